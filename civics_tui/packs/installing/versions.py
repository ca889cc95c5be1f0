"""The order of versions of a pack: numbers by size, and `2.0.0-beta` before `2.0.0`, as Semantic Versioning has it."""

from __future__ import annotations

import re

Key = tuple[tuple[int, ...], bool, tuple[tuple[int, int, str], ...]]


def key(version: str) -> Key:
    """What a version is sorted by. Any text is one: what is no number comes before all numbers."""
    release, _dash, before = version.strip().partition("+")[0].partition("-")
    found = re.match(r"v?(\d{1,18}(?:\.\d{1,18})*)(.*)\Z", release, re.DOTALL | re.IGNORECASE)
    numbers = [int(one) for one in found[1].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    before = (found[2] if found else release) + before
    parts = [one for one in re.split(r"[.\s_-]+", before) if one]
    return tuple(numbers), not parts, tuple(_part(one) for one in parts)


def _part(text: str) -> tuple[int, int, str]:
    return (0, int(text), "") if text.isascii() and text.isdigit() and len(text) <= 18 else (1, 0, text)


def is_older(version: str, than: str) -> bool:
    """Does a version come before another one?"""
    return key(version) < key(than)
