"""Sources differ: what is said, by whom and when, in the same room for each view; then how it is fairly read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import getters, on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.content import T
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Sheet
from civics_tui.tui.widgets.views_sheet import ViewsSheet
from civics_tui.views.dispute import DisputeView, Said
from civics_tui.words import _


class DisputeScreen(CivicsScreen[None]):
    """One dispute at a time; a row can be marked, and its claim be opened."""

    DEFAULT_CSS = """
    DisputeScreen {
        #views { height: 1fr; margin-top: 1; scrollbar-gutter: stable; }
        &.-narrow #views { margin-top: 0; }
    }
    """

    BINDINGS = [
        Binding("n", "turn(1)", show=False, id="dispute.next"),
        Binding("p", "turn(-1)", show=False, id="dispute.previous"),
        Binding("x", "across", show=False, id="dispute.across"),
        Binding("y", "copy", show=False, id="dispute.copy"),
        Binding("enter,s,f2", "show_me", show=False, id="dispute.show-me"),
        Binding("v", "back", show=False, id="dispute.back"),
        Binding("pagedown", "page(1)", show=False, id="dispute.page-down"),
        Binding("pageup", "page(-1)", show=False, id="dispute.page-up"),
    ]

    sheet = getters.query_one("#view-rows", ViewsSheet)
    scroll = getters.query_one("#views", VerticalScroll)

    def __init__(self, desk: Desk, pack: str, views: Sequence[DisputeView]) -> None:
        """Show disputes that the ledger of a pack holds."""
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.views = tuple(views)
        self.number = 0

    @property
    def view(self) -> DisputeView:
        """The dispute that is shown."""
        return self.views[self.number]

    def body(self) -> Iterable[Widget]:
        """What is said, then how it is to be read, in one column."""
        yield VerticalScroll(ViewsSheet(self.view, id="view-rows"), id="views", can_focus=False)

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key(f"1-{min(9, len(self.view.rows))}", _("row"), "mark_next")
        yield Key("enter", _("show that claim") if not self.is_narrow else _("show me"), "show_me")
        if self.is_mounted and self.scroll.max_scroll_y > self.scroll.scroll_offset.y:
            yield Key("PgDn", _("next page"), "page(1)")
        if len(self.views) > 1:
            yield Key("n p", _("next, previous"), "turn(1)")
        yield Key("x", _("uses"), "across")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("back"), "back", keep=True)

    def on_mount(self) -> None:
        """Start at the first row."""
        self.watch(self.scroll, "scroll_y", self.show_keys, init=False)
        self.sheet.focus(scroll_visible=False)
        self._draw()

    def resized(self) -> None:
        """More or less may be in view."""
        self.call_after_refresh(self.show_keys)

    def _draw(self) -> None:
        count = len(self.views)
        place = _("{n} of {count}").format(n=self.number + 1, count=count) if count > 1 else ""
        self.say_where(T(_("Sources differ"), "differs"), T(place, "quiet"))
        self.call_after_refresh(self.show_keys)

    def action_turn(self, step: int) -> None:
        """Show the next dispute, or the one before."""
        if 0 <= self.number + step < len(self.views):
            self.number += step
            self.sheet.compare(self.view)
            self.scroll.scroll_home(animate=False)
            self._draw()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.scroll.scroll_relative(y=pages * max(1, self.scroll.size.height - 1), animate=False)

    @on(ViewsSheet.Marked)
    def _show_row(self, event: ViewsSheet.Marked) -> None:
        event.stop()
        if event.region is not None:
            self.scroll.scroll_to_region(event.region, animate=False, force=True)

    @on(Sheet.Clicked)
    def _mark_clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.sheet.mark_target(event.target)

    def action_mark_next(self) -> None:
        """Mark the next row."""
        self.sheet.action_move(1)

    def _claim(self) -> Said | None:
        by = self.view.rows[self.sheet.cursor].by
        return by[0] if by else None

    def action_show_me(self) -> None:
        """Show the claim of the marked row."""
        if claim := self._claim():
            self.civics.go(routes.Place("claim", self.pack, claim.claim))

    def action_across(self) -> None:
        """List what rests on the claim of the marked row."""
        if claim := self._claim():
            self.app.push_screen(routes.uses(self.pack, claim.claim))

    def action_copy(self) -> None:
        """Copy the dispute as text."""
        self.civics.copy("\n".join(self.view.lines()))
