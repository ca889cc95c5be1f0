"""Answers: as JSON with a key of the client's, or as a plain form."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeGuard

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.refused import Refused
from civics_tui.errors import AnswerError, StorageError
from civics_tui.web import drafts, pages
from civics_tui.web.rules import Caller, Refusal
from civics_tui.web.statuses import status_of
from civics_tui.words import _


async def by_api(request: Request, caller: Caller) -> Response:
    """Take an answer; 200 says that it is on the disk."""
    body = caller.body or {}
    run, key, rev, payload = (body.get(name) for name in ("run_id", "idem_key", "rev", "payload"))
    if not (_is_number(run) and _is_number(rev) and isinstance(key, str) and isinstance(payload, dict)):
        raise Refusal(400, _("This is no answer."))
    ack = await caller.site.answer(student=caller.student, run=run, key=key, rev=rev, data=payload)
    return JSONResponse(told(caller, ack))


def _is_number(value: Any) -> TypeGuard[int]:
    return type(value) is int and abs(value) < 2**53


def told(caller: Caller, ack: Ack) -> dict[str, Any]:
    """What is told of an answer that is on the disk; nothing of whether it is right."""
    return {
        "run_id": ack.run,
        "rev": ack.rev,
        "verdict": "replayed" if ack.replayed and ack.verdict == "accepted" else ack.verdict,
        "received_at": ack.received_at,
        "said": caller.site.showing.saved(ack.verdict, ack.received_at),
    }


async def by_form(request: Request, caller: Caller) -> Response:
    """Take an answer of a page without scripts; or move an item of an ordering, which saves nothing yet."""
    view = caller.view
    if view is None or view.question is None or caller.field("run") != str(view.run):
        return RedirectResponse("/class", status_code=303)
    try:
        payload = drafts.payload(view.question, caller.fields)
    except AnswerError as problem:
        return pages.student(caller, changes=True, problem=problem.sentence, status=422)
    if caller.field("move"):
        return pages.student(caller, changes=True, draft=payload)
    try:
        await _send(caller, view.run or 0, payload)
    except (AnswerError, Refused, StorageError) as problem:
        status = status_of(problem)
        return pages.student(caller, changes=True, draft=payload, problem=problem.sentence, status=status)
    return RedirectResponse("/class", status_code=303)


async def _send(caller: Caller, run: int, payload: dict[str, Any]) -> None:
    """Send it as the next revision; where another came in between, as the one after that."""
    view = caller.view
    rev = (view.own.rev if view and view.own else 0) + 1
    given = caller.field("rev")
    if given.isascii() and given.isdigit() and len(given) < 9:
        rev = max(1, int(given))
    ack = await _submit(caller, run, rev, payload)
    if ack.verdict == "superseded" and view and view.may_change and view.own and view.own.rev >= rev:
        await _submit(caller, run, view.own.rev + 1, payload)


async def _submit(caller: Caller, run: int, rev: int, payload: dict[str, Any]) -> Ack:
    # A form that is sent twice has the same key, and counts once.
    key = hashlib.sha256(json.dumps([run, rev, payload], sort_keys=True).encode()).hexdigest()[:32]
    return await caller.site.answer(student=caller.student, run=run, key=f"form-{key}", rev=rev, data=payload)
