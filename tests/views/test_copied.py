"""A question as text to be copied: stem, what is chosen from, feedback, sources."""

from __future__ import annotations

from civics_tui.model import kinds
from civics_tui.model.answer import Picked
from civics_tui.model.question import Choice, Item
from civics_tui.views import copied
from civics_tui.views.feedback import feedback
from civics_tui.views.forms import form
from civics_tui.views.pieces import said
from civics_tui.views.source import Card

SINGLE = kinds.Single(
    id="q",
    stem="Which is *first*?",
    choices=(Choice(text="one", correct=True), Choice(text="two")),
    explanation="Because.",
)


def card(citation: str) -> Card:
    """A card with nothing but its citation."""
    return Card(text=said("A claim."), rows=(), citation=citation)


def test_before_the_answer_there_is_only_the_question() -> None:
    assert copied.question_text(form(SINGLE), None, ()) == "Which is first?\n1. one\n2. two"


def test_feedback_and_sources_come_below_each_source_once() -> None:
    answer = Picked(("2",))
    told = feedback(SINGLE, answer, kinds.mark(SINGLE, answer))
    text = copied.question_text(form(SINGLE), told, [card("The Paper."), card("The Paper."), card("The Plan.")])
    assert text.startswith("Which is first?\n1. one\n2. two\n\nWrong. You chose 2.")
    assert "Right is 1." in text
    assert "Because." in text
    assert text.endswith("Sources\n- The Paper.\n- The Plan.")


def test_items_and_places_are_told() -> None:
    question = kinds.Categorize(id="c", stem="Whose?", categories={"A": (Item(text="x"),), "B": (Item(text="y"),)})
    assert copied.question_text(form(question), None, ()) == "Whose?\n- x\n- y\nPlaces: A; B"
