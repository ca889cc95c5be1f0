"""Nodes to records of the model, guided by the dataclasses: typed scalars, short spellings, and what does not fit.

Every dataclass is compiled once into rules, one per key of a file; they make plain data of which pydantic builds the
record, or tells every problem with its path. What a problem means and where it stands is worked out in `misfits`.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Generic, TypeGuard, TypeVar

from civics_tui.model.declaration import file_name
from civics_tui.model.kinds import Gap
from civics_tui.packs.nodes import Map, Node, Scalar, Seq
from civics_tui.packs.roles import Use_, use_of
from civics_tui.packs.spellings import BARE, HIDDEN, NUMBERED, ONE_FOR_MANY, bare_key, numeric_gap, word

T = TypeVar("T")
Note = tuple[Use_, Scalar]
"""A text that is to be looked at, with what it is for."""
Rule = Callable[[Node, list[Note]], Any]

LONG_WORD = 200
"""Characters of a word beyond which it is told."""
NULLS = frozenset({"", "null", "~"})
_INTEGER = re.compile(r"-?\d{1,18}\Z")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?\Z")
_ORDINARY = bytes(one for one in range(256) if one > 127 or chr(one).isalnum() or chr(one) in " .,;:?'\"()%$=+-")
_NUMBERS = tuple(map(str, range(1, 101)))
_ODD_START = "-+#>|=0123456789 \t\n.):"
"""A text that starts so could be read as a list, a heading or a formula. The empty text is in it, too."""


class _Misfit:
    """Stands for a value of another shape, so that it is refused where it stands."""

    def __repr__(self) -> str:
        return "misfit"


MISFIT = _Misfit()


@dataclasses.dataclass(frozen=True, slots=True)
class Inner:
    """What stands below a key: how many lists or mappings deep which record, or which words."""

    deep: int = 0
    shape: Shape[Any] | None = None
    words: tuple[str, ...] = ()


class Shape(Generic[T]):
    """The compiled form of one dataclass."""

    def __init__(self, cls: type[T]) -> None:
        """Compile the rules; the validator is made when it is first needed."""
        self.cls = cls
        self.rules: dict[str, Rule] = {}
        self.inner: dict[str, Inner] = {}
        hints = typing.get_type_hints(cls)
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            key = file_name(field.name)
            self.inner[key] = _inner(hints[field.name], 0)
            self.rules[key] = _rule(hints[field.name], cls, field.name)
        self._validate: Callable[[Any], Any] | None = None
        self._refused: type[Exception] = Exception

    @property
    def keys(self) -> list[str]:
        """The keys that an author can write, those of the class itself first, then those of its bases."""
        own = [file_name(name) for name in self.cls.__annotations__]
        shown = [key for key in (*own, *self.rules) if key in self.rules and key not in HIDDEN.get(self.cls, ())]
        return list(dict.fromkeys(shown))

    def data(self, node: Map, notes: list[Note]) -> dict[str, Any]:
        """Plain data of a mapping, for `build`; texts that want a closer look are added to `notes`."""
        rules, noted = self.rules, len(notes)
        try:
            return {key: rules[key](value, notes) for key, value in node.items.items()}
        except KeyError:  # some key is not known; the usual record has none, and is read without asking
            del notes[noted:]
        found: dict[str, Any] = {}
        for key, value in node.items.items():
            rule = rules.get(key)
            if rule is not None:
                found[key] = rule(value, notes)
            elif key[:2] != "x-":
                found[key] = MISFIT
        return found

    def build(self, data: Mapping[str, Any]) -> tuple[T | None, Any]:
        """The record and nothing, or nothing and pydantic's error with all problems; `misfits.tell` says them."""
        if self._validate is None:
            from pydantic import TypeAdapter, ValidationError  # 0.1 s, and only where a pack is read

            self._validate = TypeAdapter(self.cls).validator.validate_python
            self._refused = ValidationError
        try:
            return self._validate(data), None
        except self._refused as error:
            return None, error


def declared(classes: Iterable[type[Any]]) -> dict[str, Any]:
    """What pydantic says of dataclasses and those within them, as JSON Schema, by the names of the classes."""
    from pydantic import TypeAdapter  # 0.1 s, as in `Shape.build`

    wanted = [(cls.__name__, "validation", TypeAdapter(cls)) for cls in classes]
    found: dict[str, Any] = TypeAdapter.json_schemas(wanted)[1]["$defs"]  # type: ignore[arg-type]
    return found


_SHAPES: dict[type[Any], Shape[Any]] = {}


def shape_of(cls: type[T]) -> Shape[T]:
    """The compiled form of a dataclass, compiled once."""
    if cls not in _SHAPES:
        _SHAPES[cls] = Shape(cls)
    return _SHAPES[cls]


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return typing.get_origin(hint), typing.get_args(hint)


