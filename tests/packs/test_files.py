"""Files of packs: encodings, line ends, sizes, what is no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from civics_tui.packs import files
from civics_tui.packs.files import read_text
from civics_tui.packs.findings import Findings
from civics_tui.packs.reader import read_pack
from tests.packs.marked import found

PACK = "title: T\nquestions:\n  - {id: a, kind: true_false, stem: So é?, answer: true}\n"


def told(path: Path) -> list[tuple[str, int, int]]:
    return [(code, line, column) for _file, code, line, column in found(read_pack(path).problems)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PACK.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + PACK.encode(), id="with-bom"),
        pytest.param(PACK.replace("\n", "\r\n").encode(), id="windows"),
        pytest.param(PACK.replace("\n", "\r").encode(), id="old-mac"),
        pytest.param(PACK.rstrip("\n").encode(), id="no-last-line-end"),
    ],
)
def test_utf8_is_read_with_any_line_ends(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(data)
    read = read_pack(path)
    assert read.problems == ()
    assert read.pack is not None
    assert read.pack.questions["a"].stem == "So é?"


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (PACK.encode("utf-16"), [("E102", 1, 1)]),
        (PACK.encode("utf-16-le"), [("E102", 1, 1)]),
        (bytes(1000), [("E102", 1, 1)]),
        (PACK.encode("latin-1"), [("E102", 3, 40)]),
        (PACK.encode().replace(b"So", b"S\x00"), [("E105", 3, 38)]),
        (PACK.encode().replace(b"So", b"S\x1b"), [("E105", 3, 38)]),
        (PACK.replace("So", "S\u2028").encode(), [("E105", 3, 38)]),
        (PACK.replace("So", "S\ufeff").encode(), [("E105", 3, 38)]),
        (PACK.replace("So", "S\x85").encode(), [("E105", 3, 38)]),
        (b"", [("E114", 1, 1)]),
    ],
)
def test_what_is_no_clean_utf8_is_told_at_its_place(
    data: bytes, problems: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(data)
    assert told(path) == problems


def test_forbidden_characters_are_replaced_and_the_question_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK.replace("So", "S\u202eo"), encoding="utf-8")
    pack = read_pack(path).pack
    assert pack is not None
    assert pack.questions["a"].stem == "S\ufffdo é?"


def test_many_forbidden_characters_are_not_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("title: T\n# " + "\x01" * 100 + "\n", encoding="utf-8")
    assert len(told(path)) == files.MAX_TOLD + 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 11)
    findings = Findings()
    assert read_text(path, "a.yaml", findings, most=10) is None
    assert [one.code for one in findings.problems] == ["E103"]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "gone.yaml") == [("E101", 1, 1)]
    assert told(tmp_path) == [("E101", 1, 1)]
    (tmp_path / "pack.txt").write_text("title: T")
    assert told(tmp_path / "pack.txt") == [("E101", 1, 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pack.yaml")
    assert told(tmp_path / "pack.yaml") == [("E101", 1, 1)]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").mkdir()
    assert told(tmp_path) == [("E101", 1, 1)]


def test_left_overs_of_editors_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("title: T\n")
    (tmp_path / "questions").mkdir()
    for name in (".#a.yaml", "~a.yaml", "a.yaml~", "#a.yaml#", ".a.yaml.swp"):
        (tmp_path / "questions" / name).write_text("no: questions")
    assert told(tmp_path) == []
