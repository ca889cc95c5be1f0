"""Styles and scripts: the four files that there are, and no others."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from civics_tui.web import assets
from civics_tui.web.rules import Caller, Refusal
from civics_tui.words import _


async def static(request: Request, caller: Caller) -> Response:
    """A file; its name changes with its content, so that browsers may keep it."""
    name = str(request.path_params["name"])
    found = assets.ASSETS.get(name)
    if found is None:
        raise Refusal(404, _("There is no such page."))
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": "max-age=86400, immutable"})
