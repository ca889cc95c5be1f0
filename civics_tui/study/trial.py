"""Trying questions on: the sittings of a preview, over a history of their own that is thrown away at the end."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from civics_tui.model.pack import Pack
from civics_tui.packs.library.shown import ShownLibrary
from civics_tui.places import Places
from civics_tui.study.desk import Desk
from civics_tui.study.history import Clock
from civics_tui.study.sitting import Sitting

SEED = "preview"
"""Of every sitting, so that what is shuffled stands where it stood before the save."""
LEARNER = "preview"


class TrialDesk(Desk):
    """The desk of a preview."""

    library: ShownLibrary

    @contextlib.contextmanager
    def beside(self) -> Iterator[Desk]:
        """The same desk: what its library shows is never changed in place."""
        yield TrialDesk(
            ShownLibrary(self.library.places, self.library.path, self.library.shown),
            self.places,
            self.learner,
            self._clock,
            self._drawer,
        )

    def show(self, pack: Pack) -> None:
        """Show another version of the pack from now on."""
        self.library.shown = pack

    def ask(self, question: str) -> Sitting:
        """A sitting over one question.

        Raises:
            NotFound: it cannot be asked.
            NotSaved: the folder for what is thrown away is full.
        """
        return self.start(pack=self.library.shown.id, questions=[question], seed=SEED)


@contextlib.contextmanager
def trial(places: Places, path: Path, pack: Pack, clock: Clock) -> Iterator[TrialDesk]:
    """A desk over a history that nobody has, in a folder that is gone at the end.

    Args:
        places: of the installation; nothing is written into them.
        path: where the pack lies.
        pack: what is shown first.
        clock: the time.
    """
    with tempfile.TemporaryDirectory(prefix="civics-preview-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        aside = Places(home / "data", home / "config", home / "cache", places.shipped)
        desk = TrialDesk(ShownLibrary(aside, path, pack), aside, LEARNER, clock)
        try:
            yield desk
        finally:
            desk.close()
