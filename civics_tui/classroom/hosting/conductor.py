"""The steps of a lesson, as the teacher takes them. Each returns once it is on the disk.

It reads and writes a session of an open classroom; its methods may be called from any thread, but wait for the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from civics_tui.classroom import revealed
from civics_tui.classroom.hosting.sittings import done
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.counting import PRESENT
from civics_tui.classroom.rules.refused import NotNow
from civics_tui.classroom.rules.run import FULL, TAKING, Run, deadline
from civics_tui.classroom.seen import HostView, Step
from civics_tui.classroom.showing import OnBoard, Showing
from civics_tui.classroom.store import moving, runs, students
from civics_tui.classroom.store.tx import Tx
from civics_tui.views.pieces import Line, said
from civics_tui.words import _

MINUTE = 60_000
UNDO = 10_000
"""Milliseconds for which a close can be taken back."""
LEAST = 10_000
"""Milliseconds that a question which is opened again takes answers at least."""
PATIENCE = 10.0
"""Seconds for a question to lock."""
STEP = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A student whose connection is lost."""

    name: str
    ago: int
    """Seconds since the last sign of life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the host's screen is drawn from."""

    view: HostView
    lost: tuple[Lost, ...] = ()
    can_undo: bool = False
    """Can the close be taken back?"""
    can_discuss: bool = False
    """Can a second vote be held?"""
    has_clock: bool = False
    """Can the question be given a minute more?"""
    missing: tuple[str, ...] = ()
    """Names of the teacher's list whom nobody has taken yet."""
    so_far: int = 0
    """Milliseconds for which the question is open, without pauses."""
    left: int | None = None
    """Milliseconds until the usual time is over."""
    some_have_more: bool = False
    """Is the usual time over, while somebody has more?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """For the teacher's eyes: the key of the question on stage, and what there is to say."""

    key: Line
    note: Line
    why: tuple[Line, ...]


