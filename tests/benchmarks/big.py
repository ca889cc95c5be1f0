"""Packs of any size, the same for the same size: as files, and as the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from civics_tui.model import kinds
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Manifest, Objective, Pack
from civics_tui.model.question import Accepted, Choice, Hint, Item, SourceLine

OBJECTIVES = 12
PER_FILE = 500
"""Questions of one file."""

_EXPLANATION = (
    "The Constitution gives this task to the **Senate**, and the rules of the chamber say how it is done. "
    "Step {n} of the account follows the report of that year, which counts what was asked, what was answered and what "
    "stayed open; nothing in it says how the next vote will end."
)
_SOURCE = "Report {n} on the proceedings, part {part}"


def _objective(n: int) -> str:
    return f"objective-{n % OBJECTIVES}"


def manifest(n: int) -> str:
    """The manifest of a pack of `n` questions."""
    objectives = "".join(f"  - {{id: objective-{one}, text: Explain part {one}.}}\n" for one in range(OBJECTIVES))
    return f"format: 1\nid: big-{n}\nversion: 1.0.0\ntitle: A pack of {n} questions\nobjectives:\n{objectives}"


def question(n: int) -> str:
    """Question `n` as it stands in a file, about 900 bytes; nine of ten have choices."""
    head = f"""  - id: question-{n:06}
    kind: {"short" if n % 10 == 9 else "single"}
    stem: Which body decides on matter number {n}, as the report of that year tells it on page {n % 400}?
"""
    body = (
        f"    accept: [Senate, {{text: the upper chamber of {n}, points: 0.5}}]\n"
        if n % 10 == 9
        else f"""    choices:
      - text: The House of Representatives, with its vote of matter {n}
        feedback: The House has no part in this one.
      - text: The Senate, after a hearing on matter {n}
        correct: true
        feedback: Right, with advice and consent.
      - text: The Supreme Court
        feedback: Courts do not choose their own members.
      - {{text: None of these, pin: last}}
"""
    )
    return (
        head
        + body
        + f"""    hints: [It has 100 members., It sits in the north wing.]
    explanation: >-
      {_EXPLANATION.format(n=n)}
    objective: {_objective(n)}
    difficulty: {1 + n % 5}
    source: {_SOURCE.format(n=n, part=n % 7)}
    tags: [courts, number-{n % 50}]
"""
    )


def questions(start: int, end: int) -> str:
    """A question file with these questions."""
    return "questions:\n" + "\n".join(question(n) for n in range(start, end))


def write(folder: Path, n: int) -> Path:
    """Write a pack of `n` questions and give its folder."""
    target = folder / f"big-{n}"
    (target / "questions").mkdir(parents=True, exist_ok=True)
    (target / "pack.yaml").write_text(manifest(n), encoding="utf-8")
    for start in range(0, n, PER_FILE):
        text = questions(start, min(start + PER_FILE, n))
        (target / "questions" / f"{start // PER_FILE:04}.yaml").write_text(text, encoding="utf-8")
    return target


def _modelled(n: int) -> Iterator[kinds.Question]:
    for number in range(n):
        common: dict[str, Any] = {
            "id": f"question-{number:06}",
            "stem": f"Which body decides on matter number {number}, as the report of that year tells it?",
            "hints": (Hint(text="It has 100 members."), Hint(text="It sits in the north wing.")),
            "explanation": _EXPLANATION.format(n=number),
            "objective": _objective(number),
            "difficulty": 1 + number % 5,
            "source": (SourceLine(text=_SOURCE.format(n=number, part=number % 7)),),
            "tags": ("courts", f"number-{number % 50}"),
        }
        match number % 10:
            case 9:
                yield kinds.Short(accept=(Accepted(text="Senate"),), **common)
            case 8:
                items = tuple(Item(text=f"Step {step} of {number}") for step in range(5))
                yield kinds.Ordering(items=items, **common)
            case _:
                choices = tuple(
                    Choice(text=f"Body {choice} with its vote on {number}", correct=choice == 1, feedback="It is told.")
                    for choice in range(4)
                )
                yield kinds.Single(choices=choices, **common)


def pack(n: int) -> Pack:
    """A pack of `n` questions as the reader would give it."""
    objectives = tuple(Objective(id=f"objective-{one}", text=f"Explain part {one}.") for one in range(OBJECTIVES))
    return Pack(
        manifest=Manifest(id=f"big-{n}", version="1.0.0", title=f"A pack of {n} questions", objectives=objectives),
        questions={one.id: one for one in _modelled(n)},
        ledger=Ledger(),
    )
