"""The host on the teacher's laptop. Safe to mirror: before the reveal no key, no distribution, no student's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from civics_tui.classroom.hosting import told
from civics_tui.classroom.hosting.conductor import Conductor, Look, Notes
from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.errors import CivicsError
from civics_tui.tui import routes
from civics_tui.tui.classroom import host_rows
from civics_tui.tui.classroom.ended import EndedScreen
from civics_tui.tui.classroom.people import PeopleScreen
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.screens.lines import LinesScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Rows, Sheet
from civics_tui.words import _

LOOK_AGAIN = 1.0
"""Seconds between two looks without news."""
SHOWN = 5.0
"""Seconds for which key and note are shown."""
ENDED = frozenset({"finished", "given_up"})


class HostScreen(CivicsScreen[None]):
    """One session, from its lobby to its end."""

    DEFAULT_CSS = """
    HostScreen {
        #stage { height: 1fr; }
        #notes { display: none; background: $panel; padding: 1 0; }
        #notes.-shown { display: block; }
    }
    """

    BINDINGS = [
        Binding("enter", "go", show=False, id="host.next"),
        Binding("p", "do('pause')", show=False, id="host.pause"),
        Binding("plus", "do('add_minute')", show=False, id="host.minute"),
        Binding("z", "do('take_back')", show=False, id="host.undo"),
        Binding("v", "do('discuss')", show=False, id="host.discuss"),
        Binding("s,f2", "sources", show=False, id="host.sources"),
        Binding("t", "notes", show=False, id="host.notes"),
        Binding("i", "let_in", show=False, id="host.let-in"),
        Binding("l", "people", show=False, id="host.people"),
        Binding("m", "people", show=False, id="host.rename"),
        Binding("delete", "people", show=False, id="host.remove"),
        Binding("o", "board", show=False, id="host.board"),
        Binding("w", "test", show=False, id="host.test"),
        Binding("pagedown", "page(1)", show=False, id="host.down"),
        Binding("pageup", "page(-1)", show=False, id="host.up"),
    ]

    @dataclass
    class News(Message):
        """Something has changed in the class."""

    def __init__(self, desk: HostDesk, *, close: Callable[[], object] = lambda: None) -> None:
        """Lead the session of a desk; `close` is called when the screen is left."""
        super().__init__()
        self.desk = desk
        self._close = close
        self.look: Look | None = None
        """What is shown; `None` before the first look."""
        self._notes: Notes | None = None
        self._warned = False
        self._hide: Timer | None = None
        self._busy = False
        self._ended = False
        self._leave: Callable[[], None] = lambda: None

    @property
    def conductor(self) -> Conductor:
        """Where steps are taken."""
        return self.desk.conductor

    def body(self) -> Iterable[Widget]:
        """The stage, and below it what is shown for five seconds."""
        yield VerticalScroll(Sheet(self._rows, id="host"), id="stage", can_focus=False)
        yield Sheet(self._note_rows, id="notes")

    def on_mount(self) -> None:
        """Look now, after every news, and every second."""
        self._leave = self.conductor.listen(self._tell)
        self.set_interval(LOOK_AGAIN, self._read)
        self._read()
        self.show_keys()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._leave()
        self._close()

    # Looking

    def _tell(self) -> None:
        """Called from the writer's thread."""
        self.post_message(self.News())

    @on(News)
    def _heard(self, event: News) -> None:
        event.stop()
        self._read()

    def _read(self) -> None:
        self.run_worker(self._look, thread=True, exclusive=True, group="look", exit_on_error=False)

    def _look(self) -> None:
        try:
            look = self.conductor.look()
        except CivicsError as problem:
            self.app.call_from_thread(self.civics.tell, problem.sentence, "error")
            return
        self.app.call_from_thread(self._show, look)

    def _show(self, look: Look) -> None:
        if not self.is_mounted:
            return
        before, self.look = self.look, look
        if before is None and look.view.board.state != "lobby":  # the lobby has them among its rows
            for note in self.desk.notes:
                self.civics.tell(note)
        if before is None or before.view.board.state != look.view.board.state:
            self.query_one("#stage").scroll_home(animate=False)
            self.hide_notes()
        self.say_where(*host_rows.top(look, narrow=self.is_narrow))
        self.query_one("#host", Sheet).redraw()
        self.show_keys()
        if look.view.board.state in ENDED and not self._ended:
            self._ended = True
            self._show_end()

    def resized(self) -> None:
        """Fill the top line anew."""
        if self.look is not None:
            self.say_where(*host_rows.top(self.look, narrow=self.is_narrow))
            self.query_one("#host", Sheet).redraw()

    def _rows(self, width: int) -> Rows:
        look = self.look
        if look is None:
            return []
        board = look.view.board
        if board.state == "lobby":
            code = self.desk.qr(board.code, dark=self.app.current_theme.dark) if board.code else ()
            return host_rows.lobby(look, code, width, self.query_one("#stage").size.height, self.desk.notes)
        if board.state == "revealed":
            return host_rows.answer(look, width)
        return host_rows.question(look, width)

    def _note_rows(self, width: int) -> Rows:
        return host_rows.notes(self._notes, width) if self._notes else []

    # Keys

    def footer(self) -> Iterable[Key]:
        """What can be done now; the next sensible step first."""
        look = self.look
        if look is None:
            return
        state = look.view.board.state
        yield Key("enter", told.step_word(look.view.step), "go", keep=True)
        if look.view.waiting:
            yield Key("i", _("let in"), "let_in")
        if look.can_undo:
            yield Key("z", _("take back"), "do('take_back')")
        if look.can_discuss:
            yield Key("v", _("discuss and vote again") if self.is_wide else _("vote again"), "do('discuss')")
        if state == "revealed":
            yield Key("s", _("source on board"), "sources")
        if state == "question":
            yield Key("p", _("pause"), "do('pause')")
            if look.has_clock:
                yield Key("+", _("a minute"), "do('add_minute')")
        if state == "lobby":
            yield Key("w", _("test the Wi-Fi"), "test")
            yield Key("m Del", _("rename, remove"), "people")
        yield Key("o", _("board"), "board")
        if state in ("question", "closed"):
            yield Key("t", _("key"), "notes")
        yield Key("l", _("who"), "people")
        yield Key("q", _("end"), "leave", keep=True)

    def action_go(self) -> None:
        """Take the next sensible step."""
        look = self.look
        if look is None:
            return
        if look.view.step == "finish":
            self._ask_end()
        elif look.view.step == "done":
            self._show_end()
        else:
            self._run(lambda: self.conductor.step(look.view.step))

    def action_do(self, what: str) -> None:
        """Take another step: pause, a minute more, a close taken back, a second vote."""
        steps: dict[str, Callable[[], object]] = {
            "pause": self.conductor.pause,
            "add_minute": self.conductor.add_minute,
            "take_back": self.conductor.take_back,
            "discuss": self.conductor.discuss,
        }
        self._run(steps[what])

    def _run(self, step: Callable[[], object], then: str = "") -> None:
        """Take a step in the background; one at a time, so that a key that is held down does one thing."""
        if self._busy:
            return
        self._busy = True

        def run() -> None:
            try:
                step()
                sentence, severity = then, "information"
            except CivicsError as problem:
                sentence, severity = problem.sentence, "warning"
            except TimeoutError:
                sentence, severity = _("The disk did not answer in time; look what happened, and try again."), "error"
            self.app.call_from_thread(self._stepped, sentence, severity)

        self.run_worker(run, thread=True, group="step", exit_on_error=False)

    def _stepped(self, sentence: str, severity: str) -> None:
        self._busy = False
        if sentence:
            self.civics.tell(sentence, severity)
        if self.is_mounted:
            self._read()

    def action_let_in(self) -> None:
        """Let in everybody who waits."""
        waiting = [student for student, _name in self.look.view.waiting] if self.look else []
        if waiting:
            self._run(lambda: self.conductor.let_in(waiting))

    def action_people(self) -> None:
        """Show who is here, to rename or remove."""
        self.app.push_screen(PeopleScreen(self.desk), lambda _none: self._read())

    def action_sources(self) -> None:
        """Show the sources on the board, or take them away."""

        def show() -> None:
            shown = self.conductor.show_sources()
            sentence = _("The board shows the sources.") if shown else _("The board shows no sources any more.")
            self.app.call_from_thread(self.civics.tell, sentence)

        self._run(show)

    def action_notes(self) -> None:
        """Show key and note for five seconds, once the teacher knows that others may see the screen."""
        if not self._warned:
            self._warned = True
            self.civics.tell(told.warning(), "warning")
            return
        self.app.clear_notifications()
        self._run(self._fetch_notes)

    def _fetch_notes(self) -> None:
        found = self.conductor.notes()
        self.app.call_from_thread(self._show_notes, found)

    def _show_notes(self, found: Notes | None) -> None:
        self._notes = found
        sheet = self.query_one("#notes", Sheet)
        sheet.set_class(found is not None, "-shown")
        sheet.redraw()
        if self._hide is not None:
            self._hide.stop()
        self._hide = self.set_timer(SHOWN, self.hide_notes) if found is not None else None

    def hide_notes(self) -> None:
        """Take key and note from the screen."""
        self._show_notes(None)

    def action_board(self) -> None:
        """Ask before the board is opened in the browser."""
        self.app.push_screen(routes.open_link(self.desk.board))

    def action_test(self) -> None:
        """Test whether students can reach this laptop."""

        def test() -> None:
            lines = tuple(self.desk.test())
            self.app.call_from_thread(self.app.push_screen, LinesScreen(_("The way to this laptop"), lines))

        self._run(test)

    def action_page(self, pages: int) -> None:
        """Turn pages."""
        stage = self.query_one("#stage", VerticalScroll)
        stage.scroll_relative(y=pages * stage.size.height, animate=False)

    async def action_back(self) -> None:
        """Take notes away; else leave the class as it is, once asked."""
        if self._notes is not None:
            self.hide_notes()
        else:
            self._ask_leave()

    async def action_leave(self) -> None:
        """End the class, once asked."""
        self._ask_end()

    @work(group="ask")
    async def _ask_end(self) -> None:
        state = self.look.view.board.state if self.look else ""
        if state in ENDED:
            self._show_end()
            return
        open_ = _("The open question is closed first; what is on its way is waited for. ")
        told_ = _("Nobody can join or answer after that. The results are kept.")
        question = Confirm(_("End the class?"), (open_ if state == "question" else "") + told_, _("end the class"))
        if await self.app.push_screen_wait(question):
            self._run(self.conductor.end)

    @work(group="ask")
    async def _ask_leave(self) -> None:
        told_ = _("Students wait meanwhile, and their answers are kept. The same class can be gone on with.")
        if await self.app.push_screen_wait(Confirm(_("Leave the class as it is?"), told_, _("leave"))):
            if len(self.app.screen_stack) > 1:
                self.dismiss()
            else:
                self.app.exit()

    def _show_end(self) -> None:
        self.app.push_screen(EndedScreen(self.desk.kept), lambda _none: self.dismiss())
