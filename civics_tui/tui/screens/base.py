"""What every screen has: a line at the top, a line of keys at the bottom, classes for its size, and the common keys.

A screen gives `body` and `footer`, and calls `show_keys` when what can be done has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from civics_tui.tui.content import T
from civics_tui.tui.widgets.keybar import HELP, Key, KeyBar
from civics_tui.tui.widgets.topbar import TopBar
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.sitting import Sitting
    from civics_tui.tui.app import CivicsApp

WIDE = 100
"""From here on there is room for a panel at the right."""
NARROW = (60, 18)
"""Below these columns or rows one thing is shown at a time."""
FIELDS = frozenset({"Input", "TextArea"})
"""Widgets in which letters are text, by name: Home has none, and need not load them."""
TINY = (40, 12)
"""Below these columns or rows nothing useful fits."""


def size_classes(width: int, height: int) -> dict[str, bool]:
    """Which classes a screen of this size has."""
    narrow = width < NARROW[0] or height < NARROW[1]
    return {
        "-wide": width >= WIDE and not narrow,
        "-narrow": narrow,
        "-tiny": width < TINY[0] or height < TINY[1],
    }


class CivicsScreen(Screen[ScreenResultType]):
    """A screen of the app."""

    DEFAULT_CSS = """
    CivicsScreen {
        layers: base drawer top;
        overflow: hidden;
        #too-small {
            layer: top;
            display: none;
            width: 100%;
            height: 100%;
            padding: 0 1;
            background: $background;
        }
        &.-tiny #too-small { display: block; }
    }
    """

    BINDINGS = [
        Binding("question_mark,f1", "help", show=False, id="common.help"),
        Binding("escape", "back", show=False, id="common.back"),
        Binding("q", "leave", show=False, id="common.leave"),
        Binding("slash", "search", show=False, id="common.search"),
        # at once, before the next key is passed on: what is typed fast must not land in the field before
        Binding("tab", "app.focus_next", show=False, id="common.next-field", priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, id="common.last-field", priority=True),
    ]

    @property
    def civics(self) -> CivicsApp:
        """The app."""
        return cast("CivicsApp", self.app)

    @property
    def open_sitting(self) -> Sitting | None:
        """The attempt that is worked on here."""
        return None

    @property
    def is_wide(self) -> bool:
        """Is there room for a panel at the right?"""
        return self.has_class("-wide")

    @property
    def is_narrow(self) -> bool:
        """Is one thing shown at a time?"""
        return self.has_class("-narrow")

    @property
    def writing(self) -> bool:
        """Are letters text now, because a field has the focus?"""
        return any(kind.__name__ in FIELDS for kind in type(self.focused).__mro__)

    def compose(self) -> ComposeResult:
        """The top line, the body, the keys, and what stands there where the terminal is too small."""
        yield TopBar()
        yield from self.body()
        yield KeyBar()
        yield Static(_("civics-tui needs 40 columns and 12 rows, or start it with --plain"), id="too-small")

    def body(self) -> Iterable[Widget]:
        """The widgets between the top line and the keys."""
        return ()

    def footer(self) -> Iterable[Key]:
        """What can be done now, the most likely first; help comes behind it by itself."""
        return ()

    def all_keys(self) -> tuple[Key, ...]:
        """The entries of the last line, help among them."""
        help_ = Key("F1", _("help"), HELP) if self.writing else Key("?", _("help"), HELP)
        return (*self.footer(), help_)

    def commands(self) -> tuple[tuple[str, str], ...]:
        """What can be done here as commands, for the help: what each does, and the line to type."""
        return ()

    def show_keys(self) -> None:
        """Draw the last line anew."""
        if self.is_mounted:
            self.query_one(KeyBar).keys = self.all_keys()
            self.refresh_bindings()

    def say_where(self, left: Content | str, right: Content | str = "") -> None:
        """Fill the top line."""
        where = left if isinstance(left, Content) else T(left, "title")
        self.query_one(TopBar).say(where, right if isinstance(right, Content) else T(right))

    def on_resize(self, event: events.Resize) -> None:
        """Set the classes for the size."""
        for name, on_ in size_classes(*event.size).items():
            self.set_class(on_, name)
        self.resized()

    def resized(self) -> None:
        """The size has changed, and its classes are set."""

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.show_keys()

    @on(KeyBar.Chosen)
    async def _run_clicked(self, event: KeyBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.action)

    async def action_help(self) -> None:
        """Explain the keys."""
        self.civics.action_help()

    async def action_search(self) -> None:
        """Search everything."""
        self.civics.action_search()

    async def action_back(self) -> None:
        """Go one step back; nothing is lost by it."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()

    async def may_leave(self) -> bool:
        """Keep what is not kept yet; say whether the app can end without losing anything."""
        return True

    async def action_leave(self) -> None:
        """Leave the app; what is open can be gone on with."""
        self.app.exit()
