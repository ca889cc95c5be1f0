"""The line above the keys: how the answer is known, what was saved, what is wrong, or how sure one was."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from civics_tui.tui.content import T, spread, wrap
from civics_tui.tui.widgets.sheet import Rows, Sheet, SheetRow, rows_of
from civics_tui.words import _

MOST = 3
"""Lines of a sentence."""


class StatusLine(Sheet):
    """One line with two ends, or a sentence over two lines."""

    DEFAULT_CSS = """
    StatusLine {
        height: auto;
        min-height: 1;
        max-height: 3;
        padding: 0 1;
    }
    """

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="status")
        self.left = Content("")
        self.right = Content("")

    def say(self, left: Content, right: Content | None = None, *, whole: bool = True) -> None:
        """Say something at the left, and something at the right where there is room for it.

        Args:
            left: what to say.
            right: what else.
            whole: is the left part shown whole, over two or three lines where it needs them? Else it is cut.
        """
        right = right or Content("")

        def rows(width: int) -> Rows:
            if right or not whole:
                return [SheetRow(spread(left, right, width))]
            return rows_of(wrap(left, width)[:MOST])

        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.show(rows)


class SureLine(Sheet, can_focus=True):
    """Asks how sure one was, after `enter` and before the verdict."""

    DEFAULT_CSS = """
    SureLine { display: none; padding: 0 1; &.-asked { display: block; } }
    """

    BINDINGS = [Binding(f"{number}", f"sure({number})", show=False, id=f"sure.{number}") for number in (1, 2, 3)]

    @dataclass
    class Told(Message):
        """How sure one was: 1 guess, 2 fairly, 3 sure."""

        level: int

    def __init__(self) -> None:
        """Wait to be shown."""
        super().__init__(id="sure")

    def build(self, width: int) -> Rows:
        """One line; each level can be clicked."""
        levels = ((1, _("guess")), (2, _("fairly")), (3, _("sure")))
        parts = [T(f"{number} {word}", "focus") for number, word in levels]
        return [SheetRow(Content.assemble(T(_("How sure?"), "title"), "  ", Content("  ").join(parts)))]

    def action_sure(self, level: int) -> None:
        """Tell the level."""
        self.post_message(self.Told(level))

    @on(events.Click)
    def _tell_clicked(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        text = self.rows(self.size.width)[0].content.plain
        starts = [text.find(f"{number} ") for number in (1, 2, 3)]
        level = sum(offset is not None and start <= offset.x for start in starts)
        if level:
            self.action_sure(level)
