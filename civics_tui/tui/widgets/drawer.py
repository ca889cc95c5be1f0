"""The source drawer: who says it, how it came here, when, and where to find it. From below, or a panel at the right.

Before the answer it only names the sources; what they say comes with the feedback.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from civics_tui.tui.content import T, cut, hang, line_content, spread, wrap
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views import source
from civics_tui.views.pieces import Line, Row, plain
from civics_tui.views.source import Card
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

LABEL = 10
"""Columns of the row names."""
CHECK = 22
"""Columns of the questions by which one checks a claim."""


class SourceDrawer(Widget):
    """One card at a time; `n` and `p` turn to the next."""

    DEFAULT_CSS = """
    SourceDrawer {
        layer: drawer;
        dock: bottom;
        height: 18;
        display: none;
        layout: vertical;
        background: $surface;
        &.-open { display: block; }
        #card { height: 1fr; scrollbar-gutter: stable; padding: 0 0 0 1; }
    }
    SourceDrawer.-whole { height: 100%; }
    SourceDrawer.-panel {
        layer: base;
        dock: right;
        width: 46;
        height: 100%;
        border-left: solid $border-blurred;
        background: $background;
    }
    """

    BINDINGS = [
        Binding("up,k", "scroll(-1)", show=False, id="drawer.up"),
        Binding("down,j", "scroll(1)", show=False, id="drawer.down"),
    ]

    is_open = reactive(False, toggle_class="-open")
    is_panel = reactive(False, toggle_class="-panel")
    is_whole = reactive(False, toggle_class="-whole")

    def watch_is_panel(self) -> None:
        """A panel is drawn in another way."""
        self._redraw()

    def watch_is_whole(self) -> None:
        """So is a drawer that takes the whole screen."""
        self._redraw()

    class Turned(Message):
        """Another card is shown."""

    def __init__(self, others: str = "") -> None:
        """Hold nothing yet; `others` stands over the list of the other claims."""
        super().__init__(id="drawer")
        self._title = others or _("Also behind this question")
        self.cards: tuple[Card, ...] = ()
        self.number = 0
        self._before: Line = ()

    def compose(self) -> ComposeResult:
        """The rule with the number of the claim, and the card."""
        yield Sheet(self._head, id="card-head")
        with VerticalScroll(id="card"):
            yield Sheet(self._rows, id="card-rows")

    def show_cards(self, cards: Sequence[Card], before: Line) -> None:
        """Hold the cards of a question; without any, what may be said before the answer."""
        self.cards, self._before, self.number = tuple(cards), before, 0
        self._redraw()

    @property
    def card(self) -> Card | None:
        """The card that is shown."""
        return self.cards[self.number] if self.cards else None

    def turn(self, step: int) -> bool:
        """Show the next or the last card; is there one?"""
        if not 0 <= self.number + step < len(self.cards):
            return False
        self.number += step
        self._redraw()
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)
        self.post_message(self.Turned())
        return True

    def take_focus(self) -> None:
        """Let arrows scroll the card."""
        self.query_one("#card", VerticalScroll).focus()

    def page(self, pages: int) -> None:
        """Scroll by pages."""
        card = self.query_one("#card", VerticalScroll)
        card.scroll_relative(y=pages * max(1, card.size.height - 1), animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    @property
    def more_below(self) -> bool:
        """Does the card go on below what is shown?"""
        card = self.query_one("#card", VerticalScroll)
        return card.scroll_offset.y < card.max_scroll_y

    def _redraw(self) -> None:
        if self.is_mounted:
            for sheet in self.query(Sheet):
                sheet.redraw()

    def _head(self, width: int) -> Rows:
        name = T(_("Show me"), "title")
        count = _("claim {n} of {count}").format(n=self.number + 1, count=len(self.cards)) if self.cards else ""
        if self.is_panel or self.is_whole:
            return [SheetRow(spread(name, T(count, "quiet"), width - 2).pad_left(1)), BLANK]
        left = Content.assemble(T("--- ", "quiet"), name, " ")
        right = Content.assemble(" ", T(count), T(" ---", "quiet")) if count else T("---", "quiet")
        rule = T("-" * max(0, width - left.cell_length - right.cell_length), "quiet")
        return [SheetRow(left + rule + right)]

    def _rows(self, width: int) -> Rows:
        width = min(width, WIDTH + LABEL)
        if self.card is None:
            lines = [*wrap(line_content(self._before) or T(source.no_source()), min(width, WIDTH)), Content("")]
            later = T(_("What the sources say is shown after your answer."), "quiet") if self._before else Content("")
            return rows_of([*lines, *wrap(later, min(width, WIDTH))])
        if not self.is_panel:
            return card_rows(self.card, width)
        return card_rows(self.card, width, checked=True) + self._others(width)

    def _others(self, width: int) -> Rows:
        """The other cards, to be clicked."""
        if len(self.cards) < 2:
            return []
        rows = [BLANK, SheetRow(T(self._title, "title"))]
        for number, card in enumerate(self.cards):
            if number != self.number:
                text = cut(line_content(card.text), width - 5)
                rows.append(SheetRow(T(f"{number + 1:>3}  ") + text, f"card:{number}"))
        return rows

    @on(Sheet.Clicked)
    def _turn_to(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.turn(int(event.target.partition(":")[2]) - self.number)


def card_rows(card: Card, width: int, *, checked: bool = False) -> Rows:
    """A card: the claim in our words, the six rows, what agrees and differs, and the habit of checking.

    Args:
        card: what to show.
        width: columns.
        checked: are the three questions of the habit answered, one by one? That takes room.
    """
    running = min(width, WIDTH)
    lines = [*wrap(line_content(card.text), running), *wrap(line_content(card.note), running), Content("")]
    six = len(card.rows)
    for number, row in enumerate(card.all_rows()):
        if number == six:
            lines.append(Content(""))
        lines += labelled(row, width)
    lines.append(Content(""))
    if checked and card.check:
        lines.append(T(_("Check it yourself"), "title"))
        lines += [line for row in card.check for line in labelled(row, width, CHECK)]
    else:
        lines += wrap(T(source.check_line(), "quiet"), running)
    return rows_of(lines)


def labelled(row: Row, width: int, label: int = LABEL) -> list[Content]:
    """A row with its name before it."""
    text = T(plain(row.text), row.token) if row.token else line_content(row.text)
    return hang(T(row.label, "quiet"), text, width, label)
