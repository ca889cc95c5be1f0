"""A timeline in lines: what was known by a day, one event in full, lanes and sources, questions on an event.

Without a person at the other end every event is told in full, and nothing is asked.
"""

from __future__ import annotations

from dataclasses import replace

from civics_tui.errors import DateError
from civics_tui.model.timeline import Event
from civics_tui.packs.library.library import Entry
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.sources import show_cards
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import known_by, source, timeline
from civics_tui.views.known_by import Look
from civics_tui.views.timeline_start import start
from civics_tui.words import _, ngettext


def tell_timeline(desk: Desk, talk: Talk, entry: Entry, id_: str, place: str = "") -> None:
    """Tell a timeline, from an event on, or as it could be told on a day.

    Raises:
        NotFound: the pack has no such timeline.
        DateError: `place` is neither an event nor a date.
    """
    told = _Telling(desk, talk, entry, id_, place)
    told.say_list()
    if talk.interactive:
        while told.go_on():
            pass


class _Telling:
    """The talk about one timeline."""

    def __init__(self, desk: Desk, talk: Talk, entry: Entry, id_: str, place: str) -> None:
        self._desk, self._talk, self._entry = desk, talk, entry
        self._told = desk.library.timeline(entry.id, id_)
        self._ledger = desk.library.ledger(entry.id)
        self._look, first = start(self._told, place)
        self._event = self._told.event(first)
        self._on: timeline.Questions | None = None

    @property
    def _shown(self) -> tuple[Event, ...]:
        return known_by.seen(self._told, self._look).shown

    # Telling

    def say_list(self) -> None:
        """Write the look, the events under it, and what is hidden or new."""
        view = timeline.timeline_view(self._told, self._look, self._ledger)
        self._talk.say(_("Timeline: {title}").format(title=view.title))
        if view.text:
            self._talk.say(view.text)
        self._talk.say(_sentence(", ".join(view.states)))
        if view.new:
            self._talk.say(_sentence(view.new))
        if view.empty:
            self._talk.say(view.empty)
        news = {row.id for row in view.rows if row.new}
        for number, event in enumerate(self._shown, start=1):
            self._say_event(event, number, new=event.id in news)
        if view.hidden:
            self._talk.say(view.hidden)
        if self._talk.interactive and self._event in self._shown:
            self._say_detail()

    def _say_event(self, event: Event, number: int, *, new: bool) -> None:
        detail = timeline.detail(self._told, event, self._ledger)
        lines = list(detail.lines())
        lane = timeline.lane_title(self._told, event)
        start_ = f"{number}. " + (_("New. ") if new else "")
        if self._talk.interactive:
            self._talk.say(f"{lines[0]} ({lane})", first=start_, rest="   ")
            return
        for one in lines:
            self._talk.say(one, first=start_, rest="   ")
            start_ = "   "

    def _say_detail(self) -> None:
        if self._event is not None:
            for one in timeline.detail(self._told, self._event, self._ledger).lines():
                self._talk.say(one)

    # Asking

    def go_on(self) -> bool:
        """Do what a line asks for; `False` at the end."""
        line = self._talk.ask(self._prompt())
        if line is None or line.casefold() in ("q", ":q"):
            return False
        match line.casefold():
            case "":
                self.say_list()
            case "[":
                self._turn(known_by.earlier(self._told, self._look), forward=False)
            case "]":
                self._turn(known_by.later(self._told, self._look), forward=True)
            case "l":
                self._ask_lanes()
            case "s" if self._event is not None:
                self._show_sources(self._event)
            case "x" if self._questions():
                self._practise(self._questions())
            case "e" if self._told.questions:
                self._practise(self._told.questions)
            case word:
                self._number_or_day(word)
        return True

    def _prompt(self) -> str:
        ways = [_("A date it was known by (2016-12-31, or now)"), _("a number opens an event")]
        ways += [_("[ earlier"), _("] later"), _("l lanes and sources")]
        if self._event is not None:
            ways.append(_("s show me"))
            if count := len(self._questions()):
                ways.append("x " + ngettext("{n} question on it", "{n} questions on it", count))
        if count := len(self._told.questions):
            ways.append("e " + ngettext("{n} question at the end", "{n} questions at the end", count))
        return ", ".join([*ways, _("q stops")]) + ":"

    def _number_or_day(self, word: str) -> None:
        shown = self._shown
        if word.isascii() and word.isdigit() and 1 <= int(word) <= len(shown):
            self._event = shown[int(word) - 1]
            self._say_detail()
            return
        try:
            self._turn(known_by.at(self._look, known_by.read_day("" if word == _("now") else word)))
        except DateError as problem:
            self._talk.say(problem.sentence)

    def _turn(self, look: Look, *, forward: bool | None = None) -> None:
        if look == self._look and forward is not None:
            self._talk.say(timeline.end_of_stops(forward=forward))
            return
        self._look, self._event = look, None
        self.say_list()

    def _show_sources(self, event: Event) -> None:
        claims = [self._ledger.claims[one] for one in event.cited() if one in self._ledger.claims]
        today = self._desk.now().date()
        show_cards(self._talk, [source.card(one, self._ledger, today) for one in claims])

    def _ask_lanes(self) -> None:
        while True:
            found = timeline.choices(self._told, self._look, self._ledger)
            for number, one in enumerate(found, start=1):
                ticked = _("shown, ") if one.ticked else ""
                self._talk.say(f"{one.name}: {ticked}{one.count}", first=f"{number}. ")
            asked = _("Number of a lane or source to show or not, a shows all, enter goes back:")
            line = self._talk.ask(asked)
            if not line or line.casefold() == "q":
                break
            if line.casefold() == "a":
                self._look = replace(self._look, lanes=frozenset(), sources=frozenset())
            elif line.isascii() and line.isdigit() and 1 <= int(line) <= len(found):
                one = found[int(line) - 1]
                self._look = self._look.ticked(one.lane, one.source)
            else:
                self._talk.say(_('"{line}" is not one of 1-{count}.').format(line=line, count=len(found)))
        self._event = None
        self.say_list()

    def _questions(self) -> tuple[str, ...]:
        if self._event is None:
            return ()
        if self._on is None:
            self._on = timeline.questions_by_event(self._told, self._desk.library, self._entry.id)
        return self._on[self._event.id]

    def _practise(self, questions: tuple[str, ...]) -> None:
        with self._desk.start(pack=self._entry.id, questions=questions) as sitting:
            run_quiz(self._desk, sitting, self._talk)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
