"""What the tests of the builder write in: packs, an empty one among them, and what makes a question of each kind."""

from __future__ import annotations

from pathlib import Path

from civics_tui.packs.building.cells import Cell
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.changes import Path as FormPath
from civics_tui.packs.new import scaffold

Puts = tuple[tuple[FormPath, Cell], ...]

TEACHERS = """\
# My pack, please leave my notes alone
title:   'Courts'   # short
defaults: {tags: [courts]}
questions:
    # the first, from last year
    - kind: single
      stem: Which body confirms judges?   # asked often
      choices:
      - The House       # votes on laws
      # the key
      - {text: 'The Senate', correct: true}
      - "The Court"
      explanation: >-   # two lines
        The Constitution
        says so.
      source: Constitution, Article II

    - {id: life-term, kind: true_false, stem: Judges are elected., answer: false,
       feedback: {"true": "No: they are appointed."}}   # flow

    - id: powers
      kind: categorize
      stem: Whose power is it?
      categories:
        Congress:          # Article I
          - declare war
          - {text: tax, feedback: Section 8.}
        President: [veto, pardon]
      source: [Constitution]
"""
"""A file as a teacher writes it by hand."""

BY_PUT: dict[str, Puts] = {
    "single": (
        (("stem",), "Which body confirms judges?"),
        (("choices", 0, "text"), "The House"),
        (("choices", 1, "text"), "The Senate"),
        (("choices", 2, "text"), "The Court"),
        (("choices", 1, "correct"), True),
    ),
    "multiple": (
        (("stem",), "Which are branches?"),
        (("choices", 0, "text"), "Courts"),
        (("choices", 1, "text"), "Congress"),
        (("choices", 2, "text"), "Banks"),
        (("choices", 0, "correct"), True),
        (("choices", 1, "correct"), True),
    ),
    "true_false": ((("stem",), "Judges are elected."), (("answer",), "false")),
    "numeric": ((("stem",), "How many senators are there?"), (("answer",), "100")),
    "short": ((("stem",), "Who nominates judges?"), (("accept", 0, "text"), "The President")),
    "cloze": (
        (("stem",), "The [[who]] has [[n]] members and [[sort]] years."),
        (("gaps", 0, "accept"), "Senate; US Senate"),
        (("gaps", 1, "accept"), "100"),
        (("gaps", 2, "accept"), "six"),
        (("gaps", 2, "choices"), "two; four"),
    ),
    "ordering": (
        (("stem",), "Put the steps in order."),
        (("items", 0, "text"), "Nomination"),
        (("items", 1, "text"), "Hearing"),
        (("items", 2, "text"), "Vote"),
    ),
    "matching": (
        (("stem",), "Who does what?"),
        (("pairs", 0, "left"), "President"),
        (("pairs", 0, "right"), "nominates"),
        (("pairs", 1, "left"), "Senate"),
        (("pairs", 1, "right"), "confirms"),
        (("distractors", 0, "text"), "impeaches"),
    ),
    "categorize": (
        (("stem",), "Whose power is it?"),
        (("categories", 0, "group"), "Congress"),
        (("categories", 0, "members"), "declare war; tax"),
        (("categories", 1, "members"), "veto; pardon"),
        (("categories", 1, "group"), "President"),
    ),
    "view": (
        (("stem",), "Which view is best supported?"),
        (("views", 0, "text"), "Fixed terms would help the court."),
        (("views", 0, "source"), "A. Smith, 2024"),
        (("views", 1, "text"), "Office for life keeps judges free."),
        (("views", 1, "source"), "B. Jones, 2023"),
        (("settled",), "Judges have no fixed term."),
    ),
}
"""What is typed into an empty form, by kind, until the question can be used."""

ALWAYS: Puts = (
    (("explanation",), "The Constitution says so."),
    (("source", 0, "text"), "Constitution, Article II"),
    (("source", 0, "link"), "https://example.org/ii"),
    (("hints", 0, "text"), "Look at the second article."),
    (("difficulty",), "2"),
    (("points",), "2"),
    (("tags",), "courts; judges"),
    (("as_of",), "2026-09"),
    (("say",), "Ask who was surprised."),
)
"""What may be typed for every kind."""


def empty(folder: Path) -> OwnPack:
    """A new pack without a question."""
    path = folder / "mine"
    scaffold.write(path, scaffold.files(path, "Mine", []))
    return OwnPack.open(path)


def teachers(folder: Path, text: str = TEACHERS) -> OwnPack:
    """A pack in one file that was written by hand."""
    path = folder / "courts.yaml"
    path.write_text(text, encoding="utf-8")
    return OwnPack.open(path)


def text(own: OwnPack, number: int = 0) -> str:
    """The file in which a question stands."""
    folder = own.path if own.path.is_dir() else own.path.parent
    return (folder / own.sheets[number].file).read_text(encoding="utf-8")


def fill(own: OwnPack, kind: str, puts: Puts | None = None) -> int:
    """A new question of a kind, typed from its beginning; its number."""
    number = own.add(kind)
    for path, value in BY_PUT[kind] if puts is None else puts:
        own.put(number, path, value)
    return number
