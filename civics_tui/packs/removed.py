"""A teacher's own packs that were taken away: put aside, not deleted, so that each can be brought back.

They lie in a folder that no library lists, each in a numbered one of its own, so that two of a name can lie there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import NotFound, StorageError, WrongUse
from civics_tui.places import Places
from civics_tui.words import _

ASIDE = ".removed"


@dataclass(frozen=True, slots=True)
class Removed:
    """A pack that was taken away."""

    path: Path
    """Where it lies now."""

    @property
    def number(self) -> int:
        """In the order in which they were taken away."""
        return int(self.path.parent.name)


def take_away(places: Places, path: Path) -> Removed:
    """Put an own pack aside.

    Raises:
        NotFound: no own pack lies at the path.
        StorageError: it cannot be moved; it is still there.
    """
    if path.parent.resolve() != places.own.resolve() or not os.path.lexists(path):
        raise NotFound(_("{path} is not among your packs.").format(path=path))
    number = max((one.number for one in removed(places)), default=0) + 1
    aside = places.own / ASIDE / str(number) / path.name
    _move(path, aside)
    return Removed(aside)


def removed(places: Places) -> tuple[Removed, ...]:
    """What was taken away, the last first."""
    folder = places.own / ASIDE
    if not folder.is_dir():
        return ()
    found = [
        Removed(pack)
        for one in folder.iterdir()
        if one.name.isascii() and one.name.isdigit() and one.is_dir()
        for pack in sorted(one.iterdir())[:1]
    ]
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def bring_back(places: Places, what: Removed) -> Path:
    """Put a pack back where it lay; its path.

    Raises:
        NotFound: it is not there any more.
        WrongUse: another pack lies in its place by now.
        StorageError: it cannot be moved.
    """
    if not os.path.lexists(what.path):
        raise NotFound(_("{name} is not there any more.").format(name=what.path.name))
    path = places.own / what.path.name
    if os.path.lexists(path):
        raise WrongUse(_("There is another pack at {path} by now; take that one away first.").format(path=path))
    _move(what.path, path)
    what.path.parent.rmdir()
    return path


def _move(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    except OSError as error:
        told = _("{path} cannot be moved: {reason}.").format(path=path, reason=error.strerror or error)
        raise StorageError(told) from error
