"""Tells the author what is wrong with a question: two keys, no form. It is kept in the learner's own log."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.study.events import Complaint
from civics_tui.tui.content import T
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.views.complaints import complaints, heading
from civics_tui.words import _


class ReportDialog(Dialog[Complaint | None]):
    """Four rows; a digit and `enter`, or a click, tells."""

    def heading(self) -> Content:
        """The question."""
        return T(heading())

    def body(self) -> Iterable[Widget]:
        """The rows."""
        yield RowList([_row(number, what, text) for number, (what, text) in enumerate(complaints(), start=1)])

    def footer(self) -> Iterable[Key]:
        """How to tell."""
        yield Key("1-4", _("mark"), "mark_next")
        yield Key("enter", _("tell"), "tell")

    def on_mount(self) -> None:
        """Start in the rows."""
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _tell_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(next((what for what, _text in complaints() if what == event.value), None))

    def action_mark_next(self) -> None:
        """Mark the next row."""
        self.query_one(RowList).action_cursor_down()

    def action_tell(self) -> None:
        """Tell what the marked row says."""
        self.query_one(RowList).action_select()


def _row(number: int, what: Complaint, text: str) -> ListRow:
    return ListRow(lambda _width: T(f"{number}  {text}"), what)
