"""Claims, one card at a time: of a source or a page, by or through an actor, or the one looked for.

Their list stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from civics_tui.model.ledger import Ledger
from civics_tui.tui.content import T, cut, line_content, wrap
from civics_tui.tui.routes import Place, differs, open_link
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.drawer import LABEL, card_rows
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.views import ledger_list, source
from civics_tui.views.dispute import dispute_view
from civics_tui.views.pieces import said
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class SourceScreen(CivicsScreen[None]):
    """A card; from 100 columns with the list of claims at its left."""

    DEFAULT_CSS = """
    SourceScreen {
        #claims { width: 1fr; display: none; }
        #card { width: 1fr; padding: 1 1 0 1; scrollbar-size: 0 0; }
        &.-list #claims { display: block; }
        &.-list #card { display: none; }
        &.-wide #claims { display: block; width: 46; border-right: solid $border-blurred; }
        &.-wide #card { display: block; }
    }
    """

    BINDINGS = [
        Binding("n", "turn(1)", show=False, id="source.next"),
        Binding("p", "turn(-1)", show=False, id="source.previous"),
        Binding("l", "list", show=False, id="source.list"),
        Binding("v", "differs", show=False, id="source.differs"),
        Binding("x", "across", show=False, id="source.uses"),
        Binding("o", "open_link", show=False, id="source.link"),
        Binding("y", "copy", show=False, id="source.copy"),
        Binding("pagedown", "page(1)", show=False, id="source.page-down"),
        Binding("pageup", "page(-1)", show=False, id="source.page-up"),
        Binding("down,j", "scroll_card(1)", show=False, id="source.down"),
        Binding("up,k", "scroll_card(-1)", show=False, id="source.up"),
    ]

    def __init__(self, desk: Desk, place: Place) -> None:
        """Show a claim, or the claims of a source or actor."""
        super().__init__()
        self.desk = desk
        self.place = place
        self.ledger: Ledger = desk.library.ledger(place.pack)
        self.claims, self.title_line = _claims(desk, self.ledger, place)
        self.number = self.claims.index(place.id) if place.id in self.claims else 0

    def body(self) -> Iterable[Widget]:
        """The list and the card."""
        with Horizontal():
            yield RowList([self._row(number) for number in range(len(self.claims))], id="claims")
            with VerticalScroll(id="card"):
                yield Sheet(self._card_rows, id="card-rows")

    def footer(self) -> Iterable[Key]:
        """What can be done with this claim."""
        card = self.card
        if self.has_class("-list") and not self.is_wide:
            yield Key("enter", _("open"), "open")
        elif card is not None:
            if len(self.claims) > 1:
                yield Key("n p", _("claim"), "turn(1)")
                yield Key("l", _("list"), "list")
            if card.disputes:
                yield Key("v", _("what differs"), "differs")
            yield Key("x", _("uses"), "across")
            if card.link:
                yield Key("o", _("open link"), "open_link")
            yield Key("y", _("copy citation"), "copy")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Show the first card, or the list of a source."""
        self.set_class(self.place.kind != "claim", "-list")
        self.query_one(RowList).highlighted = self.number if self.claims else None
        self._turned()

    @property
    def card(self) -> source.Card | None:
        """The card that is shown."""
        if not self.claims:
            return None
        return source.card(self.ledger.claims[self.claims[self.number]], self.ledger, self.desk.now().date())

    def resized(self) -> None:
        """The list is beside the card, or behind it."""
        self._focus()

    def _focus(self) -> None:
        if not self.is_mounted:
            return
        if self.is_wide or self.has_class("-list"):
            self.query_one(RowList).focus()
        else:
            self.query_one("#card").focus()
        self.show_keys()

    def _row(self, number: int) -> ListRow:
        claim = self.ledger.claims[self.claims[number]]

        def draw(width: int) -> Content:
            lines = wrap(line_content(said(claim.text)), min(width, WIDTH))
            shown = lines[:2] if len(lines) < 3 else [lines[0], cut(lines[1] + T(" ") + lines[2], min(width, WIDTH))]
            return Content("\n").join([*shown, T(claim.kind, "quiet")])

        return ListRow(draw, (number,))

    def _card_rows(self, width: int) -> Rows:
        if self.card is None:
            return rows_of(wrap(T(_("Nothing here rests on a claim.")), min(width, WIDTH)))
        return card_rows(self.card, min(width, WIDTH + LABEL))

    def _turned(self) -> None:
        count = _("claim {n} of {count}").format(n=self.number + 1, count=len(self.claims)) if self.claims else ""
        self.say_where(self.title_line, T(count, "quiet"))
        self.query_one("#card-rows", Sheet).redraw()
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)
        self._focus()

    @on(RowList.Moved)
    def _follow(self, event: RowList.Moved) -> None:
        if self.is_wide and isinstance(event.value, tuple) and event.value[0] != self.number:
            self.number = event.value[0]
            self._turned()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, tuple):
            self.number = event.value[0]
            self.set_class(False, "-list")
            self._turned()

    def action_open(self) -> None:
        """Open the marked claim."""
        self.query_one(RowList).action_select()

    def action_turn(self, step: int) -> None:
        """Go to the next or the last claim."""
        if 0 <= self.number + step < len(self.claims):
            self.number += step
            self.query_one(RowList).highlighted = self.number
            self._turned()

    def action_list(self) -> None:
        """Go to the list."""
        self.set_class(True, "-list")
        self._focus()

    def action_page(self, pages: int) -> None:
        """Scroll the card by pages."""
        card = self.query_one("#card", VerticalScroll)
        card.scroll_relative(y=pages * max(1, card.size.height - 1), animate=False)

    def action_scroll_card(self, lines: int) -> None:
        """Scroll the card by lines."""
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_differs(self) -> None:
        """Show what sources differ about, side by side."""
        if self.card and self.card.disputes:
            views = tuple(dispute_view(self.ledger.disputes[one], self.ledger) for one in self.card.disputes)
            self.app.push_screen(differs(self.desk, self.place.pack, views))

    def action_across(self) -> None:
        """List what rests on this claim."""
        if self.card:
            from civics_tui.tui.screens.uses import UsesDialog

            self.app.push_screen(UsesDialog(self.place.pack, self.card.claim))

    def action_open_link(self) -> None:
        """Ask before the address is opened; without one, say what to search for."""
        card = self.card
        if card and card.link:
            self.app.push_screen(open_link(card.link))
        elif card:
            self.civics.tell(source.no_address())

    def action_copy(self) -> None:
        """Copy the citation, or what to search for where no address is known."""
        if self.card:
            self.civics.copy(self.card.search or self.card.citation)


def _claims(desk: Desk, ledger: Ledger, place: Place) -> tuple[tuple[str, ...], str]:
    """The claims to turn through, and the title above them."""
    match place.kind:
        case "said":
            return ledger_list.claims_by_actor(ledger, place.id), ledger.name(place.id)
        case "source":
            return ledger_list.claims_of_source(ledger, place.id), ledger_list.source_title(ledger, place.id)
        case "page":
            page = desk.library.explainer(place.pack, place.id)
            return tuple(one for one in page.claims if one in ledger.claims), page.title
        case _:
            known = place.id if place.id in ledger.claims else ""
            claims = ledger_list.claims_of_source(ledger, known.partition(".")[0]) if known else ()
            return claims, ledger_list.source_title(ledger, place.id.partition(".")[0])
