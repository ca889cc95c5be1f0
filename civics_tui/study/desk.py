"""What one learner has on the desk: the library, the history, and the attempts in it. Built once, in `cli`."""

from __future__ import annotations

import contextlib
import datetime
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civics_tui.places import Places
from civics_tui.study import ownership, profiles
from civics_tui.study.attempt import NotPossible
from civics_tui.study.classes import HowHeld
from civics_tui.study.history import Clock, Finished, History, OpenAttempt
from civics_tui.study.progress import Progress, missed, progress, renamed
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.model.pack import QuestionSet
    from civics_tui.packs.library.library import Entry, Indexed, Library
    from civics_tui.study.classes import Classes
    from civics_tui.study.events import Mode
    from civics_tui.study.selection import Past
    from civics_tui.study.sitting import Sitting


OpenClass = Callable[[str, HowHeld], contextlib.AbstractContextManager[Any]]
"""Gives what the teacher's faces are handed, for as long as the class is open."""


class _Drawer:
    """The history of one learner, opened when it is first asked for; threads share it."""

    def __init__(self, folder: Path, learner: str, clock: Clock) -> None:
        self.folder = folder
        self._learner = learner
        self._clock = clock
        self._opened: History | None = None
        self._turn = threading.Lock()

    def open(self) -> History:
        with self._turn:
            if self._opened is None:
                self._opened = History.open(self.folder / "history.sqlite3", clock=self._clock)
                profiles.remember(self.folder, self._learner)
            return self._opened

    def close(self) -> None:
        with self._turn:
            if self._opened is not None:
                self._opened.close()
                self._opened = None


class Desk:
    """The desk of one learner. It belongs to one thread, as its library does; `beside` gives one for another."""

    def __init__(
        self, library: Library, places: Places, learner: str, clock: Clock, drawer: _Drawer | None = None
    ) -> None:
        """Put a library and a learner together; `Desk.open` does it from what a person typed."""
        self.library = library
        self.learner = learner
        self.places = places
        """The folders of the installation."""
        self._clock = clock
        self.open_class: OpenClass | None = None
        """Holds a class with a pack or set, by its name; set by `cli`, as its server is a face."""
        self.classes: Classes | None = None
        """The classes that were held here; set by `cli`."""
        self.folder = places.profile(profiles.folder_name(learner))
        """What belongs to the learner."""
        self._drawer = drawer or _Drawer(self.folder, learner, clock)

    @classmethod
    def open(cls, places: Places, *, library: Library, clock: Clock, learner: str | None = None) -> Desk:
        """The desk of a learner, by a name as a person types it; the usual learner where none is given.

        Raises:
            WrongUse: the text is no name.
        """
        return cls(library, places, profiles.clean_name(learner or profiles.DEFAULT), clock)

    @property
    def history(self) -> History:
        """What the learner did; opened when it is first asked for.

        Raises:
            StorageError: it cannot be opened (`History.open`).
        """
        return self._drawer.open()

    def close(self) -> None:
        """Close the history."""
        self._drawer.close()

    @contextlib.contextmanager
    def beside(self) -> Iterator[Desk]:
        """The same desk for another thread: with a library of its own, closed at the end, and this one's history."""
        with type(self.library).open(self.places) as library:
            made = Desk(library, self.places, self.learner, self._clock, self._drawer)
            made.classes = self.classes
            yield made

    def now(self) -> datetime.datetime:
        """The time, in UTC."""
        return self._clock().astimezone(datetime.UTC)

    def open_attempts(self) -> tuple[OpenAttempt, ...]:
        """The attempts that can be continued, last touched first."""
        return self.history.open_attempts()

    def start(
        self,
        *,
        pack: str | None = None,
        set_: str | None = None,
        questions: Sequence[str] | None = None,
        mode: Mode = "practice",
        n: int | None = None,
        seed: int | str | None = None,
        objective: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
        origin: str = "self",
    ) -> Sitting:
        """Start an attempt; its first event is committed before this returns.

        Args:
            pack: id, last part of an id, or path of a pack.
            set_: `pack/set`, or the id of one of the teacher's own sets.
            questions: references `pack/question`; with `pack`, ids in it.
            mode: `missed` asks what was last answered wrong, of the pack, or of all.
            n: how many at most; 10 of a pack, all of a set or of named questions, where it is left out.
            seed: for the choice, the shuffle and the variants; a new one each time where it is left out.
            objective: only questions of this one.
            kind: only questions of this one.
            limit: seconds on the clock of an exam.
            origin: `self`, `class`, or `page:` and the id of an explainer.

        Raises:
            NotFound: no such pack, set or objective, or nothing in it can be asked.
            WrongUse: the wishes contradict each other.
            NotSaved: the start could not be committed.
        """
        from civics_tui.study.starting import Starter  # it loads all kinds of questions, which Home does not need

        return Starter(self).start(
            pack=pack,
            set_=set_,
            questions=questions,
            mode=mode,
            n=n,
            seed=seed,
            objective=objective,
            kind=kind,
            limit=limit,
            origin=origin,
        )

    def known_packs(self) -> list[str]:
        """Ids of the packs that are here and of which a question was answered."""
        here = {entry.id for entry in self.library.entries()}
        return [pack for pack in self.history.packs() if pack in here]

    def resume(self, attempt_id: str) -> Sitting:
        """Go on with an attempt: the same question, order, hints and clock, even if its pack changed or vanished.

        Raises:
            NotFound: there is no such attempt.
            NotPossible: it is over.
            AttemptInUse: another process has it open.
            NotSaved: nothing can be written.
        """
        from civics_tui.study.sitting import Sitting

        self.history.load(attempt_id)
        owner = ownership.take(self.folder / "open", attempt_id)
        try:
            # Read again: its last owner may have added to it before giving it up.
            attempt, number = self.history.load(attempt_id)
            if not attempt.open:
                raise NotPossible(_("This attempt is over."))
        except BaseException:
            owner.give_up()
            raise
        return Sitting(self.history, owner, attempt, number)

    def again(self, sitting: Sitting) -> Sitting:
        """Repeat what was missed in an attempt: what was answered and is not right; of an exam also what has no answer.

        Raises:
            NotFound: nothing was missed, or none of it is there any more.
        """
        from civics_tui.study.starting import Starter

        return Starter(self).again(sitting)

    def progress(self, pack: str | Entry) -> Progress:
        """How far the learner has come in a pack."""
        rows, past = self._rows(pack)
        return progress(_id_of(pack), rows, past)

    def missed(self, pack: str | Entry | None = None) -> tuple[str, ...]:
        """References of the questions whose last answer was not right, of one pack or of all that are here."""
        packs = [pack] if pack is not None else self.known_packs()
        from civics_tui.model.pack import reference

        return tuple(reference(_id_of(one), question) for one in packs for question in missed(*self._rows(one)))

    def _rows(self, pack: str | Entry) -> tuple[tuple[Indexed, ...], dict[str, Past]]:
        """The index of a pack, and what was done with its questions."""
        rows = self.library.index(pack)
        return rows, renamed(rows, self.history.past(_id_of(pack)))

    def last_results(self, sitting: Sitting) -> Finished | None:
        """The figures of the last finished attempt, before this one, over the same questions."""
        return self.history.finished_like(sitting.attempt)

    def sets(self) -> tuple[QuestionSet, ...]:
        """The teacher's own sets that can be read, in the order of their titles."""
        from civics_tui.study import sets

        return sets.read_sets(self.places.sets).sets


def _id_of(pack: str | Entry) -> str:
    return pack if isinstance(pack, str) else pack.id
