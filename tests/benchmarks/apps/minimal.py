"""Four widgets: header, footer, option list, Markdown."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Header, Markdown, OptionList


class Minimal(App[None]):
    """An app that shows a list and a text."""

    TITLE = "minimal"
    BINDINGS = [Binding("q", "quit", "quit-key")]  # noqa: RUF012 - Textual reads it as a plain class attribute

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList("First pack", "Second pack", "Third pack")
        yield Markdown("A short text, last on the screen.")
        yield Footer()


if __name__ == "__main__":
    Minimal().run()
