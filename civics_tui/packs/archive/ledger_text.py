"""A ledger as the text of a `sources.yaml`: one record after the other, one key a line."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from civics_tui.model.declaration import file_name
from civics_tui.model.ledger import Ledger

KEYS = ("sources", "claims", "disputes", "actors")


def ledger_text(ledger: Ledger) -> str:
    """The ledger as YAML. A text in JSON's quotes is the same text in YAML, whatever it holds."""
    rows: list[str] = []
    for key in KEYS:
        records = getattr(ledger, key)
        if records:
            rows.append(f"{key}:")
            for record in records.values():
                rows += _record(record)
    return "\n".join(rows) + "\n" if rows else ""


def _record(record: Any) -> Iterator[str]:
    start = "  - "
    for name, value in _fields(record):
        yield f"{start}{name}: {_flow(value)}"
        start = "    "


def _fields(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields that differ from their defaults, under their names in files."""
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if value != field.default:
            yield file_name(field.name), value


def _flow(value: Any) -> str:
    if dataclasses.is_dataclass(value):
        return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in _fields(value)) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
