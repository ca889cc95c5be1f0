"""Installing in two steps, for whoever is asked in between: look at a pack first, then install what was looked at."""

from __future__ import annotations

from pathlib import Path

from civics_tui.errors import WrongUse
from civics_tui.packs.installing.install import Arrival, arriving
from civics_tui.places import Places
from civics_tui.words import _


def look(places: Places, source: Path, *, downgrade: bool = False) -> Arrival:
    """What installing would bring and change; nothing is changed.

    Raises:
        CivicsError: as `arriving` does.
    """
    with arriving(places, source, downgrade=downgrade) as arrival:
        return arrival


def install(places: Places, source: Path, seen: Arrival, *, downgrade: bool = False) -> Arrival:
    """Install what was looked at, and nothing else.

    Raises:
        WrongUse: the file, or the version that is in use, is another one by now.
        CivicsError: as `arriving` does.
    """
    with arriving(places, source, downgrade=downgrade) as arrival:
        if (arrival.path, arrival.former_path) != (seen.path, seen.former_path):
            raise WrongUse(_("{path} has changed since it was shown; look at it once more.").format(path=source))
        arrival.settle()
    return arrival
