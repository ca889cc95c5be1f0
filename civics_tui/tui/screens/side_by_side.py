"""Two dossiers compared: side by side from 100 columns, below that row by row. `n` and `p` set another one beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from civics_tui.study.desk import Desk
from civics_tui.tui.content import T, fill, hang, wrap
from civics_tui.tui.screens.base import WIDE, CivicsScreen
from civics_tui.tui.widgets.drawer import labelled
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views.side_by_side import SideBySide, SideRow, nothing, side_by_side
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

LABEL = 16
"""Columns of the row names."""
READING = 10
"""Columns of the names Same, Differs, Fair."""
NARROW = 60
"""Below this many columns the two sides are set in less deep."""


class SideBySideScreen(CivicsScreen[None]):
    """One actor beside another."""

    DEFAULT_CSS = """
    SideBySideScreen {
        #sides { height: 1fr; padding: 1 1 0 1; scrollbar-gutter: stable; }
        &.-narrow #sides { padding: 0 1; }
    }
    """

    BINDINGS = [
        Binding("n", "turn(1)", show=False, id="sides.next"),
        Binding("p", "turn(-1)", show=False, id="sides.previous"),
        Binding("y", "copy", show=False, id="sides.copy"),
        Binding("v", "back", show=False, id="sides.back"),
        Binding("enter,pagedown", "page(1)", show=False, id="sides.page-down"),
        Binding("pageup", "page(-1)", show=False, id="sides.page-up"),
        Binding("down,j", "scroll_by(1)", show=False, id="sides.down"),
        Binding("up,k", "scroll_by(-1)", show=False, id="sides.up"),
    ]

    scroll = getters.query_one("#sides", VerticalScroll)

    def __init__(self, desk: Desk, pack: str, actor: str, others: Sequence[str]) -> None:
        """Compare an actor with others, one after the other; all are in the pack's ledger."""
        super().__init__()
        self.desk = desk
        self.ledger = desk.library.ledger(pack)
        self.actor = actor
        self.others = tuple(others)
        self.number = 0

    @property
    def view(self) -> SideBySide:
        """The two that are compared."""
        actors = self.ledger.actors
        return side_by_side(actors[self.actor], actors[self.others[self.number]], self.ledger, self.desk.now().date())

    def body(self) -> Iterable[Widget]:
        """The rows."""
        yield VerticalScroll(Sheet(self._rows, id="side-rows"), id="sides")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        if self.is_mounted and self.scroll.max_scroll_y > self.scroll.scroll_offset.y:
            yield Key("PgDn", _("next page"), "page(1)")
        if len(self.others) > 1:
            yield Key("n p", _("with another"), "turn(1)")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("back"), "back", keep=True)

    def on_mount(self) -> None:
        """Start at the first."""
        self.watch(self.scroll, "scroll_y", self.show_keys, init=False)
        self.scroll.focus()
        self._draw()

    def resized(self) -> None:
        """More or less may be in view."""
        self.call_after_refresh(self.show_keys)

    def _draw(self) -> None:
        count = len(self.others)
        place = _("{n} of {count}").format(n=self.number + 1, count=count) if count > 1 else ""
        self.say_where(_("Side by side"), T(place, "quiet"))
        self.query_one("#side-rows", Sheet).redraw()
        self.call_after_refresh(self.show_keys)

    def action_turn(self, step: int) -> None:
        """Compare with the next, or the one before."""
        if 0 <= self.number + step < len(self.others):
            self.number += step
            self.scroll.scroll_home(animate=False)
            self._draw()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.scroll.scroll_relative(y=pages * max(1, self.scroll.size.height - 1), animate=False)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll.scroll_relative(y=lines, animate=False)

    def action_copy(self) -> None:
        """Copy the comparison as text."""
        self.civics.copy("\n".join(self.view.lines()))

    def _rows(self, width: int) -> Rows:
        view = self.view
        rows = _beside(view, width) if self.app.size.width >= WIDE else _one_by_one(view, width)
        for reading in view.readings:
            rows += rows_of(labelled(reading, min(width, WIDTH + READING), READING))
        return rows


def _beside(view: SideBySide, width: int) -> Rows:
    room = min((width - LABEL - 2) // 2, WIDTH)
    heads = fill(T(view.left, "title"), room + 2) + T(view.right, "title")
    rows = [SheetRow(heads.pad_left(LABEL)), BLANK]
    for row in view.rows:
        left, right = (_texts(texts, room) for texts in (row.left, row.right))
        height = max(len(left), len(right))
        left, right = (side + [Content("")] * (height - len(side)) for side in (left, right))
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            label = _label(row) if not number else Content("")
            rows.append(SheetRow(fill(label, LABEL) + fill(one, room + 2) + other))
        rows.append(BLANK)
    return rows


def _one_by_one(view: SideBySide, width: int) -> Rows:
    """Each row with both sides, one below the other, the name before each."""
    indent = 2 if width < NARROW else LABEL
    both = T(_("{left} and {right}").format(left=view.left, right=view.right), "title")
    rows = [*rows_of(wrap(both, width)), BLANK]
    for row in view.rows:
        rows.append(SheetRow(_label(row)))
        for name, texts in ((view.left, row.left), (view.right, row.right)):
            lines = _texts(texts, min(width - indent, WIDTH))
            if width < NARROW:
                rows += rows_of([*wrap(T(name, "quiet"), width), *(line.pad_left(indent) for line in lines)])
            else:
                label = wrap(T(name, "quiet"), LABEL - 2)
                label += [Content("")] * (len(lines) - len(label))
                lines += [Content("")] * (len(label) - len(lines))
                rows += rows_of([fill(one, LABEL) + line for one, line in zip(label, lines, strict=True)])
        rows.append(BLANK)
    return rows


def _label(row: SideRow) -> Content:
    return T(row.label, "differs" if row.differs else "quiet")


def _texts(texts: Sequence[str], room: int) -> list[Content]:
    """The texts of one side, each from a line of its own."""
    if len(texts) < 2:
        return wrap(T(texts[0]) if texts else T(nothing(), "quiet"), room)
    return [line for text in texts for line in hang(T("- "), T(text), room, 2)]
