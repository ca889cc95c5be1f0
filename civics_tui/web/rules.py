"""Who may call a route, and what a request must be like before its handler sees it. A route without a rule is refused.

The rules are checked in one place, `guarded`, around every handler; none of them reads a body that is too long.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from civics_tui.classroom.rules.refused import NoSuchToken
from civics_tui.classroom.seen import StudentView
from civics_tui.web.site import Site
from civics_tui.words import _

Who = Literal["anyone", "student", "board", "this_machine"]
"""`student`: somebody with a token of this session; `board`: who has the address of the board; `this_machine`: a
request over the loopback."""
Body = Literal["", "json", "form"]

COOKIE = "civics"
HEADER = "x-civics"
"""A header that no form and no page of another site can send."""
LARGEST = 8_192
"""Bytes of a body."""
SAFE = frozenset({"GET", "HEAD"})


class Refusal(Exception):
    """A request that is answered without its handler."""

    def __init__(self, status: int, sentence: str) -> None:
        """Hold the status and one sentence for a person."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, after the rules were checked."""

    site: Site
    address: str
    """Where the request comes from; used for counting only, and never kept."""
    student: int = 0
    """Number of the student, where the route is for students."""
    view: StudentView | None = None
    """What the student sees, where the route needs it."""
    seq: int = 0
    """Number of the last event of the session, where the route is for students."""
    received: int = 0
    """When the request was looked at, in the server's milliseconds."""
    token: str = ""
    body: dict[str, Any] | None = None
    """The body of a request in JSON."""
    fields: tuple[tuple[str, str], ...] = ()
    """The fields of a plain form, in their order."""

    def field(self, name: str) -> str:
        """The first field of that name in a plain form."""
        return next((value for key, value in self.fields if key == name), "")


Handler = Callable[[Request, Caller], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A route: its path, who may call it, and what it takes."""

    path: str
    method: Literal["GET", "POST"]
    who: Who
    handler: Handler
    body: Body = ""
    is_page: bool = False
    """Are refusals shown as a page? Else they are JSON."""
    sees: bool = True
    """Is the handler given all that the student sees? To know who it is takes a third of the work, and no turn."""


async def admitted(request: Request, rule: Rule, site: Site) -> Caller:
    """The caller of a route.

    Raises:
        Refusal: the rule does not admit the request.
        NoSuchToken: a student's route was called without a token that is worth anything.
        TooMany: the caller calls too often.
    """
    received = site.room.clock()
    _check_host(request, site)
    _check_origin(request, rule)
    address = request.client.host if request.client else ""
    if rule.who == "this_machine" and not _is_loopback(address):
        raise Refusal(403, _("This is for the teacher's machine only."))
    if rule.who == "board" and not _same(request.path_params.get("token", ""), site.showing.board_token):
        site.stranger(address)
        raise Refusal(404, _("There is no such page."))
    token = token_of(request)
    student, seq, view = 0, 0, None
    if rule.who == "student":
        if not token:
            site.stranger(address)
            raise NoSuchToken(_("Join the class first."))
        if rule.sees:
            student, view = await site.student(token, address)
            seq = view.seq
        else:
            student, seq = await site.who(token, address)
    body, fields = await _body(request, rule)
    return Caller(site, address, student, view, seq, received, token, body, fields)


def token_of(request: Request) -> str:
    """The token of a request: of the cookie, or of a client that is no browser."""
    scheme, _space, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()[:64]
    return request.cookies.get(COOKIE, "")[:64]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _check_host(request: Request, site: Site) -> None:
    """A page of another name that was pointed at this machine must not be answered."""
    if request.headers.get("host", "").lower() not in {host.lower() for host in site.hosts()}:
        raise Refusal(421, _("This address is not that of the class."))


def _check_origin(request: Request, rule: Rule) -> None:
    origin = request.headers.get("origin")
    own = {f"{scheme}://{request.headers.get('host', '').lower()}" for scheme in ("http", "https")}
    if origin is not None and origin.lower() not in own:
        raise Refusal(403, _("This was sent from another site."))
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and not rule.is_page:
        raise Refusal(403, _("This was sent from another site."))
    if rule.method not in SAFE and origin is None and not _is_client(request):
        raise Refusal(403, _("Your browser does not say from which page this was sent."))
    if rule.body == "json" and not request.headers.get(HEADER):
        raise Refusal(403, _("This was not sent by the page of the class."))


def _is_client(request: Request) -> bool:
    """Is it a client that is no browser? It sends the header of ours, and no cookie that could be misused."""
    return bool(request.headers.get(HEADER)) and "cookie" not in request.headers


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


async def _body(request: Request, rule: Rule) -> tuple[dict[str, Any] | None, tuple[tuple[str, str], ...]]:
    if not rule.body:
        return None, ()
    kinds = {"json": "application/json", "form": "application/x-www-form-urlencoded"}
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != kinds[rule.body]:
        raise Refusal(415, _("This is not in the form that is taken here."))
    raw = await _bytes(request)
    try:
        if rule.body == "form":
            return None, tuple(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=200))
        found = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise Refusal(400, _("This cannot be read.")) from problem
    if not isinstance(found, dict):
        raise Refusal(400, _("This cannot be read."))
    return found, ()


async def _bytes(request: Request) -> bytes:
    told = request.headers.get("content-length", "0")
    if not told.isdigit() or int(told) > LARGEST:
        raise Refusal(413, _("This is longer than an answer may be."))
    raw = bytearray()
    async for part in request.stream():
        raw += part
        if len(raw) > LARGEST:
            raise Refusal(413, _("This is longer than an answer may be."))
    return bytes(raw)
