"""From views to JSON: the one way."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from civics_tui.views.pieces import Span


def data(view: Any) -> Any:
    """A view, or a part of one, as plain data for JSON; a run of text is `[text, role, target]`."""
    if isinstance(view, Span):
        return [view.text, view.role, view.target]
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        return {field.name: data(getattr(view, field.name)) for field in dataclasses.fields(view)}
    if isinstance(view, Mapping):
        return {str(key): data(one) for key, one in view.items()}
    if isinstance(view, tuple | list):
        return [data(one) for one in view]
    return view
