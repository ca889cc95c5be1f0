"""What feedback consists of: notes on options, notes on parts, and the whole with its sentences for line mode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from civics_tui.model.marking import Verdict
from civics_tui.views import blocks
from civics_tui.views.pieces import Line, plain
from civics_tui.views.tokens import sign
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

State = Literal["right", "wrong", "missed", "partly", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionNote:
    """One option of a pick form, in the order shown, with what is said to it."""

    id: str
    number: int
    """Its place on the screen, counted from 1."""
    text: Line
    state: State = ""
    """`right`: belongs to the key; `missed`: belongs to it and was not ticked; `wrong`: was chosen and does not."""
    yours: bool = False
    note: Line = ()
    """What the author says to it; for a view who holds it, where and when."""
    mixed_up: str = ""
    """Name of the misconception behind it."""
    read_on: str = ""
    """`page#section` that explains the misconception."""

    @property
    def sign(self) -> str:
        """`OK`, `X`, or nothing."""
        return sign("right" if self.state == "missed" else self.state)

    @property
    def word(self) -> str:
        """`yours`, `missed`, or nothing."""
        if self.yours:
            return _("yours")
        return _("missed") if self.state == "missed" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartNote:
    """One item, pair or gap, with what was given and what is right."""

    id: str
    name: Line
    """The item, or `gap 2`."""
    state: State
    given: Line
    """Partner, group, place or text that was given; `nothing` where it was left out."""
    right: Line
    note: Line = ()
    """What the author says to it."""
    mixed_up: str = ""
    read_on: str = ""

    @property
    def sign(self) -> str:
        """`OK`, `~` or `X`."""
        return sign(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """All that is said after an answer."""

    verdict: Verdict
    word: str
    """Right, Wrong, Partly right, Your view, or Counted as right."""
    token: str
    """Colour token that goes with the word."""
    given: Line
    """`You chose 1.`, `You wrote "38".`"""
    mine: Line = ()
    """What the author says to what was given."""
    mixed_up: tuple[str, ...] = ()
    """Names of the misconceptions shown."""
    right: Line = ()
    """`Right is 2.`; empty after a right pick and without a key."""
    accepted: str = ""
    """What else counts in full: other texts, or the range of a number."""
    why: str = ""
    """The explanation, as Markdown."""
    why_lines: tuple[Line, ...] = ()
    """The same, one line for each paragraph, item or row of a table."""
    points: str = ""
    """`0.5 of 1 point` where it is neither all nor nothing."""
    note: str = ""
    """That a unit is missing, or that a slip was overlooked."""
    options: tuple[OptionNote, ...] = ()
    """For picks: all options, to be opened one by one."""
    many: bool = False
    """May more than one of the options be chosen?"""
    parts: tuple[PartNote, ...] = ()
    """For the other forms but text: per item or gap; an ordering stands in the right order."""
    can_override: bool = False
    """May the learner count it as right (`=`)?"""

    @property
    def sign(self) -> str:
        """`OK`, `~`, `X`, or nothing."""
        return sign(self.token)

    @property
    def mixed_up_line(self) -> str:
        """`Mixed up: proposing and ratifying.`, or nothing."""
        return _("Mixed up: {names}.").format(names="; ".join(self.mixed_up)) if self.mixed_up else ""

    def paragraphs(self) -> tuple[str, ...]:
        """The feedback without its explanation as sentences for line mode, the verdict first; the face wraps them."""
        first = [f"{self.word}.", plain(self.given), _unsaid(self.mine), self.mixed_up_line, self.points, self.note]
        told = [" ".join(part for part in first if part)]
        told += [_part_sentence(part) for part in self.parts if part.state != "right"]
        told += [_option_sentence(option) for option in self.options if self._is_told(option)]
        told.append(" ".join(part for part in (plain(self.right), self.accepted) if part))
        return tuple(one for one in told if one)

    def why_text(self, columns: int = WIDTH) -> tuple[str, ...]:
        """The explanation as wrapped lines of plain text."""
        return blocks.lines(self.why, columns) if self.why else ()

    def _is_told(self, option: OptionNote) -> bool:
        if self.verdict == "unscored":
            return bool(option.note)
        return self.many and option.state in ("wrong", "missed")


_VERDICTS = re.compile(r"(?:yes|no|right|wrong|correct|incorrect)[.!] (?=\S)", re.IGNORECASE)


def _unsaid(line: Line) -> str:
    """What the author says, without the verdict in front of it that was said already."""
    return _VERDICTS.sub("", plain(line), count=1) if _VERDICTS.match(plain(line)) else plain(line)


def _part_sentence(part: PartNote) -> str:
    told = _("{name}: yours {given}, right {right}.").format(
        name=plain(part.name), given=plain(part.given), right=plain(part.right)
    )
    return " ".join(one for one in (told, plain(part.note), _mixed_up(part.mixed_up)) if one)


def _option_sentence(option: OptionNote) -> str:
    match option.state:
        case "wrong":
            told = _("{n} is not right.").format(n=option.number)
        case "missed":
            told = _("{n} is right too.").format(n=option.number)
        case _:
            return _("{n}. {view} Source: {who}.").format(
                n=option.number, view=plain(option.text), who=plain(option.note)
            )
    return " ".join(one for one in (told, plain(option.note), _mixed_up(option.mixed_up)) if one)


def _mixed_up(name: str) -> str:
    return _("Mixed up: {names}.").format(names=name) if name else ""
