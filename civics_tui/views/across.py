"""Across: from a question to the section of an explainer that teaches it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import Question


@dataclass(frozen=True, slots=True)
class Section:
    """A place in an explainer."""

    page: str
    """Id of the explainer."""
    id: str
    """Id of the section; empty for the start of the page."""
    title: str


def section_for(question: Question, pages: Iterable[Explainer]) -> Section | None:
    """The section that asks this question itself, else the start of the page with its objective; `None` without one."""
    pages = tuple(pages)
    for page in pages:
        for section in page.sections:
            if any(question.id in part.ids for part in section.parts if part.kind == "check"):
                return Section(page.id, section.id, section.title)
    taught = (page for page in pages if page.objective and page.objective == question.objective)
    return next((Section(page.id, "", page.title) for page in taught), None)
