"""The report of `pack balance`: tables whose bars repeat the numbers beside them, then the claims nothing rests on."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from civics_tui.model.pack import Pack
from civics_tui.model.text import one_line
from civics_tui.packs.balance import NOBODY, Balance, Counts, Measure
from civics_tui.views import attribution
from civics_tui.views.bars import bar, percent
from civics_tui.views.wrap import cells, listed, wrap
from civics_tui.words import _, ngettext

LABEL = 38
"""Cells of the names before the numbers."""
BAR = 20


def balance_lines(balance: Balance, pack: Pack) -> tuple[str, ...]:
    """The measures of a pack as tables of text."""
    told = ngettext("{n} question", "{n} questions", balance.questions)
    lines = [
        f"{one_line(balance.title)} ({balance.pack}): {told}",
        *wrap(_("Every number counts questions. One that rests on several claims can count in several rows.")),
    ]
    for measure, heading in _headings().items():
        counts = balance.measures[measure]
        if counts:
            lines += ["", heading, *_table(counts, _names(measure, pack), _whole(measure, counts, balance.questions))]
    return (*lines, "", *_unused(balance))


def balance_data(balance: Balance) -> dict[str, Any]:
    """The measures of a pack as JSON data."""
    return {
        "pack": balance.pack,
        "title": balance.title,
        "questions": balance.questions,
        **{measure: dict(counts) for measure, counts in balance.measures.items()},
        "ledger_shared_by": list(balance.sharing),
        "unused_claims": [{"id": claim.id, "why": claim.unused} for claim in balance.unused],
    }


def _headings() -> dict[Measure, str]:
    return {
        "stances": _("Stances of the speakers behind the claims"),
        "speakers": _("Speakers"),
        "sources": _("Sources"),
        "claim_kinds": _("Kinds of claims"),
        "kinds": _("Kinds of questions"),
        "difficulties": _("Difficulties"),
        "key_positions": _("Places of the right choices, as the file has them"),
        "truths": _("Statements that are true or false"),
        "objectives": _("Objectives"),
    }


def _names(measure: Measure, pack: Pack) -> Callable[[str], str]:
    """What to call a row of a table."""
    ledger = pack.ledger
    nobody = {
        "stances": _("no speaker: a law, a count, a report's own voice"),
        "difficulties": _("without a difficulty"),
        "objectives": _("without an objective"),
    }.get(measure, NOBODY)

    def name(row: str) -> str:
        match measure:
            case _ if row == NOBODY:
                return nobody
            case "speakers":
                actor = ledger.actors.get(row)
                return f"{actor.name}, {_stances()[actor.stance]}" if actor else row
            case "stances":
                return _stances().get(row, row)
            case "sources":
                source = ledger.sources.get(row)
                return attribution.source_name(source) if source else row
            case "objectives":
                objective = pack.objective(row)
                return objective.text if objective else row
            case "key_positions":
                return _("place {n}").format(n=row)
            case "truths":
                return _("true") if row == "true" else _("false")
            case _:
                return row

    return name


def _stances() -> dict[str, str]:
    return {"advocate": _("advocate"), "sceptic": _("sceptic"), "neutral": _("neutral")}


def _whole(measure: Measure, counts: Counts, questions: int) -> int:
    """What the shares of a table are shares of: right choices have several in a question, or none."""
    return sum(count for _row, count in counts) if measure in ("key_positions", "truths") else questions


def _table(counts: Counts, name: Callable[[str], str], whole: int) -> list[str]:
    lines = []
    for row, count in counts:
        label, *more = wrap(one_line(name(row)), LABEL)
        share = Fraction(count, whole) if whole else Fraction(0)
        room = " " * (LABEL - cells(label))
        lines.append(f"  {label}{room} {count:>4}  {bar(share, BAR)}  {percent(share):>5}")
        lines += [f"    {line}" for line in more]
    return lines


def _unused(balance: Balance) -> list[str]:
    packs = listed([_("this pack")] if len(balance.sharing) == 1 else balance.sharing)
    if not balance.unused:
        return [*wrap(_("Every claim of the ledger is used in {packs}.").format(packs=packs))]
    bare = balance.without_reason()
    told = ngettext("{n} claim of the ledger is used", "{n} claims of the ledger are used", len(balance.unused))
    lines = [*wrap(_("{claims} by nothing in {packs}.").format(claims=told, packs=packs))]
    if bare:
        say_why = ngettext("{n} does not say why:", "{n} do not say why:", len(bare))
        lines += ["", say_why, *(f"  {claim.id}" for claim in bare)]
    reasons = [claim for claim in balance.unused if claim.unused]
    if reasons:
        say_why = ngettext("{n} says why:", "{n} say why:", len(reasons))
        lines += ["", say_why]
        for claim in reasons:
            lines += [f"  {claim.id}", *wrap(one_line(claim.unused or ""), first="      ")]
    return lines
