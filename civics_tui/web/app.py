"""The app: its table of routes, each with who may call it, wrapped in the rules and the headers of every response."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from civics_tui.classroom.rules.refused import TooMany
from civics_tui.errors import CivicsError, StorageError
from civics_tui.web import pages
from civics_tui.web.handlers import answers, board, events, files, health, joining, record, student
from civics_tui.web.rules import Refusal, Rule, admitted
from civics_tui.web.site import Site
from civics_tui.web.statuses import status_of
from civics_tui.words import _

ROUTES: tuple[Rule, ...] = (
    Rule(path="/", method="GET", who="anyone", handler=joining.page, is_page=True),
    Rule(path="/j/{code}", method="GET", who="anyone", handler=joining.page, is_page=True),
    Rule(path="/join", method="POST", who="anyone", handler=joining.by_form, body="form", is_page=True),
    Rule(path="/api/join", method="POST", who="anyone", handler=joining.by_api, body="json"),
    Rule(path="/back/{token}", method="GET", who="anyone", handler=joining.back_page, is_page=True),
    Rule(path="/back", method="POST", who="anyone", handler=joining.back, body="form", is_page=True),
    Rule(path="/static/{name}", method="GET", who="anyone", handler=files.static),
    Rule(path="/class", method="GET", who="student", handler=student.page, is_page=True),
    Rule(path="/class/answer", method="POST", who="student", handler=answers.by_form, body="form", is_page=True),
    Rule(path="/class/record", method="GET", who="student", handler=record.as_text, is_page=True),
    Rule(path="/api/view", method="GET", who="student", handler=student.view),
    Rule(path="/api/events", method="GET", who="student", handler=events.of_student),
    Rule(path="/api/answer", method="POST", who="student", handler=answers.by_api, body="json", sees=False),
    Rule(path="/api/record", method="GET", who="student", handler=record.as_json),
    Rule(path="/api/time", method="GET", who="student", handler=student.time, sees=False),
    Rule(path="/board/{token}", method="GET", who="board", handler=board.page, is_page=True),
    Rule(path="/board/{token}/events", method="GET", who="board", handler=events.of_board),
    Rule(path="/healthz", method="GET", who="this_machine", handler=health.alive),
    Rule(path="/readyz", method="GET", who="this_machine", handler=health.ready),
    Rule(path="/metrics", method="GET", who="this_machine", handler=health.metrics),
)
"""Every route of the server; nothing is reached by another way."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # `no-referrer` would make browsers hide the origin of our own forms, too.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

HELD = 0.1
"""Seconds for which a refusal of haste is held back: a flood waits for itself, and the class does not wait for it."""

_ENCODED = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


def build(site: Site) -> ASGIApp:
    """The app of a session."""
    pages.make_ready()
    routes = [Route(rule.path, _guarded(rule, site), methods=[rule.method]) for rule in ROUTES]
    return _Headers(Starlette(routes=routes, exception_handlers={HTTPException: _nothing, Exception: _broken(site)}))


def _guarded(rule: Rule, site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            caller = await admitted(request, rule, site)
            return await rule.handler(request, caller)
        except Refusal as refusal:
            return refused(rule, refusal.status, refusal.sentence)
        except CivicsError as problem:
            response = refused(rule, status_of(problem), problem.sentence)
            if isinstance(problem, TooMany):
                await asyncio.sleep(HELD)
                response.headers["Retry-After"] = str(max(1, round(problem.wait)))
            elif isinstance(problem, StorageError):
                response.headers["Retry-After"] = "1"
            return response

    return endpoint


def refused(rule: Rule, status: int, sentence: str) -> Response:
    """The response to a request that is not carried out: one sentence, as a page or as JSON."""
    if rule.is_page:
        return pages.refused(status, sentence)
    return JSONResponse({"error": sentence}, status_code=status)


async def _nothing(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 404
    return JSONResponse({"error": _("There is no such page.")}, status_code=status)


def _broken(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def told(request: Request, problem: Exception) -> Response:
        site.crashed(problem)
        return JSONResponse({"error": _("Something broke at the host; your teacher can look.")}, status_code=500)

    return told


class _Headers:
    """Adds the headers that every response has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                if not any(name == b"cache-control" for name, _value in given):
                    given.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*given, *_ENCODED]}
            await send(message)

        if scope["type"] == "http":
            await self._app(scope, receive, with_headers)
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)
