"""Dossiers, one actor at a time: dated roles, what was said, with whom one is linked and easily swapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual import getters, on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import NotFound
from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.content import T, fill, hang, line_content, wrap
from civics_tui.tui.screens.cards import CardScreen
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.views import dossier as views
from civics_tui.views.dossier import Dossier, DossierPart, DossierRow
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

WHEN = 18
"""Columns of a date."""
TAIL = 20
"""Columns at the end of a row."""
NARROW = 56
"""Below this many columns a row has no columns: date and kind stand above the text."""


class DossierScreen(CardScreen):
    """One dossier; from 100 columns with the card of the marked row."""

    BINDINGS = [Binding("l", "list", show=False, id="dossier.list")]

    rows = getters.query_one("#dossier", RowList)

    def __init__(self, desk: Desk, pack: str, ids: Sequence[str], start: str = "") -> None:
        """Show the dossiers of these actors, `start` first; all that a pack's ledger has where none is named.

        Raises:
            NotFound: the ledger has none of them.
        """
        super().__init__(desk, pack)
        known = [one for one in ids or views.with_dossier(self.ledger) if one in self.ledger.actors]
        if not known:
            raise NotFound(_("This pack knows no person or body of that name."))
        today = desk.now().date()
        self.dossiers = tuple(
            views.dossier(self.ledger.actors[one], self.ledger, today) for one in dict.fromkeys(known)
        )
        self.number = next((number for number, one in enumerate(self.dossiers) if one.id == start), 0)
        self._questions: Mapping[str, tuple[str, ...]] | None = None

    @property
    def dossier(self) -> Dossier:
        """The dossier that is shown."""
        return self.dossiers[self.number]

    def main(self) -> Iterable[Widget]:
        """The rows."""
        yield RowList(id="dossier")

    def footer(self) -> Iterable[Key]:
        """What can be done with the marked row, and with the dossier."""
        if not self.is_mounted:
            return
        if self.in_drawer:
            yield from self.card_keys()
            return
        row = self.rows.value
        if isinstance(row, DossierRow):
            label = _("open dossier") if row.actor else _("list them") if row.passed else _("show me")
            yield Key("enter", label, "open")
        if self.others():
            yield Key("v", _("compare with"), "differs")
        if len(self.dossiers) > 1:
            yield Key("n p", _("actor"), "next")
            yield Key("l", _("list"), "list")
        if questions := self.questions():
            yield Key("x", ngettext("{n} question", "{n} questions", len(questions)), "across")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("back"), "back", keep=True)

    def on_mount(self) -> None:
        """Show the first dossier; the questions are looked for meanwhile."""
        self.civics.in_background(self, self._find, self._found, group="questions")
        self._show()
        self._place()

    def _find(self, desk: Desk) -> Mapping[str, tuple[str, ...]]:
        library = desk.library
        questions = tuple(library.questions(self.pack, library.ids(self.pack)).values())
        return {one.id: views.resting(one.claims, questions) for one in self.dossiers}

    def _found(self, questions: Mapping[str, tuple[str, ...]]) -> None:
        self._questions = questions
        self.show_keys()

    def questions(self) -> tuple[str, ...]:
        """Ids of the questions that rest on this dossier, as far as they are known yet."""
        return self._questions.get(self.dossier.id, ()) if self._questions else ()

    def others(self) -> tuple[str, ...]:
        """With whom it can be compared."""
        return views.others_to_compare(self.dossier, (one.id for one in self.dossiers), self.ledger)

    def _show(self) -> None:
        shown = self.dossier
        rows = [EMPTY_ROW]
        if shown.also:
            rows += [ListRow(lambda width: _paragraph(shown.also, width)), EMPTY_ROW]
        for part in shown.parts:
            rows += [ListRow(_heading(part)), *(_row(one, part) for one in part.rows), EMPTY_ROW]
        self.rows.show(rows, mark=next((one for part in shown.parts for one in part.rows if _opens(one)), None))
        self.rows.scroll_home(animate=False)
        place = ""
        if len(self.dossiers) > 1:
            place = _(", {n} of {count}").format(n=self.number + 1, count=len(self.dossiers))
        self.say_where(shown.name, T(shown.kind + place, "quiet"))
        self._marked(self.rows.value)
        self.focus_main()

    def focus_main(self) -> None:
        """Go to the rows."""
        self.rows.focus()

    def turn(self, step: int) -> None:
        """Show the next or the last actor."""
        if 0 <= self.number + step < len(self.dossiers):
            self.number += step
            self._show()

    def page_main(self, pages: int) -> None:
        """Turn pages of the rows."""
        self.rows.page(pages)

    def copied(self) -> str:
        """The dossier as text."""
        return "\n".join(self.dossier.lines())

    @on(RowList.Moved)
    def _follow(self, event: RowList.Moved) -> None:
        event.stop()
        self._marked(event.value)

    def _marked(self, row: object) -> None:
        self.show_cards([row.claim] if isinstance(row, DossierRow) else [])

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row = event.value
        if not isinstance(row, DossierRow):
            return
        if row.passed:
            self.civics.go(routes.Place("said", self.pack, self.dossier.id))
        elif row.actor:
            self._open_other(row.actor)
        else:
            self.action_show_me()

    def _open_other(self, actor: str) -> None:
        place = next((number for number, one in enumerate(self.dossiers) if one.id == actor), None)
        if place is None:
            self.civics.go(routes.Place("actor", self.pack, actor))
        else:
            self.turn(place - self.number)

    def action_open(self) -> None:
        """Open the marked row."""
        self.rows.action_select()

    @work
    async def action_list(self) -> None:
        """List the actors, and go to the chosen one."""
        names = [f"{one.name}, {one.kind}" for one in self.dossiers]
        chosen = await self.app.push_screen_wait(ChooseDialog(_("Persons and bodies"), names, self.number))
        if chosen is not None:
            self.turn(chosen - self.number)

    def action_differs(self) -> None:
        """Set the dossier beside another; in an open card, what its sources differ about."""
        if self.in_drawer:
            super().action_differs()
        elif others := self.others():
            self.app.push_screen(routes.side_by_side(self.desk, self.pack, self.dossier.id, others))

    def action_across(self) -> None:
        """Take the questions that rest on this actor's claims; in an open card, list what rests on its claim."""
        if self.in_drawer:
            super().action_across()
        elif questions := self.questions():
            with self.civics.told():
                sitting = self.desk.start(pack=self.pack, questions=questions)
                self.app.push_screen(routes.quiz(self.desk, sitting))
        elif self._questions is not None:
            self.civics.tell(_("No question rests on what is cited here."))


