"""The server on a real port: streams and their cursor, slow clients, ports that are taken, and a clean end."""

from __future__ import annotations

import contextlib
import gc
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from civics_tui.errors import CivicsError
from civics_tui.web import server, streams
from civics_tui.web.server import Server
from tests.web.lesson import Lesson, lesson, served

HEADERS = {"x-civics": "1"}


@pytest.fixture
def online(tmp_path: Path) -> Iterator[tuple[Lesson, str]]:
    with served(tmp_path) as made:
        yield made


@contextlib.contextmanager
def student(held: Lesson, url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, headers={"authorization": f"Bearer {held.token()}"}, timeout=20) as client:
        yield client


def messages(lines: Iterator[str], kind: str, count: int) -> list[str]:
    """The ids of the next messages of a kind."""
    found: list[str] = []
    number = event = ""
    for line in lines:
        number = line.removeprefix("id: ") if line.startswith("id: ") else number
        event = line.removeprefix("event: ") if line.startswith("event: ") else event
        if not line and event == kind:
            found.append(number)
            event = ""
        if len(found) == count:
            break
    return found


def test_a_stream_goes_on_where_it_was_cut(online: tuple[Lesson, str]) -> None:
    held, url = online
    with student(held, url) as client:
        seq = client.get("/api/view").json()["seq"]
        run = held.ask("short")
        with client.stream("GET", f"/api/events?after={seq}") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["x-accel-buffering"] == "no"
            first = messages(stream.iter_lines(), "news", 1)
        held.over(run.id)
        with client.stream("GET", "/api/events?after=0", headers={"last-event-id": first[0]}) as stream:
            rest = messages(stream.iter_lines(), "news", 2)
        assert [int(one) for one in rest] == sorted({int(one) for one in rest})
        assert int(rest[0]) > int(first[0])
        assert int(rest[-1]) == client.get("/api/view").json()["seq"]


def test_a_stream_says_now_and_then_that_it_lives(online: tuple[Lesson, str], monkeypatch: pytest.MonkeyPatch) -> None:
    held, url = online
    monkeypatch.setattr("civics_tui.web.handlers.events.EVERY", 0.05)
    with student(held, url) as client, client.stream("GET", "/api/events?after=0") as stream:
        assert any(line == ": still here" for line in stream.iter_lines())


def test_of_three_streams_the_oldest_is_told_to_rest(online: tuple[Lesson, str]) -> None:
    held, url = online
    seq = held.room.session(held.session).seq + 1  # the event of joining
    with student(held, url) as client, contextlib.ExitStack() as opened:
        all_of_them = [
            opened.enter_context(client.stream("GET", f"/api/events?after={seq}")) for _n in range(streams.MOST + 1)
        ]
        assert messages(all_of_them[0].iter_lines(), "elsewhere", 1) == [""]
        assert len(held.site.streams) == streams.MOST


def test_a_board_hears_of_every_answer(online: tuple[Lesson, str]) -> None:
    held, url = online
    run = held.ask("short")
    seq = held.room.session(held.session).seq
    token = held.site.showing.board_token
    with httpx.Client(base_url=url, timeout=20) as client, student(held, url) as one:
        seq += 1
        with client.stream("GET", f"/board/{token}/events?after={seq}") as stream:
            lines = stream.iter_lines()
            assert next(lines).startswith("retry")
            body = {"run_id": run.id, "idem_key": "key-00000001", "rev": 1, "payload": {"typed": "x"}}
            assert one.post("/api/answer", json=body, headers=HEADERS).status_code == 200
            assert messages(lines, "news", 1) == [str(seq)]


