"""The HTTP API of a class as calls. Every way in which it can fail is one of four errors."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from civics_tui.classroom.client.outbox import Waiting
from civics_tui.classroom.client.reading import read
from civics_tui.classroom.seen import StudentView
from civics_tui.errors import CivicsError, WrongUse
from civics_tui.words import _

HEADER = {"X-Civics": "1"}
CONNECT = 5.0
"""Seconds for a connection."""
ANSWER = 10.0
"""Seconds for a response."""
SILENCE = 15.0
"""Seconds without a sign from a stream after which it is dead; the server gives one every ten."""
POLL = 25
"""Seconds of a long poll."""
USUAL_PORT = 8080


class Unreachable(CivicsError):
    """There was no response, or none that says what became of the request."""


class Busy(CivicsError):
    """The class cannot take it just now; it is to be sent again."""

    def __init__(self, sentence: str, wait: float) -> None:
        """Hold the sentence and the seconds to wait."""
        super().__init__(sentence)
        self.wait = wait


class Gone(CivicsError):
    """The token is worth nothing in this class."""


class Refusal(CivicsError):
    """The class does not take this, now or later."""

    def __init__(self, sentence: str, status: int) -> None:
        """Hold the sentence and the number of the response."""
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What came of joining: a token, or names to choose from."""

    token: str = ""
    name: str = ""
    listed: tuple[tuple[str, str], ...] = ()
    """Numbers and names of the teacher's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """An answer is on the disk of the class."""

    verdict: str
    said: str
    """`Saved 10:42:07`."""


def base_of(host: str) -> str:
    """The address of a class from what a student typed: `10.0.4.17`, `10.0.4.17:8080`, or a whole URL.

    Raises:
        WrongUse: it is no address.
    """
    text = host.strip()
    if "://" not in text:
        text = f"http://{text}"
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as problem:
        raise _no_address(host) from problem
    if url.scheme not in ("http", "https") or not url.host or any(sign.isspace() for sign in text):
        raise _no_address(host)
    if url.port is None and url.scheme == "http":
        url = url.copy_with(port=USUAL_PORT)
    return str(url.copy_with(path="/", query=None, fragment=None)).rstrip("/")


def _no_address(host: str) -> WrongUse:
    return WrongUse(_('"{host}" is no address of a class; it looks like 10.0.4.17:8080.').format(host=host))


class Wire:
    """A connection to one class."""

    def __init__(self, base: str, *, transport: httpx.BaseTransport | None = None) -> None:
        """Speak with the class at an address; `transport` is for tests."""
        self.base = base
        self.token = ""
        self._client = httpx.Client(
            base_url=base,
            headers=HEADER,
            timeout=httpx.Timeout(ANSWER, connect=CONNECT),
            transport=transport,
            trust_env=False,  # a proxy of the school is not on the way to a laptop in the room
        )

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def join(self, code: str, *, name: str = "", listed: str = "") -> Joined:
        """Join with a code, and a name where students choose theirs."""
        data = self._data("POST", "/api/join", {"code": code, "name": name, "listed": listed, "client": "terminal"})
        if "listed" in data:
            return Joined(listed=tuple((str(number), str(called)) for number, called in data["listed"]))
        return Joined(token=str(data["token"]), name=str(data["name"]))

    def view(self) -> StudentView:
        """All that this student sees."""
        return read(StudentView, self._data("GET", "/api/view"))

    def send(self, one: Waiting) -> Acknowledged:
        """Send an answer; it is on the disk of the class when this returns."""
        body = {"run_id": one.run, "idem_key": one.key, "rev": one.rev, "payload": dict(one.payload)}
        data = self._data("POST", "/api/answer", body)
        return Acknowledged(verdict=str(data.get("verdict", "")), said=str(data.get("said", "")))

    def time(self) -> tuple[int, int]:
        """When the server received the question and sent the answer, in its milliseconds."""
        data = self._data("GET", "/api/time")
        return int(data["received"]), int(data["sent"])

    def events(self, after: int) -> Iterator[str]:
        """The sorts of events as they come; an empty text for each other sign of life. Ends with the stream."""
        timeout = httpx.Timeout(SILENCE, connect=CONNECT)
        with (
            self._errors(),
            self._client.stream(
                "GET", "/api/events", params={"after": after}, headers=self._own(), timeout=timeout
            ) as response,
        ):
            if response.status_code != httpx.codes.OK:
                response.read()
                self._checked(response)
            if not response.headers.get("content-type", "").startswith("text/event-stream"):
                raise Unreachable(_("Something between here and the class holds its news back."))
            for line in response.iter_lines():
                yield line.removeprefix("event:").strip() if line.startswith("event:") else ""

    def poll(self, after: int) -> bool:
        """Wait for news in one request; did any come?"""
        data = self._data("GET", "/api/events", params={"after": after, "wait": POLL}, wait=POLL + ANSWER)
        return bool(data.get("events"))

    def _own(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def _data(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        params: Mapping[str, int] | None = None,
        wait: float = ANSWER,
    ) -> dict[str, Any]:
        with self._errors():
            timeout = httpx.Timeout(wait, connect=CONNECT)
            response = self._client.request(
                method, path, json=body, params=params, headers=self._own(), timeout=timeout
            )
        return self._checked(response)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, RuntimeError) as problem:
            if isinstance(problem, RuntimeError) and not self._client.is_closed:
                raise
            raise Unreachable(
                _("No connection to the class at {address}.").format(address=self.base.partition("://")[2])
            ) from problem

    def _checked(self, response: httpx.Response) -> dict[str, Any]:
        try:
            data = response.json()
        except (json.JSONDecodeError, UnicodeDecodeError) as problem:
            raise Unreachable(_("What answers at {address} is no class.").format(address=self.base)) from problem
        if not isinstance(data, dict):
            raise Unreachable(_("What answers at {address} is no class.").format(address=self.base))
        if response.status_code == httpx.codes.OK:
            return data
        sentence = str(data.get("error", ""))[:300] or _("The class answered with the number {n}.").format(
            n=response.status_code
        )
        if response.status_code == httpx.codes.UNAUTHORIZED:
            raise Gone(sentence)
        if response.status_code in (400, 404, 409, 410, 413, 422):
            raise Refusal(sentence, response.status_code)
        raise Busy(sentence, _wait(response.headers.get("retry-after", "")))


def _wait(text: str) -> float:
    return min(30.0, float(text)) if text.isascii() and text.isdigit() else 0.0
