"""Reading a history: attempts as they stand, and what was done with questions so far."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from civics_tui.errors import Damaged, NotFound
from civics_tui.study import attempt as machine
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Ending, Event, Mode, from_data
from civics_tui.study.selection import Past
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAttempt:
    """An attempt that can be continued."""

    id: str
    mode: Mode
    title: str
    origin: str
    index: int
    """Place of the question that is open, counted from 0."""
    count: int
    """How many questions it has."""
    last: datetime.datetime
    """When something was last done in it, in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An attempt that is over, in figures."""

    id: str
    ended: datetime.datetime
    """In UTC."""
    ending: Ending
    right: int
    """Questions with all their points, or counted as right."""
    points: Fraction
    """Sum of the fractions earned."""
    count: int
    """Questions that can be scored."""


def open_attempts(connection: sqlite3.Connection) -> tuple[OpenAttempt, ...]:
    """The attempts that can be continued, last touched first."""
    rows = connection.execute(
        """SELECT id, mode, title, origin, count,
            (SELECT max(at) FROM events WHERE attempt = id),
            coalesce((SELECT json_extract(data, '$.index') FROM events
                WHERE attempt = id AND name IN ('shown', 'hinted', 'answered', 'skipped') AND json_valid(data)
                ORDER BY number DESC LIMIT 1), 0)
        FROM attempts WHERE ended IS NULL"""
    )
    found = [
        OpenAttempt(id=id_, mode=mode, title=title, origin=origin, index=index, count=count, last=moment(last))
        for id_, mode, title, origin, count, last, index in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.last, one.id), reverse=True))


def moment(text: str) -> datetime.datetime:
    """A stored time."""
    return datetime.datetime.fromisoformat(text)


def stored(at: datetime.datetime) -> str:
    """A time as it is stored: UTC, of one width, so that texts sort as times do."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def logged(connection: sqlite3.Connection, attempt_id: str, *, most: int = -1) -> list[tuple[int, Event, str]]:
    """The log of one attempt, or the first events of it: number, event and stored time.

    Raises:
        Damaged: a record cannot be read.
    """
    rows = connection.execute(
        "SELECT number, name, data, at FROM events WHERE attempt = ? ORDER BY number LIMIT ?", (attempt_id, most)
    )
    return [(number, from_data(name, _json(data)), at) for number, name, data, at in rows]


def _json(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise Damaged(_("The history holds a record that cannot be read."))
    return data


def load(connection: sqlite3.Connection, attempt_id: str) -> tuple[Attempt, int]:
    """An attempt as its log leaves it, and the number of its next event.

    Raises:
        NotFound: there is no attempt of that id.
        Damaged: its log cannot be replayed.
    """
    log = logged(connection, attempt_id)
    if not log:
        raise NotFound(_('There is no attempt "{id}".').format(id=attempt_id))
    try:
        return machine.replay(attempt_id, [event for _number, event, _at in log]), log[-1][0] + 1
    except machine.NotPossible as problem:
        raise Damaged(_("An attempt in the history does not fit together: {id}.").format(id=attempt_id)) from problem


def snapshot(connection: sqlite3.Connection, key: str) -> str:
    """The text of a snapshot.

    Raises:
        Damaged: it is not there.
    """
    row = connection.execute("SELECT text FROM snapshots WHERE hash = ?", (key,)).fetchone()
    if row is None:
        raise Damaged(_("The history lacks the text of a question."))
    text: str = row[0]
    return text


def past(connection: sqlite3.Connection, pack: str) -> dict[str, Past]:
    """What was done so far with each question of a pack, by question id; skipped ones do not count.

    Of a question that has had several meanings, this is what was done under the last that was answered.
    """
    right = {
        (question, meaning): at
        for question, meaning, at in connection.execute(
            """SELECT question, meaning, max(at) FROM responses
            WHERE pack = ? AND (verdict = 'right' OR overridden) GROUP BY question, meaning""",
            (pack,),
        )
    }
    # The bare columns come from the row that holds the maximum; SQLite promises that for a single max() only.
    rows = connection.execute(
        """SELECT question, max(at), verdict = 'right' OR overridden, verdict <> 'unscored', meaning
        FROM responses WHERE pack = ? AND NOT skipped GROUP BY question""",
        (pack,),
    )
    return {
        question: Past(last, right.get((question, meaning)), bool(was), bool(scored), meaning)
        for question, last, was, scored, meaning in rows
    }


def packs(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Ids of the packs of which a question was answered."""
    return tuple(pack for (pack,) in connection.execute("SELECT DISTINCT pack FROM responses ORDER BY pack"))


def finished_alike(connection: sqlite3.Connection, questions: str, before: str) -> Finished | None:
    """The last finished attempt over the same questions that is not `before`."""
    row = connection.execute(
        """SELECT id, ended, ending FROM attempts
        WHERE questions = ? AND ended IS NOT NULL AND id <> ? ORDER BY ended DESC LIMIT 1""",
        (questions, before),
    ).fetchone()
    if row is None:
        return None
    attempt, _next = load(connection, row[0])
    scored = [one for one in attempt.responses if one.mark is None or one.mark.scored]
    fractions = [one.fraction or Fraction(0) for one in scored]
    return Finished(
        id=row[0],
        ended=moment(row[1]),
        ending=row[2],
        right=sum(one == 1 for one in fractions),
        points=sum(fractions, Fraction(0)),
        count=len(scored),
    )


def attempts(connection: sqlite3.Connection) -> Iterator[str]:
    """Ids of all attempts in the log, oldest first."""
    for (attempt_id,) in connection.execute("SELECT DISTINCT attempt FROM events ORDER BY attempt"):
        yield attempt_id
