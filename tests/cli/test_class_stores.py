"""A class whose answers are kept at another place, PostgreSQL wherever it is installed: held, seen, checked, erased."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from civics_tui.classroom.people.codes import hashed
from civics_tui.cli.build import Context
from civics_tui.cli.classes import HostWish, hosted
from civics_tui.cli.console import Console
from civics_tui.errors import StoreSchema
from tests.classroom import postgres
from tests.classroom.conftest import DATABASES, cluster
from tests.classroom.hosting.teaching import until
from tests.cli.conftest import Run
from tests.web.lesson import free_port

__all__ = ["cluster"]

TYPED = "my very own words zyzzyva"
PACK = """
title: Two questions
questions:
  - {id: say, kind: short, stem: Say it., accept: [sure]}
  - {id: states, kind: numeric, stem: How many states are there?, answer: 50}
"""
WAL = "This database is PostgreSQL: its log of changes, its standby servers and its backups may still hold"


@pytest.fixture
def context(civics_home: Path, compiled: Path) -> Iterator[Context]:
    (civics_home / "cache").mkdir()
    shutil.copyfile(compiled, civics_home / "cache" / compiled.name)
    with closing(Context(Console({}))) as made:
        yield made


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where nothing is yet."""
    if request.param == "postgres":
        running: postgres.Cluster = request.getfixturevalue("cluster")
        return running.database().replace("+psycopg", "")
    return str(tmp_path / "elsewhere.sqlite3")


def test_a_class_is_held_at_another_place(context: Context, address: str, tmp_path: Path, civics: Run) -> None:
    is_postgres = "://" in address
    pack = tmp_path / "two.yaml"
    pack.write_text(PACK, "utf-8")
    with free_port() as port:
        pass
    wish = HostWish(port=port, database=address, seconds=40, title="Period 3")
    at = ("--database", address)
    if is_postgres:
        with pytest.raises(StoreSchema, match="civics-tui class check --upgrade"), hosted(context, str(pack), wish):
            pass
        assert "The schema was brought up to date." in civics("class", "check", "--upgrade", *at).stderr
    with hosted(context, str(pack), wish) as desk:
        room = desk.conductor.room
        code = room.session(desk.session).code or ""
        came = room.entrance.join(code, None, address="10.0.0.7", client="browser").result(20)
        desk.conductor.step("start")
        run = room.runs(desk.session)[0].id
        payload = desk.conductor.showing.answer(run, came.student.id, {"typed": TYPED})
        key = "key-of-an-answer"
        ack = room.submit(student=came.student.id, run=run, key=key, rev=1, payload=payload).result(20)
        assert ack.verdict == "accepted"
    with hosted(context, str(pack), HostWish(port=port, database=address)) as desk:
        view = desk.conductor.showing.student(hashed(came.token))[1]
        assert view.own is not None
        assert view.own.words == TYPED
        assert view.closes_at is not None
        desk.conductor.step("close")
        until(lambda: desk.conductor.look().view.step == "reveal", "the lock")
        desk.conductor.step("reveal")
        desk.conductor.end()
    assert "finished" in civics("class", "results", "--list", *at).stdout
    assert came.student.name in civics("class", "results", *at).stdout
    assert TYPED in civics("class", "results", "--answers", "-", *at).stdout
    checked = civics("class", "check", *at)
    assert (checked.returncode, checked.stdout.strip()) == (0, "1 session, 0 faults")
    erased = civics("class", "erase", "1", "--yes", *at)
    assert erased.returncode == 0, erased.stderr
    assert "Erased: 1 student." in erased.stdout
    assert (WAL in " ".join(erased.stdout.split())) == is_postgres
    left = civics("class", "results", *at).stdout + civics("class", "results", "--answers", "-", *at).stdout
    assert came.student.name not in left
    assert TYPED not in left
    assert civics("class", "check", *at).returncode == 0


def test_a_database_that_is_not_there_is_one_sentence(civics: Run) -> None:
    done = civics("class", "host", "key-actors", "--database", "postgresql://civics@127.0.0.1:9/none")
    assert done.returncode == 1
    assert "NOT saved" in done.stderr or "PostgreSQL needs one more part" in done.stderr
    assert "Traceback" not in done.stderr