def _inner(hint: Any, deep: int) -> Inner:
    origin, args = _parts(hint)
    if origin in (types.UnionType, typing.Union):
        return _inner(next(one for one in args if one is not types.NoneType), deep)
    if origin is tuple:
        return _inner(args[0], deep + 1)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _inner(args[1], deep + 1)
    if origin is typing.Literal:
        return Inner(deep, words=tuple(one for one in args if isinstance(one, str)))
    return Inner(deep, shape_of(hint) if _is_record(hint) else None)


def _is_record(hint: Any) -> TypeGuard[type[Any]]:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _rule(hint: Any, owner: type[Any], field: str) -> Rule:
    origin, args = _parts(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(one for one in args if one is not types.NoneType)
        return _text(use_of(owner, field), nullable=True) if inner is str else _optional(_rule(inner, owner, field))
    if origin is tuple:
        one, is_numbered = args[0] in ONE_FOR_MANY, (owner, field) in NUMBERED
        return _list(_rule(args[0], owner, field), one=one, is_numbered=is_numbered)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_rule(args[1], owner, field))
    if origin is typing.Literal:
        return _truth if args == (True,) else _word
    if _is_record(hint):
        return _record(hint, owner)
    return {bool: _truth, int: _integer, Decimal: _decimal}.get(hint) or _text(use_of(owner, field), nullable=False)


def _text(use: Use_, *, nullable: bool) -> Rule:
    most, long = use.most, min(use.most, LONG_WORD)
    nulls = NULLS if nullable else frozenset()

    def noted(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is not Scalar:
            return MISFIT
        if node.text in nulls and node.plain:
            return None
        notes.append((use, node))
        return node.text

    def rule(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is not Scalar:
            return MISFIT
        text = node.text
        if (
            text[:1] in _ODD_START
            or text.encode().translate(None, _ORDINARY)
            or (len(text) > long and (len(text) > most or may_hold_long_word(text)))
            or text in nulls
        ):
            if text in nulls and node.plain:
                return None
            notes.append((use, node))
        return text

    return rule if use.use in ("inline", "paragraphs", "plain", "typed", "number") else noted


def may_hold_long_word(text: str) -> bool:
    """Is there a stretch without spaces in which half a long word fits? Cheaper than cutting the text into words."""
    half = LONG_WORD // 2
    return any(" " not in text[at : at + half] for at in range(0, len(text) - half + 1, half))


def _optional(inner: Rule) -> Rule:
    def rule(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is Scalar and node.plain and node.text in NULLS:
            return None
        return inner(node, notes)

    return rule


def _list(inner: Rule, *, one: bool, is_numbered: bool) -> Rule:
    def rule(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is Seq:
            return tuple([inner(item, notes) for item in node.items])
        return (inner(node, notes),) if one else MISFIT

    def numbered(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is not Seq:
            return MISFIT
        found = []
        for item, number in zip(node.items, _NUMBERS, strict=False):
            part = inner(item, notes)
            if part is not MISFIT and "id" not in part:
                part["id"] = number
            found.append(part)
        found += [inner(item, notes) for item in node.items[len(found) :]]
        return tuple(found)

    return numbered if is_numbered else rule


def _mapping(inner: Rule) -> Rule:
    def rule(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is not Map:
            return MISFIT
        return {key: inner(value, notes) for key, value in node.items.items() if key[:2] != "x-"}

    return rule


def _record(cls: type[Any], owner: type[Any]) -> Rule:
    shape = shape_of(cls)
    text_key = bare_key(owner, cls) if cls in BARE else ""
    text_rule = shape.rules[text_key] if text_key else None
    data = shape.data

    def rule(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is Map:
            return data(node, notes)
        if text_rule is not None and node.__class__ is Scalar:
            return {text_key: text_rule(node, notes)}
        return MISFIT

    def gap(node: Node, notes: list[Note]) -> Any:
        if node.__class__ is not Map:
            return MISFIT
        found = data(node, notes)
        numeric_gap(node, found)
        return found

    return gap if cls is Gap else rule


def _word(node: Node, notes: list[Note]) -> Any:
    found = word(node)
    return MISFIT if found is None else found


def _truth(node: Node, notes: list[Note]) -> Any:
    if node.__class__ is Scalar and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    return MISFIT


def _integer(node: Node, notes: list[Note]) -> Any:
    if node.__class__ is Scalar and node.plain:
        text = node.text
        if (len(text) < 3 and text.isascii() and text.isdigit()) or _INTEGER.match(text):
            return int(text)
    return MISFIT


def _decimal(node: Node, notes: list[Note]) -> Any:
    if node.__class__ is Scalar and node.plain and _NUMBER.match(node.text):
        return Decimal(node.text)
    return MISFIT
