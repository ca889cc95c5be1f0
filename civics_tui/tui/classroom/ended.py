"""The end of a class, or a class of an earlier day: what was stored, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on, work
from textual.content import Content
from textual.widget import Widget

from civics_tui.classroom.hosting.ending import Kept, kept_steps, next_steps
from civics_tui.classroom.hosting.kept import KeptClass
from civics_tui.errors import CivicsError
from civics_tui.tui.content import T, cut, spread, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.screens.lines import LinesScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.words import _

WIDEST = 78
STEPS = ("see", "needs", "csv", "answers", "erase")
"""What the rows stand for, in the order of `kept_steps`; the first three are offered at the end of a class as well."""


class EndedScreen(CivicsScreen[None]):
    """Rows: see the results, who needs what, the gradebook; of an earlier class also its answers, and erasing it."""

    def __init__(self, kept: KeptClass, *, earlier: bool = False, close: Callable[[], object] = lambda: None) -> None:
        """Show a class that is kept; `close` is called when the screen is left."""
        super().__init__()
        self.kept = kept
        self.earlier = earlier
        """Was it opened on its own, some time after its end?"""
        self._close = close

    def body(self) -> Iterable[Widget]:
        """What was stored, and the rows."""
        yield RowList(id="ended")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open", keep=True)
        yield Key("esc", _("back") if self.earlier else _("leave"), "back", keep=True)

    def on_mount(self) -> None:
        """Tell what was stored."""
        self.say_where(_("A class that was held") if self.earlier else _("The class is over"))
        self.query_one(RowList).focus()
        self.show_keys()
        self._in_thread(self.kept.stored, self._show)

    def on_unmount(self) -> None:
        """Close what was opened for it."""
        self._close()

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
        text = ListRow(lambda width: Content("\n").join(wrap(T(str(stored), "title"), min(width - 1, WIDEST))))
        steps = kept_steps(self.kept.session) if self.earlier else next_steps(self.kept.session)
        rows = [_row(what, command, name) for (what, command), name in zip(steps, STEPS, strict=False)]
        self.query_one(RowList).show([EMPTY_ROW, text, EMPTY_ROW, *rows])

    def action_open(self) -> None:
        """Open the marked row."""
        self.query_one(RowList).action_select()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        match event.value:
            case "see":
                self._in_thread(self.kept.results, lambda lines: self._read(_("Results"), lines))
            case "needs":
                self._in_thread(self.kept.keep_needs, self._tell_kept)
            case "csv":
                self._in_thread(self.kept.keep_gradebook, self._tell_kept)
            case "answers":
                self._in_thread(self.kept.keep_answers, self._tell_kept)
            case "erase":
                self._in_thread(self.kept.erase_question, lambda question: self._ask(str(question)))

    def _read(self, title: str, lines: object) -> None:
        if isinstance(lines, tuple):
            self.app.push_screen(LinesScreen(title, lines))

    def _tell_kept(self, kept: object) -> None:
        if isinstance(kept, Kept):
            self.civics.tell(_("Written: {path}").format(path=kept.path))

    def _ask(self, question: str) -> None:
        self._ask_erase(question)

    @work(group="ask")
    async def _ask_erase(self, question: str) -> None:
        told = _("{question} What is erased cannot be brought back; choices, marks and times stay.")
        if await self.app.push_screen_wait(Confirm(_("Erase this class?"), told.format(question=question), _("erase"))):
            self._in_thread(self.kept.erase, self._erased)

    def _erased(self, lines: object) -> None:
        self._read(_("Erased"), lines)
        self._in_thread(self.kept.stored, self._show)


def _row(what: str, command: str, name: str) -> ListRow:
    def draw(width: int) -> Content:
        both = spread(T(what), T(command, "quiet"), min(width - 1, WIDEST))
        return both if what in both.plain else cut(T(what), width - 1)

    return ListRow(draw, name)
