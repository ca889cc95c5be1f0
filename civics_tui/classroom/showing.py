"""What a student, the board and the host see just now: read from the store, and put together by `seen`.

Made once for a session. Its methods read the store and may be called from any thread.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from civics_tui.classroom import seen
from civics_tui.classroom import snapshot as snapshots
from civics_tui.classroom.asked import Asked, ask
from civics_tui.classroom.clock import Clock
from civics_tui.classroom.presence import Presence
from civics_tui.classroom.rules import counting
from civics_tui.classroom.rules.accepting import Verdict
from civics_tui.classroom.rules.record import Student
from civics_tui.classroom.rules.refused import NoSuchRun, NoSuchToken
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.run import counting as counted_of
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.seen import BoardView, HostView, Own, Past, People, Scene, StudentView, Told
from civics_tui.classroom.store import reading, runs, sessions, students, tables
from civics_tui.classroom.store.store import Store
from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Misconception
from civics_tui.views.public import inside
from civics_tui.views.source import cards
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind the questions of a pack."""

    ledger: Ledger = field(default_factory=Ledger)
    misconceptions: Mapping[str, Misconception] = field(default_factory=dict)
    language: str = "en"


@dataclass(frozen=True, slots=True)
class OnBoard:
    """What the host decides about the board."""

    run: int | None = None
    """The run whose sources are shown, once it is revealed."""


@dataclass(frozen=True, slots=True)
class _Stage:
    """What was read of a session at one event, and holds until the next; each change of it is an event."""

    session: Session
    runs: tuple[Run, ...]
    people: dict[str, Student] = field(default_factory=dict)
    """By the hash of the token, as far as they have looked."""


