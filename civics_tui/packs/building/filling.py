"""What a record is to be where a cell of the form is changed, or a row moved: all that the form lacks stays in it.

An optional field that is emptied goes; empty rows at the end of a list mean nothing and go, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from civics_tui.errors import EditRefused
from civics_tui.model.text import clean_text
from civics_tui.packs.building.cells import (
    Cell,
    Record,
    bare_of,
    cell,
    gap_names,
    keys_of,
    listed,
    rows,
    split,
    table,
    text_of,
)
from civics_tui.packs.building.fields import LISTS, Field
from civics_tui.packs.building.named import in_gaps, in_groups
from civics_tui.packs.building.records import FALSE, TRUE, clean, scalar, set_key, with_key, without
from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data, Plain
from civics_tui.words import _


def with_value(field: Field, record: Record, path: Path, value: Cell | None, defaults: Mapping[str, Data]) -> Record:
    """The record with another value at a path of the form.

    Raises:
        EditRefused: there is no such cell, a name stands twice, or there are too many rows.
    """
    try:
        if field.sort in LISTS and len(path) == 3 and isinstance(path[1], int):
            return with_row(field, record, path[1], str(path[2]), value)
        if field.sort == "feedback" and len(path) == 2:
            return with_part(field, record, str(path[1]), value)
    except StopIteration as error:
        raise EditRefused(_("This question has no such field; choose its kind first.")) from error
    if len(path) != 1 or field.sort in LISTS or field.sort == "feedback":
        raise EditRefused(_("This question has no such field; choose its kind first."))
    return with_cell(field, record, value, defaults)


def with_cell(field: Field, record: Record, value: Cell | None, defaults: Mapping[str, Data] | None = None) -> Record:
    """The record with another value of a field that is no rows."""
    before = cell(field, record, defaults)
    if value is None:
        return without(record, field.key)
    if _plain(value) == _plain(before) and (field.key in record or not field.required):
        return record
    data = _data_of(field, value, record.get(field.key))
    is_default = value == field.default and field.key not in (defaults or {})
    if data is None or (is_default and not field.required):
        return record if field.key not in record else without(record, field.key)
    return with_key(record, field.key, data)


def _plain(value: Cell) -> Cell:
    return value.strip() if isinstance(value, str) else value


def _data_of(field: Field, value: Cell, former: Data | None) -> Data | None:
    """What is written for a value; `None` for nothing."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, tuple):
        return [*value]
    if field.sort == "words":
        return [*split(clean(value))] or None
    text = clean_text(value).strip() if field.sort == "text" else clean(value)
    if not text:
        return "" if field.required else None
    if field.sort == "select" and text in ("true", "false"):
        return Plain(text)
    return scalar(field.key, text)


def with_row(field: Field, record: Record, row: int, column: str, value: Cell | None) -> Record:
    """The record with another cell in a row; rows up to it are made where there are none.

    Raises:
        EditRefused: a group or gap of that name is there already, or there are too many rows.
    """
    found = rows(field, record)
    if row >= field.rows:
        told = _("There can be at most {n} rows here.")
        raise EditRefused(told.format(n=field.rows))
    field.column(column)
    if row < len(found) and _plain(found[row][column]) == _plain(value if value is not None else ""):
        return record
    if field.sort in ("groups", "gaps"):
        change = in_groups if field.sort == "groups" else in_gaps
        return change(field, record, row, column, clean(value))
    entries = listed(record.get(field.key))
    entries += [_EMPTY.get(field.sort, "") for _more in range(row + 1 - len(entries))]
    entries[row] = _ENTRY.get(field.sort, _entry)(field, entries[row], column, value)
    if field.one and value is True:
        entries = [one if place == row else set_key(one, "correct", None, "text") for place, one in enumerate(entries)]
    return _with_entries(field, record, entries)


def _with_entries(field: Field, record: Record, entries: list[Data]) -> Record:
    """The record with the entries of a list; one source stands without a list where it did so, or is new."""
    while entries and _is_empty(entries[-1]):
        entries.pop()
    if not entries:
        return without(record, field.key)
    is_one = field.sort == "source" and len(entries) == 1 and not isinstance(record.get(field.key), list)
    return with_key(record, field.key, entries[0] if is_one else entries)


def _is_empty(entry: Data) -> bool:
    if isinstance(entry, dict):
        return all(map(_is_empty, entry.values()))
    return not entry if isinstance(entry, list) else not text_of(entry)


def _entry(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    data: Data | None = TRUE if value is True else scalar(column, clean(value)) if value else None
    return set_key(entry, column, data, bare_of(field))


def _pair(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    keys = dict(table(entry)) or {"left": "", "right": ""}
    side = "left" if column == "feedback" else column
    text: Data | None = clean(value) or None
    keys[side] = set_key(keys.get(side, ""), "feedback" if column == "feedback" else "text", text, "text")
    return {"left": keys.get("left", ""), "right": keys.get("right", ""), **keys}


def _view(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    if column == "claims":
        return set_key(entry, "claims", [*split(clean(value))] or None, "text")
    if column not in ("source", "link"):
        return _entry(field, entry, column, value)
    former = keys_of(entry).get("source")
    sources = listed(former) or [""]
    sources[0] = set_key(sources[0], "link" if column == "link" else "text", clean(value) or None, "text")
    if _is_empty(sources[0]):
        sources.pop(0)
    found: Data | None = sources if isinstance(former, list) and sources else sources[0] if sources else None
    return set_key(entry, "source", found, "text")


_ENTRY = {"pairs": _pair, "views": _view}
_EMPTY: dict[str, Data] = {"pairs": {"left": "", "right": ""}}


def with_part(field: Field, record: Record, part: str, value: Cell | None) -> Record:
    """The record with another text in a field that is one record, as `feedback` is."""
    field.column(part)
    keys, text = table(record.get(field.key)), clean(value)
    if text_of(keys.get(part)) == text:
        return record
    keys = {**keys, part: text} if text else without(keys, part)
    return with_key(record, field.key, keys) if keys else without(record, field.key)


def without_row(field: Field, record: Record, row: int) -> Record:
    """The record without a row."""
    if field.sort == "gaps":
        names = gap_names(record)
        gaps = {key: one for key, one in table(record.get("gaps")).items() if key not in names[row : row + 1]}
        return with_key(record, "gaps", gaps) if gaps else without(record, "gaps")
    if field.sort == "groups":
        groups = list(table(record.get(field.key)).items())
        del groups[row : row + 1]
        return with_key(record, field.key, dict(groups)) if groups else without(record, field.key)
    entries = listed(record.get(field.key))
    del entries[row : row + 1]
    return _with_entries(field, record, entries)


def with_row_moved(field: Field, record: Record, row: int, to: int) -> Record:
    """The record with a row at another place; nothing happens where there is no such row or place."""
    data = record.get(field.key)
    entries: list[tuple[str, Data]] = list(data.items()) if isinstance(data, dict) and field.sort == "groups" else []
    entries = entries or [("", one) for one in listed(data)]
    if field.sort == "gaps" or not (0 <= row < len(entries) and 0 <= to < len(entries)):
        return record
    entries.insert(to, entries.pop(row))
    moved: Data = dict(entries) if field.sort == "groups" else [one for _name, one in entries]
    return {**record, field.key: moved}
