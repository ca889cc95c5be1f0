"""What a form shows of a record: cells and rows. Short spellings are seen through; what the form lacks is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from civics_tui.model.text import gaps
from civics_tui.packs.building.fields import BETWEEN, Column, Field
from civics_tui.packs.editing.values import Data, Plain
from civics_tui.packs.shape import NULLS
from civics_tui.packs.spellings import TYPO

Cell = str | bool | tuple[str, ...]
"""What stands in a cell: a text, a tick, or the words that are ticked."""
Row = Mapping[str, Cell]
"""A cell for every column."""
Record = dict[str, Data]

_PIECES = re.compile(rf"{BETWEEN}{BETWEEN}|{BETWEEN}|[^{BETWEEN}]+")


def text_of(data: Data | None) -> str:
    """The text of a scalar; empty for what is none."""
    if isinstance(data, Plain):
        return "" if data.text in NULLS else data.text
    return data if isinstance(data, str) else ""


def joined(texts: Iterable[str]) -> str:
    """Texts in one line."""
    return f"{BETWEEN} ".join(text.replace(BETWEEN, BETWEEN * 2) for text in texts)


def split(line: str) -> list[str]:
    """The texts of a line; what is empty is left out."""
    found = [""]
    for piece in _PIECES.findall(line):
        if piece == BETWEEN:
            found.append("")
        else:
            found[-1] += BETWEEN if piece == BETWEEN * 2 else piece
    return [text.strip() for text in found if text.strip()]


def listed(data: Data | None) -> list[Data]:
    """The entries of a list; one record may stand in its place."""
    if data is None or (isinstance(data, Plain) and not text_of(data)):
        return []
    return list(data) if isinstance(data, list) else [data]


def keys_of(entry: Data, bare: str = "text") -> Record:
    """The keys of a record; a bare text stands for one of them."""
    if isinstance(entry, dict):
        return entry
    return {} if isinstance(entry, list) else {bare: entry}


def table(data: Data | None) -> Record:
    """The keys of a mapping; none for what is no mapping."""
    return data if isinstance(data, dict) else {}


def cell(field: Field, record: Mapping[str, Data], defaults: Mapping[str, Data] | None = None) -> Cell:
    """What a field holds that is no rows; `defaults` are those of the file."""
    data = record.get(field.key, (defaults or {}).get(field.key))
    if data is None:
        return field.default
    if field.sort == "truth":
        return text_of(data) == "true"
    if field.sort == "ticks":
        return tuple(TYPO if isinstance(one, dict) else text_of(one) for one in listed(data))
    return joined(map(text_of, listed(data))) if field.sort == "words" else text_of(data)


def rows(field: Field, record: Mapping[str, Data], defaults: Mapping[str, Data] | None = None) -> tuple[Row, ...]:
    """The rows of a field, at least as many as are shown; for `feedback` its one row."""
    data = record.get(field.key, (defaults or {}).get(field.key))
    if field.sort == "feedback":
        return (_row(field.columns, table(data)),)
    found: list[dict[str, Cell]]
    if field.sort == "groups":
        found = [{"group": name, "members": joined(_texts(items))} for name, items in table(data).items()]
    elif field.sort == "gaps":
        found = [_gap(name, table(data).get(name)) for name in gap_names(record)]
    elif field.sort == "pairs":
        found = [_pair(table(entry)) for entry in listed(data)]
    elif field.sort == "views":
        found = [_view(field.columns, keys_of(entry)) for entry in listed(data)]
    else:
        found = [_row(field.columns, keys_of(entry, bare_of(field))) for entry in listed(data)]
    empty: Row = {one.key: False if one.sort == "truth" else "" for one in field.columns}
    return (*found, *(empty for _more in range(field.least - len(found))))


def bare_of(field: Field) -> str:
    """The key that a bare text stands for in the rows of a field."""
    return "value" if any(one.key == "value" for one in field.columns) else "text"


def gap_names(record: Mapping[str, Data]) -> list[str]:
    """The gaps of a text and those that are declared, in the order of the text."""
    declared = table(record.get("gaps"))
    return list(dict.fromkeys([*gaps(text_of(record.get("stem"))), *declared]))


def _row(columns: Iterable[Column], keys: Record) -> dict[str, Cell]:
    return {
        one.key: text_of(keys.get(one.key)) == "true" if one.sort == "truth" else text_of(keys.get(one.key))
        for one in columns
    }


def _texts(items: Data | None) -> list[str]:
    return [text_of(keys_of(item).get("text")) for item in listed(items)]


def _pair(keys: Record) -> dict[str, Cell]:
    left, right = (keys_of(keys.get(side, "")) for side in ("left", "right"))
    return {
        "left": text_of(left.get("text")),
        "right": text_of(right.get("text")),
        "feedback": text_of(left.get("feedback")),
    }


def _view(columns: Iterable[Column], keys: Record) -> dict[str, Cell]:
    first = next((keys_of(one) for one in listed(keys.get("source"))), {})
    shown = _row(columns, keys)
    shown |= {"source": text_of(first.get("text")), "link": text_of(first.get("link"))}
    shown["claims"] = joined(map(text_of, listed(keys.get("claims"))))
    return shown


def _gap(name: str, data: Data | None) -> dict[str, Cell]:
    keys = table(data)
    choices = [keys_of(one) for one in listed(keys.get("choices"))]
    right = [text_of(one.get("text")) for one in choices if text_of(one.get("correct")) == "true"]
    wrong = [text_of(one.get("text")) for one in choices if text_of(one.get("correct")) != "true"]
    if "answer" in keys:
        right.append(text_of(keys["answer"]))
    accepted = [*right, *_texts(keys.get("accept"))]
    return {
        "gap": name,
        "accept": joined(accepted),
        "choices": joined(wrong),
        "feedback": text_of(keys.get("feedback")),
    }
