"""What a student sees: as a page, as JSON; and the time of the server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from civics_tui.classroom import seen
from civics_tui.web import pages
from civics_tui.web.rules import Caller


async def page(request: Request, caller: Caller) -> Response:
    """The page of the class; `?change` shows the form again after an answer was sent."""
    return pages.student(caller, changes="change" in request.query_params)


async def view(request: Request, caller: Caller) -> Response:
    """The complete state for this student."""
    return JSONResponse(seen.data(caller.view))


async def time(request: Request, caller: Caller) -> Response:
    """A sample of the clock, and how far the session is; a sign of life of who asks."""
    return JSONResponse({"received": caller.received, "sent": caller.site.room.clock(), "seq": caller.seq})
