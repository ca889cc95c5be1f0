"""A server that misbehaves as networks and hosts do: it cuts after the commit, resets, is busy, and starts again."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, Literal

from civics_tui.classroom.seen import OwnSeen, StudentView, data
from civics_tui.views.pieces import said
from civics_tui.views.public import PublicOption, PublicQuestion

Deed = Literal["well", "cut", "reset", "busy", "page", "refuse", "other_key", "gone"]
"""`cut`: it commits, and the response is lost; `reset`: nothing is committed; `page`: something else answers."""

QUESTION = PublicQuestion(
    form="pick", stem=said("Which?"), options=(PublicOption("pa", said("One")), PublicOption("pb", said("Two")))
)
TOKEN = "token-of-a-student"


@dataclass
class Class:
    """What the server holds, and how it behaves."""

    deeds: deque[Deed] = field(default_factory=deque)
    """How it treats the next answers; well, once there are none."""
    views: deque[Deed] = field(default_factory=deque)
    stored: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    """By key: run, revision and payload."""
    sent: Counter[str] = field(default_factory=Counter)
    """By key, how often it came."""
    seq: int = 1
    state: str = "question"
    run: int | None = 1
    is_mute: bool = False
    """Does it hold back streams, as some proxies do?"""
    polls: int = 0
    news: threading.Condition = field(default_factory=threading.Condition)
    is_over: bool = False

    @staticmethod
    def always(deed: Deed) -> list[Deed]:
        """The same deed more often than anybody tries."""
        return [deed] * 200

    def happen(self, **changes: Any) -> None:
        """Something happens in the class, and everybody hears of it."""
        with self.news:
            for name, value in changes.items():
                setattr(self, name, value)
            self.seq += 1
            self.news.notify_all()

    def current(self) -> tuple[int, str] | None:
        """Revision and payload that count for the run on stage."""
        of_run = [(rev, payload) for run, rev, payload in self.stored.values() if run == self.run]
        return max(of_run) if of_run else None

    def view(self) -> StudentView:
        """What the student sees."""
        own = self.current()
        return StudentView(
            state=self.state,  # type: ignore[arg-type]
            title="Period 3",
            name="Amber Otter",
            heading="Question 1 of 2",
            lead="",
            seq=self.seq,
            now=1_000,
            language="en",
            number=1,
            of=2,
            run=self.run,
            question=QUESTION if self.state == "question" else None,
            own=own
            and OwnSeen(
                rev=own[0],
                verdict="accepted",
                received_at=1,
                saved="Saved 10:42:07",
                words="Two",
                payload=json.loads(own[1]),
            ),
        )


class Handler(BaseHTTPRequestHandler):
    """One request; `held` is set for each server."""

    held: ClassVar[Class]
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path, _mark, query = self.path.partition("?")
        if path == "/api/view":
            deed = self.held.views.popleft() if self.held.views else "well"
            if self._misbehaved(deed):
                return
            self._json(200, data(self.held.view()))
        elif path == "/api/time":
            self._json(200, {"received": 5_000, "sent": 5_000, "seq": self.held.seq})
        elif "wait=" in query:
            self._poll(int(query.partition("after=")[2].partition("&")[0]))
        else:
            self._stream(int(query.partition("after=")[2]))

    def _poll(self, after: int) -> None:
        self.held.polls += 1
        with self.held.news:
            self.held.news.wait_for(lambda: self.held.seq > after or self.held.is_over, timeout=20)
        self._json(200, {"events": [{"seq": self.held.seq}] if self.held.seq > after else [], "seq": self.held.seq})

    def _stream(self, after: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if self.held.is_mute:
            with self.held.news:
                self.held.news.wait_for(lambda: self.held.is_over, timeout=20)
            return
        self.wfile.write(b"retry: 1000\n\n")
        self.wfile.flush()
        while not self.held.is_over:
            after = self._after(after)
            self.wfile.write(f"id: {after}\nevent: news\ndata: {{}}\n\n".encode())
            self.wfile.flush()

    def _after(self, after: int) -> int:
        with self.held.news:
            self.held.news.wait_for(lambda: self.held.seq > after or self.held.is_over, timeout=20)
            return self.held.seq

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = body["idem_key"]
        self.held.sent[key] += 1
        deed = self.held.deeds.popleft() if self.held.deeds else "well"
        if deed == "other_key":
            self._json(409, {"error": "This key was used for another answer."})
            return
        if deed == "refuse":
            self._json(422, {"error": "Choose one first."})
            return
        if deed != "cut" and self._misbehaved(deed):
            return
        self.held.stored.setdefault(key, (body["run_id"], body["rev"], json.dumps(body["payload"])))
        if deed == "cut":
            self._cut()
            return
        self._json(200, {"verdict": "accepted", "said": "Saved 10:42:07"})

    def _misbehaved(self, deed: Deed) -> bool:
        if deed == "reset":
            self._cut()
        elif deed == "busy":
            self._json(503, {"error": "NOT saved: the disk is full."}, {"Retry-After": "0"})
        elif deed == "page":
            self._json(200, None, text="<html>Sign in to the Wi-Fi</html>")
        elif deed == "gone":
            self._json(401, {"error": "This device is not in the class any more."})
        else:
            return False
        return True

    def _cut(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _json(self, status: int, told: Any, more: dict[str, str] | None = None, text: str = "") -> None:
        raw = (text or json.dumps(told)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if text else "application/json")
        self.send_header("Content-Length", str(len(raw)))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def finish(self) -> None:
        """End quietly, whatever became of the connection."""
        try:
            super().finish()
        except (OSError, ValueError):
            return

    def handle(self) -> None:
        """The same."""
        try:
            super().handle()
        except (OSError, ValueError):
            return


@contextmanager
def serving(held: Class, port: int = 0) -> Iterator[int]:
    """Serve a class; at the end every connection is gone, as with a host that is killed."""
    held.is_over = False
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Held", (Handler,), {"held": held}))
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        with held.news:
            held.is_over = True
            held.news.notify_all()
        thread.join(10)


def monotonic() -> float:
    """Seconds that never go back."""
    return time.monotonic()
