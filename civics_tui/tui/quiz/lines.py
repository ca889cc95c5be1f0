"""The lines around a question: the top line at every size, and the line above the keys. Pure."""

from __future__ import annotations

from textual.content import Content

from civics_tui.tui.content import T, line_content
from civics_tui.tui.quiz.text import answer_in_short
from civics_tui.tui.quiz.turn import Turn
from civics_tui.views import states, topline
from civics_tui.views.dispute import differ_line
from civics_tui.views.marked.pick import view_notice
from civics_tui.views.overview import overview
from civics_tui.words import _, ngettext

NOTHING = Content("")


def left(turn: Turn) -> Content:
    """What the attempt is about; a view question says first that it is one."""
    return T(turn.attempt.title if turn.asked.is_scored else _("Views, not scored"), "title")


def right(turn: Turn, *, clock_shown: bool) -> Content:
    """Where one is in the attempt, and how it stands."""
    states_ = topline.states(turn.attempt, turn.asked.index, turn.sitting.time_left, clock_shown=clock_shown)
    return Content("  ").join(part for part in (_flag(turn), T(states_, "quiet")) if part)


def _flag(turn: Turn) -> Content:
    return T(_("! flagged"), "flagged") if turn.response.flagged else NOTHING


def short(turn: Turn, end_of_stem: Content | None, *, clock_shown: bool) -> Content:
    """The top line of a narrow screen: the number, then the verdict, the end of the stem, or the title."""
    told = turn.told
    rest = answer_in_short(told) if told else end_of_stem or left(turn)
    number = topline.short(turn.asked.index, len(turn.attempt.responses))
    clock = topline.clock(turn.sitting.time_left) if clock_shown and turn.is_exam else ""
    return Content(" ").join(part for part in (T(number), T(clock, "quiet"), _flag(turn), rest) if part)


def status(turn: Turn, choices: int, page: tuple[int, int] | None) -> tuple[Content, Content]:
    """The line above the keys, its left and right part.

    Args:
        turn: what is asked.
        choices: how many there are, where they stand on a page of their own that is not shown.
        page: on a narrow screen, which of how many pages is shown.
    """
    if turn.sentence:
        return T(turn.sentence, turn.token), NOTHING
    if page is not None:
        told = T(_in_store(turn, choices)) if choices else _saved(turn) if turn.phase == "feedback" else NOTHING
        return told, T(f"{page[0]}/{page[1]}") if page[1] > 1 else NOTHING
    if turn.is_exam and (warning := overview(turn.attempt).warning):
        return T(warning, "partly"), NOTHING
    if turn.phase != "feedback":
        return (line_content(turn.asked.before) if turn.asked.is_scored else T(view_notice())), NOTHING
    if not turn.asked.is_scored:
        return T(view_notice()), NOTHING
    differ = T(differ_line(len(turn.asked.disputes)), "differs")
    return _saved(turn), differ + T("    v", "title") if differ else NOTHING


def _saved(turn: Turn) -> Content:
    return NOTHING if turn.looking_back else T(states.saved(), "right")


def _in_store(turn: Turn, choices: int) -> str:
    parts = [ngettext("{n} choice", "{n} choices", choices)]
    if turn.hints_left:
        parts.append(ngettext("{n} hint", "{n} hints", turn.hints_left))
    return ", ".join(parts)
