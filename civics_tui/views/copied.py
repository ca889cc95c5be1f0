"""A question with answer and sources as plain text, to be copied into a message or notes."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.views.forms import AssignForm, Form, OrderForm, PickForm
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import plain
from civics_tui.views.source import Card
from civics_tui.words import _


def question_text(form: Form, told: Feedback | None, cards: Sequence[Card]) -> str:
    """The stem with what is chosen from, the feedback where there is one, and the sources, one paragraph each."""
    parts = [plain(form.stem), *_shown(form)]
    if told:
        parts += ["", *told.paragraphs(), *told.why_text()]
    citations = list(dict.fromkeys(card.citation for card in cards))
    if citations:
        parts += ["", _("Sources"), *(f"- {citation}" for citation in citations)]
    return "\n".join(parts)


def _shown(form: Form) -> list[str]:
    match form:
        case PickForm(options=options) | OrderForm(options=options):
            return [f"{number}. {plain(option.text)}" for number, option in enumerate(options, start=1)]
        case AssignForm(items=items, places=places):
            named = _("Places: {places}").format(places="; ".join(plain(place.text) for place in places))
            return [*(f"- {plain(item.text)}" for item in items), named]
        case _:
            return []
