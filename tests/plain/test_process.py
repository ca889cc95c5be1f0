"""A process in lines: the numbers one after another, the same sentences, and nothing asked on a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from civics_tui.errors import NotFound
from civics_tui.plain.explainer import list_pages, read_page
from civics_tui.plain.specials import open_special
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views.play import start
from civics_tui.views.process import process_view
from tests import routes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with routes.desk_with(tmp_path) as made:
        yield made


@dataclass
class Told:
    """A conversation with what was said in it."""

    lines: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All lines as one text."""
        return " ".join(" ".join(self.lines).split())

    def talk(self, *typed: str, interactive: bool = True) -> Talk:
        """The talk with somebody who types these lines."""
        waiting = iter(typed)
        return Talk(self.lines.append, self.prompts.append, lambda: next(waiting, None), interactive)


def play(desk: Desk, *typed: str, interactive: bool = True, section: str = "") -> Told:
    told = Told()
    entry = desk.library.find(routes.PACK)
    open_special(desk, told.talk(*typed, interactive=interactive), entry, "process", "route", section)
    return told


def test_a_person_is_asked_the_numbers_one_after_another(desk: Desk) -> None:
    told = play(desk, "", "", "", "70", "", "q")
    asked = [prompt.partition(" (")[0] for prompt in told.prompts if "enter keeps" in prompt]
    assert asked == ["Ballot, yes", "Who proposes", "House, yes", "Senate, yes", "States, yes"]
    assert "Senate, yes: 70 of 100, needs 67: OK." in told.lines
    assert "Ratified by 38 states." in told.text


def test_a_choice_leads_to_other_numbers(desk: Desk) -> None:
    told = play(desk, "", "2", "34", "", "q")
    asked = [prompt.partition(" (")[0] for prompt in told.prompts if "enter keeps" in prompt]
    assert asked == ["Ballot, yes", "Who proposes", "Legislatures", "States, yes"]


def test_wrong_input_is_asked_again_with_a_reason(desk: Desk) -> None:
    told = play(desk, "many", "101", "60", "q")
    assert '"many" cannot stand there: 0 to 100.' in told.lines
    assert '"101" cannot stand there: 0 to 100.' in told.lines
    assert "Ballot, yes: 60 of 100, needs over 50: OK." in told.lines


def test_a_pipe_is_asked_nothing_and_told_the_end(desk: Desk) -> None:
    told = play(desk, "", "Congress", "", "67", interactive=False)
    assert told.prompts == []
    assert "Ratified by 38 states." in told.text
    assert "What now" not in told.text
    assert told.lines[-1].endswith("through")


@pytest.mark.parametrize("lines", [(), ("",), ("", "", "", "")])
def test_an_input_that_ends_tells_what_stands_there(desk: Desk, lines: tuple[str, ...]) -> None:
    told = play(desk, *lines, interactive=False)
    assert "Stopped in the Senate, with 66." in told.text
    assert "Missing: 1." in told.text
    assert told.lines[-1].endswith("stopped")


def test_both_faces_say_the_same_sentences(desk: Desk) -> None:
    told = play(desk, interactive=False)
    process = desk.library.process(routes.PACK, "route")
    for line in process_view(start(process), desk.library.ledger(routes.PACK)).lines():
        assert line in told.text


def test_what_if_undo_and_sources(desk: Desk) -> None:
    told = play(desk, "", "", "", "", "", "w", "3", "s 5", "z", "w", "9", "q", "w 1", "nonsense", "q")
    assert "IMAGINED: a majority, needs 51." in told.text
    assert "kind: plan. It is not the rule here." in told.text
    assert "IMAGINED: Your path: File, Ballot 52" in told.text
    assert "kind: plan: what somebody means to do" in told.text
    assert '"9" is not one of 1-3, q.' in told.text
    assert "Nothing can be imagined at this step." in told.text
    assert '"nonsense" is nothing that can be done here.' in told.text
    last = [line for line in told.lines if "Your path:" in line][-1]
    assert "IMAGINED" not in last


def test_a_line_is_changed_by_its_number(desk: Desk) -> None:
    told = play(desk, "", "", "", "", "", "5", "67", "99", "q")
    assert "Ratified by 38 states." in told.text
    assert '"99" is nothing that can be done here.' in told.text


def test_the_questions_at_the_end_are_a_practice_from_this_page(desk: Desk) -> None:
    play(desk, "", "", "", "", "", "t", "q")
    (attempt,) = desk.open_attempts()
    assert (attempt.mode, attempt.count, attempt.origin) == ("practice", 2, "page:route")


def test_a_step_that_is_named_is_told_first(desk: Desk) -> None:
    assert "Two thirds propose." in play(desk, section="house").text.partition("House, yes: 290")[0]


def test_a_page_offers_the_process_where_it_stands(desk: Desk) -> None:
    told = Told()
    entry, page = desk.library.find(routes.PACK), desk.library.explainer(routes.PACK, "page")
    read_page(desk, told.talk("", "o", "q", "x", "q"), entry, page)
    assert "Amending: process, 8 min" in told.lines
    assert any("o opens the process" in prompt for prompt in told.prompts)
    assert any("Ballot, yes (" in prompt for prompt in told.prompts)


def test_the_list_names_what_can_be_played(desk: Desk) -> None:
    told = Told()
    list_pages(desk.library, told.talk(), routes.PACK)
    assert "  amending:process/route: Amending, process, 8 min" in told.lines


def test_what_the_pack_does_not_have_cannot_be_opened(desk: Desk) -> None:
    entry = desk.library.find(routes.PACK)
    with pytest.raises(NotFound):
        open_special(desk, Told().talk(), entry, "process", "rout")
    with pytest.raises(NotFound):
        open_special(desk, Told().talk(), entry, "dance", "route")
