"""Feedback on an answer: my choice and why it fails, the right one, then the general reason. For every kind.

Given to every face in the same order and words. A view question has nothing right or wrong; what was chosen stands
beside the sources of every view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.model.ledger import Ledger
from civics_tui.model.marking import Mark
from civics_tui.model.pack import Misconception
from civics_tui.views import blocks
from civics_tui.views.bars import decimal
from civics_tui.views.forms import form
from civics_tui.views.marked import MARKED, Given
from civics_tui.views.notes import Feedback, OptionNote, PartNote, State
from civics_tui.views.pieces import Line, Span, inline, joined
from civics_tui.words import _

__all__ = ["Feedback", "OptionNote", "PartNote", "State", "feedback"]


def feedback(
    question: kinds.Question,
    answer: Answer,
    mark: Mark,
    *,
    order: Sequence[str] = (),
    misconceptions: Mapping[str, Misconception] | None = None,
    ledger: Ledger | None = None,
    overridden: bool = False,
    at_once: bool = True,
) -> Feedback:
    """What is said to an answer.

    Args:
        question: as it was shown, its variables drawn.
        answer: as it was given.
        mark: as it was logged.
        order: ids of the question's parts in the order shown.
        misconceptions: those of its pack, by id.
        ledger: the one its pack cites; only views need it.
        overridden: did the learner count the answer as right?
        at_once: is the answer given in practice? Only then it can be counted as right.
    """
    given = Given(question, answer, mark, form(question, order), misconceptions or {}, ledger or Ledger())
    told = MARKED[question.kind](given)
    verdict = mark.verdict
    wrong = verdict in ("wrong", "partly")
    told = replace(
        told,
        mine=_mine(given, told.mine),
        mixed_up=tuple(given.name(one) for one in mark.misconceptions),
        why=question.explanation or "",
        why_lines=_why_lines(question.explanation or ""),
        points=_points(question, mark) if verdict == "partly" and not overridden else "",
        can_override=kinds.kind_of(question).is_typed(question) and wrong and at_once and not overridden,
    )
    return replace(told, word=_("Counted as right"), token="right") if overridden else told


def _mine(given: Given, own: Line) -> Line:
    """What is said to this answer, then what the author says to every right or wrong one."""
    general = given.question.feedback
    text = (general.right if given.mark.verdict == "right" else general.wrong) if general else None
    if not text or given.mark.verdict == "unscored":
        return own
    return joined((*own, Span(" "), *inline(text))) if own else inline(text)


def _points(question: kinds.Question, mark: Mark) -> str:
    worth = Fraction(question.points)
    told = _("{earned} of {all} point.") if worth == 1 else _("{earned} of {all} points.")
    return told.format(earned=decimal(mark.fraction * worth), all=decimal(worth))


def _why_lines(markdown: str) -> tuple[Line, ...]:
    return tuple(
        (Span(f"{block.mark} "), *block.text) if block.mark else block.text for block in blocks.blocks(markdown)
    )
