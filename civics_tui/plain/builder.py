"""The builder in lines: the questions of an own pack by numbers, their fields by numbers, the rest by letters.

Everything is saved at once; what cannot be saved is told, and the pack is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import CivicsError
from civics_tui.model.ledger import Ledger
from civics_tui.packs.building.advice import SHOWN, Advice
from civics_tui.packs.building.fields import Field, fields_of, kinds
from civics_tui.packs.building.from_claim import claims_for, question_from
from civics_tui.packs.building.own import OwnPack, Sheet
from civics_tui.packs.editing.values import Value
from civics_tui.plain.builder_fields import ask_field, look_line, value_line
from civics_tui.plain.menu import agrees, ask_text, choose_one
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.study.trial import trial
from civics_tui.words import _, ngettext

MOST = 20
"""Questions or claims that are written at once."""
Records = Sequence[dict[str, Value]]


def run_builder(desk: Desk, talk: Talk, path: Path, number: int | None = None) -> None:
    """Write an own pack until the teacher goes back or the input ends.

    Args:
        desk: of the app.
        talk: the two ends of the conversation.
        path: where the pack lies.
        number: the question to begin with, counted from 0; all of them where it is left out.

    Raises:
        EditRefused: there is no pack that can be changed.
        StorageError: a file cannot be read.
    """
    writer = _Writer(desk, talk, OwnPack.open(path, seeds=desk.places.seeds))
    talk.say(_("Saved by itself, every change. Nobody sees it before you share the pack."))
    try:
        if not writer.own.sheets:
            writer.new(None)
        elif number is not None and number < len(writer.own.sheets):
            writer.question(number)
        writer.pack()
    finally:
        writer.settle()


@dataclass
class _Writer:
    """Somebody who writes a pack."""

    desk: Desk
    talk: Talk
    own: OwnPack
    more: bool = False
    """Are the fields shown that are rarely used?"""

    # All questions

    def pack(self) -> None:
        """The questions of the pack, and what can be done with all of them."""
        at = 0
        letters: dict[str, Callable[[], object]] = {
            "n": lambda: self.new(None),
            "c": self.from_claim,
            "v": lambda: self.take(self._doors("paste")),
            "k": lambda: self.take(self._doors("copy")),
            "t": self.title,
            "z": lambda: self.step(self.own.undo, _("Taken back: {what}.")),
            "y": lambda: self.step(self.own.redo, _("Done again: {what}.")),
            "?": lambda: self.letters(_ALL),
        }
        while True:
            self.guarded(self.own.again)
            count = len(self.own.sheets)
            told = ngettext("{n} question", "{n} questions", count).format(n=count)
            self.talk.say(f"{self.own.title}. {told}.")
            at = at if at < count else 0
            for sheet in self.own.sheets[at : at + MOST]:
                self.talk.say(_line(sheet), first=f"{sheet.number + 1}. ")
            if count > at + MOST:
                left = count - at - MOST
                self.talk.say(ngettext("m: {n} more", "m: {n} more", left).format(n=left))
            picked = self.talk.choose(_("Number, n new, ? letters, q back:"), count, ("m", *letters))
            if picked is None:
                return
            if picked == "m":
                at += MOST
            elif isinstance(picked, int):
                self.guarded(lambda number=picked: self.question(number))  # type: ignore[misc]
            else:
                self.guarded(letters[picked])

    def guarded(self, work: Callable[[], object]) -> None:
        """Do something; what goes wrong is told."""
        try:
            work()
        except CivicsError as problem:
            self.talk.say(problem.sentence)

    def settle(self) -> None:
        """Finish what is open."""
        self.guarded(self.own.settle)

    def letters(self, all_: Sequence[tuple[str, str]]) -> None:
        """Say what the letters do."""
        for letter, what in all_:
            self.talk.say(f"{letter}: {_(what)}")

    def title(self) -> None:
        """Give the pack another title."""
        title = ask_text(self.talk, _("Title of the pack"), self.own.title)
        if title:
            self.own.put_title(title)

    def step(self, step: Callable[[], str | None], told: str) -> None:
        """Take something back, or do it again."""
        what = step()
        self.talk.say(told.format(what=what) if what else _("There is nothing more."))

    def new(self, after: int | None) -> None:
        """A new question: its kind, then what it cannot do without, then its page."""
        offered = kinds()
        chosen = choose_one(self.talk, _("What kind of question?"), [f"{name}: {what}" for _id, name, what in offered])
        if chosen is None:
            return
        number = self.own.add(offered[chosen][0], after)
        for field in fields_of(offered[chosen][0]):
            if field.required or field.key in ("explanation", "source"):
                number = ask_field(self.talk, self.own, number, field)
        self.question(number)

    def take(self, records: Records | None) -> None:
        """Put questions behind all others."""
        if records:
            made = self.own.add_records(records)
            count = ngettext("{n} question", "{n} questions", len(made)).format(n=len(made))
            self.talk.say(_("Saved: {count}.").format(count=count))

    def _doors(self, way: str) -> Records | None:
        from civics_tui.plain.doors import copied_records, pasted_records  # the doors lead here

        return (pasted_records if way == "paste" else copied_records)(self.desk, self.talk)

    def from_claim(self) -> None:
        """A question out of a claim of the pack, or of the shipped ledger."""
        held = bool(self.own.ledger.claims)
        ledger = self.own.ledger if held else self._shipped()
        words = self.talk.ask(_("Words of a statement:"))
        found = claims_for(ledger, words) if words else ()
        if words and not found:
            self.talk.say(_('Nothing found for "{words}".').format(words=words))
        if not found:
            return
        rows = [f"{claim.text} ({claim.source})" for claim in found[:MOST]]
        chosen = choose_one(self.talk, _("Which one?"), rows)
        if chosen is not None:
            (number,) = self.own.add_records([question_from(found[chosen], ledger, held=held)])
            self.question(number)

    def _shipped(self) -> Ledger:
        library = self.desk.library
        entry = next((one for one in library.entries() if one.origin == "shipped"), None)
        return library.ledger(entry) if entry else Ledger()

    # One question

    def question(self, number: int) -> None:
        """A question with its fields and advice, until the teacher goes back."""
        while 0 <= number < len(self.own.sheets):
            sheet = self.own.sheets[number]
            fields = [one for one in fields_of(sheet.kind) if self.more or not one.more] if sheet.kind else []
            advice = sheet.advice[:SHOWN]
            self._show(sheet, fields, advice)
            prompt = _("Number, n next, ? letters, q back:")
            picked = self.talk.choose(
                prompt, len(fields) + len(advice), [letter for letter, _what in _ONE if letter != "q"]
            )
            if picked is None:
                return
            try:
                number = self._do(number, picked, fields, advice)
            except CivicsError as problem:
                self.talk.say(problem.sentence)

    def _show(self, sheet: Sheet, fields: Sequence[Field], advice: Sequence[Advice]) -> None:
        words = {name: label for name, label, _help in kinds()}
        place = _("Question {n} of {count}").format(n=sheet.number + 1, count=len(self.own.sheets))
        self.talk.say(f"{place}, {words.get(sheet.kind, _('no kind yet'))}.")
        for row, field in enumerate(fields, start=1):
            self.talk.say(value_line(field, sheet, self.own.objectives), first=f"{row}. ")
        if advice:
            self.talk.say(_("Look at this:"))
        for row, one in enumerate(advice, start=len(fields) + 1):
            self.talk.say(one.sentence, first=f"{row}. ")
        if sheet.praise:
            self.talk.say(sheet.praise)

    def _do(self, number: int, picked: int | str, fields: Sequence[Field], advice: Sequence[Advice]) -> int:
        """Do what was picked; the number of the question to go on with, -1 to go back."""
        if isinstance(picked, int) and picked < len(fields):
            return ask_field(self.talk, self.own, number, fields[picked])
        if isinstance(picked, int):
            return self._look_at(number, advice[picked - len(fields)])
        return self._letter(number, picked)

    def _look_at(self, number: int, advice: Advice) -> int:
        """Go to the field of an advice, or put it aside."""
        sheet = self.own.sheets[number]
        if advice.can_put_aside:
            asked = _("Change it now (enter), or why does it not matter here?")
            why = self.talk.ask(asked)
            if why:
                self.own.put_aside(number, advice.code, why)
            if why or why is None:
                return number
        if not sheet.kind:
            return self._kind(number)
        key = advice.field[0] if advice.field else "stem"
        field = next(one for one in fields_of(sheet.kind) if one.key == key)
        return ask_field(self.talk, self.own, number, field)

    def _letter(self, number: int, letter: str) -> int:
        does: dict[str, Callable[[int], int]] = {
            "n": lambda number: self._turn(number, 1),
            "p": lambda number: self._turn(number, -1),
            "f": self._fewer_or_more,
            "k": self._kind,
            "t": self._try,
            "+": self._new_behind,
            "m": self._move,
            "x": self._remove,
            "z": lambda _number: self._step_back(self.own.undo, _("Taken back: {what}.")),
            "y": lambda _number: self._step_back(self.own.redo, _("Done again: {what}.")),
            "?": self._say_letters,
        }
        return does[letter](number)

    def _fewer_or_more(self, number: int) -> int:
        self.more = not self.more
        return number

    def _new_behind(self, number: int) -> int:
        self.new(number)
        return number

    def _say_letters(self, number: int) -> int:
        self.letters(_ONE)
        return number

    def _remove(self, number: int) -> int:
        if not agrees(self.talk, _("Take this question away?")):
            return number
        self.own.remove(number)
        return -1

    def _step_back(self, step: Callable[[], str | None], told: str) -> int:
        self.step(step, told)
        return min(self.own.touched, len(self.own.sheets) - 1)

    def _turn(self, number: int, step: int) -> int:
        if 0 <= number + step < len(self.own.sheets):
            self.settle()
            return number + step
        self.talk.say(_("This is the last question.") if step > 0 else _("This is the first question."))
        return number

    def _kind(self, number: int) -> int:
        offered = kinds()
        chosen = choose_one(self.talk, _("What kind of question?"), [f"{name}: {what}" for _id, name, what in offered])
        for told in self.own.change_kind(number, offered[chosen][0]) if chosen is not None else ():
            self.talk.say(told)
        return number

    def _move(self, number: int) -> int:
        count = len(self.own.sheets)
        answer = self.talk.ask(_("To which place, 1 to {count}?").format(count=count))
        if answer and answer.isascii() and answer.isdigit() and 1 <= int(answer) <= count:
            return self.own.move(number, int(answer) - 1)
        return number

    def _try(self, number: int) -> int:
        """Ask the question as a learner gets it; nothing of it is kept."""
        self.settle()
        sheet, pack = self.own.sheets[number], self.own.report.read.pack
        if pack is None or not sheet.usable:
            self.talk.say(_("It cannot be tried yet."))
            return number
        with trial(self.desk.places, self.own.path, pack, self.desk.now) as tried, tried.ask(sheet.id) as sitting:
            run_quiz(tried, sitting, self.talk)
        self.talk.say(_("Tried on. Nothing of it is kept."))
        return number


def _line(sheet: Sheet) -> str:
    """A question in one line: what it asks, its kind, how much there is to look at."""
    words = {name: label for name, label, _help in kinds()}
    about = [words.get(sheet.kind, _("no kind yet"))]
    grave = sum(one.level != "info" for one in sheet.advice)
    return f"{sheet.title or _('nothing typed yet')} ({', '.join([*about, *([look_line(grave)] if grave else [])])})"


_ALL = (
    ("n", "a new question"),
    ("c", "a new question out of a checked statement of a source"),
    ("v", "paste questions or a table"),
    ("k", "copy a question from another pack"),
    ("t", "title of the pack"),
    ("m", "more questions"),
    ("z", "take back"),
    ("y", "do again"),
    ("q", "back"),
)
"""What the letters do where all questions stand."""
_ONE = (
    ("n", "next question"),
    ("p", "question before"),
    ("f", "all fields, or the usual ones"),
    ("k", "another kind of question"),
    ("t", "try it as a learner"),
    ("+", "a new question behind this one"),
    ("m", "move it to another place"),
    ("x", "take it away"),
    ("z", "take back"),
    ("y", "do again"),
    ("?", "what the letters do"),
    ("q", "back"),
)
"""What the letters do at one question."""
