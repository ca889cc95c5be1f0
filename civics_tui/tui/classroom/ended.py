"""The end of a class: what was stored, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.widget import Widget

from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.classroom.hosting.ending import Kept, next_steps
from civics_tui.errors import CivicsError
from civics_tui.tui.content import T, spread, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.lines import LinesScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.words import _

WIDEST = 78


class EndedScreen(CivicsScreen[None]):
    """Three rows: see the results, who needs what, the gradebook."""

    def __init__(self, desk: HostDesk) -> None:
        """Show the end of a desk's session."""
        super().__init__()
        self.desk = desk

    def body(self) -> Iterable[Widget]:
        """What was stored, and the rows."""
        yield RowList(id="ended")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open", keep=True)
        yield Key("esc", _("leave"), "back", keep=True)

    def on_mount(self) -> None:
        """Tell what was stored."""
        self.say_where(_("The class is over"))
        self.query_one(RowList).focus()
        self.show_keys()
        self._in_thread(self.desk.stored, self._show)

    def _in_thread(self, do: Callable[[], object], then: Callable[[object], None]) -> None:
        def run() -> None:
            try:
                found = do()
            except CivicsError as problem:
                self.app.call_from_thread(self.civics.tell, problem.sentence, "error")
                return
            self.app.call_from_thread(then, found)

        self.run_worker(run, thread=True, exit_on_error=False)

    def _show(self, stored: object) -> None:
        from textual.content import Content

        text = ListRow(lambda width: Content("\n").join(wrap(T(str(stored), "title"), min(width - 1, WIDEST))))
        steps = next_steps(self.desk.session)
        rows = [_row(what, command, name) for (what, command), name in zip(steps, ("see", "needs", "csv"), strict=True)]
        self.query_one(RowList).show([EMPTY_ROW, text, EMPTY_ROW, *rows])

    def action_open(self) -> None:
        """Open the marked row."""
        self.query_one(RowList).action_select()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        match event.value:
            case "see":
                self._in_thread(self.desk.results, self._show_results)
            case "needs":
                self._in_thread(self.desk.keep_needs, self._tell_kept)
            case "csv":
                self._in_thread(self.desk.keep_gradebook, self._tell_kept)

    def _show_results(self, lines: object) -> None:
        if isinstance(lines, tuple):
            self.app.push_screen(LinesScreen(_("Results"), lines))

    def _tell_kept(self, kept: object) -> None:
        if isinstance(kept, Kept):
            self.civics.tell(_("Written: {path}").format(path=kept.path))


def _row(what: str, command: str, name: str) -> ListRow:
    return ListRow(lambda width: spread(T(what), T(command, "quiet"), min(width - 1, WIDEST)), name)
