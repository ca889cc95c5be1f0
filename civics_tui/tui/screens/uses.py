"""What rests on a claim: the questions and pages of its pack, to be opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, cut, line_content
from civics_tui.tui.routes import place
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.views.ledger_list import Use, speaker, uses
from civics_tui.views.specials import names
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class UsesDialog(Dialog[None]):
    """A list of uses."""

    DEFAULT_CSS = """
    UsesDialog #dialog { max-height: 75%; }
    """

    def __init__(self, pack: str, claim: str) -> None:
        """Look for the uses of a claim in a pack."""
        super().__init__()
        self._pack = pack
        self._claim = claim

    def heading(self) -> Content:
        """What is listed."""
        return T(_("What rests on this claim, and who says it"))

    def body(self) -> Iterable[Widget]:
        """The list; empty until the worker is back."""
        yield RowList([ListRow(lambda _width: T("...", "quiet"))], id="uses")

    def on_mount(self) -> None:
        """Look for them: that reads all questions of the pack."""
        self.query_one(RowList).focus()
        self.civics.in_background(self, self._find, self._show, group="uses")

    def _find(self, desk: Desk) -> tuple[Use, ...]:
        library = desk.library
        entry = library.find(self._pack)
        pages = {page: library.explainer(entry, page) for page, _title, _minutes in entry.explainers}
        specials = [
            (sort, library.special(entry, sort, id_))
            for sort, id_, _title, _minutes in entry.specials
            if sort in names()
        ]
        found = uses(self._claim, library.questions(entry, library.ids(entry)).values(), pages, specials)
        return (*found, *speaker(self._claim, library.ledger(entry)))

    def _show(self, found: tuple[Use, ...]) -> None:
        rows = [_row(use) for use in found] or [ListRow(lambda _width: T(_("Nothing rests on it yet."), "quiet"))]
        self.query_one(RowList).show(rows)

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Use):
            use, app = event.value, self.civics
            self.dismiss()
            app.go(place(use.kind, self._pack, use.id))


def _row(use: Use) -> ListRow:
    name = {"question": _("question"), "explainer": _("page"), "actor": _("dossier"), **names()}[use.kind]

    def draw(width: int) -> Content:
        return Content.assemble(T(f"{name:<10}", "source"), cut(line_content(use.title), width - 10))

    return ListRow(draw, use)
