"""The public question of a class as one of the five forms, so that the inputs of a quiz take its answer."""

from __future__ import annotations

from collections.abc import Iterable

from civics_tui.views.forms import AssignForm, Form, GapField, GapsForm, Option, OrderForm, PickForm, TextForm
from civics_tui.views.public import PublicOption, PublicQuestion


def form_of(question: PublicQuestion) -> Form:
    """The form; its ids are the public names, which is what the class takes back."""
    match question.form:
        case "pick":
            return PickForm(
                stem=question.stem,
                options=_options(question.options),
                many=question.many,
                scored=question.scored,
                settled=question.settled,
            )
        case "text":
            return TextForm(stem=question.stem, numeric=question.numeric, unit=question.unit)
        case "order":
            return OrderForm(stem=question.stem, options=_options(question.options))
        case "assign":
            return AssignForm(stem=question.stem, items=_options(question.items), places=_options(question.places))
        case "gaps":
            gaps = tuple(GapField(gap.id, _options(gap.options), gap.numeric) for gap in question.gaps)
            return GapsForm(stem=question.stem, gaps=gaps)


def _options(given: Iterable[PublicOption]) -> tuple[Option, ...]:
    return tuple(Option(one.id, one.text) for one in given)
