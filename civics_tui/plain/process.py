"""Playing a process in lines: the numbers are asked one after another, then it is told where it ends and why.

Without a person at the other end one line is read for each number, an empty one keeps what stands there; then the end
is told, and nothing else is asked.
"""

from __future__ import annotations

from civics_tui.errors import CivicsError
from civics_tui.model.ledger import Ledger
from civics_tui.packs.library.library import Entry
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.sources import show_cards
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import source
from civics_tui.views.pieces import plain
from civics_tui.views.play import Play, parse, range_words, start, title_of, words
from civics_tui.views.process import GateRow, process_view, told
from civics_tui.views.process_detail import claims_behind, detail, what_if_rows
from civics_tui.words import _


def play_process(desk: Desk, talk: Talk, entry: Entry, id_: str, section: str = "") -> None:
    """Play a process of a pack; `section` is the step whose rule is told first."""
    process = desk.library.process(entry.id, id_)
    _Playing(desk, talk, entry, start(process), desk.library.ledger(entry.id)).run(section)


class _Playing:
    """The talk about one process."""

    def __init__(self, desk: Desk, talk: Talk, entry: Entry, play: Play, ledger: Ledger) -> None:
        self.desk, self.talk, self.entry, self.ledger = desk, talk, entry, ledger
        self.play = play
        self.before: list[Play] = []

    def run(self, section: str) -> None:
        """Tell what it is about, ask the numbers, tell the end, and what can be done then."""
        view = process_view(self.play, self.ledger)
        self.talk.say(f"{self.entry.title}: {view.title}")
        if view.text:
            self.talk.say(view.text)
        for row in view.rows:
            if row.step == section:
                self._say_detail(row)
        if not self._ask_all():
            if not self.talk.interactive:
                self._say_end()
            return
        self._say_end()
        while self.talk.interactive and self._ask_again():
            pass

    def _ask_all(self) -> bool:
        """Ask for every number on the way, which may change with the answers; `False` where it was left."""
        done: set[str] = set()
        asked: set[str] = set()
        while True:
            row = next((one for one in self._rows() if one.key not in done), None)
            if row is None:
                return True
            done.add(row.key)
            if row.input and row.input not in asked:
                asked.add(row.input)
                if not self._ask(row):
                    return False
            now = next((one for one in self._rows() if one.key == row.key), row)
            if self.talk.interactive:
                self.talk.say(now.sentence)
                if not row.input:
                    self.talk.say(told(self.play, self.play.process.step(row.step).text))

    def _rows(self) -> tuple[GateRow, ...]:
        return process_view(self.play, self.ledger).rows

    def _ask(self, row: GateRow) -> bool:
        """Ask for a number until it can stand there; `False` at the end of input and after `q`."""
        asked, now = self.play.process.inputs[row.input], self.play.inputs[row.input]
        prompt = _("{title} ({range}; enter keeps {now}, q stops):").format(
            title=title_of(self.play.process.inputs, row.input), range=range_words(asked), now=words(now)
        )
        while True:
            line = self.talk.ask(prompt)
            if line is None or line.casefold() in ("q", ":q"):
                return False
            if not line:
                return True
            try:
                self._take(self.play.put(row.input, parse(asked, line)))
            except CivicsError as problem:
                self.talk.say(problem.sentence)
                if not self.talk.interactive:
                    return True
            else:
                return True

    def _take(self, play: Play) -> None:
        self.before.append(self.play)
        self.play = play

    def _say_end(self) -> None:
        view = process_view(self.play, self.ledger)
        self.talk.gap()
        for number, row in enumerate(view.rows, start=1):
            self.talk.say(row.sentence, first=f"{number}. ")
        for line in view.imagined:
            self.talk.say(line)
        self.talk.say(view.verdict)
        for row in view.rows:
            if row.key == view.first:
                self._say_detail(row)
        if view.note:
            self.talk.say(_("Note: {text}").format(text=plain(view.note)))
        self.talk.say(view.path)

    def _say_detail(self, row: GateRow) -> None:
        for one in detail(self.play, row, self.ledger):
            self.talk.say(f"{one.label}: {plain(one.text)}")

    def _ask_again(self) -> bool:
        """One command behind the end; `False` where the reader is done."""
        view = process_view(self.play, self.ledger)
        offers = [_("1-{n} changes that line").format(n=len(view.rows)), _("w N what if"), _("s N sources")]
        offers += [_("z takes the last change back")] if self.before else []
        offers += [_("t: {questions}").format(questions=view.questions)] if view.questions else []
        self.talk.say(", ".join([*offers, _("q stops")]) + ".")
        line = self.talk.ask(_("What now?"))
        if line is None or line.casefold() in ("", "q", ":q"):
            return False
        letter, number = line[:1].casefold(), line[1:].strip()
        row = _row(view.rows, line if letter.isdigit() else number, view.first)
        match letter:
            case "z" if self.before:
                self.play = self.before.pop()
                self._say_end()
            case "t" if view.questions:
                return self._questions()
            case "w" if row is not None:
                self._what_if(row)
            case "s" if row is not None:
                self._sources(row)
            case _ if letter.isdigit() and row is not None:
                self._say_detail(row)
                if row.input and self._ask(row):
                    self._say_end()
            case _:
                self.talk.say(_('"{line}" is nothing that can be done here.').format(line=line))
        return True

    def _what_if(self, row: GateRow) -> None:
        offered = what_if_rows(self.play, row.threshold, self.ledger)
        if not offered:
            self.talk.say(_("Nothing can be imagined at this step."))
            return
        for number, one in enumerate(offered, start=1):
            self.talk.say(" ".join([one.text + ".", one.below]).strip(), first=f"{number}. ")
        picked = self.talk.choose(_("Which? 1-{n}, q leaves it:").format(n=len(offered)), len(offered))
        if isinstance(picked, int):
            try:
                self._take(self.play.imagine(row.threshold, offered[picked].name or None))
            except CivicsError as problem:
                self.talk.say(problem.sentence)
            else:
                self._say_end()

    def _sources(self, row: GateRow) -> None:
        today = self.desk.now().date()
        claims = [one for one in claims_behind(self.play, row) if one in self.ledger.claims]
        show_cards(self.talk, [source.card(self.ledger.claims[one], self.ledger, today) for one in claims])

    def _questions(self) -> bool:
        process = self.play.process
        with self.desk.start(pack=self.entry.id, questions=process.questions, origin=f"page:{process.id}") as sitting:
            run_quiz(self.desk, sitting, self.talk)
        return False


def _row(rows: tuple[GateRow, ...], number: str, first: str) -> GateRow | None:
    """The row of a number; without one, that of the first gate that holds."""
    if not number:
        return next((one for one in rows if one.key == first), None)
    if number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(rows):
        return rows[int(number[:6]) - 1]
    return None
