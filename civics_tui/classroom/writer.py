"""The one thread that writes: whatever waits is committed together, and told only when it is on the disk.

Answers are stamped as they enter the queue, and the queue keeps their order: a lock that is asked for after an answer
came in is carried out after it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from civics_tui.classroom.bus import Bus, Hint
from civics_tui.classroom.clock import Clock
from civics_tui.classroom.rules.accepting import Ack, Submission
from civics_tui.classroom.store.answers import Outcome, accept
from civics_tui.classroom.store.store import Store
from civics_tui.classroom.store.tx import Tx
from civics_tui.errors import Damaged, StorageError, StoreUnavailable
from civics_tui.words import _

T = TypeVar("T")

MOST_WAITING = 5_000
"""Answers in the queue from which on no more are taken."""
BATCH = 500
"""Answers in one transaction."""
PROGRESS_MS = 500
"""Least time between two hints that more answers came."""


@dataclass(frozen=True, slots=True)
class _Answer:
    submission: Submission
    told: Future[Ack]


@dataclass(frozen=True, slots=True)
class _Command:
    work: Callable[[Any], Any]
    bare: bool
    """Is it given the store, outside of a transaction?"""
    at: int
    """Its moment: a lock is not due because the queue was long."""
    told: Future[Any]


class Writer:
    """Takes answers and commands from any thread; `start` it, or call `step` where tests decide when it works."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        bus: Bus,
        *,
        node: str,
        trusted: Callable[[], bool] = lambda: True,
        most: int = MOST_WAITING,
        batch: int = BATCH,
    ) -> None:
        """Write to a store.

        Args:
            store: where to.
            clock: the time that answers are stamped with.
            bus: where hints go after a commit.
            node: the name of this process among those that share the store.
            trusted: may answers be stamped with the clock just now?
            most: answers in the queue from which on no more are taken.
            batch: answers in one transaction.
        """
        self.store = store
        self.clock = clock
        self.trouble: str | None = None
        """What keeps answers from being saved, as a sentence; `None` while all is well."""
        self._bus = bus
        self._node = node
        self._trusted = trusted
        self._most = most
        self._batch = batch
        self._queue: deque[_Answer | _Command] = deque()
        self._waiting = 0
        self._wake = threading.Condition()
        self._is_stopping = False
        self._thread: threading.Thread | None = None
        self._told_progress: dict[int, int] = {}
        self._untold: set[int] = set()

    def submit(self, *, student: int, run: int, key: str, rev: int, payload: str) -> Future[Ack]:
        """Take an answer; the future is done once it is on the disk.

        Raises:
            StoreUnavailable: too many are waiting, or the clock is not to be trusted; nothing was taken.
            Misfit: no client of ours sends such a thing.
        """
        told: Future[Ack] = Future()
        told.set_running_or_notify_cancel()  # who stops waiting takes nothing back
        with self._wake:
            if self._is_stopping:
                raise StoreUnavailable(_("NOT saved: the host is being closed."))
            if self._waiting >= self._most:
                raise StoreUnavailable(_("NOT saved: too many answers at once; it will be sent again by itself."))
            if not self._trusted():
                raise StoreUnavailable(_("NOT saved: the clocks of host and database differ."))
            submission = Submission(
                student=student, run=run, key=key, rev=rev, payload=payload, received_at=self.clock()
            )
            self._queue.append(_Answer(submission, told))
            self._waiting += 1
            self._wake.notify()
        return told

    def do(self, work: Callable[[Tx], T]) -> Future[T]:
        """Take a command; it runs in a transaction of its own, after all that came before it."""
        return self._enqueue(work, bare=False)

    def outside(self, work: Callable[[Store], T]) -> Future[T]:
        """Take work that is done between two transactions, such as writing the file anew."""
        return self._enqueue(work, bare=True)

    def _enqueue(self, work: Callable[[Any], T], *, bare: bool) -> Future[T]:
        told: Future[T] = Future()
        told.set_running_or_notify_cancel()
        with self._wake:
            if self._is_stopping:
                raise StoreUnavailable(_("NOT saved: the host is being closed."))
            self._queue.append(_Command(work, bare, self.clock(), told))
            self._wake.notify()
        return told

    def step(self) -> int:
        """Write what waits, up to one batch or one command; give how many were written."""
        with self._wake:
            taken = self._take()
        if not taken:
            return 0
        first = taken[0]
        if isinstance(first, _Command):
            self._run(first)
        else:
            self._write([one for one in taken if isinstance(one, _Answer)])
        return len(taken)

    def drain(self) -> None:
        """Write all that waits."""
        while self.step():
            pass

    def start(self, idle: Callable[[], float]) -> None:
        """Write in a thread from now on.

        Args:
            idle: called between two batches when its time has come; gives the seconds until the next call.
        """
        self._thread = threading.Thread(target=self._loop, args=(idle,), name="class-writer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more, write what waits, and end the thread."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.drain()

    @property
    def waiting(self) -> int:
        """Answers in the queue."""
        return self._waiting

    def _loop(self, idle: Callable[[], float]) -> None:
        next_idle = time.monotonic()
        while True:
            with self._wake:
                if not self._queue and not self._is_stopping:
                    self._wake.wait(max(0.0, next_idle - time.monotonic()))
                if self._is_stopping and not self._queue:
                    return
                is_stopping = self._is_stopping
            if time.monotonic() >= next_idle and not is_stopping:
                next_idle = time.monotonic() + idle()
            self.step()

    def _take(self) -> list[_Answer | _Command]:
        taken: list[_Answer | _Command] = []
        while self._queue and len(taken) < self._batch:
            is_command = isinstance(self._queue[0], _Command)
            if is_command and taken:
                break
            taken.append(self._queue.popleft())
            if is_command:
                return taken
        self._waiting -= len(taken)
        return taken

    def _write(self, answers: list[_Answer]) -> None:
        try:
            outcomes = self._commit([one.submission for one in answers])
        except BaseException as problem:
            self._note(problem)
            is_end = not isinstance(problem, Exception)
            if len(answers) > 1 and not is_end and not isinstance(problem, StorageError):
                for one in answers:  # one of them is bad, and the others are not to suffer for it
                    self._write([one])
                return
            for one in answers:
                one.told.set_exception(problem)
            if is_end:
                raise
            return
        for one, outcome in zip(answers, outcomes, strict=True):
            if isinstance(outcome, Ack):
                one.told.set_result(outcome)
            else:
                one.told.set_exception(outcome)

    def _commit(self, submissions: list[Submission]) -> list[Outcome]:
        with self.store.begin(self.clock()) as tx:
            outcomes = accept(tx, submissions, self._node)
        self._committed(tx)
        return outcomes

    def _run(self, command: _Command) -> None:
        try:
            if command.bare:
                done = command.work(self.store)
            else:
                with self.store.begin(command.at) as tx:
                    done = command.work(tx)
                self._committed(tx)
        except BaseException as problem:
            self._note(problem)
            command.told.set_exception(problem)
            if not isinstance(problem, Exception):
                raise
            return
        command.told.set_result(done)

    def _note(self, problem: BaseException) -> None:
        if isinstance(problem, StoreUnavailable | Damaged):
            self.trouble = problem.sentence

    def _committed(self, tx: Tx) -> None:
        self.trouble = None
        for session, seq in tx.hints.items():
            self._bus.send(Hint(session, seq))
        self._untold |= tx.progress
        self.tell_progress()

    def tell_progress(self) -> None:
        """Hint at new answers, at most twice a second for each session."""
        now = self.clock()
        due = [one for one in self._untold if now - self._told_progress.get(one, now - PROGRESS_MS) >= PROGRESS_MS]
        self._untold.difference_update(due)
        self._send(due, now)

    def _send(self, sessions: Iterable[int], now: int) -> None:
        for session in sessions:
            self._told_progress[session] = now
            self._bus.send(Hint(session))
