"""What a record is to be where a cell of the form is changed, or a row moved: all that the form lacks stays in it.

An optional field that is emptied goes; empty rows at the end of a list mean nothing and go, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from civics_tui.errors import EditRefused
from civics_tui.model.text import clean_text
from civics_tui.model.text import one_line as in_one_line
from civics_tui.model.variant import FORMULAS
from civics_tui.packs.building.cells import (
    Cell,
    Record,
    bare_of,
    cell,
    gap_names,
    joined,
    keys_of,
    listed,
    rows,
    split,
    table,
    text_of,
)
from civics_tui.packs.building.fields import Field, fields_of
from civics_tui.packs.editing.values import Data, Plain
from civics_tui.packs.uses import ID
from civics_tui.words import _

NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?\Z")
_TRUE, _FALSE = Plain("true"), Plain("false")
_HEAD = ("id", "kind", "contested")
_NUMBERS = frozenset({"points", "difficulty", *FORMULAS})
"""Keys whose value is written as a number where it is one."""


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
        return _TRUE if value else _FALSE
    if isinstance(value, tuple):
        return [*value]
    if field.sort == "words":
        return [*split(_clean(value))] or None
    text = clean_text(value).strip() if field.sort == "text" else _clean(value)
    if not text:
        return "" if field.required else None
    if field.sort == "select" and text in ("true", "false"):
        return Plain(text)
    return _scalar(field.key, text)


def _clean(value: Cell | None) -> str:
    return in_one_line(clean_text(str(value))) if value is not None else ""


def _scalar(key: str, text: str) -> Data:
    return Plain(text) if key in _NUMBERS and NUMBER.match(text) else text


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


def kind_in(record: Mapping[str, Data]) -> str:
    """The kind that a record says; empty where it is none."""
    if text_of(record.get("contested")) == "true":
        return "view"
    name = text_of(record.get("kind"))
    known = [one for one in _KINDS if one != "view"]
    return name if name in known else ""


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
        change = _in_groups if field.sort == "groups" else _in_gaps
        return change(field, record, row, column, _clean(value))
    entries = listed(record.get(field.key))
    entries += [_EMPTY.get(field.sort, "") for _more in range(row + 1 - len(entries))]
    entries[row] = _ENTRY.get(field.sort, _entry)(field, entries[row], column, value)
    if field.one and value is True:
        entries = [one if place == row else _set(one, "correct", None, "text") for place, one in enumerate(entries)]
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


def _set(entry: Data, key: str, value: Data | None, bare: str) -> Data:
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


def _entry(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    data: Data | None = _TRUE if value is True else _scalar(column, _clean(value)) if value else None
    return _set(entry, column, data, bare_of(field))


def _pair(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    keys = dict(table(entry)) or {"left": "", "right": ""}
    side = "left" if column == "feedback" else column
    text: Data | None = _clean(value) or None
    keys[side] = _set(keys.get(side, ""), "feedback" if column == "feedback" else "text", text, "text")
    return {"left": keys.get("left", ""), "right": keys.get("right", ""), **keys}


def _view(field: Field, entry: Data, column: str, value: Cell | None) -> Data:
    if column == "claims":
        return _set(entry, "claims", [*split(_clean(value))] or None, "text")
    if column not in ("source", "link"):
        return _entry(field, entry, column, value)
    former = keys_of(entry).get("source")
    sources = listed(former) or [""]
    sources[0] = _set(sources[0], "link" if column == "link" else "text", _clean(value) or None, "text")
    if _is_empty(sources[0]):
        sources.pop(0)
    found: Data | None = sources if isinstance(former, list) and sources else sources[0] if sources else None
    return _set(entry, "source", found, "text")


_ENTRY = {"pairs": _pair, "views": _view}
_EMPTY: dict[str, Data] = {"pairs": {"left": "", "right": ""}}


def _in_groups(field: Field, record: Record, row: int, column: str, value: str) -> Record:
    groups = list(table(record.get(field.key)).items())
    while len(groups) <= row:
        groups.append((_free(_("Group {n}"), [name for name, _items in groups]), []))
    name, items = groups[row]
    if column == "group":
        groups[row] = (_unlike(value, [other for other, _items in groups]), items)
    else:
        groups[row] = (name, _members(items, value))
    return with_key(record, field.key, dict(groups))


def _members(items: Data, line: str) -> Data:
    """The members of a group after a new line of them: each keeps what hangs on it where its text stays."""
    texts, former = split(line), listed(items)
    known = {text_of(keys_of(one).get("text")): one for one in former}
    if len(texts) == len(former):
        return [_renamed(one, text) for one, text in zip(former, texts, strict=True)] if texts else []
    return [known.get(text, text) for text in texts]


def _renamed(entry: Data, text: str) -> Data:
    return entry if text_of(keys_of(entry).get("text")) == text else _set(entry, "text", text, "text")


def _free(form: str, taken: list[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := form.format(n=number)) not in taken)


def _unlike(name: str, others: list[str]) -> str:
    if name in others:
        raise EditRefused(_('There is one called "{name}" already; give it another name.').format(name=name[:60]))
    return name


def _in_gaps(field: Field, record: Record, row: int, column: str, value: str) -> Record:
    names, gaps = gap_names(record), dict(table(record.get("gaps")))
    while len(names) <= row:
        names.append(_free("{n}", names))
    name = names[row]
    if column != "gap":
        return with_key(record, "gaps", {**gaps, name: _gap(table(gaps.get(name)), column, value)})
    if not ID.match(value):
        raise EditRefused(_("A gap is called by letters a-z and digits, without spaces."))
    stem = text_of(record.get("stem"))
    if name in gaps:
        gaps = {_unlike(value, [*gaps]) if one == name else one: keys for one, keys in gaps.items()}
    else:
        gaps[value] = {}
    if f"[[{name}]]" in stem and f"[[{value}]]" not in stem:
        record = {**record, "stem": stem.replace(f"[[{name}]]", f"[[{value}]]")}
    return with_key(record, "gaps", gaps)


def _gap(keys: Record, column: str, value: str) -> Data:
    """A gap with another cell: what is typed into it, or chosen from a list with one right choice."""
    if column == "feedback":
        return {**keys, "feedback": value} if value else without(keys, "feedback")
    choices = listed(keys.get("choices"))
    right = [one for one in choices if _is_right(one)]
    wrong = [one for one in choices if not _is_right(one)]
    accepted = [*right, *listed(keys.get("answer")), *listed(keys.get("accept"))]
    if column == "accept":
        accepted = listed(_members([keys_of(one) or one for one in accepted], value))
    else:
        wrong = listed(_members(wrong, value))
    if wrong:
        marked = [_set(_chosen(one), "correct", _TRUE, "text") for one in accepted]
        return _answered_by(keys, "choices", _in_place(choices, marked, wrong))
    texts = [text_of(keys_of(one).get("text")) for one in accepted]
    if len(texts) == 1 and (NUMBER.match(texts[0]) or "tolerance" in keys):
        return _answered_by(keys, "answer", _scalar("answer", texts[0]))
    return _answered_by(keys, "accept", [_typed(one) for one in accepted])


def _answered_by(keys: Record, key: str, value: Data) -> Data:
    """A gap with another way of answering it, where the former one stood."""
    found: Record = {}
    for name, one in [*keys.items(), (key, value)]:
        if name not in ("choices", "answer", "accept"):
            found[name] = one
        elif value:
            found.setdefault(key, value)
    return found


def _is_right(choice: Data) -> bool:
    return text_of(keys_of(choice).get("correct")) == "true"


def _chosen(entry: Data) -> Data:
    """A choice out of an accepted text."""
    return without(entry, "points") if isinstance(entry, dict) else text_of(entry)


def _typed(entry: Data) -> Data:
    """An accepted text out of a choice."""
    keys = {key: one for key, one in keys_of(entry).items() if key in ("text", "points")}
    return keys if "points" in keys else text_of(keys.get("text"))


def _in_place(former: list[Data], right: list[Data], wrong: list[Data]) -> Data:
    """Choices in the order in which they stood: right ones where right ones were."""
    left, others = list(right), list(wrong)
    found: list[Data] = []
    for one in former:
        source = left if _is_right(one) else others
        if source:
            found.append(source.pop(0))
    return [*found, *left, *others]


def with_part(field: Field, record: Record, part: str, value: Cell | None) -> Record:
    """The record with another text in a field that is one record, as `feedback` is."""
    field.column(part)
    keys, text = table(record.get(field.key)), _clean(value)
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


_KINDS = ("single", "multiple", "true_false", "numeric", "short", "cloze", "ordering", "matching", "categorize", "view")

__all__ = [
    "joined",
    "kind_in",
    "with_cell",
    "with_key",
    "with_part",
    "with_row",
    "with_row_moved",
    "without",
    "without_row",
]
