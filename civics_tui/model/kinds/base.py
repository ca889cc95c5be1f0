"""What every kind of question declares about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark
from civics_tui.model.question import Choice, QuestionBase
from civics_tui.words import _

A = TypeVar("A")

ChoiceLists = Iterable[tuple[tuple[str, ...], tuple[Choice, ...]]]
"""Lists of choices, each with the names that lead to it within its question."""


def _no_choices(question: Any) -> ChoiceLists:
    return ()


def _nothing_typed(question: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table of kinds."""

    question: type[QuestionBase]
    """The dataclass that declares its fields."""
    answer: type[Answer]
    """The type of answer it takes."""
    mark: Callable[[Any, Any], Mark]
    """Marks an answer of that type."""
    right: Callable[[Any], Answer | None]
    """An answer that earns all points; `None` where there is no key."""
    meaning: Callable[[Any], Any]
    """Plain data of what a card hangs on: ids, key, accepted answers, tolerance; no shown text but accepted ones."""
    parts: Callable[[Any], tuple[str, ...]]
    """Ids that an attempt may shuffle, in the author's order."""
    keys: Callable[[Any], tuple[str, ...]]
    """Texts that would give the answer away: neither a hint nor the name of a source may hold one."""
    choices: Callable[[Any], ChoiceLists] = _no_choices
    """The lists of choices in it, which the lint compares."""
    is_typed: Callable[[Any], bool] = _nothing_typed
    """Is at least a part of the answer typed? The learner may count such an answer as right."""
    has_gaps: bool = False
    """Do `[[gaps]]` stand in its stem?"""
    shuffles: bool = True
    """Is the order of its parts drawn for each attempt, unless the author says no?"""
    scored: bool = True
    """Has it a key?"""
    order_tells: bool = False
    """Does the author's order of its parts give the key away?"""

    def marked(self, question: QuestionBase, answer: Answer) -> Mark:
        """Mark an answer, with what holds for all kinds: its form, and `scoring: all_or_nothing`."""
        if not isinstance(answer, self.answer):
            raise AnswerError(_("This question takes another form of answer."))
        mark = self.mark(question, answer)
        if question.scoring == "all_or_nothing" and mark.fraction < 1:
            return replace(mark, fraction=Fraction(0))
        return mark


def known(ids: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse an answer that names something the question does not have.

    Raises:
        AnswerError: naming the first such id.
    """
    have = frozenset(allowed)
    for one in ids:
        if one not in have:
            raise AnswerError(_('This question has no part "{id}".').format(id=one))


def only(ids: tuple[A, ...]) -> A:
    """The one id of an answer that takes exactly one.

    Raises:
        AnswerError: there is none, or more than one.
    """
    if len(ids) != 1:
        raise AnswerError(_("Choose one."))
    return ids[0]
