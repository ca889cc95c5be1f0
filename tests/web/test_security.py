"""What the server refuses, and what never leaves it: F20 to F28 of the guide for classes, at small size."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.seen import Scene
from civics_tui.classroom.store import runs
from civics_tui.web import app
from civics_tui.web.app import ROUTES
from civics_tui.web.handlers import health
from civics_tui.web.rules import Rule
from tests.views.canaries import CANARY, NUMBER, with_canaries
from tests.web.lesson import ALL, HOST, JSON, ORIGIN, Lesson, body, lesson

MARKERS = (CANARY, NUMBER)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Lesson]:
    with lesson(tmp_path) as made:
        yield made


class Capture:
    """Everything that goes to students and to the board."""

    def __init__(self, held: Lesson, student: httpx.AsyncClient) -> None:
        self.held = held
        self.student = student
        self.bytes: list[str] = []

    async def look(self) -> None:
        board = f"/board/{self.held.site.showing.board_token}"
        poll = "/api/events?after=0&wait=0"
        paths = ("/", "/class", "/class?change=1", "/api/view", "/api/time", poll, "/api/record", "/class/record")
        for path in (*paths, board, "/board/wrong", "/healthz", "/api/nothing"):
            self._keep(await self.student.get(path))

    async def send(self, path: str, **given: Any) -> httpx.Response:
        response = await self.student.post(path, **given)
        self._keep(response)
        return response

    def _keep(self, response: httpx.Response) -> None:
        self.bytes.append(f"{response.status_code} {response.headers} {response.text}")

    def markers(self) -> list[str]:
        return [text for text in self.bytes if any(marker in text for marker in MARKERS)]


@pytest.mark.parametrize("kind", sorted(ALL))
async def test_no_marker_leaves_before_the_reveal(tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    """F22: keys, feedback, explanations, hints, notes, sources and the ids of authors, in every state and error."""
    caplog.set_level(logging.DEBUG)
    with lesson(tmp_path, questions=(with_canaries(ALL[kind]),), start=False) as held:
        student = await held.student()
        seen = Capture(held, student)
        await seen.look()
        held.done(held.room.host.start(held.session))
        await seen.look()
        run = held.ask(kind)
        await seen.look()
        right = held.right(kind)
        for payload in (right, {"typed": "x"}, {"picked": ["x"]}, {}):
            await seen.send("/api/answer", json=body(run.id, payload), headers=JSON)
        await seen.send("/class/answer", data={"run": str(run.id), "picked": "x", "typed": ""}, headers=ORIGIN)
        await seen.look()
        held.done(held.room.host.pause(held.session))
        await seen.look()
        held.done(held.room.host.resume(held.session))
        held.done(held.room.host.close(run.id))
        await seen.look()
        held.clock.move(1_000)
        held.done(held.room.writer.do(runs.tick))
        await seen.look()
        assert seen.markers() == []
        held.reveal(run.id)
        await seen.look()
        assert len(seen.markers()) >= 3, "the markers are seen where they may be"
        await held.close_clients()
    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert not any(marker in logged for marker in MARKERS)


async def test_a_key_that_leaves_too_soon_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scene, "is_revealed", True)
    with lesson(tmp_path, questions=(with_canaries(ALL["single"]),)) as held:
        student = await held.student()
        held.ask("single")
        seen = Capture(held, student)
        await seen.look()
        assert len(seen.markers()) >= 2
        await held.close_clients()


async def test_an_acknowledgement_tells_nothing_of_right_or_wrong(held: Lesson) -> None:
    student = await held.student()
    run = held.ask("single")
    options = [one["id"] for one in (await student.get("/api/view")).json()["question"]["options"]]
    told = []
    for rev, option in enumerate(options, start=1):
        answer = body(run.id, {"picked": [option]}, rev=rev, key=f"key-0000{rev}")
        response = await student.post("/api/answer", json=answer, headers=JSON)
        told.append((len(response.content), {**response.json(), "rev": 0}))
    assert all(one == told[0] for one in told)
    await held.close_clients()


def path_of(rule: Rule, held: Lesson) -> str:
    filled = {"{code}": held.code, "{token}": held.site.showing.board_token, "{name}": "student.css"}
    path = rule.path
    for name, value in filled.items():
        path = path.replace(name, value)
    return path + ("?after=0&wait=0" if path == "/api/events" else "")


async def call(client: httpx.AsyncClient, rule: Rule, path: str, **headers: str) -> httpx.Response:
    if rule.method == "GET":
        return await client.get(path, headers=headers)
    if rule.body == "json":
        return await client.post(path, json={}, headers={**JSON, **headers})
    return await client.post(path, data={}, headers={**ORIGIN, **headers})


async def test_every_route_refuses_every_lesser_credential(held: Lesson, tmp_path: Path) -> None:
    """F23: from the table of routes, by cookie and by header; a route without an expectation here fails."""
    (tmp_path / "other").mkdir()
    with lesson(tmp_path / "other") as other:
        foreign = other.token()
    board = held.site.showing.board_token
    removed, replaced, good = held.token(), held.token(), held.token()
    numbers = [one.id for one in held.room.record(held.session).students]
    held.done(held.room.host.remove(numbers[0]))
    held.done(held.room.host.new_token(numbers[1]))
    held.ask("short")
    credentials = {
        "nothing": None, "garbage": "x" * 22, "other session": foreign, "removed": removed, "replaced": replaced,
        "the board": board, "student": good,
    }  # fmt: skip
    refused = {"student": {401}, "this_machine": {403}}
    checked = 0
    for rule in ROUTES:
        if rule.path.endswith("/events") and rule.who == "board":
            continue  # a stream has no end; who may open it is checked below
        for who, token in credentials.items():
            for client, headers in (
                (held.client(token), {}),
                (held.client(), {"authorization": f"Bearer {token}"}),
            ):
                held.clock.move(5_000)
                response = await call(client, rule, path_of(rule, held), **headers)
                if rule.who in ("anyone", "board") or (rule.who == "student" and who == "student"):
                    assert response.status_code not in (401, 403), (rule, who, response.text)
                else:
                    assert response.status_code in refused[rule.who], (rule, who, response.text)
                checked += 1
    assert checked == 2 * len(credentials) * (len(ROUTES) - 1)
    for path in ("/board/wrong", "/board/wrong/events", f"/board/{good}"):
        assert (await held.client(good).get(path)).status_code == 404
    await held.close_clients()


def test_every_route_has_a_rule_and_stands_in_the_table(held: Lesson) -> None:
    assert {rule.who for rule in ROUTES} <= {"anyone", "student", "board", "this_machine"}
    assert len({(rule.path, rule.method) for rule in ROUTES}) == len(ROUTES)
    for rule in ROUTES:
        assert rule.method in ("GET", "POST")
        assert (rule.method == "POST") == bool(rule.body), f"{rule.path}: a route that changes something takes a body"
    with pytest.raises(TypeError):
        Rule(path="/new", method="GET", handler=health.alive)  # type: ignore[call-arg]
    served = build_routes(held)
    assert served == {(rule.path, rule.method) for rule in ROUTES}


def build_routes(held: Lesson) -> set[tuple[str, str]]:
    """The routes that the app really has."""
    inner: Any = getattr(app.build(held.site), "_app")  # noqa: B009
    return {(route.path, method) for route in inner.routes for method in route.methods if method != "HEAD"}


async def test_this_machine_may_ask_how_the_server_is(held: Lesson) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        for address in ("127.0.0.1", "::1"):
            assert (await held.client(address=address).get(path)).status_code == 200
        assert (await held.client(address="not-an-address").get(path)).status_code == 403
    await held.close_clients()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://{HOST}.evil.example"},
        {"origin": "http://10.0.0.1"},
        {"host": "evil.example:8080"},
        {"host": "10.0.0.1"},
        {"host": ""},
    ],
    ids=str,
)
async def test_other_sites_and_names_are_refused_everywhere(held: Lesson, headers: dict[str, str]) -> None:
    """F24: cross-origin forms, scripts and streams, and a page whose name was pointed at this machine."""
    token = held.token()
    for rule in ROUTES:
        client = held.client(token, address="127.0.0.1")
        response = await call(client, rule, path_of(rule, held).partition("?")[0], **headers)
        assert response.status_code in (403, 421), (rule, response.status_code)
    assert held.room.record(held.session).submissions == ()
    await held.close_clients()


async def test_what_a_form_of_another_site_could_send_is_refused(held: Lesson) -> None:
    token = held.token()
    run = held.ask("short")
    answer = json.dumps(body(run.id, {"typed": "x"})).encode()
    sent: list[tuple[int, dict[str, str]]] = [
        (403, {"x-civics": "1", "content-type": "application/json"}),  # a cookie, and no word of where it comes from
        (403, {**ORIGIN, "content-type": "application/json"}),
        (415, {**JSON, "content-type": "text/plain"}),
        (415, {**JSON, "content-type": "application/x-www-form-urlencoded"}),
        (403, {**JSON, "content-type": "application/json", "sec-fetch-site": "cross-site"}),
        (200, {**JSON, "content-type": "application/json", "sec-fetch-site": "same-origin"}),
    ]
    for status, headers in sent:
        response = await held.client(token).post("/api/answer", content=answer, headers=headers)
        assert response.status_code == status, (headers, response.text)
    form = await held.client(token).post("/class/answer", data={"run": str(run.id), "typed": "x"})
    assert form.status_code == 403
    preflight = await held.client(token).options("/api/answer", headers={"origin": "http://evil.example"})
    assert preflight.status_code == 405
    assert not any(name.startswith("access-control") for name in preflight.headers)
    await held.close_clients()


async def test_guessing_codes_finds_none_and_shuts_nobody_out(held: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """F20: 2,000 guesses from 50 addresses within a second of the clock."""
    monkeypatch.setattr(app, "HELD", 0)
    codes = ("".join("23456789ABCDEFGHJKMNPQRSTUVWXYZ"[(n * 7**k) % 31] for k in range(6)) for n in range(2_000))
    clients = [held.client(address=f"10.0.1.{n}") for n in range(50)]
    statuses: dict[int, int] = {}
    for number, code in enumerate(codes):
        given = {"code": code if code != held.code else "AAAAAA"}
        response = await clients[number % 50].post("/api/join", json=given, headers=JSON)
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
    assert statuses.keys() == {404, 429}
    assert statuses[404] <= 500
    genuine = await held.client(address="10.0.2.1").post("/join", data={"code": held.code}, headers=ORIGIN)
    assert genuine.status_code == 303
    await held.close_clients()


async def test_a_class_comes_in_through_one_address(held: Lesson) -> None:
    clients = [held.client(address="10.0.0.99") for _number in range(32)]
    for client in clients:
        response = await client.post("/join", data={"code": held.code}, headers=ORIGIN)
        assert response.status_code == 303
        assert (await client.get("/class")).status_code == 200
    assert len(held.room.record(held.session).students) == 32
    await held.close_clients()


async def test_one_who_floods_waits_for_the_refusals_and_others_do_not(
    held: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F27: where the next request waits for the last response, a flood is as slow as its refusals."""
    monkeypatch.setattr(app, "HELD", 600)
    flooding, other = await held.student("10.0.0.5"), await held.student("10.0.0.5")
    flood = asyncio.gather(*(flooding.get("/class") for _time in range(100)))
    for _look in range(10):
        assert (await other.get("/class")).status_code == 200
    assert not flood.done()
    flood.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await flood
    await held.close_clients()


