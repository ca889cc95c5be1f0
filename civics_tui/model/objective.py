"""What a pack teaches. A module of its own: packs are listed with their objectives, and without their questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from civics_tui.model.declaration import CONFIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A code of a curriculum."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    framework: str
    """Name of the curriculum, such as `C3`."""
    code: str
    """The code in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What one should be able to do."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    text: str
    """What one can do who has reached it."""
    standards: tuple[Standard, ...] = ()
    """Codes of curricula."""
