"""The kinds of question: one module each, one row each in `KINDS`.

A row says everything the rest of the model asks of a kind; no other module of the model names one. How a kind is
spelled in files, drawn and typed in plain mode stands in the tables of `packs` and `views`.
"""

from __future__ import annotations

from civics_tui.model.answer import Answer
from civics_tui.model.kinds import (
    categorize,
    cloze,
    matching,
    multiple,
    numeric,
    ordering,
    short,
    single,
    true_false,
    view,
)
from civics_tui.model.kinds.base import Kind
from civics_tui.model.kinds.categorize import Categorize
from civics_tui.model.kinds.cloze import Cloze, Gap
from civics_tui.model.kinds.matching import Matching, Pair
from civics_tui.model.kinds.multiple import Multiple
from civics_tui.model.kinds.numeric import Numeric
from civics_tui.model.kinds.ordering import Ordering
from civics_tui.model.kinds.short import Short
from civics_tui.model.kinds.single import Single
from civics_tui.model.kinds.true_false import TrueFalse
from civics_tui.model.kinds.view import View, ViewText
from civics_tui.model.marking import Mark

__all__ = [
    "KINDS",
    "Categorize",
    "Cloze",
    "Gap",
    "Kind",
    "Matching",
    "Multiple",
    "Numeric",
    "Ordering",
    "Pair",
    "Question",
    "Short",
    "Single",
    "TrueFalse",
    "View",
    "ViewText",
    "kind_of",
    "mark",
]

Question = Single | Multiple | TrueFalse | Numeric | Short | Ordering | Matching | Cloze | Categorize | View

KINDS: dict[str, Kind] = {
    "single": single.KIND,
    "multiple": multiple.KIND,
    "true_false": true_false.KIND,
    "numeric": numeric.KIND,
    "short": short.KIND,
    "ordering": ordering.KIND,
    "matching": matching.KIND,
    "cloze": cloze.KIND,
    "categorize": categorize.KIND,
    "view": view.KIND,
}


def kind_of(question: Question) -> Kind:
    """The row of a question's kind."""
    return KINDS[question.kind]


def mark(question: Question, answer: Answer) -> Mark:
    """Mark an answer to a question whose variables are drawn.

    Raises:
        AnswerError: the answer is of another form, or names an id that the question does not have.
    """
    return kind_of(question).marked(question, answer)
