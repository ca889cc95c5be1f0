"""All questions of an own pack: go to one, put them into another order, take one away, begin a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.packs.building.fields import kinds
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.tui.building.bench import Bench
from civics_tui.tui.content import T, cut, spread
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.words import _, ngettext

R = TypeVar("R")
NEW = "new"
"""The value of the row that begins a question."""


class OwnQuestions(CivicsScreen[int | None]):
    """One row a question; gives back the number of the one to go to."""

    BINDINGS = [
        Binding("space", "carry", show=False, id="own-questions.carry"),
        Binding("ctrl+up,alt+up", "shift(-1)", show=False, id="own-questions.up"),
        Binding("ctrl+down,alt+down", "shift(1)", show=False, id="own-questions.down"),
        Binding("delete", "remove", show=False, id="own-questions.remove"),
        Binding("z,ctrl+z", "undo", show=False, id="own-questions.undo"),
    ]

    def __init__(self, bench: Bench, number: int) -> None:
        """List the questions of the pack on a bench, one of them marked."""
        super().__init__()
        self.bench = bench
        self.own = bench.own
        self.number = number
        self.carried: int | None = None
        """The question that is picked up."""
        self._from: int | None = None
        """Where it was picked up, once it is somewhere else."""

    def body(self) -> Iterable[Widget]:
        """The rows."""
        yield RowList(id="own-questions")

    def footer(self) -> Iterable[Key]:
        """What can be done with the marked one."""
        if self.carried is not None:
            yield Key("up down", _("move it"), "carry")
            yield Key("space", _("put it down"), "carry")
            yield Key("esc", _("leave it there"), "back")
            return
        yield Key("enter", _("go to it"), "choose")
        yield Key("space", _("pick up, to move it"), "carry")
        yield Key("Del", _("take away"), "remove")
        yield Key("z", _("undo"), "undo")
        yield Key("esc", _("back"), "back")

    async def on_mount(self) -> None:
        """Start at the question that one comes from."""
        rows = self.query_one(RowList)
        rows.focus()
        self._draw()
        self.call_after_refresh(rows.mark, (self.number,))

    def _draw(self) -> None:
        sheets = self.own.sheets
        rows = [self._row(sheet) for sheet in sheets]
        new = ListRow(lambda width: cut(T(_("+ new question")), width), NEW)
        self.query_one(RowList).show([EMPTY_ROW, *rows, EMPTY_ROW, new])
        count = ngettext("{n} question", "{n} questions", len(sheets)).format(n=len(sheets))
        self.say_where(self.own.title, T(count, "quiet"))
        self.show_keys()

    def _row(self, sheet: Question) -> ListRow:
        words = {name: text for name, text, _help in kinds()}
        serious = sum(one.level != "info" for one in sheet.advice)
        if not sheet.usable:
            state = T(_("not finished"), "partly")
        elif serious:
            state = T(ngettext("{n} thing to look at", "{n} things to look at", serious).format(n=serious), "quiet")
        else:
            state = T(_("ready"), "quiet")
        carried = self.carried == sheet.number

        def draw(width: int) -> Content:
            sign = "=" if carried else " "
            kind = f"  {words.get(sheet.kind, sheet.kind)}  " if width >= 70 else "  "
            left = T(f"{sheet.number + 1:>3} {sign} {sheet.title or _('(empty)')}")
            return spread(left, T(kind, "quiet") + state, width - 1)

        return ListRow(draw, (sheet.number,))

    @property
    def marked(self) -> int | None:
        """Number of the marked question."""
        value = self.query_one(RowList).value
        return value[0] if isinstance(value, tuple) else None

    async def _do(self, work: Callable[[OwnPack], R]) -> R | None:
        try:
            return await self.bench.do(work)
        except CivicsError as problem:
            self.civics.tell(problem.sentence, "error")
            return None

    def action_choose(self) -> None:
        """Do what the marked row is for."""
        self.query_one(RowList).action_select()

    @on(RowList.Moved)
    async def _moved(self) -> None:
        at, to = self.carried, self.marked
        if at is not None and to not in (None, at):
            self.carried = to
            first, self._from = self._from, at if self._from is None else self._from
            await self._do(lambda own: _carry(own, first, at, to))
            self._draw()
        self.show_keys()

    @on(RowList.Chosen)
    async def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if self.carried is not None:
            await self.action_carry()
        elif event.value == NEW:
            made = await self._do(lambda own: own.add("single", None))
            if made is not None:
                self.dismiss(made)
        elif isinstance(event.value, tuple):
            self.dismiss(event.value[0])

    async def action_carry(self) -> None:
        """Pick up the marked question, or put it down where it is now."""
        self.carried = self.marked if self.carried is None else None
        self._from = None
        self._draw()

    async def action_shift(self, step: int) -> None:
        """Move the marked question up or down at once."""
        at = self.marked
        if at is None or self.carried is not None or not 0 <= at + step < len(self.own.sheets):
            return
        await self._do(lambda own: own.move(at, at + step))
        self._draw()
        self.query_one(RowList).mark((at + step,))

    async def action_remove(self) -> None:
        """Take the marked question away."""
        marked = self.marked
        if marked is not None and self.carried is None:
            await self._do(lambda own: own.remove(marked))
            self._draw()
            self.civics.tell(_("Taken away. z brings it back."))

    async def action_undo(self) -> None:
        """Take back the last change of the pack."""
        told = await self._do(lambda own: own.undo())
        self._draw()
        self.civics.tell(_("Taken back: {what}.").format(what=told) if told else _("There is nothing to take back."))

    async def action_back(self) -> None:
        """Put down what is picked up; else go back to the question that is marked, where it still is one."""
        if self.carried is not None:
            await self.action_carry()
        else:
            self.dismiss(self.marked)


def _carry(own: OwnPack, first: int | None, at: int, to: int) -> None:
    """Move a question that is carried on from `at`; all the way from `first` on is one step of undo."""
    if first is not None:
        own.undo()
    own.move(at if first is None else first, to)
