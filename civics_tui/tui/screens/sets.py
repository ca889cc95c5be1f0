"""Question sets of one's own: start one, change it, take it away, or pick questions for a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual import on, work
from textual.content import Content
from textual.widget import Widget

from civics_tui.study import sets
from civics_tui.tui import routes
from civics_tui.tui.content import T, spread
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.views import sets as set_views
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.model.pack import QuestionSet
    from civics_tui.study.desk import Desk

WIDEST = 78
"""Columns of a row."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with a set."""

    kind: Literal["open", "new", "practice", "exam", "change", "remove"]
    id: str = ""


class SetsScreen(CivicsScreen[None]):
    """The list of sets, or what can be done with one of them."""

    def __init__(self, desk: Desk, own: str = "") -> None:
        """List all sets, or show the one of that id."""
        super().__init__()
        self.desk = desk
        self.own = own

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(id="sets")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open")
        yield Key("/", _("search"), "search")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the list."""
        self.query_one(RowList).focus()
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Read the sets again: one may have been changed."""
        self._read()

    def _read(self) -> None:
        self.civics.in_background(self, lambda desk: sets.read_sets(desk.library.places.sets), self._show, group="sets")

    def _show(self, read: sets.SetsRead) -> None:
        set_ = next((one for one in read.sets if one.id == self.own), None)
        if self.own and set_ is None:  # it was taken away
            if self.is_current:
                self.dismiss()
            return
        self.say_where(
            set_.title if set_ else _("Question sets"), T(set_views.set_words(set_) if set_ else "", "quiet")
        )
        rows = _rows_of_one(set_) if set_ else _rows_of_all(read)
        self.query_one(RowList).show([EMPTY_ROW, *rows])
        self.show_keys()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if not isinstance(event.value, Act):
            return
        act = event.value
        with self.civics.told():
            match act.kind:
                case "open":
                    self.app.push_screen(SetsScreen(self.desk, act.id))
                case "new" | "change":
                    self.app.push_screen(routes.pick(self.desk, own=act.id))
                case "practice" | "exam":
                    sitting = self.desk.start(set_=act.id, mode="exam" if act.kind == "exam" else "practice")
                    self.app.push_screen(routes.quiz(self.desk, sitting))
                case "remove":
                    self._remove(act.id)

    @work(exclusive=True)
    async def _remove(self, set_id: str) -> None:
        told = set_views.removing_a_set()
        if await self.app.push_screen_wait(Confirm(_("Take this set away?"), told, _("take it away"))):
            with self.civics.told():
                sets.delete(self.desk.library.places.sets, set_id)
            self._read()

    def action_open(self) -> None:
        """Open the marked row."""
        self.query_one(RowList).action_select()


def _rows_of_all(read: sets.SetsRead) -> list[ListRow]:
    rows = [_row(one.title, set_views.set_words(one), Act("open", one.id)) for one in read.sets]
    if not rows:
        rows = [ListRow(lambda _width: T(_("No sets yet. A set is a list of questions from any packs.")))]
    broken = len({problem.file for problem in read.problems})
    if broken:
        told = ngettext("{n} file of a set cannot be read", "{n} files of sets cannot be read", broken)
        rows.append(ListRow(lambda _width: T(_("{told}; civics-tui set list says why").format(told=told), "stale")))
    return [*rows, EMPTY_ROW, _row(_("+ pick questions for a new set"), "", Act("new"))]


def _rows_of_one(set_: QuestionSet) -> list[ListRow]:
    return [
        heading(_("Start")),
        _row(_("All questions, feedback at once"), _("practice"), Act("practice", set_.id)),
        _row(_("All questions, feedback at the end"), _("exam"), Act("exam", set_.id)),
        EMPTY_ROW,
        heading(_("Change")),
        _row(_("Pick other questions, or another title"), "", Act("change", set_.id)),
        _row(_("Take it away"), "", Act("remove", set_.id)),
    ]


def _row(text: str, note: str, act: Act) -> ListRow:
    def draw(width: int) -> Content:
        return spread(T(text), T(note, "quiet"), min(width - 1, WIDEST))

    return ListRow(draw, act)
