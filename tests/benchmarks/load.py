"""A class of phones as a load: raw sockets in one event loop, so that little of the machine goes to them.

Each does what the script of the page does: it holds a stream open, fetches the page after news and after an
acknowledgement, and asks for the time every ten seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

NEWS = re.compile(rb'"seq":(\d+),"kind":"(\w+)","within":(\d+)')
SEQ = re.compile(rb'data-seq="(\d+)"')
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
SAMPLE = 10.0
"""Seconds between two looks at the clock."""

_keys = (f"load-{number:012}" for number in itertools.count())


@dataclass(frozen=True, slots=True)
class Reply:
    """A response with the moment of its arrival."""

    status: int
    body: bytes
    at: float


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer that was acknowledged."""

    student: int
    run: int
    key: str
    choice: int
    verdict: str
    waited: float
    """Seconds."""


class Line(asyncio.Protocol):
    """A connection that is kept for requests, one at a time."""

    def __init__(self) -> None:
        self.is_free = True
        self.transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._told: asyncio.Future[Reply] | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(b"\r\n\r\n")
        if head < 0 or self._told is None:
            return
        found = LENGTH.search(self._buffer, 0, head)
        end = head + 4 + (int(found[1]) if found else 0)
        if len(self._buffer) >= end:
            reply = Reply(int(self._buffer[9:12]), bytes(self._buffer[head + 4 : end]), time.monotonic())
            del self._buffer[:end]
            told, self._told = self._told, None
            if not told.done():
                told.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self.transport = None
        if self._told is not None and not self._told.done():
            self._told.set_exception(ConnectionError("the server cut a connection"))

    async def send(self, request: bytes) -> Reply:
        assert self.transport is not None
        self._told = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._told


class Stream(asyncio.Protocol):
    """A connection on which news come."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self._rest = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        at = time.monotonic()
        data = self._rest + data
        end = 0
        for found in NEWS.finditer(data):
            end = found.end()
            self.phone.heard(int(found[1]), found[2].decode(), int(found[3]), at)
        self._rest = data[max(end, len(data) - 80) :]

    def connection_lost(self, exc: Exception | None) -> None:
        self.phone.crowd.cut += not self.phone.crowd.is_leaving


class Phone:
    """One student."""

    def __init__(self, crowd: Crowd, number: int) -> None:
        self.crowd = crowd
        self.address = f"127.1.{number // 250}.{number % 250 + 1}"
        self.token = ""
        self.student = 0
        self.seq = 0
        self.stream: Stream | None = None
        self._lines: list[Line] = []
        self._fetching: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    async def ask(self, method: str, path: str, body: object = None) -> Reply:
        """One request on a line of its own among those that are kept."""
        line = next((one for one in self._lines if one.is_free and one.transport is not None), None)
        if line is None:
            line = Line()
            self._lines = [one for one in self._lines if one.transport is not None] + [line]
            line.is_free = False
            await self._connect(line)
        line.is_free = False
        content = json.dumps(body).encode() if body is not None else b""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.crowd.host}\r\n{self._who()}X-Civics: 1\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        try:
            return await line.send(f"{head}\r\n".encode() + content)
        finally:
            line.is_free = True

    def _who(self) -> str:
        own = f"Origin: http://{self.crowd.host}\r\n"
        return f"{own}Cookie: civics={self.token}\r\n" if self.token else own

    async def _connect(self, protocol: asyncio.Protocol) -> None:
        loop = asyncio.get_running_loop()
        own = (self.address, 0)
        await loop.create_connection(lambda: protocol, "127.0.0.1", self.crowd.port, local_addr=own)

    async def join(self) -> None:
        """Come in, as a terminal does, which is told its token."""
        reply = await self.ask("POST", "/api/join", {"code": self.crowd.code, "client": "terminal"})
        assert reply.status == 200, reply
        told = json.loads(reply.body)
        self.token, self.student = told["token"], told["student"]

    async def follow(self) -> None:
        """Load the page, and open the stream."""
        await self.fetch()
        self.stream = Stream(self)
        await self._connect(self.stream)
        assert self.stream.transport is not None
        head = f"GET /api/events?after={self.seq} HTTP/1.1\r\nHost: {self.crowd.host}\r\n{self._who()}\r\n"
        self.stream.transport.write(head.encode())

    def heard(self, seq: int, kind: str, within: int, at: float) -> None:
        """Take news, and come for the page within so many milliseconds."""
        self.crowd.arrived.append((kind, at))
        if seq > self.seq and self._fetching is None:
            delay = random.uniform(0, within) / 1_000
            self._fetching = asyncio.get_running_loop().call_later(delay, self._start)

    def _start(self) -> None:
        self._fetching = None
        self.later(self.fetch())

    def later(self, work: Any) -> None:
        """Do something beside all else."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.crowd.faults.append(repr(task.exception()))

    async def fetch(self) -> None:
        """Load the page of the class."""
        began = time.monotonic()
        reply = await self.ask("GET", "/class")
        self.crowd.pages.append(reply.at - began)
        self.crowd.page = len(reply.body)
        found = SEQ.search(reply.body)
        if reply.status != 200 or found is None:
            self.crowd.faults.append(f"a page with the status {reply.status}")
        else:
            self.seq = max(self.seq, int(found[1]))

    async def sample(self) -> None:
        """Look at the clock of the server, every ten seconds."""
        await asyncio.sleep(random.uniform(0, SAMPLE))
        while True:
            if self.crowd.is_on:
                await self.ask("GET", "/api/time")
            await asyncio.sleep(SAMPLE)

    async def answer(self, run: int, rev: int, answers: Sequence[Any], *, twice: bool) -> None:
        """Send an answer, and fetch the page once it is saved."""
        key, choice = next(_keys), random.randrange(len(answers))
        body = {"run_id": run, "idem_key": key, "rev": rev, "payload": answers[choice][0]}
        sends = [self._send(run, key, choice, body) for _time in range(2 if twice else 1)]
        await asyncio.gather(*sends)
        await self.fetch()

    async def _send(self, run: int, key: str, choice: int, body: dict[str, Any]) -> None:
        self.crowd.sent += 1
        began = time.monotonic()
        reply = await self.ask("POST", "/api/answer", body)
        if reply.status != 200:
            self.crowd.faults.append(f"an answer with the status {reply.status}: {reply.body[:200]!r}")
            return
        verdict = json.loads(reply.body)["verdict"]
        self.crowd.acked.append(Sent(self.student, run, key, choice, verdict, reply.at - began))

    def leave(self) -> None:
        """Close all connections."""
        for task in self._tasks:
            task.cancel()
        for one in (*self._lines, self.stream):
            if one is not None and one.transport is not None:
                one.transport.close()


