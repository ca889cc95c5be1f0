"""Who is in the class: let in, rename, remove, give more time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.classroom.hosting import told
from civics_tui.classroom.hosting.conductor import Look
from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.errors import CivicsError
from civics_tui.tui.content import T, spread
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.screens.lines import LinesScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.words import _

WIDEST = 70
LATE = "late"
"""What the row of late answers stands for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the list."""

    id: int
    name: str
    waits: bool = False


class PeopleScreen(CivicsScreen[None]):
    """A row for each student."""

    BINDINGS = [
        Binding("i", "let_in", show=False, id="people.let-in"),
        Binding("m", "rename", show=False, id="people.rename"),
        Binding("delete", "remove", show=False, id="people.remove"),
        Binding("plus", "more_time", show=False, id="people.time"),
        Binding("l", "back", show=False, id="people.back"),
    ]

    def __init__(self, desk: HostDesk) -> None:
        """List the students of a desk's session."""
        super().__init__()
        self.desk = desk
        self._anyone_waits = False

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(id="people")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        if self._anyone_waits:
            yield Key("i", _("let in"), "let_in")
        yield Key("enter", _("another device"), "way_back")
        yield Key("m", _("rename"), "rename")
        yield Key("Del", _("remove"), "remove")
        yield Key("+", _("more time"), "more_time")
        yield Key("esc", _("back"), "back", keep=True)

    def on_mount(self) -> None:
        """Read now and every second."""
        self.query_one(RowList).focus()
        self.set_interval(1.0, self._read)
        self._read()
        self.show_keys()

    def _read(self) -> None:
        self._in_thread(self.desk.conductor.look, self._show, "look")

    def _in_thread(self, do: Callable[[], object], then: Callable[[object], None], group: str) -> None:
        def run() -> None:
            try:
                found = do()
            except CivicsError as problem:
                self.app.call_from_thread(self.civics.tell, problem.sentence, "warning")
                return
            self.app.call_from_thread(then, found)

        self.run_worker(run, thread=True, exclusive=group == "look", group=group, exit_on_error=False)

    def _show(self, found: object) -> None:
        if not isinstance(found, Look) or not self.is_mounted:
            return
        self.say_where(_("Who is in the class"), told.joined(found.view))
        self._anyone_waits = bool(found.view.waiting)
        self.show_keys()
        rows = _rows(found)
        shown = self.query_one(RowList)
        if [row.value for row in rows] != [row.value for row in shown.rows]:
            shown.show(rows)

    @property
    def marked(self) -> Person | None:
        """The student that is marked."""
        value = self.query_one(RowList).value
        return value if isinstance(value, Person) else None

    def action_let_in(self) -> None:
        """Let the marked student in; all who wait where none of them is marked."""
        rows = [row.value for row in self.query_one(RowList).rows]
        waiting = [one.id for one in rows if isinstance(one, Person) and one.waits]
        marked = self.marked
        ids = [marked.id] if marked and marked.waits else waiting
        if ids:
            self._in_thread(lambda: self.desk.conductor.let_in(ids), lambda _none: self._read(), "do")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.value == LATE:
            self._in_thread(self.desk.conductor.accept_late, lambda _none: self._read(), "do")
        else:
            self.action_way_back()

    @work(group="ask")
    async def action_way_back(self) -> None:
        """Let the marked student go on with another device, as for a lost phone; once asked."""
        marked = self.marked
        if marked is None or marked.waits:
            return
        told_ = _("The old device is signed out, the answers stay. The next screen is for this student only.")
        asked = Confirm(_("Another device for {name}?").format(name=marked.name), told_, _("show the address"))
        if await self.app.push_screen_wait(asked):
            self._in_thread(lambda: self.desk.way_back(marked.id), self._show_way, "do")

    def _show_way(self, address: object) -> None:
        text = str(address)
        code = self.desk.qr_of(text, dark=self.app.current_theme.dark)
        told_ = _("Open this address on the other device. It works once.")
        self.app.push_screen(LinesScreen(_("Another device"), (told_, text, "", *code)))

    @work(group="ask")
    async def action_rename(self) -> None:
        """Give the marked student another name."""
        marked = self.marked
        if marked is None:
            return
        name = await self.app.push_screen_wait(AskText(_("Another name for {name}").format(name=marked.name)))
        if name:
            self._in_thread(lambda: self.desk.conductor.rename(marked.id, name), lambda _none: self._read(), "do")

    def action_more_time(self) -> None:
        """Give the marked student more time; which it is stands in the dialog only, as others may see the list."""
        marked = self.marked
        if marked is not None:
            read = self.desk.conductor.time_of
            self._in_thread(lambda: (marked, read(marked.id)), self._ask, "do")

    def _ask(self, found: object) -> None:
        if isinstance(found, tuple):
            self._ask_time(*found)

    @work(group="ask")
    async def _ask_time(self, person: Person, now: int | None) -> None:
        times = told.TIMES if now in told.TIMES else (*told.TIMES, now)
        rows = [told.time_words(one) for one in times]
        heading = _("Time of {name} for each question").format(name=person.name)
        chosen = await self.app.push_screen_wait(ChooseDialog(heading, rows, times.index(now)))
        if chosen is not None and times[chosen] != now:
            give = self.desk.conductor.give_time
            self._in_thread(lambda: give(person.id, times[chosen]), self._time_given, "do")

    def _time_given(self, _none: object) -> None:
        self.civics.tell(_("Changed. An open question follows; only you are told."))
        self._read()

    @work(group="ask")
    async def action_remove(self) -> None:
        """Take the marked student out, once asked."""
        marked = self.marked
        if marked is None:
            return
        told_ = _("The answers stay. To come back, this student has to join again with the code.")
        asked = Confirm(_("Remove {name}?").format(name=marked.name), told_, _("remove"))
        if await self.app.push_screen_wait(asked):
            self._in_thread(lambda: self.desk.conductor.remove(marked.id), lambda _none: self._read(), "do")


def _rows(look: Look) -> list[ListRow]:
    rows = [EMPTY_ROW]
    if look.view.late:
        rows += [_late_row(told.late(look.view)), EMPTY_ROW]
    if look.view.waiting:
        rows += [heading(_("Waiting to be let in")), *(_row(Person(*one, True), "") for one in look.view.waiting)]
        rows.append(EMPTY_ROW)
    lost = {one.name for one in look.lost}
    out = set(look.view.still_out)
    rows.append(heading(_("In the class")))
    for student, name in look.view.students:
        note = _("no connection") if name in lost else _("has not answered") if name in out else ""
        rows.append(_row(Person(student, name), note))
    if not look.view.students:
        rows.append(ListRow(lambda _width: T(_("Nobody yet."), "quiet")))
    if look.missing:
        rows += [EMPTY_ROW, heading(_("On your list, not here yet"))]
        rows += [ListRow(lambda _width, name=name: T(name, "quiet")) for name in look.missing]  # type: ignore[misc]
    return rows


def _late_row(text: str) -> ListRow:
    return ListRow(lambda width: spread(T(text), T(_("enter counts them"), "quiet"), min(width - 1, WIDEST)), LATE)


def _row(person: Person, note: str) -> ListRow:
    def draw(width: int) -> Content:
        return spread(T(person.name), T(note, "quiet"), min(width - 1, WIDEST))

    return ListRow(draw, person)
