"""The JSON of a server as the views that it was made from. What does not fit is refused; texts are cleaned by faces."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from civics_tui.errors import Damaged
from civics_tui.views.pieces import Span
from civics_tui.words import _

T = TypeVar("T")

DEEPEST = 16
"""Views within views."""


def read(kind: type[T], data: Any) -> T:
    """A view from what `seen.data` made of it; fields that this version does not know are left out.

    Raises:
        Damaged: it is none.
    """
    try:
        found: T = _read(kind, data, DEEPEST)
    except (TypeError, ValueError, KeyError, RecursionError) as problem:
        raise Damaged(_("The class speaks another language than this version of civics-tui; update it.")) from problem
    return found


def _read(kind: Any, data: Any, deep: int) -> Any:
    if deep < 0:
        raise ValueError("too deep")
    if kind is Any:
        return data
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if data is None and types.NoneType in get_args(kind):
            return None
        return _read(next(one for one in get_args(kind) if one is not types.NoneType), data, deep)
    if origin is Literal:
        if data not in get_args(kind):
            raise ValueError("not one of those")
        return data
    if origin is not None:
        return _many(kind, origin, data, deep)
    if kind is Span:
        return _span(data)
    if dataclasses.is_dataclass(kind):
        return _record(kind, data, deep)
    return _plain(kind, data)


def _many(kind: Any, origin: Any, data: Any, deep: int) -> Any:
    inner = get_args(kind)
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError("no list")
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_read(inner[0], one, deep - 1) for one in data)
        return tuple(_read(one, given, deep - 1) for one, given in zip(inner, data, strict=True))
    if not isinstance(data, Mapping):
        raise TypeError("no mapping")
    return {_read(inner[0], key, deep - 1): _read(inner[1], one, deep - 1) for key, one in data.items()}


def _span(data: Any) -> Span:
    text, role, target = data
    hints = _hints(Span)
    return Span(_plain(str, text), _read(hints["role"], role, 1), _plain(str, target))


def _record(kind: Any, data: Any, deep: int) -> Any:
    if not isinstance(data, Mapping):
        raise TypeError("no record")
    hints = _hints(kind)
    return kind(**{name: _read(hint, data[name], deep - 1) for name, hint in hints.items() if name in data})


def _plain(kind: Any, data: Any) -> Any:
    if kind is int and isinstance(data, bool):
        raise TypeError("no number")
    if not isinstance(data, kind):
        raise TypeError("another type")
    return data


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
