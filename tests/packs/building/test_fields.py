"""The fields of the form are those that the model declares, in words that a teacher knows."""

from __future__ import annotations

import dataclasses
import re

import pytest

from civics_tui.model.declaration import file_name
from civics_tui.model.kinds import KINDS
from civics_tui.packs.building.fields import LISTS, SORTS, fields_of, kinds
from civics_tui.packs.building.labels import KIND_LABELS, LABELS, LEFT, MADE, label_of
from civics_tui.packs.building.sentences import OTHER, SENTENCES
from civics_tui.packs.spellings import HIDDEN

FORMAT = re.compile(
    r"\b(stem|keys?|distractors?|ids?|yaml|misconception id|cloze|numeric|schema|file|kind:|pin|accept:|line)\b", re.I
)
"""Words that a form does not use."""


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_declared_field_has_a_label_or_a_reason(kind: str) -> None:
    cls = KINDS[kind].question
    for field in dataclasses.fields(cls):
        key = file_name(field.name)
        if key in ("kind", *HIDDEN.get(cls, ())):
            continue
        has_label = label_of(cls, key) is not None
        has_reason = any((base, key) in LEFT for base in cls.__mro__)
        assert has_label != has_reason, f"give {cls.__name__}.{key} a row in LABELS, or in LEFT with the reason"


@pytest.mark.parametrize("record", list(SORTS), ids=lambda record: record.__name__)
def test_every_declared_column_has_a_label_or_a_reason(record: type) -> None:
    for field in dataclasses.fields(record):
        key = file_name(field.name)
        has_reason = any((base, key) in LEFT for base in record.__mro__)
        assert (label_of(record, key) is not None) != has_reason, f"{record.__name__}.{key}"


def test_tables_name_nothing_that_is_not_declared() -> None:
    for cls, key in (*LABELS, *LEFT):
        assert key in {file_name(field.name) for field in dataclasses.fields(cls)}, (cls, key)


def test_every_kind_has_a_name() -> None:
    assert set(KIND_LABELS) == set(KINDS)
    assert [name for name, _label, _help in kinds()] == list(KIND_LABELS)


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_form_begins_with_what_is_asked_and_ends_with_what_is_rare(kind: str) -> None:
    fields = fields_of(kind)
    always = [field.key for field in fields if not field.more]
    assert always[:2] == (["settled", "stem"] if kind == "view" else ["stem", always[1]])
    assert always[-3:] == ["explanation", "source", "objective"]
    assert [field.more for field in fields] == sorted(field.more for field in fields)
    assert len({field.key for field in fields}) == len(fields)


@pytest.mark.parametrize("kind", list(KINDS))
def test_fields_say_what_is_needed_to_show_them(kind: str) -> None:
    for field in fields_of(kind):
        assert field.label
        assert (field.sort in LISTS or field.sort == "feedback") == bool(field.columns)
        assert bool(field.options) == (field.sort in ("select", "ticks"))
        assert field.least <= field.rows
        assert not field.columns or len({column.key for column in field.columns}) == len(field.columns)


def test_no_label_names_the_format() -> None:
    labels = [*LABELS.values(), *MADE.values(), *KIND_LABELS.values()]
    told = [text for label in labels for text in (label.text, label.help)] + [*SENTENCES.values(), OTHER]
    assert not [text for text in told if FORMAT.search(text)]


def test_a_view_question_asks_for_no_points_and_a_number_for_no_shuffle() -> None:
    view = {field.key for field in fields_of("view")}
    assert not view & {"points", "scoring", "answer", "feedback"}
    assert "shuffle" not in {field.key for field in fields_of("numeric")}
    assert "scoring" in {field.key for field in fields_of("matching")}
    assert "scoring" not in {field.key for field in fields_of("single")}
