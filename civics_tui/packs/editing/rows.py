"""Patches that put an entry into a list or mapping, take it out, or move it: by lines, in flow style by commas."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from civics_tui.packs.editing.lines import Patch
from civics_tui.packs.editing.tree import Listing, Table, Tree

Ways = Iterator[list[Patch]]
Span = tuple[int, int]


def spans(tree: Tree, owner: Table | Listing) -> list[Span]:
    """Where each entry starts and ends; in block style it starts with its dash or key."""
    if isinstance(owner, Table):
        return [(entry.start, max(entry.node.end, entry.end)) for entry in owner.entries.values()]
    if owner.flow:
        return [(item.start, item.end) for item in owner.items]
    dashes = [tree.dash(owner, place) for place in range(len(owner.items))]
    return [(dash, max(item.end, dash + 1)) for dash, item in zip(dashes, owner.items, strict=True)]


def place_of(owner: Table | Listing, step: str | int | None) -> int:
    """The place of the entry that the last step of a path names."""
    return list(owner.entries).index(str(step)) if isinstance(owner, Table) else int(step or 0)


def into_block(tree: Tree, owner: Table | Listing, place: int, written: str, *, blank: bool) -> Ways:
    """A new entry in lines of its own; with a blank line where such stand between the others."""
    found = spans(tree, owner)
    margin = "\n" + " " * tree.column(found[0][0])
    gap = "\n" if blank else ""
    if place:
        after = tree.line_end(found[place - 1][1])
        yield [Patch(after, after, f"{gap}{margin}{written}")]
    if place < len(found):
        before = found[place][0]
        yield [Patch(before, before, f"{written}{gap}{margin}")]


def into_flow(tree: Tree, owner: Table | Listing, place: int, written: str) -> Ways:
    """A new entry between brackets or braces; in a line of its own where the others stand so."""
    found = spans(tree, owner)
    if not found:
        yield [Patch(owner.start, owner.end, f"[{written}]" if isinstance(owner, Listing) else f"{{{written}}}")]
        return
    own_lines = len(found) > 1 and all(tree.is_first(start) for start, _end in found[1:])
    between = ",\n" + " " * tree.column(found[-1][0]) if own_lines else ", "
    if place < len(found):
        yield [Patch(found[place][0], found[place][0], written + between)]
    if place:
        yield [Patch(found[place - 1][1], found[place - 1][1], between + written)]


def without(tree: Tree, owner: Table | Listing, place: int) -> Ways:
    """An entry less; the comments around it stay, those inside it and behind its last word go with it."""
    found = spans(tree, owner)
    start, end = found[place]
    if owner.flow:
        yield from _without_in_flow(tree, owner, found, place)
        return
    if len(found) == 1:
        empty = "[]" if isinstance(owner, Listing) else "{}"
        space = tree.text.rfind(":", 0, start) + 1
        if not tree.text[space:start].strip() and space:
            yield [Patch(space, end, f" {empty}")]
        yield [Patch(start, end, empty)]
        return
    behind = tree.line_end(end)
    if tree.is_first(start):
        yield from _with_blank_lines(tree, tree.line_start(start), behind)
        yield [Patch(tree.line_start(start), min(behind + 1, len(tree.text)), "")]
        yield [Patch(max(tree.line_start(start) - 1, 0), behind, "")]
    elif place + 1 < len(found) and not tree.text[behind : found[place + 1][0]].strip():
        yield [Patch(start, found[place + 1][0], "")]
    else:
        yield [Patch(start, behind, "")]


def _with_blank_lines(tree: Tree, start: int, end: int) -> Ways:
    """Lines less; of the blank lines on both sides of them, one side."""
    rest, before = tree.text[end + 1 :], tree.text[:start]
    blank = len(rest) - len(rest.lstrip(" \n"))
    behind = end + 1 + (rest.rfind("\n", 0, blank) + 1)
    if behind > end + 1 and behind < len(tree.text):
        yield [Patch(start, behind, "")]
    elif before.endswith("\n\n") and not rest.strip():
        yield [Patch(len(before.rstrip("\n")) + 1, end + 1 if end < len(tree.text) else end, "")]


def _without_in_flow(tree: Tree, owner: Table | Listing, found: list[Span], place: int) -> Ways:
    start, end = found[place]
    comma = tree.text.find(",", end, found[place + 1][0] if place + 1 < len(found) else owner.end)
    if place + 1 < len(found) and not tree.text[comma + 1 : found[place + 1][0]].strip():
        yield [Patch(start, found[place + 1][0], "")]
    if comma >= 0:
        yield [Patch(start, comma + 1, "")]
    if place:
        before = found[place - 1][1]
        if not tree.text[before:start].strip(" \n,"):
            yield [Patch(before, end, "")]
        former = tree.text.find(",", before, start)
        yield [Patch(former, former + 1, ""), Patch(start, end, "")]
    yield [Patch(start, end, "")]


def moved(tree: Tree, listing: Listing, place: int, to: int) -> Ways:
    """The entries of a list in another order, each in the place of another; what stands between them stays."""
    found = spans(tree, listing)
    if listing.flow:
        yield _shifted(tree, found, place, to)
        return
    blocks = [(start, tree.line_end(end)) for start, end in found]
    commented = [_with_comments(tree, former, one) for former, one in pairwise(blocks)]
    yield _shifted(tree, [blocks[0], *commented], place, to)
    yield _shifted(tree, blocks, place, to)


def _with_comments(tree: Tree, former: Span, one: Span) -> Span:
    """An entry with the comments that stand right above it, in the column of its dash."""
    start, margin = one[0], tree.text[tree.line_start(one[0]) : one[0]]
    while (above := tree.line_start(start) - 1) > former[1]:
        row = tree.line_start(above)
        if not tree.text.startswith(f"{margin}#", row):
            break
        start = row + len(margin)
    return start, one[1]


def _shifted(tree: Tree, slots: list[Span], place: int, to: int) -> list[Patch]:
    order = list(range(len(slots)))
    order.insert(to, order.pop(place))
    return [
        Patch(*slots[number], tree.text[slice(*slots[other])]) for number, other in enumerate(order) if number != other
    ]
