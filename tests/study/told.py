"""Histories in which learners reported questions and counted answers as right, over a pack that a test may change."""

from __future__ import annotations

import contextlib
from pathlib import Path

from civics_tui.model.answer import Filled, Typed
from civics_tui.packs.library.library import Library
from civics_tui.places import Places
from civics_tui.study.desk import Desk
from civics_tui.study.events import Complaint
from tests.study.fakes import FakeClock

PACK = """\
id: us-courts
title: US courts
questions:
  - id: words
    kind: short
    stem: How does the Constitution begin?
    accept: [We the People, {text: The People, points: 0.5}]
    reject: [In Congress]
  - id: parts
    kind: cloze
    stem: The [[a]] nominates, the [[b]] consents.
    gaps:
      a: {accept: [President]}
      b: {accept: [Senate]}
  - id: number
    kind: numeric
    stem: How many senators are there?
    answer: 100
  - id: elected
    kind: true_false
    stem: Federal judges are elected.
    answer: false
"""


def places_at(home: Path) -> Places:
    """The folders of an installation with the pack, as `CIVICS_HOME=home` finds them."""
    places = Places(home / "data", home / "config", home / "cache", home / "shipped")
    places.content.mkdir(parents=True, exist_ok=True)
    places.seeds.mkdir(exist_ok=True)
    change(places, PACK)
    return places


def change(places: Places, text: str) -> None:
    """Write the pack anew."""
    path = places.content / "us-courts.yaml"
    path.write_text(text, encoding="utf-8")


def learner(places: Places, name: str, clock: FakeClock, **done: str | tuple[Complaint, ...]) -> None:
    """Let a learner answer questions wrong and count the answers as right, or report questions."""
    clock.move(minutes=1)
    with (
        Library.open(places) as library,
        contextlib.closing(Desk.open(places, library=library, clock=clock, learner=name)) as desk,
        desk.start(pack="us-courts", questions=list(done), seed=1) as sitting,
    ):
        names = [one.planned.question for one in sitting.attempt.responses]
        for question, what in done.items():
            sitting.move(names.index(question))
            if isinstance(what, str):
                first, _sign, second = what.partition(";")
                sitting.answer(Filled({"a": first, "b": second}) if question == "parts" else Typed(what))
                sitting.override()
            else:
                for one in what:
                    sitting.report(one)
