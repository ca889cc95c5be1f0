"""Reading the smaller files of a pack: misconceptions, glossary, sets."""

from __future__ import annotations

from typing import Any

from civics_tui.model.pack import Misconception, QuestionSet, Term
from civics_tui.packs.nodes import Map
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.shape import Note, shape_of
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, examine
from civics_tui.words import _

Draft = tuple[Any, Subject, list[Note]]


def read_misconceptions(text: Text, reading: Reading) -> list[Draft]:
    """The records of `misconceptions.yaml`."""
    node = records.root(text, reading, ("misconception",))
    if node is None:
        return []
    records.refuse_others(text, node, ("misconceptions",), reading)
    return list(records.listed(Misconception, "misconceptions", text, node, "misconception", reading))


def read_glossary(text: Text, reading: Reading) -> list[Draft]:
    """The records of `glossary.yaml`."""
    node = records.root(text, reading, ("term",))
    if node is None:
        return []
    records.refuse_others(text, node, ("glossary",), reading)
    return list(records.listed(Term, "glossary", text, node, "term", reading))


def read_set(text: Text, stem: str, reading: Reading) -> QuestionSet | None:
    """The set of a file, its questions looked up; `stem` is the file's name, its default id."""
    node = records.root(text, reading)
    if node is None:
        return None
    records.refuse_others(text, node, ("set",), reading)
    inner = node.items.get("set")
    if not isinstance(inner, Map):
        if text.name not in reading.torn:
            reading.findings.add("E113", text, 0, _('"{key}" is missing').format(key="set"), advice=_("add  set: ..."))
        return None
    subject, notes = Subject(text, inner), list[Note]()
    errors = reading.findings.errors
    shape = shape_of(QuestionSet)
    data = shape.data(inner, notes)
    data.setdefault("id", stem)
    found = records.build(shape, data, subject, reading)
    records.know("set", str(data["id"]), subject, reading)
    examine(notes, Scope(text, reading))
    if found is None:
        return None
    report = records.report_of(subject, reading)
    if not found.questions:
        report("E119", ["questions"], _("this set has no questions"), _("name one"), at_key=True)
    if found.minutes is not None and found.minutes < 1:
        report("E125", ["minutes"], _('"minutes" is out of range'), _("write a number over 0"))
    for number, question in enumerate(found.questions):
        first = found.questions.index(question)
        if first < number:
            message = _('"{id}" stands twice in this set').format(id=question)
            report("E109", ["questions", number], message, _("delete one"), first=["questions", first])
    return found if reading.findings.errors == errors else None
