"""What dialogs have in common: a sheet at the bottom of the screen, above the keys, that gives back an answer.

The screen behind it stays in sight, with its first lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget

from civics_tui.tui.widgets.keybar import Key, KeyBar
from civics_tui.tui.widgets.sheet import BLANK, Sheet, SheetRow
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.tui.app import CivicsApp


class Dialog(ModalScreen[ScreenResultType]):
    """A question, or a little to read, above what is on the screen."""

    DEFAULT_CSS = """
    Dialog {
        align: center bottom;
        background: $background 0%;
        #dialog {
            width: 100%;
            max-height: 100%;
            height: auto;
            background: $surface;
            border-top: solid $border-blurred;
        }
        #dialog > .body { height: auto; padding: 0 1; }
        RowList, RowList:focus { height: auto; max-height: 60vh; }
    }
    """

    BINDINGS = [Binding("escape", "cancel", show=False, id="dialog.back")]

    @property
    def civics(self) -> CivicsApp:
        """The app."""
        return cast("CivicsApp", self.app)

    def compose(self) -> ComposeResult:
        """The heading, what the dialog is about, and its keys."""
        with Vertical(id="dialog"):
            heading = self.heading()
            yield Sheet(lambda _width: [SheetRow(heading.stylize("bold").pad_left(1)), BLANK])
            yield from self.body()
            bar = KeyBar()
            bar.keys = (*self.footer(), Key("esc", _("back"), "cancel"))
            yield bar

    def heading(self) -> Content:
        """The first line."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """What stands below it."""
        return ()

    def footer(self) -> Iterable[Key]:
        """What can be done; back comes behind it by itself."""
        return ()

    @on(KeyBar.Chosen)
    async def _run_clicked(self, event: KeyBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.action)

    def action_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss()
