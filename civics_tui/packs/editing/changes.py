"""The changes of a file, and what each makes of its data. A change of much is broken up into the smallest ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from civics_tui.errors import EditRefused
from civics_tui.packs.editing.values import Data, Plain, Value, alike, of_value, same
from civics_tui.words import _

Path: TypeAlias = tuple[str | int, ...]
"""Keys and places, counted from 0, that lead from the top of a file to a part of it."""


@dataclass(frozen=True, slots=True)
class Put:
    """Give a path a value: in place of the one it has, or as a new key.

    Only what differs is written. A bare text on the way becomes a mapping that holds it.
    """

    path: Path
    value: Value
    place: int | None = None
    """Where a new key stands among its fellows; behind them where it is left out."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away a key with its value, or an entry of a list."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new entry into a list, before the one that has its place now."""

    path: Path
    """The list."""
    place: int
    value: Value
    more: tuple[Value, ...] = ()
    """Entries that follow it."""


@dataclass(frozen=True, slots=True)
class Move:
    """Put an entry of a list to another place of it."""

    path: Path
    """The list."""
    place: int
    to: int
    """The place it has in the end."""


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a key another name; its value and its place stay."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Wrap:
    """Turn a bare text into a mapping that holds it under a key."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Unwrap:
    """Turn a mapping of one key into the value that it holds."""

    path: Path


Change: TypeAlias = Put | Remove | Insert | Move
"""What may be asked for."""
Step: TypeAlias = Put | Remove | Insert | Move | Rename | Wrap | Unwrap
"""What is patched at once; the value of such a `Put` is taken as a whole."""


def at(data: Data, path: Path, *, above: Path = ()) -> Data:
    """What stands at a path; `above` leads to the data.

    Raises:
        EditRefused: nothing does.
    """
    for number, step in enumerate(path):
        inner: Data | None = None
        if isinstance(data, dict) and isinstance(step, str):
            inner = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            inner = data[step]
        if inner is None:
            raise EditRefused(_("there is nothing at {path}.").format(path=shown((*above, *path[: number + 1]))))
        data = inner
    return data


def shown(path: Path) -> str:
    """A path as a person reads it, entries counted from 1."""
    return " > ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def steps(data: Data, change: Change) -> Iterator[Step]:
    """The smallest steps that make a change of a file that holds `data`.

    Raises:
        EditRefused: there is nothing where the path leads.
    """
    path: Path = ()
    here = data
    left = list(change.path)
    while left:
        step = left.pop(0)
        if isinstance(here, str | Plain) and isinstance(step, str):
            bare = _bare_key(data, path)
            yield Wrap(path, bare)
            here = {bare: here}
        elif step == 0 and not isinstance(step, str) and isinstance(here, str | dict):
            continue  # one record stands in place of its list
        if isinstance(change, Put) and not left and isinstance(here, dict) and step not in here:
            yield Put((*path, step), of_value(change.value), change.place)
            return
        here = at(here, (step,), above=path)
        path = (*path, step)
    if isinstance(change, Put):
        yield from _differences(here, of_value(change.value), path)
    elif isinstance(change, Remove):
        yield Remove(path)
    else:
        if isinstance(here, str | dict):
            yield Put(path, [here])
        yield dataclasses.replace(change, path=path)


def _bare_key(data: Data, path: Path) -> str:
    """The key that a bare text stands for: rejected numbers have a value, all else a text."""
    if len(path) > 1 and path[-2] == "reject":
        owner = at(data, path[:-2])
        return "value" if isinstance(owner, dict) and "answer" in owner else "text"
    return "text"


def _differences(former: Data, value: Data, path: Path) -> Iterator[Step]:
    """What has to be done for one value to become another; what stood without quotes as a number stays one."""
    if isinstance(former, Plain) and isinstance(value, str) and alike(former.text, value):
        value = Plain(value)
    if same(former, value):
        return
    if isinstance(former, dict) and isinstance(value, dict) and (renamed := _renamed(former, value)):
        yield Rename((*path, renamed[0]), renamed[1])
    elif isinstance(former, dict) and isinstance(value, dict) and _keeps_order(former, value):
        yield from (Remove((*path, key)) for key in former if key not in value)
        for place, (key, inner) in enumerate(value.items()):
            if key in former:
                yield from _differences(former[key], inner, (*path, key))
            else:
                yield Put((*path, key), inner, place)
    elif isinstance(former, list) and isinstance(value, list) and former and value:
        yield from _entries(former, value, path)
    elif isinstance(former, str | Plain) and isinstance(value, dict) and (bare := _bare_of(value)):
        yield Wrap(path, bare)
        yield from _differences({bare: former}, value, path)
    elif isinstance(former, dict) and not isinstance(value, dict | list) and (bare := _bare_of(former)):
        yield from (Remove((*path, other)) for other in former if other != bare)
        yield from _differences(former[bare], value, (*path, bare))
        yield Unwrap(path)
    else:
        yield Put(path, value)


