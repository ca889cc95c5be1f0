"""Joining: the page with the field for the code, and what it sends."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from civics_tui.classroom.rules.refused import NoSuchToken, Refused
from civics_tui.web import pages
from civics_tui.web.rules import COOKIE, Caller, Refusal
from civics_tui.web.statuses import status_of
from civics_tui.words import _

DAY = 86_400
"""Seconds for which a browser keeps a token; a session is over long before."""


async def page(request: Request, caller: Caller) -> Response:
    """The page to join with; the code may stand in the address, as in a QR code."""
    code = str(request.path_params.get("code", ""))[:16]
    return pages.join(code=code, asks_name=_asks(caller) == "own", title=caller.site.showing.title)


def _asks(caller: Caller) -> str:
    return caller.site.showing.policy.names


async def by_form(request: Request, caller: Caller) -> Response:
    """Join, from a plain form; then on to the class."""
    code, name, listed = caller.field("code"), caller.field("name"), caller.field("listed")
    asks = _asks(caller)
    title = caller.site.showing.title
    try:
        if asks == "list" and not listed:
            await caller.site.find(code, caller.address)
            return pages.join(code=code, title=title, listed=await caller.site.listed())
        joined = await caller.site.join(code=code, name=name, listed=listed, client="browser", address=caller.address)
    except Refused as problem:
        return pages.join(
            code=code,
            name=name,
            asks_name=asks == "own",
            title=title,
            problem=problem.sentence,
            status=status_of(problem),
        )
    return _with_cookie(RedirectResponse("/class", status_code=303), joined.token)


def _with_cookie(response: Response, token: str) -> Response:
    response.set_cookie(COOKIE, token, max_age=DAY, httponly=True, samesite="strict", path="/")
    return response


async def by_api(request: Request, caller: Caller) -> Response:
    """Join, from a script of ours or from the client for terminals, which is given its token to keep."""
    body = caller.body or {}
    given = {name: body.get(name, "") for name in ("code", "name", "listed")}
    if not all(isinstance(value, str) for value in given.values()):
        raise Refusal(400, _("This cannot be read."))
    is_terminal = body.get("client") == "terminal"
    if _asks(caller) == "list" and not given["listed"]:
        await caller.site.find(given["code"], caller.address)
        return JSONResponse({"listed": [list(one) for one in await caller.site.listed()]})
    joined = await caller.site.join(**given, client="terminal" if is_terminal else "browser", address=caller.address)
    told = {"student": joined.student.id, "name": joined.student.name}
    if is_terminal:
        return JSONResponse({**told, "token": joined.token})
    return _with_cookie(JSONResponse(told), joined.token)


async def back_page(request: Request, caller: Caller) -> Response:
    """The page to go on with on another device, by an address that the teacher shows to this one student."""
    token = str(request.path_params["token"])[:64]
    try:
        _number, view = await caller.site.student(token, caller.address)
    except NoSuchToken:
        return pages.refused(404, _worn_out())
    return pages.come_back(token, view.name)


async def back(request: Request, caller: Caller) -> Response:
    """Go on on this device; the address is worth nothing from now on, and the old device neither."""
    try:
        fresh = await caller.site.come_back(caller.field("token")[:64], caller.address)
    except NoSuchToken:
        return pages.refused(404, _worn_out())
    return _with_cookie(RedirectResponse("/class", status_code=303), fresh)


def _worn_out() -> str:
    return _("This way back was used already. Ask your teacher for another one.")
