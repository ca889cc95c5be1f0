"""Servers that are broken on purpose, each in one way. The checker has to see every one of them."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from sqlalchemy.exc import OperationalError, SQLAlchemyError

from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.store import answers, tables
from civics_tui.classroom.store.store import Store
from civics_tui.classroom.store.tx import Tx
from civics_tui.classroom.writer import Writer, _Answer
from civics_tui.errors import StorageError


@contextmanager
def failing_commits(every: int) -> Iterator[None]:
    """Let every so many commits fail at the last moment, as on a full disk."""
    count = itertools.count(1)
    begin = Store.begin

    @contextmanager
    def sometimes(store: Store, now: int) -> Iterator[Tx]:
        with begin(store, now) as tx:
            yield tx
            if tx.progress and next(count) % every == 0:
                raise OperationalError("COMMIT", None, OSError("the disk is full"))

    with mock.patch.object(Store, "begin", sometimes):
        yield


@contextmanager
def ack_before_commit() -> Iterator[None]:
    """Clients are told before anything is on the disk."""

    def write(writer: Writer, listed: list[_Answer]) -> None:
        try:
            with writer.store.begin(writer.clock()) as tx:
                outcomes = answers.accept(tx, [one.submission for one in listed], "mutant")
                for one, outcome in zip(listed, outcomes, strict=True):
                    if isinstance(outcome, Ack):
                        one.told.set_result(outcome)
                    else:
                        one.told.set_exception(outcome)
            writer._committed(tx)
        except (StorageError, SQLAlchemyError) as problem:
            writer._note(problem)

    with mock.patch.object(Writer, "_write", write), failing_commits(3):
        yield


@contextmanager
def last_write_wins() -> Iterator[None]:
    """The answer that was written last counts, whatever its revision."""

    def write_current(tx: Tx, rows: list[dict[str, Any]]) -> None:
        response = tables.response
        for row in rows:
            place = (response.c.run_id == row["run_id"], response.c.student_id == row["student_id"])
            tx.connection.execute(response.delete().where(*place))
            tx.connection.execute(response.insert(), row)

    def verdict(policy: str, *, in_time: bool, rev: int, counted: int | None) -> str:
        return "accepted" if in_time else "late"

    with mock.patch.object(answers, "write_current", write_current), mock.patch.object(answers, "verdict", verdict):
        yield


@contextmanager
def by_connection() -> Iterator[None]:
    """Answers are kept under the number of the connection, and connections change."""
    submit = Classroom.submit
    connections = itertools.count(1)

    def mixed(room: Classroom, *, student: int, **rest: Any) -> Any:
        return submit(room, student=1 + (student + next(connections) % 5 // 4) % 12, **rest)

    with mock.patch.object(Classroom, "submit", mixed):
        yield


@contextmanager
def no_lock_check() -> Iterator[None]:
    """Whatever comes is accepted."""
    with mock.patch.object(answers, "is_in_time", return_value=True):
        yield


@contextmanager
def twice_on_retry() -> Iterator[None]:
    """A repeated answer is stored once more under a key of the server's."""
    accept = answers.accept
    numbers = itertools.count()

    def again(tx: Tx, batch: Any, node: str) -> Any:
        return accept(tx, [dataclasses.replace(one, key=f"server-{next(numbers):08}") for one in batch], node)

    with mock.patch("civics_tui.classroom.writer.accept", again):
        yield


MUTANTS: dict[str, tuple[Callable[[], Any], str]] = {
    "acknowledges before the commit": (ack_before_commit, "(a)"),
    "last write wins": (last_write_wins, "(d)"),
    "answers by connection": (by_connection, "(a)"),
    "no lock check": (no_lock_check, "(c)"),
    "stores retries again": (twice_on_retry, "(a)"),
}
"""Each with the fault that must be found."""
