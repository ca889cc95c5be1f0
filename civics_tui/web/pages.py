"""The pages: templates filled with what `seen` gives. All text is escaped; spans become markup in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from civics_tui.classroom.people import codes
from civics_tui.classroom.revealed import letter_of
from civics_tui.classroom.seen import BoardView, StudentView
from civics_tui.views.html import elements
from civics_tui.views.pieces import Line, plain
from civics_tui.web import assets, drafts
from civics_tui.web.rules import Caller
from civics_tui.words import _, ngettext

MOST_BUTTONS = 5
"""Places that stand side by side as buttons; more of them become a list to unfold."""
LONGEST_TYPED = 200
"""Characters that a field of the page takes."""


def _line(line: Line) -> Markup:
    """Spans as markup that is safe in a page."""
    return Markup(elements.line(line))


def _tokens(sign: str) -> str:
    return {"right": "OK", "missed": "OK", "wrong": "X", "partly": "~"}.get(sign, "")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, which escape whatever they are given."""
    made = Environment(
        loader=PackageLoader("civics_tui.web"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(line=_line, plain=plain, letter=letter_of, sign=_tokens, code=_code)
    made.globals.update(urls=assets.URLS, _=_, ngettext=ngettext, most_buttons=MOST_BUTTONS, longest=LONGEST_TYPED)
    return made


def make_ready() -> None:
    """Compile the templates, which would keep the first who looks, and all behind, waiting."""
    for name in environment().list_templates():
        environment().get_template(name)


def _code(code: str) -> str:
    return codes.written(code) if code else ""


def _page(template: str, status: int = 200, **given: Any) -> Response:
    return HTMLResponse(environment().get_template(template).render(**given), status_code=status)


def join(
    *,
    code: str = "",
    name: str = "",
    asks_name: bool = False,
    listed: Sequence[tuple[str, str]] | None = None,
    title: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    """The page to join with; with a list of names once the code was right, where the teacher has one."""
    return _page(
        "join.html", status, given=code, name=name, asks_name=asks_name, listed=listed, title=title, problem=problem
    )


def come_back(token: str, name: str) -> Response:
    """The page to go on with on another device."""
    return _page("back.html", token=token, name=name)


def refused(status: int, sentence: str) -> Response:
    """One sentence that ends the problem, with the way back to joining."""
    return _page("refused.html", status, sentence=sentence, may_join=status in (401, 404))


def student(
    caller: Caller, *, changes: bool = False, draft: dict[str, Any] | None = None, problem: str = "", status: int = 200
) -> Response:
    """The page of one student.

    Args:
        caller: the student with the view.
        changes: is the form shown although an answer was sent?
        draft: an answer that is not sent yet, to fill the form with.
        problem: why an answer was not taken.
        status: of the response.
    """
    view = caller.view
    assert view is not None
    if draft is None and not problem and view.own is None and view.reveal is None and not view.record:
        own = {_NAME: str(escape(view.name)), _NOW: str(view.now), _STUDENT: str(caller.student)}
        page = _alike(dataclasses.replace(view, name="", now=0), _seconds(view.closes_at, view.now))
        for mark, text in own.items():
            page = page.replace(mark, text)
        return HTMLResponse(page)
    given = (view.own.payload if view.own else {}) if draft is None else draft
    asks = view.state == "question" and view.may_change and (changes or view.own is None)
    page = _of_student(
        view,
        asks=asks,
        filled=given,
        problem=problem,
        name=view.name,
        now=view.now,
        student=caller.student,
        seconds=_seconds(view.closes_at, view.now),
    )
    return HTMLResponse(page, status_code=status)


# No text of a person or of a pack holds this sign: `clean_text` refuses it.
_NAME, _NOW, _STUDENT = "\0name\0", "\0now\0", "\0student\0"


@lru_cache(maxsize=16)
def _alike(view: StudentView, seconds: int | None) -> str:
    """The page of all who see the same and have sent nothing, with marks for what each has of the own."""
    asks = view.state == "question" and view.may_change
    return _of_student(view, asks=asks, name=_NAME, now=_NOW, student=_STUDENT, seconds=seconds)


def _of_student(
    view: StudentView, *, asks: bool, filled: Mapping[str, Any] | None = None, problem: str = "", **given: Any
) -> str:
    question = view.question
    return (
        environment()
        .get_template("student.html")
        .render(
            view=view,
            asks=asks and question is not None,
            filled=filled or {},
            order=drafts.ordered(question, dict(filled or {})) if question and question.form == "order" else [],
            texts={one.id: one.text for one in question.options} if question else {},
            problem=problem,
            key=f"{view.state} {view.run or 0}",
            words=_words(),
            rev=(view.own.rev if view.own else 0) + 1,
            **given,
        )
    )


def _seconds(closes_at: int | None, now: int) -> int | None:
    return None if closes_at is None else max(0, round((closes_at - now) / 1000))


def _words() -> dict[str, str]:
    """What the script of the page says."""
    return {
        "saving": _("Saving..."),
        "not_saved": _("NOT SAVED YET - no connection. Keep this page open."),
        "not_saved_why": _("NOT SAVED YET - the host says: {why} Keep this page open."),
        "kept": _("Your answer is kept on this device. You do not need to do anything."),
        "lost": _("No connection. Keep this page open; it goes on by itself."),
        "back": _("Connected again."),
        "again": _("Trying again in {n} s"),
        "elsewhere": _("This class is open in another tab; this one rests. Load the page to go on here."),
        "send": _("Send answer {letter}"),
        "left": _("about {n} s left"),
        "warn": _("{n} seconds left"),
        "up": _("Time is up."),
        "moved": _("{item}: place {n} of {all}"),
    }


def board(view: BoardView, token: str) -> Response:
    """The page for the projector."""
    most = max((one.count for one in view.bars), default=0)
    address = f"http://{view.address}/j/{view.code}"
    return _page(
        "board.html",
        view=view,
        token=token,
        most=most or 1,
        key=f"{view.state} {view.run or 0}",
        seconds=_seconds(view.closes_at, view.now),
        left=_("about {n} s left"),
        qr=Markup(_picture(address)) if view.state == "lobby" and view.code else "",
    )


@lru_cache(maxsize=4)
def _picture(address: str) -> str:
    """The address as a QR code, drawn without a style that the policy of the page would refuse."""
    made = segno.make(address, error="m", micro=False)
    drawn: str = made.svg_inline(
        scale=1, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return drawn
