"""Classes that were held here, as the Teach area lists them. `cli.held` opens them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClass:
    """A session as it is listed."""

    number: int
    title: str
    """Empty once it was erased."""
    day: datetime.date
    """On which it was begun."""
    pack: str
    """Title of the pack or set."""
    students: int
    state: str
    """In a word."""
    is_erased: bool = False


class Classes(Protocol):
    """The classes that are kept on this computer."""

    def listed(self) -> Sequence[HeldClass]:
        """All of them, newest first; none where no class was held.

        Raises:
            StorageError: what was kept cannot be read.
        """

    def open(self, number: int) -> AbstractContextManager[Any]:
        """What the teacher's faces are handed to see one of them, for as long as they do.

        Raises:
            NotFound: there is none of that number.
        """
