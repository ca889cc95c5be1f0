"""From a step to the patches that take it: several ways, the one that keeps most of the file first.

None of them is trusted: `packs.edit` reads the outcome of each, and takes the first that is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.errors import EditRefused
from civics_tui.packs.editing import rows
from civics_tui.packs.editing.changes import Insert, Move, Path, Put, Remove, Rename, Step, Unwrap, Wrap, shown
from civics_tui.packs.editing.lines import Patch
from civics_tui.packs.editing.tree import Entry, Leaf, Listing, Spot, Table, Tree
from civics_tui.packs.editing.values import Data, Plain, is_typed, of_value
from civics_tui.packs.editing.writing import Habits, key_text
from civics_tui.words import _

Ways = Iterator[list[Patch]]


def find(tree: Tree, path: Path) -> Spot:
    """The part of a file that a path leads to.

    Raises:
        EditRefused: there is none.
    """
    spot = tree.root
    for number, step in enumerate(path):
        if isinstance(spot, Table) and step in spot.entries:
            spot = spot.entries[str(step)].node
        elif isinstance(spot, Listing) and isinstance(step, int) and step < len(spot.items):
            spot = spot.items[step]
        else:
            raise EditRefused(_("there is nothing at {path}.").format(path=shown(path[: number + 1])))
    return spot


def ways(tree: Tree, step: Step, habits: Habits) -> Ways:
    """The ways to take a step."""
    spot = find(tree, step.path[:-1]) if step.path else tree.root
    last = step.path[-1] if step.path else None
    if isinstance(step, Put):
        value = of_value(step.value)
        if isinstance(spot, Table) and last not in spot.entries:
            yield from _new_key(tree, spot, str(last), value, step.place, habits)
        elif step.path:
            yield from _replaced(tree, spot, last, value, habits)
    elif isinstance(step, Rename | Wrap | Unwrap):
        yield from _in_place(tree, spot, last, step, habits)
    elif isinstance(step, Remove) and not isinstance(spot, Leaf):
        yield from rows.without(tree, spot, rows.place_of(spot, last))
    elif isinstance(step, Insert | Move):
        listing = find(tree, step.path)
        if isinstance(step, Insert):
            values = [of_value(one) for one in (step.value, *step.more)]
            yield from _inserted(tree, spot, listing, step.place, values, habits)
        elif isinstance(listing, Listing):
            yield from rows.moved(tree, listing, step.place, step.to)


def _in_place(tree: Tree, spot: Spot, last: str | int | None, step: Rename | Wrap | Unwrap, habits: Habits) -> Ways:
    """What leaves a value as it is written, and changes what stands around it."""
    if isinstance(step, Wrap):
        yield from _wrapped(tree, spot, last, step.key, habits)
    elif isinstance(step, Unwrap):
        yield from _unwrapped(tree, spot, last)
    elif isinstance(spot, Table):
        entry = spot.entries[str(last)]
        yield [Patch(entry.start, entry.end, key_text(step.key))]


def _new_key(tree: Tree, table: Table, key: str, value: Data, place: int | None, habits: Habits) -> Ways:
    place = len(table.entries) if place is None else min(place, len(table.entries))
    if table.flow:
        yield from rows.into_flow(tree, table, place, f"{key_text(key)}: {habits.flow(value)}")
        return
    column = tree.column(next(iter(table.entries.values())).start)
    yield from rows.into_block(tree, table, place, habits.entry(key, value, column), blank=False)


def _inserted(tree: Tree, owner: Spot, listing: Spot, place: int, values: list[Data], habits: Habits) -> Ways:
    if not isinstance(listing, Listing):
        return
    if not listing.flow:
        column, spaced = tree.column(listing.start), _is_spaced(tree, listing)
        between = ("\n\n" if spaced else "\n") + " " * column
        written = between.join(habits.item(value, column) for value in values)
        yield from rows.into_block(tree, listing, place, written, blank=spaced)
        return
    if not listing.items and isinstance(owner, Table) and not owner.flow and isinstance(values[0], dict):
        entry = next(one for one in owner.entries.values() if one.node is listing)
        column = tree.column(entry.start)
        yield [Patch(_colon(tree, entry) + 1, listing.end, habits.after_key(values, column))]
    yield from rows.into_flow(tree, listing, place, ", ".join(map(habits.flow, values)))


def _is_spaced(tree: Tree, listing: Listing) -> bool:
    """Do blank lines stand between the entries of a list?"""
    if len(listing.items) < 2:
        return False
    between = tree.text[listing.items[0].end : tree.dash(listing, 1)]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def _colon(tree: Tree, entry: Entry) -> int:
    return tree.text.index(":", entry.end)


def _replaced(tree: Tree, owner: Spot, last: str | int | None, value: Data, habits: Habits) -> Ways:
    entry = owner.entries[str(last)] if isinstance(owner, Table) else None
    node = entry.node if entry else owner.items[int(last or 0)] if isinstance(owner, Listing) else owner
    flow = not isinstance(owner, Leaf) and owner.flow
    if isinstance(node, Leaf) and isinstance(value, str | Plain):
        column = tree.column(entry.start if entry else _dash_of(tree, owner, last)) if not flow else 0
        yield from _scalar(tree, node, value, flow, column, habits, follows_key=entry is not None)
    elif not flow and entry is not None:
        after = habits.after_key(value, tree.column(entry.start))
        yield [Patch(_colon(tree, entry) + 1, node.end, after)]
    elif not flow and isinstance(owner, Listing):
        dash = _dash_of(tree, owner, last)
        yield [Patch(dash, node.end, habits.item(value, tree.column(dash)))]
    space = " " if node.start and tree.text[node.start - 1] not in " \n[{" else ""
    yield [Patch(node.start, node.end, space + habits.flow(value))]


def _dash_of(tree: Tree, owner: Spot, last: str | int | None) -> int:
    return tree.dash(owner, last) if isinstance(owner, Listing) and isinstance(last, int) else owner.start


def _scalar(
    tree: Tree, node: Leaf, value: str | Plain, flow: bool, column: int, habits: Habits, *, follows_key: bool
) -> Ways:
    """One scalar in place of another, in its style as far as that can be."""
    indent, note, style = column + (habits.step if follows_key else 2), "", node.style
    if node.is_block:
        head, _newline, body = tree.text[node.start : node.end].partition("\n")
        note = head[head.index("#") :].rstrip() if "#" in head else ""
        first = next((row for row in body.split("\n") if row.strip()), "")
        indent = len(first) - len(first.lstrip(" ")) or indent
    space = "" if node.end > node.start or tree.text[node.start - 1 : node.start] in ("", " ", "\n") else " "
    behind = tree.text[node.end : tree.line_end(node.end)]
    if not flow and not note and behind.lstrip(" ").startswith("#"):
        written = habits.scalar(value, flow=flow, indent=indent, style=style, note=behind.strip())
        if "\n" in written:  # a comment behind a text of several lines goes behind its sign
            yield [Patch(node.start, node.end + len(behind), space + written)]
    written = habits.scalar(value, flow=flow, indent=indent, style=style, note=note)
    yield [Patch(node.start, node.end, space + written)]


def _wrapped(tree: Tree, owner: Spot, last: str | int | None, key: str, habits: Habits) -> Ways:
    """A bare text under a key: the text stays as it is written."""
    entry = owner.entries[str(last)] if isinstance(owner, Table) else None
    node = entry.node if entry else owner.items[int(last or 0)] if isinstance(owner, Listing) else owner
    if not isinstance(node, Leaf) or isinstance(owner, Leaf):
        return
    if owner.flow:
        yield [Patch(node.start, node.start, f"{{{key}: "), Patch(node.end, node.end, "}")]
    elif entry is not None:
        margin = " " * (tree.column(entry.start) + habits.step)
        yield [Patch(_colon(tree, entry) + 1, node.start, f"\n{margin}{key}: ")]
        yield [Patch(_colon(tree, entry) + 1, node.end, habits.after_key({key: _data(node)}, tree.column(entry.start)))]
    else:
        yield [Patch(node.start, node.start, f"{key}: ")]
        dash = _dash_of(tree, owner, last)
        yield [Patch(dash, node.end, habits.item({key: _data(node)}, tree.column(dash)))]


def _unwrapped(tree: Tree, owner: Spot, last: str | int | None) -> Ways:
    """The value of the only key of a mapping in place of it, as it is written."""
    entry = owner.entries[str(last)] if isinstance(owner, Table) else None
    node = entry.node if entry else owner.items[int(last or 0)] if isinstance(owner, Listing) else owner
    if not isinstance(node, Table) or not node.entries:
        return
    inner = next(iter(node.entries.values()))
    if node.flow:
        yield [Patch(node.start, inner.node.start, ""), Patch(inner.node.end, node.end, "")]
    if entry is not None and not node.flow:
        yield [Patch(_colon(tree, entry) + 1, inner.node.start, " ")]
    yield [Patch(inner.start, inner.node.start, "")]


def _data(node: Leaf) -> Data:
    return Plain(node.text) if not node.style and is_typed(node.text) else node.text
