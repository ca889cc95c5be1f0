"""Reading records: one mapping of a file to one record of the model, or to problems; and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from civics_tui.packs import misfits
from civics_tui.packs.checks.report import Report
from civics_tui.packs.nodes import Map, Node, Scalar, Seq, parse
from civics_tui.packs.places import span
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.roles import Use
from civics_tui.packs.shape import Note, Shape, shape_of
from civics_tui.packs.text import Text
from civics_tui.words import _

T = TypeVar("T")
TORN = ("E103", "E106", "E107")
"""Problems after which a part of a file is not there."""


def build(shape: Shape[T], data: dict[str, Any], subject: Subject, reading: Reading) -> T | None:
    """The record of plain data, or `None` and its problems."""
    found, error = shape.build(data)
    if error is not None:
        misfits.tell(error, shape, subject.blame, reading.findings)
    return found


def record(cls: type[T], subject: Subject, reading: Reading, notes: list[Note]) -> T | None:
    """The record that stands in a mapping, or `None` and its problems."""
    shape = shape_of(cls)
    return build(shape, shape.data(subject.node, notes), subject, reading)


def root(
    text: Text, reading: Reading, uses: Iterable[Use] = (), *, start: int = 0, end: int | None = None
) -> Map | None:
    """The mapping that a file holds; what it should have given is marked as incomplete where parts are unreadable."""
    told = len(reading.findings.problems)
    node = parse(text, reading.findings, start=start, end=end)
    if any(problem.code in TORN for problem in reading.findings.problems[told:]):
        reading.known.incomplete.update(uses)
        reading.torn.add(text.name)
    if isinstance(node, Map):
        return node
    if len(reading.findings.problems) == told:
        at, behind = span(text, node) if node is not None else (0, 1)
        message = _("this file needs keys with values") if node is not None else _("this file is empty")
        reading.findings.add("E114", text, at, message, end=behind, advice=_("write  key: value"))
    return None


def entries(text: Text, record: Map, key: str, reading: Reading) -> Iterator[Map]:
    """The mappings of the list that stands under a key; what is no mapping is told."""
    node = record.items.get(key)
    if node is None:
        return
    if not isinstance(node, Seq):
        if text.name in reading.torn and isinstance(node, Scalar) and not node.text:
            return  # what stood there could not be read, and was told
        start, end = span(text, node)
        message = _('"{key}" needs {what}').format(key=key, what=_("a list: one dash for each entry"))
        reading.findings.add("E114", text, start, message, end=end)
        return
    for item in node.items:
        if isinstance(item, Map):
            yield item
        else:
            start, end = span(text, item)
            message = _('an entry of "{key}" needs keys with values').format(key=key)
            reading.findings.add("E114", text, start, message, end=end, advice=_("write  - key: value"))


def text_at(node: Node | None) -> str:
    """The text of a node; empty for what is none."""
    return node.text if isinstance(node, Scalar) else ""


def refuse_others(text: Text, record: Map, allowed: Iterable[str], reading: Reading) -> None:
    """Say which keys of a file are not known."""
    known = list(allowed)
    for key in record.items:
        if key not in known and not key.startswith("x-"):
            misfits.unknown_key(text, record, key, known, reading.findings)


def listed(
    cls: type[T], key: str, text: Text, node: Map, use: Use, reading: Reading
) -> Iterator[tuple[T | None, Subject, list[Note]]]:
    """The records of a list with their places and notes; every id is made known, one that stands twice is told."""
    for entry in entries(text, node, key, reading):
        subject, notes = Subject(text, entry), list[Note]()
        errors = reading.findings.errors
        found = record(cls, subject, reading, notes)
        know(use, text_at(entry.items.get("id")), subject, reading)
        yield (found if reading.findings.errors == errors else None), subject, notes


def know(use: Use, name: str, subject: Subject, reading: Reading) -> None:
    """Make an id known; tell one that stands a second time."""
    if not name:
        return
    first = reading.firsts.setdefault((use, name), subject)
    reading.known.of(use).add(name)
    if first is subject:
        return
    start, end = span(subject.text, subject.node.items.get("id", subject.node))
    place = first.text.place(first.node.start)
    message = _('the id "{id}" stands twice').format(id=name)
    label = _("the first stands at {place}").format(place=f"{place.file}:{place.line}:{place.column}")
    advice = _("give one of them another id")
    reading.findings.add("E109", subject.text, start, message, end=end, advice=advice, label=label, related=(place,))


def report_of(subject: Subject, reading: Reading) -> Report:
    """The way to tell problems of a record by the path of its parts."""
    return Report(subject, reading.findings)
