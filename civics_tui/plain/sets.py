"""Question sets in lines: use one, change it, take it away, pick questions for a new one by filters and numbers."""

from __future__ import annotations

import contextlib

from civics_tui.errors import CivicsError
from civics_tui.model.pack import QuestionSet, reference, split_reference
from civics_tui.packs.library.library import Entry, Indexed
from civics_tui.plain.menu import agrees, ask_text, choose_act, choose_one
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.talk import Talk
from civics_tui.study import sets
from civics_tui.study.desk import Desk
from civics_tui.views import picking, stems
from civics_tui.views import sets as set_views
from civics_tui.views.home_state import in_reading_order
from civics_tui.views.menu import Act
from civics_tui.views.pieces import plain
from civics_tui.words import _


def run_set(desk: Desk, talk: Talk, own: str) -> None:
    """What can be done with an own set, until it is used or taken away, or the teacher goes back.

    Raises:
        NotFound: there is no such set.
    """
    while True:
        found = sets.find(desk.places.sets, own)
        act = choose_act(talk, set_views.set_page(found))
        if not isinstance(act, Act):
            return
        match act.kind:
            case "practice" | "exam":
                with desk.start(set_=own, mode="exam" if act.kind == "exam" else "practice") as sitting:
                    run_quiz(desk, sitting, talk)
                return
            case "change":
                run_picking(desk, talk, found)
            case "remove":
                if agrees(talk, f"{_('Take this set away?')} {set_views.removing_a_set()}"):
                    sets.delete(desk.places.sets, own)
                    return


def run_picking(desk: Desk, talk: Talk, own: QuestionSet | None = None) -> None:
    """Pick questions for a new set, or for one there is, until it is saved or the teacher goes back."""
    entries = [one for one in in_reading_order(desk.library.entries()) if one.questions]
    if entries:
        _Picking(desk, talk, entries, own).run()
    else:
        talk.say(set_views.nothing_to_pick())


class _Picking:
    """The pack that is picked from, and what is picked so far."""

    def __init__(self, desk: Desk, talk: Talk, entries: list[Entry], own: QuestionSet | None) -> None:
        self.desk, self.talk, self.entries, self.own = desk, talk, entries, own
        self.picked = list(own.questions) if own else []
        self.known: dict[str, Indexed] = {}
        for pack in dict.fromkeys(split_reference(one)[0] for one in self.picked):
            with contextlib.suppress(CivicsError):  # a pack that is gone: its questions take no time
                self.known |= {reference(pack, row.id): row for row in desk.library.index(pack)}
        self._take_from(entries[0])

    def _take_from(self, entry: Entry) -> None:
        self.entry = entry
        self.rows = self.desk.library.index(entry)
        self.filters = picking.Filters()
        self.known |= {reference(entry.id, row.id): row for row in self.rows}

    @property
    def shown(self) -> dict[str, Indexed]:
        """By reference, in the author's order."""
        return {reference(self.entry.id, row.id): row for row in self.rows if self.filters.fits(row)}

    @property
    def minutes(self) -> int:
        """Of what is picked."""
        return picking.minutes_of(self.known[one] for one in self.picked if one in self.known)

    def run(self) -> None:
        """Ask what to do until it is saved or left."""
        todo = {"pack": self._pack, "fill": self._fill, "tick": self._tick}
        while True:
            filters = picking.filter_rows(self.filters, self.desk.library.manifest(self.entry))
            told = picking.picked_line(len(self.picked), self.minutes)
            title = self.own.title if self.own else ""
            act = choose_act(self.talk, set_views.pick_page(title, told, self.entry.title, filters, len(self.shown)))
            if not isinstance(act, Act) or (act.kind == "save" and self._save()):
                return
            if act.kind == "filter":
                self._filter(act.id)
            elif act.kind in todo:
                todo[act.kind]()

    def _pack(self) -> None:
        chosen = choose_one(self.talk, _("Questions of which pack?"), [one.title for one in self.entries])
        if chosen is not None:
            self._take_from(self.entries[chosen])

    def _filter(self, name: str) -> None:
        manifest = self.desk.library.manifest(self.entry)
        row = next(one for one in picking.filter_rows(self.filters, manifest) if one.name == name)
        values = picking.values(row.name, self.rows, manifest)
        told = _("Show: {what}").format(what=row.label)
        chosen = choose_one(self.talk, told, [words for _one, words in values])
        if chosen is not None:
            self.filters = picking.with_value(self.filters, row.name, values[chosen][0])

    def _fill(self) -> None:
        minutes = set_views.minutes_typed(ask_text(self.talk, _("Minutes for the whole set"), "20") or "")
        if minutes is None:
            self.talk.say(set_views.no_minutes())
            return
        before = len(self.picked)
        self.picked = picking.filled(self.picked, self.shown, self.known, minutes)[: sets.MOST]
        self.talk.say(set_views.added(len(self.picked) - before))

    def _tick(self) -> None:
        """List the questions, and tick or untick those whose numbers are typed."""
        shown = self.shown
        names = list(shown)[: picking.MOST]
        questions = self.desk.library.questions(self.entry, [split_reference(one)[1] for one in names])
        for number, (name, question) in enumerate(zip(names, questions.values(), strict=True), start=1):
            box = "[x]" if name in self.picked else "[ ]"
            told = f"{plain(stems.listed(question.stem))} ({picking.about(shown[name])})"
            self.talk.say(told, first=f"{number}. {box} ")
        answer = ask_text(self.talk, _("Numbers to tick or untick, such as 1 3 5"))
        for word in (answer or "").replace(",", " ").split():
            self._turn(word, names)

    def _turn(self, word: str, names: list[str]) -> None:
        if not (word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= len(names)):
            self.talk.say(_('"{word}" is no number of a question.').format(word=word))
            return
        name = names[int(word) - 1]
        if name in self.picked:
            self.picked.remove(name)
        else:
            self.picked.append(name)

    def _save(self) -> bool:
        if not self.picked:
            self.talk.say(_("Tick a question first."))
            return False
        title = ask_text(self.talk, _("Title of the set"), self.own.title if self.own else "")
        if title is None:
            return False
        folder = self.desk.places.sets
        if self.own is None:
            saved = sets.create(folder, title, self.picked, minutes=self.minutes)
        else:
            changed = QuestionSet(id=self.own.id, title=title, minutes=self.minutes, questions=tuple(self.picked))
            saved = sets.save(folder, changed)
        self.talk.say(_("Saved: {title}.").format(title=saved.title))
        return True
