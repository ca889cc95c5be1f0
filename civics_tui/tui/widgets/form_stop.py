"""What stands in a form beside its boxes, each one line and a stop on the way through it: marks, choices, entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from civics_tui.tui.content import T, cut, joined

GAP = 2
"""Columns between two choices in a line."""


class Stop(Widget, can_focus=True):
    """Something that can be pressed, by `space`, `enter` or a click."""

    DEFAULT_CSS = """
    Stop { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    Stop:focus { background: $panel; text-style: bold; color: $text-primary; }
    """

    BINDINGS = [
        Binding("space,enter", "press", show=False, id="stop.press"),
    ]

    @dataclass
    class Pressed(Message):
        """It was pressed."""

        stop_: Stop

    def action_press(self) -> None:
        """Tell that it was pressed."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """A click presses."""
        event.stop()
        self.action_press()


class Mark(Stop):
    """Whether a choice is right: `(o)` where one is, `[x]` where several can be."""

    DEFAULT_CSS = "Mark { width: 4; height: 1; }"

    def __init__(self, on: bool = False, *, many: bool = False, beside: Widget | None = None) -> None:
        """Show a mark that is on or off; what is typed or pasted on it goes to the widget beside it."""
        super().__init__()
        self.on = on
        self.many = many
        self.beside = beside

    def _forward_event(self, event: events.Event) -> None:
        # at once, before the next key is passed on: one that came here first would be lost, or come too late
        is_text = isinstance(event, events.Paste) or (
            isinstance(event, events.Key) and event.is_printable and event.key != "space"
        )
        if is_text and self.beside is not None:
            self.screen.set_focus(self.beside)
            self.beside._forward_event(event)
        else:
            super()._forward_event(event)

    def put(self, on: bool) -> None:
        """Show it on or off."""
        if on != self.on:
            self.on = on
            self.refresh()

    def render(self) -> Content:
        """Three signs."""
        signs = ("[x]", "[ ]") if self.many else ("(o)", "( )")
        return T(signs[0], "right") if self.on else T(signs[1])


class Line(Stop):
    """A line that does something, such as adding a choice; it says what, and may change its words."""

    def __init__(self, text: str, *, classes: str | None = None) -> None:
        """Show a text."""
        super().__init__(classes=classes)
        self._text = text

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)

    def render(self) -> Content:
        """The text in one line."""
        return cut(T(self._text), self.size.width)


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words to choose from."""

    value: object
    text: str


class Words(Stop):
    """A few words of which one is chosen, in a line or as many as they need: `(o) one right   ( ) several`."""

    BINDINGS = [
        Binding("left", "step(-1)", show=False, id="words.left"),
        Binding("right", "step(1)", show=False, id="words.right"),
    ]

    @dataclass
    class Chosen(Message):
        """A word was chosen, which may be the one that is chosen already; `...` stands for more of them."""

        words: Words
        value: object

    def __init__(
        self, words: Sequence[Word], value: object = None, *, many: bool = False, id: str | None = None
    ) -> None:
        """Offer words, one of them chosen; where `many` can be, `value` is the set of those that are."""
        super().__init__(id=id)
        self.offered = tuple(words)
        self.many = many
        self.value = value
        self._at = self._place()

    def put(self, value: object, words: Sequence[Word] | None = None) -> None:
        """Show another one as chosen, among other words where they are given."""
        self.offered = self.offered if words is None else tuple(words)
        self.value, self._at = value, 0
        self._at = self._place()
        self.refresh(layout=True)

    @property
    def cell(self) -> str | bool | tuple[str, ...]:
        """What is chosen, as a cell of a question."""
        if isinstance(self.value, frozenset):
            return tuple(str(word.value) for word in self.offered if word.value in self.value)
        return self.value if isinstance(self.value, bool) else str(self.value or "")

    def _place(self) -> int:
        return next((at for at, word in enumerate(self.offered) if word.value == self.value), 0)

    def _parts(self, width: int) -> list[Content]:
        parts = []
        for at, word in enumerate(self.offered):
            text = T(f"{self._sign(word)}{word.text}")
            text = cut(text, width)
            parts.append(text.stylize("reverse") if self.has_focus and at == self._at else text)
        return parts

    def _sign(self, word: Word) -> str:
        if word.value is ...:
            return ""
        if self.many:
            return "[x] " if isinstance(self.value, frozenset) and word.value in self.value else "[ ] "
        return "(o) " if word.value == self.value else "( ) "

    def _rows(self, width: int) -> list[list[int]]:
        """Numbers of the words in each line."""
        rows: list[list[int]] = [[]]
        used = 0
        for at, part in enumerate(self._parts(width)):
            if rows[-1] and used + part.cell_length > width:
                rows.append([])
                used = 0
            rows[-1].append(at)
            used += part.cell_length + GAP
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The words, with the one that the arrows have come to in reverse."""
        parts = self._parts(self.size.width)
        lines = (joined((parts[at] for at in row), " " * GAP) for row in self._rows(self.size.width))
        return joined(lines, "\n")

    def action_step(self, step: int) -> None:
        """Go on to the next word, without choosing it."""
        self._at = (self._at + step) % len(self.offered)
        self.refresh()

    def action_press(self) -> None:
        """Choose the word that the arrows have come to."""
        self.post_message(self.Chosen(self, self.offered[self._at].value))

    def on_blur(self) -> None:
        """The next time it starts with the chosen word."""
        self._at = self._place()

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked word."""
        event.stop()
        offset = event.get_content_offset(self)
        rows = self._rows(self.size.width)
        if offset is None or offset.y >= len(rows):
            return
        start = 0
        for at in rows[offset.y]:
            end = start + self._parts(self.size.width)[at].cell_length
            if start <= offset.x < end:
                self._at = at
                self.action_press()
                return
            start = end + GAP
