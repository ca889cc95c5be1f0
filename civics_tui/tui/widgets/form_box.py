"""A box to type a text into, as forms use it: it grows with its text, and `enter` and the arrows lead on from it.

Letters are text in it. What is pasted loses what a pack may not hold; lines become one unless the box has lines.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from civics_tui.model.text import clean_text, one_line
from civics_tui.tui.content import T

_OURS = ("f6", "f7", "ctrl+z", "ctrl+y")
"""Keys of a text area that mean something else on a screen with a form."""
_WORD = re.compile(r"[\w'’-]+")
PATIENCE = 2.0
"""Seconds to wait at most for keys that are on their way."""
LONGEST = 4_000
"""Characters that a box takes."""


def _moves(without: tuple[str, ...] = _OURS) -> list[BindingType]:
    """The keys of a text area, but some."""
    found = [(one, one.key.partition(",")[0]) for one in TextArea.BINDINGS if isinstance(one, Binding)]
    return [Binding(one.key, one.action, show=False, id=f"box.{first}") for one, first in found if first not in without]


class Pad(TextArea, inherit_bindings=False):
    """A large field for text of many lines; what a pack may not hold is taken out of what is pasted."""

    BINDINGS = _moves(("f6", "f7"))

    DEFAULT_CSS = """
    Pad, Pad:focus {
        border: none;
        border-left: solid $border-blurred;
        padding: 0 1 0 0;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    Pad:focus { border-left: solid $primary; }
    """

    def __init__(self, text: str = "", *, prompt: str = "", id: str | None = None) -> None:
        """Hold a text; `prompt` says what can stand there, where there is none yet."""
        super().__init__(
            clean_text(text), soft_wrap=False, highlight_cursor_line=False, placeholder=T(prompt, "quiet"), id=id
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean_text(event.text), *self.selection, maintain_selection_offset=False)


class Box(TextArea, inherit_bindings=False):
    """A field of a form."""

    BINDINGS = _moves()

    DEFAULT_CSS = """
    Box, Box:focus {
        height: auto;
        min-height: 1;
        max-height: 8;
        border: none;
        border-left: solid $border-blurred;
        padding: 0 1 0 0;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    Box:focus { border-left: solid $primary; background: $panel; }
    """

    @dataclass
    class Pasted(Message):
        """Several lines were pasted into a box that takes one; the screen may make more of them than one line."""

        box: Box
        text: str

    def __init__(self, text: str = "", *, prompt: str = "", lines: bool = False, longest: int = LONGEST) -> None:
        """Hold a text.

        Args:
            text: what stands in it at first.
            prompt: says what can be typed, where there is nothing yet.
            lines: may it have paragraphs?
            longest: characters that it takes.
        """
        super().__init__(
            clean_text(text), soft_wrap=True, compact=False, highlight_cursor_line=False, placeholder=T(prompt, "quiet")
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.lines = lines
        self.longest = longest
        self.told = clean_text(text)
        """The text that was last told of or put here."""
        self.held = self.told
        """The text that was last put here: what is typed since is never overwritten by the way."""

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    def put(self, text: str, *, gently: bool = False) -> None:
        """Show another text; `gently` only where nothing was typed since the last one, and the cursor where it was."""
        text = clean_text(text)
        if gently and self.text not in (self.held, text):
            return
        self.told = self.held = text
        if text != self.text:
            at = self.cursor_location
            self.load_text(text)
            self.move_cursor(self.clamp_visitable(at) if gently else self.document.end)

    def take(self, text: str) -> None:
        """Put a text at the cursor, as if it was typed."""
        room = max(0, self.longest - len(self.text) + len(self.selected_text))
        if text and room:
            self.replace(text[:room], *self.selection, maintain_selection_offset=False)

    async def drained(self) -> None:
        """Wait until every key that was pressed by now is in the text."""
        done = asyncio.Event()
        if self.call_later(done.set):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), PATIENCE)

    def is_at_edge(self, step: int) -> bool:
        """Is the cursor in the first line, or with a `step` down in the last?"""
        navigator, at = self.navigator, self.cursor_location
        return navigator.is_last_wrapped_line(at) if step > 0 else navigator.is_first_wrapped_line(at)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()  # the screen leads on from here
        elif event.key == "ctrl+j" and self.lines:
            event.stop()
            event.prevent_default()
            self.take("\n")
        elif event.is_printable and len(self.text) >= self.longest and not self.selected_text:
            event.stop()
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean_text(event.text).strip("\n")
        if "\n" in text and not self.lines:
            self.post_message(self.Pasted(self, text))
        else:
            self.take(text)

    def word(self) -> tuple[int, int]:
        """Where what is marked starts and ends, else the word at the cursor; in a text of one line."""
        marked = sorted(place[1] for place in self.selection)
        if marked[0] != marked[1]:
            return marked[0], marked[1]
        at = self.cursor_location[1]
        found = (one.span() for one in _WORD.finditer(self.text))
        return next(((start, end) for start, end in found if start <= at <= end), (at, at))

    def take_lines(self, text: str) -> None:
        """Take pasted lines as one."""
        self.take(one_line(text))
