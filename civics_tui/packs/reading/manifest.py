"""Reading the manifest: what a pack says about itself. A manifest with errors is used without its broken keys."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import re
from typing import Any

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import FORMAT, BlueprintPart, Manifest
from civics_tui.packs import misfits
from civics_tui.packs.checks.report import Report
from civics_tui.packs.misfits import nearest
from civics_tui.packs.nodes import Map, Scalar, Seq
from civics_tui.packs.places import Path, span
from civics_tui.packs.reading import records, special
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.records import text_at
from civics_tui.packs.roles import Use
from civics_tui.packs.shape import Note, shape_of
from civics_tui.packs.text import Text
from civics_tui.words import _

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_AFTER = re.compile(r"(\d{1,4}) (day|week|month|year)s?\Z")
QUESTION_KEYS = ("defaults", "questions")
OTHER_KEYS = (*QUESTION_KEYS, *special.KEYS)
"""Keys that may stand beside the manifest's own, in the smallest packs."""


def default_id(name: str) -> str:
    """The id of a pack that gives none, made of the name of its folder or file."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:64] or "pack"


def read_manifest(text: Text, node: Map, name: str, reading: Reading) -> tuple[Manifest | None, list[Note]]:
    """The manifest in the keys of a file, and its notes; no manifest where the pack is of a later format.

    Args:
        text: the file.
        node: its keys.
        name: that of folder or file, for a pack without an id.
        reading: where problems go.
    """
    subject, notes = Subject(text, node), list[Note]()
    version = node.items.get("format")
    if isinstance(version, Scalar) and version.text.isdigit() and int(version.text[:9]) > FORMAT:
        start, end = span(text, version)
        message = _("this pack is of format {n}; this version of the app reads {known}")
        known = message.format(n=version.text[:9], known=FORMAT)
        reading.findings.add("E170", text, start, known, end=end, advice=_("update the app"))
        return None, notes
    own = Map(node.start)
    own.items = {key: value for key, value in node.items.items() if key not in OTHER_KEYS}
    shape = shape_of(Manifest)
    data = shape.data(own, notes)
    manifest, error = shape.build(data)
    if manifest is None:
        misfits.tell(error, shape, subject.blame, reading.findings, torn=text.name in reading.torn)
        spoiled = {str(detail["loc"][0]) for detail in error.errors(include_url=False, include_input=False)}
        manifest, _error = shape.build(_usable(data, spoiled, name))
    if manifest is None:
        return None, notes
    return dataclasses.replace(manifest, id=manifest.id or default_id(name)), notes


def _usable(data: dict[str, Any], spoiled: set[str], name: str) -> dict[str, Any]:
    usable = {key: value for key, value in data.items() if key not in spoiled}
    usable.setdefault("title", name)
    return usable


def know_ids(node: Map, subject: Subject, reading: Reading) -> None:
    """Make the ids of objectives known, those of broken entries among them; tell ids that stand twice."""
    uses: tuple[tuple[str, Use], ...] = (
        ("objectives", "objective"),
        ("sections", "section"),
        ("blueprints", "blueprint"),
    )
    for key, use in uses:
        listed = node.items.get(key)
        for entry in listed.items if isinstance(listed, Seq) else ():
            if isinstance(entry, Map):
                records.know(use, text_at(entry.items.get("id")), Subject(subject.text, entry), reading)


def look(manifest: Manifest, report: Report) -> None:
    """Look at what the shape of the manifest does not say."""
    _language(manifest.language, ["language"], report)
    for number, tag in enumerate(manifest.translations):
        _language(tag, ["translations", number], report)
    if manifest.review_after is not None and review_by(manifest) is None:
        if _AFTER.match(manifest.review_after) is None:
            message = _('"{text}" is no time').format(text=manifest.review_after[:40])
            report("E124", ["review_after"], message, _("write  12 months,  90 days  or  2 years"))
        elif manifest.as_of is None:
            report("E124", ["review_after"], _("review_after counts from as_of"), _("add  as_of: 2026-09-01"))
    for number, blueprint in enumerate(manifest.blueprints):
        for place, part in enumerate(blueprint.parts):
            _part(part, ["blueprints", number, "parts", place], report)


def _language(tag: str, path: Path, report: Report) -> None:
    if not _LANGUAGE.match(tag):
        message = _('"{text}" is no language').format(text=tag[:40])
        report("E116", path, message, _("write en, es or pt-BR"))


def _part(part: BlueprintPart, path: Path, report: Report) -> None:
    if part.n < 1:
        report("E125", [*path, "n"], _('"n" is out of range'), _("write a number over 0"))
    for place, kind in enumerate(part.kinds):
        if kind not in KINDS or kind == "view":
            message = _('there is no kind "{kind}"').format(kind=kind[:60])
            report("E110", [*path, "kinds", place], message, nearest(kind, KINDS))


def review_by(manifest: Manifest) -> str | None:
    """The day on which content without dates of its own is to be looked at again."""
    found = _AFTER.match(manifest.review_after or "")
    if not found or manifest.as_of is None:
        return None
    try:
        last = dates.parse(manifest.as_of).last
        count, unit = int(found[1]), found[2]
        if unit in ("day", "week"):
            return (last + datetime.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        months = last.year * 12 + last.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        day = min(last.day, calendar.monthrange(year, month + 1)[1])
        return datetime.date(year, month + 1, day).isoformat()
    except (DateError, OverflowError, ValueError):
        return None
