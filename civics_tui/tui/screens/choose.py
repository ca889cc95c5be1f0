"""A list to choose one of: the actors of a page, the phrases of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, cut
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.rows import ListRow, RowList


class ChooseDialog(Dialog[int | None]):
    """Rows; gives the number of the chosen one, counted from 0."""

    DEFAULT_CSS = """
    ChooseDialog #dialog { max-height: 75%; }
    """

    def __init__(self, heading: str, rows: Sequence[str], marked: int = 0) -> None:
        """Offer these rows, one of them marked."""
        super().__init__()
        self._title = heading
        self._rows = tuple(rows)
        self._marked = marked

    def heading(self) -> Content:
        """What is listed."""
        return T(self._title)

    def body(self) -> Iterable[Widget]:
        """The rows, each in one line."""
        yield RowList([_row(text, number) for number, text in enumerate(self._rows)], id="choices")

    def on_mount(self) -> None:
        """Start at the marked row."""
        rows = self.query_one(RowList)
        rows.focus()
        self.call_after_refresh(rows.mark, (self._marked,))

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.value[0] if isinstance(event.value, tuple) else None)


def _row(text: str, number: int) -> ListRow:
    return ListRow(lambda width: cut(T(text), width), (number,))