def _renamed(former: dict[str, Data], value: dict[str, Data]) -> tuple[str, str] | None:
    """The key that has another name while all else stayed, with that name."""
    other = [(one, two) for one, two in zip(former, value, strict=False) if one != two]
    if len(former) != len(value) or len(other) != 1 or other[0][1] in former:
        return None
    return other[0] if same(list(former.values()), list(value.values())) else None


def _bare_of(record: dict[str, Data]) -> str | None:
    """The key of a record whose text may stand for the whole."""
    return next((key for key in ("text", "value") if isinstance(record.get(key), str | Plain)), None)


def _keeps_order(former: dict[str, Data], value: dict[str, Data]) -> bool:
    """Are there common keys, in the same order?"""
    kept = [key for key in former if key in value]
    return bool(kept) and kept == [key for key in value if key in former]


def _entries(former: list[Data], value: list[Data], path: Path) -> Iterator[Step]:
    """What has to be done for one list to become another: what is alike at its start and end stays."""
    start, shorter = 0, min(len(former), len(value))
    while start < shorter and same(former[start], value[start]):
        start += 1
    tail = 0
    while tail < shorter - start and same(former[-1 - tail], value[-1 - tail]):
        tail += 1
    old, new = former[start : len(former) - tail], value[start : len(value) - tail]
    if len(old) == len(new) > 1:
        last = start + len(old) - 1
        if same([old[-1], *old[:-1]], new):
            yield Move(path, last, start)
            return
        if same([*old[1:], old[0]], new):
            yield Move(path, start, last)
            return
    for place, (one, other) in enumerate(zip(old, new, strict=False), start=start):
        yield from _differences(one, other, (*path, place))
    if not value:
        return
    yield from (Remove((*path, place)) for place in range(start + len(old) - 1, start + len(new) - 1, -1))
    yield from (Insert(path, place, new[place - start]) for place in range(start + len(old), start + len(new)))


def taken(data: Data, step: Step) -> Data:
    """What a file holds after a step.

    Raises:
        EditRefused: the step cannot be taken.
    """
    return _along(data, step.path, step)


def _along(data: Data, path: Path, step: Step) -> Data:
    """Data with what a step makes of it at a path; what does not lie on the path is shared, not copied."""
    if not path:
        return _changed(data, step)
    key, is_last = path[0], len(path) == 1
    if isinstance(data, dict) and isinstance(key, str):
        if is_last and isinstance(step, Put) and key not in data:
            given = list(data.items())
            given.insert(len(given) if step.place is None else step.place, (key, of_value(step.value)))
            return dict(given)
        inner = at(data, (key,), above=step.path[: -len(path)])
        if is_last and isinstance(step, Remove):
            return {name: value for name, value in data.items() if name != key}
        if is_last and isinstance(step, Rename):
            return {step.key if name == key else name: value for name, value in data.items()}
        return {**data, key: _along(inner, path[1:], step)}
    if isinstance(data, list) and isinstance(key, int):
        inner = at(data, (key,), above=step.path[: -len(path)])
        middle = [] if is_last and isinstance(step, Remove) else [_along(inner, path[1:], step)]
        return [*data[:key], *middle, *data[key + 1 :]]
    raise EditRefused(_("there is nothing at {path}.").format(path=shown(step.path)))


def _changed(here: Data, step: Step) -> Data:
    """What stands in place of the value that a step is about."""
    if isinstance(step, Put):
        return of_value(step.value)
    if isinstance(step, Wrap):
        return {step.key: here}
    if isinstance(step, Unwrap) and isinstance(here, dict) and len(here) == 1:
        return next(iter(here.values()))
    if isinstance(step, Insert) and isinstance(here, list) and 0 <= step.place <= len(here):
        return [*here[: step.place], *map(of_value, (step.value, *step.more)), *here[step.place :]]
    if isinstance(step, Move) and isinstance(here, list) and {step.place, step.to} <= set(range(len(here))):
        rest = [*here[: step.place], *here[step.place + 1 :]]
        return [*rest[: step.to], here[step.place], *rest[step.to :]]
    raise EditRefused(_("there is no such place in the list at {path}.").format(path=shown(step.path)))
