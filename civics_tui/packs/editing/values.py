"""What a file holds as plain data, so that the outcome of a change can be said before it is made, and compared after.

A text is a `str`. What is read in another way for standing without quotes (null, a truth, a number) is a `Plain`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, Union

from civics_tui.model.text import clean_text
from civics_tui.packs.nodes import Map, Node, Scalar
from civics_tui.packs.shape import NULLS

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Plain:
    """A null, a truth or a number, as it stands in the file."""

    text: str


Data: TypeAlias = Union[str, Plain, list["Data"], dict[str, "Data"]]  # noqa: UP007 - names itself, so in quotes
"""What a file or a part of it holds; mappings in their order."""
Value: TypeAlias = Union[  # noqa: UP007
    str, Plain, bool, int, Decimal, Sequence["Value"], Mapping[str, "Value"], None
]
"""What may be put into a file."""


def is_typed(text: str) -> bool:
    """Is a text without quotes read as a null, a truth or a number?"""
    return text in NULLS or text in ("true", "false") or _NUMBER.match(text) is not None


def alike(one: str, other: str) -> bool:
    """Are both numbers, or both truths?"""
    truths = ("true", "false")
    return (one in truths and other in truths) or bool(_NUMBER.match(one) and _NUMBER.match(other))


def of_scalar(text: str, *, plain: bool) -> Data:
    """The data of a scalar."""
    return Plain(text) if plain and is_typed(text) else text


def of_node(node: Node | None) -> Data:
    """The data of what was read; an empty file holds a null."""
    if node is None:
        return Plain("")
    if isinstance(node, Scalar):
        return of_scalar(node.text, plain=node.plain)
    if isinstance(node, Map):
        return {key: of_node(inner) for key, inner in node.items.items()}
    return [of_node(item) for item in node.items]


def of_value(value: Value) -> Data:
    """The data that a value is to become: texts cleaned as the reader cleans them."""
    if isinstance(value, Plain):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if value is None or isinstance(value, bool):
        return Plain({None: "null", True: "true", False: "false"}[value])
    if isinstance(value, int | Decimal):
        return Plain(f"{value:f}" if isinstance(value, Decimal) else str(value))
    if isinstance(value, Mapping):
        return {clean_text(key): of_value(inner) for key, inner in value.items()}
    return [of_value(inner) for inner in value]


def same(one: Data, other: Data) -> bool:
    """Is it the same data, in the same order?"""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(inner, other[key]) for key, inner in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
