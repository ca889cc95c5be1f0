"""New packs: they check clean, are written all or none, never over anything; a copied question is the same question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civics_tui.errors import StorageError, WrongUse
from civics_tui.model.kinds import Question
from civics_tui.packs.new import copied, scaffold
from civics_tui.packs.reader import read_pack
from civics_tui.packs.report import check_pack
from civics_tui.packs.schema.schema import pack_schema
from civics_tui.places import shipped
from tests.packs.test_spellings import EVERY_KIND


@pytest.mark.parametrize("name", ["us-courts", "us-courts.yaml", "a b_c", "Öffentlich.yml"])
def test_a_new_pack_is_clean(name: str, tmp_path: Path) -> None:
    path = tmp_path / "packs" / name
    made = scaffold.files(path, scaffold.title_of(path), [scaffold.first()])
    scaffold.write(path, made)
    report = check_pack(path)
    assert [(one.code, one.message) for one in report.problems] == []
    assert report.read.pack is not None
    assert len(report.read.pack.questions) == 1


@pytest.mark.parametrize("name", ["us-courts", "us-courts.yaml"])
def test_every_file_names_the_schema_that_lies_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    scaffold.write(path, scaffold.files(path, "Courts", [scaffold.first()]))
    files = [one for one in tmp_path.rglob("*.yaml") if one.is_file()]
    assert files
    for file in files:
        said = file.read_text("utf-8").partition("\n")[0]
        schema = file.parent / said.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text("utf-8")) == pack_schema()
    assert not list(tmp_path.glob(".new-*"))


@pytest.mark.parametrize("name", ["there", "there.yaml"])
def test_nothing_is_written_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match="already"):
        scaffold.write(path, scaffold.files(path, "T", []))
    assert path.read_text("utf-8") == "mine"
    (tmp_path / "folder").mkdir()
    with pytest.raises(WrongUse, match="already"):
        scaffold.write(tmp_path / "folder", {"pack.yaml": "x"})


def test_a_pack_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="could not be written"):
        scaffold.write(tmp_path / "file" / "pack", {"pack.yaml": "x"})
    path = tmp_path / "new"
    with pytest.raises(StorageError, match="could not be written"):
        scaffold.write(path, {"pack.yaml": "x", "pack.yaml/below": "y"})
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("title", ["null", "yes: no", "# a", "'", '"', "{a}", "1.0", "a\u202eb\nc", "x" * 500])
def test_any_title_can_be_read(title: str, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    scaffold.write(path, scaffold.files(path, title, [scaffold.first()]))
    read = read_pack(path)
    assert [one.code for one in read.problems if one.code.startswith("E")] == []
    assert read.pack is not None
    assert read.pack.title


def questions(text: str, folder: Path) -> dict[str, Question]:
    path = folder / "read.yaml"
    path.write_text(text, encoding="utf-8")
    read = read_pack(path)
    assert read.pack is not None
    return dict(read.pack.questions)


def test_a_record_is_read_as_the_question_it_was(tmp_path: Path) -> None:
    for one in questions(f"title: T\nquestions:\n{EVERY_KIND}", tmp_path).values():
        if one.was or one.retired:
            continue
        path = tmp_path / "again.yaml"
        text = scaffold.files(path, "T", [scaffold.Entry(copied.plain_record(one))])[path.name]
        assert questions(text, tmp_path) == {one.id: one}


@pytest.mark.parametrize("name", ["secession-process", "calexit-history", "key-actors", "pack-writing"])
def test_every_shipped_question_can_be_copied(name: str, tmp_path: Path) -> None:
    pack = read_pack(shipped() / "content" / name).pack
    assert pack is not None
    entries = [scaffold.Entry(copied.record(one, pack), "From there") for one in pack.asked()]
    path = tmp_path / "copy.yaml"
    scaffold.write(path, scaffold.files(path, "Copies", entries))
    report = check_pack(path)
    assert [(one.code, one.message) for one in (*report.of("error"), *report.of("warning"))] == []
    assert report.read.pack is not None
    assert list(report.read.pack.questions) == [one.id for one in pack.asked()]
    for one in report.read.pack.questions.values():
        assert (one.objective, one.claims) == (None, ())
