"""A session as one would explain it: a clock that stands still in a pause, and what each answer comes to.

Written without the code it is compared with: deadlines are in the session's own time, so that no pause has to be
given back.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class Refused(Exception):
    """The model does not allow it."""


@dataclass
class ModelRun:
    question: int
    vote: int
    state: str = "open"
    opened: int = 0
    limit: int | None = None
    closed: int | None = None
    shown: bool = False


@dataclass
class Sent:
    run: int
    rev: int
    choice: str
    verdict: str
    after_reveal: bool
    counted: bool


@dataclass
class Model:
    """Students and runs are numbered from 0 in the order in which they came."""

    policy: str
    grace: int
    time: int = 0
    paused: bool = False
    runs: list[ModelRun] = field(default_factory=list)
    factors: list[int | None] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    sent: dict[tuple[int, str], Sent] = field(default_factory=dict)
    counts: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)
    """By run and student, revision and key."""

    def need(self, allowed: bool) -> None:
        if not allowed:
            raise Refused

    def taking(self) -> list[ModelRun]:
        return [run for run in self.runs if run.state in ("open", "closing")]

    def join(self) -> None:
        self.factors.append(100)

    def ask(self, question: int, vote: int, limit: int | None) -> None:
        asked = [(run.question, run.vote) for run in self.runs]
        self.need(not self.paused and not self.taking() and (question, vote) not in asked)
        self.need(vote == 1 or (question, 1) in asked)
        self.runs.append(ModelRun(question, vote, opened=self.time, limit=limit))

    def close(self, run: int, at: int | None = None) -> None:
        one = self.runs[run]
        self.need(one.state == "open")
        one.state, one.closed = "closing", self.time if at is None else at

    def reopen(self, run: int, limit: int | None) -> None:
        one = self.runs[run]
        self.need(one.state in ("closing", "locked") and all(other is one for other in self.taking()))
        one.state, one.opened, one.limit, one.closed = "open", self.time, limit, None

    def extend(self, run: int, by: int) -> None:
        one = self.runs[run]
        self.need(one.state == "open" and one.limit is not None)
        one.limit = (one.limit or 0) + by

    def reveal(self, run: int) -> None:
        self.need(self.runs[run].state == "locked")
        self.runs[run].state, self.runs[run].shown = "revealed", True

    def score(self, run: int) -> None:
        self.need(self.runs[run].state == "revealed")
        self.runs[run].state = "scored"

    def pause(self) -> None:
        self.need(not self.paused)
        self.paused = True

    def resume(self) -> None:
        self.need(self.paused)
        self.paused = False

    def _end(self, run: ModelRun, factor: int | None) -> int | None:
        if run.limit is None or factor is None:
            return None
        return run.opened + run.limit * factor // 100

    def tick(self, ms: int) -> None:
        """Time passes, and then the clock is looked at."""
        if self.paused:
            return
        self.time += ms
        for run in self.taking():
            if run.state == "open":
                inside = [factor for n, factor in enumerate(self.factors) if n not in self.removed]
                ends = [self._end(run, factor) for factor in [100, *inside]]
                if None not in ends and max(end for end in ends if end is not None) <= self.time:
                    self.close(self.runs.index(run), max(end for end in ends if end is not None))
            if run.state == "closing" and self.time >= (run.closed or 0) + self.grace:
                run.state = "locked"

    def submit(self, student: int, run: int, key: str, rev: int, choice: str) -> tuple[str, bool]:
        """The verdict, and whether it was known before."""
        self.need(student not in self.removed)
        known = self.sent.get((student, key))
        if known is not None:
            self.need((known.run, known.rev, known.choice) == (run, rev, choice))
            return known.verdict, True
        one = self.runs[run]
        counted = self.counts.get((run, student))
        if not self._in_time(one, self.factors[student]):
            verdict = "late"
        elif counted is not None and (self.policy == "first" or counted[0] >= rev):
            verdict = "superseded"
        else:
            verdict = "accepted"
            self.counts[run, student] = rev, key
        self.sent[student, key] = Sent(run, rev, choice, verdict, one.shown, verdict == "accepted")
        return verdict, False

    def _in_time(self, run: ModelRun, factor: int | None) -> bool:
        if run.state not in ("open", "closing"):
            return False
        ends = [end for end in (self._end(run, factor), run.closed) if end is not None]
        return not ends or self.time <= min(ends) + self.grace

    def accept_late(self, run: int) -> int:
        self.need(self.runs[run].state not in ("open", "closing"))
        done = 0
        for student in range(len(self.factors)):
            late = [
                (one.rev, -place, key)
                for place, ((who, key), one) in enumerate(self.sent.items())
                if who == student and one.run == run and one.verdict == "late" and not one.after_reveal
            ]
            if not late:
                continue
            best = max(late) if self.policy == "change" else max(late, key=lambda one: one[1])
            counted = self.counts.get((run, student))
            if counted is None or (self.policy == "change" and best[0] > counted[0]):
                self.counts[run, student] = best[0], best[2]
                done += 1
        return done
