"""Reading 10,000 questions from files, beside the YAML parser's events made into nodes."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterable
from pathlib import Path

import yaml

from civics_tui.packs.check import check
from civics_tui.packs.reader import Read, read_pack
from tests.benchmarks import big
from tests.benchmarks.measure import Figure, Result, alternate, middle, timed

QUESTIONS = 10_000


class _Node:
    """A value with its place: what any reader that tells line and column has to make."""

    __slots__ = ("start", "value")

    def __init__(self, value: object, start: tuple[int, int]) -> None:
        self.value = value
        self.start = start


def nodes(text: str) -> object:
    """The nodes of a text."""
    stack: list[list[_Node]] = [[]]
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        assert mark is not None
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].append(_Node(event.value, (mark.line, mark.column)))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            inner: list[_Node] = []
            stack[-1].append(_Node(inner, (mark.line, mark.column)))
            stack.append(inner)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
    return stack[0]


def _floor(files: Iterable[Path]) -> None:
    gc.disable()
    try:
        kept = [nodes(path.read_text("utf-8")) for path in files]
        assert len(kept) > 1
    finally:
        gc.enable()
    del kept
    gc.collect()


def run() -> list[Result]:
    """All three, twice."""
    with tempfile.TemporaryDirectory() as folder:
        pack = big.write(Path(folder), QUESTIONS)
        files = sorted(pack.rglob("*.yaml"))
        size = sum(path.stat().st_size for path in files) / 1e6

        def ours() -> Read:
            read = read_pack(pack)
            assert read.pack is not None
            assert (len(read.pack.questions), read.problems) == (QUESTIONS, ())
            return read

        check(read_pack(big.write(Path(folder), 10)))  # what is imported with the first pack
        taken, floor, checked = alternate(2, timed(ours), timed(lambda: _floor(files)), timed(lambda: check(ours())))
    least = "yaml.parse events into nodes, collection off"
    return [
        Figure(
            row="read",
            work=f"read {QUESTIONS:,} questions ({size:.1f} MB)",
            seconds=middle(taken),
            floor=middle(floor),
            floor_work=least,
            target=1.5,
        ),
        Figure(
            row="read",
            work="read, check and lint them",
            seconds=middle(checked),
            floor=middle(floor),
            floor_work=least,
            target=4,
        ),
    ]
