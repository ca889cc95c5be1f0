"""The history of a session, looked at from the stored record and from what clients saw. Gives faults as sentences.

(a) every acknowledged answer is stored as it was acknowledged; (b) one answer counts for a student and question;
(c) nothing was accepted after the lock; (d) the highest accepted revision counts, or the first where that is final;
(e) each client saw every event once and in order. (f), the gradebook, is in `recount`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from civics_tui.classroom.rules.record import Kept, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Acked:
    """What a client was told is saved."""

    student: int
    run: int
    key: str
    rev: int
    payload: str
    verdict: str


def faults(record: Record) -> list[str]:
    """(b), (c) and (d), from the store alone."""
    return [*one_each(record), *after_lock(record), *highest(record)]


def acked(record: Record, said: Iterable[Acked]) -> list[str]:
    """(a): what clients were told, against what is stored."""
    kept = {(one.student, one.key): one for one in record.submissions}
    found = []
    for one in said:
        stored = kept.get((one.student, one.key))
        if stored is None:
            found.append(f"(a) acknowledged and not stored: student {one.student}, run {one.run}, rev {one.rev}")
        elif (stored.run, stored.rev, stored.verdict) != (one.run, one.rev, one.verdict):
            found.append(f"(a) stored otherwise than acknowledged: student {one.student}, run {one.run}")
        elif stored.payload not in (None, one.payload):
            found.append(f"(a) another answer is stored than acknowledged: student {one.student}, run {one.run}")
    return found


def one_each(record: Record) -> list[str]:
    """(b): one answer for each student and run, and it is one of the stored."""
    times = Counter((one.run, one.student) for one in record.current)
    found = [f"(b) run {run}, student {student}: {n} answers count" for (run, student), n in times.items() if n > 1]
    kept = {(one.student, one.key): one for one in record.submissions}
    for one in record.current:
        stored = kept.get((one.student, one.key))
        if stored is None or (stored.run, stored.rev) != (one.run, one.rev):
            found.append(f"(b) run {one.run}, student {one.student}: what counts was never sent")
    keys = Counter((one.student, one.key) for one in record.submissions)
    return found + [
        f"(b) student {student}: key {key} is stored {n} times" for (student, key), n in keys.items() if n > 1
    ]


def after_lock(record: Record) -> list[str]:
    """(c): between a lock and the next opening nothing was accepted."""
    found = []
    accepted: dict[int, list[Kept]] = defaultdict(list)
    for one in record.submissions:
        if one.verdict == "accepted":
            accepted[one.run].append(one)
    for run in record.runs:
        moves = [e for e in record.events if e.body.get("run") == run.id and e.kind in ("opened", "locked")]
        for place, move in enumerate(moves):
            if move.kind != "locked":
                continue
            until = moves[place + 1].body["last"] if place + 1 < len(moves) else None
            wrong = [
                one for one in accepted[run.id] if one.id > move.body["last"] and (until is None or one.id <= until)
            ]
            found += [f"(c) run {run.id}: submission {one.id} was accepted after the lock" for one in wrong]
        if run.locked_at is not None:
            found += [
                f"(c) run {run.id}: submission {one.id} came after the lock and was accepted"
                for one in accepted[run.id]
                if one.received_at > run.locked_at
            ]
    return found


def highest(record: Record) -> list[str]:
    """(d): what counts is what the policy says, recomputed from the submissions."""
    is_first = record.session.policy.answers == "first"
    candidates: dict[tuple[int, int], list[Kept]] = defaultdict(list)
    for one in record.submissions:
        if one.verdict == "accepted" or one.late_accepted_at is not None:
            candidates[one.run, one.student].append(one)
    current = {(one.run, one.student): one for one in record.current}
    found = []
    for place in candidates.keys() | current.keys():
        listed = candidates.get(place, [])
        counted = current.get(place)
        if not listed or counted is None:
            found.append(f"(d) run {place[0]}, student {place[1]}: accepted {len(listed)}, counted {counted}")
            continue
        if is_first:
            right = min(listed, key=lambda one: (one.late_accepted_at or one.received_at, one.id))
        else:
            right = max(listed, key=lambda one: (one.rev, -one.id))
        if (right.rev, right.key) != (counted.rev, counted.key):
            found.append(f"(d) run {place[0]}, student {place[1]}: rev {counted.rev} counts, not {right.rev}")
    return found


def in_order(client: str, seen: Sequence[int], start: int = 0) -> list[str]:
    """(e): the numbers of the events that a client saw, since the one it started after."""
    wanted = list(range(start + 1, start + 1 + len(seen)))
    return [] if list(seen) == wanted else [f"(e) {client} saw the events {list(seen)} after {start}"]
