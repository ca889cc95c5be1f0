"""A preview in lines: the questions and what was found in them, printed anew after every save."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain

from civics_tui.errors import CivicsError
from civics_tui.model import variant
from civics_tui.model.kinds import Question
from civics_tui.packs.preview.preview import Preview, Shown
from civics_tui.packs.report import report_lines
from civics_tui.plain.question import SAY
from civics_tui.plain.talk import WIDTH, Talk
from civics_tui.study.order import draw_order
from civics_tui.study.trial import SEED
from civics_tui.views import preview as views
from civics_tui.views.forms import form
from civics_tui.views.source import stale_line
from civics_tui.views.wrap import cells
from civics_tui.words import _

MOST = 20
"""Questions that are printed after a save; the others are named by their number."""


def run_preview(
    preview: Preview, saves: Iterable[None], talk: Talk, clock: Callable[[], datetime.datetime], question: str | None
) -> None:
    """Print what is shown now, and again after each of the `saves` that has changed something, until they end.

    Args:
        preview: the pack.
        saves: yields after each save.
        talk: where to.
        clock: the time, for what is past its review date.
        question: id of the only question to be printed; all that have changed where it is `None`.
    """
    last: Shown | None = None
    with suppress(KeyboardInterrupt):
        for _save in chain((None,), saves):
            shown = preview.reload()
            if shown is not last:
                _say(talk, last, shown, clock().date(), question)
                last = shown


def _say(talk: Talk, last: Shown | None, shown: Shown, today: datetime.date, only: str | None) -> None:
    if last is not None:
        talk.write("")
        talk.say(_("Saved: {counts}.").format(counts=views.counts(shown)))
    ids = [one for one in shown.ids if one == only] if only else _changed(last, shown)
    if only and not ids:
        talk.say(_('There is no question "{id}" to be shown.').format(id=only))
    for id_ in ids[:MOST]:
        talk.write("")
        _say_question(talk, shown, id_, today)
    if len(ids) > MOST:
        talk.say(_("and {n} more questions; --question ID prints one of them.").format(n=len(ids) - MOST))
    for line in views.banner(shown, only or next(iter(ids), "")):
        talk.say(line)
    talk.write("")
    for line in report_lines(shown.report, shown.seconds):
        for part in line.split("\n"):
            if cells(part) <= WIDTH:
                talk.write(part)
            else:
                talk.say(part)


def _changed(last: Shown | None, shown: Shown) -> list[str]:
    """The questions that look another way than before; all at first."""
    if shown.pack is None:
        return []
    before = last.pack.questions if last is not None and last.pack is not None else {}
    return [one for one in shown.ids if before.get(one) != shown.pack.questions[one]]


def _say_question(talk: Talk, shown: Shown, id_: str, today: datetime.date) -> None:
    assert shown.pack is not None
    question: Question = shown.pack.questions[id_]
    place = shown.place_of(id_)
    where = f"  {place.file}:{place.line}" if place else ""
    kept = "  " + _("last good version") if id_ in shown.former else ""
    number = _("{n} of {count}").format(n=shown.ids.index(id_) + 1, count=len(shown.ids))
    talk.say(f"{number}: {id_}{where}{kept}")
    seed = variant.seed_of(shown.pack.id, id_, SEED)
    try:
        drawn = variant.draw(question, seed)
    except CivicsError as problem:
        talk.say(problem.sentence)
        return
    if stale := stale_line(question, shown.pack.ledger, today):
        talk.say(stale)
    made = form(drawn, draw_order(drawn, seed))
    SAY[type(made)](talk, made)
    if told := views.sign(shown.by_question.get(id_, ())):
        talk.say(told)
