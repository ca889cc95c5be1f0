"""Finding something to begin a question with: one of another pack, or a checked statement of a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from civics_tui.packs.building.from_claim import claims_for, question_from
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new import copied
from civics_tui.packs.new.copied import source_line
from civics_tui.tui.content import T, cut, cut_lines, joined, wrap
from civics_tui.tui.inputs.field import Field
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.views.picking import kind_words
from civics_tui.views.pieces import inline, plain
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.model.ledger import Claim, Ledger
    from civics_tui.packs.building.own import OwnPack
    from civics_tui.packs.library.library import Entry
    from civics_tui.study.desk import Desk

MOST = 200
"""Rows that are shown; words in the field find the others."""
LINES = 3
"""Lines of a row's text."""

Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be chosen."""

    text: str
    note: str
    value: object

    def holds(self, words: Sequence[str]) -> bool:
        """Does it hold all the words?"""
        told = f"{self.text} {self.note}".casefold()
        return all(word in told for word in words)


class Finder(CivicsScreen[Record | None]):
    """A field for words, and below it the rows that hold them."""

    DEFAULT_CSS = """
    Finder { Field, Field:focus { margin: 1 1 1 1; max-width: 100; } }
    Finder.-narrow { Field, Field:focus { margin: 0 1; } }
    """

    BINDINGS = [Binding("down", "rows", show=False, id="finder.rows")]

    prompt = ""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._all: tuple[Found, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The field, and the rows."""
        yield Field(prompt=_("Words to find it by"))
        yield RowList(id="found")

    def footer(self) -> Iterable[Key]:
        """Choosing, and back."""
        yield Key("enter", _("take it"), "take")
        if self.writing:
            yield Key("down", _("to the list"), "rows")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the field."""
        self.query_one(Field).focus()
        self.begin()
        self.show_keys()

    def begin(self) -> None:
        """Read what there is."""
        raise NotImplementedError

    def offer(self, all_: Sequence[Found]) -> None:
        """Offer other rows."""
        self._all = tuple(all_)
        field = self.query_one(Field)
        field.value = ""
        self._draw()

    def _draw(self) -> None:
        words = self.query_one(Field).value.casefold().split()
        found = [one for one in self._all if one.holds(words)]
        rows = [_row(one) for one in found[:MOST]]
        if len(found) > MOST:
            rows.append(ListRow(lambda width: cut(T(_("More words find the others."), "quiet"), width)))
        if not found:
            rows.append(ListRow(lambda width: cut(T(_("Nothing holds these words."), "quiet"), width)))
        listed = self.query_one(RowList)
        listed.highlighted = None
        listed.show(rows)
        listed.scroll_home(animate=False)
        self.show_keys()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take the marked row."""
        self.query_one(RowList).action_select()

    def action_rows(self) -> None:
        """Go from the field into the rows."""
        if self.writing:
            self.query_one(RowList).focus()

    async def action_search(self) -> None:
        """Go back into the field."""
        self.query_one(Field).focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Found):
            self.choose(event.value)

    def _give(self, record: Record) -> None:
        self.dismiss(record)

    def choose(self, found: Found) -> None:
        """Take what was chosen."""
        raise NotImplementedError


class PickQuestion(Finder):
    """A pack, then one of its questions."""

    def __init__(self, desk: Desk) -> None:
        """Find it in the library of a desk."""
        super().__init__()
        self.desk = desk
        self._pack: Entry | None = None

    def begin(self) -> None:
        """Offer the packs."""
        self._pack = None
        self.say_where(_("Copy a question: from which pack?"))
        self.civics.in_background(self, _packs, self.offer)

    def choose(self, found: Found) -> None:
        """Offer the questions of a pack; take a question."""
        value = found.value
        if self._pack is None:
            self._open(value)
        else:
            pack, id_ = self._pack, str(value)

            def record(desk: Desk) -> Record:
                whole = desk.library.pack(pack)
                return copied.record(whole.questions[id_], whole)

            self.civics.in_background(self, record, self._give)

    def _open(self, entry: object) -> None:
        from civics_tui.packs.library.library import Entry

        if not isinstance(entry, Entry):
            return

        def read(desk: Desk) -> list[Found]:
            library, words = desk.library, kind_words()
            ids = [row.id for row in library.index(entry) if not row.retired]
            questions = library.questions(entry, ids)
            return [
                Found(plain(inline(one.stem)), words[one.kind], one.id) for one in questions.values() if not one.vars
            ]

        def show(found: list[Found]) -> None:
            self._pack = entry
            self.say_where(_("Copy a question: which one?"), T(entry.title, "quiet"))
            self.offer(found)

        self.civics.in_background(self, read, show)

    async def action_back(self) -> None:
        """Back to the packs, then away."""
        if self._pack is not None:
            self.begin()
        else:
            self.dismiss()


def _packs(desk: Desk) -> list[Found]:
    """A row for each pack, own ones with what was written a moment ago."""
    if desk.library.stale():
        desk.library.refresh()
    return [_pack_row(one) for one in desk.library.entries()]


class PickClaim(Finder):
    """A checked statement: of the pack itself first, then of the shipped ledger."""

    def __init__(self, desk: Desk, own: OwnPack) -> None:
        """Find it for a pack of one's own."""
        super().__init__()
        self.desk = desk
        self.own = own

    def begin(self) -> None:
        """Offer the statements."""
        self.say_where(_("Begin with a checked statement"))
        here = self.own.ledger

        def read(desk: Desk) -> list[Found]:
            library = desk.library
            shipped = next((one for one in library.entries() if one.ledger == "shipped"), None)
            ledgers = [(here, True)] + ([(library.ledger(shipped), False)] if shipped else [])
            found = [
                _claim_row(claim, ledger, held=held)
                for ledger, held in ledgers
                for claim in claims_for(ledger)
                if held or claim.id not in here.claims
            ]
            return found

        self.civics.in_background(self, read, self.offer)

    def choose(self, found: Found) -> None:
        """Give the record of a question about it."""
        if isinstance(found.value, dict):
            self.dismiss(found.value)


def _claim_row(claim: Claim, ledger: Ledger, *, held: bool) -> Found:
    source = ledger.sources.get(claim.source)
    said = ledger.name(claim.speaker.actor) if claim.speaker else ""
    differs = _("sources differ: becomes views, not scored") if ledger.disputes_of([claim.id]) else ""
    parts = (claim.kind, said, source_line(source).text if source else claim.source, differs)
    return Found(claim.text, "; ".join(part for part in parts if part), question_from(claim, ledger, held=held))


def _pack_row(entry: Entry) -> Found:
    count = ngettext("{n} question", "{n} questions", entry.questions).format(n=entry.questions)
    return Found(entry.title, count, entry)


def _row(found: Found) -> ListRow:
    def draw(width: int) -> Content:
        lines = cut_lines(wrap(T(found.text), width), LINES, width)
        return joined([*lines, cut(T(found.note, "quiet"), width)], "\n")

    return ListRow(draw, found)
