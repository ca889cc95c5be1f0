"""One attempt being worked on: every event is committed to the history before anybody can see its effect.

What could not be committed is kept in `unsaved`; until `retry` has saved it nothing else can be done. The questions
come from the snapshots of the attempt, so a pack that changed or vanished changes nothing here.
"""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass, replace
from types import TracebackType

from civics_tui.errors import AnswerError, NotSaved
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, cleaned
from civics_tui.model.kinds import Question
from civics_tui.model.marking import Mark
from civics_tui.model.question import Hint
from civics_tui.packs.library.stored import question_from_text
from civics_tui.study.attempt import Attempt, NotPossible
from civics_tui.study.events import (
    Answered,
    Complaint,
    Confidence,
    Ending,
    Event,
    Finished,
    Flagged,
    Hinted,
    Overridden,
    Planned,
    Reported,
    Shown,
    Skipped,
    Ticked,
)
from civics_tui.study.history import History
from civics_tui.study.ownership import Ownership
from civics_tui.study.selection import LeftOut
from civics_tui.words import _

TICK = 5.0
"""Seconds of the clock that may be lost when the app is killed."""


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """Events that could not be committed, with everything needed to try again."""

    events: tuple[Event, ...]
    at: str
    kept: str
    """What is said behind the reason."""
    sentence: str = ""
    """The whole sentence, as it was raised last."""


