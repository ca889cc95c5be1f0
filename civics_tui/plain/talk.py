"""Talking in lines: writing wrapped sentences and reading answers, with or without a person at the other end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from civics_tui.views.pieces import Line, plain
from civics_tui.views.wrap import wrap
from civics_tui.words import _

WIDTH = 79


@dataclass
class Talk:
    """The two ends of a conversation."""

    write: Callable[[str], None]
    """Writes a line."""
    prompt: Callable[[str], None]
    """Writes a prompt, where a person is there to see it."""
    read_line: Callable[[], str | None]
    """Reads a line; `None` at the end of input."""
    interactive: bool
    """Is a person at the other end? Else nothing is asked but the questions themselves."""

    def say(self, text: str | Line, first: str = "", rest: str = "") -> None:
        """Write a paragraph, wrapped, with `first` before its first line and `rest` before the others."""
        whole = text if isinstance(text, str) else plain(text)
        for line in wrap(whole, WIDTH, first=first, rest=rest):
            self.write(line)

    def gap(self) -> None:
        """Write an empty line between two things, where a person reads along."""
        self.write("")

    def ask(self, prompt: str) -> str | None:
        """Read a line after a prompt; without a person there is no prompt."""
        if self.interactive:
            self.prompt(f"{prompt} ")
        line = self.read_line()
        return None if line is None else line.strip()

    def choose(self, prompt: str, count: int, letters: Sequence[str] = ()) -> int | str | None:
        """Ask for a number from 1 to `count` or one of the `letters`.

        Returns:
            The number counted from 0, the letter, or `None` at the end of input and after `q`.
        """
        while True:
            line = self.ask(prompt)
            if line is None or line.casefold() in ("q", ":q"):
                return None
            if line.casefold() in letters:
                return line.casefold()
            if line.isascii() and line.isdigit() and 1 <= int(line) <= count:
                return int(line) - 1
            if not self.interactive:
                return None
            self.say(_('"{line}" is not one of {choices}.').format(line=line, choices=_choices(count, letters)))


def _choices(count: int, letters: Sequence[str]) -> str:
    numbers = [] if count == 0 else ["1"] if count == 1 else [f"1-{count}"]
    return ", ".join([*numbers, *(one for one in letters if one), "q"])
