"""Packs with the problems they have written into them: `⟦E104⟧` stands right before the place of an E104."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from civics_tui.packs.check import check
from civics_tui.packs.problems import Problem
from civics_tui.packs.reader import Read, read_pack

Expected = tuple[str, str, int, int]
"""File, code, line, column."""

_MARK = re.compile(r"⟦([A-Z]\d+)⟧")


def unmarked(name: str, text: str) -> tuple[str, list[Expected]]:
    """The text without its marks, and the problems that they tell."""
    expected: list[Expected] = []
    while found := _MARK.search(text):
        before = text[: found.start()]
        expected.append((name, found[1], before.count("\n") + 1, found.start() - (before.rfind("\n") + 1) + 1))
        text = before + text[found.end() :]
    return text, expected


def write(folder: Path, files: Mapping[str, str]) -> list[Expected]:
    """Write the files of a pack without their marks; give the problems that are expected."""
    expected: list[Expected] = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        plain, found = unmarked(name, text)
        path.write_text(plain, encoding="utf-8", newline="")
        expected += found
    return sorted(expected)


def found(problems: tuple[Problem, ...], *, without: tuple[str, ...] = ()) -> list[Expected]:
    """The problems as they are expected; those of `without` are left out."""
    return sorted((one.file, one.code, one.line, one.column) for one in problems if one.code not in without)


def read_one(folder: Path, text: str, name: str = "pack.yaml") -> tuple[Read, list[Expected]]:
    """Read a pack in a single file; give it with the problems that are expected."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = write(folder, {name: text})
    return read_pack(folder / name), expected


def quiet(read: Read) -> list[str]:
    """Every problem but notes, in one line each; for packs that should have none."""
    return [f"{one.place} {one.code} {one.message}" for one in check(read) if one.level != "info"]
