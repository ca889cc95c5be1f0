"""A lesson on the network: a question of every kind in a session whose clock a test moves, and clients for it."""

from __future__ import annotations

import contextlib
import datetime
import json
import secrets
import socket
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from civics_tui.classroom.clock import AnchoredClock
from civics_tui.classroom.people.limits import Door
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.showing import Behind, Showing
from civics_tui.classroom.snapshot import Item, Snapshot
from civics_tui.classroom.store import runs
from civics_tui.model import kinds
from civics_tui.model.kinds import Question
from civics_tui.model.pack import Misconception
from civics_tui.views.public import outside
from civics_tui.web.app import build
from civics_tui.web.server import Server
from civics_tui.web.site import Site
from tests.classroom.world import START, SimClock
from tests.tui import quizzes

T = TypeVar("T")

ALL: Mapping[str, Question] = {one.kind: one for one in quizzes.ALL}
"""A question of every kind."""
HOST = "10.0.0.1:8080"
ORIGIN = {"origin": f"http://{HOST}"}
JSON = {**ORIGIN, "x-civics": "1"}
MISCONCEPTIONS = {"vote-first": Misconception(id="vote-first", name="voting before filing", text="File first.")}


class RunningClock:
    """Goes as real time does, from where `SimClock` stands, and can be moved on."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._moved = 0

    @property
    def ms(self) -> int:
        return START + int((time.monotonic() - self._began) * 1_000) + self._moved

    def wall(self) -> int:
        return self.ms

    def monotonic(self) -> float:
        return self.ms / 1_000

    def move(self, ms: int) -> None:
        self._moved += ms

    def anchored(self) -> AnchoredClock:
        clock = AnchoredClock(self.monotonic, self.wall, keeps=True)
        clock.anchor()
        return clock


@dataclass
class Lesson:
    """A session with its site."""

    room: Classroom
    clock: SimClock | RunningClock
    site: Site
    code: str
    questions: tuple[Question, ...]
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def session(self) -> int:
        return self.site.session

    def done(self, future: Future[T]) -> T:
        return future.result(timeout=20)

    def ask(self, kind: str = "single", *, limit: int | None = None) -> Run:
        place = [str(one.kind) for one in self.questions].index(kind)
        return self.done(self.room.host.ask(self.session, place, limit=limit))

    def close(self, run: int) -> None:
        """Close a question, and let its grace go by."""
        self.done(self.room.host.close(run))
        self.clock.move(1_000)
        self.done(self.room.writer.do(runs.tick))

    def reveal_when_locked(self, run: int) -> None:
        """Let the grace of a closed question go by, and reveal it."""
        self.clock.move(1_000)
        self.done(self.room.writer.do(runs.tick))
        self.reveal(run)

    def reveal(self, run: int) -> None:
        self.done(self.room.host.reveal(run))

    def over(self, run: int) -> None:
        self.close(run)
        self.reveal(run)

    def right(self, kind: str) -> dict[str, Any]:
        """An answer to a question under its public names: the key, or the first view."""
        place = [str(one.kind) for one in self.questions].index(kind)
        asked = self.site.showing.asked(place)
        key = kinds.kind_of(asked.question).right(asked.question)
        if key is None:
            return {"picked": [asked.public.options[0].id]}
        return outside(asked.form, asked.disguise, key)

    def client(self, token: str | None = None, *, address: str = "10.0.0.7", **headers: str) -> httpx.AsyncClient:
        """A client of the app, from an address of the network."""
        made = httpx.AsyncClient(
            transport=httpx.ASGITransport(build(self.site), client=(address, 50_000)),
            base_url=f"http://{HOST}",
            cookies={"civics": token} if token else None,
            headers=headers,
        )
        self.clients.append(made)
        return made

    def token(self, address: str = "10.0.0.7", name: str | None = None) -> str:
        """The token of a student who joined."""
        joined = self.done(self.room.entrance.join(self.code, name, address=address, client="browser"))
        return joined.token

    async def student(self, address: str = "10.0.0.7") -> httpx.AsyncClient:
        """A student's browser, as far as HTTP goes."""
        client = self.client(address=address)
        response = await client.post("/join", data={"code": self.code}, headers=ORIGIN)
        assert response.status_code == 303, response.text
        return client

    async def close_clients(self) -> None:
        for client in self.clients:
            await client.aclose()
        self.site.close()


def body(run: int, payload: Mapping[str, Any], *, rev: int = 1, key: str = "") -> dict[str, Any]:
    """The body of an answer."""
    made = key or f"key-{abs(hash((run, rev, json.dumps(payload, sort_keys=True)))):020}"
    return {"run_id": run, "idem_key": made, "rev": rev, "payload": payload}


@contextlib.contextmanager
def lesson(
    folder: Path,
    *,
    questions: tuple[Question, ...] = tuple(ALL.values()),
    policy: Policy | None = None,
    start: bool = True,
    title: str = "Period 3",
    hosts: tuple[str, ...] = (HOST,),
    clock: SimClock | RunningClock | None = None,
    behind: Behind | None = None,
) -> Iterator[Lesson]:
    """A lesson over a store in a folder."""
    clock = clock or SimClock()
    room = Classroom.open(
        str(folder / "class.sqlite3"),
        wall=clock.wall,
        monotonic=clock.monotonic,
        draw=secrets.token_bytes,
        clock=clock.anchored(),
    )
    with contextlib.closing(room):
        snapshot = Snapshot(title, tuple(Item("route", one) for one in questions))
        session = room.host.create(title, snapshot, policy).result(20).session
        code = room.host.open_lobby(session).result(20).code or ""
        if start:
            room.host.start(session).result(20)
        showing = Showing(
            room.store,
            session,
            clock=clock.wall,
            zone=datetime.UTC,
            address=lambda: hosts[0],
            behind={"route": behind or Behind(ledger=quizzes.LEDGER, misconceptions=MISCONCEPTIONS)},
            presence=room.presence,
            trouble=lambda: room.writer.trouble,
        )
        site = Site(room=room, showing=showing, hosts=lambda: hosts, hash_address=Door(secrets.token_bytes(32)).key)
        yield Lesson(room, clock, site, code, questions)


@contextlib.contextmanager
def free_port() -> Iterator[int]:
    """A port that no address of this machine uses; free once this is left."""
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        yield taken.getsockname()[1]


@contextlib.contextmanager
def served(folder: Path, **more: Any) -> Iterator[tuple[Lesson, str]]:
    """A lesson behind a real server on the loopback, and the address of it."""
    with free_port() as port:
        pass
    host = f"127.0.0.1:{port}"
    clock = RunningClock()  # requests of a browser are counted by the second
    with lesson(folder, hosts=(host, f"localhost:{port}"), clock=clock, **more) as held:
        server = Server(held.site, "127.0.0.1", port)
        server.start()
        try:
            yield held, f"http://{host}"
        finally:
            server.stop()
