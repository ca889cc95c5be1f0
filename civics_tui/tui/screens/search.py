"""Search over everything in the library: type, see what was found, open it at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from civics_tui.tui.content import T, cut
from civics_tui.tui.routes import Place, place
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.tui.widgets.sheet import Sheet, SheetRow
from civics_tui.views.found import Found, FoundRow, found
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

MOST = 100
"""Hits that are shown."""
MOST_LETTERS = 200
"""Letters that can be typed."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Words that somebody may have meant."""

    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search came back with."""

    words: str
    found: Found
    titles: Mapping[str, str]
    """Title of each pack by its id."""


class SearchScreen(CivicsScreen[None]):
    """A field, and what was found below it."""

    DEFAULT_CSS = """
    SearchScreen {
        Input, Input:focus {
            height: 1;
            border: none;
            padding: 0 1;
            margin: 1 0 0 0;
            background: $surface;
        }
        #state { height: 1; margin: 1 0; padding: 0 1; }
    }
    """

    BINDINGS = [
        Binding("down", "results", show=False, id="search.results"),
    ]

    def __init__(self, desk: Desk, words: str = "") -> None:
        """Search the library of a desk, for `words` at first."""
        super().__init__()
        self.desk = desk
        self._words = words[:MOST_LETTERS]
        self._state = T(_("Type a few words: a person, a number, an article, a word you do not know."), "quiet")

    def body(self) -> Iterable[Widget]:
        """Field, state, results."""
        field = Input(self._words, placeholder=_("What are you looking for?"), max_length=MOST_LETTERS)
        field.cursor_blink = False
        yield field
        yield Sheet(lambda width: [SheetRow(cut(self._state, width))], id="state")
        yield RowList(id="results")

    def footer(self) -> Iterable[Key]:
        """What works in the field, or in the list."""
        results = self.query_one(RowList)
        if self.writing:
            if results.rows:
                yield Key("enter", _("open the first"), "open_first")
                yield Key("down", _("results"), "results")
            yield Key("esc", _("back"), "back")
            yield Key("ctrl+p", _("commands"), "app.command_palette")
        else:
            yield Key("enter", _("open"), "open_first")
            yield Key("/", _("change the words"), "search")
            yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the field."""
        self.say_where(_("Search"))
        self.query_one(Input).focus()
        self.show_keys()
        if self._words:
            self._look_for(self._words)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look_for(event.value)

    def _look_for(self, words: str) -> None:
        def look(desk: Desk) -> Answer:
            library, asked = desk.library, words.strip()
            hits = library.search(asked, MOST) if asked else ()
            meant = library.did_you_mean(asked) if asked and not hits else None
            of_meant = len(library.search(meant, MOST)) if meant else 0
            titles = {entry.id: entry.title for entry in library.entries()}
            return Answer(asked, found(asked, hits, meant, of_meant), titles)

        self.civics.in_background(self, look, self._show, group="search")

    def _show(self, answer: Answer) -> None:
        rows: list[ListRow] = []
        for group in answer.found.groups:
            rows += [heading(group.word), *(_row(row, answer.titles) for row in group.rows), EMPTY_ROW]
        if answer.found.suggestion:
            meant = answer.found.suggestion
            rows.append(ListRow(lambda width: cut(T(_("Search for {words}").format(words=meant)), width), Meant(meant)))
        if answer.words:
            self._state = T(answer.found.line, "" if answer.found.groups else "title")
        self.query_one("#state", Sheet).redraw()
        results = self.query_one(RowList)
        results.highlighted = None  # what was marked among the hits of other words means nothing now
        results.show(rows)
        results.scroll_home(animate=False)
        self.show_keys()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_open_first()

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, Meant):
            self.query_one(Input).value = event.value.words
        elif isinstance(event.value, Place):
            self.civics.go(event.value)

    def action_open_first(self) -> None:
        """Open the marked row, which is the first one until one moves."""
        results = self.query_one(RowList)
        if results.highlighted is not None:
            results.action_select()

    def action_results(self) -> None:
        """Go from the field into the list."""
        results = self.query_one(RowList)
        if self.writing and results.rows:
            results.focus()

    async def action_search(self) -> None:
        """Go back into the field."""
        self.query_one(Input).focus()


def _row(row: FoundRow, titles: Mapping[str, str]) -> ListRow:
    pack = "" if row.kind in ("claim", "actor") else titles.get(row.pack, row.pack)  # the ledger is no single pack's
    below = ":  ".join(part for part in (pack, row.excerpt) if part)

    def draw(width: int) -> Content:
        return Content("\n").join([cut(T(row.title), width), cut(T(below, "quiet"), width)])

    return ListRow(draw, place(row.kind, row.pack, row.id, row.section))
