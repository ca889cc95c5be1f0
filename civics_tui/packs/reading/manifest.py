"""Reading the manifest: what a pack says about itself. A manifest with errors is used without its broken keys."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from civics_tui.model.pack import FORMAT, Manifest
from civics_tui.packs import misfits
from civics_tui.packs.nodes import Map, Scalar
from civics_tui.packs.places import span
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.records import text_at
from civics_tui.packs.shape import Note, shape_of
from civics_tui.packs.text import Text
from civics_tui.words import _

QUESTION_KEYS = ("defaults", "questions")
"""Keys that may stand beside the manifest's own, in the smallest packs."""


def default_id(name: str) -> str:
    """The id of a pack that gives none, made of the name of its folder or file."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:64] or "pack"


def read_manifest(text: Text, node: Map, name: str, reading: Reading) -> tuple[Manifest | None, list[Note]]:
    """The manifest in the keys of a file; `None` where the pack is of a later format. `name` is that of folder or file."""
    from pydantic import ValidationError  # 0.1 s, and only where a pack is read

    subject, notes = Subject(text, node), list[Note]()
    version = node.items.get("format")
    if isinstance(version, Scalar) and version.text.isdigit() and int(version.text[:9]) > FORMAT:
        start, end = span(text, version)
        message = _("this pack is of format {n}; this version of the app reads {known}")
        known = message.format(n=version.text[:9], known=FORMAT)
        reading.findings.add("E170", text, start, known, end=end, help=_("update the app"))
        return None, notes
    own = Map(node.start)
    own.items = {key: value for key, value in node.items.items() if key not in QUESTION_KEYS}
    own.keys = node.keys
    shape = shape_of(Manifest)
    data = shape.data(own, notes)
    try:
        manifest = shape.build(data)
    except ValidationError as error:
        misfits.tell(error, shape, subject.blame, reading.findings)
        spoiled = {str(detail["loc"][0]) for detail in error.errors(include_url=False, include_input=False)}
        manifest = shape.build(_usable(data, spoiled, name))
    return dataclasses.replace(manifest, id=manifest.id or default_id(name)), notes


def _usable(data: dict[str, Any], spoiled: set[str], name: str) -> dict[str, Any]:
    usable = {key: value for key, value in data.items() if key not in spoiled}
    usable.setdefault("title", name)
    return usable


def ids_of(node: Map, key: str) -> set[str]:
    """The ids in a list of the manifest, those of broken entries among them."""
    listed = node.items.get(key)
    found = getattr(listed, "items", [])
    return {text_at(one.items.get("id")) for one in found if isinstance(one, Map)}
