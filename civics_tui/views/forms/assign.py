"""What is given a place: matching and categorize questions."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.views.forms.base import AssignForm, Option, options
from civics_tui.views.pieces import inline


def pairs(question: kinds.Matching, order: Sequence[str]) -> AssignForm:
    """The left sides, to be given right ones."""
    return AssignForm(
        stem=inline(question.stem),
        items=options(question.lefts, ()),
        places=options(question.rights, order),
    )


def groups(question: kinds.Categorize, order: Sequence[str]) -> AssignForm:
    """The items, to be given categories."""
    return AssignForm(
        stem=inline(question.stem),
        items=options(question.items, order),
        places=tuple(Option(name, inline(name)) for name in question.categories),
    )
