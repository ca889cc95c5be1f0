"""civics-tui pack show: what a pack holds."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.model.identity import plain
from civics_tui.model.kinds import Question
from civics_tui.words import _, ngettext


@click.command("show")
@click.argument("name", metavar="PACK")
@json_option
@click.pass_context
def command(ctx: click.Context, name: str, as_json: bool) -> None:
    """Show what PACK (an id or a path) holds: objectives, questions by kind, explainers, sets."""
    context = context_of(ctx)
    entry = context.library.find(name)
    pack = context.library.pack(entry.id)
    asked = pack.asked()
    if as_json:
        context.console.json(
            {
                "manifest": plain(pack.manifest),
                "questions": [
                    {"id": one.id, "kind": one.kind, "objective": one.objective, "difficulty": one.difficulty}
                    for one in asked
                ],
                "explainers": [{"id": page.id, "title": page.title} for page in pack.explainers.values()],
                "sets": [plain(one) for one in pack.sets.values()],
            }
        )
        return
    out = context.console.out
    out(f"{pack.title}  ({entry.id} {pack.manifest.version})")
    if pack.manifest.description:
        out(pack.manifest.description)
    out()
    out(ngettext("{n} question", "{n} questions", len(asked)) + ": " + _by_kind(asked))
    for objective in pack.manifest.objectives:
        out(f"  {sum(one.objective == objective.id for one in asked):>3}  {objective.text}")
    if pack.explainers:
        out(_("Explainers"))
    for page in pack.explainers.values():
        minutes = ngettext("{n} minute", "{n} minutes", page.minutes) if page.minutes else ""
        out(f"  {entry.id}:{page.id}  {page.title}  {minutes}".rstrip())
    if pack.sets:
        out(_("Sets"))
    for one in pack.sets.values():
        out(f"  {entry.id}/{one.id}  {one.title}  " + ngettext("{n} question", "{n} questions", len(one.questions)))


def _by_kind(questions: tuple[Question, ...]) -> str:
    counts: dict[str, int] = {}
    for question in questions:
        counts[question.kind] = counts.get(question.kind, 0) + 1
    return ", ".join(f"{kind} {count}" for kind, count in counts.items())
