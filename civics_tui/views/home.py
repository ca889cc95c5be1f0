"""Home: what a learner who comes back sees, and what stands there at the first start. Made of values, not of files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from civics_tui.model.text import one_line
from civics_tui.study.progress import Progress
from civics_tui.views import specials, times
from civics_tui.views.bars import EMPTY, bar, percent
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.rows import Entry
    from civics_tui.study.history import OpenAttempt

PENDING = "..."
"""Stands where a figure is still being counted, so that nothing moves when it arrives."""
BAR = 10
PLAYED = ("process", "timeline")
"""Sorts of special explainers that stand on Home; the others are met in pages."""
WEAK = Fraction(4, 5)
"""An objective with a smaller share of right answers is offered next."""


@dataclass(frozen=True, slots=True)
class ContinueRow:
    """An attempt to go on with."""

    id: str
    title: str
    where: str
    """`practice, question 4 of 10`."""
    when: str
    """`yesterday`."""


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack with its figures."""

    id: str
    title: str
    seen: str
    """`31/42`, or `...`."""
    percent: str
    """`74 %`; empty before the first answer."""
    bar: str
    word: str
    """`not started`, `no questions`, or nothing."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A page to read, or a special explainer."""

    pack: str
    page: str
    """Id of the page or explainer."""
    title: str
    kind: str
    minutes: str
    """`8 min`, or nothing."""
    sort: str = "explainer"
    """`explainer` for a page, `dossiers` for those of a pack, else the sort of a special explainer."""


@dataclass(frozen=True, slots=True)
class NextForYou:
    """What to do next, with its reason."""

    pack: str
    objective: str
    """Its id in the pack."""
    text: str
    """The whole line, reason included."""


def continue_rows(attempts: Iterable[OpenAttempt], today: datetime.date) -> tuple[ContinueRow, ...]:
    """The attempts to go on with, in the order given."""
    modes = {"practice": _("practice"), "exam": _("exam"), "missed": _("missed before")}
    where = _("{mode}, question {n} of {count}")
    return tuple(
        ContinueRow(
            one.id,
            one_line(one.title),
            where.format(mode=modes.get(one.mode, one.mode), n=one.index + 1, count=one.count),
            times.ago(one.last.date(), today),
        )
        for one in attempts
    )


def pack_row(entry: Entry, progress: Progress | None) -> PackRow:
    """A pack; without progress its figures are still being counted."""
    title = one_line(entry.title)
    if not entry.questions and entry.compiled:
        return PackRow(entry.id, title, "", "", "", _("no questions"))
    if progress is None:
        return PackRow(entry.id, title, PENDING, PENDING, EMPTY * BAR, "")
    seen = f"{progress.seen}/{progress.count}"
    if not progress.scored:
        return PackRow(entry.id, title, seen, "", "", "" if progress.seen else _("not started"))
    share = Fraction(progress.right, progress.scored)
    return PackRow(entry.id, title, seen, percent(share), bar(share, BAR), "")


def play_rows(entries: Iterable[Entry]) -> tuple[ReadRow, ...]:
    """What can be played in all packs: their special explainers but for those that only compare."""
    return tuple(
        ReadRow(entry.id, one.id, one.title, one.what, one.minutes, one.sort)
        for entry in entries
        for one in specials.offers(entry)
        if one.sort in PLAYED
    )


def read_rows(entries: Iterable[Entry]) -> tuple[ReadRow, ...]:
    """The pages of all packs."""
    return tuple(
        ReadRow(entry.id, page, one_line(title), _("explainer"), specials.minutes_words(minutes))
        for entry in entries
        for page, title, minutes in entry.explainers
    )


def dossiers_row(entries: Iterable[Entry]) -> ReadRow | None:
    """The dossiers of the pack whose pages show most of them; nothing where none does."""
    entry = max(entries, key=lambda one: len(one.dossiers), default=None)
    count = len(entry.dossiers) if entry else 0
    if entry is None or not count:
        return None
    title = ngettext("Who is who: {n} person or body", "Who is who: {n} persons and bodies", count)
    return ReadRow(entry.id, "", title, _("dossiers"), "", "dossiers")


def next_for_you(progress: Iterable[Progress], objectives: Mapping[str, str]) -> NextForYou | None:
    """The weakest objective of all packs, with the reason; nothing without data, and nothing where nothing is weak.

    Args:
        progress: of each pack.
        objectives: `pack/id` to the text of the objective.
    """
    met = [
        (Fraction(share.right, share.scored), -share.scored, one.pack, share)
        for one in progress
        for share in one.objectives
        if share.scored
    ]
    weak = [found for found in met if found[0] < WEAK]
    if not weak:
        return None
    _share, _count, pack, share = min(weak, key=lambda found: found[:3])
    text = objectives.get(f"{pack}/{share.objective}", share.objective)
    reason = _('"{text}", {right} of {scored} right so far.').format(text=text, right=share.right, scored=share.scored)
    return NextForYou(pack, share.objective, f"{reason} {ngettext('{n} question', '{n} questions', share.count)}")


@dataclass(frozen=True, slots=True)
class Welcome:
    """What stands on Home before anything was answered."""

    question: str
    about: str
    start: str
    read: str
    promise: str


def welcome(questions: int, page: str | None) -> Welcome:
    """The first start.

    Args:
        questions: how many the first attempt asks.
        page: title of the page to read first, if there is one.
    """
    minutes = max(1, round(questions / 2))
    start = _("Start: {questions}, about {minutes}, nothing to set up")
    return Welcome(
        question=_("Could a state leave the Union? Who wants it, and who says it cannot be done?"),
        about=_("Five news reports and the Constitution, taken apart so that you can check them."),
        start=start.format(
            questions=ngettext("{n} question", "{n} questions", questions),
            minutes=ngettext("{n} minute", "{n} minutes", minutes),
        ),
        read=_("Read first: {title}").format(title=page) if page else "",
        promise=_("Everything stays on this computer. No account, no network."),
    )


def teach_words(*, is_new: bool = False) -> str:
    """The row that leads to the Teach area."""
    return (
        _("I teach: pick questions, write a pack, print") if is_new else _("Teach: pick questions, write a pack, print")
    )
