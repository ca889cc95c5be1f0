"""What is typed: numeric and short questions."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.model.text import one_line
from civics_tui.views.forms.base import TextForm
from civics_tui.views.pieces import inline


def number(question: kinds.Numeric, order: Sequence[str]) -> TextForm:
    """A number, with its unit where it need not be typed."""
    shown = "" if question.unit_required else one_line(question.unit or "")
    return TextForm(stem=inline(question.stem), numeric=True, unit=shown)


def words(question: kinds.Short, order: Sequence[str]) -> TextForm:
    """A text."""
    return TextForm(stem=inline(question.stem))