async def test_one_who_floods_is_slowed_down_and_others_are_not(held: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """F27."""
    monkeypatch.setattr(app, "HELD", 0)
    flooding, other = await held.student("10.0.0.5"), await held.student("10.0.0.5")
    statuses = [(await flooding.get("/class")).status_code for _time in range(200)]
    assert statuses.count(200) <= 30
    assert set(statuses) == {200, 429}
    stranger = held.client("guessed-token", address="10.0.0.5")
    assert {(await stranger.get("/class")).status_code for _time in range(100)} == {401, 429}
    assert (await other.get("/class")).status_code == 200
    await held.close_clients()


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (303, "Ann"),
        (303, "María José"),
        (303, "Dick Cheney Jr"),
        (303, "李小龍"),
        (422, "fuck"),
        (422, "f\u200bu\u200bc\u200bk"),
        (422, "sh1t"),
        (422, "x" * 21),
        (422, "\u202e\u202d"),
        (422, "  "),
    ],
)
async def test_names_are_looked_at(tmp_path: Path, status: int, name: str) -> None:
    """F28, through the door; the corpora stand beside the rules."""
    with lesson(tmp_path, policy=Policy(names="own")) as held:
        response = await held.client().post("/join", data={"code": held.code, "name": name}, headers=ORIGIN)
        if status == 303 and response.status_code == 422:
            assert "choose another" in response.text.lower()
        else:
            assert response.status_code == status, response.text
        await held.close_clients()


async def test_no_address_and_no_user_agent_is_kept(tmp_path: Path) -> None:
    with lesson(tmp_path) as held:
        client = held.client(address="203.0.113.77", **{"user-agent": "Marked-Agent/1.0"})
        await client.post("/join", data={"code": held.code}, headers=ORIGIN)
        run = held.ask("short")
        await client.post("/api/answer", json=body(run.id, {"typed": "Congress"}), headers=JSON)
        await held.close_clients()
        site = repr(held.site.streams) + repr(dataclasses.asdict(held.site.room.record(held.session)))
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    for marker in ("203.0.113.77", "Marked-Agent"):
        assert marker not in site
        assert marker.encode() not in stored
