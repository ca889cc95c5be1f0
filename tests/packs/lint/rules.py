"""A tiny language for rules of the lint: questions with `⟦L28⟧` where a rule must find something."""

from __future__ import annotations

from pathlib import Path

from civics_tui.packs.check import check
from civics_tui.packs.reader import read_pack
from tests.packs.marked import write

HEAD = "title: T\nquestions:\n"


def lint(folder: Path, code: str, question: str, *, head: str = HEAD) -> list[str]:
    """What differs between the marks and what the rule `code` finds; nothing where they agree."""
    expected = write(folder, {"pack.yaml": head + question})
    read = read_pack(folder / "pack.yaml")
    errors = [f"not read: {one.place} {one.message}" for one in read.problems if one.level == "error"]
    told = sorted((one.file, one.code, one.line, one.column) for one in check(read) if one.code == code)
    missed = [f"missed {one[2]}:{one[3]}" for one in expected if one not in told]
    return [*errors, *missed, *(f"false {one[2]}:{one[3]}" for one in told if one not in expected)]


def level(folder: Path, code: str, question: str) -> str:
    """The level at which the rule finds something first."""
    write(folder, {"pack.yaml": HEAD + question})
    return next(one.level for one in check(read_pack(folder / "pack.yaml")) if one.code == code)
