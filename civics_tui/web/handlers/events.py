"""Events: as a stream, or one long poll at a time on the same cursor."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from civics_tui.classroom.rules.record import Event
from civics_tui.web.rules import Caller, Refusal
from civics_tui.web.streams import EVERY, EventStream, Stream, packed
from civics_tui.words import _

OF_ALL = frozenset(
    {"lobby", "running", "paused", "finished", "archived", "aborted", "opened", "extended", "closing"}
    | {"revealed", "scored", "credited", "regraded"}
)
"""Events after which every student sees something else; a question that closes looks as it does once it is locked."""
OF_ONE = frozenset({"approved", "removed", "renamed", "time_factor", "token_replaced"})
"""Events after which one student does."""
LONGEST_POLL = 25.0
EACH = 2.0
"""Milliseconds of the host for the page of one student, and for what else it has to do meanwhile."""
STEP = 50
"""Milliseconds to which the time is rounded within which phones come for their pages."""


def concerns(event: Event, student: int) -> bool:
    """Does this student see something else after it?"""
    own = event.kind in OF_ONE and event.body.get("student") == student
    late = event.kind == "late_accepted"
    return event.kind in OF_ALL or own or late


def told(seq: int, kind: str, students: int) -> dict[str, Any]:
    """An event as a student hears of it: that it is time to look, never what is to be seen.

    All hear of it at once. `within` tells in how many milliseconds they are to come for their pages, the longer the
    larger the class is: the host would not be done sooner if all came now, and answers would wait behind the pages.
    """
    return {"seq": seq, "kind": kind, "within": STEP * math.ceil(EACH * students / STEP)}


@lru_cache(maxsize=64)
def _news(seq: int, kind: str, students: int) -> bytes:
    """The same for every stream, and made once."""
    return packed(seq, "news", told(seq, kind, students))


def cursor(request: Request) -> int:
    """The number of the last event that the caller has seen.

    Raises:
        Refusal: it is no number.
    """
    text = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Refusal(400, _("The cursor of events is a number."))
    return int(text)


async def of_student(request: Request, caller: Caller) -> Response:
    """Events for one student; a cursor that is ahead of the log is answered with 410: look at the view again."""
    after = cursor(request)
    if caller.view is not None and after > caller.view.seq:
        raise Refusal(410, _("Look at the whole view again."))
    if "wait" in request.query_params:
        return await _polled(request, caller, after)
    site, student = caller.site, caller.student
    follower = site.feed.follow(after, lambda event: concerns(event, student))

    async def messages(stream: Stream) -> AsyncIterator[bytes | None]:
        while True:
            found = await follower.next(wait=EVERY)
            yield b"".join(_news(event.seq, event.kind, len(site.streams)) for event in found) or None

    return EventStream(messages, site.streams, f"student {student}")


async def _polled(request: Request, caller: Caller, after: int) -> Response:
    text = request.query_params["wait"]
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Refusal(400, _("The wait is a number of seconds."))
    student = caller.student
    follower = caller.site.feed.follow(after, lambda event: concerns(event, student))
    found = await follower.next(wait=min(float(text), LONGEST_POLL))
    return JSONResponse(
        {"events": [told(one.seq, one.kind, len(caller.site.streams)) for one in found], "seq": follower.seq}
    )


async def of_board(request: Request, caller: Caller) -> Response:
    """News for the board: events, and that more answers came."""
    after, site = cursor(request), caller.site

    async def messages(stream: Stream) -> AsyncIterator[bytes | None]:
        seen = after
        while True:
            found, is_more = await site.news(seen, wait=EVERY)
            seen = found[-1].seq if found else seen
            if found or is_more:
                yield packed(seen, "news", {"seq": seen})
            else:
                yield None

    return EventStream(messages, site.streams, "board", most=8)
