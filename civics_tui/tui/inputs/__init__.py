"""The five inputs, one for each form, and the table from form to input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civics_tui.tui.inputs.assign import AssignInput
from civics_tui.tui.inputs.base import AnswerInput
from civics_tui.tui.inputs.gaps import GapsInput
from civics_tui.tui.inputs.order import OrderInput
from civics_tui.tui.inputs.pick import PickInput
from civics_tui.tui.inputs.text import TextInput
from civics_tui.views.forms import AssignForm, Form, GapsForm, OrderForm, PickForm, TextForm

__all__ = ["INPUTS", "AnswerInput", "AssignInput", "GapsInput", "OrderInput", "PickInput", "TextInput", "input_for"]

INPUTS: dict[type[Form], Callable[..., AnswerInput]] = {
    PickForm: PickInput,
    TextForm: TextInput,
    OrderForm: OrderInput,
    AssignForm: AssignInput,
    GapsForm: GapsInput,
}


def input_for(form: Form, **options: Any) -> AnswerInput:
    """The input of a form; `options` go only to the one for choices."""
    return INPUTS[type(form)](form, **(options if isinstance(form, PickForm) else {}))
