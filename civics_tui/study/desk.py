"""What one learner has on the desk: the library, the history, and the attempts in it. Built once, in `cli`."""

from __future__ import annotations

import contextlib
import datetime
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.errors import ExpressionError, NotFound, WrongUse
from civics_tui.model import variant
from civics_tui.model.identity import digest, meaning, wording
from civics_tui.model.kinds import Question
from civics_tui.model.pack import QuestionSet, reference, split_reference
from civics_tui.packs.stored import question_to_text
from civics_tui.places import Places
from civics_tui.study import ownership, profiles, wanted
from civics_tui.study.attempt import NotPossible
from civics_tui.study.events import Mode, Planned, Started
from civics_tui.study.history import Clock, Finished, History, OpenAttempt
from civics_tui.study.history.writing import snapshot_key
from civics_tui.study.order import draw_order
from civics_tui.study.progress import Progress, missed, progress, renamed
from civics_tui.study.selection import LeftOut, Past
from civics_tui.study.sitting import Sitting
from civics_tui.study.wanted import Chosen, Wish
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.library import Entry, Indexed, Library


class _Drawer:
    """The history of one learner, opened when it is first asked for; threads share it."""

    def __init__(self, folder: Path, learner: str, clock: Clock) -> None:
        self._folder = folder
        self._learner = learner
        self._clock = clock
        self._opened: History | None = None
        self._turn = threading.Lock()

    def open(self) -> History:
        with self._turn:
            if self._opened is None:
                self._opened = History.open(self._folder / "history.sqlite3", clock=self._clock)
                profiles.remember(self._folder, self._learner)
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
        self._places = places
        self._clock = clock
        self._folder = places.profile(profiles.folder_name(learner))
        self._drawer = drawer or _Drawer(self._folder, learner, clock)

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
        with type(self.library).open(self._places) as library:
            yield Desk(library, self._places, self.learner, self._clock, self._drawer)

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
        if limit is not None and (mode != "exam" or limit < 1):
            raise WrongUse(_("Only an exam has a clock, of one second or more."))
        wish = Wish(
            mode=mode,
            seed=self._new_seed() if seed is None else str(seed),
            today=self.now().date(),
            n=n,
            objective=objective,
            kind=kind,
        )
        title, chosen = self._chosen(pack, set_, questions, wish)
        return self._begin(title, chosen, wish, limit=limit, origin=origin)

    def _new_seed(self) -> str:
        return digest([self.now().isoformat(), self.learner, os.getpid()])[:16]

    def _chosen(
        self, pack: str | None, set_: str | None, questions: Sequence[str] | None, wish: Wish
    ) -> tuple[str, Chosen]:
        """The title of an attempt, and what it asks."""
        if set_ is not None:
            return self._of_set(set_, wish)
        entry = self.library.find(pack) if pack is not None else None
        if questions is not None:
            names = [reference(entry.id, one) if entry and "/" not in one else one for one in questions]
            title = entry.title if entry else self._title_of(names)
            return title, wanted.named(self.library, names, wish)
        if wish.mode == "missed":
            packs = [entry.id] if entry else self._known_packs()
            title = entry.title if entry else _("Missed questions")
            return title, wanted.from_missed(self.library, packs, self.history.past, wish)
        if entry is None:
            raise WrongUse(_("Say which pack or set."))
        return entry.title, wanted.from_pack(entry.id, self.library.index(entry), self.history.past(entry.id), wish)

    def _of_set(self, name: str, wish: Wish) -> tuple[str, Chosen]:
        pack, _slash, set_id = name.rpartition("/")
        if not pack:
            from civics_tui.study import sets  # reading YAML is of no use to whoever only answers questions

            own = sets.find(self._places.sets, name)
            return own.title, wanted.named(self.library, own.questions, wish)
        entry = self.library.find(pack)
        known = self.library.sets(entry)
        if set_id not in known:
            raise NotFound(
                _('The pack {pack} has no set "{name}"; there are {known}.').format(
                    pack=entry.id, name=set_id, known=", ".join(known) or _("none")
                )
            )
        names = [reference(entry.id, one) for one in known[set_id].questions]
        return known[set_id].title, wanted.named(self.library, names, wish)

    def _title_of(self, names: Iterable[str]) -> str:
        packs = {split_reference(one)[0] for one in names}
        titles = {entry.id: entry.title for entry in self.library.entries()}
        return titles.get(packs.pop(), _("Questions")) if len(packs) == 1 else _("Questions")

    def _known_packs(self) -> list[str]:
        here = {entry.id for entry in self.library.entries()}
        return [pack for pack in self.history.packs() if pack in here]

    def _begin(self, title: str, chosen: Chosen, wish: Wish, *, limit: int | None, origin: str) -> Sitting:
        names, left_out = chosen
        plan, shown, left_out = self._plan(names, wish.seed, left_out)
        if not plan:
            why = " ".join(wanted.reasons(left_out))
            raise NotFound(" ".join((_("There is no question to ask here."), why)).strip())
        event = Started(mode=wish.mode, title=title, seed=wish.seed, plan=plan, origin=origin, limit=limit)
        texts = {key: text for key, (text, _question) in shown.items()}
        attempt = self.history.begin(f"{self.now():%Y%m%dT%H%M%S%f}", event, texts.values())
        return Sitting(
            self.history,
            ownership.take(self._folder / "open", attempt.id),
            attempt,
            1,
            left_out=left_out,
            questions={key: question for key, (_text, question) in shown.items()},
        )

    def _plan(
        self, names: Sequence[tuple[str, str]], seed: str, left_out: LeftOut
    ) -> tuple[tuple[Planned, ...], dict[str, tuple[str, Question]], LeftOut]:
        """The plan of an attempt, its questions by snapshot with their text, and what had to be left out of it."""
        found = {
            pack: self.library.questions(pack, [question for one, question in names if one == pack])
            for pack in dict.fromkeys(pack for pack, _question in names)
        }
        plan: list[Planned] = []
        shown: dict[str, tuple[str, Question]] = {}
        missing = broken = 0
        for pack, name in names:
            question = found[pack].get(name)
            if question is None:
                missing += 1
                continue
            number = variant.seed_of(pack, name, seed)
            try:
                concrete = variant.draw(question, number)
            except ExpressionError:
                broken += 1
                continue
            text = question_to_text(concrete)
            key = snapshot_key(text)
            shown[key] = text, concrete
            plan.append(
                Planned(
                    pack=pack,
                    question=name,
                    seed=number,
                    order=draw_order(concrete, number),
                    wording=wording(question),
                    meaning=meaning(question),
                    snapshot=key,
                )
            )
        return tuple(plan), shown, replace(left_out, missing=left_out.missing + missing, broken=broken)

    def resume(self, attempt_id: str) -> Sitting:
        """Go on with an attempt: the same question, order, hints and clock, even if its pack changed or vanished.

        Raises:
            NotFound: there is no such attempt.
            NotPossible: it is over.
            AttemptInUse: another process has it open.
            NotSaved: nothing can be written.
        """
        self.history.load(attempt_id)
        owner = ownership.take(self._folder / "open", attempt_id)
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
        attempt = sitting.attempt
        names = [
            reference(one.planned.pack, one.planned.question)
            for one in attempt.responses
            if (one.fraction is not None and one.fraction < 1) or (attempt.mode == "exam" and not one.answered)
        ]
        if not names:
            raise NotFound(_("Nothing to repeat: there was no wrong answer."))
        wish = Wish(mode="missed", seed=self._new_seed(), today=self.now().date())
        return self._begin(
            attempt.title, wanted.named(self.library, names, wish), wish, limit=None, origin=attempt.origin
        )

    def progress(self, pack: str | Entry) -> Progress:
        """How far the learner has come in a pack."""
        rows, past = self._rows(pack)
        return progress(_id_of(pack), rows, past)

    def missed(self, pack: str | Entry | None = None) -> tuple[str, ...]:
        """References of the questions whose last answer was not right, of one pack or of all that are here."""
        packs = [pack] if pack is not None else self._known_packs()
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

        return sets.read_sets(self._places.sets).sets


def _id_of(pack: str | Entry) -> str:
    return pack if isinstance(pack, str) else pack.id
