"""What an archive is called, and what a file in it may be, so that it lands inside of the pack's folder everywhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.model.text import clean_text, forbidden, one_line
from civics_tui.words import _

ENDING = ".civpack"
MOST = 240
"""Characters of a path."""
MOST_PART = 120
"""Characters of the name of a file or folder."""
DEPTH = 8
"""Folders within one another."""

_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE)


def is_archive(path: Path) -> bool:
    """Is there a file at the path whose name ends like an archive of a pack?"""
    return path.suffix.lower() == ENDING and path.is_file()


def shown(name: str) -> str:
    """A name as a sentence can hold it."""
    told = one_line(clean_text(name))
    return told if len(told) <= 80 else told[:79] + "…"


def is_device(part: str) -> bool:
    """Is this the name of a device on some system, with or without an ending?"""
    return _DEVICE.match(part.partition(".")[0].rstrip(" ")) is not None


def flaw(name: str) -> str | None:
    """What is wrong with the path of a file; `None` where nothing is."""
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return _('"{name}" is an absolute path').format(name=shown(name))
    parts = name.split("/")
    if ".." in parts or ".." in name.split("\\"):
        return _('"{name}" leads out of the pack').format(name=shown(name))
    if "\\" in name or _SIGNS.search(name) or next(forbidden(name), None) is not None:
        return _('the name "{name}" holds a sign that file names must not have').format(name=shown(name))
    if any(not part or part == "." or part.endswith((" ", ".")) for part in parts):
        return _('"{name}" is no name of a file').format(name=shown(name))
    if any(is_device(part) for part in parts):
        return _('"{name}" is the name of a device').format(name=shown(name))
    if len(name) > MOST or len(parts) > DEPTH or any(len(part.encode()) > MOST_PART for part in parts):
        return _('the name "{name}" is too long').format(name=shown(name))
    return None


@dataclass(slots=True)
class Taken:
    """The names in an archive so far, as a system sees them that tells no capitals apart."""

    _known: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """A path folded, to how it was written, and whether it is a folder."""

    def add(self, name: str) -> str | None:
        """Take the path of a file; what is wrong where it meets another, else `None`."""
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path, is_folder = "/".join(parts[:depth]), depth < len(parts)
            folded = unicodedata.normalize("NFKC", path).casefold()
            first, was_folder = self._known.setdefault(folded, (path, is_folder))
            if first != path:
                told = _('"{first}" and "{name}" are one file where capitals do not count')
                return told.format(first=shown(first), name=shown(path))
            if was_folder != is_folder:
                return _('"{name}" is both a file and a folder').format(name=shown(path))
        return None
