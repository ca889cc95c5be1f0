"""The server of one session: uvicorn in a thread of its own, with the limits that a classroom needs.

No access log is written, and nothing of a request is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import socket
import threading
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from civics_tui.classroom.hosting.addresses import UNSAFE_PORTS
from civics_tui.errors import CivicsError
from civics_tui.web.app import build
from civics_tui.web.site import Site
from civics_tui.words import _

KEEP_ALIVE = 75
"""Seconds for which an idle connection stays; shorter than a browser's would race with its next request."""
HEADERS_WITHIN = 10.0
"""Seconds in which a request must have told its headers."""
WANTED_FILES = 4_096
SPARE_FILES = 128
"""Open files beside connections: the store, the terminal."""
FILES_EACH = 2
"""Connections of one student: a stream, and a request."""


def _silence() -> None:
    """Keep uvicorn from writing over the teacher's screen; what breaks is told to the site."""
    log = logging.getLogger("uvicorn")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())


class _Timed(H11Protocol):
    """Cuts a connection that has not told the headers of its first request in time."""

    def connection_made(self, transport: Any) -> None:
        """Start the clock."""
        super().connection_made(transport)
        self._late = self.loop.call_later(HEADERS_WITHIN, self._check)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._late.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Start the clock anew where a request begins on a connection that was idle."""
        super().data_received(data)
        is_idle = self.cycle is None or self.cycle.response_complete
        if is_idle and self._late.cancelled():
            self._late = self.loop.call_later(HEADERS_WITHIN, self._check)
        elif not is_idle:
            self._late.cancel()

    def _check(self) -> None:
        if (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()
        self._late.cancel()


def raise_file_limit() -> int:
    """Allow this process as many open files as it may have, and give how many students that is enough for."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 3_000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, (soft - SPARE_FILES) // FILES_EACH)


@dataclass
class Server:
    """Serves a site until it is stopped."""

    site: Site
    address: str
    """To listen on; `0.0.0.0` for the whole network."""
    port: int
    """0: any that is free."""
    _server: uvicorn.Server | None = field(default=None, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)

    def start(self) -> int:
        """Listen, and give the port.

        Raises:
            CivicsError: the port is taken, or cannot be listened on.
        """
        if self.port in UNSAFE_PORTS:
            raise CivicsError(_("Browsers refuse port {port}. Try another one with --port.").format(port=self.port))
        listening = _listen(self.address, self.port)
        self.site.open()
        _silence()
        self.site.most_students = min(self.site.most_students, raise_file_limit())
        config = uvicorn.Config(
            build(self.site),
            http=_Timed,
            loop="asyncio",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=3,
        )
        self._server = uvicorn.Server(config)
        # The collector would walk through all that is loaded in mid-lesson, and answers would wait a tenth of a second.
        gc.collect()
        gc.freeze()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listening, started), name="class-web", daemon=True)
        self._thread.start()
        started.wait(10)
        port: int = listening.getsockname()[1]
        return port

    def _run(self, listening: socket.socket, started: threading.Event) -> None:
        server = self._server
        assert server is not None

        async def serve() -> None:
            serving = asyncio.create_task(server.serve([listening]))
            while not server.started and not serving.done():
                await asyncio.sleep(0.01)
            started.set()
            stopping = asyncio.create_task(self._stopping(server))
            await serving
            stopping.cancel()

        asyncio.run(serve())

    async def _stopping(self, server: uvicorn.Server) -> None:
        """End the streams with the server, which would wait for them."""
        while not server.should_exit:
            await asyncio.sleep(0.05)
        self.site.close()

    def stop(self) -> None:
        """Take nothing more, end the streams and the thread."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(10)
            self._server = self._thread = None
            gc.unfreeze()


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(512)
    except OSError as problem:
        listening.close()
        raise CivicsError(
            _("Port {port} cannot be used: {reason}. Try another one with --port.").format(
                port=port, reason=problem.strerror or problem
            )
        ) from problem
    return listening
