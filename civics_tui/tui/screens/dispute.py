"""Sources differ: what is said, by whom and when, in the same room for each view; then how it is fairly read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.content import T, fill, hang, line_content, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.drawer import labelled
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, rows_of
from civics_tui.views.dispute import DisputeRow, DisputeView, Said
from civics_tui.words import _

NARROW = 60
READING = 10
"""Columns of the names Same, Differs, Fair."""


class DisputeScreen(CivicsScreen[None]):
    """One dispute at a time; each view gets the same room."""

    DEFAULT_CSS = """
    DisputeScreen {
        #views { height: auto; max-height: 75%; margin-top: 1; }
        #readings { height: 1fr; padding: 0 1; scrollbar-size: 0 0; }
    }
    """

    BINDINGS = [
        Binding("n", "turn(1)", show=False, id="dispute.next"),
        Binding("p", "turn(-1)", show=False, id="dispute.previous"),
        Binding("x", "across", show=False, id="dispute.across"),
        Binding("y", "copy", show=False, id="dispute.copy"),
        Binding("s,f2", "show_me", show=False, id="dispute.show-me"),
        Binding("v", "back", show=False, id="dispute.back"),
    ]

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
        """What is said, then how it is to be read."""
        yield RowList(self._rows(), id="views")
        yield VerticalScroll(Sheet(self._readings, id="reading-rows"), id="readings", can_focus=False)

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key(f"1-{min(9, len(self.view.rows))}", _("row"), "mark_next")
        yield Key("enter", _("show that claim"), "show_me")
        if len(self.views) > 1:
            yield Key("n p", _("next, previous"), "turn(1)")
        yield Key("x", _("uses"), "across")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start at the first row."""
        self.query_one(RowList).focus()
        self._draw()

    def _draw(self) -> None:
        count = len(self.views)
        place = _("{n} of {count}").format(n=self.number + 1, count=count) if count > 1 else ""
        self.say_where(T(_("Sources differ"), "differs"), T(place, "quiet"))
        self.show_keys()

    def _rows(self) -> Iterable[ListRow]:
        yield ListRow(lambda width: Content("\n").join(wrap(line_content(self.view.question).stylize("bold"), width)))
        yield EMPTY_ROW
        for row in self.view.rows:
            yield ListRow(lambda width, row=row: draw_view(row, width), row)  # type: ignore[misc]
            yield EMPTY_ROW

    def _readings(self, width: int) -> Rows:
        lines = [line for row in self.view.readings for line in labelled(row, min(width, 80), READING)]
        return [*rows_of(lines), BLANK]

    def action_turn(self, step: int) -> None:
        """Show the next dispute, or the one before."""
        if 0 <= self.number + step < len(self.views):
            self.number += step
            self.query_one(RowList).show(self._rows())
            self.query_one("#reading-rows", Sheet).redraw()
            self._draw()

    def action_mark_next(self) -> None:
        """Mark the next row."""
        self.query_one(RowList).action_cursor_down()

    @on(RowList.Chosen)
    def _show_claim(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_show_me()

    def _claim(self) -> Said | None:
        row = self.query_one(RowList).value
        return row.by[0] if isinstance(row, DisputeRow) and row.by else None

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


def draw_view(row: DisputeRow, width: int) -> Content:
    """One view: what is said, who says it, and of which kind; in three columns where they fit."""
    label = T(f"{row.number} ")
    if width < NARROW:
        by = [line for one in row.by for line in wrap(T(f"{one.who}; {one.kind}", "quiet"), width - 2)]
        return Content("\n").join([*hang(label, line_content(row.says), width, 2), *(line.pad_left(2) for line in by)])
    kind = 11
    says = min((width - kind) // 2, 60)
    who = min(width - kind - says - 2, 60)
    left = hang(label, line_content(row.says), says, 2)
    right = [
        (line, one.kind if first else "")
        for one in row.by
        for first, line in ((number == 0, line) for number, line in enumerate(wrap(T(one.who), who)))
    ]
    lines = max(len(left), len(right))
    left += [Content("")] * (lines - len(left))
    right += [(Content(""), "")] * (lines - len(right))
    drawn = [
        fill(one, says + 2) + fill(other, who) + T(f"  {kind_}" if kind_ else "", "quiet")
        for one, (other, kind_) in zip(left, right, strict=True)
    ]
    return Content("\n").join(drawn)
