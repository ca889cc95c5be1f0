"""Where in a file the parts of a record stand: a path of keys and numbers to the characters to underline.

A path may go deeper than the text does: a bare text stands for the whole of its record, one record for its list.
"""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.packs.nodes import Map, Node, Scalar
from civics_tui.packs.text import Text

Path = Sequence[str | int]
Span = tuple[int, int]
"""Offsets of the first character and behind the last one."""


def follow(node: Node, path: Path) -> Node:
    """The deepest node that a path leads to."""
    for step in path:
        if isinstance(node, Scalar):
            break
        if isinstance(node, Map):
            inner = node.items.get(step) if isinstance(step, str) else node
        else:
            inner = node.items[step] if isinstance(step, int) and step < len(node.items) else None
        if inner is None:
            break
        node = inner
    return node


def span(text: Text, node: Node) -> Span:
    """The characters of a node in its first line."""
    start, line_end = node.start, text.line_end(node.start)
    if not isinstance(node, Scalar):
        return start, max(start + 1, line_end)
    if node.plain:
        return start, start + len(node.text) if text.text.startswith(node.text, start) else max(start + 1, line_end)
    quote = text.text[start : start + 1]
    if quote not in ('"', "'"):
        return start, max(start + 1, line_end)
    end = start + 1
    escape = "\\" if quote == '"' else "''"
    while end < line_end and (text.text[end] != quote or text.text.startswith(escape, end)):
        end += 2 if text.text.startswith(escape, end) else 1
    return start, min(end + 1, line_end)


def key_span(text: Text, record: Map, key: str) -> Span:
    """The characters of a key, found before its value; those of the value where the key is written in another way."""
    value = record.items.get(key, record)
    start = text.text.rfind(key, record.start, value.start + 1) if key else -1
    return (start, start + len(key)) if start >= 0 else span(text, value)


def find_inside(text: Text, node: Scalar, part: str, nth: int = 0) -> Span:
    """The characters of a part of a text where it can be found in the file, else those of the whole text."""
    whole = span(text, node)
    limit = node.start + 2 * len(node.text) + 4096
    at = node.start - 1
    for _again in range(nth + 1):
        at = text.text.find(part, at + 1, limit)
        if at < 0:
            return whole
    return at, at + len(part)
