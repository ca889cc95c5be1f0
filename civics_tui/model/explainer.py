"""Explainer pages: sections of Markdown, with directives that put a question or a special explainer in place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from civics_tui.model.declaration import CONFIG

DIRECTIVES: frozenset[str] = frozenset(
    {"check", "process", "timeline", "actors", "compare", "walk", "glossary", "callout", "image"}
)
"""Every directive that a page may hold; each names the ids of its records, `callout` and `image` hold a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of Markdown, or one directive."""

    kind: str
    """`markdown`, or the name of the directive."""
    text: str = ""
    """The Markdown; for `callout` and `image` what stands inside."""
    ids: tuple[str, ...] = ()
    """What stands behind the directive's name: ids, or the kind of callout."""
    line: int = 0
    """Line of the file, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands below one heading."""

    id: str
    """Made from the heading; `explainer:page#id` leads here. Empty for the text before the first heading."""
    title: str
    """The heading; the page's title for the text before the first one."""
    level: int = 1
    """Depth of the heading, 1 to 6."""
    parts: tuple[Part, ...] = ()
    """Its text and directives, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """A page to read."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    title: str
    """Its title."""
    objective: str | None = None
    """Id of the objective that it teaches."""
    minutes: int | None = None
    """Time to read, in minutes."""
    claims: tuple[str, ...] = ()
    """Ids of the claims it rests on."""
    as_of: str | None = None
    """EDTF date at which the content holds."""
    review_by: str | None = None
    """EDTF date after which it is stale."""
    sections: tuple[Section, ...] = ()
    """The text, cut at its headings of the first two levels."""

    def checks(self) -> tuple[str, ...]:
        """Ids of the questions embedded in the page."""
        return tuple(
            one for section in self.sections for part in section.parts if part.kind == "check" for one in part.ids
        )


def section_id(title: str, taken: Collection[str] = ()) -> str:
    """The id of a heading: small letters, digits and dashes; a number behind it where it is `taken`."""
    plain = "".join(one for one in unicodedata.normalize("NFD", title) if not unicodedata.combining(one))
    base = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "section"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
