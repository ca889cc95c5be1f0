"""What all inputs have in common: they hold an answer in hand, and tell when it changes or is to be handed in."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from civics_tui.model.answer import Answer
from civics_tui.tui.content import T, line_content
from civics_tui.tui.widgets.keybar import Key
from civics_tui.views.notes import Feedback, PartNote
from civics_tui.views.pieces import Line
from civics_tui.words import _

MOVES = [
    Binding("up,k", "move(-1)", show=False, id="input.up"),
    Binding("down,j", "move(1)", show=False, id="input.down"),
]
MARKS = [
    Binding(f"{number},{letter}" if letter.strip() else f"{number}", f"mark({number})", show=False, id=f"mark.{number}")
    for number, letter in enumerate("abcde    ", start=1)
]
"""Digits mark a row; the first five rows have a letter as well."""


def part_notes(note: PartNote) -> tuple[Content, ...]:
    """What is said to a part that is not right, as paragraphs."""
    mixed = T(_("Mixed up: {name}").format(name=note.mixed_up), "quiet") if note.mixed_up else Content("")
    return tuple(part for part in (line_content(note.note), mixed) if part)


class AnswerInput(Widget):
    """One of the five inputs. It knows the form, never the key; feedback is handed to it after the commit."""

    @dataclass
    class Changed(Message):
        """The answer in hand, the marked row, or what can be done has changed."""

        input: AnswerInput

    @dataclass
    class Submitted(Message):
        """The answer in hand is to be handed in."""

        input: AnswerInput

    touched = False
    """Has it changed, and has what changed not been brought into view yet?"""

    def tell(self) -> None:
        """Tell of a change; whoever holds the input brings it into view."""
        self.touched = True
        self.post_message(self.Changed(self))

    def answer(self) -> Answer:
        """The answer in hand.

        Raises:
            AnswerError: there is none yet; the sentence says what is missing.
        """
        raise NotImplementedError

    def put(self, answer: Answer) -> None:
        """Show an answer that was given before."""
        raise NotImplementedError

    def reveal(self, feedback: Feedback) -> None:
        """Show the feedback; the answer cannot be changed any more."""
        raise NotImplementedError

    def fit(self, width: int, room: int) -> int:
        """Draw so that it fits into `room` lines of `width` columns, as far as it can; the number of lines it takes."""
        raise NotImplementedError

    def doubt(self) -> str:
        """A sentence to be shown once before an answer that looks unfinished is taken; mostly empty."""
        return ""

    def settle(self) -> bool:
        """Finish a move that is half done; was there one?"""
        return False

    def cancel(self) -> bool:
        """Give up a move that is half done; was there one?"""
        return False

    def undo(self) -> bool:
        """Take the last change back; was there one?"""
        return False

    def stem(self) -> Line | None:
        """The stem, where the answer in hand changes it."""
        return None

    def keys(self) -> tuple[Key, ...]:
        """What can be done in the input now."""
        return ()

    @property
    def is_tight(self) -> bool:
        """Had choices to be cut to single lines, so that they need more room?"""
        return False

    @property
    def can_undo(self) -> bool:
        """Is there a change to take back?"""
        return False

    @property
    def marked(self) -> str:
        """Target of the row that has to be in view; empty where there is none."""
        return ""

    @property
    def writing(self) -> bool:
        """Are letters text now, because a field has the focus?"""
        return False

    def take_focus(self) -> None:
        """Put the focus where an answer is given."""
        self.focus(scroll_visible=False)
