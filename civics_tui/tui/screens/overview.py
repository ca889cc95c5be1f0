"""The list of an exam: every question with its state, what is missing, and the only place where it is handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from civics_tui.tui.content import T, fill, joined, wrap
from civics_tui.tui.quiz import lines
from civics_tui.tui.quiz.turn import Turn
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, rows_of
from civics_tui.views import overview
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

CELL = 6
"""Columns of a question in the list."""

TOKENS: dict[overview.CellState, str] = {"flagged": "flagged", "open": "focus", "unseen": "quiet", "skipped": "quiet"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where to go from the list."""

    index: int | None = None
    """The question to go to, counted from 0."""
    hands_in: bool = False
    clock_shown: bool = True


class OverviewScreen(CivicsScreen[Chosen | None]):
    """Questions as cells, and rows for what can be done."""

    DEFAULT_CSS = """
    OverviewScreen {
        #cells { padding: 1 1 0 1; }
        #ways { height: 1fr; }
    }
    """

    BINDINGS = [
        Binding("n", "step(1)", show=False, id="overview.next"),
        Binding("p", "step(-1)", show=False, id="overview.previous"),
        Binding("f,f4", "flag", show=False, id="overview.flag"),
        Binding("l", "back", show=False, id="overview.back"),
    ]

    def __init__(self, turn: Turn, *, clock_shown: bool) -> None:
        """Show the exam of a turn."""
        super().__init__()
        self.turn = turn
        self.clock_shown = clock_shown

    def body(self) -> Iterable[Widget]:
        """The cells, and below them what to do."""
        yield Sheet(self._cells, id="cells")
        yield RowList(self._ways(), id="ways")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("choose"), "choose")
        yield Key("n p", _("question"), "step(1)")
        yield Key("f", _("flag"), "flag")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the rows; the clock goes on."""
        self.query_one(RowList).focus()
        if self.turn.attempt.limit is not None:
            self.set_interval(1.0, self._draw_top)
        self._draw_top()
        self.show_keys()

    def _draw_top(self) -> None:
        self.say_where(lines.left(self.turn), lines.right(self.turn, clock_shown=self.clock_shown))

    def _cells(self, width: int) -> Rows:
        shown = overview.overview(self.turn.attempt)
        cells = [fill(T(f"{cell.number:>3} {cell.sign}", TOKENS.get(cell.state, "")), CELL) for cell in shown.cells]
        across = max(1, min(12, width // CELL))
        grid = [joined(cells[start : start + across]) for start in range(0, len(cells), across)]
        told = wrap(T(_("Hand in?   {counts}").format(counts=shown.counts)), min(WIDTH, width))
        legend = wrap(T(shown.legend, "quiet"), width)
        last = rows_of(wrap(T(shown.warning, "partly"), width))
        return [*rows_of(grid), *rows_of(legend), BLANK, *last, *rows_of(told)]

    def _ways(self) -> Iterable[ListRow]:
        clock = _("Hide the clock") if self.clock_shown else _("Show the clock")
        for suggestion in overview.overview(self.turn.attempt).suggestions:
            hands_in = suggestion.index is None
            yield _row(suggestion.text, Chosen(suggestion.index, hands_in, self.clock_shown))
        if self.turn.attempt.limit is not None:
            yield _row(clock, "clock")

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Chosen):
            self.dismiss(event.value)
        elif event.value == "clock":
            self.clock_shown = not self.clock_shown
            self.query_one(RowList).show(self._ways(), mark="clock")
            self._draw_top()

    def action_choose(self) -> None:
        """Choose the marked row."""
        self.query_one(RowList).action_select()

    def action_step(self, step: int) -> None:
        """Go back to the question after or before the open one."""
        index = self.turn.asked.index + step
        if 0 <= index < len(self.turn.attempt.responses):
            self.dismiss(Chosen(index, clock_shown=self.clock_shown))

    def action_flag(self) -> None:
        """Flag the open question, or take its flag away."""
        self.turn.flag()
        self.query_one("#cells", Sheet).redraw()
        self.query_one(RowList).show(self._ways())
        self._draw_top()

    async def action_back(self) -> None:
        """Go back to the open question."""
        self.dismiss(Chosen(None, clock_shown=self.clock_shown))


def _row(text: str, value: object) -> ListRow:
    return ListRow(lambda _width: T(text), value)
