"""What is chosen: single, multiple, true_false and view questions."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.model.kinds import true_false, view
from civics_tui.views.forms.base import Option, PickForm, options
from civics_tui.views.pieces import inline, said
from civics_tui.words import _


def one(question: kinds.Single, order: Sequence[str]) -> PickForm:
    """The author's choices, one of which is taken."""
    return PickForm(stem=inline(question.stem), options=options(question.choices, order))


def several(question: kinds.Multiple, order: Sequence[str]) -> PickForm:
    """The author's choices, any number of which are ticked."""
    return PickForm(stem=inline(question.stem), options=options(question.choices, order), many=True)


def truth(question: kinds.TrueFalse, order: Sequence[str]) -> PickForm:
    """True and false."""
    both = (Option(true_false.TRUE, said(_("True"))), Option(true_false.FALSE, said(_("False"))))
    return PickForm(stem=inline(question.stem), options=both)


def views(question: kinds.View, order: Sequence[str]) -> PickForm:
    """The views, and that one cannot tell."""
    unsure = Option(view.UNSURE, inline(question.unsure))
    return PickForm(
        stem=inline(question.stem),
        options=(*options(question.views, order), unsure),
        scored=False,
        settled=inline(question.settled) if question.settled else (),
    )
