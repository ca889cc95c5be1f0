"""How the answers to a question are distributed: students, never messages. For two votes, both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.rules.run import Run
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.marking import Verdict
from civics_tui.model.text import one_line

SMALLEST = 5
"""Students in a group whose numbers may be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The answers to one run."""

    run: int
    question: int
    vote: int
    answered: int
    of: int
    """Students who could have answered."""
    parts: Mapping[str, int]
    """Students by what they gave: the id of a choice, `item>place`, the text, or the order."""
    verdicts: Mapping[Verdict, int]

    def published(self) -> Mapping[str, int] | None:
        """The numbers for eyes outside of the class; `None` for a group so small that they tell about people."""
        return self.parts if self.answered >= SMALLEST else None


def distribution(marked: Marked, run: Run) -> Distribution:
    """The answers to a run, of everybody who was let in."""
    cells = [marked.cell(run, student) for student in marked.students]
    given = [cell for cell in cells if cell.answer is not None]
    parts: Counter[str] = Counter()
    for cell in given:
        if cell.answer is not None:
            parts.update(set(told(cell.answer)))
    verdicts = Counter(cell.mark.verdict for cell in given if cell.mark is not None)
    asked = sum(cell.state != "not_presented" for cell in cells)
    return Distribution(
        run=run.id,
        question=run.question,
        vote=run.vote,
        answered=len(given),
        of=max(asked, len(given)),
        parts=dict(sorted(parts.items())),
        verdicts=dict(verdicts),
    )


def told(answer: Answer) -> tuple[str, ...]:
    """What an answer is counted under."""
    match answer:
        case Picked(ids):
            return ids
        case Typed(text):
            return (one_line(text).casefold(),)
        case Ordered(ids):
            return (" ".join(ids),)
        case Assigned(places):
            return tuple(f"{item}>{place}" for item, place in places.items())
        case Filled(texts):
            return tuple(f"{gap}>{one_line(text).casefold()}" for gap, text in texts.items())
