"""A walk: one text of a source, phrase by phrase, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from civics_tui.model.declaration import CONFIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Some words of the text, and what they mean."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    text: str
    """The words, as the source has them."""
    gloss: str
    """What they mean; inline Markdown."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A text, phrase by phrase."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique among the walks of the pack."""
    title: str
    """The name to show."""
    text: str | None = None
    """What the reader should know first; inline Markdown."""
    minutes: int | None = None
    """Time to read it, in minutes."""
    objective: str | None = None
    """Id of the objective that it teaches."""
    source: str
    """Id of the source; its wording is authentic."""
    phrases: tuple[Phrase, ...]
    """The phrases, in the order of the text."""
    questions: tuple[str, ...] = ()
    """Ids of the questions asked at the end."""

    def cited(self) -> tuple[str, ...]:
        """Ids of all claims behind it, each once."""
        return tuple(dict.fromkeys(claim for phrase in self.phrases for claim in phrase.claims))
