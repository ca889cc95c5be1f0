"""The history: what is committed stays, what is derived follows from the log, and nothing older or newer is harmed."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import AttemptInUse, Damaged, HistoryNewer, NotFound
from civics_tui.model.answer import Picked
from civics_tui.model.marking import Mark
from civics_tui.study.attempt import Attempt, NotPossible, apply
from civics_tui.study.events import (
    Answered,
    Event,
    Finished,
    Flagged,
    Hinted,
    Mode,
    Overridden,
    Planned,
    Shown,
    Skipped,
    Started,
    Ticked,
)
from civics_tui.study.history import History
from civics_tui.study.history.schema import FIRST, STEPS, Step, migrate
from civics_tui.study.history.writing import snapshot_key
from tests.study.fakes import START, FakeClock

COUNT = 3
TEXTS = [f"snapshot {number}" for number in range(COUNT)]


def started(mode: Mode = "practice", pack: str = "pack") -> Started:
    plan = tuple(
        Planned(
            pack=pack,
            question=f"q{number}",
            seed=2**62 + number,
            order=("2", "1"),
            wording="w",
            meaning="m",
            snapshot=snapshot_key(TEXTS[number]),
        )
        for number in range(COUNT)
    )
    return Started(mode=mode, title="A pack", seed="1", plan=plan)


def answered(index: int, fraction: Fraction | int = 1, *, scored: bool = True) -> Answered:
    return Answered(
        index=index,
        answer=Picked(("1",)),
        mark=Mark(Fraction(fraction), scored=scored),
        seconds=2.5,
        confidence=2,
    )


class Log:
    """One attempt in a history, to which a test adds events."""

    def __init__(self, history: History, mode: Mode = "practice", pack: str = "pack") -> None:
        self.history = history
        self.attempt: Attempt = history.begin("a", started(mode, pack), TEXTS)
        self.number = 1

    def add(self, *events: Event) -> Log:
        self.attempt = self.history.append(self.attempt, self.number, *events, at=self.history.at())
        self.number += len(events)
        return self


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "me" / "history.sqlite3"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def history(path: Path, clock: FakeClock) -> Iterator[History]:
    with contextlib.closing(History.open(path, clock=clock)) as opened:
        yield opened


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_it_is_durable_and_strict(history: History, path: Path) -> None:
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert history._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    tables = rows(path, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")
    assert {name for name, strict in tables} == {"events", "snapshots", "attempts", "responses", "migrations"}
    assert all(strict for _name, strict in tables)


def test_what_was_committed_is_there_for_the_next_process(path: Path, clock: FakeClock) -> None:
    with contextlib.closing(History.open(path, clock=clock)) as history:
        attempt = Log(history).add(Shown(0)).add(Hinted(0)).add(answered(0, Fraction(1, 3))).attempt
    with contextlib.closing(History.open(path, clock=clock)) as history:
        assert history.load("a") == (attempt, 4)
        assert history.snapshot(attempt.response.planned.snapshot) == TEXTS[0]


def test_the_log_is_only_added_to(history: History, path: Path) -> None:
    Log(history).add(answered(0))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (
            "DELETE FROM events",
            "UPDATE events SET name = 'shown'",
            "DELETE FROM snapshots",
            "UPDATE snapshots SET text = ''",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(statement)


def test_a_final_answer_is_a_response_at_once(history: History, path: Path) -> None:
    Log(history).add(Shown(1), Hinted(1)).add(answered(1, Fraction(1, 3)))
    (response,) = rows(
        path,
        """SELECT pack, question, attempt, place, wording, meaning, snapshot, seed, parts, answer, fraction, verdict,
        confidence, hints, overridden, seconds, origin, mode, skipped FROM responses""",
    )
    assert response == (
        *("pack", "q1", "a", 1, "w", "m", snapshot_key(TEXTS[1]), 2**62 + 1, '["2","1"]', '{"picked":["1"]}', "1/3"),
        *("partly", 2, 1, 0, 2.5, "self", "practice", 0),
    )


def test_an_answer_of_an_exam_is_a_response_when_it_is_handed_in(history: History, path: Path) -> None:
    log = Log(history, "exam").add(answered(0, 0)).add(answered(0, 1)).add(Shown(1))
    assert rows(path, "SELECT * FROM responses") == []
    log.add(Finished("handed_in"))
    assert rows(path, "SELECT question, verdict, skipped FROM responses") == [("q0", "right", 0), ("q1", "skipped", 1)]


def test_what_was_seen_and_left_is_skipped_and_what_was_not_seen_is_nothing(history: History, path: Path) -> None:
    Log(history).add(answered(0)).add(Skipped(1)).add(Finished("stopped"))
    assert rows(path, "SELECT question, verdict, answer, fraction, skipped FROM responses ORDER BY question") == [
        ("q0", "right", '{"picked":["1"]}', "1", 0),
        ("q1", "skipped", None, None, 1),
    ]


def test_an_answer_without_a_key_has_no_fraction(history: History, path: Path) -> None:
    Log(history).add(answered(0, 0, scored=False))
    assert rows(path, "SELECT fraction, verdict FROM responses") == [(None, "unscored")]


def test_an_override_keeps_the_mark_and_counts_as_right(history: History, path: Path) -> None:
    Log(history).add(answered(0, 0)).add(Overridden(0))
    assert rows(path, "SELECT fraction, verdict, overridden FROM responses") == [("0", "wrong", 1)]
    assert history.past("pack")["q0"].was_right


def test_open_attempts_are_listed_last_touched_first(history: History, clock: FakeClock) -> None:
    first = Log(history)
    clock.move(hours=1)
    second = Log(history, "exam").add(answered(1)).add(Flagged(2, True))
    clock.move(hours=1)
    done = Log(history).add(Finished("done"))
    assert [(one.id, one.index) for one in history.open_attempts()] == [("a-2", 1), ("a", 0)]
    clock.move(hours=1)
    first.add(Shown(2))
    listed = history.open_attempts()
    assert [(one.id, one.index, one.count) for one in listed] == [("a", 2, COUNT), ("a-2", 1, COUNT)]
    assert listed[0].last == START + datetime.timedelta(hours=3)
    assert second.attempt.id == "a-2"
    assert done.attempt.id == "a-3"


def test_an_attempt_that_is_not_there_is_not_found(history: History) -> None:
    with pytest.raises(NotFound, match='no attempt "b"'):
        history.load("b")


def test_an_event_that_does_not_fit_leaves_no_trace(history: History, path: Path) -> None:
    log = Log(history).add(answered(0))
    before = rows(path, "SELECT * FROM events")
    with pytest.raises(NotPossible):
        log.add(Shown(1), answered(0))
    assert rows(path, "SELECT * FROM events") == before


def test_committing_the_same_again_changes_nothing(history: History, path: Path) -> None:
    log = Log(history)
    at = history.at()
    again = [history.append(log.attempt, 1, Ticked(3.0), answered(0), at=at) for _ in range(2)]
    assert again[0] == again[1]
    assert len(rows(path, "SELECT * FROM events")) == 3
    assert len(rows(path, "SELECT * FROM responses")) == 1


def test_a_log_that_somebody_else_continued_is_refused(history: History, path: Path) -> None:
    log = Log(history)
    history.append(log.attempt, 1, Shown(1), at=history.at())
    with pytest.raises(AttemptInUse, match="another window"):
        log.add(Shown(2))
    assert len(rows(path, "SELECT * FROM events")) == 2


def test_no_two_events_of_a_process_have_one_time(history: History, clock: FakeClock) -> None:
    times = [history.at() for _ in range(5)]
    clock.move(hours=-1)
    times.append(history.at())
    assert times == sorted(set(times))
    assert {len(one) for one in times} == {32}


def test_times_are_stored_in_utc(history: History, clock: FakeClock) -> None:
    clock.time = START.astimezone(datetime.timezone(datetime.timedelta(hours=-8)))
    assert history.at() == "2026-11-16T09:00:00.000000+00:00"


def test_the_past_of_a_pack_tells_the_last_answer_of_each_question(history: History, clock: FakeClock) -> None:
    Log(history).add(answered(0, 1)).add(answered(1, 0)).add(Skipped(2)).add(Finished("done"))
    clock.move(days=1)
    Log(history).add(answered(0, 0)).add(answered(2, 0, scored=False))
    Log(history, pack="other").add(answered(1, 1))
    past = history.past("pack")
    assert {name: (one.was_right, one.right is not None, one.scored) for name, one in past.items()} == {
        "q0": (False, True, True),
        "q1": (False, False, True),
        "q2": (False, False, False),
    }
    assert past["q0"].answered > (past["q0"].right or "")
    assert history.packs() == ("other", "pack")


def test_the_last_results_are_those_of_the_same_questions(history: History, clock: FakeClock) -> None:
    assert history.finished_like(Log(history).attempt) is None
    Log(history).add(answered(0, 0)).add(Finished("done"))
    clock.move(hours=1)
    Log(history).add(answered(0, 1)).add(answered(1, Fraction(1, 2))).add(Finished("done"))
    clock.move(hours=1)
    Log(history, pack="other").add(answered(0, 1)).add(Finished("done"))
    here = Log(history).add(answered(0, 0)).add(Finished("done"))
    found = history.finished_like(here.attempt)
    assert found is not None
    assert (found.id, found.right, found.points, found.count) == ("a-3", 1, Fraction(3, 2), 3)


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Shown, st.integers(0, COUNT - 1)),
    st.builds(Hinted, st.integers(0, COUNT - 1)),
    st.builds(Skipped, st.integers(0, COUNT - 1)),
    st.builds(Overridden, st.integers(0, COUNT - 1)),
    st.builds(Flagged, st.integers(0, COUNT - 1), st.booleans()),
    st.builds(answered, st.integers(0, COUNT - 1), st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)])),
    st.builds(Ticked, st.integers(0, 100).map(float)),
    st.builds(Finished, st.sampled_from(["done", "stopped"])),
)
ATTEMPTS = st.lists(
    st.tuples(st.sampled_from(["practice", "exam", "missed"]), st.lists(EVENTS, max_size=12)), max_size=4
)


@settings(max_examples=60)
@given(attempts=ATTEMPTS)
def test_what_is_derived_can_be_made_again_from_the_log(
    tmp_path_factory: pytest.TempPathFactory, attempts: list[tuple[Mode, list[Event]]]
) -> None:
    path = tmp_path_factory.mktemp("history") / "history.sqlite3"
    with contextlib.closing(History.open(path, clock=FakeClock())) as history:
        for mode, events in attempts:
            log = Log(history, mode)
            for event in events:
                with contextlib.suppress(NotPossible):
                    apply(log.attempt, event)
                    log.add(event)
        assert history.check() == ()
        before = [rows(path, f"SELECT * FROM {table}") for table in ("attempts", "responses")]
        rebuilt = history.rebuild()
        assert [rows(path, f"SELECT * FROM {table}") for table in ("attempts", "responses")] == before
        assert (rebuilt.attempts, rebuilt.responses) == (len(before[0]), len(before[1]))
        assert rebuilt.problems == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE responses SET fraction = '1/2'",
        "DELETE FROM responses",
        "UPDATE attempts SET ending = 'done', ended = '2020'",
        "INSERT INTO responses SELECT 'other', question, attempt, place, wording, meaning, snapshot, seed, parts, "
        "answer, fraction, verdict, confidence, hints, overridden, seconds, at, origin, mode, skipped FROM responses",
    ],
)
def test_what_is_not_as_the_log_says_is_found_and_mended(history: History, path: Path, damage: str) -> None:
    Log(history).add(answered(0)).add(Shown(1))
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    (problem,) = history.check()
    assert "1 row of" in problem
    assert "data rebuild" in problem
    history.rebuild()
    assert history.check() == ()


def _without_triggers(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM events WHERE attempt = 'a' AND number = 1", "cannot be replayed: event 1 is missing"),
        ("DELETE FROM events WHERE attempt = 'a' AND number = 0", "cannot be replayed"),
        ("UPDATE events SET data = 'x' WHERE attempt = 'a' AND number = 0", "cannot be replayed"),
        ("UPDATE events SET data = '{}' WHERE attempt = 'a' AND number = 2", "cannot be replayed"),
        ("UPDATE events SET data = 'x' WHERE attempt = 'a' AND number = 2", "cannot be replayed"),
        ("UPDATE events SET name = 'sung' WHERE attempt = 'a' AND number = 1", "cannot be replayed"),
        ("UPDATE snapshots SET text = 'other' WHERE text = 'snapshot 1'", "is not the text that was kept"),
        ("DELETE FROM snapshots WHERE text = 'snapshot 1'", "is missing"),
    ],
)
def test_damage_of_the_log_is_found_and_other_attempts_go_on(
    history: History, path: Path, damage: str, problem: str
) -> None:
    Log(history).add(Shown(0)).add(answered(0))
    whole = Log(history, pack="whole").add(answered(1))
    _without_triggers(path, damage)
    assert any(problem in found for found in history.check())
    history.rebuild()
    assert "q1" in history.past("whole")
    assert history.load(whole.attempt.id)[0] == whole.attempt
    assert "a-2" in {one.id for one in history.open_attempts()}


def test_a_damaged_record_is_told_when_its_attempt_is_loaded(history: History, path: Path) -> None:
    Log(history).add(answered(0))
    for damage in ("UPDATE events SET data = 'x' WHERE number = 1", "DELETE FROM events WHERE number = 0"):
        _without_triggers(path, damage)
        with pytest.raises(Damaged):
            history.load("a")
    with pytest.raises(Damaged, match="lacks the text"):
        history.snapshot("nowhere")


def test_a_backup_is_a_whole_history_made_while_it_is_in_use(history: History, tmp_path: Path) -> None:
    log = Log(history).add(answered(0))
    target = tmp_path / "backups" / "history.sqlite3"
    history.backup(target)
    log.add(answered(1))
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    with contextlib.closing(History.open(target, clock=FakeClock())) as copy:
        assert copy.check() == ()
        assert copy.load("a")[0].answered == 1
    history.backup(target)
    with contextlib.closing(History.open(target, clock=FakeClock())) as copy:
        assert copy.load("a")[0] == log.attempt


def test_a_newer_history_is_refused_untouched(path: Path, clock: FakeClock) -> None:
    with contextlib.closing(History.open(path, clock=clock)) as history:
        Log(history).add(answered(0))
    newer = len(STEPS) + 1
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {newer}")
    before = path.read_bytes()
    with pytest.raises(HistoryNewer) as refused:
        History.open(path, clock=clock)
    assert refused.value.sentence == (
        f"This history was written by a newer civics-tui (schema {newer}, this one knows {len(STEPS)}). "
        "Update the app; nothing was changed."
    )
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_file_of_another_program_is_refused_untouched(path: Path, clock: FakeClock) -> None:
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    before = path.read_bytes()
    with pytest.raises(Damaged, match="not a history"):
        History.open(path, clock=clock)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_damaged(path: Path, clock: FakeClock) -> None:
    path.parent.mkdir()
    path.write_text("This is a letter to my aunt. " * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(Damaged, match="put a backup in its place"):
        History.open(path, clock=clock)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_history(path: Path, clock: FakeClock) -> None:
    path.parent.mkdir()
    path.touch()
    with contextlib.closing(History.open(path, clock=clock)) as history:
        assert history.open_attempts() == ()


class TestMigrations:
    """Steps are taken in order, each with its record, after a backup; a step that fails changes nothing."""

    SECOND = Step("a column more", ("ALTER TABLE attempts ADD COLUMN colour TEXT",))
    BROKEN = Step("broken", ("CREATE TABLE half (id TEXT) STRICT", "CREATE TABLE nonsense ("))

    @pytest.fixture
    def connection(self, path: Path, clock: FakeClock) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(History.open(path, clock=clock)) as history:
            Log(history).add(answered(0))
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            yield connection

    def migrate(self, connection: sqlite3.Connection, path: Path, *steps: Step) -> list[Path]:
        backups: list[Path] = []
        migrate(connection, path, now=FakeClock(), backup=backups.append, steps=steps)
        return backups

    def test_each_step_is_recorded(self, connection: sqlite3.Connection, path: Path) -> None:
        third = Step("a table more", ("CREATE TABLE more (id TEXT) STRICT",))
        backups = self.migrate(connection, path, FIRST, self.SECOND, third)
        assert [one.name for one in backups] == ["history-schema-1-20261116T090000Z.sqlite3"]
        assert rows(path, "SELECT number, name FROM migrations") == [
            (1, FIRST.name),
            (2, self.SECOND.name),
            (3, third.name),
        ]
        assert rows(path, "PRAGMA user_version") == [(3,)]
        assert self.migrate(connection, path, FIRST, self.SECOND, third) == []

    def test_a_step_that_fails_leaves_no_trace_and_those_before_it_stay(
        self, connection: sqlite3.Connection, path: Path
    ) -> None:
        with pytest.raises(sqlite3.OperationalError):
            self.migrate(connection, path, FIRST, self.SECOND, self.BROKEN)
        assert rows(path, "PRAGMA user_version") == [(2,)]
        assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'half'") == []
        assert len(rows(path, "SELECT * FROM events")) == 2

    def test_a_step_that_another_process_took_meanwhile_is_not_taken_twice(
        self, connection: sqlite3.Connection, path: Path
    ) -> None:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as faster:

            def backup(_target: Path) -> None:
                self.migrate(faster, path, FIRST, self.SECOND)

            migrate(connection, path, now=FakeClock(), backup=backup, steps=(FIRST, self.SECOND))
        assert rows(path, "SELECT number FROM migrations") == [(1,), (2,)]

    def test_a_history_that_another_process_is_making_is_not_taken_for_a_foreign_file(self, path: Path) -> None:
        """The tables of the other may come between two looks at the file."""
        path.parent.mkdir()
        with (
            contextlib.closing(sqlite3.connect(path, isolation_level=None)) as slower,
            contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as faster,
        ):

            def between(statement: str) -> None:
                if "sqlite_master" in statement:
                    with contextlib.suppress(sqlite3.OperationalError):
                        self.migrate(faster, path, FIRST)

            slower.set_trace_callback(between)
            self.migrate(slower, path, FIRST)
        assert rows(path, "SELECT number FROM migrations") == [(1,)]


def test_an_older_history_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(History.open(path, clock=clock)) as history:
        attempt = Log(history).add(answered(0)).attempt
    monkeypatch.setattr(migrate, "__kwdefaults__", {"steps": (FIRST, TestMigrations.SECOND)})
    History.open(path, clock=clock).close()
    monkeypatch.undo()
    assert rows(path, "PRAGMA user_version") == [(2,)]
    with contextlib.closing(
        History.open(path.parent / "history-schema-1-20261116T090000Z.sqlite3", clock=clock)
    ) as old:
        assert old.load("a")[0] == attempt
