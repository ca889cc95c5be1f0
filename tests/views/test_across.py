"""From a question to the section that teaches it."""

from __future__ import annotations

from civics_tui.model import kinds
from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.views import across

QUESTION = kinds.TrueFalse(id="q", stem="Is it?", answer=True, objective="steps")
OTHER = Explainer(id="other", title="Other", objective="courts")
TAUGHT = Explainer(id="taught", title="Steps", objective="steps")
ASKED = Explainer(
    id="asked",
    title="Asked",
    sections=(
        Section(id="", title="Asked"),
        Section(id="end", title="The end", parts=(Part(kind="check", ids=("p", "q")), Part(kind="markdown", text="x"))),
    ),
)


def test_the_section_that_asks_it_comes_before_the_page_of_its_objective() -> None:
    assert across.section_for(QUESTION, [OTHER, TAUGHT, ASKED]) == across.Section("asked", "end", "The end")


def test_the_page_of_its_objective_is_next_best() -> None:
    assert across.section_for(QUESTION, [OTHER, TAUGHT]) == across.Section("taught", "", "Steps")


def test_there_may_be_none() -> None:
    assert across.section_for(QUESTION, [OTHER]) is None
    without = kinds.TrueFalse(id="x", stem="Is it?", answer=True)
    assert across.section_for(without, [Explainer(id="page", title="Page")]) is None