@dataclass
class Crowd:
    """All students of one server."""

    port: int
    code: str
    phones: list[Phone] = field(default_factory=list)
    arrived: list[tuple[str, float]] = field(default_factory=list)
    """Sorts of events with the moments at which they came to phones."""
    acked: list[Sent] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    """Seconds that a page took."""
    sent: int = 0
    page: int = 0
    """Bytes of the last page."""
    cut: int = 0
    """Streams that ended."""
    faults: list[str] = field(default_factory=list)
    is_on: bool = False
    """Does the clock of its phones matter just now?"""
    is_leaving: bool = False

    @property
    def host(self) -> str:
        """The name that phones call the server by."""
        return f"127.0.0.1:{self.port}"

    async def come(self, count: int) -> float:
        """Have so many students join at once; give the seconds until all of them are in and follow."""
        self.phones = [Phone(self, number) for number in range(count)]
        began = time.monotonic()
        await asyncio.gather(*(phone.join() for phone in self.phones))
        joined = time.monotonic() - began
        await asyncio.gather(*(phone.follow() for phone in self.phones))
        for phone in self.phones:
            phone.later(phone.sample())
        return joined

    async def answer(self, run: int, answers: Sequence[Any], *, over: float, twice: float) -> None:
        """Have each answer once within so many seconds; a share of them send it twice."""

        async def one(phone: Phone) -> None:
            await asyncio.sleep(random.uniform(0, over))
            await phone.answer(run, 1, answers, twice=random.random() < twice)

        await asyncio.gather(*(one(phone) for phone in self.phones))

    async def calm(self) -> None:
        """Wait until nothing has happened for a while."""
        seen = -1
        while seen != (seen := len(self.pages) + len(self.arrived)):
            await asyncio.sleep(0.5)

    def leave(self) -> None:
        """Close all connections."""
        self.is_leaving = True
        for phone in self.phones:
            with contextlib.suppress(OSError):
                phone.leave()
