"""Where the parts of a record stand, to the character."""

from __future__ import annotations

import pytest

from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Scalar, parse
from civics_tui.packs.places import Path, find_inside, follow, key_span, span
from civics_tui.packs.text import Text

SOURCE = """\
plain: two words # a comment
double: "with \\" a quote" # more
single: 'it''s so'
block: >
  folded
flow: {a: [x, "y"], b: {c: d}}
lines: goes
  on
'quoted key': z
empty:
"""
TEXT = Text("pack.yaml", SOURCE)
ROOT = parse(TEXT, Findings())


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (["plain"], "two words"),
        (["double"], '"with \\" a quote"'),
        (["single"], "'it''s so'"),
        (["block"], ">"),
        (["flow", "a", 1], '"y"'),
        (["flow", "a"], '[x, "y"], b: {c: d}}'),
        (["flow", "b", "c"], "d"),
        (["lines"], "goes"),
        (["plain", "deeper", 3], "two words"),
        (["flow", "a", 7, "deeper"], '[x, "y"], b: {c: d}}'),
        (["gone"], "plain: two words # a comment"),
    ],
)
def test_the_deepest_part_that_a_path_leads_to(path: Path, marked: str) -> None:
    assert isinstance(ROOT, Map)
    start, end = span(TEXT, follow(ROOT, path))
    assert SOURCE[start:end] == marked


@pytest.mark.parametrize("key", ["plain", "flow", "quoted key", "empty"])
def test_keys(key: str) -> None:
    assert isinstance(ROOT, Map)
    start, end = key_span(TEXT, ROOT, key)
    assert SOURCE[start:end] == key


def test_parts_of_texts_are_found_one_after_the_other() -> None:
    text = Text("x", "a: see here and here\n")
    root = parse(text, Findings())
    assert isinstance(root, Map)
    node = root.items["a"]
    assert isinstance(node, Scalar)
    assert [find_inside(text, node, "here", nth)[0] for nth in (0, 1)] == [7, 16]
    assert find_inside(text, node, "gone") == span(text, node)


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (5, (1, 6)), (6, (2, 1)), (9, (3, 1)), (99, (3, 1))])
def test_lines_and_columns(offset: int, place: tuple[int, int]) -> None:
    found = Text("x", "first\nab\n").place(offset)
    assert (found.line, found.column) == place
