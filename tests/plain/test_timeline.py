"""The timeline in lines: complete on a pipe, and with a person all that the full screen can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.errors import DateError, NotFound
from civics_tui.plain.specials import open_special
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from tests.views.timeline_pack import PACK, timeline_desk
from tests.views.timelines import TIMELINE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with timeline_desk(tmp_path) as made:
        yield made


def told(desk: Desk, *typed: str, place: str = "", interactive: bool = True) -> list[str]:
    """What is written; prompts stand among it where a person is there."""
    written: list[str] = []
    lines = iter(typed)
    talk = Talk(written.append, written.append, lambda: next(lines, None), interactive)
    open_special(desk, talk, desk.library.find(PACK), "timeline", "road", place)
    return written


def test_on_a_pipe_every_event_is_told_in_full_and_nothing_is_asked(desk: Desk) -> None:
    lines = told(desk, "x", "s", interactive=False)
    text = "\n".join(lines)
    assert lines[:3] == ["Timeline: The road", "What was known, and when.", "Known by now, lanes all, sources all."]
    for number, title in enumerate(
        ("The state is admitted", "The court decides", "A Justice writes a letter"), start=1
    ):
        assert any(line.startswith(f"{number}. ") and title in line for line in lines)
    assert "5. 17 Apr 2017: The first measure is withdrawn" in lines
    assert "   Care: Withdrawn is not rejected." in lines
    assert '   Month: The Paper: withdrawn "last month"' in lines
    assert "   Public: known Feb 2010; before that it was not public" in lines
    assert "about Mar 2017" in text
    assert "q stops" not in text
    assert max(map(len, lines)) <= 79


def test_it_can_be_told_as_on_a_day(desk: Desk) -> None:
    lines = told(desk, place="2009", interactive=False)
    assert "Known by 31 Dec 2009, lanes all, sources all." in lines
    assert not any("Justice" in line for line in lines)
    assert " ".join(lines).endswith(
        "5 later events are hidden. On 31 Dec 2009 nobody could know them. 1 had happened by then and was not public."
    )


def test_a_typed_date_moves_it_and_turned_forward_it_says_what_is_new(desk: Desk) -> None:
    lines = told(desk, "2016-12-31", "]", "now")
    assert "Known by 31 Dec 2016, lanes all, sources all." in lines
    assert "New since 31 Dec 2016: 1." in lines
    assert "4. New. about Mar 2017: 32 percent are for it (Poll)" in lines
    assert "New since 31 Dec 2016: 4." in lines


def test_brackets_end_somewhere(desk: Desk) -> None:
    assert "All that is known now is shown." in told(desk, "]")
    assert "Nothing in this timeline was known any earlier." in told(desk, "1850-09-09", "[")


def test_an_event_can_be_opened_with_its_claims_and_questions(desk: Desk) -> None:
    lines = told(desk, "5", "s", "x", "1", "q", "q")
    text = "\n".join(lines)
    assert "Nobody gives a reason." in lines
    assert "Source 1 of 2." in lines
    assert "x 2 questions on it" in text
    assert "Was it rejected?" in text


def test_it_can_start_at_an_event(desk: Desk) -> None:
    assert "Nobody gives a reason." in told(desk, place="withdrawn")


def test_the_questions_at_the_end_can_be_taken(desk: Desk) -> None:
    assert any("Was it rejected?" in line for line in told(desk, "e", "1", "q"))


def test_lanes_and_sources_are_ticked_by_number(desk: Desk) -> None:
    lines = told(desk, "l", "1", "9", "", "l", "a", "")
    assert "1. Law: shown, 3 events" in lines
    assert '"9" is not one of 1-5.' in lines
    assert "Known by now, lanes 1 of 3, sources all." in lines
    assert lines.count("Known by now, lanes all, sources all.") == 2


@pytest.mark.parametrize("typed", ["nonsense", "2016-13", "99", "s", "x"])
def test_a_wrong_line_is_told_of_and_the_prompt_comes_back(desk: Desk, typed: str) -> None:
    lines = told(desk, typed)
    assert sum("q stops" in line for line in lines) == 2
    assert any("no date" in line or "no such day" in line for line in lines)


@pytest.mark.parametrize("typed", ["q", ":q", "Q"])
def test_it_ends(desk: Desk, typed: str) -> None:
    assert sum("q stops" in line for line in told(desk, typed, "5")) == 1


def test_what_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(DateError):
        told(desk, place="nonsense")
    talk = Talk(lambda _line: None, lambda _prompt: None, lambda: None, False)
    with pytest.raises(NotFound):
        open_special(desk, talk, desk.library.find(PACK), "timeline", "nothing")


def test_every_event_is_there(desk: Desk) -> None:
    text = "\n".join(told(desk))
    assert all(event.title in text for event in TIMELINE.events)
