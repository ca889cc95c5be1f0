"""The line at the bottom: what can be done now, each entry with its key, each clickable.

The screen gives the entries that are possible; the bar only fits them into its width.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from civics_tui.tui.content import T
from civics_tui.words import _

NARROW = 60
"""Below this many columns few entries stay, and `? more`."""
MOST = 3
"""How many."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry: a key, what it does, and the action that a click runs."""

    key: str
    label: str
    action: str
    """Name of the screen's action, with its arguments."""
    keep: bool = False
    """Does it stay where there is no room for all?"""


HELP = "help"
"""The action of the entry that always stays, at the end."""


def fitting(keys: Iterable[Key], width: int) -> list[Key]:
    """The entries that fit, in their order; the one for help always does, and says `more` on a narrow screen."""
    entries = list(keys)
    others = [entry for entry in entries if entry.action != HELP]
    help_ = [entry for entry in entries if entry.action == HELP]
    kept = list(others)
    while kept and (_width([*kept, *help_]) > width or (width < NARROW and len(kept) > MOST)):
        loose = [number for number, entry in enumerate(kept) if not entry.keep]
        kept.pop(loose[-1] if loose else -1)
    if width < NARROW and len(kept) < len(others):
        help_ = [replace(entry, label=_("more")) for entry in help_]
    return [*kept, *help_]


def _width(keys: list[Key]) -> int:
    return sum(T(f"{entry.key} {entry.label}").cell_length for entry in keys) + 2 * (len(keys) - 1)


class KeyBar(Widget):
    """One line of clickable entries."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    keys: var[tuple[Key, ...]] = var(())

    @dataclass
    class Chosen(Message):
        """An entry was clicked."""

        action: str

    def watch_keys(self) -> None:
        """Draw the new entries."""
        self.refresh()

    def shown(self) -> list[Key]:
        """The entries that fit now."""
        return fitting(self.keys, self.size.width)

    def render(self) -> Content:
        """Keys in bold, what they do behind them."""
        parts = (Content.assemble(T(entry.key, "title"), " ", T(entry.label, "quiet")) for entry in self.shown())
        return Content("  ").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Tell the action of the clicked entry."""
        event.stop()
        start = 0
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for entry in self.shown():
            end = start + T(f"{entry.key} {entry.label}").cell_length
            if start <= offset.x < end:
                self.post_message(self.Chosen(entry.action))
                return
            start = end + 2
