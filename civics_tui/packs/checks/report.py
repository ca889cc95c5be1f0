"""How a check tells what it found: by the path of the part in its question, never by a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map
from civics_tui.packs.places import Path, follow, key_span, span
from civics_tui.packs.problems import Level, Place
from civics_tui.packs.reading.context import Subject
from civics_tui.words import _


@dataclass(slots=True)
class Report:
    """Tells problems of one record."""

    subject: Subject
    findings: Findings

    def __call__(
        self,
        code: str,
        path: Path,
        message: str,
        advice: str | None = None,
        *,
        label: str = "",
        level: Level | None = None,
        at_key: bool = False,
        first: Path | None = None,
        other: Place | None = None,
    ) -> None:
        """Tell a problem of the part at `path`; of its key where `at_key`.

        `first` leads to another part of the record that belongs to it, `other` is a place outside of it.
        """
        text, record = self.subject.blame(path)
        parent = follow(record, path[:-1]) if path else record
        if at_key and path and isinstance(parent, Map) and path[-1] in parent.items:
            start, end = key_span(text, parent, str(path[-1]))
        else:
            start, end = span(text, follow(record, path))
        related: tuple[Place, ...] = (other,) if other else ()
        if other is not None:
            at = f"{other.file}:{other.line}:{other.column}"
            label = label or _("the other stands at {place}").format(place=at)
        if first is not None:
            place = text.place(follow(record, first).start)
            related = (place,)
            label = label or _("the first stands at {line}:{column}").format(line=place.line, column=place.column)
        self.findings.add(code, text, start, message, end=end, advice=advice, label=label, level=level, related=related)


class Trial(Report):
    """Keeps the first problem of a variant instead of telling it: its place is told with the values that were drawn."""

    __slots__ = ("found",)

    def __init__(self, report: Report) -> None:
        """Look at the same record as another report."""
        super().__init__(report.subject, report.findings)
        self.found: tuple[Path, str] | None = None

    def __call__(
        self,
        code: str,
        path: Path,
        message: str,
        advice: str | None = None,
        *,
        label: str = "",
        level: Level | None = None,
        at_key: bool = False,
        first: Path | None = None,
        other: Place | None = None,
    ) -> None:
        """Keep the first problem."""
        if self.found is None and level is None and not code.startswith("W"):
            self.found = (path, message)
