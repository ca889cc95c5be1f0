"""A question with answer and sources as plain text, to be copied into a message or notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from civics_tui.views.forms import AssignForm, Form, GapsForm, OrderForm, PickForm, TextForm
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import plain
from civics_tui.views.source import Card
from civics_tui.views.stems import blanked
from civics_tui.words import _


def question_text(form: Form, told: Feedback | None, cards: Sequence[Card]) -> str:
    """The stem with what is chosen from, the feedback where there is one, and the sources, one paragraph each."""
    parts = [plain(blanked(form.stem)), *SHOWN[type(form)](form)]
    if told:
        parts += ["", *told.paragraphs(), *told.why_text()]
    citations = list(dict.fromkeys(card.citation for card in cards))
    if citations:
        parts += ["", _("Sources"), *(f"- {citation}" for citation in citations)]
    return "\n".join(parts)


def _numbered(form: PickForm | OrderForm) -> list[str]:
    return [f"{number}. {plain(option.text)}" for number, option in enumerate(form.options, start=1)]


def _assigned(form: AssignForm) -> list[str]:
    named = _("Places: {places}").format(places="; ".join(plain(place.text) for place in form.places))
    return [*(f"- {plain(item.text)}" for item in form.items), named]


SHOWN: dict[type[Form], Callable[[Any], list[str]]] = {
    PickForm: _numbered,
    TextForm: lambda form: [],
    OrderForm: _numbered,
    AssignForm: _assigned,
    GapsForm: lambda form: [],
}
"""By form, what stands below the stem."""
