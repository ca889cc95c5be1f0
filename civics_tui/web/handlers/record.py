"""A student's own record: what was answered and what was right, to be kept by the student."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from civics_tui.classroom import seen
from civics_tui.classroom.seen import Past, StudentView
from civics_tui.views.pieces import plain
from civics_tui.web.rules import Caller, Refusal
from civics_tui.words import _


def _view(caller: Caller) -> StudentView:
    if caller.view is None or caller.view.state not in ("finished", "given_up"):
        raise Refusal(409, _("Your record can be saved once the class is over."))
    return caller.view


async def as_json(request: Request, caller: Caller) -> Response:
    """The record as data."""
    view = _view(caller)
    return JSONResponse({"title": view.title, "name": view.name, "record": seen.data(view.record)})


async def as_text(request: Request, caller: Caller) -> Response:
    """The record as a text file."""
    view = _view(caller)
    lines = [view.title, view.name, ""]
    for one in view.record:
        lines += [*_told(one), ""]
    name = "attachment; filename=my-record.txt"
    return PlainTextResponse("\n".join(lines), headers={"Content-Disposition": name})


def _told(one: Past) -> list[str]:
    lines = [f"{one.number}. {plain(one.stem)}"]
    lines.append(_("Your answer: {words}").format(words=one.answer) if one.answer else _("You sent no answer."))
    if one.reveal is None:
        return lines
    right = [plain(one.reveal.right), *(f"  {plain(item)}" for item in one.reveal.right_order)]
    right += [f"  {plain(item)} - {plain(place)}" for item, place in one.reveal.right_pairs]
    lines += [text for text in (one.reveal.word, *right, *map(plain, one.reveal.why)) if text]
    for source in one.reveal.sources:
        lines.append(f"  {plain(source.text)}")
        lines += [f"    {label}: {plain(text)}" if label else f"      {plain(text)}" for label, text in source.rows]
    return lines
