"""A label that changes with every key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Label


class Hello(App[None]):
    """Counts keys."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Label("Hello")

    def on_key(self, event: events.Key) -> None:
        self.count += 1
        self.query_one(Label).update(f"Hello {self.count}")


if __name__ == "__main__":
    Hello().run()
