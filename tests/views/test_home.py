from __future__ import annotations

import dataclasses
import datetime
from dataclasses import replace
from pathlib import Path

from civics_tui.packs.library.rows import Entry
from civics_tui.study.history import OpenAttempt
from civics_tui.study.progress import ObjectiveShare, Progress
from civics_tui.views.home import continue_rows, dossiers_row, next_for_you, pack_row, read_rows, welcome
from tests.views.ledger import TODAY

ENTRY = Entry(
    id="us-courts",
    title="How judges\nget their seats",
    origin="shipped",
    path=Path("us-courts"),
    questions=42,
    explainers=(("route", "The route", 8), ("words", "Words", None)),
)


def test_an_open_attempt_says_where_and_when() -> None:
    last = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)
    one = OpenAttempt(id="a1", mode="practice", title="The route", origin="self", index=3, count=10, last=last)
    (row,) = continue_rows([one], TODAY)
    assert (row.id, row.title, row.where, row.when) == ("a1", "The route", "practice, question 4 of 10", "yesterday")


def test_a_pack_that_was_not_read_yet_is_not_called_empty() -> None:
    row = pack_row(dataclasses.replace(ENTRY, questions=0, compiled=False), None)
    assert (row.seen, row.word) == ("...", "")
    assert pack_row(dataclasses.replace(ENTRY, questions=0), None).word == "no questions"


def test_figures_arrive_within_the_row() -> None:
    waiting = pack_row(ENTRY, None)
    assert (waiting.title, waiting.seen, waiting.percent, waiting.bar) == (
        "How judges get their seats",
        "...",
        "...",
        "..........",
    )
    row = pack_row(ENTRY, Progress(pack="us-courts", count=42, seen=31, scored=31, right=23))
    assert (row.seen, row.percent, row.bar, row.word) == ("31/42", "74 %", "#######...", "")


def test_a_pack_without_answers_has_no_percentage() -> None:
    row = pack_row(ENTRY, Progress(pack="us-courts", count=42))
    assert (row.seen, row.percent, row.bar, row.word) == ("0/42", "", "", "not started")
    only_views = pack_row(ENTRY, Progress(pack="us-courts", count=42, seen=1))
    assert (only_views.percent, only_views.word) == ("", "")


def test_pages_are_listed_with_their_minutes() -> None:
    assert [(row.page, row.title, row.kind, row.minutes) for row in read_rows([ENTRY])] == [
        ("route", "The route", "explainer", "8 min"),
        ("words", "Words", "explainer", ""),
    ]


def test_the_dossiers_of_the_pack_with_most_of_them_are_offered() -> None:
    one, other = replace(ENTRY, dossiers=("a",)), replace(ENTRY, id="actors", dossiers=("a", "b"))
    row = dossiers_row([ENTRY, one, other])
    assert row is not None
    assert (row.pack, row.title, row.kind, row.sort) == (
        "actors",
        "Who is who: 2 persons and bodies",
        "dossiers",
        "dossiers",
    )
    assert dossiers_row([ENTRY]) is None
    assert dossiers_row([]) is None


def share(objective: str, scored: int, right: int) -> ObjectiveShare:
    return ObjectiveShare(objective=objective, count=5, seen=scored, scored=scored, right=right)


def test_next_for_you_gives_its_reason() -> None:
    one = Progress(pack="a", objectives=(share("route", 4, 4), share("states", 3, 1), share("law", 4, 2)))
    offer = next_for_you([one], {"a/states": "Congress and the states"})
    assert offer
    assert (offer.pack, offer.objective) == ("a", "states")
    assert offer.text == '"Congress and the states", 1 of 3 right so far. 5 questions'


def test_next_for_you_never_appears_without_data() -> None:
    assert next_for_you([], {}) is None
    assert next_for_you([Progress(pack="a", objectives=(share("law", 0, 0),))], {}) is None
    assert next_for_you([Progress(pack="a", objectives=(share("law", 5, 5),))], {}) is None


def test_the_first_start_says_what_to_press_and_what_it_costs() -> None:
    shown = welcome(10, "the route in six steps")
    assert shown.start == "Start: 10 questions, about 5 minutes, nothing to set up"
    assert shown.read == "Read first: the route in six steps"
    assert shown.promise == "Everything stays on this computer. No account, no network."
    assert welcome(1, None).start == "Start: 1 question, about 1 minute, nothing to set up"
    assert welcome(1, None).read == ""
