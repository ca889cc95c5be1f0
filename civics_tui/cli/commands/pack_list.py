"""civics-tui pack list: the packs that can be used."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.words import _, ngettext


@click.command("list")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the packs: id, version, questions, explainers, title."""
    context = context_of(ctx)
    entries = context.fresh_library.entries()
    if as_json:
        context.console.json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "version": entry.version,
                    "origin": entry.origin,
                    "questions": entry.questions,
                    "explainers": [page for page, _title, _minutes in entry.explainers],
                    "problems": entry.problems,
                }
                for entry in entries
            ]
        )
        return
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        counts = ", ".join(
            [
                ngettext("{n} question", "{n} questions", entry.questions),
                ngettext("{n} explainer", "{n} explainers", len(entry.explainers)),
                *([ngettext("{n} error", "{n} errors", entry.problems)] if entry.problems else []),
            ]
        )
        context.console.out(f"{entry.id:<{width}}  {entry.version}  {counts}  {entry.title}")
    if not entries:
        context.console.err(_("There are no packs here."))
