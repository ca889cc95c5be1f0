"""Words explained: those of a page or question, one that was followed, or all of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, line_content, wrap
from civics_tui.tui.routes import Place
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.views.page import Entry, entries
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class GlossaryDialog(Dialog[None]):
    """A list of words with what they mean."""

    DEFAULT_CSS = """
    GlossaryDialog {
        #dialog { height: auto; max-height: 75%; }
    }
    """

    BINDINGS = [Binding("s,f2", "sources", show=False, id="words.sources")]

    def __init__(self, desk: Desk, pack: str, terms: Sequence[str] | None = None) -> None:
        """Explain these terms of a pack, or all of them."""
        super().__init__()
        self._pack = pack
        glossary = desk.library.glossary(pack)
        named = sorted(glossary, key=lambda one: glossary[one].term.casefold()) if terms is None else terms
        self._entries = entries(named, glossary)

    def heading(self) -> Content:
        """What is listed."""
        return T(_("Words explained") if self._entries else _("No words are explained here"))

    def body(self) -> Iterable[Widget]:
        """The list, with room between the entries."""
        rows = [part for entry in self._entries for part in (_row(entry), EMPTY_ROW)]
        yield RowList(rows, id="words")

    def footer(self) -> Iterable[Key]:
        """The sources, where a word has some."""
        if any(entry.claims for entry in self._entries):
            yield Key("s", _("show me"), "sources")

    def on_mount(self) -> None:
        """Start in the list."""
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _read(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss()

    def action_sources(self) -> None:
        """Show the claim behind the marked word."""
        entry = self.query_one(RowList).value
        if isinstance(entry, Entry) and entry.claims:
            self.civics.go(Place("claim", self._pack, entry.claims[0]))


def _row(entry: Entry) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width, WIDTH) - 2
        told = wrap(line_content(entry.text), room)
        if entry.swapped:
            told += wrap(T(_("Easily swapped with: {words}").format(words=", ".join(entry.swapped)), "quiet"), room)
        return Content("\n").join([T(entry.word, "title"), *(line.pad_left(2) for line in told)])

    return ListRow(draw, entry)
