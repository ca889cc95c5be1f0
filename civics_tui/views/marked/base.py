"""An answer with all that its feedback is made from, and what the feedback of several forms needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from civics_tui.model import kinds
from civics_tui.model.ledger import Ledger
from civics_tui.model.marking import Mark, PartMark, Verdict
from civics_tui.model.pack import Misconception
from civics_tui.views import typing
from civics_tui.views.notes import Feedback, PartNote, State
from civics_tui.views.pieces import Line, inline, said
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with all that its feedback is made from."""

    question: Any
    answer: Any
    mark: Mark
    shown: Any
    """The form, its parts in the order of the attempt."""
    misconceptions: Mapping[str, Misconception]
    ledger: Ledger

    def name(self, misconception: str | None) -> str:
        """The name of a misconception; its id where the pack no longer has it."""
        known = self.misconceptions.get(misconception or "")
        return known.name if known else misconception or ""

    def read_on(self, misconception: str | None) -> str:
        """Where the misconception is explained; empty where nowhere."""
        known = self.misconceptions.get(misconception or "")
        return (known.read_on or "") if known else ""


def told(case: Given, **parts: Any) -> Feedback:
    """The feedback with the verdict in a word."""
    words: dict[Verdict, tuple[str, str]] = {
        "right": (_("Right"), "right"),
        "partly": (_("Partly right"), "partly"),
        "wrong": (_("Wrong"), "wrong"),
        "unscored": (_("Your view"), ""),
    }
    word, token = words[case.mark.verdict]
    return Feedback(verdict=case.mark.verdict, word=word, token=token, **parts)


def key_of(case: Given) -> Any:
    """An answer that earns all points."""
    return kinds.kind_of(case.question).right(case.question)


def line(text: str | None) -> Line:
    """What the author says; nothing where there is nothing."""
    return inline(text) if text else ()


def part_note(case: Given, part: PartMark, name: Line, given: Line, right: Line) -> PartNote:
    """What is said to a part, by its name, of what was given and what is right."""
    state: State = "right" if part.right else "partly" if part.fraction > 0 else "wrong"
    failed = state != "right"
    return PartNote(
        id=part.id,
        name=name,
        state=state,
        given=given,
        right=right,
        note=line(part.feedback) if failed else (),
        mixed_up=case.name(part.misconception) if failed else "",
        read_on=case.read_on(part.misconception) if failed else "",
    )


def in_place(parts: tuple[PartNote, ...]) -> Line:
    """`2 of 3 in place.`"""
    right = sum(part.state == "right" for part in parts)
    return said(ngettext("{right} of {n} in its place.", "{right} of {n} in place.", len(parts)).format(right=right))


def key_typed(case: Given) -> Line:
    """The key as it is typed; nothing where it was given."""
    if case.mark.verdict == "right":
        return ()
    return said(_("Right is {numbers}.").format(numbers=typing.as_typed(case.shown, key_of(case))))
