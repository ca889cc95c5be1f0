"""What the host's faces say: each step in a word, the lines of people and counts, what keeps answers from coming."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.classroom.hosting.conductor import Look
from civics_tui.classroom.people.codes import written
from civics_tui.classroom.revealed import Bar
from civics_tui.classroom.seen import HostView, Step
from civics_tui.errors import WrongUse
from civics_tui.views import bars as drawn
from civics_tui.views.times import duration
from civics_tui.words import _, ngettext

BAR = 32
"""Cells of the bar of answers."""


def step_word(step: Step) -> str:
    """What `enter` does."""
    words: dict[Step, str] = {
        "start": _("start"),
        "open": _("open the next question"),
        "close": _("close"),
        "wait": _("closing..."),
        "reveal": _("show the answer"),
        "next": _("next question"),
        "finish": _("end the class"),
        "go_on": _("go on"),
        "done": _("results"),
    }
    return words[step]


def code(view: HostView) -> str:
    """The code as it is read out: `K7M-4PD`."""
    return written(view.board.code) if view.board.code else ""


def joined(view: HostView) -> str:
    """`32 joined`, with those who wait."""
    told = ngettext("{n} joined", "{n} joined", view.board.joined).format(n=view.board.joined)
    if not view.waiting:
        return told
    return f"{told}   " + ngettext("{n} waiting", "{n} waiting", len(view.waiting)).format(n=len(view.waiting))


def state(view: HostView) -> str:
    """Where one is: `question 5 of 9   closed   32 of 32`."""
    board = view.board
    words = {
        "lobby": _("lobby"),
        "question": _("open"),
        "closed": _("closed"),
        "revealed": _("answer shown"),
        "between": "",
        "paused": _("paused"),
        "finished": _("ended"),
        "given_up": _("ended"),
    }
    place = _("question {n} of {all}").format(n=board.number, all=board.of) if board.number else ""
    vote = _("second vote") if board.vote > 1 else ""
    many = _("{n} of {all}").format(n=board.answered, all=board.joined) if board.number else ""
    return "   ".join(part for part in (place, vote, words[board.state], many) if part)


def answered(look: Look) -> tuple[str, str, str]:
    """`27 of 32`, the bar, and how long the question is open or how much time is left."""
    board = look.view.board
    share = board.answered / board.joined if board.joined else 0.0
    if look.some_have_more:
        time = _("time is up; some have more")
    elif look.left is not None:
        time = _("{time} left").format(time=duration(look.left / 1000))
    else:
        time = _("{time} so far").format(time=duration(look.so_far // 1000))
    return _("{n} of {all}").format(n=board.answered, all=board.joined), drawn.bar(share, BAR), time


def trouble(look: Look) -> tuple[str, ...]:
    """What keeps answers from coming: the disk, then students whose connection is lost."""
    lines = [look.view.trouble] if look.view.trouble else []
    shown = look.lost[:3]
    lines += [
        _("{name} lost its connection {time} ago; the answer will be kept.").format(
            name=one.name, time=duration(one.ago)
        )
        for one in shown
    ]
    more = len(look.lost) - len(shown)
    if more:
        lines.append(ngettext("{n} more has no connection.", "{n} more have no connection.", more).format(n=more))
    return tuple(lines)


def names(found: Sequence[str], most: int = 24) -> str:
    """Names in a row, at most so many of them."""
    told = ", ".join(found[:most])
    return told if len(found) <= most else _("{names} and {n} more").format(names=told, n=len(found) - most)


def late(view: HostView) -> str:
    """That answers came late; empty where none did."""
    if not view.late:
        return ""
    return ngettext(
        "{n} late answer is kept, not counted.", "{n} late answers are kept, not counted.", view.late
    ).format(n=view.late)


def bar_count(bar: Bar) -> str:
    """How many chose it; with two votes `19 -> 27`."""
    return str(bar.count) if bar.before is None else f"{bar.before} -> {bar.count}"


def bar_cells(bar: Bar, of: int, length: int = 24) -> str:
    """Its bar: one cell a student in a small class, a share of the class in a large one."""
    if of <= length:
        return "#" * bar.count
    return drawn.bar(bar.count / of, length).rstrip(".") if of else ""


def no_answer(look: Look) -> str:
    """Who has given no answer, once the question is closed."""
    board = look.view.board
    out = board.joined - board.answered
    return (
        _("Everybody has answered.")
        if out <= 0
        else ngettext("{n} student gave no answer.", "{n} students gave no answer.", out).format(n=out)
    )


TIMES: tuple[int | None, ...] = (100, 150, 200, None)
"""The times that a student can be given, per cent of the usual; `None` is no limit."""


def time_words(factor: int | None) -> str:
    """A time in a few words."""
    words = {
        100: _("the usual time"),
        150: _("one and a half times the usual"),
        200: _("twice the usual time"),
        None: _("no time limit"),
    }
    return words.get(factor) or _("{n} % of the usual time").format(n=factor)


def time_given(typed: str) -> int | None:
    """A time as it is typed: `1`, `1.5`, `2` or `none`.

    Raises:
        WrongUse: it is none of them.
    """
    known: dict[str, int | None] = {"1": 100, "1.5": 150, "1,5": 150, "2": 200, "none": None, _("none"): None}
    if typed.casefold() not in known:
        raise WrongUse(_("Type 1, 1.5, 2 or none behind the number of the student."))
    return known[typed.casefold()]


def warning() -> str:
    """Said the first time before key and note are shown."""
    return _("Others may see your screen. Press t again to show key and note for five seconds.")
