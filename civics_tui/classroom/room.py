"""A classroom that is open: store, writer, clock and bus put together. What a host or an HTTP layer is handed.

Everything that writes gives a future, done once it is on the disk; everything that reads answers at once.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from civics_tui.classroom.bus import Bus
from civics_tui.classroom.clock import AnchoredClock, Clock
from civics_tui.classroom.door import Entrance
from civics_tui.classroom.host import Host
from civics_tui.classroom.people.codes import Draw
from civics_tui.classroom.people.limits import Door
from civics_tui.classroom.presence import Presence
from civics_tui.classroom.rules import counting
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.counting import Count
from civics_tui.classroom.rules.record import Event, Kept, Record
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.snapshot import Snapshot, from_text
from civics_tui.classroom.store import erasing, outages, reading, runs, sessions, students
from civics_tui.classroom.store.outages import Outage
from civics_tui.classroom.store.store import Store
from civics_tui.classroom.store.tx import Tx
from civics_tui.classroom.writer import Writer
from civics_tui.errors import StorageError

BUSY_TICK = 0.2
"""Seconds between two looks at the clock while a question is open."""
IDLE_TICK = 1.0
BEAT = 5_000
"""Milliseconds between two signs of life while none is open."""


@dataclass
class Classroom:
    """All sessions of one host. Made by `open`."""

    store: Store
    clock: AnchoredClock
    bus: Bus
    writer: Writer
    host: Host
    entrance: Entrance
    node: str
    presence: Presence
    outage: Outage | None = None
    """How long the host was down before, where a session was running."""
    _ticking: Future[bool] | None = None
    _is_busy: bool = True
    _beaten: int = 0

    @classmethod
    def open(
        cls,
        address: str,
        *,
        wall: Clock,
        monotonic: Callable[[], float],
        draw: Draw,
        node: str = "host",
        threaded: bool = True,
        clock: AnchoredClock | None = None,
    ) -> Classroom:
        """Open the store, make good an outage, and start to write.

        Args:
            address: a path for SQLite, or `postgresql://...`.
            wall: milliseconds since 1970, of the machine.
            monotonic: seconds that never go back.
            draw: unforeseeable bytes, as `secrets.token_bytes`.
            node: the name of this process among those that share the store.
            threaded: write in a thread; else `writer.step` and `tick` are called by whoever asks.
            clock: the clock to go by, instead of one that is anchored to the store.

        Raises:
            StoreSchema, StoreUnavailable, Damaged: the store cannot be used.
        """
        store = Store.open(address, at=wall())
        try:
            clock = clock or AnchoredClock(monotonic, store.clock(wall), keeps=not store.postgres)
            clock.anchor()
            bus = Bus()
            writer = Writer(store, clock, bus, node=node, trusted=lambda: clock.trusted)
            guard = Door(draw(32))
            entrance = Entrance(writer, guard, draw)
            room = cls(store, clock, bus, writer, Host(writer, draw), entrance, node, Presence(clock))
            with store.begin(clock()) as tx:
                room.outage = outages.recover(tx, node)
            room.erase_due()
        except BaseException:
            store.close()
            raise
        if threaded:
            writer.start(room.tick)
        return room

    def close(self) -> None:
        """Write what waits, and close everything."""
        self.writer.stop()
        self.store.close()

    def submit(self, *, student: int, run: int, key: str, rev: int, payload: str) -> Future[Ack]:
        """Take an answer of a student; see `snapshot.payload` for what is stored of it.

        The future ends in `KeyReused`, `NoSuchRun` or `NoSuchToken` where it cannot be taken, and in
        `StoreUnavailable` where it is not saved and is to be sent again.

        Raises:
            StoreUnavailable: nothing was taken, it is to be sent again.
            Misfit: no client of ours sends such a thing.
        """
        self.seen(student)
        return self.writer.submit(student=student, run=run, key=key, rev=rev, payload=payload)

    def seen(self, student: int) -> None:
        """Note a sign of life of a student."""
        self.presence.here(student)

    def session(self, session: int) -> Session:
        """A session as it is now."""
        with self.store.view() as connection:
            return sessions.load(connection, session)

    def runs(self, session: int) -> list[Run]:
        """Its questions as far as they were asked."""
        with self.store.view() as connection:
            return runs.of_session(connection, session)

    def snapshot(self, session: int) -> Snapshot:
        """Its questions with their keys; nothing of it may leave the host but by an allow-list."""
        with self.store.view() as connection:
            return from_text(reading.snapshot(connection, sessions.load(connection, session).snapshot))

    def events(self, session: int, after: int = 0) -> list[Event]:
        """Its events after that number, at most 500."""
        with self.store.view() as connection:
            return reading.events(connection, session, after)

    def own(self, run: int, student: int) -> Kept | None:
        """The answer of a student that counts."""
        with self.store.view() as connection:
            return reading.own(connection, run, student)

    def count(self, run: int) -> Count:
        """How many have answered a question, and who is still out."""
        with self.store.view() as connection:
            found = runs.load(connection, run)
            inside = [one.id for one in students.of_session(connection, found.session) if one.status == "in"]
            done = reading.answered(connection, run)
        return counting.count(inside, done, self.presence.present(self.clock()))

    def record(self, session: int) -> Record:
        """All that is stored of a session; `results` are made from it."""
        with self.store.view() as connection:
            return reading.record(connection, session)

    def erase(self, *, session: int, students: list[int] | None = None) -> Future[int]:
        """Erase names and free text of these students, or of all; the future gives how many had any.

        Backups that still hold them are `store.backups()`.
        """
        if students is None:
            done = self.writer.do(lambda tx: erasing.erase_session(tx, session))
        else:
            done = self.writer.do(lambda tx: erasing.erase_students(tx, students))
        scrubbed = self.writer.outside(lambda store: store.scrub())
        both: Future[int] = Future()

        def told(last: Future[None]) -> None:
            problem = done.exception() or last.exception()
            if problem is None:
                both.set_result(done.result())
            else:
                both.set_exception(problem)

        scrubbed.add_done_callback(told)
        return both

    def erase_due(self) -> list[int]:
        """Erase the sessions whose identities have been kept long enough; give their numbers."""
        with self.store.view() as connection:
            due = erasing.due(connection, self.clock())
        if due:
            with self.store.begin(self.clock()) as tx:
                for one in due:
                    erasing.erase_session(tx, one)
            self.store.scrub()
        return due

    def tick(self) -> float:
        """Let the clock close and lock what is due, and leave a sign of life; give the seconds until the next time.

        It is put behind the answers that wait, so that none of them is late because of the queue.
        """
        if self.clock.is_due:
            try:
                self.clock.anchor()
            except StorageError as problem:
                self.writer.trouble = problem.sentence
        self.writer.tell_progress()
        if self._ticking is not None and self._ticking.done():
            failed = self._ticking.exception() is not None
            self._is_busy = failed or self._ticking.result()
            self._ticking = None
        if self._ticking is None:
            self._ticking = self.writer.do(self._tick)
        return BUSY_TICK if self._is_busy else IDLE_TICK

    def _tick(self, tx: Tx) -> bool:
        runs.tick(tx)
        self._close_answered(tx)
        is_busy = runs.any_taking(tx.connection)
        if self.writer.trouble is not None:
            outages.probe(tx)
        if is_busy or tx.now - self._beaten >= BEAT:
            outages.beat(tx, self.node)
            self._beaten = tx.now
        return is_busy

    def _close_answered(self, tx: Tx) -> None:
        here = self.presence.present(tx.now)
        for run in runs.open_to_all(tx.connection):
            inside = [one.id for one in students.of_session(tx.connection, run.session) if one.status == "in"]
            done = reading.answered(tx.connection, run.id)
            if counting.all_answered(counting.count(inside, done, here)):
                runs.close(tx, run.id)