class Sitting:
    """An attempt that this process owns, until `close`."""

    def __init__(
        self,
        history: History,
        ownership: Ownership,
        attempt: Attempt,
        number: int,
        *,
        left_out: LeftOut | None = None,
        questions: dict[str, Question] | None = None,
    ) -> None:
        """Hold an attempt; `Desk.start` and `Desk.resume` make these.

        Args:
            history: where its events go.
            ownership: of this attempt; given up by `close`.
            attempt: as the log leaves it.
            number: of the next event in its log.
            left_out: what was not asked although it was asked for.
            questions: concrete questions by snapshot, where they are at hand.
        """
        self.left_out = left_out or LeftOut()
        self._history = history
        self._ownership = ownership
        self._attempt = attempt
        self._number = number
        self._questions = dict(questions or {})
        self._unsaved: _Unsaved | None = None
        self._ticked = 0.0
        self._tried = 0.0
        self._since: datetime.datetime | None = None

    @property
    def attempt(self) -> Attempt:
        """The attempt as it is committed; frozen, so compare it or keep it as you like."""
        return self._attempt

    @property
    def unsaved(self) -> Event | None:
        """What could not be committed and waits for `retry`."""
        return self._unsaved.events[-1] if self._unsaved else None

    def planned(self, index: int | None = None) -> Planned:
        """What was fixed about a question when the attempt started: ids, seed, order of its parts; counted from 0."""
        index = self._attempt.current if index is None else index
        if not 0 <= index < len(self._attempt.responses):
            raise NotPossible(_("This attempt has no question {n}.").format(n=index + 1))
        return self._attempt.responses[index].planned

    def question(self, index: int | None = None) -> Question:
        """A question as it is shown, its variables drawn; the open one where no place is given."""
        key = self.planned(index).snapshot
        if key not in self._questions:
            self._questions[key] = question_from_text(self._history.snapshot(key))
        return self._questions[key]

    @property
    def time_left(self) -> float | None:
        """Seconds left on the clock, the last ones not yet committed among them; `None` without a clock."""
        left = self._attempt.time_left
        return None if left is None else max(0.0, left - self._ticked)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints of the open question that were asked for so far."""
        return self.question().hints[: self._attempt.response.hints]

    @property
    def can_override(self) -> bool:
        """Can the open answer be counted as right? Only a typed one, marked wrong or partly right, outside of exams."""
        response = self._attempt.response
        return (
            self._attempt.feedback_at_once
            and response.mark is not None
            and response.mark.verdict in ("wrong", "partly")
            and not response.overridden
            and kinds.kind_of(self.question()).is_typed(self.question())
        )

    def show(self, index: int | None = None) -> None:
        """Say that a question is on the screen now; the open one where no place is given."""
        index = self._attempt.current if index is None else index
        if not self._attempt.open:
            return
        self.planned(index)
        if index != self._attempt.current or not self._attempt.responses[index].seen:
            self._commit(Shown(index))
        self._since = self._history.now()

    def move(self, index: int) -> None:
        """Open the question at that place, counted from 0, and say that it is on the screen."""
        self.show(index)

    def hint(self) -> Hint | None:
        """Log and give the next hint of the open question; `None` where there is no other."""
        hints = self.question().hints
        given = self._attempt.response.hints
        if given >= len(hints):
            return None
        self._commit(Hinted(self._attempt.current))
        return hints[given]

    def answer(self, answer: Answer, confidence: Confidence | None = None) -> Mark:
        """Mark an answer to the open question, commit both, and give the mark.

        Args:
            answer: of the form that the question takes.
            confidence: 1 guess, 2 fairly, 3 sure; asked before the verdict, or not at all.

        Raises:
            AnswerError: the question does not take it; nothing is logged and one can try again.
            NotPossible: the question has its final answer, or the time is up.
            NotSaved: it could not be committed; it is kept, and `retry` tries again.
        """
        if confidence not in (None, 1, 2, 3):
            raise AnswerError(_("How sure? 1 guess, 2 fairly, 3 sure."))
        if self.time_left == 0:
            raise NotPossible(_("The time is up."))
        answer = cleaned(answer)
        mark = kinds.mark(self.question(), answer)
        index = self._attempt.current
        self._commit(
            Answered(index=index, answer=answer, mark=mark, seconds=self._seconds(), confidence=confidence),
            kept=_("Your answer is kept here; r tries again."),
        )
        self._since = None
        return mark

    def _seconds(self) -> float:
        if self._since is None:
            return 0.0
        return max(0.0, round((self._history.now() - self._since).total_seconds(), 2))

    def override(self) -> None:
        """Count the open answer as right.

        Raises:
            NotPossible: it is no typed answer that was marked wrong in practice.
        """
        if not self.can_override:
            raise NotPossible(_("Only a typed answer that was marked wrong in practice can be counted as right."))
        self._commit(Overridden(self._attempt.current))

    def report(self, what: Complaint, index: int | None = None) -> None:
        """Tell the author that something is wrong with a question; the open one where no place is given."""
        index = self._attempt.current if index is None else index
        self.planned(index)
        self._commit(Reported(index, what))

    def flag(self, on: bool, index: int | None = None) -> None:
        """Set a flag on a question, or take it away; the open one where no place is given."""
        index = self._attempt.current if index is None else index
        self.planned(index)
        if self._attempt.responses[index].flagged != on:
            self._commit(Flagged(index, on))

    def skip(self) -> int | None:
        """Leave the open question without an answer; give the place of the next one without an answer, if any.

        The place is the open one's own where it is the only one left. Nothing is opened: `move` does that.
        """
        self._commit(Skipped(self._attempt.current))
        return self._attempt.next_open

    def tick(self, seconds: float) -> None:
        """Let the clock run on by the seconds since the last call; call it about once a second while it is shown.

        The clock is committed with every other event, and by itself every few seconds. When the time is up the
        attempt is finished with what is there: look at `attempt.open` afterwards.

        Raises:
            NotSaved: the clock could not be committed; the seconds are kept and count.
        """
        if self._attempt.limit is None or not self._attempt.open:
            return
        self._ticked += max(0.0, seconds)
        if self._unsaved:
            return
        if self.time_left == 0:
            self._commit(Finished("time_up"))
        elif self._ticked - self._tried >= TICK:
            self._tried = self._ticked
            self._save((self._clock(),), self._history.at())

    def finish(self, ending: Ending = "done") -> None:
        """End the attempt; nothing can be added then. One that has ended stays as it is."""
        if self._attempt.open:
            self._commit(Finished(ending))

    def retry(self) -> Mark | None:
        """Try again to commit what could not be saved; give the mark if it was an answer.

        Raises:
            NotSaved: it still cannot be saved.
        """
        if self._unsaved is None:
            return None
        last = self._unsaved.events[-1]
        self._save_or_keep(self._unsaved)
        return last.mark if isinstance(last, Answered) else None

    def close(self) -> None:
        """Give the attempt up, so that another process can go on with it. It stays open."""
        if self._ticked and not self._unsaved and self._attempt.open:
            # No more than the last few seconds of the clock are at stake.
            with contextlib.suppress(NotSaved):
                self._save((self._clock(),), self._history.at())
        self._ownership.give_up()

    def __enter__(self) -> Sitting:
        """Use it in a `with`; it is closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _clock(self) -> Ticked:
        return Ticked(round(self._attempt.clock + self._ticked, 2))

    def _commit(self, event: Event, *, kept: str | None = None) -> None:
        """Commit an event, and only then let it show."""
        if self._unsaved:
            raise NotSaved(self._unsaved.sentence)
        clock = (self._clock(),) if self._ticked else ()
        waiting = _Unsaved((*clock, event), self._history.at(), kept or _("It is kept here; r tries again."))
        self._save_or_keep(waiting)

    def _save_or_keep(self, waiting: _Unsaved) -> None:
        try:
            self._save(waiting.events, waiting.at)
        except NotSaved as problem:
            sentence = f"{problem.sentence} {waiting.kept}"
            self._unsaved = replace(waiting, sentence=sentence)
            raise NotSaved(sentence) from problem
        self._unsaved = None

    def _save(self, events: tuple[Event, ...], at: str) -> None:
        run = self._attempt.clock + self._ticked
        self._attempt = self._history.append(self._attempt, self._number, *events, at=at)
        self._number += len(events)
        self._ticked = max(0.0, round(run - self._attempt.clock, 2))
        self._tried = 0.0
