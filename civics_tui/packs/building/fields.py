"""What a form asks for: the fields of a question of each kind, worked out from the declarations of the model.

A field that the model declares and no label names is left out; `labels` says which, and why.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from civics_tui.model.declaration import file_name
from civics_tui.model.kinds import KINDS, Cloze, Gap, Kind, Pair, ViewText
from civics_tui.model.question import Accepted, Choice, Feedback, Hint, Item, QuestionBase, Rejected, SourceLine
from civics_tui.packs.building.labels import KIND_LABELS, MADE, OPTIONS, Label, label_of
from civics_tui.packs.checks import categorize, cloze, common, matching, ordering, short, single, view
from civics_tui.packs.roles import use_of
from civics_tui.packs.spellings import HIDDEN
from civics_tui.words import _

Sort = Literal[
    "line",
    "text",
    "number",
    "truth",
    "select",
    "ticks",
    "words",
    "objective",
    "choices",
    "views",
    "pairs",
    "items",
    "groups",
    "gaps",
    "accepted",
    "rejected",
    "source",
    "hints",
    "feedback",
]
"""How a field is asked for.

`line` and `text` are a text, `text` of several lines; `number` a text that should be digits; `truth` a tick; `select`
one of `options`, or none; `ticks` any of `options`; `words` texts in one line, separated with `;`; `objective` one of
those of the pack. `feedback` is one record of `columns`. All others are rows of `columns`.
"""
LISTS: frozenset[Sort] = frozenset(
    {"choices", "views", "pairs", "items", "groups", "gaps", "accepted", "rejected", "source", "hints"}
)
"""The sorts that are rows."""
BETWEEN = ";"
"""What separates texts in one line; twice, it stands for itself."""
LINE = 300
"""Characters of a text that is asked for in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A part of each row of a field."""

    key: str
    label: str
    help: str = ""
    sort: Sort = "line"
    most: int = LINE
    """Characters."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen: the value, and what is shown for it."""
    more: bool = False
    """Is it rarely used?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that a form asks for."""

    key: str
    label: str
    help: str = ""
    sort: Sort
    most: int = LINE
    """Characters of a text."""
    required: bool = False
    """Can the question not be used without it?"""
    more: bool = False
    """Does it stand behind *more*, since most questions go without?"""
    columns: tuple[Column, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen: the value, and what is shown for it."""
    least: int = 0
    """Rows that are shown, be there fewer or none."""
    rows: int = 0
    """Rows that there can be."""
    one: bool = False
    """Is the tick of a row that of the only right one, so that it takes the others away?"""
    default: str | bool | tuple[str, ...] = ""
    """What holds where nothing is said: a tick, what is chosen, or the ticks."""

    def column(self, key: str) -> Column:
        """The column of a key.

        Raises:
            KeyError: there is none.
        """
        return next(one for one in self.columns if one.key == key)


SORTS: dict[type[Any], Sort] = {
    Choice: "choices",
    ViewText: "views",
    Pair: "pairs",
    Item: "items",
    Gap: "gaps",
    Accepted: "accepted",
    Rejected: "rejected",
    SourceLine: "source",
    Hint: "hints",
}
"""How lists of records are asked for."""
_ROWS: dict[str, tuple[int, int]] = {
    "choices": (3, single.MOST),
    "views": (view.LEAST, view.MOST),
    "items": (ordering.LEAST, ordering.MOST),
    "pairs": (3, matching.MOST),
    "distractors": (0, matching.MOST_DISTRACTORS),
    "categories": (categorize.LEAST, categorize.MOST),
    "gaps": (0, cloze.MOST),
    "accept": (1, short.MOST),
    "reject": (0, short.MOST),
    "source": (1, 10),
    "hints": (0, common.HINTS),
}
"""How many rows are shown at least, and how many there can be."""
_FIRST = ("settled", "stem")
_LAST = ("explanation", "source", "objective")
_ALWAYS = ("stem", "settled", *_LAST)
_MORE = (
    "hints",
    "feedback",
    "as_of",
    "review_by",
    "difficulty",
    "reject",
    "distractors",
    "normalize",
    "unit_required",
    "unsure",
    "tags",
    "points",
    "scoring",
    "shuffle",
    "say",
    "claims",
)
"""What stands behind *more*, in its order."""
_LONG = ("stem", "settled", "explanation", "say")
_PARTS = ("multiple", "ordering", "matching", "categorize", "cloze")
"""The kinds of which an answer can be partly right."""


def kinds() -> tuple[tuple[str, str, str], ...]:
    """The kinds of question: name, what it is called, and what it is for; in the order of a form."""
    return tuple((name, _(label.text), _(label.help)) for name, label in KIND_LABELS.items())


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a question of a kind, in the order of the form.

    Raises:
        KeyError: there is no such kind.
    """
    return _fields(kind)


@functools.cache
def _fields(kind: str) -> tuple[Field, ...]:
    row = KINDS[kind]
    return tuple(sorted(_found(kind, row), key=lambda field: _place(row.question, field.key)))


def _place(cls: type[Any], key: str) -> int:
    """Where a field stands: what is asked, what the kind has of its own, why and known from, then what is rare."""
    if key in _MORE:
        return 300 + _MORE.index(key)
    if key in _FIRST:
        return _FIRST.index(key)
    return 200 + _LAST.index(key) if key in _LAST else 100 + list(cls.__annotations__).index(key)


def _found(kind: str, row: Kind) -> Iterator[Field]:
    cls = row.question
    hints = typing.get_type_hints(cls)
    for one in dataclasses.fields(cls):
        key, label = file_name(one.name), label_of(cls, file_name(one.name))
        if label is None or key in HIDDEN.get(cls, ()) or not _fits(kind, row, key):
            continue
        needed = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
        sort, record = _sort(key, hints[one.name], needed=needed)
        least, rows = _ROWS.get(key, (0, 0))
        yield Field(
            key=key,
            label=_(label.text),
            help=_(label.help) if label.help else "",
            sort=sort,
            most=use_of(cls, one.name).most,
            required=needed,
            more=key in _MORE,
            columns=_columns(sort, record, cls) if record else (),
            options=_options(key, hints[one.name], sort),
            least=least,
            rows=rows,
            one=kind == "single" and key == "choices",
            default=_default(one, sort),
        )


def _default(field: dataclasses.Field[Any], sort: Sort) -> str | bool | tuple[str, ...]:
    if field.default is dataclasses.MISSING or sort not in ("truth", "select", "ticks"):
        return ""
    return field.default if field.default is not None else ""


def _fits(kind: str, row: Kind, key: str) -> bool:
    """Does a field mean anything for a kind?"""
    if key == "scoring":
        return kind in _PARTS
    if key == "shuffle":
        return row.shuffles and not row.order_tells
    if key == "feedback":
        return row.scored
    return True


def _sort(key: str, hint: Any, *, needed: bool) -> tuple[Sort, type[Any] | None]:
    """How a field of a type is asked for, and the record of its rows."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _sort(key, next(one for one in args if one is not types.NoneType), needed=needed)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return ("gaps", Gap) if args[1] is Gap else ("groups", Item)
    if origin is tuple:
        if args[0] in SORTS:
            return SORTS[args[0]], args[0]
        return ("words" if args[0] is str else "ticks"), None
    if isinstance(hint, type) and issubclass(hint, Feedback):
        return "feedback", hint
    if origin is Literal or key == "difficulty" or (hint is bool and needed):
        return "select", None
    if key == "objective":
        return "objective", None
    plain: dict[Any, Sort] = {bool: "truth", int: "number", Decimal: "number"}
    return plain.get(hint, "text" if key in _LONG else "number" if key == "answer" else "line"), None


def _options(key: str, hint: Any, sort: Sort) -> tuple[tuple[str, str], ...]:
    if sort == "ticks":
        words = typing.get_args(typing.get_args(hint)[0])
    elif sort != "select":
        return ()
    elif key == "difficulty":
        words = tuple(map(str, range(1, 6)))
    else:
        words = ("true", "false") if hint is bool else _literals(hint)
    return tuple((one, _(OPTIONS[one])) for one in words)


def _literals(hint: Any) -> tuple[str, ...]:
    if typing.get_origin(hint) is Literal:
        return tuple(one for one in typing.get_args(hint) if isinstance(one, str))
    return tuple(one for inner in typing.get_args(hint) for one in _literals(inner))


def _columns(sort: Sort, record: type[Any], owner: type[QuestionBase]) -> tuple[Column, ...]:
    """The columns of the rows of a field."""
    return tuple(_COLUMNS[sort](record, owner))


def _plain(cls: type[Any], *keys: str, more: tuple[str, ...] = ()) -> Iterator[Column]:
    """The columns that are fields of a record."""
    hints = typing.get_type_hints(cls)
    for key in (*keys, *more):
        label = label_of(cls, key)
        assert label is not None, (cls, key)
        sort: Sort = "truth" if hints[key] is bool else "select" if _literals(hints[key]) else "line"
        options = tuple((one, _(OPTIONS[one])) for one in _literals(hints[key]))
        yield _column(key, label, sort, use_of(cls, key).most, options=options, more=key in more)


def _column(
    key: str, label: Label, sort: Sort, most: int, *, options: tuple[tuple[str, str], ...] = (), more: bool = False
) -> Column:
    told = _(label.help) if label.help else ""
    return Column(key=key, label=_(label.text), help=told, sort=sort, most=most, options=options, more=more)


def _of_pair(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    for key in ("left", "right"):
        label = label_of(cls, key)
        assert label is not None, key
        yield _column(key, label, "line", use_of(Item, "text").most)
    yield from _plain(Item, "feedback")


def _of_view(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    yield from _plain(cls, "text", "source")
    yield from _plain(SourceLine, more=("link",))
    label = label_of(cls, "claims")
    assert label is not None
    yield _column("claims", label, "words", LINE, more=True)


def _of_gap(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    yield _column("gap", MADE["gap"], "line", use_of(Cloze, "gaps").most)
    for key in ("accept", "choices"):
        label = label_of(cls, key)
        assert label is not None, key
        yield _column(key, label, "words", use_of(Accepted, "text").most)
    yield from _plain(cls, "feedback")


def _of_group(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    yield _column("group", MADE["group"], "line", use_of(Item, "text").most)
    yield _column("members", MADE["members"], "words", use_of(Item, "text").most)


def _of_rejected(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    yield from _plain(cls, "value" if "answer" in owner.__annotations__ else "text", "feedback")


def _of_item(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    yield from _plain(cls, "text", "feedback")


def _of_feedback(cls: type[Any], owner: type[QuestionBase]) -> Iterator[Column]:
    keys = [file_name(one.name) for one in dataclasses.fields(cls)]
    yield from _plain(cls, *(key for key in keys if label_of(cls, key) is not None))


_COLUMNS: dict[Sort, Callable[[type[Any], type[QuestionBase]], Iterator[Column]]] = {
    "choices": lambda cls, owner: _plain(cls, "correct", "text", "feedback", more=("pin",)),
    "views": _of_view,
    "pairs": _of_pair,
    "items": _of_item,
    "groups": _of_group,
    "gaps": _of_gap,
    "accepted": lambda cls, owner: _plain(cls, "text", more=("points",)),
    "rejected": _of_rejected,
    "source": lambda cls, owner: _plain(cls, "text", "link"),
    "hints": lambda cls, owner: _plain(cls, "text"),
    "feedback": _of_feedback,
}
"""The columns of each sort of rows."""
