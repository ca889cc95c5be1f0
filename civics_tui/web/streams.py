"""Streams of events to browsers: at most two for each token, the newest win; who does not read is cut off.

A stream is asked for what it has not seen yet, so that nothing piles up for a slow reader; it resumes by its cursor.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

EVERY = 10.0
"""Seconds between two comments, which keep a connection from being taken for dead."""
PATIENCE = 20.0
"""Seconds that a reader may leave its connection full."""
MOST = 2
"""Streams of one token."""


@dataclass
class Stream:
    """One open stream."""

    ended: asyncio.Event = field(default_factory=asyncio.Event)
    is_elsewhere: bool = False
    """Was it ended because the same student opened others?"""


class Streams:
    """All open streams by their owner."""

    def __init__(self) -> None:
        """None is open."""
        self._open: dict[str, OrderedDict[int, Stream]] = {}
        self._count = 0
        self._many = 0
        self._is_closed = False

    def __len__(self) -> int:
        """How many are open."""
        return self._many

    @contextlib.contextmanager
    def opened(self, owner: str, most: int = MOST) -> Any:
        """A stream of an owner; the oldest ones beyond `most` are ended."""
        self._count += 1
        number, stream = self._count, Stream()
        if self._is_closed:
            stream.ended.set()
        streams = self._open.setdefault(owner, OrderedDict())
        streams[number] = stream
        self._many += 1
        while len(streams) > most:
            _oldest, other = streams.popitem(last=False)
            self._many -= 1
            other.is_elsewhere = True
            other.ended.set()
        try:
            yield stream
        finally:
            self._many -= streams.pop(number, None) is not None
            if not streams and self._open.get(owner) is streams:
                del self._open[owner]

    def close(self) -> None:
        """End all streams, and whatever is opened from now on."""
        self._is_closed = True
        for streams in list(self._open.values()):
            for stream in streams.values():
                stream.ended.set()


class EventStream(Response):
    """Server-sent events: a comment every ten seconds, one message for each event."""

    media_type = "text/event-stream"

    def __init__(
        self,
        messages: Callable[[Stream], AsyncIterator[bytes | None]],
        streams: Streams,
        owner: str,
        *,
        most: int = MOST,
    ) -> None:
        """Send messages as `packed` to one owner; `messages` gives `None` where nothing happened for a while."""
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._messages = messages
        self._streams = streams
        self._owner = owner
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the client leaves, the server ends, or the client does not read."""
        with self._streams.opened(self._owner, self._most) as stream:
            sending = asyncio.create_task(self._send(stream, send))
            leaving = asyncio.create_task(_left(receive))
            ending = asyncio.create_task(stream.ended.wait())
            tasks = {sending, leaving, ending}
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            has_left = leaving.done()
            await cancelled(tasks)
            with contextlib.suppress(OSError, TimeoutError):
                if not sending.cancelled():
                    sending.result()
                if stream.is_elsewhere:
                    await self._write(send, b"event: elsewhere\ndata: {}\n\n")
                if not has_left:
                    await self._write(send, b"", more=False)

    async def _send(self, stream: Stream, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await self._write(send, b"retry: 1000\n\n")
        async for message in self._messages(stream):
            await self._write(send, b": still here\n\n" if message is None else message)

    async def _write(self, send: Send, body: bytes, *, more: bool = True) -> None:
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": body, "more_body": more})


async def cancelled(tasks: Collection[asyncio.Task[Any]]) -> None:
    """End tasks; asked again and again, as a wait that ends just now swallows a cancellation in Python 3.11."""
    while left := [task for task in tasks if not task.done()]:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=0.1)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def packed(number: int, sort: str, body: Mapping[str, Any]) -> bytes:
    """A message as it goes over the wire: the number of the event, its sort, and what it says."""
    return f"id: {number}\nevent: {sort}\ndata: {json.dumps(body, separators=(',', ':'))}\n\n".encode()
