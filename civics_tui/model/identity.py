"""Wording and meaning: the two hashes by which a changed question is known.

A new wording keeps the learner's card; a new meaning, or an author's `revision`, reopens it.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from civics_tui.model.kinds import Question

_NOT_SHOWN = frozenset({"objective", "difficulty", "tags", "lint", "was", "revision", "retired", "say", "review_by"})


def plain(node: Any) -> Any:
    """A dataclass of the model as plain JSON data.

    A field whose default is empty is left out while it has it, so that a new field changes no hash.
    """
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        empty = _empty(type(node))
        return {
            field.name: plain(value)
            for field in dataclasses.fields(node)
            if (value := getattr(node, field.name)) or field.name not in empty or value != empty[field.name]
        }
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, tuple | list):
        return [plain(part) for part in node]
    return str(node) if isinstance(node, Decimal) else node


@functools.cache
def _empty(model: type[Any]) -> dict[str, Any]:
    """The fields of a dataclass whose default is empty, with that default."""
    defaults = {
        field.name: field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        for field in dataclasses.fields(model)
    }
    return {name: default for name, default in defaults.items() if default in (None, (), "", {})}


def canonical(data: Any) -> str:
    """Plain data as the one JSON text that is hashed."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: Any) -> str:
    """The first 128 bits of SHA-256 over the canonical text, as 32 hex digits."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()[:32]


def wording(question: Question) -> str:
    """Hash of all that is shown."""
    return digest({key: value for key, value in plain(question).items() if key not in _NOT_SHOWN})


def meaning(question: Question) -> str:
    """Hash of kind, ids, key, accepted answers, tolerance, gaps and variables; not of the texts."""
    from civics_tui.model.kinds import kind_of  # hashing plain data needs no kind

    variables = {name: plain(variable) for name, variable in question.vars.items()}
    return digest(
        [
            question.kind,
            kind_of(question).meaning(question),
            question.scoring,
            [variables, dict(question.derive), list(question.where)] if variables else None,
            question.revision,
        ]
    )
