"""For the machine of the teacher: whether the server lives, whether it can save, and a few counts without names."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from civics_tui.web.rules import Caller


async def alive(request: Request, caller: Caller) -> Response:
    """The server answers."""
    return JSONResponse({"alive": True})


async def ready(request: Request, caller: Caller) -> Response:
    """Answers can be saved; 503 where they cannot."""
    is_ready = await asyncio.to_thread(caller.site.is_ready)
    trouble = caller.site.room.writer.trouble
    return JSONResponse({"ready": is_ready, "trouble": trouble}, status_code=200 if is_ready else 503)


async def metrics(request: Request, caller: Caller) -> Response:
    """Counts, one a line."""
    site = caller.site
    counts = {
        "civics_streams": len(site.streams),
        "civics_answers_waiting": site.room.writer.waiting,
        "civics_students_seen": len(site.room.presence.present(site.room.clock())),
    }
    return PlainTextResponse("".join(f"{name} {count}\n" for name, count in counts.items()))
