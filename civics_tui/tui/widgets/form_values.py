"""What a form makes of the data of a record, and of what is typed: no widgets, nothing is lost on the way.

Keys that a form does not show stay where they are; a text alone is written in its short spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data, Plain, Value, of_value, same

_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?\Z")
_BARE = ("text", "value")
"""Keys of a record whose text may stand for the whole."""


def text_of(data: Data | None) -> str:
    """The text of a value: of a record that of its text, of a list that of its first entry."""
    if isinstance(data, str):
        return data
    if isinstance(data, Plain):
        return "" if data.text in ("null", "~", "") else data.text
    if isinstance(data, dict):
        return next((text_of(data[key]) for key in _BARE if key in data), "")
    return text_of(data[0]) if data else ""


def with_text(former: Data | None, text: str) -> Data | None:
    """A value with another text, and with all else that it held; nothing where nothing is left."""
    if isinstance(former, dict):
        key = next((one for one in _BARE if one in former), "text")
        rest = {name: inner for name, inner in former.items() if name != key}
        return {key: text, **rest} if text or rest else None
    if isinstance(former, list) and former:
        first = with_text(former[0], text)
        left = [*([] if first is None else [first]), *former[1:]]
        return left or None
    return text or None


def number(text: str) -> Value:
    """What is typed into a field for a number: a number where it is one, else the text, which may be a formula."""
    text = text.strip()
    return Decimal(text) if _NUMBER.match(text) else text or None


def is_on(data: Data | None) -> bool:
    """Does a value say true?"""
    return isinstance(data, Plain) and data.text == "true"


def listed(data: Data | None) -> list[Data]:
    """The entries of a list; one value may stand in place of its list."""
    if data is None or (isinstance(data, Plain) and not text_of(data)):
        return []
    return data if isinstance(data, list) else [data]


def record(data: Data, first: str) -> dict[str, Data]:
    """A record with its keys; a bare text stands for that of its `first` key."""
    return dict(data) if isinstance(data, dict) else {first: data}


def short(found: Mapping[str, Data], *, bare: str = "text") -> Data:
    """A record in its short spelling, where a bare text stands for it."""
    return found[bare] if list(found) == [bare] else dict(found)


def smallest(path: Path, former: Data | None, value: Value) -> tuple[Path, Value]:
    """The part of a value that differs from what was there, as a path to it and what it is to become.

    A part that was not there, or is to go, belongs to what holds it.
    """
    wanted = None if value is None else of_value(value)
    while former is not None and wanted is not None:
        inner = _only_difference(former, wanted)
        if inner is None:
            break
        step, former, wanted = inner
        path = (*path, step)
    return path, wanted


def _only_difference(former: Data, wanted: Data) -> tuple[str | int, Data, Data] | None:
    """The one entry in which two values of the same build differ."""
    pairs: Sequence[tuple[str | int, Data, Data]]
    if isinstance(former, dict) and isinstance(wanted, dict) and list(former) == list(wanted):
        pairs = [(key, former[key], wanted[key]) for key in former]
    elif isinstance(former, list) and isinstance(wanted, list) and len(former) == len(wanted):
        pairs = [(place, *both) for place, both in enumerate(zip(former, wanted, strict=True))]
    else:
        return None
    differing = [pair for pair in pairs if not same(pair[1], pair[2])]
    return differing[0] if len(differing) == 1 else None
