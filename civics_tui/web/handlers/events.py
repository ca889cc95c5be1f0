"""Events: as a stream, or one long poll at a time on the same cursor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from civics_tui.classroom.rules.record import Event
from civics_tui.web.rules import Caller, Refusal
from civics_tui.web.site import Site
from civics_tui.web.streams import EVERY, EventStream, Message, Stream
from civics_tui.words import _

OF_ALL = frozenset(
    {"lobby", "running", "paused", "finished", "archived", "aborted", "opened", "extended", "closing", "locked"}
    | {"revealed", "scored", "credited", "regraded"}
)
"""Events after which every student sees something else."""
OF_ONE = frozenset({"approved", "removed", "renamed", "time_factor", "token_replaced"})
"""Events after which one student does."""
LONGEST_POLL = 25.0


def concerns(event: Event, student: int) -> bool:
    """Does this student see something else after it?"""
    own = event.kind in OF_ONE and event.body.get("student") == student
    late = event.kind == "late_accepted"
    return event.kind in OF_ALL or own or late


def told(event: Event) -> Message:
    """An event as a student hears of it: that it is time to look, never what is to be seen."""
    return event.seq, "news", {"seq": event.seq, "kind": event.kind}


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

    async def messages(stream: Stream) -> AsyncIterator[Message | None]:
        seen = after
        while True:
            found = await site.feed.after(seen, wait=EVERY)
            seen = found[-1].seq if found else seen
            mine = [event for event in found if concerns(event, student)]
            for event in mine:
                yield told(event)
            if not mine:
                yield None

    return EventStream(messages, site.streams, f"student {student}")


async def _polled(request: Request, caller: Caller, after: int) -> Response:
    text = request.query_params["wait"]
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Refusal(400, _("The wait is a number of seconds."))
    found = await _until_concerned(caller.site, caller.student, after, min(float(text), LONGEST_POLL))
    mine = [told(event)[2] for event in found if concerns(event, caller.student)]
    return JSONResponse({"events": mine, "seq": found[-1].seq if found else after})


async def _until_concerned(site: Site, student: int, after: int, wait: float) -> list[Event]:
    loop = asyncio.get_running_loop()
    end = loop.time() + wait
    found: list[Event] = []
    while True:
        more = await site.feed.after(found[-1].seq if found else after, wait=max(0.0, end - loop.time()))
        found += more
        if not more or any(concerns(event, student) for event in more):
            return found


async def of_board(request: Request, caller: Caller) -> Response:
    """News for the board: events, and that more answers came."""
    after, site = cursor(request), caller.site

    async def messages(stream: Stream) -> AsyncIterator[Message | None]:
        seen = after
        while True:
            found, is_more = await site.news(seen, wait=EVERY)
            seen = found[-1].seq if found else seen
            if found or is_more:
                yield seen, "news", {"seq": seen}
            else:
                yield None

    return EventStream(messages, site.streams, "board", most=8)
