"""The teacher's side of a class in lines: what changes is said once, each step is a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from civics_tui.classroom.client.forms import form_of
from civics_tui.classroom.hosting import told
from civics_tui.classroom.hosting.conductor import Conductor, Look
from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.classroom.hosting.ending import next_steps
from civics_tui.errors import CivicsError
from civics_tui.plain.classroom.asked import say_asked
from civics_tui.plain.classroom.listening import Listening, Typed
from civics_tui.plain.talk import Talk
from civics_tui.views.pieces import plain
from civics_tui.words import _

ENDED = frozenset({"finished", "given_up"})


def run_host(desk: HostDesk, talk: Talk) -> int:
    """Lead a class until it is over, the teacher leaves it, or the input ends; the exit status."""
    return _Lead(desk, talk).run()


@dataclass
class _Lead:
    """What was said already."""

    desk: HostDesk
    talk: Talk
    listening: Listening = field(init=False)
    said_stage: tuple[object, ...] = ()
    said_step: str = ""
    said_people: str = ""
    said_trouble: tuple[str, ...] = ()
    said_all: int = 0
    warned: bool = False
    ending: bool = False
    at_end: bool = False
    """Has a pipe ended? Then the class is ended, as often as it takes."""

    @property
    def conductor(self) -> Conductor:
        return self.desk.conductor

    def run(self) -> int:
        for line in self.desk.notes:
            self.talk.say(line)
        self.listening = Listening(self.talk)
        leave = self.conductor.listen(self.listening.news)
        self.listening.start()
        self.listening.news()
        try:
            while True:
                event = self.listening.next()
                try:
                    if isinstance(event, Typed) and self._typed(event.line):
                        return 0
                    if self.at_end:
                        self.conductor.end()
                    if self._say_news():
                        return 0
                except CivicsError as problem:
                    self.talk.say(problem.sentence)
        finally:
            leave()

    # News

    def _say_news(self) -> bool:
        """Say what has changed; is the class over?"""
        look = self.conductor.look()
        board = look.view.board
        stage = (board.state, board.number, board.vote, board.run)
        if stage != self.said_stage:
            self.said_stage, self.said_step = stage, ""
            self._say_stage(look)
        if look.view.step not in ("wait", "done", self.said_step):
            self.said_step = look.view.step
            self.talk.say(self._offers(look))
        if board.state in ENDED:
            self._say_ended()
            return True
        people = told.joined(look.view)
        if people != self.said_people:
            self.said_people = people
            self.talk.say(f"{people.replace('   ', ', ')}.")
            if look.view.waiting:
                names = told.names([name for _id, name in look.view.waiting])
                self.talk.say(_("Waiting to join: {names}. i lets them in.").format(names=names))
        self._say_trouble(look)
        self._say_all(look)
        return False

    def _say_ended(self) -> None:
        self.talk.say(self.desk.kept.stored())
        for what, command in next_steps(self.desk.session):
            self.talk.say(f"{what}: {command}")

    def _say_trouble(self, look: Look) -> None:
        who = (look.view.trouble, *(one.name for one in look.lost))
        if who != self.said_trouble:
            self.said_trouble = who
            for line in told.trouble(look):
                self.talk.say(_("Trouble: {what}").format(what=line))

    def _say_all(self, look: Look) -> None:
        board = look.view.board
        if (
            board.state == "question"
            and board.run
            and board.run != self.said_all
            and 0 < board.joined <= board.answered
        ):
            self.said_all = board.run
            self.talk.say(_("Everybody has answered."))

    def _say_stage(self, look: Look) -> None:
        board, view = look.view.board, look.view
        self.talk.gap()
        self.talk.say(f"{board.title}. {told.state(view)}.")
        if board.state == "lobby":
            self.talk.say(
                _("Students open {address} and type the code {code}.").format(
                    address=self.desk.web_address, code=told.code(view)
                )
            )
            self.talk.say(
                _("Or in a terminal: civics-tui class join {address} {code}").format(
                    address=board.address, code=told.code(view)
                )
            )
        elif board.state == "question" and board.question is not None:
            say_asked(self.talk, form_of(board.question), lettered=board.lettered)
        elif board.state == "closed":
            self._say_closed(look)
        elif board.state == "revealed":
            self._say_answer(look)

    def _say_closed(self, look: Look) -> None:
        self.talk.say(f"{told.answered(look)[0]}. {told.no_answer(look)}")

    def _say_answer(self, look: Look) -> None:
        board = look.view.board
        if board.right:
            self.talk.say(board.right)
        for bar in board.bars:
            name = " ".join(part for part in (bar.letter, plain(bar.text)) if part)
            self.talk.say(f"{name}: {told.bar_count(bar)}{_(' (right)') if bar.right else ''}")
        for line in board.why:
            self.talk.say(line, first=_("Why: ") if line is board.why[0] else "")
        if look.view.say:
            self.talk.say(_("Say: {text}").format(text=look.view.say))
        self.talk.say(f"{told.no_answer(look)} {told.late(look.view)}".strip())

    def _offers(self, look: Look) -> str:
        found = [_("enter {step}").format(step=told.step_word(look.view.step))]
        state = look.view.board.state
        if state == "question":
            found += [_("p pause"), *([_("+ a minute more")] if look.has_clock else [])]
        if state == "paused":
            found = [_("enter go on")]
        if look.can_undo:
            found.append(_("z take back the close"))
        if look.can_discuss:
            found.append(_("v discuss and vote again"))
        if state == "revealed":
            found.append(_("s sources on the board"))
        if look.view.late:
            found.append(_("a count late answers"))
        found += [_("t key and note"), _("l who"), _("? all commands"), _("q end")]
        return f"{', '.join(found)}."

    # Lines

    def _typed(self, line: str | None) -> bool:
        """Do what a line says; does the teacher leave the class as it is?"""
        if line is None:
            if not self.talk.interactive:
                self.at_end = True
                return False
            self.talk.say(_("The class is kept. The same command goes on with it."))
            return True
        command, _space, rest = line.partition(" ")
        if command != "q":
            self.ending = False
        action = self._commands().get(command.casefold())
        if action is None:
            self.talk.say(_('"{line}" is nothing that can be done here; ? tells what is.').format(line=line))
        else:
            action(rest.strip())
        return False

    def _commands(self) -> dict[str, Callable[[str], None]]:
        return {
            "": lambda _rest: self.conductor.step(self.conductor.look().view.step),
            "p": lambda _rest: self.conductor.pause(),
            "+": lambda _rest: self._done(self.conductor.add_minute, _("One minute more.")),
            "z": lambda _rest: self.conductor.take_back(),
            "v": lambda _rest: self.conductor.discuss(),
            "s": lambda _rest: self._sources(),
            "a": lambda _rest: self._late(),
            "t": lambda _rest: self._notes(),
            "l": lambda _rest: self._who(),
            "i": self._let_in,
            "d": self._remove,
            "m": self._rename,
            "b": self._way_back,
            "f": self._time,
            "o": lambda _rest: self.talk.say(_("The board: {address}").format(address=self.desk.board)),
            "w": lambda _rest: self._test(),
            "q": lambda _rest: self._end(),
            "?": lambda _rest: self._help(),
        }

    def _done(self, work: Callable[[], object], sentence: str) -> None:
        work()
        self.talk.say(sentence)

    def _sources(self) -> None:
        shown = self.conductor.show_sources()
        self.talk.say(_("The board shows the sources.") if shown else _("The board shows no sources any more."))

    def _late(self) -> None:
        count = self.conductor.accept_late()
        self.talk.say(_("Late answers that count now: {n}.").format(n=count))

    def _notes(self) -> None:
        notes = self.conductor.notes()
        if notes is None:
            self.talk.say(_("No question was asked yet."))
        elif not self.warned:
            self.warned = True
            self.talk.say(_("Others may see your screen, and lines stay on it. Type t again to show key and note."))
        else:
            self.talk.say(notes.key)
            if notes.note:
                self.talk.say(_("Say: {text}").format(text=plain(notes.note)))

    def _who(self) -> None:
        look = self.conductor.look()
        for number, (_student, name) in enumerate(look.view.students, start=1):
            out = _("has not answered") if name in look.view.still_out else ""
            lost = _("no connection") if any(one.name == name for one in look.lost) else ""
            self.talk.say("  ".join(part for part in (f"{number}. {name}", out, lost) if part))
        for _student, name in look.view.waiting:
            self.talk.say(_("{name} waits to be let in.").format(name=name))
        if look.missing:
            self.talk.say(_("Not here yet: {names}").format(names=told.names(look.missing)))
        self.talk.say(_("{people}. m NUMBER NAME renames, d NUMBER removes.").format(people=told.joined(look.view)))

    def _let_in(self, rest: str) -> None:
        waiting = self.conductor.look().view.waiting
        self.conductor.let_in(student for student, name in waiting if not rest or rest.casefold() == name.casefold())

    def _one(self, number: str) -> int | None:
        students = self.conductor.look().view.students
        if number.isascii() and number.isdigit() and 0 < int(number) <= len(students):
            return students[int(number) - 1][0]
        self.talk.say(_("Type the number from the list that l shows."))
        return None

    def _remove(self, rest: str) -> None:
        student = self._one(rest)
        if student is not None:
            self._done(lambda: self.conductor.remove(student), _("Removed. The answers stay."))

    def _rename(self, rest: str) -> None:
        number, _space, name = rest.partition(" ")
        student = self._one(number)
        if student is not None:
            self._done(lambda: self.conductor.rename(student, name), _("Renamed."))

    def _way_back(self, rest: str) -> None:
        student = self._one(rest)
        if student is not None:
            self.talk.say(_("The old device is signed out. For this student only, and once:"))
            self.talk.write(self.desk.way_back(student))

    def _time(self, rest: str) -> None:
        number, _space, typed = rest.partition(" ")
        student = self._one(number)
        if student is None:
            return
        if typed:
            self.conductor.give_time(student, told.time_given(typed.strip()))
        told_ = told.time_words(self.conductor.time_of(student))
        self.talk.say(_("For each question: {time}. f NUMBER 1, 1.5, 2 or none changes it.").format(time=told_))

    def _test(self) -> None:
        for line in self.desk.test():
            self.talk.say(line)

    def _end(self) -> None:
        if self.talk.interactive and not self.ending:
            self.ending = True
            self.talk.say(_("End the class? q again ends it; an open question is closed first."))
            return
        self.conductor.end()

    def _help(self) -> None:
        for line in (
            _("enter takes the next step: open, close, show the answer, next"),
            _("p pause or go on; + a minute more; z take back a close, for ten seconds"),
            _("v discuss and vote again; s sources on the board; a count late answers"),
            _("l who is here; i let in; m NUMBER NAME rename; d NUMBER remove; b NUMBER back with another device"),
            _("f NUMBER 1, 1.5, 2 or none: time of one student for each question; only you are told"),
            _("o address of the board; t key and note; w test the Wi-Fi; q end the class"),
        ):
            self.talk.say(line)
