"""The API of a class, through HTTP and no other way."""

from __future__ import annotations

import asyncio
import html
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from civics_tui.classroom.rules.policy import Policy
from civics_tui.errors import StoreUnavailable
from tests.web.lesson import ALL, HOST, JSON, ORIGIN, Lesson, body, lesson


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Lesson]:
    with lesson(tmp_path) as made:
        yield made


@pytest.fixture
async def student(held: Lesson) -> AsyncIterator[httpx.AsyncClient]:
    yield await held.student()
    await held.close_clients()


async def view(client: httpx.AsyncClient) -> dict[str, Any]:
    response = await client.get("/api/view")
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    return told


async def test_a_student_joins_by_the_code_and_gets_a_cookie_that_no_script_reads(held: Lesson) -> None:
    client = held.client()
    page = await client.get(f"/j/{held.code}")
    assert held.code in page.text
    response = await client.post("/join", data={"code": held.code.lower()}, headers=ORIGIN)
    assert (response.status_code, response.headers["location"]) == (303, "/class")
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Waiting for the next question" in (await client.get("/class")).text
    await held.close_clients()


async def test_a_wrong_code_is_one_sentence(held: Lesson) -> None:
    response = await held.client().post("/join", data={"code": "AAA-AAA"}, headers=ORIGIN)
    assert response.status_code == 404
    assert "No class has this code" in response.text
    assert 'role="alert"' in response.text


async def test_own_names_are_asked_for_and_told_apart(tmp_path: Path) -> None:
    with lesson(tmp_path, policy=Policy(names="own")) as held:
        assert "Your name" in (await held.client().get("/")).text
        for status, name in ((303, "Ann"), (422, "ann"), (422, ""), (303, "Bob")):
            response = await held.client().post("/join", data={"code": held.code, "name": name}, headers=ORIGIN)
            assert response.status_code == status, (name, response.text)
        await held.close_clients()


async def test_a_name_of_a_list_is_taken_once(tmp_path: Path) -> None:
    with lesson(tmp_path, policy=Policy(names="list")) as held:
        held.done(held.room.host.expect(held.session, [("k1", "Ann Able"), ("k2", "Bob Best")]))
        client = held.client()
        page = await client.post("/join", data={"code": held.code}, headers=ORIGIN)
        assert "Ann Able" in page.text
        number = page.text.split('name="listed" value="')[1].split('"')[0]
        taken = await client.post("/join", data={"code": held.code, "listed": number}, headers=ORIGIN)
        assert taken.status_code == 303
        again = held.client()
        response = await again.post("/join", data={"code": held.code, "listed": number}, headers=ORIGIN)
        assert response.status_code == 422
        terminal = await held.client().post("/api/join", json={"code": held.code}, headers=JSON)
        assert [name for _number, name in terminal.json()["listed"]] == ["Bob Best"]
        await held.close_clients()


async def test_a_terminal_is_given_its_token(held: Lesson) -> None:
    client = held.client()
    joined = await client.post("/api/join", json={"code": held.code, "client": "terminal"}, headers={"x-civics": "1"})
    assert joined.status_code == 200, joined.text
    assert "set-cookie" not in joined.headers
    bearer = {"authorization": f"Bearer {joined.json()['token']}"}
    told = await held.client().get("/api/view", headers=bearer)
    assert told.json()["name"] == joined.json()["name"]
    await held.close_clients()


@pytest.mark.parametrize("kind", sorted(ALL))
async def test_every_kind_is_asked_answered_and_revealed(held: Lesson, student: httpx.AsyncClient, kind: str) -> None:
    run = held.ask(kind)
    told = await view(student)
    assert (told["state"], told["run"], told["own"], told["reveal"]) == ("question", run.id, None, None)
    assert told["question"]["form"] in ("pick", "text", "order", "assign", "gaps")
    payload = held.right(kind)
    ack = await student.post("/api/answer", json=body(run.id, payload), headers=JSON)
    assert ack.status_code == 200, ack.text
    assert ack.json()["verdict"] == "accepted"
    assert ack.json()["said"].startswith("Saved ")
    told = await view(student)
    assert told["own"]["payload"] == payload
    assert told["own"]["saved"] == ack.json()["said"]
    held.over(run.id)
    told = await view(student)
    assert told["state"] == "revealed"
    assert told["reveal"]["word"] == ("" if kind == "view" else "Right")
    page = await student.get("/class")
    assert "the answer" in page.text