class Showing:
    """Shows one session."""

    def __init__(
        self,
        store: Store,
        session: int,
        *,
        clock: Clock,
        zone: datetime.tzinfo,
        address: Callable[[], str],
        behind: Mapping[str, Behind] | None = None,
        presence: Presence | None = None,
        trouble: Callable[[], str | None] = lambda: None,
    ) -> None:
        """Show a session of a store.

        Args:
            store: where it is kept.
            session: its number.
            clock: the time of the server.
            zone: in which times of day are told.
            address: what students type, such as `10.0.4.17:8080`; it may change while the session runs.
            behind: by id of the pack, its ledger, misconceptions and language.
            presence: who is there; nobody where a class that is over is shown.
            trouble: what keeps answers from being saved.

        Raises:
            NotFound: there is no such session.
        """
        self.store = store
        self.session = session
        self.on_board = OnBoard()
        self._clock = clock
        self.zone = zone
        self._address = address
        self._behind = behind or {}
        self.presence = presence or Presence(clock)
        self._trouble = trouble
        with store.view() as connection:
            found = sessions.load(connection, session)
            self.title = found.title
            self.policy = found.policy
            self.snapshot = snapshots.from_text(reading.snapshot(connection, found.snapshot))
            kept = select(tables.session.c.host_token_hash).where(tables.session.c.id == session)
            self._secret = str(connection.execute(kept).scalar_one()).encode()
        self._asked = lru_cache(maxsize=4_096)(self._ask)
        self._stage: _Stage | None = None

    @property
    def lettered(self) -> bool:
        """Have all students the choices in the order of the class, under the same letters?"""
        return not self.policy.own_order

    @property
    def board_token(self) -> str:
        """What stands in the address of the board; the same after a restart."""
        made = hmac.digest(self._secret, b"board", hashlib.sha256)
        return base64.urlsafe_b64encode(made[:16]).rstrip(b"=").decode()

    def tokens(self) -> dict[str, int]:
        """The students who may look, by the hashes of their tokens."""
        student = tables.student
        asked = select(student.c.token_hash, student.c.id).where(
            student.c.session_id == self.session, student.c.token_hash.is_not(None)
        )
        with self.store.view() as connection:
            return {str(row.token_hash): int(row.id) for row in connection.execute(asked)}

    def asked(self, place: int, student: int | None = None) -> Asked:
        """A question as that student sees it, or the whole class."""
        return self._asked(place, student if self.policy.own_order else None)

    def _ask(self, place: int, student: int | None) -> Asked:
        item = self.snapshot.items[place]
        behind = self._behind.get(item.pack) or Behind()
        today = datetime.datetime.fromtimestamp(self._clock() / 1000, self.zone).date()
        return ask(
            item.question,
            place,
            self._secret,
            student=student,
            ledger=behind.ledger,
            misconceptions=behind.misconceptions,
            cards=cards(item.question, behind.ledger, today),
        )

    def student(self, token_hash: str) -> tuple[int, StudentView]:
        """A student's number, and all that this student sees.

        Raises:
            NoSuchToken: the token is worth nothing here.
        """
        with self.store.view() as connection:
            stage = self._read(connection)
            me = self._me(connection, stage, token_hash)
            scene = self._scene(stage)
            own = self._own(connection, scene.run, me.id) if scene.run else None
            over = scene.session.state in ("finished", "archived", "aborted")
            record = self._record(connection, stage.runs, me.id) if over else ()
        view = seen.student(
            scene,
            name=me.name,
            waiting=me.status == "waiting",
            factor=me.time_factor,
            asked=self.asked(scene.run.question, me.id) if scene.run else None,
            own=own,
            record=record,
        )
        return me.id, view

    def who(self, token_hash: str) -> tuple[int, int]:
        """A student's number, and the number of the last event of the session.

        Raises:
            NoSuchToken: the token is worth nothing here.
        """
        with self.store.view() as connection:
            stage = self._read(connection)
            return self._me(connection, stage, token_hash).id, stage.session.seq

    def _me(self, connection: Connection, stage: _Stage, token_hash: str) -> Student:
        me = stage.people.get(token_hash) or students.by_token(connection, token_hash)
        if me is None or me.session != self.session:
            raise NoSuchToken(seen.removed().lead)
        stage.people[token_hash] = me
        return me

    def answer(self, run: int, student: int, data: Mapping[str, Any]) -> str:
        """An answer under public names as the payload that the writer takes.

        Raises:
            NoSuchRun: the session has no such question that was opened.
            AnswerError: it is none that the question takes.
            Misfit: the same, found by the rules of marking.
        """
        # Which question an opened run is of never changes, and it was read for whoever sends the answer.
        stage = self._stage
        known = [one for one in stage.runs if one.id == run and one.opened_at is not None] if stage else []
        found = known[0] if known else self._load(run)
        if found.session != self.session or found.opened_at is None:
            raise NoSuchRun(_("There is no such question in this session."))
        asked = self.asked(found.question, student)
        return snapshots.payload(asked.question, inside(asked.form, asked.disguise, data))

    def _load(self, run: int) -> Run:
        with self.store.view() as connection:
            return runs.load(connection, run)

    def board(self) -> BoardView:
        """What the projector shows."""
        with self.store.view() as connection:
            scene, told, _people = self._all(connection)
        return seen.board(scene, told)

    def host(self) -> HostView:
        """What the teacher's screen shows."""
        with self.store.view() as connection:
            scene, told, people = self._all(connection)
        return seen.host(scene, told, people)

    def saved(self, verdict: Verdict, received_at: int) -> str:
        """What is said of an answer that is on the disk."""
        return seen.saved(self.zone, verdict, received_at)

    def _read(self, connection: Connection) -> _Stage:
        """The session with its runs; read anew after each event."""
        session = sessions.of_row(connection.execute(_SESSION, {"session": self.session}).one())
        stage = self._stage
        if stage is None or stage.session.seq != session.seq:
            stage = _Stage(session, tuple(runs.of_session(connection, self.session)))
            self._stage = stage
        return stage

    def _scene(self, stage: _Stage) -> Scene:
        opened = [run for run in stage.runs if run.opened_at is not None]
        run = max(opened, key=lambda one: one.ordinal) if opened else None
        places = list(dict.fromkeys(one.question for one in opened))
        items = self.snapshot.items
        pack = items[run.question].pack if run else items[0].pack if items else ""
        return Scene(
            session=stage.session,
            run=run,
            number=places.index(run.question) + 1 if run else 0,
            of=len(items),
            now=self._clock(),
            zone=self.zone,
            language=(self._behind.get(pack) or Behind()).language,
        )

    def _own(self, connection: Connection, run: Run, student: int) -> Own | None:
        """The answer that counts; where none does, the newest that came late."""
        row = connection.execute(_OWN, {"run": run.id, "student": student}).one_or_none()
        if row is None:
            return None
        verdict: Verdict = "accepted" if row.counts else "late"
        return Own(rev=row.rev, verdict=verdict, received_at=row.received_at, answer=_answer(row.payload))

    def _record(self, connection: Connection, all_runs: Sequence[Run], student: int) -> tuple[Past, ...]:
        opened = [run for run in all_runs if run.opened_at is not None]
        found: list[Past] = []
        for number, place in enumerate(dict.fromkeys(run.question for run in opened), start=1):
            votes = [run for run in opened if run.question == place]
            run = counted_of(votes)
            if run is None:
                continue
            kept = reading.own(connection, run.id, student)
            answer = _answer(kept.payload) if kept else None
            is_revealed = any(one.revealed_at is not None for one in votes)
            found.append(seen.past(number, self.asked(place, student), answer, is_revealed=is_revealed))
        return tuple(found)

    def _all(self, connection: Connection) -> tuple[Scene, Told, People]:
        stage = self._read(connection)
        scene = self._scene(stage)
        everybody = students.of_session(connection, self.session)
        names = {one.id: one.name for one in everybody if one.status == "in"}
        signs = self.presence.signs()
        here = counting.present(signs, scene.now)
        run = scene.run
        done = reading.answered(connection, run.id) if run else frozenset()
        told = Told(
            address=self._address(),
            count=counting.count(names, done, here),
            asked=self.asked(run.question) if run else None,
            lettered=self.lettered,
            shows_sources=run is not None and self.on_board.run == run.id,
            answers=_counted(connection, run.id) if run and scene.is_revealed else (),
            before=_first_vote(connection, stage.runs, run) if run and scene.is_revealed else None,
        )
        people = People(
            names=names,
            waiting={one.id: one.name for one in everybody if one.status == "waiting"},
            lost=[one for one in names if one in signs and one not in here],
            late=_count_late(connection, run.id) if run else 0,
            trouble=self._trouble() or "",
        )
        return scene, told, people


