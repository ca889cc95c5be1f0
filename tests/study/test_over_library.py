"""The desk over the real library: packs as files, several threads, packs that change on the disk."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.errors import NotFound
from civics_tui.model.answer import Picked
from civics_tui.packs.library.library import Library
from civics_tui.places import Places
from civics_tui.study import sets
from civics_tui.study.desk import Desk
from civics_tui.study.progress import Progress
from tests.study.fakes import FakeClock

PACK = """\
id: us-courts
title: US courts
questions:
  - id: confirm
    kind: single
    stem: Which body confirms federal judges?
    choices: [The House, {text: The Senate, correct: true}, The Supreme Court]
  - id: life-term
    kind: true_false
    stem: Federal judges are elected.
    answer: false
  - id: need
    kind: numeric
    stem: "{present} vote. How many are two thirds?"
    vars: {present: {int: [60, 100]}}
    derive: {need: "ceil(present * 2 / 3)"}
    answer: "= need"
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "shipped")
    places.content.mkdir(parents=True)
    places.seeds.mkdir()
    (places.content / "us-courts.yaml").write_text(PACK, encoding="utf-8")
    return places


@pytest.fixture
def desk(places: Places) -> Iterator[Desk]:
    with (
        Library.open(places) as library,
        contextlib.closing(Desk.open(places, library=library, clock=FakeClock())) as desk,
    ):
        yield desk


def test_an_attempt_over_a_pack_of_files(desk: Desk) -> None:
    with desk.start(pack="us-courts", seed=1) as sitting:
        assert sitting.attempt.title == "US courts"
        names = [one.planned.question for one in sitting.attempt.responses]
        sitting.move(names.index("confirm"))
        assert sitting.answer(Picked(("2",))).verdict == "right"
    assert desk.progress("us-courts").right == 1
    assert desk.progress(desk.library.find("us-courts")).seen == 1


def test_an_attempt_outlives_its_pack(desk: Desk, places: Places, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(PACK.replace("id: us-courts", "id: own"), encoding="utf-8")
    with desk.start(pack=str(own), seed=1) as sitting:
        shown = [sitting.question(index) for index in range(3)]
    own.write_text(PACK.replace("id: us-courts", "id: own").replace("The Senate", "The senators"), encoding="utf-8")
    with desk.resume(sitting.attempt.id) as resumed:
        assert [resumed.question(index) for index in range(3)] == shown
    own.unlink()
    with desk.resume(sitting.attempt.id) as resumed:
        assert [resumed.question(index) for index in range(3)] == shown
    with pytest.raises(NotFound):
        desk.start(pack=str(own))


def test_a_set_may_name_a_pack_that_is_gone(desk: Desk, places: Places) -> None:
    sets.create(places.sets, "Monday", ["us-courts/life-term", "gone/q"])
    with desk.start(set_="monday") as sitting:
        assert [one.planned.question for one in sitting.attempt.responses] == ["life-term"]
        assert sitting.left_out.missing == 1


def test_a_worker_has_a_desk_of_its_own_and_the_same_history(desk: Desk) -> None:
    """What a worker starts goes on in the thread of the screen."""
    found: list[Progress] = []
    started = []

    def work() -> None:
        with desk.beside() as other:
            started.append(other.start(pack="us-courts", seed=1))
            found.append(other.progress("us-courts"))

    with desk.start(pack="us-courts", seed=2) as sitting:
        sitting.move([one.planned.question for one in sitting.attempt.responses].index("confirm"))
        sitting.answer(Picked(("2",)))
        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
    with started[0] as taken_over:
        taken_over.show()
        assert len(desk.open_attempts()) == 2
    assert found[0].right == 1
