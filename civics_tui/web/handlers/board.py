"""The board: a page for the projector, which anybody may see."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from civics_tui.web import pages
from civics_tui.web.rules import Caller


async def page(request: Request, caller: Caller) -> Response:
    """The board as it is now."""
    return pages.board(await caller.site.board(), str(request.path_params["token"]))
