"""One student of a class in a terminal: follows the class in one thread, sends answers in another.

Nothing that a student has answered is lost by a cut connection, a killed terminal or a host that starts again: it
stands in the outbox until the class has acknowledged it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from civics_tui.classroom.client.clock import ServerClock
from civics_tui.classroom.client.outbox import Outbox, Waiting
from civics_tui.classroom.client.wire import Busy, Gone, Refusal, Unreachable, Wire
from civics_tui.classroom.people.codes import Draw, new_token
from civics_tui.classroom.seen import StudentView, removed
from civics_tui.errors import CivicsError, Damaged
from civics_tui.model import answer as answers
from civics_tui.model.answer import Answer

SHORTEST, LONGEST = 0.1, 2.0
"""Seconds between two tries."""
TRIES_OF_STREAM = 2
"""Streams that end without a sign of life before one asks by long polls instead."""

Saving = Literal["nothing", "saving", "saved", "not_saved", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of the own answer to the question that is shown."""

    state: Saving
    said: str = ""
    """What the class says of it, such as `Saved 10:42:07`; why it was refused."""
    again_in: float = 0.0
    """Seconds to the next try, where it is not saved."""


class Student:
    """A student who has joined; `start` it, and call `stop` at the end."""

    def __init__(self, wire: Wire, outbox: Outbox, *, monotonic: Callable[[], float], draw: Draw) -> None:
        """Be the student of an outbox.

        Args:
            wire: to the class.
            outbox: with the token, and with what is not acknowledged yet.
            monotonic: seconds that never go back.
            draw: unforeseeable bytes, for keys and for the jitter of retries.
        """
        self.wire = wire
        self.outbox = outbox
        self.clock = ServerClock(monotonic)
        self.view: StudentView | None = None
        """The newest view; `None` before the first."""
        self.lost = ""
        """Why there is no connection, as a sentence; empty while there is one."""
        wire.token = outbox.token
        self._monotonic = monotonic
        self._draw = draw
        self._changed: Callable[[], None] = lambda: None
        self._stop = threading.Event()
        self._work = threading.Condition()
        self._now = False
        self._failures = 0
        self._next_try = 0.0
        self._said: dict[int, tuple[Saving, str]] = {}
        self._looking = threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self, changed: Callable[[], None]) -> None:
        """Follow and send from now on; `changed` is called from other threads whenever there is something new."""
        self._changed = changed
        for name, work in (("class-follow", self._follow), ("class-send", self._send_all)):
            self._threads.append(threading.Thread(target=work, name=name, daemon=True))
            self._threads[-1].start()

    def stop(self) -> None:
        """Follow and send no longer. What waits in the outbox is sent when the class is joined again."""
        self._stop.set()
        with self._work:
            self._work.notify_all()
        self.wire.close()

    # What faces ask

    def answer(self, answer: Answer) -> None:
        """Keep an answer to the open question, and send it.

        Raises:
            NotSaved: it cannot be kept on this disk.
            Damaged: no question is open.
        """
        view = self.view
        if view is None or view.run is None:
            raise Damaged("")
        payload = answers.to_data(answers.cleaned(answer))
        self.outbox.put(new_token(self._draw), view.run, payload, known=view.own.rev if view.own else 0)
        self._said.pop(view.run, None)
        self.try_now()
        self._changed()

    def try_now(self) -> None:
        """Try at once to connect and to send."""
        with self._work:
            self._now = True
            self._work.notify_all()

    @property
    def saved(self) -> Saved:
        """What became of the own answer to the question that is shown."""
        view = self.view
        if view is None or view.run is None:
            return Saved(state="nothing")
        if any(one.run == view.run for one in self.outbox.waiting):
            if not self._failures:
                return Saved(state="saving")
            return Saved(state="not_saved", said=self.lost, again_in=max(0.0, self._next_try - self._monotonic()))
        state, said = self._said.get(view.run, ("nothing", ""))
        if view.own is not None and state != "refused":
            return Saved(state="saved", said=view.own.saved)
        return Saved(state=state, said=said)

    @property
    def in_hand(self) -> Answer | None:
        """The own answer that stands: the newest that waits, else the one that the class has."""
        view = self.view
        if view is None or view.run is None:
            return None
        waiting = [one for one in self.outbox.waiting if one.run == view.run]
        data = waiting[-1].payload if waiting else view.own.payload if view.own else None
        with contextlib.suppress(CivicsError):
            return answers.from_data(data) if data else None
        return None

    @property
    def unsent(self) -> int:
        """Answers to earlier questions that are still not saved."""
        run = self.view.run if self.view else None
        return sum(one.run != run for one in self.outbox.waiting)

    def seconds_left(self) -> int | None:
        """About how long the question is open; `None` where it has no clock."""
        now, view = self.clock.now(), self.view
        if view is None or view.closes_at is None or now is None:
            return None
        return max(0, round((view.closes_at - (view.now if view.stopped else now)) / 1000))

    # Following

    def _follow(self) -> None:
        failures = silent = 0
        while not self._stop.is_set():
            try:
                self._look()
                if self.view is not None and self.view.state == "removed":
                    return
                failures = 0
                silent = 0 if self._listened(by_poll=silent >= TRIES_OF_STREAM) else silent + 1
                self._wait(self._delay(0))  # a stream that ends at once must not be asked for without a pause
            except Gone:
                self._removed()
                return
            except (Unreachable, Busy, Refusal, Damaged) as problem:
                if self._stop.is_set():
                    return
                failures += 1
                self._lose(problem)
                self._wait(max(self._delay(failures), problem.wait if isinstance(problem, Busy) else 0.0))

    def _listened(self, *, by_poll: bool) -> bool:
        """Look at the view after each sign of news until the stream ends; did it give any sign of life?"""
        after = self.view.seq if self.view else 0
        if by_poll:
            if self.wire.poll(after):
                self._look()
            return False
        alive = False
        try:
            for sort in self.wire.events(after):
                alive = True
                if self._stop.is_set():
                    return True
                if sort:
                    self._look()
        except Refusal:
            return True  # the cursor is of another time; the view tells all
        except Unreachable:
            if alive:
                raise
        return alive

    def _look(self) -> None:
        with self._looking:
            if not self.clock.is_known:
                self.clock.sample(self.wire.time)
            view = self.wire.view()
            if self.view is None or view.seq >= self.view.seq:
                self.view = view
        self.lost = ""
        self._changed()

    def _lose(self, problem: CivicsError) -> None:
        self.lost = problem.sentence
        self._changed()

    def _removed(self) -> None:
        title = self.view.title if self.view else ""
        self.view = removed(title)
        self.outbox.forget()
        self.lost = ""
        self._changed()

    # Sending

    def _send_all(self) -> None:
        while not self._stop.is_set():
            waiting = self.outbox.waiting
            if not waiting:
                with self._work:
                    if not self.outbox.waiting and not self._stop.is_set():
                        self._work.wait(1.0)
                continue
            try:
                self._send(waiting[0])
                self._failures = 0
            except Gone:
                self._removed()
                return
            except (Unreachable, Busy, Damaged) as problem:
                self._failures += 1
                wait = max(self._delay(self._failures), problem.wait if isinstance(problem, Busy) else 0.0)
                self._next_try = self._monotonic() + wait
                self._lose(problem)
                self._wait(wait)

    def _send(self, one: Waiting) -> None:
        try:
            told = self.wire.send(one)
            self._said[one.run] = ("saved", told.said)
        except Refusal as refusal:
            self._said[one.run] = ("refused", refusal.sentence)
        with contextlib.suppress(Unreachable, Busy, Refusal, Damaged):
            self._look()  # first, so that the own answer is never out of sight
        self.outbox.drop(one.key)
        self._changed()

    def _delay(self, failures: int) -> float:
        share = int.from_bytes(self._draw(2)) / 65_535
        return float(min(LONGEST, SHORTEST * 2 ** min(failures, 8))) * (0.5 + share / 2)

    def _wait(self, seconds: float) -> None:
        """Wait, but not where somebody asks to try at once."""
        with self._work:
            if not self._now and not self._stop.is_set():
                self._work.wait(seconds)
            self._now = False
