"""The least that the server of a class can be, as a floor: `python -m tests.benchmarks.apps.class_bare PAGE_SIZE`.

It pushes, acknowledges and sends pages as a host does; it knows nobody, checks nothing and stores nothing.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import threading
import time
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from civics_tui.web.handlers.events import EACH
from tests.benchmarks.apps.class_host import say
from tests.web.lesson import free_port


class Bare:
    """Everything that it knows: the number of the last event."""

    def __init__(self, page: int) -> None:
        self.seq = 1
        self.streams = 0
        self.kind = "running"
        self.news = asyncio.Event()
        self.padding = "x" * page
        self.students = itertools.count(1)

    def tell(self, kind: str) -> None:
        self.seq, self.kind = self.seq + 1, kind
        self.news.set()
        self.news = asyncio.Event()

    async def join(self, request: Request) -> Response:
        await request.json()
        student = next(self.students)
        return JSONResponse({"student": student, "name": "x", "token": f"token-{student}"})

    async def page(self, request: Request) -> Response:
        return HTMLResponse(f'<main data-seq="{self.seq}">{self.padding}</main>')

    async def events(self, request: Request) -> Response:
        async def messages() -> AsyncIterator[str]:
            self.streams += 1
            yield "retry: 1000\n\n"
            while True:
                await self.news.wait()
                told = {"seq": self.seq, "kind": self.kind, "within": round(EACH * self.streams)}
                body = json.dumps(told, separators=(",", ":"))
                yield f"id: {self.seq}\nevent: news\ndata: {body}\n\n"

        return StreamingResponse(messages(), media_type="text/event-stream")

    async def answer(self, request: Request) -> Response:
        body = await request.json()
        return JSONResponse({"run_id": body["run_id"], "rev": body["rev"], "verdict": "accepted"})

    async def time(self, request: Request) -> Response:
        return JSONResponse({"received": 0, "sent": 0, "seq": self.seq})


async def main(page: int) -> None:
    """Serve until the input ends."""
    bare = Bare(page)
    app = Starlette(
        routes=[
            Route("/api/join", bare.join, methods=["POST"]),
            Route("/class", bare.page),
            Route("/api/events", bare.events),
            Route("/api/answer", bare.answer, methods=["POST"]),
            Route("/api/time", bare.time),
        ]
    )
    with free_port() as port:
        pass
    config = uvicorn.Config(
        app,
        port=port,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    loop = asyncio.get_running_loop()

    def listen() -> None:
        say("ready", port, "")
        for run, line in enumerate(sys.stdin):
            if json.loads(line)[0] == "ask":
                began = time.monotonic()
                loop.call_soon_threadsafe(bare.tell, "opened")
                say("asked", began, run, [[{"picked": [f"choice-{n:010}"]}, ""] for n in range(4)])
                continue
            loop.call_soon_threadsafe(bare.tell, "closing")
            time.sleep(0.8)
            loop.call_soon_threadsafe(bare.tell, "revealed")
            say("over")
        server.should_exit = True

    threading.Thread(target=listen, daemon=True).start()
    await serving


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
