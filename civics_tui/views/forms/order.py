"""What is put in order."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.views.forms.base import OrderForm, options
from civics_tui.views.pieces import inline


def items(question: kinds.Ordering, order: Sequence[str]) -> OrderForm:
    """The items."""
    return OrderForm(stem=inline(question.stem), options=options(question.items, order))
