"""A pack with a process to play: three chambers and a convention as the other way, for the views and both faces."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.packs.library.library import Library
from civics_tui.study.desk import Desk
from tests.packs.shelf import manifest, shelf_in, write
from tests.tui.desks import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

PACK = "amending"

PROCESSES = """\
processes:
  - id: route
    title: Amending
    text: Set the votes.
    note: A number is no advice.
    minutes: 8
    objective: steps
    inputs:
      ballot: {int: [0, 100], start: 52, title: "Ballot, yes"}
      way: {choice: [Congress, convention], title: Who proposes}
      house: {int: [0, 435], start: 290, title: "House, yes"}
      senate: {int: [0, 100], start: 66, title: "Senate, yes"}
      apply: {int: [0, 50], start: 20, title: Legislatures}
      states: {int: [10, 50], start: 38, title: "States, yes"}
    steps:
      - {id: file, title: File, actor: group, text: Somebody files it., next: ballot, claims: [law.propose]}
      - id: ballot
        title: Ballot
        text: "{ballot} percent say yes."
        rules:
          - {if: ballot > half, goto: way, because: It passes., unclaimed: taken for granted}
          - {else: true, goto: voted-down, because: It does not pass., unclaimed: taken for granted}
      - id: way
        title: Proposing
        text: Two [ways](term:way) are open.
        rules:
          - {if: way == 'Congress', goto: house, because: Congress is asked., claims: [law.propose]}
          - {else: true, goto: convention, because: States are asked., claims: [law.propose]}
      - id: house
        title: House
        text: "{house} of 435 say yes; {need_house} are needed."
        rules:
          - {if: house >= need_house, goto: senate, because: The House agrees., claims: [law.propose]}
          - {else: true, goto: no-house, because: The House does not agree., claims: [law.propose]}
      - id: senate
        title: Senate
        text: "{senate} of 100 say yes."
        rules:
          - {if: senate >= need_senate, goto: states, because: Both agree., claims: [law.propose]}
          - {else: true, goto: no-senate, because: The House cannot help., claims: [law.propose]}
      - id: convention
        title: Convention
        text: "{apply} of 50 apply."
        rules:
          - {if: apply >= need_apply, goto: states, because: It is called., claims: [law.propose]}
          - {else: true, goto: no-convention, because: Nothing is called., claims: [law.propose]}
      - id: states
        title: States
        text: "{states} of 50 ratify."
        rules:
          - {if: states >= need_states, goto: ratified, because: Enough of them., claims: [law.ratify]}
          - {else: true, goto: not-ratified, because: Too few., claims: [law.ratify]}
      - {id: ratified, title: ratified, end: success, text: "Ratified by {states} states."}
      - {id: voted-down, end: failure, text: Stopped on the ballot.}
      - {id: no-house, end: failure, text: Stopped in the House.}
      - {id: no-senate, end: failure, text: "Stopped in the Senate, with {senate}."}
      - {id: no-convention, end: failure, text: No convention.}
      - {id: not-ratified, end: failure, text: Stopped in the states.}
    thresholds:
      - {name: half, title: half of the votes, of: "100", expr: "100 / 2", unclaimed: taken for granted}
      - {name: need_house, title: two thirds, of: "435", expr: "435 * 2 / 3", claims: [law.propose, law.ratify]}
      - name: need_senate
        title: two thirds
        of: "100"
        expr: "100 * 2 / 3"
        claims: [law.propose]
        what_if:
          - {name: three fifths, expr: "60"}
          - {name: a majority, expr: "51", claims: [plan.majority]}
      - {name: need_apply, title: two thirds, of: "50", expr: "50 * 2 / 3", claims: [law.propose]}
      - {name: need_states, title: three fourths, of: "50", expr: "50 * 3 / 4", claims: [law.ratify]}
    questions: [first, second]
"""

SOURCES = """\
sources:
  - {id: law, type: reference, title: Article V, published: {date: 1787}}
  - {id: plan, title: The plan, outlet: Gazette, wording: reworded, published: {date: 2024-11, basis: inferred}}
claims:
  - {id: law.propose, text: Two thirds propose., kind: rule}
  - {id: law.ratify, text: Three fourths ratify., kind: rule}
  - {id: plan.majority, text: A majority would do., kind: plan, speaker: {actor: group}, as_of: 2024-11}
disputes:
  - id: needed
    question: How much is needed?
    views: [{claims: [law.propose], says: two thirds}, {claims: [plan.majority], says: a majority}]
actors:
  - {id: group, names: [The Group], kind: organization}
"""

PAGE = """\
---
title: The page
objective: steps
---
Read this first.

## Play it

Now set the numbers.

::: process route
:::

## After it

The last words.
"""

FILES = {
    "pack.yaml": manifest(PACK, "Amending it") + "objectives: [{id: steps, text: Say the steps.}]\n",
    "processes.yaml": PROCESSES,
    "sources.yaml": SOURCES,
    "glossary.yaml": "glossary:\n  - {id: way, term: way, text: A road.}\n",
    "explainers/page.md": PAGE,
    "questions/all.yaml": """\
questions:
  - {id: first, kind: true_false, stem: The House votes., answer: true, objective: steps, claims: [law.propose]}
  - {id: second, kind: true_false, stem: One chamber is enough., answer: false, objective: steps, claims: [law.propose]}
  - {id: third, kind: true_false, stem: States ratify., answer: true, objective: steps, claims: [law.ratify]}
""",
}


@contextmanager
def desk_with(root: Path, files: dict[str, str] | None = None) -> Iterator[Desk]:
    """The desk of a learner who has this pack."""
    shelf = shelf_in(root)
    write(shelf.places.installed / PACK, FILES if files is None else files)
    with shelf.library() as library:
        desk = desk_over(library)
        try:
            yield desk
        finally:
            desk.close()


def desk_over(library: Library) -> Desk:
    """The desk over a library, with a clock that stands still."""
    library.refresh()
    return Desk.open(library.places, library=library, clock=lambda: NOW)