@pytest.mark.parametrize("kind", sorted(ALL))
async def test_every_kind_can_be_answered_with_a_plain_form(
    held: Lesson, student: httpx.AsyncClient, kind: str
) -> None:
    run = held.ask(kind)
    page = (await student.get("/class")).text
    assert f'name="run" value="{run.id}"' in page
    answer = await student.post("/class/answer", data=fields(held.right(kind), run.id), headers=ORIGIN)
    assert answer.status_code == 303, answer.text
    page = (await student.get("/class")).text
    assert "Saved " in page
    assert "Change my" in page
    held.over(run.id)
    assert (await view(student))["reveal"]["word"] == ("" if kind == "view" else "Right")


def fields(payload: dict[str, Any], run: int, rev: int = 1) -> dict[str, Any]:
    """The fields of a plain form for an answer."""
    given: dict[str, Any] = {"run": str(run), "rev": str(rev)}
    for sort, value in payload.items():
        if sort == "assigned":
            given |= {f"to-{item}": place for item, place in value.items()}
        elif sort == "filled":
            given |= {f"gap-{gap}": text for gap, text in value.items()}
        else:
            given[sort] = value
    return given


async def test_a_plain_form_moves_an_item_without_sending_it(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("ordering")
    order = [one["id"] for one in (await view(student))["question"]["options"]]
    given = {"run": str(run.id), "ordered": order, "move": f"{order[2]}:up"}
    page = await student.post("/class/answer", data=given, headers=ORIGIN)
    assert page.status_code == 200
    places = [page.text.index(f'value="{one}"') for one in (order[0], order[2], order[1])]
    assert places == sorted(places)
    assert (await view(student))["own"] is None


async def test_a_plain_form_that_is_sent_twice_counts_once(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("single")
    right = held.right("single")
    for _time in range(2):
        assert (await student.post("/class/answer", data=fields(right, run.id), headers=ORIGIN)).status_code == 303
    other = {"picked": [(await view(student))["question"]["options"][0]["id"]]}
    assert (await student.post("/class/answer", data=fields(other, run.id), headers=ORIGIN)).status_code == 303
    told = await view(student)
    assert told["own"]["payload"] == other
    assert len(held.room.record(held.session).submissions) == 3


async def test_a_plain_form_without_an_answer_says_so(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("single")
    page = await student.post("/class/answer", data={"run": str(run.id)}, headers=ORIGIN)
    assert page.status_code == 422
    assert "Choose one first." in page.text


async def test_the_same_key_again_is_a_replay_and_with_another_body_a_conflict(
    held: Lesson, student: httpx.AsyncClient
) -> None:
    run = held.ask("short")
    first = body(run.id, {"typed": "Congress"}, key="same-key-1")
    for verdict in ("accepted", "replayed"):
        response = await student.post("/api/answer", json=first, headers=JSON)
        assert response.json()["verdict"] == verdict
    other = body(run.id, {"typed": "States"}, key="same-key-1")
    assert (await student.post("/api/answer", json=other, headers=JSON)).status_code == 409


async def test_an_older_revision_is_superseded_and_a_late_answer_kept(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("short")
    for rev, verdict in ((2, "accepted"), (1, "superseded")):
        answer = body(run.id, {"typed": f"n{rev}"}, rev=rev)
        assert (await student.post("/api/answer", json=answer, headers=JSON)).json()["verdict"] == verdict
    held.close(run.id)
    late = await student.post("/api/answer", json=body(run.id, {"typed": "n3"}, rev=3), headers=JSON)
    assert (late.status_code, late.json()["verdict"]) == (200, "late")
    assert late.json()["said"].startswith("Came late")
    assert (await view(student))["own"]["words"] == "n2"


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        (400, {}),
        (400, {"run_id": True, "idem_key": "12345678", "rev": 1, "payload": {}}),
        (400, {"run_id": "1", "idem_key": "12345678", "rev": 1, "payload": {}}),
        (400, {"run_id": 1, "idem_key": "12345678", "rev": 1, "payload": []}),
        (422, {"run_id": 1, "idem_key": "12345678", "rev": 1, "payload": {}}),
        (422, {"run_id": 1, "idem_key": "short", "rev": 1, "payload": {"typed": "x"}}),
        (422, {"run_id": 1, "idem_key": "12345678", "rev": 0, "payload": {"typed": "x"}}),
        (422, {"run_id": 1, "idem_key": "12345678", "rev": 1, "payload": {"picked": ["x"]}}),
        (404, {"run_id": 99, "idem_key": "12345678", "rev": 1, "payload": {"typed": "x"}}),
    ],
)
async def test_what_is_no_answer_is_refused(
    held: Lesson, student: httpx.AsyncClient, status: int, sent: dict[str, Any]
) -> None:
    run = held.ask("short")
    sent = {**sent, "run_id": run.id} if sent.get("run_id") == 1 and sent["run_id"] is not True else sent
    response = await student.post("/api/answer", json=sent, headers=JSON)
    assert response.status_code == status, response.text
    assert response.json()["error"].endswith((".", "}"))


async def test_a_store_that_takes_nothing_is_never_a_200(
    held: Lesson, student: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = held.ask("short")

    def full(*_given: Any) -> Any:
        raise StoreUnavailable("NOT saved: the disk is full.")

    answer = body(run.id, {"typed": "Congress"})
    with monkeypatch.context() as broken:
        broken.setattr(held.room.writer, "_commit", full)
        response = await student.post("/api/answer", json=answer, headers=JSON)
        assert response.status_code == 503
        assert response.headers["retry-after"] == "1"
        assert "disk is full" in response.json()["error"]
        plain = await student.post("/class/answer", data=fields({"typed": "Congress"}, run.id), headers=ORIGIN)
        assert plain.status_code == 503
        assert "disk is full" in plain.text
        assert 'value="Congress"' in plain.text
        ready = await held.client(address="127.0.0.1").get("/readyz")
        assert ready.status_code == 503
    response = await student.post("/api/answer", json=answer, headers=JSON)
    assert (response.status_code, response.json()["verdict"]) == (200, "accepted")


async def test_a_removed_student_is_told_so_everywhere(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("short")
    number = held.room.record(held.session).students[0].id
    held.done(held.room.host.remove(number))
    page = await student.get("/class")
    assert page.status_code == 401
    assert "Ask to join again" in page.text
    answer = await student.post("/api/answer", json=body(run.id, {"typed": "x"}), headers=JSON)
    assert answer.status_code == 401


async def test_a_lost_phone_is_replaced_by_an_address_of_the_teacher_that_works_once(
    held: Lesson, student: httpx.AsyncClient
) -> None:
    run = held.ask("short")
    await student.post("/api/answer", json=body(run.id, {"typed": "Congress"}), headers=JSON)
    token = held.done(held.room.host.new_token(held.room.record(held.session).students[0].id))
    assert (await student.get("/class")).status_code == 401
    phone, thief = held.client(), held.client()
    page = await phone.get(f"/back/{token}")
    assert "Go on here as" in page.text
    assert (await phone.get("/class")).status_code == 401, "looking at the address is not yet going on"
    assert (await phone.post("/back", data={"token": token}, headers=ORIGIN)).status_code == 303
    assert (await view(phone))["own"]["words"] == "Congress"
    assert (await thief.get(f"/back/{token}")).status_code == 404
    assert (await thief.post("/back", data={"token": token}, headers=ORIGIN)).status_code == 404


async def test_who_waits_sees_no_question(tmp_path: Path) -> None:
    with lesson(tmp_path, policy=Policy(approve=True)) as held:
        client = await held.student()
        run = held.ask("short")
        told = await view(client)
        assert (told["state"], told["question"]) == ("waiting", None)
        answer = await client.post("/api/answer", json=body(run.id, {"typed": "x"}), headers=JSON)
        assert answer.status_code == 401
        held.done(held.room.host.approve(held.room.record(held.session).students[0].id))
        assert (await view(client))["state"] == "question"
        await held.close_clients()


async def test_the_long_poll_gives_what_came_after_the_cursor(held: Lesson, student: httpx.AsyncClient) -> None:
    seq = (await view(student))["seq"]
    waiting = asyncio.create_task(student.get("/api/events", params={"after": seq, "wait": 20}, timeout=30))
    await asyncio.sleep(0)
    run = held.ask("short")
    told = (await asyncio.wait_for(waiting, 20)).json()
    assert [one["kind"] for one in told["events"]] == ["opened"]
    held.close(run.id)
    more = (await student.get("/api/events", params={"after": told["seq"], "wait": 5})).json()
    assert more["events"][0]["kind"] == "closing"
    assert (await student.get("/api/events", params={"after": 999, "wait": 5})).status_code == 410
    assert (await student.get("/api/events", params={"after": "x", "wait": 5})).status_code == 400


async def test_others_who_join_are_no_news_to_a_student(held: Lesson, student: httpx.AsyncClient) -> None:
    seq = (await view(student))["seq"]
    held.token("10.0.0.9")
    held.ask("short")
    told = (await student.get("/api/events", params={"after": seq, "wait": 5})).json()
    assert [one["kind"] for one in told["events"]] == ["opened"]


async def test_the_time_of_the_server_stands_between_two_stamps(held: Lesson, student: httpx.AsyncClient) -> None:
    told = (await student.get("/api/time")).json()
    assert told["received"] <= told["sent"] == held.clock.ms


async def test_the_record_is_given_once_the_class_is_over(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("single")
    await student.post("/api/answer", json=body(run.id, held.right("single")), headers=JSON)
    assert (await student.get("/api/record")).status_code == 409
    held.over(run.id)
    held.done(held.room.host.finish(held.session))
    record = (await student.get("/api/record")).json()["record"]
    assert [one["reveal"]["word"] for one in record] == ["Right"]
    text = (await student.get("/class/record")).text
    assert "Which step comes first?" in text
    assert "KTLA" in text or "The Paper" in text
    page = (await student.get("/class")).text
    assert "Save my record" in page


async def test_the_board_shows_the_class_without_names(held: Lesson, student: httpx.AsyncClient) -> None:
    name = (await view(student))["name"]
    run = held.ask("single")
    board = f"/board/{held.site.showing.board_token}"
    page = (await held.client().get(board)).text
    assert "Which step comes" in page
    assert "0 of 1" in page
    await student.post("/api/answer", json=body(run.id, held.right("single")), headers=JSON)
    assert "1 of 1" in (await held.client().get(board)).text
    held.over(run.id)
    page = (await held.client().get(board)).text
    assert "OK B" in page
    assert name not in page
    assert (await held.client().get("/board/wrong")).status_code == 404


async def test_every_response_has_the_headers_that_keep_it_in(held: Lesson, student: httpx.AsyncClient) -> None:
    paths = ["/", "/class", "/api/view", "/nowhere", "/static/nothing.js", f"/board/{held.site.showing.board_token}"]
    for path in paths:
        response = await student.get(path)
        assert "default-src 'none'" in response.headers["content-security-policy"], path
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-frame-options"] == "DENY"


async def test_a_page_is_small_and_asks_for_nothing_outside(held: Lesson, student: httpx.AsyncClient) -> None:
    held.ask("single")
    page = (await student.get("/class")).text
    own = [part.split('"')[0] for part in page.split('="/static/')[1:]]
    sizes = {name: len((await student.get(f"/static/{name}")).content) for name in own}
    assert sum(sizes.values()) + len(page.encode()) <= 60_000
    assert sum(size for name, size in sizes.items() if name.endswith(".js")) <= 15_000
    assert "http://" not in page.replace(f"http://{HOST}", "")
    assert "https://" not in page


async def test_a_body_over_8_kb_is_refused_however_it_is_sent(held: Lesson, student: httpx.AsyncClient) -> None:
    large = json.dumps({"run_id": 1, "payload": "x" * 9_000}).encode()
    headers = {**JSON, "content-type": "application/json"}
    assert (await student.post("/api/answer", content=large, headers=headers)).status_code == 413

    async def parts() -> AsyncIterator[bytes]:
        for place in range(0, len(large), 1_000):
            yield large[place : place + 1_000]

    assert (await student.post("/api/answer", content=parts(), headers=headers)).status_code == 413
    broken = await student.post("/api/answer", content=b"[" * 5_000, headers=headers)
    assert broken.status_code == 400


async def test_answers_that_come_too_fast_are_asked_to_wait(held: Lesson, student: httpx.AsyncClient) -> None:
    run = held.ask("short")
    statuses = []
    for rev in range(1, 9):
        response = await student.post("/api/answer", json=body(run.id, {"typed": "x"}, rev=rev), headers=JSON)
        statuses.append(response.status_code)
    assert statuses == [200] * 5 + [429] * 3
    assert int(response.headers["retry-after"]) >= 1


async def test_what_is_made_once_for_all_holds_nothing_of_anybody(held: Lesson) -> None:
    """The page of a class is made once for all who have sent nothing; each finds the own name in it, and no other."""
    clients = [await held.student() for _number in range(3)]
    names = ["Ann <b>Able</b>", "Bob &amp; Co", "Cyd"]
    for number, name in enumerate(names, start=1):
        held.done(held.room.host.rename(number, name))
    for kind in ALL:
        run = held.ask(kind)
        pages = [(await one.get("/class")).text for one in clients]
        for number, page in enumerate(pages, start=1):
            assert f'<p class="name" dir="auto">{html.escape(names[number - 1])}</p>' in page
            assert f'data-student="{number}"' in page
            assert "\0" not in page
            assert not any(html.escape(other) in page for other in names if other != names[number - 1])
        alike = {
            page.replace(f'data-student="{n}"', "").replace(html.escape(name), "")
            for n, (page, name) in enumerate(zip(pages, names, strict=True), start=1)
        }
        assert len(alike) == 1
        answer = await clients[0].post("/api/answer", json=body(run.id, held.right(kind)), headers=JSON)
        assert answer.status_code == 200
        assert "Saved " in (await clients[0].get("/class")).text
        assert (await clients[1].get("/class")).text == pages[1]
        held.over(run.id)
    await held.close_clients()
