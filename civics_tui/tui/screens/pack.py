"""The page of a pack: start it, read in it, look something up, or pick questions from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui import routes
from civics_tui.tui.content import T, hang, spread, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.views.pack_page import Offer, PackPage, pack_page
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk
    from civics_tui.study.sitting import Sitting

NOTE = 18
"""Columns kept for the note at the end of a row."""


class PackScreen(CivicsScreen[None]):
    """One list with all that a pack offers."""

    def __init__(self, desk: Desk, pack: str) -> None:
        """Show the pack of that id, or at that path."""
        super().__init__()
        self.desk = desk
        self.pack = pack
        self._page: PackPage | None = None

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(id="offers")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open")
        yield Key("/", _("search"), "search")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Read the pack in the background."""
        self.query_one(RowList).focus()
        self.say_where(_("Pack"))
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Read the figures again: something may have been answered meanwhile."""
        self.civics.in_background(self, self._read, self._show, group="pack")

    def _read(self, desk: Desk) -> PackPage:
        library = desk.library
        entry = library.find(self.pack)
        return pack_page(
            entry,
            library.manifest(entry),
            library.index(entry),
            desk.progress(entry.id),
            missed=len(desk.missed(entry.id)),
            words=len(library.glossary(entry)),
            ledger=library.ledger(entry),
        )

    def _show(self, page: PackPage) -> None:
        self._page = page
        self.say_where(page.title, T("" if self.is_narrow else page.standing, "quiet"))
        rows = [EMPTY_ROW]
        if page.description:
            rows += [ListRow(lambda width: _paragraph(page.description, width)), EMPTY_ROW]
        for group in page.groups:
            rows += [heading(group.heading), *(_offer_row(offer) for offer in group.offers), EMPTY_ROW]
        self.query_one(RowList).show(rows)
        self.show_keys()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, Offer):
            with self.civics.told():
                self.app.push_screen(self._screen(event.value))

    def _screen(self, offer: Offer) -> routes.AnyScreen:
        match offer.kind:
            case "explainer":
                return routes.screen_for(self.desk, routes.Place("explainer", self.pack, offer.id))
            case "special":
                return routes.screen_for(self.desk, routes.place(offer.sort, self.pack, offer.id))
            case "sources":
                return routes.sources(self.desk, self.pack)
            case "actors":
                return routes.dossiers(self.desk, self.pack)
            case "words":
                return routes.words(self.desk, self.pack)
            case "pick":
                return routes.pick(self.desk, self.pack)
            case _:
                return routes.quiz(self.desk, self._start(offer))

    def _start(self, offer: Offer) -> Sitting:
        match offer.kind:
            case "exam":
                return self.desk.start(pack=self.pack, mode="exam", n=offer.count)
            case "missed":
                return self.desk.start(pack=self.pack, mode="missed")
            case "section":
                ids = self.desk.library.ids(self.pack, section=offer.id)
                return self.desk.start(pack=self.pack, questions=ids)
            case "objective":
                return self.desk.start(pack=self.pack, objective=offer.id)
            case "set":
                return self.desk.start(set_=f"{self.pack}/{offer.id}")
            case _:
                return self.desk.start(pack=self.pack, n=offer.count)

    def action_open(self) -> None:
        """Open the marked row."""
        self.query_one(RowList).action_select()


def _paragraph(text: str, width: int) -> Content:
    return Content("\n").join(wrap(T(text), min(width, WIDTH)))


def _offer_row(offer: Offer) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width - 1, WIDTH + NOTE)
        note = T(offer.note, "quiet")
        lines = hang(T(""), T(offer.title), min(WIDTH, room - note.cell_length - 2), 0)
        return Content("\n").join([spread(lines[0], note, room), *lines[1:]])

    return ListRow(draw, offer)
