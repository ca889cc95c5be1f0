"""Writing values in the habits of a file: its steps of indentation, where its dashes stand, how its long texts lie."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.packs.editing import scalars
from civics_tui.packs.editing.tree import Leaf, Table, Tree
from civics_tui.packs.editing.values import Data, Plain

SHORT = 100
"""Characters of a list of words that is written in one line."""
KEY = 20
"""Characters left for the key of a text, where it is judged whether the text fits into a line."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file is written."""

    step: int = 2
    """Spaces by which keys stand deeper than the key above them."""
    dash: int = 2
    """Spaces by which the dashes of a list stand deeper than its key."""
    folds: bool | None = None
    """Are texts of several lines folded (`>`), or kept (`|`)? `None` where the file has none."""

    def scalar(self, value: str | Plain, *, flow: bool, indent: int, style: str = "", note: str = "") -> str:
        """A scalar; `indent` is that of its lines, where it takes several, and `style` that of what stood there."""
        comment = f" {note}" if note else ""
        if isinstance(value, Plain):
            return (value.text or "null") + comment
        if not flow and scalars.fits_block(value):
            folded = style == ">" or (style != "|" and bool(self.folds))
            is_long = len(value) + indent + KEY > scalars.WIDTH and (folded or style == "|")
            if "\n" in value or is_long:
                return scalars.block(value, indent, folded=folded, note=note)
        return scalars.one_line(value, flow=flow, style=style) + comment

    def flow(self, value: Data) -> str:
        """A value in one line, with brackets and braces."""
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key_text(key)}: {self.flow(inner)}" for key, inner in value.items()) + "}"
        return self.scalar(value, flow=True, indent=0)

    def entry(self, key: str, value: Data, column: int) -> str:
        """A key with its value; lines but the first are indented, the key standing in `column`."""
        return f"{key_text(key)}:{self.after_key(value, column)}"

    def after_key(self, value: Data, column: int) -> str:
        """What stands behind the colon of a key in `column`."""
        if isinstance(value, dict) and value:
            deeper = column + self.step
            return f"\n{' ' * deeper}{self._keys(value, deeper)}"
        if isinstance(value, list) and value and not self._is_short(value, column):
            margin = " " * (column + self.dash)
            return "".join(f"\n{margin}{self.item(one, column + self.dash)}" for one in value)
        if isinstance(value, str | Plain):
            return " " + self.scalar(value, flow=False, indent=column + self.step)
        return " " + self.flow(value)

    def item(self, value: Data, column: int) -> str:
        """An entry of a list whose dash stands in `column`."""
        if isinstance(value, dict) and value:
            return f"- {self._keys(value, column + 2)}"
        if isinstance(value, str | Plain):
            return "- " + self.scalar(value, flow=False, indent=column + 2)
        return "- " + self.flow(value)

    def _keys(self, value: dict[str, Data], column: int) -> str:
        return f"\n{' ' * column}".join(self.entry(key, inner, column) for key, inner in value.items())

    def _is_short(self, value: list[Data], column: int) -> bool:
        """Is it a list of single words, as ids and tags are?"""
        words = all(isinstance(one, Plain) or (isinstance(one, str) and " " not in one) for one in value)
        return words and column + len(self.flow(value)) <= SHORT


def key_text(key: str) -> str:
    """A key, quoted where it would be read as something else."""
    return scalars.one_line(key, flow=True)


def habits_of(tree: Tree) -> Habits:
    """How a file is written: by what stands first in it of each sort, and by most of its long texts."""
    steps: list[int] = []
    dashes: list[int] = []
    folds, blocks = 0, False
    for spot in tree.walk():
        if isinstance(spot, Leaf):
            folds += {">": 1, "|": -1}.get(spot.style, 0)
            blocks = blocks or spot.is_block
        elif isinstance(spot, Table) and not spot.flow:
            for entry in spot.entries.values():
                node = entry.node
                if isinstance(node, Leaf) or node.flow:
                    continue
                found = steps if isinstance(node, Table) else dashes
                found.append(tree.column(node.start) - tree.column(entry.start))
    step = next((one for one in steps if one > 0), 2)
    return Habits(step, next((one for one in dashes if one >= 0), 2), folds >= 0 if blocks else None)
