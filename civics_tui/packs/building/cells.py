"""What a form shows of a record, and what a record is to be where a cell of the form is changed."""

from __future__ import annotations

from collections.abc import Mapping

Cell = str | bool | tuple[str, ...]
"""What stands in a cell: a text, a tick, or the words that are ticked."""
Row = Mapping[str, Cell]
"""A cell for every column."""
