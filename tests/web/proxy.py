"""A bad network between clients and a server: a TCP proxy that resets, cuts and holds up, as a seed draws it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass

METHODS = (b"GET ", b"POST ")
RESET = struct.pack("ii", 1, 0)
"""Linger for no time: a connection that is closed is reset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accidents:
    """Shares of all requests."""

    resets: float = 0.0
    """Lost before they arrive."""
    cuts: float = 0.0
    """Carried out, and the response is lost."""
    delays: float = 0.0
    """Held up on the way to the server."""
    shortest: float = 0.5
    longest: float = 3.0
    """Seconds of a delay."""


class Proxy:
    """Passes connections on to a port of the loopback, in a thread of its own."""

    def __init__(self, target: int, accidents: Accidents, seed: object) -> None:
        self.accidents = accidents
        """May be changed while it runs."""
        self.count = {"well": 0, "reset": 0, "cut": 0, "delayed": 0}
        """Requests by what became of them."""
        self.port = 0
        self._target = target
        self._chance = random.Random(str(seed))
        self._connections: set[asyncio.Task[None]] = set()

    async def serve(self, started: threading.Event, ending: asyncio.Event) -> None:
        """Pass on until it is to end."""
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        async with server:
            await ending.wait()
            for task in self._connections:
                task.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
            cut = asyncio.Event()
            ways = {
                asyncio.create_task(self._there(reader, far_writer, cut)),
                asyncio.create_task(self._back(far_reader, writer, cut)),
            }
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
                for one in (writer, far_writer):
                    _reset(one)

    async def _there(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event) -> None:
        while data := await reader.read(65_536):
            if data.startswith(METHODS) and not await self._befall(cut):
                return
            writer.write(data)
            await writer.drain()

    async def _back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event) -> None:
        while data := await reader.read(65_536):
            if cut.is_set():
                return
            writer.write(data)
            await writer.drain()

    async def _befall(self, cut: asyncio.Event) -> bool:
        """Draw what happens to a request; does it arrive?"""
        given = self.accidents
        drawn = self._chance.random()
        if drawn < given.resets:
            self.count["reset"] += 1
            return False
        if drawn < given.resets + given.cuts:
            self.count["cut"] += 1
            cut.set()
        elif drawn < given.resets + given.cuts + given.delays:
            self.count["delayed"] += 1
            await asyncio.sleep(self._chance.uniform(given.shortest, given.longest))
        else:
            self.count["well"] += 1
        return True


def _reset(writer: asyncio.StreamWriter) -> None:
    found = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()


@contextlib.contextmanager
def proxy(target: int, accidents: Accidents, seed: object) -> Iterator[Proxy]:
    """A proxy to a port; it resets what is open at the end."""
    made = Proxy(target, accidents, seed)
    started = threading.Event()
    held: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        ending = asyncio.Event()
        held.append((asyncio.get_running_loop(), ending))
        await made.serve(started, ending)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="bad-network", daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield made
    finally:
        loop, ending = held[0]
        loop.call_soon_threadsafe(ending.set)
        thread.join(10)
