"""A class as it is kept: its results, the files that are made of it, and how it is erased. For both faces."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from civics_tui.classroom.clock import Clock
from civics_tui.classroom.hosting import ending, forgetting
from civics_tui.classroom.hosting.ending import Kept
from civics_tui.classroom.hosting.report import report
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.rules.record import Record
from civics_tui.classroom.showing import Showing
from civics_tui.classroom.store import reading
from civics_tui.model.pack import Misconception


@dataclass(frozen=True, kw_only=True)
class KeptClass:
    """One session. Its methods read the store and may write files; none draws."""

    showing: Showing
    folder: Path
    """Where files are written that the teacher asks for."""
    day: datetime.date
    """On which it was held."""
    misconceptions: Mapping[str, Mapping[str, Misconception]]
    """By pack and id."""
    clock: Clock

    @property
    def session(self) -> int:
        """Its number."""
        return self.showing.session

    def stored(self) -> str:
        """What was stored, in a sentence."""
        return ending.stored(self._record(), self.day)

    def results(self) -> tuple[str, ...]:
        """The results as lines."""
        return tuple(report(Marked(self._record()), self.showing))

    def keep_gradebook(self) -> Kept:
        """Write the gradebook."""
        return ending.keep_gradebook(self._record(), self.folder)

    def keep_answers(self) -> Kept:
        """Write every answer."""
        return ending.keep_answers(self._record(), self.folder)

    def keep_needs(self) -> Kept:
        """Write who needs what."""
        return ending.keep_needs(self._record(), self.misconceptions, self.folder)

    def erase_question(self) -> str:
        """What is asked before it is erased.

        Raises:
            WrongUse: it is not over.
        """
        session = self._record().session
        forgetting.refuse_alive(session)
        return forgetting.question(session)

    def erase(self) -> tuple[str, ...]:
        """Erase names and typed answers; what was done, and what may still hold them."""
        forgetting.refuse_alive(self._record().session)
        store = self.showing.store
        told = forgetting.erase(store, self.session, None, at=self.clock())
        return (told, *forgetting.left(store, self.session, self.folder))

    def _record(self) -> Record:
        with self.showing.store.view() as connection:
            return reading.record(connection, self.session)
