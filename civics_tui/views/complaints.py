"""What a learner can tell the author of a question, in words: in one for a table, in a sentence to choose from."""

from __future__ import annotations

from civics_tui.study.events import Complaint
from civics_tui.words import _


def complaints() -> tuple[tuple[Complaint, str], ...]:
    """What can be told, in the order in which it is offered."""
    return (
        ("wrong", _("wrong: the answer or a fact is not right")),
        ("unclear", _("unclear: it cannot be understood, or in two ways")),
        ("outdated", _("outdated: it was right once")),
        ("unfair", _("unfair: it takes a side, or asks what nobody can know")),
    )


def word(what: Complaint) -> str:
    """One word for it."""
    return {"wrong": _("wrong"), "unclear": _("unclear"), "outdated": _("outdated"), "unfair": _("unfair")}[what]


def heading() -> str:
    """The question that they answer."""
    return _("What is wrong with this question?")


def thanks() -> str:
    """What is said when it is kept."""
    return _("Kept for the author of this question. Thank you.")
