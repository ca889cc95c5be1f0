"""What a question still lacks before it can be asked: worked out from the form, so that it is said in its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from civics_tui.model.text import gaps
from civics_tui.packs.building.cells import Row, cell, rows, text_of
from civics_tui.packs.building.fields import Field, fields_of
from civics_tui.packs.checks import ordering
from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data
from civics_tui.words import _

Lack = tuple[str, Path]
"""A sentence, and where."""
Record = Mapping[str, Data]


def lacks(kind: str, record: Record, defaults: Mapping[str, Data]) -> Iterator[Lack]:
    """What a question of a kind lacks, in the order of the form."""
    for field in fields_of(kind):
        if field.key == "stem" and not text_of(record.get("stem")).strip():
            yield _("Write the question."), ("stem",)
        elif field.key in _LACKS:
            yield from _LACKS[field.key](kind, field, record)
        elif field.key == "answer" and not cell(field, record, defaults):
            told = (
                _("Give the right number.") if kind == "numeric" else _("Say whether the statement is true or false.")
            )
            yield told, ("answer",)
        elif field.sort in ("source", "hints", "rejected"):
            yield from _empty(field, _filled(field, record))


def _filled(field: Field, record: Record) -> list[Row]:
    """The rows up to the last one in which something stands."""
    found = list(rows(field, record))
    while found and not any(found[-1].values()):
        found.pop()
    return found


def _empty(field: Field, found: Sequence[Row], *columns: str, first: int = 0) -> Iterator[Lack]:
    """The rows that lack a text; `first` is the number of the first one."""
    for number, row in enumerate(found, first):
        for column in columns or ("value" if "value" in row else "text",):
            if not row[column]:
                told = _('"{what}" {n}: "{column}" is empty. Write something, or take the row away.')
                label = field.column(column).label
                yield told.format(what=field.label, n=number + 1, column=label), (field.key, number, column)


def _few(found: Sequence[Row], least: int, told: str, path: Path) -> Iterator[Lack]:
    if len(found) < least:
        yield told, path


def _choices(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    yield from _few(found, 2, _("Write at least two choices."), (field.key, len(found), "text"))
    yield from _empty(field, found)
    marked = sum(bool(row["correct"]) for row in found)
    if found and not marked:
        yield _("Mark the right choice."), (field.key, 0, "correct")
    if kind == "single" and marked > 1:
        yield _("Only one choice can be right. Unmark the others, or make several right."), (field.key, 0, "correct")


def _items(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    if field.required:
        told = _("Write at least three texts to be put in order.")
        yield from _few(found, ordering.LEAST, told, (field.key, len(found), "text"))
    yield from _empty(field, found)


def _accepted(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    yield from _few(found, 1, _("Write at least one right answer."), (field.key, 0, "text"))
    yield from _empty(field, found)


def _pairs(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    yield from _few(found, 2, _("Write at least two pairs."), (field.key, len(found), "left"))
    for number, row in enumerate(found):
        if row["right"] and not row["left"]:
            told = _('"{what}" {n}: "{column}" is empty. What belongs to nothing stands below "Left over".')
            column = field.column("left").label
            yield told.format(what=field.label, n=number + 1, column=column), (field.key, number, "left")
        else:
            yield from _empty(field, [row], "left", "right", first=number)
    if len(found) > 1 and len({str(row["right"]).casefold() for row in found if row["right"]}) == 1:
        yield _("All of them have the same on the right. Give some of them another."), (field.key, 0, "right")


def _groups(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    yield from _few(found, 2, _("Write at least two groups."), (field.key, len(found), "group"))
    yield from _empty(field, found, "group", "members")


def _views(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    found = _filled(field, record)
    yield from _few(found, 2, _("Write at least two views."), (field.key, len(found), "text"))
    yield from _empty(field, found)
    for number, row in enumerate(found):
        if not row["source"] and not row["claims"]:
            yield _("Say who holds view {n}, where and when.").format(n=number + 1), (field.key, number, "source")


def _gaps(kind: str, field: Field, record: Record) -> Iterator[Lack]:
    stem = text_of(record.get("stem"))
    if stem and not gaps(stem):
        yield _("Put a gap into the question: [[1]] where a word is left out."), ("stem",)
    for number, row in enumerate(rows(field, record)):
        name = str(row["gap"])
        if name not in gaps(stem):
            told = _("The gap {name} stands nowhere in the question. Write [[{name}]] where it belongs.")
            yield told.format(name=name), (field.key, number, "gap")
        if not row["accept"]:
            yield _("Say what belongs into the gap {name}.").format(name=name), (field.key, number, "accept")
        elif row["choices"] and ";" in str(row["accept"]).replace(";;", ""):
            told = _("The gap {name} is chosen from a list, so that only one can be right.")
            yield told.format(name=name), (field.key, number, "accept")


_LACKS: dict[str, Callable[[str, Field, Record], Iterator[Lack]]] = {
    "choices": _choices,
    "items": _items,
    "distractors": _items,
    "accept": _accepted,
    "pairs": _pairs,
    "categories": _groups,
    "views": _views,
    "gaps": _gaps,
}


def form_path(path: Sequence[str | int], kind: str, record: Record) -> Path:
    """The path of the form that leads to what a path of the record leads to; empty where the form has no such field."""
    field = next((one for one in fields_of(kind) if path and one.key == path[0]), None)
    if field is None:
        return ()
    rest = list(path[1:])
    if not field.columns:
        return (field.key,)
    if field.sort == "feedback":
        return (field.key, str(rest[0]) if rest and str(rest[0]) in _columns(field) else field.columns[0].key)
    if field.sort in ("gaps", "groups"):
        names = [str(row[field.columns[0].key]) for row in rows(field, record)] if rest else []
        row = names.index(str(rest[0])) if rest and rest[0] in names else 0
    else:
        row = next((step for step in rest[:1] if isinstance(step, int)), 0)
    named = [str(step) for step in rest if isinstance(step, str)]
    column = next((one for one in named if one in _columns(field)), None)
    if field.sort == "groups" and len(rest) > 1:
        column = "members"
    first = "text" if "text" in _columns(field) else field.columns[0].key
    return (field.key, row, column or first)


def _columns(field: Field) -> list[str]:
    return [one.key for one in field.columns]