def test_slow_headers_are_cut_and_others_served(online: tuple[Lesson, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """F27: who opens connections and never finishes a request."""
    held, url = online
    monkeypatch.setattr(server, "HEADERS_WITHIN", 0.2)
    address = (url.rpartition(":")[0].removeprefix("http://"), int(url.rpartition(":")[2]))
    slow = [socket.create_connection(address) for _number in range(60)]
    for one in slow:
        one.settimeout(20)
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    with student(held, url) as client:
        assert client.get("/api/view").status_code == 200
        assert [one.recv(1) for one in slow] == [b""] * len(slow)
        assert client.get("/api/view").status_code == 200, "a connection in use is not cut"
    for one in slow:
        one.close()


def test_who_does_not_read_holds_up_nobody(online: tuple[Lesson, str]) -> None:
    """F27: streams that nobody reads."""
    held, url = online
    with student(held, url) as client, contextlib.ExitStack() as opened:
        for _number in range(20):
            other = opened.enter_context(student(held, url))
            opened.enter_context(other.stream("GET", "/api/events?after=0"))
        run = held.ask("short")
        began = time.monotonic()
        body = {"run_id": run.id, "idem_key": "key-00000001", "rev": 1, "payload": {"typed": "x"}}
        assert client.post("/api/answer", json=body, headers=HEADERS).status_code == 200
        assert time.monotonic() - began < 10


def test_streams_that_were_left_end(online: tuple[Lesson, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """News that come just when a phone leaves must not keep its stream alive."""
    held, url = online
    monkeypatch.setattr("civics_tui.web.handlers.events.EVERY", 0.05)
    with student(held, url) as client:
        for place in range(len(held.questions)):
            with contextlib.ExitStack() as opened:
                streams_ = [opened.enter_context(client.stream("GET", "/api/events?after=0")) for _n in range(2)]
                assert all(next(one.iter_lines()).startswith("retry") for one in streams_)
                run = held.done(held.room.host.ask(held.session, place))
            held.over(run.id)
        for _look in range(2_000):
            if not len(held.site.streams):
                break
            client.get("/healthz", headers={"authorization": ""})
        assert len(held.site.streams) == 0


def test_an_error_that_nobody_foresaw_is_told_to_the_host_and_not_to_the_student(
    online: tuple[Lesson, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    held, url = online
    told: list[Exception] = []
    held.site.crashed = told.append

    def broken(_token: str) -> None:
        raise ZeroDivisionError("a secret of the host")

    with student(held, url) as client:
        monkeypatch.setattr(held.site.showing, "student", broken)
        response = client.get("/api/view")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert [type(one) for one in told] == [ZeroDivisionError]
    assert capfd.readouterr() == ("", ""), "nothing is written over the teacher's screen"


def test_ports_that_browsers_refuse_are_refused(tmp_path: Path) -> None:
    with lesson(tmp_path) as held, pytest.raises(CivicsError, match="Browsers refuse port 6000"):
        Server(held.site, "127.0.0.1", 6_000).start()


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken, lesson(tmp_path) as held:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CivicsError) as error:
            Server(held.site, "127.0.0.1", taken.getsockname()[1]).start()
        assert "--port" in error.value.sentence
        held.site.close()


def test_a_server_ends_with_streams_open_and_can_start_again(tmp_path: Path) -> None:
    with lesson(tmp_path, hosts=("127.0.0.1",)) as held:
        for _time in range(2):
            running = Server(held.site, "127.0.0.1", 0)
            port = running.start()
            headers = {"authorization": f"Bearer {held.token()}", "host": "127.0.0.1"}
            address = f"http://127.0.0.1:{port}/api/events?after=0"
            with httpx.stream("GET", address, headers=headers, timeout=20) as stream:
                lines = stream.iter_lines()
                assert next(lines).startswith("retry")
                running.stop()
                assert "event: elsewhere" not in list(lines), "the stream ends, and ends well"
            with pytest.raises(OSError, match="refused"):
                socket.create_connection(("127.0.0.1", port), timeout=1)


def test_what_is_loaded_is_not_collected_in_mid_lesson(tmp_path: Path) -> None:
    with lesson(tmp_path, hosts=("127.0.0.1",)) as held:
        running = Server(held.site, "127.0.0.1", 0)
        running.start()
        assert gc.get_freeze_count() > 10_000
        running.stop()
        assert gc.get_freeze_count() < 10_000


def test_no_server_tells_what_it_is(online: tuple[Lesson, str]) -> None:
    _held, url = online
    response = httpx.get(url)
    assert "server" not in response.headers


def test_the_limit_of_open_files_is_raised_and_turned_into_students() -> None:
    assert server.raise_file_limit() >= 40
