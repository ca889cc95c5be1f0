"""Three doors to a new pack: write its first question, paste what there is, or copy a question and change it.

Nothing is made before a door is gone through to its end; then the pack lies with the own ones, and its form is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import on, work
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.packs.building.new import begin
from civics_tui.packs.editing.values import Value
from civics_tui.tui import routes
from civics_tui.tui.content import T, joined, wrap
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

Door = Literal["first", "paste", "copy"]


class DoorsScreen(CivicsScreen[None]):
    """The doors."""

    def __init__(self, desk: Desk) -> None:
        """Begin a pack of whoever has this desk."""
        super().__init__()
        self.desk = desk

    def body(self) -> Iterable[Widget]:
        """A row for each door."""
        yield RowList(
            [
                EMPTY_ROW,
                heading(_("How do you want to begin?")),
                EMPTY_ROW,
                _door(
                    _("Write the first question"),
                    _("A form asks for what is needed. Two minutes, nothing to learn."),
                    "first",
                ),
                EMPTY_ROW,
                _door(
                    _("Paste or import what I have"),
                    _("Questions with A) B) C), or a table from a spreadsheet. You see first what is understood."),
                    "paste",
                ),
                EMPTY_ROW,
                _door(
                    _("Copy a question from another pack and change it"),
                    _("With its sources. Yours is yours: the other pack stays as it is."),
                    "copy",
                ),
                EMPTY_ROW,
                ListRow(lambda width: joined(wrap(T(_stays(), "quiet"), width), "\n")),
            ],
            id="doors",
        )

    def footer(self) -> Iterable[Key]:
        """Going through, and back."""
        yield Key("enter", _("begin"), "choose")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start at the first door."""
        self.say_where(_("A new pack"))
        self.query_one(RowList).focus()
        self.show_keys()

    def action_choose(self) -> None:
        """Go through the marked door."""
        self.query_one(RowList).action_select()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.value in ("first", "paste", "copy"):
            self._go_through(event.value)

    @work(exclusive=True)
    async def _go_through(self, door: Door) -> None:
        title = await self.app.push_screen_wait(AskText(_("Title of the new pack: what is it about?"), take=_("go on")))
        if title is None:
            return
        records: Sequence[dict[str, Value]] | None = ()
        if door == "paste":
            from civics_tui.tui.screens.paste import PasteScreen

            records = await self.app.push_screen_wait(PasteScreen())
        elif door == "copy":
            from civics_tui.tui.screens.builder_pick import PickQuestion

            record = await self.app.push_screen_wait(PickQuestion(self.desk))
            records = None if record is None else [record]
        if records is not None:
            self._open(title, records)

    def _open(self, title: str, records: Sequence[dict[str, Value]]) -> None:
        with self.civics.told():
            path = begin(self.desk.places.own, title, records)
            self.app.switch_screen(_builder(self.desk, path))


def _builder(desk: Desk, path: Path) -> routes.AnyScreen:
    try:
        return routes.builder(desk, path)
    except CivicsError as error:
        told = _("The pack lies at {path}, but cannot be opened: {why}")
        raise CivicsError(told.format(path=path, why=error.sentence)) from error


def _stays() -> str:
    return _("It stays on this computer, and nobody sees it before you share it.")


def _door(title: str, about: str, value: Door) -> ListRow:
    def draw(width: int) -> Content:
        return joined([T(title), *wrap(T(about, "quiet"), width)], "\n")

    return ListRow(draw, value)
