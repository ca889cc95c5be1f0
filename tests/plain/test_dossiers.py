"""Dossiers, comparisons and walks in lines: complete on a pipe without a prompt, by letters with a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import NotFound
from civics_tui.plain.explainer import read_page
from civics_tui.plain.home import run_home
from civics_tui.plain.specials import open_special
from civics_tui.plain.talk import WIDTH, Talk
from tests.tui.actors import PACK, voices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a learner who has the pack with actors."""
    with voices(tmp_path) as made:
        yield made


@dataclass
class Heard:
    """What was written, and what is still to be typed."""

    typed: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)

    def talk(self, *, interactive: bool) -> Talk:
        """The two ends of the conversation."""
        return Talk(self.lines.append, self.prompts.append, self._read, interactive)

    def _read(self) -> str | None:
        return self.typed.pop(0) if self.typed else None

    @property
    def text(self) -> str:
        """All that was written, unwrapped."""
        return " ".join(" ".join(self.lines).split())


def hear(desk: Desk, sort: str, id_: str, *typed: str, interactive: bool = True, section: str = "") -> Heard:
    """Open something, with these lines typed."""
    heard = Heard(list(typed))
    open_special(desk, heard.talk(interactive=interactive), desk.library.find(PACK), sort, id_, section)
    return heard


def test_on_a_pipe_dossiers_are_complete_and_nothing_is_asked(desk: Desk) -> None:
    heard = hear(desk, "actor", "ann bob", interactive=False)
    assert heard.prompts == []
    for words in (
        "Ann Able, person.",
        "Nov 2016: leader, Free League. The Gazette 2016.",
        "9 Nov 2016: Ann counts 5,000 members. Figure.",
        "about Nov 2024: Ann calls it the right moment. Opinion, reworded.",
        "Easily swapped with: Bob Baker: spokesman, Free Union (no date given).",
        "Bob Baker, person.",
    ):
        assert words in heard.text, words
    assert max(map(len, heard.lines)) <= WIDTH


def test_with_a_person_one_actor_after_the_other(desk: Desk) -> None:
    heard = hear(desk, "actor", "ann bob", "v", "1", "s", "zzz", "", "q")
    assert "enter goes on to Bob Baker" in heard.prompts[0]
    assert "Ann Able and Bob Baker, side by side." in heard.text
    assert "5,000 MEMBERS" in heard.text
    assert "kind: figure" in heard.text
    assert '"zzz" is nothing that can be done here.' in heard.text
    assert "Bob Baker, person." in heard.text


def test_the_questions_on_an_actor_can_be_taken(desk: Desk) -> None:
    heard = hear(desk, "actor", "ann", "t", "1", "", "q")
    assert "t takes the 1 question" in " ".join(heard.prompts) or "t takes the question" in " ".join(heard.prompts)
    assert "Right." in heard.text


@pytest.mark.parametrize("sort", ["actor", "compare", "walk", "sculpture"])
def test_what_is_not_there_is_said(desk: Desk, sort: str) -> None:
    with pytest.raises(NotFound):
        hear(desk, sort, "no-such")


def test_a_walk_is_complete_on_a_pipe(desk: Desk) -> None:
    heard = hear(desk, "walk", "charter", interactive=False)
    assert heard.prompts == []
    for words in (
        "The charter, phrase by phrase. Charter (reference), 1787, 2 minutes.",
        "Watch who decides.",
        "Phrase 1 of 3: Two thirds shall decide, It is a vote. Source: Charter (reference), 1787.",
        "Phrase 3 of 3: until they meet again. It has an end.",
    ):
        assert words in heard.text, words


def test_a_walk_with_a_person_and_its_questions(desk: Desk) -> None:
    heard = hear(desk, "walk", "charter", "g", "s", "", "", "t", "1", "", "")
    assert "vote: Saying yes or no" in heard.text
    assert "kind: rule" in heard.text
    assert "t takes" in heard.prompts[4]
    assert "Right." in heard.text


def test_a_walk_starts_where_a_search_found_it_and_ends_with_the_input(desk: Desk) -> None:
    heard = hear(desk, "walk", "charter", section="2")
    assert "Phrase 1 of 3" not in heard.text
    assert "Phrase 2 of 3" in heard.text
    assert "Phrase 3 of 3" not in heard.text


def test_a_comparison_says_who_says_what_and_how_it_differs(desk: Desk) -> None:
    heard = hear(desk, "compare", "counts")
    assert heard.prompts == []
    assert "What was counted? 1. MEMBERS Ann Able, leader, in The Gazette, Nov 2016." in heard.text
    assert "Differs: One is no number." in heard.text


def test_a_page_opens_what_stands_in_it_and_its_question_counts_with_its_origin(desk: Desk) -> None:
    heard = Heard(["o1", "q", "", "t", "1", "", "q"])
    entry = desk.library.find(PACK)
    read_page(desk, heard.talk(interactive=True), entry, desk.library.explainer(PACK, "page"))
    assert "Ann Able, person." in heard.text
    assert "vote: Saying yes or no" in heard.text
    assert [row[0] for row in desk.history._connection.execute("SELECT origin FROM attempts")] == ["page:page"]
    assert desk.progress(PACK).seen == 1


def test_home_lists_the_dossiers_of_a_pack(desk: Desk) -> None:
    heard = Heard()
    run_home(desk, heard.talk(interactive=True))
    pack = next(line for line in heard.lines if "Voices" in line).partition(".")[0]
    listed = Heard([pack])
    run_home(desk, listed.talk(interactive=True))
    row = next(line for line in listed.lines if "3 dossiers" in line).partition(".")[0]
    chosen = Heard([pack, row, "1", "q"])
    run_home(desk, chosen.talk(interactive=True))
    assert "Ann Able, person." in chosen.text