def _opens(row: DossierRow) -> bool:
    return bool(row.claim or row.actor or row.passed)


def _paragraph(text: str, width: int) -> Content:
    return Content("\n").join(wrap(T(text, "quiet"), min(width, WIDTH)))


def _columns(width: int) -> tuple[int, int]:
    """Columns of the text and of what stands behind it, within `width`."""
    return min(width - WHEN - TAIL - 2, WIDTH), TAIL


def _heading(part: DossierPart) -> Callable[[int], Content]:
    def draw(width: int) -> Content:
        title = T(part.heading, "title")
        if not part.tail or width < NARROW:
            return title
        text, _tail = _columns(width - 2)
        return fill(title, 2 + WHEN + text + 2) + T(part.tail, "quiet")

    return draw


def _row(row: DossierRow, part: DossierPart) -> ListRow:
    def draw(width: int) -> Content:
        text = line_content(row.text)
        if width < NARROW:
            above = "   ".join(one for one in (row.when, row.tail) if one)
            return Content("\n").join([*wrap(T(above, "quiet"), width), *wrap(text, width)])
        room, tail = _columns(width)
        if not row.when:
            lines = wrap(text, min(width - (tail + 2 if row.tail else 0), WIDTH + WHEN))
            room += WHEN
        else:
            lines = hang(T(row.when, "source"), text, WHEN + room, WHEN)
            room += WHEN
        ends = wrap(T(row.tail, "quiet"), tail)
        lines += [Content("")] * (len(ends) - len(lines))
        ends += [Content("")] * (len(lines) - len(ends))
        return Content("\n").join(
            (fill(line, room + 2) + end if end else line) for line, end in zip(lines, ends, strict=True)
        )

    return ListRow(draw, row if _opens(row) else None)
