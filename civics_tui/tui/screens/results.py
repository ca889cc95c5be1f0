"""The results of an attempt: how did I do, where, and what now. Every question can be opened with its feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.tui import routes
from civics_tui.tui.content import T, cut, fill, line_content, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.views.ended import results_of
from civics_tui.views.results import AgainRow, ObjectiveRow
from civics_tui.views.stems import listed
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

NOTE = 34
"""Columns for what was mixed up, at most."""
FIGURES = 32
"""Columns for the bar and the counts of an objective."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A question to be opened with its feedback."""

    index: int


class ResultsScreen(CivicsScreen[None]):
    """Figures, objectives, and what to look at again; then all other questions."""

    BINDINGS = [
        Binding("r", "again", show=False, id="results.again"),
        Binding("x", "across", show=False, id="results.across"),
        Binding("y", "copy", show=False, id="results.copy"),
    ]

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        """Show what came out of an attempt that is over."""
        super().__init__()
        self.desk = desk
        self.sitting = sitting
        self.results = results_of(desk, sitting)

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield RowList(id="results")

    def footer(self) -> Iterable[Key]:
        """What can be done, the next step first."""
        again = len(self.results.again)
        yield Key("enter", _("open"), "open")
        if again:
            yield Key("r", ngettext("this one again", "these {n} again", again), "again")
        if self.results.page:
            yield Key("x", _("read on"), "across")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("home"), "back")

    def on_mount(self) -> None:
        """Start at the first question to look at again."""
        self.query_one(RowList).focus()
        self.show_keys()

    def resized(self) -> None:
        """On a narrow screen the figures stand in the top line, and what to look at comes first."""
        told = self.results
        if self.is_narrow:
            self.say_where(T(told.score_line, "title"), T(told.mode, "quiet"))
        else:
            self.say_where(T(_("Results: {title}").format(title=told.title), "title"), T(told.mode, "quiet"))
        rows = self.query_one(RowList)
        rows.show(self._rows())
        rows.call_after_refresh(rows.scroll_home, animate=False)

    def _rows(self) -> Iterator[ListRow]:
        told = self.results
        parts = [self._figures(), self._again(), self._objectives()] if self.is_narrow else None
        for part in parts or [self._figures(), self._objectives(), self._again()]:
            yield from part
        if told.caution:
            yield _text(told.caution, "quiet")
        yield from self._others()

    def _figures(self) -> Iterator[ListRow]:
        told = self.results
        figures = [told.points, told.time, told.last]
        if not self.is_narrow:
            figures.insert(0, told.score_line)
            yield EMPTY_ROW
        yield _text("     ".join(one for one in figures if one), "title")
        for sentence in (told.ended, told.unscored):
            if sentence:
                yield _text(sentence)
        yield EMPTY_ROW

    def _objectives(self) -> Iterator[ListRow]:
        if self.results.objectives:
            yield heading(_("By objective"))
            for row in self.results.objectives:
                yield _objective(row)
            yield EMPTY_ROW

    def _again(self) -> Iterator[ListRow]:
        again = self.results.again
        if again:
            yield heading(_("Look at these again"))
            longest = max(T(one.note).cell_length for one in again)
            for one in again:
                yield _again(one, min(longest, NOTE))
            yield EMPTY_ROW
        for sentence in self._sentences():
            yield _text(sentence)

    def _sentences(self) -> Iterator[str]:
        told = self.results
        if told.confidence:
            yield _("How sure were you?   {lines}").format(lines="    ".join(told.confidence))
        yield from (one for one in (told.sure_and_wrong, told.nothing_to_repeat, told.next) if one)

    def _others(self) -> Iterator[ListRow]:
        """The questions that need no second look, which can be looked at all the same."""
        again = {row.index for row in self.results.again}
        others = [index for index in range(len(self.sitting.attempt.responses)) if index not in again]
        if others:
            yield EMPTY_ROW
            yield heading(_("The others") if again else _("All questions"))
            for index in others:
                yield _other(index, self.sitting)

    @on(RowList.Chosen)
    def _look_back(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, LookBack):
            self.app.push_screen(routes.look_back(self.desk, self.sitting, event.value.index))

    def action_open(self) -> None:
        """Open the marked question."""
        self.query_one(RowList).action_select()

    def action_again(self) -> None:
        """Ask once more what was not right."""
        try:
            sitting = self.desk.again(self.sitting)
        except CivicsError as problem:
            self.civics.tell(problem.sentence)
            return
        self.app.switch_screen(routes.quiz(self.desk, sitting))

    def action_across(self) -> None:
        """Read the page on what went least well."""
        page = self.results.page
        if page:
            self.civics.go(routes.Place("explainer", page.pack, page.page))

    def action_copy(self) -> None:
        """Copy the results as text."""
        self.civics.copy("\n".join(self.results.lines()))


def _text(sentence: str, token: str = "") -> ListRow:
    return ListRow(lambda width: Content("\n").join(wrap(T(sentence, token), min(width, WIDTH))))


def _objective(row: ObjectiveRow) -> ListRow:
    def draw(width: int) -> Content:
        told = "   ".join(one for one in (row.counts, row.percent, row.word) if one)
        width = min(width, WIDTH + FIGURES)
        if width < FIGURES + 30:
            return Content("\n").join([*wrap(T(row.text), width), T(f"  {row.bar}  {told}", "quiet")])
        text = fill(cut(T(row.text), width - FIGURES - 2), width - FIGURES)
        return Content.assemble(text, row.bar, f"   {told}")

    return ListRow(draw)


def _again(row: AgainRow, note_width: int) -> ListRow:
    def draw(width: int) -> Content:
        head = Content.assemble(T(f"{row.sign:<2}", row.token), f"{row.number:>2}  ")
        stem, note = line_content(row.stem), T(row.note, "quiet")
        if width < 60:
            return Content("\n").join([cut(head + stem, width), cut(note.pad_left(head.cell_length), width)])
        width = min(width, WIDTH + NOTE)
        column = width - note_width
        return fill(cut(head + stem, column - 2), column) + cut(note, note_width)

    return ListRow(draw, LookBack(row.index))


def _other(index: int, sitting: Sitting) -> ListRow:
    response = sitting.attempt.responses[index]
    sign = T("OK", "right") if response.fraction == 1 else T("- ", "quiet")
    stem = line_content(listed(sitting.question(index).stem))
    head = Content.assemble(sign, f"{index + 1:>2}  ")
    return ListRow(lambda width: cut(head + stem, min(width, WIDTH)), LookBack(index))
