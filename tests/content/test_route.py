"""The shipped process: every end is reached, and each failure says where, by how much, and what opens the way."""

from __future__ import annotations

import pytest

from civics_tui.views.pieces import plain
from civics_tui.views.play import Play, parse, start
from civics_tui.views.process import process_view
from tests.content import shelf

PACK = shelf.pack("secession-process")
ENOUGH = {"senate": "67"}
ENDS: dict[str, tuple[dict[str, str], str]] = {
    "ratified": ({}, "38 states ratified it"),
    "not-qualified": ({"signatures": "585406"}, "Missing: 1."),
    "voted-down": ({"ballot": "50"}, "on the ballot"),
    "stopped-in-house": ({"house": "289"}, "Missing: 1."),
    "stopped-in-senate": ({"senate": "66"}, "Missing: 1."),
    "no-convention": ({"way": "convention", "applications": "33"}, "Missing: 1."),
    "not-ratified": ({"states": "37"}, "Missing: 1."),
}
"""By the end: what is other than enough, and what the verdict says."""


def _play(**numbers: str) -> Play:
    play = start(PACK.processes["route"])
    for name, value in {**ENOUGH, **numbers}.items():
        play = play.put(name, parse(play.process.inputs[name], value))
    return play


def test_every_end_is_tried() -> None:
    assert set(ENDS) == {step.id for step in PACK.processes["route"].steps if step.end}


@pytest.mark.parametrize("end", ENDS)
def test_an_end_is_reached_and_says_why(end: str) -> None:
    numbers, told = ENDS[end]
    play = _play(**numbers)
    assert play.route.visits[-1].step.id == end
    view = process_view(play, PACK.ledger)
    assert told in plain(view.verdict)
    assert view.success == (end == "ratified")


def test_one_more_opens_the_way() -> None:
    before = {"not-qualified": "signatures", "stopped-in-house": "house", "not-ratified": "states"}
    for end, name in before.items():
        number = int(ENDS[end][0][name])
        assert _play(**{name: str(number + 1)}).route.visits[-1].step.id == "ratified"
    assert _play(way="convention", applications="34").route.visits[-1].step.id == "ratified"


def test_a_groups_plan_is_named_and_no_rule() -> None:
    process = PACK.processes["route"]
    plans = [(row, one) for row in process.thresholds for one in row.what_if if one.claims]
    assert plans
    for row, plan in plans:
        shown = process_view(_play().imagine(row.name, plan.name), PACK.ledger)
        assert any("IMAGINED" in line for line in shown.imagined)
        assert any("Calexit Now" in line for line in shown.imagined)
