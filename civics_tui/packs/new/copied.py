"""A question of a pack as a record for another pack: all that it says, and none of what only its own pack has.

Claims become sources in one line, links to words and pages their texts; objective and misconceptions are left out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from civics_tui.model.declaration import file_name
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger, Source
from civics_tui.model.pack import Pack
from civics_tui.model.question import QuestionBase, Rejected, SourceLine
from civics_tui.model.variant import FORMULAS
from civics_tui.packs.editing.values import Value
from civics_tui.packs.spellings import BARE, HIDDEN

_LEFT = frozenset({"objective", "misconception", "was", "revision", "retired", "claims"})
"""Fields that mean something in the pack of the question only."""
_FIRST = ("id", "kind", "contested", "settled", "stem")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((?:term|explainer):[^()\s]*\)")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?\Z")
_NUMBERED = re.compile(r"r?\d+\Z")


def record(question: Question, pack: Pack) -> dict[str, Value]:
    """The record of a question, with the sources of its claims in words."""
    return _record(_sourced(question, pack.ledger))


def plain_record(question: Question) -> dict[str, Value]:
    """The record of a question that rests on nothing of its pack; read again it is the same question."""
    return _record(question)


def _sourced(question: Question, ledger: Ledger) -> Question:
    changed: dict[str, Any] = {"source": (*question.source, *_sources(question.claims, ledger))}
    views = getattr(question, "views", None)
    if views is not None:
        changed["views"] = tuple(
            dataclasses.replace(view, source=(*view.source, *_sources(view.claims, ledger))) for view in views
        )
    return dataclasses.replace(question, **changed)


def _sources(claims: tuple[str, ...], ledger: Ledger) -> list[SourceLine]:
    """The sources of claims in one line each, every one once."""
    named = dict.fromkeys(ledger.claims[one].source for one in claims if one in ledger.claims)
    return [source_line(ledger.sources[name]) for name in named if name in ledger.sources]


def source_line(source: Source) -> SourceLine:
    """A source of a ledger in one line."""
    date = source.published.date if source.published else ""
    is_new = date[:4] not in source.title
    text = ", ".join(part for part in (source.outlet, source.title, date if is_new else "") if part)
    link = source.url if source.url and source.url.startswith("https://") else None
    return SourceLine(text=text, link=link)


def _record(node: Any) -> dict[str, Value]:
    """The keys of a record that differ from what is meant where they are left out."""
    cls = type(node)
    found: dict[str, Value] = {}
    for field in sorted(dataclasses.fields(cls), key=lambda one: _place(cls, one.name)):
        value, key = getattr(node, field.name), file_name(field.name)
        if (
            key in _LEFT
            or key in HIDDEN.get(cls, ())
            or (value == _default(field) and key not in ("kind", "contested"))
        ):
            continue
        if key == "id" and not issubclass(cls, QuestionBase) and _NUMBERED.match(value):
            continue
        is_number = key in FORMULAS and isinstance(value, str) and _NUMBER.match(value)
        found[key] = Decimal(value) if is_number else _value(value)
    return found


def _place(cls: type[Any], field: str) -> int:
    """Where a field stands in its record: what a question is first, then what its kind has of its own."""
    if not issubclass(cls, QuestionBase):
        return 0
    return _FIRST.index(field) if field in _FIRST else len(_FIRST) + (field not in cls.__annotations__)


def _default(field: dataclasses.Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not dataclasses.MISSING else field.default


def _value(value: Any) -> Value:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = _record(value)
        is_bare = type(value) in BARE and type(value) is not Rejected and list(found) == ["text"]
        return found["text"] if is_bare else found
    if isinstance(value, Mapping):
        return {key: _value(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, str):
        return _LINK.sub(r"\1", value)
    return value  # type: ignore[no-any-return]
