"""Pages in lines: the list, reading section by section, the questions that stand in them, sources and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import NotFound
from civics_tui.plain.explainer import list_pages, read_page
from civics_tui.plain.search import show_hits
from civics_tui.plain.sources import find_claim, show_claim
from tests.plain.talking import Conversation
from tests.tui.desks import NOW

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

PACK, PAGE = "secession-process", "route"


def read(desk: Desk, *typed: str, person: bool = True, section: str = "") -> Conversation:
    """Read a page with checks in it."""
    said = Conversation(*typed, person=person)
    read_page(desk, said.talk, desk.library.find(PACK), desk.library.explainer(PACK, PAGE), section)
    return said


def test_the_pages_of_one_pack_and_of_all(desk: Desk) -> None:
    one, every = Conversation(), Conversation()
    list_pages(desk.library, one.talk, PACK)
    list_pages(desk.library, every.talk, None)
    assert one.lines[0] == "How a state could leave:"
    assert "  secession-process:route: The route in six steps, 5 minutes" in one.lines
    assert set(one.lines) < set(every.lines)


def test_a_pipe_gets_the_whole_page_at_once(desk: Desk) -> None:
    said = read(desk, person=False)
    explainer = desk.library.explainer(PACK, PAGE)
    places = [said.text.index(section.title) for section in explainer.sections]
    assert places == sorted(places)
    assert said.prompts == []


def test_a_person_goes_on_with_enter_and_stops_with_q(desk: Desk) -> None:
    titles = [section.title for section in desk.library.explainer(PACK, PAGE).sections]
    said = read(desk, "", "x", "q")
    assert [title in said.lines for title in titles[1:4]] == [True, False, False]
    assert '"x" is nothing that can be done here.' in said.lines
    assert said.prompts[0] == "enter goes on, q stops: "


def test_reading_to_the_end_asks_for_nothing_more(desk: Desk) -> None:
    count = len(desk.library.explainer(PACK, PAGE).sections)
    said = read(desk, *[""] * (count + 5))
    assert len(said.prompts) == count
    assert "enter" not in said.prompts[-1]


def test_a_question_is_taken_where_it_stands_and_kept(desk: Desk) -> None:
    said = read(desk, "t", "q", "q", section="step-6-the-states")
    assert said.prompts[0] == "t takes the question, enter goes on, q stops: "
    assert "Question 1 of 1." in said.text
    (waiting,) = desk.open_attempts()
    with desk.resume(waiting.id) as sitting:
        assert sitting.attempt.origin == f"page:{PAGE}"


def test_where_no_question_stands_t_takes_none(desk: Desk) -> None:
    said = read(desk, "t", "q")
    assert '"t" is nothing that can be done here.' in said.lines
    assert desk.open_attempts() == ()


def test_a_page_is_read_from_a_section_on(desk: Desk) -> None:
    said = read(desk, person=False, section="step-6-the-states")
    assert "Step 6: the states" in said.lines
    assert "Step 2: collect signatures" not in said.lines


def test_a_claim_with_its_chain_and_what_differs(desk: Desk) -> None:
    said = Conversation(person=False)
    claim, ledger = find_claim(desk.library, "ktla-2016.route")
    show_claim(said.talk, claim, ledger, NOW.date())
    assert "KTLA" in said.text
    assert said.text.index("KTLA") < said.text.index("Sources differ.")


@pytest.mark.parametrize(
    ("name", "told"), [("ktla-2016.rute", "Did you mean ktla-2016.route?"), ("", "civics-tui search WORDS")]
)
def test_an_unknown_claim_names_the_nearest(desk: Desk, name: str, told: str) -> None:
    with pytest.raises(NotFound) as refused:
        find_claim(desk.library, name)
    assert told in refused.value.sentence


def test_hits_stand_under_the_name_that_opens_them(desk: Desk) -> None:
    said = Conversation(person=False)
    hits = desk.library.search("three quarters")
    show_hits(said.talk, "three quarters", hits, None)
    assert said.lines[0] == f"{len(hits)} found."
    for hit in hits:
        assert hit.id in said.text
