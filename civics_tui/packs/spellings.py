"""The short spellings of the format, all of them, by the declarations they belong to.

A bare text stands for `{text: ...}` where a class of `BARE` is declared. `source` takes one record in place of a list.
`normalize: [case, typo: 1]` says `typo`. Expanding never fails: what is no short spelling stays for the shape to judge.
"""

from __future__ import annotations

from typing import Any

from civics_tui.model.kinds import Gap, Multiple, Numeric, Ordering, Single, View, ViewText
from civics_tui.model.question import Accepted, Choice, Hint, Item, Rejected, SourceLine
from civics_tui.packs.nodes import Map, Node, Scalar, Seq

BARE: frozenset[type[Any]] = frozenset({Accepted, Choice, Hint, Item, Rejected, SourceLine, ViewText})
"""Classes for which a bare text may stand."""

ONE_FOR_MANY: frozenset[type[Any]] = frozenset({SourceLine})
"""Classes of which one record may stand in place of a list."""

NUMBERED: frozenset[tuple[type[Any], str]] = frozenset(
    {(Single, "choices"), (Multiple, "choices"), (Gap, "choices"), (Ordering, "items"), (View, "views")}
)
"""Lists whose records without an id get the number of their place, as the model gives it; here it costs nothing."""

HIDDEN: dict[type[Any], tuple[str, ...]] = {View: ("kind", "points", "scoring")}
"""Keys that authors do not write, because another spelling stands in their place."""

TYPO = "typo"


def bare_key(owner: type[Any], record: type[Any]) -> str:
    """The key that a bare text stands for in a record of `owner`: rejected numbers have a value, all else a text."""
    return "value" if owner is Numeric and record is Rejected else "text"


def numeric_gap(gap: Map, data: dict[str, Any]) -> None:
    """Bare rejected answers of a gap that takes a number are values, as they are in a numeric question."""
    rejected = gap.items.get("reject")
    if "answer" in data and isinstance(rejected, Seq) and isinstance(data["reject"], tuple):
        data["reject"] = tuple(
            {"value": one["text"]} if node.__class__ is Scalar else one
            for node, one in zip(rejected.items, data["reject"], strict=True)
        )


def word(node: Node) -> str | None:
    """The word that stands in a list of words; `typo: 1` is `typo`."""
    if node.__class__ is Scalar:
        return node.text
    if isinstance(node, Map) and list(node.items) == [TYPO]:
        slips = node.items[TYPO]
        if isinstance(slips, Scalar) and slips.plain and slips.text == "1":
            return TYPO
    return None
