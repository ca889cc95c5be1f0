"""The form of input that a question comes down to: one row a kind, in `FORMS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from civics_tui.model import kinds
from civics_tui.views.forms import assign, gaps, order, pick, text
from civics_tui.views.forms.base import (
    AssignForm,
    Form,
    GapField,
    GapsForm,
    Option,
    OrderForm,
    PickForm,
    TextForm,
)

__all__ = [
    "FORMS",
    "AssignForm",
    "Form",
    "GapField",
    "GapsForm",
    "Option",
    "OrderForm",
    "PickForm",
    "TextForm",
    "form",
]

FORMS: dict[str, Callable[[Any, Sequence[str]], Form]] = {
    "single": pick.one,
    "multiple": pick.several,
    "true_false": pick.truth,
    "numeric": text.number,
    "short": text.words,
    "ordering": order.items,
    "matching": assign.pairs,
    "cloze": gaps.cloze,
    "categorize": assign.groups,
    "view": pick.views,
}


def form(question: kinds.Question, order: Sequence[str] = ()) -> Form:
    """The form of a question whose variables are drawn, its parts in the `order` of an attempt."""
    return FORMS[question.kind](question, order)
