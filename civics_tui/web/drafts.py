"""An answer as the fields of a plain form, and back: one pair of functions for each form of input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from civics_tui.errors import AnswerError
from civics_tui.views.public import PublicQuestion
from civics_tui.words import _

Fields = Sequence[tuple[str, str]]


def payload(question: PublicQuestion, fields: Fields) -> dict[str, Any]:
    """The answer in the fields of a form, under public names; an ordering with its move carried out.

    Raises:
        AnswerError: nothing was chosen or filled in.
    """
    match question.form:
        case "pick":
            chosen = [value for name, value in fields if name == "picked"]
            if not chosen and not question.many:
                raise AnswerError(_("Choose one first."))
            return {"picked": chosen}
        case "text":
            return {"typed": next((value for name, value in fields if name == "typed"), "")}
        case "order":
            return {"ordered": _moved(question, fields)}
        case "assign":
            return {"assigned": _named(fields, "to-")}
        case "gaps":
            return {"filled": _named(fields, "gap-")}


def _named(fields: Fields, start: str) -> dict[str, str]:
    return {name.removeprefix(start): value for name, value in fields if name.startswith(start) and value}


def _moved(question: PublicQuestion, fields: Fields) -> list[str]:
    order = [value for name, value in fields if name == "ordered"]
    if sorted(order) != sorted(one.id for one in question.options):
        raise AnswerError(_("Name each of the items once."))
    name, _colon, way = next((value for key, value in fields if key == "move"), "").partition(":")
    if name in order and way in ("up", "down"):
        place = order.index(name)
        to = place + (1 if way == "down" else -1)
        if 0 <= to < len(order):
            order[place], order[to] = order[to], order[place]
    return order


def ordered(question: PublicQuestion, draft: dict[str, Any] | None) -> list[str]:
    """The ids of an ordering as they are shown: of the draft, else as the question has them."""
    shown = [one.id for one in question.options]
    given = [str(one) for one in (draft or {}).get("ordered", ())]
    return given if sorted(given) == sorted(shown) else shown
