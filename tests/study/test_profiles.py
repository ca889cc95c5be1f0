"""Names of learners are any text; their folders are safe everywhere and never shared."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import NotSaved, WrongUse
from civics_tui.study.profiles import DEFAULT, MAX_LENGTH, clean_name, folder_name, learners, remember

NAMES = st.text(min_size=1, max_size=30)


def folder_or_none(text: str) -> str | None:
    try:
        return folder_name(text)
    except WrongUse:
        return None


@given(NAMES)
def test_a_folder_is_one_safe_name_on_every_system(text: str) -> None:
    folder = folder_or_none(text)
    if folder is None:
        return
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*(\.[0-9a-f]{16})?", folder)
    assert len(folder) <= 40
    assert folder.partition(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(NAMES, NAMES)
def test_two_names_never_share_a_folder(one: str, other: str) -> None:
    first, second = folder_or_none(one), folder_or_none(other)
    if first is not None and first == second:
        assert clean_name(one) == clean_name(other)


@given(NAMES)
def test_cleaning_twice_changes_nothing_and_leaves_no_control_byte(text: str) -> None:
    try:
        name = clean_name(text)
    except WrongUse:
        return
    assert clean_name(name) == name
    assert folder_name(name) == folder_name(text)
    assert not any(unicodedata.category(one) == "Cc" for one in name)
    assert name == " ".join(name.split())


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        (DEFAULT, "me"),
        ("sam", "sam"),
        ("period-3_7", "period-3_7"),
        (" sam \n", "sam"),
    ],
)
def test_a_plain_name_is_its_own_folder(text: str, folder: str) -> None:
    assert folder_name(text) == folder


@pytest.mark.parametrize(
    "text",
    [
        "Sam",
        "../../etc",
        "a/b",
        "a\\b",
        "..",
        "con",
        "COM1",
        "nul",
        "aux",
        "José",
        "李雷",
        "a" * 60,
        "sam.",
        "x\x1b[31m",
        "-x",
    ],
)
def test_other_names_get_a_folder_made_from_them(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.[0-9a-f]{16}", folder_name(text))


def test_names_that_look_alike_to_a_file_system_are_kept_apart() -> None:
    names = ["sam", "Sam", "SAM", "sam ", "s am", "sám", "s_am", "s/am", "sam.txt", "con", "CON", "ﬁn", "fin"]
    assert len({folder_name(name) for name in names}) == len({clean_name(name) for name in names})


def test_one_name_written_in_two_ways_is_one_learner() -> None:
    assert folder_name("Jose\u0301") == folder_name("José")


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "\u200b", "x" * (MAX_LENGTH + 1)])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="name"):
        clean_name(text)


def test_learners_are_listed_by_their_names(tmp_path: Path) -> None:
    for name in ("sam", "Ada Lovelace", "李雷"):
        folder = tmp_path / folder_name(name)
        folder.mkdir()
        remember(folder, name)
        remember(folder, name)
    (tmp_path / "a-file").touch()
    assert learners(tmp_path) == ("Ada Lovelace", "sam", "李雷")
    assert learners(tmp_path / "nowhere") == ()


def test_a_name_that_does_not_belong_to_its_folder_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / folder_name("Ada")
    folder.mkdir()
    (folder / "name.txt").write_text("sam\n", encoding="utf-8")
    assert learners(tmp_path) == (folder.name,)
    (folder / "name.txt").write_bytes(b"\xff\xfe\x00")
    assert learners(tmp_path) == (folder.name,)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="Nothing can be saved"):
        remember(tmp_path / "file", "Ada")
