"""What the server of one session works with: the session shown and followed, its writer, and the guards at the door.

Nothing of a request is kept but signs of life and counts in memory; addresses only as keyed hashes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from civics_tui.classroom.bus import Bus
from civics_tui.classroom.clock import Clock
from civics_tui.classroom.following import Feed
from civics_tui.classroom.people import codes, made_up, names
from civics_tui.classroom.people.codes import Draw
from civics_tui.classroom.people.limits import ADDRESS, SECOND, Buckets, Door, Pace, Rate
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.record import ClientKind, Event, Student
from civics_tui.classroom.rules.refused import NameRefused, NoSuchCode, NoSuchToken, TooMany
from civics_tui.classroom.seen import BoardView, StudentView
from civics_tui.classroom.showing import Showing
from civics_tui.classroom.store import reading, sessions, students
from civics_tui.classroom.store.tx import Tx
from civics_tui.classroom.writer import Writer
from civics_tui.errors import NotFound
from civics_tui.web.progress import Progress
from civics_tui.web.streams import Streams
from civics_tui.words import _

T = TypeVar("T")

LOOKS = Rate(20, SECOND)
"""Requests of one student beside answers."""
MOST_STUDENTS = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody who was let in, or waits."""

    token: str
    student: int
    name: str


@dataclass(kw_only=True)
class Room:
    """One session on the network."""

    showing: Showing
    writer: Writer
    bus: Bus
    clock: Clock
    draw: Draw
    hosts: Callable[[], Collection[str]]
    """The values of the header `Host` that are ours, with port: own addresses and names."""
    most_students: int = MOST_STUDENTS
    """From so many on nobody can join: the process has no more connections."""
    door: Door = field(init=False)
    pace: Pace = field(default_factory=Pace, init=False)
    streams: Streams = field(default_factory=Streams, init=False)
    _looks: Buckets = field(default_factory=lambda: Buckets(LOOKS), init=False)
    _strangers: Buckets = field(default_factory=lambda: Buckets(ADDRESS), init=False)
    _known: dict[str, int] = field(default_factory=dict, init=False)
    _feed: Feed | None = field(default=None, init=False)
    _progress: Progress | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Draw the secret under which addresses are counted."""
        self.door = Door(self.draw(32))

    @property
    def session(self) -> int:
        """Number of the session."""
        return self.showing.session

    @property
    def feed(self) -> Feed:
        """The events of the session; made inside the event loop with the first request."""
        if self._feed is None:
            self._feed = Feed(self.session, self.bus, self._events)
        return self._feed

    async def news(self, after: int, *, wait: float) -> tuple[list[Event], bool]:
        """The events after that number, and whether more answers came; empty after `wait` seconds without any."""
        if self._progress is None:
            self._progress = Progress(self.session, self.bus)
        more = asyncio.create_task(self._progress.wait())
        events = asyncio.create_task(self.feed.after(after, wait=wait))
        done, others = await asyncio.wait({more, events}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return (events.result() if events in done else []), more in done

    def close(self) -> None:
        """End all streams, and follow no longer."""
        self.streams.close()
        if self._feed is not None:
            self._feed.close()
            self._feed = None
        if self._progress is not None:
            self._progress.close()
            self._progress = None

    def _events(self, after: int) -> list[Event]:
        with self.showing.store.view() as connection:
            return reading.events(connection, self.session, after)

    async def student(self, token: str, address: str) -> tuple[int, StudentView]:
        """The student of a token with the view; a sign of life.

        Raises:
            NoSuchToken: the token is worth nothing.
            TooMany: too many requests, of this student or of strangers from one address.
        """
        digest = codes.hashed(token)
        now = self.clock()
        known = self._known.get(digest)
        if known is None:
            self._slow(self._strangers.take(self.door.key(address), now))
        else:
            self._slow(self._looks.take(known.to_bytes(8), now))
        try:
            number, view = await asyncio.to_thread(self.showing.student, digest)
        except NoSuchToken:
            self._known.pop(digest, None)
            raise
        self._known[digest] = number
        self.showing.presence.here(number, now)
        return number, view

    def _slow(self, wait: float) -> None:
        if wait:
            raise TooMany(_("That was too fast; wait a moment and try again."), wait / SECOND)

    async def board(self) -> BoardView:
        """What the projector shows."""
        return await asyncio.to_thread(self.showing.board)

    def stranger(self, address: str) -> None:
        """Count a request of nobody in particular.

        Raises:
            TooMany: there were too many from this address.
        """
        self._slow(self._strangers.take(self.door.key(address), self.clock()))

    async def find(self, code: str, address: str) -> None:
        """Look whether a typed code is that of the session.

        Raises:
            NoSuchCode: it is not.
            TooMany: too many tries.
        """
        now = self.clock()
        self.door.enter(address, now)
        typed = codes.typed(code)
        found = await asyncio.to_thread(self._by_code, typed or "")
        if typed is None or found is None or found.id != self.session:
            self.door.failed(address, now)
            raise NoSuchCode(_("No class has this code now. Check it on the board."))

    def _by_code(self, code: str) -> sessions.Session | None:
        with self.showing.store.view() as connection:
            return sessions.by_code(connection, code)

    async def join(self, *, code: str, name: str, listed: str, client: ClientKind, address: str) -> Joined:
        """Let somebody join.

        Args:
            code: as it was typed.
            name: as it was typed; used where students choose their names.
            listed: number of the place on the teacher's list, where there is one.
            client: browser or terminal.
            address: where the request comes from.

        Raises:
            NoSuchCode: no session has the code.
            TooMany: too many tries.
            NameRefused: the name cannot be used.
            NotNow: nobody is taken in any more.
            StoreUnavailable: the student could not be saved.
        """
        await self.find(code, address)
        token = codes.new_token(self.draw)
        student = await self.do(lambda tx: self._join(tx, name, listed, codes.hashed(token), client))
        return Joined(token=token, student=student.id, name=student.name)

    def _join(self, tx: Tx, name: str, listed: str, token_hash: str, client: ClientKind) -> Student:
        session = sessions.load(tx.connection, self.session)
        here = [one for one in students.of_session(tx.connection, self.session) if one.status in ("in", "waiting")]
        if len(here) >= self.most_students:
            raise NameRefused(_("This class is full: the host has no connection left. Tell your teacher."))
        if session.policy.names == "list":
            return students.claim(tx, session, roster_key=self._place(tx, listed), token_hash=token_hash, client=client)
        taken = students.name_keys(tx.connection, self.session)
        if session.policy.names == "own":
            shown, _key = names.student_name(name, taken)
        else:
            shown = made_up.new_name({one.name for one in students.of_session(tx.connection, self.session)}, self.draw)
        return students.join(tx, session, name=shown, token_hash=token_hash, client=client)

    def _place(self, tx: Tx, listed: str) -> str:
        places = {str(one.id): one.roster_key for one in students.of_session(tx.connection, self.session)}
        found = places.get(listed)
        if not found:
            raise NameRefused(_("Choose your name from the list."))
        return found

    async def listed(self) -> tuple[tuple[str, str], ...]:
        """Names of the teacher's list that nobody took, with the number that stands for each."""
        return await asyncio.to_thread(self._listed)

    def _listed(self) -> tuple[tuple[str, str], ...]:
        with self.showing.store.view() as connection:
            everybody = students.of_session(connection, self.session)
        return tuple((str(one.id), one.name) for one in everybody if one.status == "listed")

    def policy_names(self) -> str:
        """Where names come from: `made_up`, `own` or `list`."""
        with self.showing.store.view() as connection:
            return sessions.load(connection, self.session).policy.names

    async def answer(self, *, student: int, run: int, key: str, rev: int, data: dict[str, object]) -> Ack:
        """Take an answer; returns once it is on the disk.

        Raises:
            TooMany: the student sends too fast.
            NoSuchRun: there is no such question.
            AnswerError: the question does not take it.
            Misfit: no client of ours sends such a thing.
            KeyReused: the key was used for another body.
            StoreUnavailable: it was not saved.
        """
        self.pace.send(student, self.clock())
        payload = await asyncio.to_thread(self.showing.answer, run, student, data)
        told = self.writer.submit(student=student, run=run, key=key, rev=rev, payload=payload)
        return await asyncio.wrap_future(told)

    async def do(self, work: Callable[[Tx], T]) -> T:
        """Have the writer do something in a transaction of its own."""
        told: Future[T] = self.writer.do(work)
        return await asyncio.wrap_future(told)

    def is_ready(self) -> bool:
        """Can answers be saved?"""
        try:
            with self.showing.store.view() as connection:
                sessions.load(connection, self.session)
        except NotFound:
            return False
        return self.writer.trouble is None
