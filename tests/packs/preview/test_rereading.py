"""Reading again what was saved gives what reading everything anew gives, and reads no more than it must."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.packs.check import check
from civics_tui.packs.preview.rereading import Kept, is_source
from civics_tui.packs.reader import read_pack
from tests.packs.preview.saved import MANIFEST, Saved, courts, file_of, single

BLOCKS = (
    single("one"),
    single("two", "Who sits in the Senate?"),
    single("two", "Who sits twice?"),
    single("three", "Who nominates?", "    was: [one]\n"),
    single("four", "Who votes?", "    was: [two]\n"),
    single("five", "'Who asks?'", "    hints: [The Senate]\n"),
    "  - kind: single\n    stem: Who has no id?\n    choices: [A, {text: B, correct: true}]\n",
    "  - id: torn\n    kind: single\n    stem: 'never closed\n",
    "  - id: kindless\n    kind: nonsense\n    stem: Who?\n",
    "  - id: six\n    kind: numeric\n    stem: How many, {n}?\n    vars: {n: {int: [1, 3]}}\n    answer: '= n'\n",
    "  - nothing\n",
    "\t- id: tab\n",
)
FILES = st.lists(st.sampled_from(BLOCKS), max_size=4).map(lambda blocks: file_of(*blocks))
SAVES = st.lists(st.tuples(st.sampled_from(["questions/a.yaml", "questions/b.yaml"]), FILES), min_size=1, max_size=5)
SETS = st.sampled_from([None, "set:\n  id: all\n  title: All\n  questions: [one, two, five]\n"])


@settings(deadline=None, max_examples=25)
@given(saves=SAVES, chosen=SETS)
def test_it_comes_to_what_reading_everything_comes_to(saves: list[tuple[str, str]], chosen: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pack = courts(Path(folder))
        if chosen is not None:
            pack.save("sets/all.yaml", chosen)
        kept = Kept(pack.path)
        for name, text in saves:
            pack.save(name, text)
            report = kept.again()
            whole = read_pack(pack.path)
            assert report.read.pack == whole.pack
            assert list(report.read.pack.questions if report.read.pack else ()) == list(
                whole.pack.questions if whole.pack else ()
            )
            assert report.problems == check(whole)
            assert report.read.broken == whole.broken
            assert report.read.files == whole.files
            assert set(report.read.subjects) == set(whole.subjects)


def test_of_one_file_that_was_saved_only_that_one_is_read(tmp_path: Path) -> None:
    pack = courts(tmp_path)
    kept = Kept(tmp_path)
    pack.save("questions/b.yaml", file_of(single("three", "Who proposes?"), single("four")))
    found = kept.again().read.pack
    assert found is not None
    assert found.questions["three"].stem == "Who proposes?"
    assert kept.whole == 1


def test_nothing_saved_is_nothing_read(tmp_path: Path) -> None:
    courts(tmp_path)
    kept = Kept(tmp_path)
    assert kept.again() is kept.report
    assert kept.whole == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("pack.yaml", MANIFEST.replace("Courts", "Judges"), id="manifest"),
        pytest.param("questions/c.yaml", file_of(single("new")), id="another-file"),
        pytest.param("questions/b.yaml", file_of(single("one"), single("four")), id="an-id-twice"),
        pytest.param("questions/b.yaml", file_of(single("four", more="    was: [old]\n")), id="a-former-id"),
    ],
)
def test_what_others_may_depend_on_is_read_with_everything(tmp_path: Path, name: str, text: str) -> None:
    pack = courts(tmp_path)
    kept = Kept(tmp_path)
    pack.save(name, text)
    kept.again()
    assert kept.whole == 2


def test_a_pack_in_one_file(tmp_path: Path) -> None:
    pack = Saved(tmp_path, {"one.yaml": "title: One\n" + file_of(single("one"))})
    kept = Kept(tmp_path / "one.yaml")
    pack.save("one.yaml", "title: One\n" + file_of(single("one"), single("two", "Who?")))
    found = kept.again().read.pack
    assert found is not None
    assert list(found.questions) == ["one", "two"]


@pytest.mark.parametrize("name", [".a.yaml.swp", "~a.yaml", "#a.yaml#", "a.yaml~", "a.tmp"])
def test_left_overs_of_editors_do_not_matter(name: str, tmp_path: Path) -> None:
    pack = courts(tmp_path)
    kept = Kept(tmp_path)
    pack.save(f"questions/{name}", "questions: [")
    assert not is_source(name)
    assert kept.again() is kept.report
    assert kept.whole == 1
