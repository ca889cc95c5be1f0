"""What the server of one session works with: the classroom, the session as it is shown and followed, and the guards.

Nothing of a request is kept but signs of life and counts in memory; addresses are counted under keyed hashes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from civics_tui.classroom.door import Joined
from civics_tui.classroom.following import Feed
from civics_tui.classroom.people.codes import hashed
from civics_tui.classroom.people.limits import ADDRESS, SECOND, Buckets, Rate
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.record import ClientKind, Event
from civics_tui.classroom.rules.refused import NameRefused, NoSuchCode, NoSuchToken, TooMany
from civics_tui.classroom.seen import BoardView, StudentView
from civics_tui.classroom.showing import Showing
from civics_tui.classroom.store import students
from civics_tui.errors import NotFound, StorageError
from civics_tui.web.progress import Progress
from civics_tui.web.streams import Streams, cancelled
from civics_tui.words import _

LOOKS = Rate(20, SECOND)
"""Requests of one student beside answers."""
MOST_STUDENTS = 3_000

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(kw_only=True)
class Site:
    """One session on the network."""

    room: Classroom
    showing: Showing
    hosts: Callable[[], Collection[str]]
    """The values of the header `Host` that are ours, with port: own addresses and names."""
    hash_address: Callable[[str], bytes]
    """What stands for an address while the process lives; see `people.limits.Door.key`."""
    crashed: Callable[[Exception], None] = lambda _problem: None
    """Told of an error that nobody foresaw, for a log without names and answers."""
    most_students: int = MOST_STUDENTS
    """From so many on nobody can join: the process has no more connections."""
    streams: Streams = field(default_factory=Streams, init=False)
    _looks: Buckets = field(default_factory=lambda: Buckets(LOOKS), init=False)
    _strangers: Buckets = field(default_factory=lambda: Buckets(ADDRESS), init=False)
    _known: dict[str, int] | None = field(default=None, init=False)
    """Students by the hashes of their tokens: who is known is never slowed down for strangers at the same address."""
    _feed: Feed | None = field(default=None, init=False)
    _progress: Progress | None = field(default=None, init=False)
    _turns: asyncio.Semaphore | None = field(default=None, init=False)

    @property
    def session(self) -> int:
        """Number of the session."""
        return self.showing.session

    @property
    def feed(self) -> Feed:
        """The events of the session; made inside the event loop with the first request."""
        if self._feed is None:
            self._feed = Feed(self.session, self.room.bus, lambda after: self.room.events(self.session, after))
        return self._feed

    def open(self) -> None:
        """Take streams, again."""
        self.streams = Streams()

    def close(self) -> None:
        """End all streams, and follow no longer."""
        self.streams.close()
        for one in (self._feed, self._progress):
            if one is not None:
                one.close()
        self._feed = self._progress = self._turns = None

    async def news(self, after: int, *, wait: float) -> tuple[list[Event], bool]:
        """The events after that number, and whether more answers came; empty after `wait` seconds without any."""
        if self._progress is None:
            self._progress = Progress(self.session, self.room.bus)
        more = asyncio.create_task(self._progress.wait())
        events = asyncio.create_task(self.feed.after(after, wait=wait))
        done, others = await asyncio.wait({more, events}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        await cancelled(others)
        return (events.result() if events in done else []), more in done

    async def student(self, token: str, address: str) -> tuple[int, StudentView]:
        """The student of a token with the view; a sign of life.

        A whole class comes for it at once. One view is made in each round of the event loop, so that an answer that
        comes meanwhile waits for one of them and not for all.

        Raises:
            NoSuchToken: the token is worth nothing.
            TooMany: too many requests, of this student or of strangers from one address.
        """
        digest = await self._paced(token, address)
        if self._turns is None:
            self._turns = asyncio.Semaphore(4 if self.room.store.postgres else 1)
        async with self._turns:
            found = await self._admitted(self.showing.student, digest)
            await asyncio.sleep(0)
        return found

    async def who(self, token: str, address: str) -> tuple[int, int]:
        """The student of a token with the number of the last event; a sign of life.

        Raises:
            NoSuchToken: the token is worth nothing.
            TooMany: too many requests, of this student or of strangers from one address.
        """
        return await self._admitted(self.showing.who, await self._paced(token, address))

    async def _paced(self, token: str, address: str) -> str:
        """The hash of a token, after its holder was counted."""
        digest = hashed(token)
        if self._known is None:
            self._known = await self._look(self.showing.tokens)
        known = self._known.get(digest)
        if known is None:
            self.stranger(address)
        else:
            _slow(self._looks.take(known.to_bytes(8), self.room.clock()))
        return digest

    async def _admitted(self, find: Callable[[str], tuple[int, T]], digest: str) -> tuple[int, T]:
        known = {} if self._known is None else self._known
        try:
            number, found = await self._look(find, digest)
        except NoSuchToken:
            known.pop(digest, None)
            raise
        known[digest] = number
        self.room.seen(number)
        return number, found

    async def _look(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read the store, in a thread where it is a server.

        A look into a file takes a fifth of a millisecond. In threads the looks of a class would cost many times that,
        as each response that is sent meanwhile waits for the interpreter.
        """
        if self.room.store.postgres:
            return await asyncio.to_thread(work, *args, **kwargs)
        return work(*args, **kwargs)

    def stranger(self, address: str) -> None:
        """Count a request of nobody who is known.

        Raises:
            TooMany: there were too many from this address.
        """
        _slow(self._strangers.take(self.hash_address(address), self.room.clock()))

    async def board(self) -> BoardView:
        """What the projector shows."""
        return await asyncio.to_thread(self.showing.board)

    async def find(self, code: str, address: str) -> None:
        """Look whether a typed code is that of the session.

        Raises:
            NoSuchCode: it is not.
            TooMany: too many tries.
        """
        found = await self._look(self.room.entrance.find, code[:32], address=address)
        if found.id != self.session:
            raise NoSuchCode(_("No class has this code just now; look at the board and type it again."))

    async def join(self, *, code: str, name: str, listed: str, client: ClientKind, address: str) -> Joined:
        """Let somebody join.

        Args:
            code: as it was typed.
            name: as it was typed; used where students choose their names.
            listed: the number that stands for a name of the teacher's list, where there is one.
            client: browser or terminal.
            address: where the request comes from.

        Raises:
            NoSuchCode: no session has the code.
            TooMany: too many tries.
            NameRefused: the name cannot be used, or the host has no connection left.
            NotNow: nobody is taken in any more.
            StoreUnavailable: the student could not be saved.
        """
        if len(self._known or ()) >= self.most_students:
            raise NameRefused(_("This class is full: the host has no connection left. Tell your teacher."))
        entrance = self.room.entrance
        if listed:
            await self.find(code, address)
            key = await self._look(self._roster_key, listed)
            future = await self._look(entrance.claim, code[:32], key, address=address, client=client)
        else:
            future = await self._look(entrance.join, code[:32], name or None, address=address, client=client)
        joined = await asyncio.wrap_future(future)
        if self._known is not None:
            self._known[hashed(joined.token)] = joined.student.id
        return joined

    def _roster_key(self, listed: str) -> str:
        with self.room.store.view() as connection:
            everybody = students.of_session(connection, self.session)
        found = next((one.roster_key for one in everybody if str(one.id) == listed), None)
        if found is None:
            raise NameRefused(_("Choose your name from the list."))
        return found

    async def come_back(self, token: str, address: str) -> str:
        """A new token for the student who holds this one, which stood in an address and is worth nothing from now on.

        Raises:
            NoSuchToken: it is worth nothing already.
            StoreUnavailable: the new one could not be saved.
        """
        number, _view = await self.student(token, address)
        fresh = await asyncio.wrap_future(self.room.host.new_token(number))
        if self._known is not None:
            self._known.pop(hashed(token), None)
            self._known[hashed(fresh)] = number
        return fresh

    async def listed(self) -> tuple[tuple[str, str], ...]:
        """Names of the teacher's list that nobody took, each with the number that stands for it."""
        return await self._look(self._listed)

    def _listed(self) -> tuple[tuple[str, str], ...]:
        with self.room.store.view() as connection:
            everybody = students.of_session(connection, self.session)
        return tuple((str(one.id), one.name) for one in everybody if one.status == "listed")

    async def answer(self, *, student: int, run: int, key: str, rev: int, data: Mapping[str, Any]) -> Ack:
        """Take an answer; returns once it is on the disk.

        Raises:
            TooMany: the student sends too fast.
            NoSuchRun: there is no such question.
            AnswerError, Misfit: the question does not take it.
            KeyReused: the key was used for another body.
            StoreUnavailable: it was not saved.
        """
        self.room.entrance.pace.send(student, self.room.clock())
        payload = await self._look(self.showing.answer, run, student, data)
        return await asyncio.wrap_future(self.room.submit(student=student, run=run, key=key, rev=rev, payload=payload))

    def is_ready(self) -> bool:
        """Can answers be saved?"""
        try:
            self.room.session(self.session)
        except (NotFound, StorageError):
            return False
        return self.room.writer.trouble is None


def _slow(wait: float) -> None:
    if wait:
        raise TooMany(_("That was too fast; wait a moment and try again."), wait / SECOND)
