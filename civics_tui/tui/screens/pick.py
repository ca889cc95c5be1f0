"""Picking questions for a set: filters first, then the questions to tick; what is ticked first is asked first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.model.pack import Manifest, QuestionSet, reference, split_reference
from civics_tui.packs.library.library import Entry, Indexed
from civics_tui.study import sets
from civics_tui.tui.content import T, cut, line_content, spread
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.views import picking, stems
from civics_tui.views import sets as set_views
from civics_tui.views.home_state import in_reading_order
from civics_tui.views.pieces import Line, inline
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

WIDEST = 110
"""Columns of a row."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A filter, or the pack, to be set to its next value."""

    name: picking.FilterName | Literal["pack"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A question to tick or untick."""

    reference: str


@dataclass(frozen=True, slots=True)
class Fill:
    """The row that takes as many as fit into a time."""


@dataclass(frozen=True, slots=True)
class Save:
    """The row that saves."""


@dataclass(frozen=True)
class Shelf:
    """A pack as one picks from it."""

    entries: tuple[Entry, ...]
    pack: Entry
    manifest: Manifest
    rows: tuple[Indexed, ...]
    stems: Mapping[str, Line] = field(default_factory=dict)
    """By id of the question."""
    known: Mapping[str, Indexed] = field(default_factory=dict)
    """By reference, the questions of this pack and of those that something is picked of."""


class PickScreen(CivicsScreen[None]):
    """One list: the row that saves, the filters, the questions."""

    BINDINGS = [Binding("space", "tick", show=False, id="pick.tick")]

    def __init__(self, desk: Desk, pack: str = "", own: str = "") -> None:
        """Pick from a pack at first, for a new set, or for the own one of that id.

        Raises:
            NotFound: there is no such set.
        """
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.set = sets.find(desk.library.places.sets, own) if own else None
        self.picked: list[str] = list(self.set.questions) if self.set else []
        self.filters = picking.Filters()
        self.shelf: Shelf | None = None
        self._known: dict[str, Indexed] = {}

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(id="pick")

    def footer(self) -> Iterable[Key]:
        """What the marked row does."""
        match self.query_one(RowList).value:
            case Tick(name):
                yield Key("space", _("untick") if name in self.picked else _("tick"), "tick")
            case Turn():
                yield Key("enter", _("choose"), "tick")
            case Fill():
                yield Key("enter", _("fill up"), "tick")
            case Save():
                yield Key("enter", _("save"), "tick")
        yield Key("/", _("search"), "search")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Read the pack."""
        self.say_where(self.set.title if self.set else _("Pick questions for a set"))
        self.query_one(RowList).focus()
        self._read(self.pack)

    def _read(self, pack: str) -> None:
        packs = dict.fromkeys(split_reference(one)[0] for one in self.picked)

        def read(desk: Desk) -> Shelf | None:
            library = desk.library
            entries = tuple(one for one in in_reading_order(library.entries()) if one.questions or not one.compiled)
            entry = library.find(pack) if pack else next(iter(entries), None)
            if entry is None:
                return None
            rows = library.index(entry)
            shown = [row.id for row in rows if not row.retired][: picking.MOST]
            told = {one.id: stems.listed(one.stem) for one in library.questions(entry, shown).values()}
            known = {reference(entry.id, row.id): row for row in rows}
            for other in packs:
                with contextlib.suppress(CivicsError):  # a pack that is gone: its questions take no time
                    known |= {reference(other, row.id): row for row in library.index(other)}
            return Shelf(entries, entry, library.manifest(entry), rows, told, known)

        self.civics.in_background(self, read, self._show, group="pick")

    def _show(self, shelf: Shelf | None) -> None:
        if shelf is None:
            self.query_one(RowList).show([ListRow(lambda _width: T(set_views.nothing_to_pick()))])
            return
        self.shelf = shelf
        self._known |= shelf.known
        self._draw()

    def _draw(self) -> None:
        if self.shelf is None:
            return
        shelf, rows = self.shelf, [EMPTY_ROW]
        shown = [row for row in shelf.rows if self.filters.fits(row)]
        rows.append(_line(_("Save as a set") if self.set is None else _("Save the set"), self._picked(), Save()))
        rows += [EMPTY_ROW, heading(_("Show"))]
        rows.append(_filter(_("pack"), shelf.pack.title, Turn("pack")))
        for one in picking.filter_rows(self.filters, shelf.manifest):
            rows.append(_filter(one.label, one.value, Turn(one.name)))
        rows.append(_filter(_("fill up"), _("take of these what fits into so many minutes"), Fill()))
        rows += [EMPTY_ROW, heading(ngettext("{n} question", "{n} questions", len(shown)))]
        rows += [self._row(row) for row in shown[: picking.MOST]]
        if len(shown) > picking.MOST:
            rows.append(ListRow(lambda _width: T(_("The first ones are shown; filters show others."), "quiet")))
        self.query_one(RowList).show(rows)
        self.say_where(self.set.title if self.set else _("Pick questions for a set"), T(self._picked(), "quiet"))
        self.show_keys()

    def _picked(self) -> str:
        minutes = picking.minutes_of(self._known[one] for one in self.picked if one in self._known)
        return picking.picked_line(len(self.picked), minutes)

    def _row(self, row: Indexed) -> ListRow:
        assert self.shelf is not None  # rows are drawn from the shelf
        name = reference(self.shelf.pack.id, row.id)
        box = f"[{self.picked.index(name) + 1}]" if name in self.picked else "[ ]"
        stem = line_content(self.shelf.stems.get(row.id, inline(row.id)))

        def draw(width: int) -> Content:
            width = min(width - 1, WIDEST)
            about = T(picking.about(row), "quiet") if width >= 60 else Content("")
            return spread(T(f"{box:<4} ") + cut(stem, width - about.cell_length - 8), about, width)

        return ListRow(draw, Tick(name))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.show_keys()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        match event.value:
            case Tick(name):
                self.picked = (
                    [one for one in self.picked if one != name] if name in self.picked else [*self.picked, name]
                )
                self._draw()
            case Turn("pack") if self.shelf:
                self._choose_pack(self.shelf)
            case Turn(name) if self.shelf and name != "pack":
                self._choose_value(self.shelf, name)
            case Fill() if self.shelf:
                self._fill(self.shelf)
            case Save():
                self._save()

    @work(exclusive=True, group="choose")
    async def _choose_pack(self, shelf: Shelf) -> None:
        ids = [entry.id for entry in shelf.entries]
        marked = ids.index(shelf.pack.id) if shelf.pack.id in ids else 0
        dialog = ChooseDialog(_("Questions of which pack?"), [entry.title for entry in shelf.entries], marked)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self.filters = picking.Filters()
            self._read(ids[chosen])

    @work(exclusive=True, group="choose")
    async def _choose_value(self, shelf: Shelf, name: picking.FilterName) -> None:
        values = picking.values(name, shelf.rows, shelf.manifest)
        marked = [getattr(one, name) for one, _words in values].index(getattr(self.filters, name))
        label = next(row.label for row in picking.filter_rows(self.filters, shelf.manifest) if row.name == name)
        dialog = ChooseDialog(_("Show: {what}").format(what=label), [words for _one, words in values], marked)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self.filters = picking.with_value(self.filters, name, values[chosen][0])
            self._draw()

    @work(exclusive=True, group="choose")
    async def _fill(self, shelf: Shelf) -> None:
        asked = AskText(_("Minutes for the whole set"), "20", take=_("fill up"), longest=3)
        answer = await self.app.push_screen_wait(asked)
        if answer is None:
            return
        minutes = set_views.minutes_typed(answer)
        if minutes is None:
            self.civics.tell(set_views.no_minutes(), "warning")
            return
        shown = {reference(shelf.pack.id, row.id): row for row in shelf.rows if self.filters.fits(row)}
        before = len(self.picked)
        self.picked = picking.filled(self.picked, shown, self._known, minutes)[: sets.MOST]
        self.civics.tell(set_views.added(len(self.picked) - before))
        self._draw()

    def action_tick(self) -> None:
        """Do what the marked row is for."""
        self.query_one(RowList).action_select()

    @work(exclusive=True)
    async def _save(self) -> None:
        if not self.picked:
            self.civics.tell(_("Tick a question first: space."), "warning")
            return
        title = await self.app.push_screen_wait(AskText(_("Title of the set"), self.set.title if self.set else ""))
        if title is None:
            return
        folder = self.desk.library.places.sets
        minutes = picking.minutes_of(self._known[one] for one in self.picked if one in self._known)
        with self.civics.told():
            if self.set is None:
                saved = sets.create(folder, title, self.picked, minutes=minutes)
            else:
                saved = sets.save(
                    folder, QuestionSet(id=self.set.id, title=title, minutes=minutes, questions=tuple(self.picked))
                )
            self.civics.tell(_("Saved: {title}.").format(title=saved.title))
            self.dismiss()


def _line(text: str, note: str, value: object) -> ListRow:
    return ListRow(lambda width: spread(T(text), T(note, "quiet"), min(width - 1, WIDEST)), value)


def _filter(label: str, text: str, turn: Turn | Fill) -> ListRow:
    return ListRow(lambda width: Content.assemble(T(f"{label:<14}", "quiet"), cut(T(text), width - 15)), turn)
