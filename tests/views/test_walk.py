"""A text phrase by phrase: its context at any length, its claims, its sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.walk import Phrase, Walk
from civics_tui.views.pieces import plain
from civics_tui.views.walk import WalkView, walk_view
from tests.views.ledger import LEDGER


def view(*texts: str, questions: tuple[str, ...] = ()) -> WalkView:
    phrases = tuple(Phrase(text=text, gloss="It [means](term:sense) it.") for text in texts)
    return walk_view(Walk(id="w", title="A walk", source="article-v", phrases=phrases, questions=questions), LEDGER)


ONE = view("The Congress shall propose,", "when two thirds agree,", "or the states ask.", questions=("a", "b"))


def test_the_phrase_stands_in_its_whole_text() -> None:
    assert plain(ONE.context(1)) == "The Congress shall propose, >when two thirds agree,< or the states ask."
    assert plain(ONE.context(0)).startswith(">The Congress shall propose,< when")


def test_a_few_words_around_it_where_there_is_no_room() -> None:
    assert plain(ONE.near(1, 2)) == "... shall propose, >when two thirds agree,< or the ..."
    assert plain(ONE.near(0, 9)) == ">The Congress shall propose,< when two thirds agree, or the states ask."


@given(st.lists(st.text("ab ", min_size=1).filter(str.strip), min_size=1, max_size=8), st.data())
def test_the_phrase_is_always_whole_and_marked_once(texts: list[str], data: st.DataObject) -> None:
    shown = view(*texts)
    number = data.draw(st.integers(0, len(texts) - 1))
    for line in (shown.context(number), shown.near(number, data.draw(st.integers(1, 5)))):
        assert f">{shown.phrases[number].text}<" in plain(line)
        assert plain(line).count(">") == 1


def test_facts_words_and_the_end() -> None:
    assert ONE.facts == "Article V (reference), 1787"
    assert ONE.phrases[0].terms == ("sense",)
    assert ONE.end() == "The end of the text. 2 questions on what you just read: enter"
    assert view("One.").end() == "The end of the text."


def test_a_place_is_the_number_of_a_phrase() -> None:
    assert [ONE.place(one) for one in ("2", "", "0", "9", "x", "²")] == [1, 0, 0, 0, 0, 0]


def test_claims_are_those_of_the_ledger() -> None:
    phrase = Phrase(text="A", gloss="B", claims=("ktla.route", "no.such"))
    shown = walk_view(Walk(id="w", title="t", source="no-such", phrases=(phrase,)), LEDGER)
    assert shown.phrases[0].claims == ("ktla.route",)
    assert shown.source == "no-such"


def test_lines_hold_the_phrase_and_what_it_means() -> None:
    assert ONE.lines(2) == ("Phrase 3 of 3:", "  or the states ask.", "It means it.")
