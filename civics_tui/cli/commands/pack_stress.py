"""civics-tui pack stress: variants drawn by the hundred, what fails with which seed, and where the key stands."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import context_of, json_option, pack_path
from civics_tui.errors import Exit, NotFound, PackBroken
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.stress import Stressed

SHOWN = 3
"""Failures of one question that are told one by one."""
FEW = 5
"""Different variants below which a question hardly varies."""


@click.command("stress")
@click.argument("name", metavar="PACK")
@click.option("--n", "-n", type=click.IntRange(1, 10_000), default=100, show_default=True, help=_("How many attempts."))
@click.option("--seed", type=int, default=0, show_default=True, help=_("Seed of the first attempt."))
@click.option("--question", metavar="ID", help=_("Only this question."))
@json_option
@click.pass_context
def command(ctx: click.Context, name: str, n: int, seed: int, question: str | None, as_json: bool) -> None:
    """Draw the questions of PACK (an id or a path) in many attempts, and tell what should not be asked.

    Each failure has its seed: civics-tui quiz PACK --seed N shows that variant. Ends with 1 where there are failures.
    """
    from civics_tui.packs.reader import read_pack
    from civics_tui.packs.stress import stress
    from civics_tui.study.order import draw_order

    context = context_of(ctx)
    path = pack_path(context, name)
    read = read_pack(path, seeds=context.places.seeds, draw=False)
    if read.pack is None:
        raise PackBroken(_("{pack} cannot be used; see  civics-tui pack check {path}").format(pack=name, path=path))
    if question is not None and question not in read.pack.questions:
        raise NotFound(_('There is no question "{id}" in {pack}.').format(id=question, pack=name))
    found = stress(read, n=n, order=draw_order, seed=seed, only=question)
    if as_json:
        context.console.json([dataclasses.asdict(one) for one in found])
    else:
        context.console.out("\n".join(_lines(found, n, read.broken)))
    if any(one.failures for one in found):
        ctx.exit(int(Exit.PROBLEMS))


def _lines(found: tuple[Stressed, ...], n: int, broken: int) -> list[str]:
    drawn, failed = [one for one in found if one.drawn], [one for one in found if one.failures]
    lines: list[str] = []
    for one in failed:
        lines.append(
            _("{id}: {failed} of {n} variants should not be asked").format(id=one.question, failed=_count(one), n=n)
        )
        lines += [
            f"  seed {bad.seed}: {bad.reason}" + (f", with {bad.values}" if bad.values else "")
            for bad in one.failures[:SHOWN]
        ]
        if len(one.failures) > SHOWN:
            lines.append("  " + ngettext("and {n} more", "and {n} more", len(one.failures) - SHOWN))
    lines += [
        _("{id}: only {k} different variants in {n}").format(id=one.question, k=one.different, n=n)
        for one in drawn
        if one.different < min(n, FEW) and not one.failures
    ]
    lines += [*_positions(found), ""] if any(one.positions for one in found) else []
    told = ngettext("{n} question with variables", "{n} questions with variables", len(drawn))
    lines.append(_("{told}, {n} attempts; {failed} with failures").format(told=told, n=n, failed=len(failed)))
    if broken:
        lines.append(ngettext("{n} broken question was left out", "{n} broken questions were left out", broken))
    return lines


def _count(one: Stressed) -> int:
    return len({bad.seed for bad in one.failures})


def _positions(found: tuple[Stressed, ...]) -> list[str]:
    """Where the keys stood: the whole pack, then the questions whose key never moves."""
    placed = [one for one in found if one.positions]
    lines = [_("Where the key stood, in percent")]
    for kind in dict.fromkeys(one.kind for one in placed):
        counts: dict[int, int] = {}
        for one in placed:
            for place, count in one.positions.items() if one.kind == kind else ():
                counts[place] = counts.get(place, 0) + count
        total = sum(counts.values())
        shares = "  ".join(f"{place}: {100 * count / total:.0f}" for place, count in sorted(counts.items()))
        lines.append(f"  {kind:<10} {shares}")
    fixed = [one for one in placed if one.kind == "single" and len(one.positions) == 1]
    if fixed:
        names = ", ".join(f"{one.question} ({next(iter(one.positions))})" for one in fixed)
        lines.append(_("  never moves: {names}").format(names=names))
    return lines
