"""Questions with a marker in every text that must not leave the teacher's machine before the reveal."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from itertools import count
from typing import Any

from civics_tui.model import kinds
from civics_tui.model.kinds import Question
from civics_tui.model.question import Choice, Item

CANARY = "canary"
NUMBER = "91827364"
"""The marker where a number must stand."""

SHOWN: frozenset[tuple[type[Any], str]] = frozenset(
    {(Choice, "text"), (Item, "text"), (kinds.ViewText, "text"), (kinds.Numeric, "unit"), (kinds.View, "unsure")}
    | {(kinds.View, "settled")}
)
"""Texts that a question shows, beside its stem."""
WORDS = frozenset({"kind", "scoring", "pin", "normalize", "tolerance", "vars", "derive", "where", "lint", "points"})
"""Fields that hold words of the format, or that the drawing of variables reads."""


def with_canaries(question: Question) -> Question:
    """The question with markers in place of all that is hidden: ids, keys, feedback, explanation, hints, notes."""
    numbers = count(1)

    def marked(node: Any, owner: type[Any], name: str) -> Any:
        if name in WORDS or name == "stem" or (owner, name) in SHOWN:
            return node
        if isinstance(node, str):
            return NUMBER if name in ("answer", "value") else f"{CANARY}{next(numbers)}"
        if dataclasses.is_dataclass(node) and not isinstance(node, type):
            kept = {field.name: marked(getattr(node, field.name), type(node), field.name) for field in _fields(node)}
            return type(node)(**kept)
        if isinstance(node, Mapping):
            hidden = name == "gaps"
            return {f"{CANARY}{key}" if hidden else key: marked(one, owner, name) for key, one in node.items()}
        if isinstance(node, tuple):
            return tuple(marked(one, owner, name) for one in node)
        return node

    made = marked(question, type(question), "")
    if isinstance(made, kinds.Cloze):
        made = dataclasses.replace(made, stem=" ".join([made.stem, *(f"[[{name}]]" for name in made.gaps)]))
    full = {"explanation": f"{CANARY}-why", "say": f"{CANARY}-note"}
    told: Question = dataclasses.replace(made, **full)
    return told


def _fields(node: Any) -> tuple[dataclasses.Field[Any], ...]:
    return tuple(field for field in dataclasses.fields(node) if field.init)
