"""Directives of pages: a closed list. Each stands between `::: name ids` and `:::`; callout and image hold a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from civics_tui.model.explainer import DIRECTIVES, Part
from civics_tui.model.special import SORTS
from civics_tui.packs.misfits import nearest
from civics_tui.packs.reading.context import Reading
from civics_tui.packs.roles import Use
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, look_up
from civics_tui.words import _

_OPENING = re.compile(r":::[ \t]*(?P<name>[\w-]*)(?P<ids>.*)\Z")
_MEDIA = re.compile(r"(?:media/)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|gif|svg|webp)\Z")
RECORDS: dict[str, tuple[Use, ...]] = {
    "process": ("process",),
    "timeline": ("timeline",),
    "compare": ("compare", "dispute"),
    "walk": ("walk",),
}
"""Directives of special explainers, with what their ids may name."""
HOLD_TEXT = frozenset({"callout", "image"})


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive with the place of what it names."""

    part: Part
    start: int
    """Offset of its first line."""
    ids: int
    """Offset of what stands behind its name."""
    inside: int
    """Offset of what stands inside."""


def open_directive(text: Text, at: int, reading: Reading) -> tuple[Directive | None, int]:
    """Read the directive that starts in the line at an offset.

    Returns:
        The directive, or `None` where it is not right; and the offset of the end of its last line.
    """
    end = _line_end(text, at)
    line = text.text[at:end]
    first = at + len(line) - len(line.lstrip())
    found = _OPENING.match(line.strip())
    name = found["name"] if found else ""
    if first > at or not found:
        message = _("a directive starts at the left, with three colons")
        reading.findings.add("E153", text, first, message, end=end, advice=_("write  ::: check question-id"))
        return None, end
    if not name:
        message = _("nothing is open that this line could close")
        reading.findings.add("E153", text, at, message, end=end, advice=_("delete the line"))
        return None, end
    close = _closing(text, end)
    if close is None:
        message = _('the directive "{name}" is never closed').format(name=name)
        reading.findings.add("E153", text, at, message, end=end, advice=_("end it with a line  :::"))
        return None, end
    last = _line_end(text, close)
    inside = min(end + 1, close)
    ids = tuple(found["ids"].split())
    offset = at + line.index(name) + len(name)
    if name not in DIRECTIVES:
        start = at + line.index(name)
        message = _('there is no directive "{name}"').format(name=name)
        advice = nearest(name, DIRECTIVES) or _("the directives are {names}").format(
            names=", ".join(sorted(DIRECTIVES))
        )
        reading.findings.add("E152", text, start, message, end=offset, advice=advice)
        return None, last
    body = text.text[inside:close].strip()
    if body and name not in HOLD_TEXT:
        start = inside + len(text.text[inside:close]) - len(text.text[inside:close].lstrip())
        message = _('nothing stands inside of "{name}"').format(name=name)
        reading.findings.add("E153", text, start, message, advice=_("write it above or below"))
    part = Part(kind=name, text=body if name in HOLD_TEXT else "", ids=ids, line=text.place(at).line)
    return Directive(part, at, offset, inside), last


def _line_end(text: Text, at: int) -> int:
    end = text.text.find("\n", at)
    return len(text.text) if end < 0 else end


def _closing(text: Text, after: int) -> int | None:
    """The offset of the next line `:::`, before any other directive opens."""
    found = re.compile(r"^:::[ \t]*(\S*)", re.MULTILINE).search(text.text, after)
    return found.start() if found and not found[1] else None


def follow(directive: Directive, scope: Scope, has_file: Callable[[str], bool]) -> None:
    """Look whether what a directive names is there. `has_file` tells whether the pack holds a picture."""
    name, ids = directive.part.kind, directive.part.ids
    text, findings = scope.text, scope.reading.findings
    line_end = text.line_end(directive.start)
    if not ids and name not in ("callout", "glossary"):
        message = _('"{name}" names nothing').format(name=name)
        findings.add("E153", text, directive.start, message, end=line_end, advice=_("write what it shows behind it"))
    if name == "image" and not directive.part.text:
        message = _("this image has no text for those who cannot see it")
        findings.add(
            "E153", text, directive.start, message, end=line_end, advice=_("describe it between the two lines")
        )
    at = directive.ids
    for target in ids:
        at = text.text.index(target, at)
        FOLLOW[name](_Named(name, target, scope, at, has_file))
        at += len(target)


@dataclass(frozen=True, slots=True)
class _Named:
    """One of the things that a directive names, with its place."""

    directive: str
    target: str
    scope: Scope
    at: int
    has_file: Callable[[str], bool]

    @property
    def end(self) -> int:
        return self.at + len(self.target)

    def tell(self, message: str, advice: str) -> None:
        """Say that it is not there."""
        self.scope.reading.findings.add("E138", self.scope.text, self.at, message, end=self.end, advice=advice)


def _known(use: Use) -> Callable[[_Named], None]:
    def follow_it(named: _Named) -> None:
        look_up(use, named.target, named.scope, named.at, named.end)

    return follow_it


def _picture(named: _Named) -> None:
    if not _MEDIA.match(named.target) or not named.has_file(named.target):
        message = _('there is no picture "{name}" in media/').format(name=named.target[:80])
        named.tell(message, _("write its file name, such as map.png"))


def _record(named: _Named) -> None:
    uses, reading = RECORDS[named.directive], named.scope.reading
    known = set[str]().union(*map(reading.known.of, uses))
    if named.target in known or not reading.known.incomplete.isdisjoint(uses):
        return
    message = _('there is no {name} "{id}"').format(name=named.directive, id=named.target[:80])
    given = _("give it in {file}").format(file=f"{SORTS[named.directive].key}.yaml")
    named.tell(message, nearest(named.target, known) or given)


def _nothing(_named: _Named) -> None:
    """What stands behind it is a word, no id."""


FOLLOW: dict[str, Callable[[_Named], None]] = {
    "check": _known("question"),
    "actors": _known("actor"),
    "glossary": _known("term"),
    "image": _picture,
    "callout": _nothing,
    **dict.fromkeys(RECORDS, _record),
}
"""By directive, how what it names is looked for."""
