"""The lists of a preview: what checking the pack has found, and its questions with what was found in each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.packs.preview.preview import Shown
from civics_tui.packs.problems import More, Problem, render, shown
from civics_tui.tui.content import T, cut, fill, joined
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.views import preview as views
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.tui.preview import PreviewApp

TOKENS = {"error": "wrong", "warning": "partly", "info": "quiet", "": ""}
NAME = 24
"""Columns of an id in the list."""


class _PreviewList(CivicsScreen[str | None]):
    """A list that takes each save."""

    BINDINGS = [
        Binding("m,f8", "mend", show=False, id="preview-list.mend"),
        Binding("f,l", "back", show=False, id="preview-list.back"),
    ]

    def __init__(self, shown: Shown, *, is_first: bool = False) -> None:
        """List what is in `shown`; `is_first` where there is no question to go back to."""
        super().__init__()
        self.shown = shown
        self.is_first = is_first

    @property
    def preview(self) -> PreviewApp:
        """The app of the preview."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def body(self) -> Iterable[Widget]:
        """The rows."""
        yield RowList(self.rows(), id="found")

    def rows(self) -> list[ListRow]:
        """The rows of the list."""
        raise NotImplementedError

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("go to the question"), "choose")
        if self.preview.mends:
            yield Key("m", _("mend"), "mend")
        yield Key("esc", _("leave") if self.is_first else _("back"), "back")

    def on_mount(self) -> None:
        """Start in the rows."""
        self.query_one(RowList).focus()
        self._draw()

    async def take(self, shown: Shown) -> None:
        """Show what was saved; the marked row stays."""
        self.shown = shown
        self.query_one(RowList).show(self.rows())
        self._draw()

    def _draw(self) -> None:
        self.say_where(self.shown.report.name, views.counts(self.shown))
        self.show_keys()

    def action_choose(self) -> None:
        """Choose the marked row."""
        self.query_one(RowList).action_select()

    async def action_back(self) -> None:
        """Go back to the question, or leave where there is none."""
        if self.is_first:
            self.app.exit()
        else:
            self.dismiss(None)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        event.stop()
        question = self.question_of(event.value)
        if question in self.shown.ids and not self.is_first:
            self.dismiss(question)
        else:
            self.action_mend()

    def question_of(self, value: object) -> str:
        """The question that a row stands for; empty where it is none."""
        raise NotImplementedError

    def action_mend(self) -> None:
        """Open the place of the marked row in the editor."""
        raise NotImplementedError


class FindingsScreen(_PreviewList):
    """What checking the pack has found, as `pack check` tells it."""

    def rows(self) -> list[ListRow]:
        """Every problem with its place, its line and what to do."""
        report = self.shown.report
        found: list[ListRow] = [EMPTY_ROW]
        for one in shown(report.problems):
            if isinstance(one, More):
                found += [heading(_("and {n} more of {code}").format(n=one.count, code=one.code)), EMPTY_ROW]
            else:
                found += [_problem_row(one, report.read.files.get(one.file)), EMPTY_ROW]
        if not report.problems:
            found.append(heading(_("Nothing was found: no error, no warning, no note.")))
        return found

    def question_of(self, value: object) -> str:
        """The question in which a problem stands."""
        owners = (id_ for id_, problems in self.shown.by_question.items() if value in problems)
        return next(owners, "")

    def action_mend(self) -> None:
        """Open the place of the marked problem in the editor."""
        value = self.query_one(RowList).value
        if isinstance(value, Problem):
            self.preview.mend(value.file, value.line, value.column)


class QuestionsScreen(_PreviewList):
    """The questions with what was found in each."""

    def __init__(self, shown: Shown, marked: str) -> None:
        """List the questions, one of them marked."""
        super().__init__(shown)
        self._marked = marked

    def on_mount(self) -> None:
        """Start at the question that is on the screen."""
        super().on_mount()
        self.call_after_refresh(lambda: self.query_one(RowList).mark(self._marked))

    def rows(self) -> list[ListRow]:
        """One row a question."""
        return [_question_row(number, row) for number, row in enumerate(views.rows(self.shown), start=1)]

    def question_of(self, value: object) -> str:
        """The question itself."""
        return str(value)

    def action_mend(self) -> None:
        """Open the marked question in the editor."""
        value = self.query_one(RowList).value
        if isinstance(value, str):
            self.preview.mend_question(value)


def _problem_row(problem: Problem, source: str | None) -> ListRow:
    def draw(width: int) -> Content:
        first, *rest = render(problem, source, width=width).split("\n")
        return joined([T(first, TOKENS[problem.level]), *(cut(T(line), width) for line in rest)], "\n")

    return ListRow(draw, problem)


def _question_row(number: int, row: views.Row) -> ListRow:
    def draw(width: int) -> Content:
        name = fill(cut(T(row.id), min(NAME, width // 3)), min(NAME, width // 3) + 2)
        sign = T(f"{row.sign}  " if row.sign else "", TOKENS[row.worst])
        return cut(Content.assemble(T(f"{number:>4}  ", "quiet"), name, sign, T(row.stem, "quiet")), width)

    return ListRow(draw, row.id)
