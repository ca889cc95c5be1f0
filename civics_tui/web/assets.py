"""Styles and scripts of the pages, read once, under names that change with their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is sent as it is."""

    content: bytes
    media_type: str


def _read(name: str) -> tuple[str, Asset]:
    stem, _dot, ending = name.rpartition(".")
    content = (files("civics_tui.web") / "static" / name).read_bytes()
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}", Asset(content, _TYPES[ending])


FILES = ("student.css", "student.js", "board.css", "board.js")
ASSETS: dict[str, Asset] = {}
URLS: dict[str, str] = {}
"""By the name of a file, where a page finds it."""
for _name in FILES:
    _public, _asset = _read(_name)
    ASSETS[_public] = _asset
    URLS[_name] = f"/static/{_public}"
