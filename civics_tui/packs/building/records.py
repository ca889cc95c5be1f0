"""Records of a question file as plain data: keys in the order of a form, short spellings kept where they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from civics_tui.model.kinds import KINDS
from civics_tui.model.text import clean_text
from civics_tui.model.text import one_line as in_one_line
from civics_tui.model.variant import FORMULAS
from civics_tui.packs.building.cells import Cell, Record, keys_of, text_of
from civics_tui.packs.building.fields import fields_of
from civics_tui.packs.editing.values import Data, Plain

NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?\Z")
TRUE, FALSE = Plain("true"), Plain("false")
_HEAD = ("id", "kind", "contested")
_NUMBERS = frozenset({"points", "difficulty", *FORMULAS})
"""Keys whose value is written as a number where it is one."""


def kind_in(record: Mapping[str, Data]) -> str:
    """The kind that a record says; empty where it is none."""
    if text_of(record.get("contested")) == "true":
        return "view"
    name = text_of(record.get("kind"))
    return name if name in KINDS and name != "view" else ""


def without(record: Record, key: str) -> Record:
    """The record without a key."""
    return {name: value for name, value in record.items() if name != key}


def with_key(record: Record, key: str, value: Data) -> Record:
    """The record with a key, a new one where forms have it: behind the nearest one that stands before it there."""
    if key in record:
        return {**record, key: value}
    order = [*_HEAD, *(field.key for field in fields_of(kind_in(record) or "single"))]
    before = set(order[: order.index(key)]) if key in order else set(record)
    place = max((number for number, name in enumerate(record, start=1) if name in before), default=0)
    given = list(record.items())
    return dict([*given[:place], (key, value), *given[place:]])


def clean(value: Cell | None) -> str:
    """What was typed as one line without signs that steer; empty for nothing."""
    return in_one_line(clean_text(str(value))) if value is not None else ""


def scalar(key: str, text: str) -> Data:
    """The value of a key that a text stands for."""
    return Plain(text) if key in _NUMBERS and NUMBER.match(text) else text


def set_key(entry: Data, key: str, value: Data | None, bare: str) -> Data:
    """An entry with a key, or without it; where only a text is left, that alone, if it stood alone or loses a key."""
    if key == bare and not isinstance(entry, dict):
        return value if value is not None else ""
    keys = keys_of(entry, bare)
    if value is None:
        left = without(keys, key)
        if key == bare:
            return {bare: "", **left} if left else ""
        return left[bare] if list(left) == [bare] and (key in keys or not isinstance(entry, dict)) else left or ""
    return {**keys, key: value} if key in keys or bare in keys else {bare: "", **keys, key: value}
