"""Events are read back from their stored shape as they were written."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import Damaged
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Typed
from civics_tui.model.identity import canonical
from civics_tui.model.kinds import Question
from civics_tui.model.marking import Mark
from civics_tui.study.events import (
    NAMES,
    Answered,
    Event,
    Finished,
    Flagged,
    Hinted,
    Overridden,
    Planned,
    Reported,
    Shown,
    Skipped,
    Started,
    Ticked,
    from_data,
    to_data,
)
from tests import strategies

TEXT = st.text(max_size=8)
INDEX = st.integers(0, 999)
SECONDS = st.integers(0, 10**6).map(lambda hundredths: hundredths / 100)

PLANNED = st.builds(
    Planned,
    pack=TEXT,
    question=TEXT,
    seed=st.integers(0, 2**63 - 1),
    order=st.lists(TEXT, max_size=4).map(tuple),
    wording=TEXT,
    meaning=TEXT,
    snapshot=TEXT,
)
STARTED = st.builds(
    Started,
    mode=st.sampled_from(["practice", "exam", "missed"]),
    title=TEXT,
    seed=TEXT,
    plan=st.lists(PLANNED, max_size=3).map(tuple),
    origin=TEXT,
    limit=st.none() | st.integers(1, 10**5),
)
SIMPLE: st.SearchStrategy[Event] = st.one_of(
    STARTED,
    st.builds(Shown, INDEX),
    st.builds(Hinted, INDEX),
    st.builds(Overridden, INDEX),
    st.builds(Skipped, INDEX),
    st.builds(Flagged, INDEX, st.booleans()),
    st.builds(Reported, INDEX, st.sampled_from(["wrong", "unclear", "outdated", "unfair"])),
    st.builds(Ticked, SECONDS),
    st.builds(Finished, st.sampled_from(["done", "handed_in", "time_up", "stopped"])),
)


def stored_and_read(event: Event) -> Event:
    return from_data(NAMES[type(event)], json.loads(canonical(to_data(event))))


@given(SIMPLE)
def test_an_event_is_read_back_as_it_was(event: Event) -> None:
    assert stored_and_read(event) == event


@given(strategies.asked, INDEX, SECONDS, st.sampled_from([None, 1, 2, 3]))
def test_an_answer_to_any_question_is_read_back_with_its_mark(
    asked: tuple[Question, Answer], index: int, seconds: float, confidence: Any
) -> None:
    question, answer = asked
    event = Answered(
        index=index, answer=answer, mark=kinds.mark(question, answer), seconds=seconds, confidence=confidence
    )
    assert stored_and_read(event) == event


def test_every_event_has_a_name_of_its_own() -> None:
    assert len(set(NAMES.values())) == len(NAMES)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("unheard", {}),
        ("shown", {}),
        ("shown", {"index": 1, "more": 2}),
        ("started", {"plan": [{"pack": "p"}]}),
        ("answered", {"index": 0, "answer": {"sung": "la"}, "mark": {}}),
        ("answered", {"index": 0, "answer": {"typed": "x"}, "mark": {"fraction": "1/0"}}),
        ("flagged", {"index": 0}),
        ("flagged", {"index": 0, "on": "yes"}),
        ("shown", {"index": "0"}),
        ("shown", {"index": True}),
        ("ticked", {"seconds": 1, "index": 2}),
    ],
)
def test_a_record_of_another_shape_is_damaged(name: str, data: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        from_data(name, data)


def test_fractions_are_stored_exactly() -> None:
    event = Answered(index=0, answer=Typed("x"), mark=Mark(Fraction(1, 3)))
    assert '"1/3"' in canonical(to_data(event))
    assert stored_and_read(event) == event
