"""true_false: a statement that is true or false. The mark is 0 or 1; the two choices are never shuffled."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from civics_tui.model.answer import Picked
from civics_tui.model.declaration import CONFIG
from civics_tui.model.kinds.base import Kind, known, only
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Feedback, QuestionBase

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthFeedback(Feedback):
    """Feedback by what was chosen, beside that by right and wrong."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    true: str | None = None
    """Said to whoever chose true."""
    false: str | None = None
    """Said to whoever chose false."""
    misconception: str | None = None
    """Id of the misconception behind the wrong choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(QuestionBase):
    """A statement to be judged."""

    kind: Literal["true_false"] = "true_false"
    """Its kind."""
    answer: bool
    """Is the statement true?"""
    feedback: TruthFeedback | None = None
    """Said to what was chosen."""


def mark(question: TrueFalse, answer: Picked) -> Mark:
    """1 where the statement was judged rightly."""
    picked = only(answer.ids)
    known(answer.ids, (TRUE, FALSE))
    is_right = (picked == TRUE) == question.answer
    said = question.feedback
    feedback = (said.true if picked == TRUE else said.false) if said else None
    misconception = said.misconception if said and not is_right else None
    return of_parts((PartMark(picked, Fraction(is_right), feedback, misconception),))


def right(question: TrueFalse) -> Picked:
    """The key."""
    return Picked((TRUE if question.answer else FALSE,))


def meaning(question: TrueFalse) -> Any:
    """The key."""
    return question.answer


def parts(question: TrueFalse) -> tuple[str, ...]:
    """True, then false."""
    return (TRUE, FALSE)


def keys(question: TrueFalse) -> tuple[str, ...]:
    """None: true and false are no texts of the author."""
    return ()


KIND = Kind(TrueFalse, Picked, mark, right, meaning, parts, keys, shuffles=False)
