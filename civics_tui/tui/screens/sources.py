"""The sources that a pack cites, to be opened one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, cut, line_content, spread
from civics_tui.tui.routes import Place, screen_for
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.views.ledger_list import SourceRow, source_rows
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

WIDEST = 110
"""Columns of a row; what is known of a source stands beside its name, not at the far end."""


class SourcesScreen(CivicsScreen[None]):
    """A list of sources."""

    def __init__(self, desk: Desk, pack: str) -> None:
        """List the sources of a pack's ledger."""
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.ledger_rows = source_rows(desk.library.ledger(pack))

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList([EMPTY_ROW, *(_row(one) for one in self.ledger_rows)], id="sources")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("what it says"), "open")
        yield Key("/", _("search"), "search")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the list."""
        self.say_where(_("Sources"), T(self.desk.library.find(self.pack).title, "quiet"))
        self.query_one(RowList).focus()
        self.show_keys()

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, SourceRow):
            with self.civics.told():
                self.app.push_screen(screen_for(self.desk, Place("source", self.pack, event.value.id)))

    def action_open(self) -> None:
        """Open the marked source."""
        self.query_one(RowList).action_select()


def _row(row: SourceRow) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width - 1, WIDEST)
        holds = T(row.holds, "quiet")
        below = T(row.dated, "source")
        return Content("\n").join([spread(cut(line_content(row.name), room - 12), holds, room), T("  ") + below])

    return ListRow(draw, row)
