"""Reading question files: defaults, kinds, provisional ids, dates of the manifest. One bad question hides no other."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from civics_tui.model.explainer import section_id
from civics_tui.model.kinds import KINDS, Question
from civics_tui.model.pack import Manifest
from civics_tui.packs.checks import check_question
from civics_tui.packs.checks.report import Report
from civics_tui.packs.misfits import nearest, unknown_key
from civics_tui.packs.nodes import Map, Scalar, Seq
from civics_tui.packs.places import key_span, span
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.records import text_at
from civics_tui.packs.roles import PART_ID
from civics_tui.packs.shape import Note, Shape, shape_of
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, examine
from civics_tui.words import _

VIEW = "view"
NOT_IN_VIEWS = ("kind", "answer", "correct", "points", "scoring")
NOT_IN_DEFAULTS = frozenset({"id", "stem", "kind", "contested", "was", "retired", "revision"})
DRAWS, FEW_DRAWS = 50, 5
"""Variants drawn of a question, and of one in a pack with very many that vary."""
MANY_VARIED = 400
_WRITTEN = frozenset(KINDS) - {VIEW}
"""The kinds that authors write."""
_SHAPES: dict[str, Shape[Any]] = {}
SLUG = 40
"""Characters of a stem that go into a provisional id."""


def read_questions(
    text: Text, node: Map, manifest: Manifest, review_by: str | None, reading: Reading
) -> Iterator[Question]:
    """The usable questions of a file, in its order.

    Args:
        text: the file.
        node: the mapping that holds `questions` and, where it has them, `defaults`.
        manifest: gives `as_of` to questions without one.
        review_by: given to questions with neither `as_of` nor `review_by`.
        reading: where problems go.
    """
    defaults = _Defaults(text, node, reading)
    listed = node.items.get("questions")
    starts = [one.start for one in listed.items] if isinstance(listed, Seq) else []
    spoilt = {starts[place - 1] for at in text.spoilt if (place := bisect_right(starts, at))}
    entries = list(records.entries(text, node, "questions", reading))
    reading.broken += len(starts) - len(entries)
    for entry in entries:
        subject = Subject(text, entry, defaults.node)
        errors = reading.findings.errors
        question = _read(subject, defaults, manifest, review_by, reading)
        if question is not None and reading.findings.errors == errors and entry.start not in spoilt:
            yield question
        else:
            reading.broken += 1


class _Defaults:
    """The defaults of a file, as plain data for each kind."""

    def __init__(self, text: Text, file: Map, reading: Reading) -> None:
        node = file.items.get("defaults")
        self.node = node if isinstance(node, Map) else None
        self.notes: list[Note] = []
        self.scope = Scope(text, reading, ())
        self._data: dict[str, dict[str, Any]] = {}
        if self.node is None:
            if node is not None:
                start, end = span(text, node)
                reading.findings.add("E114", text, start, _('"defaults" needs keys with values'), end=end)
            return
        allowed = {key for kind in KINDS.values() for key in shape_of(kind.question).rules} - NOT_IN_DEFAULTS
        for key in list(self.node.items):
            if key not in allowed and not key.startswith("x-"):
                unknown_key(text, self.node, key, allowed, reading.findings)

    def of(self, kind: str, shape: Shape[Any]) -> dict[str, Any]:
        """The defaults that a kind can take."""
        if self.node is None:
            return {}
        if kind not in self._data:
            known = len(self.notes)
            taken = Map(self.node.start)
            refused = NOT_IN_DEFAULTS.union(NOT_IN_VIEWS if kind == VIEW else ())
            taken.items = {
                key: value for key, value in self.node.items.items() if key in shape.rules and key not in refused
            }
            self._data[kind] = shape.data(taken, self.notes)
            examine(self.notes[known:], self.scope)
        return self._data[kind]


def _read(
    subject: Subject, defaults: _Defaults, manifest: Manifest, review_by: str | None, reading: Reading
) -> Question | None:
    errors = reading.findings.errors
    kind = _kind(subject, reading)
    if kind is None:
        records.know("question", text_at(subject.node.items.get("id")), subject, reading)
        return None
    notes: list[Note] = []
    shape = _SHAPES.get(kind) or _SHAPES.setdefault(kind, shape_of(KINDS[kind].question))
    data = shape.data(subject.node, notes)
    if kind == VIEW:
        for key in NOT_IN_VIEWS:
            data.pop(key, None)
    for key, value in defaults.of(kind, shape).items():
        data.setdefault(key, value)
    if not data.get("id"):
        data["id"] = _provisional(subject, reading)
    if manifest.as_of is not None:
        _date(data, manifest.as_of, review_by)
    if isinstance(data["id"], str):
        records.know("question", data["id"], subject, reading)
    question: Question | None = records.build(shape, data, subject, reading)
    names = _names(data) if "vars" in data or "derive" in data else ()
    examine(notes, Scope(subject.text, reading, names, KINDS[kind].has_gaps))
    if question is not None:
        reading.varied += bool(question.vars)
        draws = DRAWS if reading.varied <= MANY_VARIED else FEW_DRAWS
        if reading.findings.errors > errors or not reading.draws:
            draws = 0
        has_part_ids = any(use is PART_ID for use, _node in notes)
        check_question(question, Report(subject, reading.findings), draws, has_part_ids=has_part_ids)
    return question


def _date(data: dict[str, Any], as_of: str, review_by: str | None) -> None:
    """Give a question the dates of the manifest, where it has none of its own."""
    if data.get("as_of") is None:
        if review_by is not None and data.get("review_by") is None:
            data["review_by"] = review_by
        data["as_of"] = as_of


def _names(data: dict[str, Any]) -> list[str]:
    """The names that the texts of a question can use."""
    return [name for key in ("vars", "derive") if isinstance(data.get(key), dict) for name in data[key]]


def _kind(subject: Subject, reading: Reading) -> str | None:
    """The kind of a question, or `None` where that is not clear."""
    node, text, findings = subject.node, subject.text, reading.findings
    contested, kind = node.items.get("contested"), node.items.get("kind")
    if contested is None and kind.__class__ is Scalar and kind.text in _WRITTEN:
        return kind.text
    if contested is not None and text_at(contested) != "false":
        return _view(subject, reading)
    if contested is not None:
        start, end = key_span(text, node, "contested")
        findings.add("E112", text, start, _("contested is true, or is left out"), end=end, advice=_("delete the line"))
        return None
    if kind is None:
        start, end = span(text, node)
        message = _("this question does not say its kind")
        findings.add("E111", text, start, message, end=end, advice=_("add  kind: single"))
        return None
    name = text_at(kind)
    start, end = span(text, kind)
    if name == VIEW:
        advice = _("a view question has  contested: true  in place of a kind")
    else:
        known = [one for one in KINDS if one != VIEW]
        advice = nearest(name, known) or _("the kinds are {kinds}").format(kinds=", ".join(known))
    findings.add("E110", text, start, _('there is no kind "{kind}"').format(kind=name[:60]), end=end, advice=advice)
    return None


def _view(subject: Subject, reading: Reading) -> str | None:
    refused = [key for key in NOT_IN_VIEWS if key in subject.node.items]
    for key in refused:
        start, end = key_span(subject.text, subject.node, key)
        message = _('a contested question has no "{key}"').format(key=key)
        advice = _("delete the line: what is contested is never scored, and contested: true stands in place of a kind")
        reading.findings.add("E126", subject.text, start, message, end=end, advice=advice)
    return VIEW


def _provisional(subject: Subject, reading: Reading) -> str:
    """An id made of the stem."""
    stem = subject.node.items.get("stem")
    words = stem.text if isinstance(stem, Scalar) else ""
    slug = section_id(words)
    if len(slug) > SLUG or slug == "section":
        digest = hashlib.sha256(words.encode()).hexdigest()[:6]
        slug = f"{slug[:SLUG].rpartition('-')[0] or slug[:SLUG]}-{digest}"
    name, number = slug, 2
    while name in reading.known.of("question"):
        name, number = f"{slug}-{number}", number + 1
    start, end = span(subject.text, subject.node)
    message = _('this question has no id; it is called "{id}"').format(id=name)
    advice = _("add  id: {id}  so that a new wording keeps its history").format(id=name)
    reading.findings.add("I101", subject.text, start, message, end=end, advice=advice)
    return name