_SESSION = select(tables.session).where(tables.session.c.id == bindparam("session"))
_KEPT, _CURRENT = tables.submission, tables.response
_COUNTS = _CURRENT.c.student_id.is_not(None)
_OWN = (
    select(_KEPT, _COUNTS.label("counts"))
    .outerjoin(
        _CURRENT,
        (_CURRENT.c.run_id == _KEPT.c.run_id)
        & (_CURRENT.c.student_id == _KEPT.c.student_id)
        & (_CURRENT.c.idem_key == _KEPT.c.idem_key),
    )
    .where(
        _KEPT.c.run_id == bindparam("run"),
        _KEPT.c.student_id == bindparam("student"),
        _COUNTS | (_KEPT.c.verdict == "late"),
    )
    .order_by(_COUNTS.desc(), _KEPT.c.rev.desc())
    .limit(1)
)


def _answer(payload: str | None) -> Answer | None:
    try:
        return snapshots.answer_of(payload) if payload is not None else None
    except AnswerError:
        return None


def _counted(connection: Connection, run: int) -> tuple[Answer, ...]:
    """The answers to a run that count."""
    kept, current = tables.submission, tables.response
    asked = (
        select(kept.c.payload)
        .join(current, (current.c.student_id == kept.c.student_id) & (current.c.idem_key == kept.c.idem_key))
        .where(current.c.run_id == run)
    )
    found = (_answer(payload) for payload in connection.execute(asked).scalars())
    return tuple(one for one in found if one is not None)


def _first_vote(connection: Connection, all_runs: Sequence[Run], run: Run) -> tuple[Answer, ...] | None:
    before = [one for one in all_runs if one.question == run.question and one.vote == run.vote - 1]
    return _counted(connection, before[0].id) if before else None


def _count_late(connection: Connection, run: int) -> int:
    kept, accepted = tables.submission, tables.late_accepted
    asked = (
        select(func.count(kept.c.student_id.distinct()))
        .outerjoin(accepted, accepted.c.submission_id == kept.c.id)
        .where(kept.c.run_id == run, kept.c.verdict == "late", accepted.c.submission_id.is_(None))
    )
    return int(connection.execute(asked).scalar_one())