class Conductor:
    """Leads one session."""

    def __init__(self, room: Classroom, showing: Showing) -> None:
        """Lead the session that `showing` shows."""
        self.room = room
        self.showing = showing
        self.session = showing.session
        self._began = room.clock()

    # What goes on

    def look(self) -> Look:
        """What the host's screen is drawn from."""
        view = self.showing.host()
        run, now = self._run(), self.room.clock()
        state = self.room.session(self.session)
        time = state.time(now)
        is_open = run is not None and run.state == "open"
        ends = deadline(run, FULL) if run is not None and is_open else None
        left = None if ends is None else max(0, ends - time)
        return Look(
            view=view,
            lost=tuple(self._lost(view, now)),
            can_undo=run is not None and _undoable(run, now) and state.state == "running",
            can_discuss=run is not None and run.vote == 1 and run.state in ("locked", "revealed"),
            has_clock=ends is not None,
            missing=self._missing(),
            so_far=max(0, time - (run.opened_at or time) - run.credit) if run is not None and is_open else 0,
            left=left,
            some_have_more=left == 0 and self._some_have_more(),
        )

    def notes(self) -> Notes | None:
        """The key and the teacher's note of the question on stage; nothing before the first."""
        run = self._run()
        if run is None:
            return None
        asked = self.showing.asked(run.question)
        key = revealed.key_line(asked, lettered=self.showing.lettered) or said(_("Views, not scored: there is no key."))
        note = said(asked.question.say) if asked.question.say else ()
        return Notes(key=key, note=note, why=revealed.why_of(asked))

    def listen(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Have `wake` called when something has changed; give what ends that."""
        return self.room.bus.listen(self.session, lambda _hint: wake())

    def _lost(self, view: HostView, now: int) -> Iterable[Lost]:
        """Who is in and gives no sign of life; after a restart, whoever has not come back."""
        signs = self.room.presence.signs()
        for student, name in view.students:
            silent = now - signs.get(student, self._began)
            if silent >= PRESENT:
                yield Lost(name=name, ago=silent // 1000)

    def _some_have_more(self) -> bool:
        with self.room.store.view() as connection:
            return any(factor != FULL for factor in runs.factors(connection, self.session))

    def _missing(self) -> tuple[str, ...]:
        if self.showing.policy.names != "list":
            return ()
        return tuple(one.name for one in self.room.record(self.session).students if one.status == "listed")

    def _run(self) -> Run | None:
        opened = [run for run in self.room.runs(self.session) if run.opened_at is not None]
        return max(opened, key=lambda one: one.ordinal) if opened else None

    def _on_stage(self) -> Run:
        run = self._run()
        if run is None:
            raise NotNow(_("No question is open yet."))
        return run

    # Steps

    def step(self, wanted: Step) -> None:
        """Take the next sensible step, as long as it is still the one that was shown.

        Raises:
            NotNow: something else happened meanwhile, such as the clock closing the question.
        """
        if self.look().view.step != wanted:
            return
        match wanted:
            case "start":
                self._ask_next(starts=True)
            case "open" | "next":
                self._ask_next()
            case "close":
                done(self.room.host.close(self._on_stage().id))
            case "reveal":
                done(self.room.host.reveal(self._on_stage().id))
            case "finish":
                self.end()
            case "go_on":
                done(self.room.host.resume(self.session))
            case "wait" | "done":
                return

    def _ask_next(self, *, starts: bool = False) -> None:
        """Ask the first question that was not asked, in one step for everybody who looks on."""
        asked = {run.question for run in self.room.runs(self.session)}
        left = [place for place in range(len(self.showing.snapshot.items)) if place not in asked]
        if left:
            self._ask(left[0], starts=starts)

    def _ask(self, place: int, *, vote: int = 1, starts: bool = False) -> None:
        before = self._run()

        def work(tx: Tx) -> None:
            if starts:
                moving.change(tx, self.session, "running")
            if before is not None and before.state == "revealed":
                runs.score(tx, before.id)
            runs.open_new(tx, self.session, place, limit=self.showing.policy.limit, vote=vote)

        done(self.room.writer.do(work))

    def discuss(self) -> None:
        """Let the class talk, and vote on the question once more."""
        run = self._on_stage()
        if run.state not in ("locked", "revealed"):
            raise NotNow(_("Close the question first; then it can be voted on again."))
        self._ask(run.question, vote=2)

    def take_back(self) -> None:
        """Open the question again that was closed just now, with the time that it had left.

        Raises:
            NotNow: it is too late for that.
        """
        run = self._on_stage()
        if not _undoable(run, self.room.clock()):
            raise NotNow(_("A close can be taken back for ten seconds, and before the answer is shown."))
        ends = deadline(run, FULL)
        limit = None if ends is None else max(LEAST, ends - (run.closed_at or ends))
        done(self.room.host.reopen(run.id, limit=limit))

    def add_minute(self) -> None:
        """Give the open question a minute more."""
        done(self.room.host.extend(self._on_stage().id, MINUTE))

    def pause(self) -> None:
        """Let time stand still, or go on."""
        if self.room.session(self.session).state == "paused":
            done(self.room.host.resume(self.session))
        else:
            done(self.room.host.pause(self.session))

    def accept_late(self) -> int:
        """Let the late answers to the question on stage count; give how many."""
        return done(self.room.host.accept_late(self._on_stage().id))

    def show_sources(self) -> bool:
        """Show the sources of the revealed question on the board, or take them away; are they shown now?"""
        run = self._on_stage()
        if run.revealed_at is None:
            raise NotNow(_("Sources come with the answer; show it first."))
        shown = self.showing.on_board.run != run.id
        self.showing.on_board = OnBoard(run.id if shown else None)
        return shown

    def end(self) -> None:
        """End the class: a question that is open is closed, and what was on its way is waited for."""
        state = self.room.session(self.session).state
        if state == "lobby":
            done(self.room.host.abort(self.session))
            return
        if state == "paused":
            done(self.room.host.resume(self.session))
        elif state != "running":
            return
        run = self._run()
        if run is not None and run.state == "open":
            done(self.room.host.close(run.id))
        if run is not None and run.state in TAKING:
            self._wait_for_lock(run.id)
        run = self._run()
        if run is not None and run.state == "revealed":
            done(self.room.host.score(run.id))
        done(self.room.host.finish(self.session))

    def _wait_for_lock(self, run: int) -> None:
        def is_locked(tx: Tx) -> bool:
            return runs.lock(tx, run) or runs.load(tx.connection, run).state not in TAKING

        pause = threading.Event()
        for _try in range(int(PATIENCE / STEP)):
            if done(self.room.writer.do(is_locked)):
                return
            pause.wait(STEP)

    # People

    def let_in(self, waiting: Iterable[int]) -> None:
        """Let waiting students in."""
        for student in waiting:
            done(self.room.host.approve(student))

    def remove(self, student: int) -> None:
        """Take a student out; the answers stay."""
        done(self.room.host.remove(student))

    def way_back(self, student: int) -> str:
        """A token with which a student goes on at another device, once; the old device is signed out."""
        return done(self.room.host.new_token(student))

    def rename(self, student: int, name: str) -> None:
        """Give a student another name."""
        done(self.room.host.rename(student, name))

    def time_of(self, student: int) -> int | None:
        """The time of a student, per cent of the usual; `None` without a limit. For the teacher only."""
        with self.room.store.view() as connection:
            return students.load(connection, student).time_factor

    def give_time(self, student: int, factor: int | None) -> None:
        """Give a student more time for each question, or the usual again; a question that is open follows at once."""
        done(self.room.host.set_time_factor(student, factor))


def _undoable(run: Run, now: int) -> bool:
    return run.state in ("closing", "locked") and run.closed_at is not None and now - run.closed_at <= UNDO
