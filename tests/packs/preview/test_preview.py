"""What is shown of a pack while it is written: the newest version, and the last good one of what is broken."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civics_tui.packs.preview import watching
from civics_tui.packs.preview.preview import Preview
from civics_tui.packs.preview.watching import saves
from tests.packs.preview.saved import Saved, courts, file_of, single

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "  - id: one\n    kind: nonsense\n    stem: Who?\n"
TORN = "  - id: one\n    kind: single\n    stem: 'never closed\n"
GOOD = ("one", "two", "three", "four")


@pytest.fixture
def pack(tmp_path: Path) -> Saved:
    """A pack of four questions in two files."""
    return courts(tmp_path / "courts")


def test_a_broken_question_stays_as_it_was_at_its_place(pack: Saved) -> None:
    preview = Preview(pack.path)
    pack.save("questions/a.yaml", file_of(BROKEN, single("two", "Who is new?")))
    shown = preview.reload()
    assert shown.ids == GOOD
    assert shown.former == {"one"}
    assert shown.pack is not None
    assert shown.pack.questions["one"].stem == "Which body confirms judges?"
    assert shown.pack.questions["two"].stem == "Who is new?"
    assert [one.place for one in shown.report.of("error")] == ["questions/a.yaml:3:11"]
    pack.save("questions/a.yaml", file_of(single("one", "Who is mended?"), single("two")))
    shown = preview.reload()
    assert not shown.former
    assert shown.pack is not None
    assert shown.pack.questions["one"].stem == "Who is mended?"


@pytest.mark.parametrize("text", ["", "questions:\n", "questions: [", file_of(TORN), "\0" * 100, "\t- x"])
def test_a_half_written_file_takes_nothing_away(pack: Saved, text: str) -> None:
    preview = Preview(pack.path)
    pack.save("questions/a.yaml", text)
    shown = preview.reload()
    if shown.report.of("error"):
        assert shown.ids == GOOD
        assert shown.former == {"one", "two"}
    else:
        assert shown.ids == ("three", "four")


def test_a_question_that_was_deleted_is_gone(pack: Saved) -> None:
    preview = Preview(pack.path)
    pack.save("questions/a.yaml", file_of(single("one")))
    assert preview.reload().ids == ("one", "three", "four")


def test_a_pack_that_vanishes_and_comes_back(pack: Saved, tmp_path: Path) -> None:
    preview = Preview(pack.path)
    aside = tmp_path / "aside"
    shutil.move(pack.path, aside)
    shown = preview.reload()
    assert shown.is_former
    assert shown.ids == GOOD
    assert [one.code for one in shown.report.of("error")] == ["E101"]
    shutil.move(aside, pack.path)
    shown = preview.reload()
    assert not shown.is_former
    assert shown.ids == GOOD
    assert shown.report.clean


def test_a_manifest_that_breaks_leaves_everything(pack: Saved) -> None:
    preview = Preview(pack.path)
    pack.save("pack.yaml", "title: 'open\n")
    shown = preview.reload()
    assert shown.is_former
    assert shown.ids == GOOD


def test_a_pack_that_was_never_good(tmp_path: Path) -> None:
    pack = Saved(tmp_path, {"one.yaml": "title: [\n"})
    preview = Preview(tmp_path / "one.yaml")
    assert preview.shown.pack is None
    assert preview.shown.ids == ()
    pack.save("one.yaml", "title: One\n" + file_of(single("one")))
    assert preview.reload().ids == ("one",)


def test_problems_belong_to_the_question_in_which_they_stand(pack: Saved) -> None:
    preview = Preview(pack.path)
    no_source = single("four").replace("    source: Constitution\n", "")
    pack.save("questions/b.yaml", file_of(BROKEN.replace("one", "new"), single("three"), no_source))
    shown = preview.reload()
    assert [one.code for one in shown.by_question["new"]] == ["E110"]
    assert "L28" in [one.code for one in shown.by_question["four"]]
    assert shown.broken == ("new",)
    place = shown.place_of("four")
    assert place is not None
    assert (place.file, place.line) == ("questions/b.yaml", 11)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(cut=st.integers(0, 400), again=st.integers(0, 400))
def test_a_file_cut_anywhere_is_shown_and_mended(tmp_path: Path, cut: int, again: int) -> None:
    pack = courts(tmp_path / "cut")
    whole = (pack.path / "questions/a.yaml").read_text("utf-8")
    preview = Preview(pack.path)
    for end in (cut, again):
        pack.save("questions/a.yaml", whole[:end])
        assert set(preview.reload().ids) >= {"three", "four"}
    pack.save("questions/a.yaml", whole + " ")
    shown = preview.reload()
    assert (shown.ids, shown.former) == (GOOD, frozenset())


def test_a_save_is_told(pack: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BEAT", 3_600_000)
    monkeypatch.setattr(watching, "LOOK", 3_600.0)
    stop = threading.Event()
    preview = Preview(pack.path)
    found = saves(preview.kept.watched, stop)
    saver = threading.Thread(target=_save_until, args=(pack, stop))
    saver.start()
    try:
        next(found)
    finally:
        stop.set()
        saver.join()
    assert list(found) == []


def test_a_pack_that_has_gone_is_looked_for(pack: Saved) -> None:
    stop = threading.Event()
    preview = Preview(pack.path)
    shutil.rmtree(pack.path)
    found = saves(preview.kept.watched, stop)
    next(found)
    assert preview.reload().is_former
    courts(pack.path)
    next(found)
    assert not preview.reload().is_former
    stop.set()
    assert list(found) == []


def _save_until(pack: Saved, stop: threading.Event) -> None:
    number = 0
    while not stop.wait(0.05):
        number += 1
        pack.save("questions/a.yaml", file_of(single("one", f"Who is {number}?")))
