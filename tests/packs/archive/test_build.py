"""Building archives: the same bytes, all that the pack needs, nothing with errors."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from civics_tui.errors import PackBroken, WrongUse
from civics_tui.model.identity import plain
from civics_tui.packs.archive.build import build
from civics_tui.packs.archive.unpack import MAX_RATIO, unpack
from civics_tui.packs.archive.writing import archive, checksums
from civics_tui.packs.reader import read_pack
from tests.architecture.source import ROOT
from tests.packs.marked import quiet
from tests.packs.shelf import QUESTION, SEEDS, later, manifest, small, write
from tests.packs.special import PACK as SPECIAL

SHIPPED = sorted(path.name for path in (ROOT / "content").iterdir())


def opened(data: bytes, folder: Path) -> dict[str, bytes]:
    """The files of an archive by name."""
    file = folder / "one.civpack"
    file.write_bytes(data)
    with zipfile.ZipFile(file) as files:
        assert files.testzip() is None
        return {name: files.read(name) for name in files.namelist()}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_pack_builds_the_same_twice_and_stands_alone(name: str, tmp_path: Path) -> None:
    first, second = build(ROOT / "content" / name), build(ROOT / "content" / name)
    assert first.data == second.data
    file = tmp_path / "elsewhere.civpack"
    file.write_bytes(first.data)
    read, before = read_pack(file), read_pack(ROOT / "content" / name)
    assert quiet(read) == quiet(before)
    assert read.pack is not None
    assert before.pack is not None
    assert plain(read.pack.questions) == plain(before.pack.questions)
    assert plain(read.pack.explainers) == plain(before.pack.explainers)
    for claim in read.pack.ledger.claims.values():
        assert claim == before.pack.ledger.claims[claim.id]
    for question in read.pack.questions.values():
        assert read.pack.ledger.disputes_of(question.claims) == before.pack.ledger.disputes_of(question.claims)


def test_times_and_the_order_of_files_do_not_count(tmp_path: Path) -> None:
    one = write(tmp_path / "one", small())
    two = write(tmp_path / "two", dict(reversed(small().items())))
    later(two / "pack.yaml", 5000)
    (two / "pack.yaml").chmod(0o600)
    assert build(one).data == build(two).data
    with zipfile.ZipFile(write_bytes(tmp_path / "a.civpack", build(one).data)) as files:
        names = files.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def write_bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_used_records_of_the_ledger_are_written_into_it(tmp_path: Path) -> None:
    question = QUESTION + "    claims: [gazette.sixty]\n"
    unused = "  - {id: gazette.other, text: Nobody asks., kind: fact}\n"
    write(tmp_path / "seeds", SEEDS | {"gazette.yaml": SEEDS["gazette.yaml"] + unused})
    path = write(
        tmp_path / "content" / "mine",
        {
            "pack.yaml": "# mine\n" + manifest("mine", ledger="shipped  # all of it"),
            "questions/a.yaml": f"questions:\n{question}",
        },
    )
    built = build(path)
    assert set(built.pack.ledger.claims) == {"gazette.sixty"}
    assert set(built.pack.ledger.actors) == {"ann-lee"}
    assert built.pack.ledger.claims["gazette.sixty"].text == "The spokesman says that 60 votes are needed."
    files = opened(built.data, tmp_path)
    assert files["pack.yaml"].startswith(b"# mine\n")
    assert b"ledger: own  # all of it\n" in files["pack.yaml"]


def test_what_differs_comes_with_what_is_cited(tmp_path: Path) -> None:
    claim = "  - {{id: gazette.{name}, text: It is {name}., kind: fact}}\n"
    dispute = (
        "disputes:\n  - id: votes\n    question: How many?\n    views:\n"
        "      - {claims: [gazette.sixty], says: sixty}\n      - {claims: [gazette.half], says: half}\n"
    )
    write(
        tmp_path / "seeds",
        SEEDS | {"gazette.yaml": SEEDS["gazette.yaml"] + claim.format(name="half"), "disputes.yaml": dispute},
    )
    question = QUESTION + "    claims: [gazette.sixty]\n"
    path = write(
        tmp_path / "content" / "mine",
        {"pack.yaml": manifest("mine", ledger="shipped"), "questions/a.yaml": f"questions:\n{question}"},
    )
    ledger = build(path).pack.ledger
    assert set(ledger.claims) == {"gazette.sixty", "gazette.half"}
    assert ledger.differing("gazette.sixty") == ("gazette.half",)


def test_a_pack_of_its_own_ledger_keeps_it_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "courts", SPECIAL)
    files = opened(build(path).data, tmp_path)
    assert files["sources.yaml"].decode() == SPECIAL["sources.yaml"]
    assert files["pack.yaml"].decode() == SPECIAL["pack.yaml"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"title: T\nquestions:\n{QUESTION}", 'id: "us-courts"\ntitle: T\n'),
        (f"# first\n---\n  title: T\n  questions:\n{QUESTION}", '# first\n---\n  id: "us-courts"\n  title: T\n'),
        ("{title: T, questions: [{kind: true_false, stem: So?, answer: true}]}", '{id: "us-courts", title: T'),
        (f"id: other\ntitle: T\nquestions:\n{QUESTION}", "id: other\n"),
    ],
)
def test_a_single_file_becomes_a_folder_with_its_id(text: str, start: str, tmp_path: Path) -> None:
    path = write(tmp_path / "us-courts.yaml", {"": text})
    built = build(path)
    assert built.pack.id == ("other" if text.startswith("id") else "us-courts")
    assert opened(built.data, tmp_path)["pack.yaml"].decode().startswith(start)


def test_what_is_no_part_of_a_pack_is_left_out_and_told(tmp_path: Path) -> None:
    extra = {
        "notes.txt": "x",
        ".git/config": "x",
        "draft/a.yaml": "x",
        "questions/.a.yaml.swp": "x",
        "questions/a.yaml~": "x",
        "CHECKSUMS": "old",
        "pack.schema.json": "{}\n",
        "media/map.png": "x",
        "i18n/es/questions.yaml": "questions: {}\n",
        "LICENSE": "Mine.\n",
        "teacher.md": "Read.\n",
        "pack.lock": "{}\n",
    }
    built = build(write(tmp_path / "courts", small() | extra))
    assert built.left_out == ("draft", "notes.txt")
    assert set(built.files) == {
        *small(),
        "CHECKSUMS",
        "LICENSE",
        "i18n/es/questions.yaml",
        "media/map.png",
        "pack.lock",
        "teacher.md",
    }
    files = opened(built.data, tmp_path)
    assert files["LICENSE"] == b"Mine.\n"
    del files["CHECKSUMS"]
    assert opened(built.data, tmp_path)["CHECKSUMS"] == checksums(files)


def test_the_license_of_the_manifest_is_written_where_there_is_no_file(tmp_path: Path) -> None:
    path = write(tmp_path / "courts", small() | {"pack.yaml": manifest(license="CC-BY-4.0")})
    assert opened(build(path).data, tmp_path)["LICENSE"] == b"SPDX-License-Identifier: CC-BY-4.0\n"


def test_a_pack_with_errors_is_not_built(tmp_path: Path) -> None:
    path = write(tmp_path / "courts", small(questions="  - {id: a, kind: riddle, stem: What?}\n"))
    with pytest.raises(PackBroken, match=r"has 1 error: questions/a\.yaml:2:19: .*riddle.* pack check "):
        build(path)


def test_an_archive_is_not_built_again(tmp_path: Path) -> None:
    path = write_bytes(tmp_path / "a.civpack", build(write(tmp_path / "courts", small())).data)
    with pytest.raises(WrongUse, match="is built already"):
        build(path)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("media/a:b.png", "must not have"),
        ("media/con.png", "name of a device"),
        ("media/MAP.png", "capitals do not count"),
    ],
)
def test_a_file_that_no_archive_can_hold_is_told(name: str, part: str, tmp_path: Path) -> None:
    path = write(tmp_path / "courts", small() | {"media/map.png": "x", name: "y"})
    with pytest.raises(PackBroken, match=part):
        build(path)


def test_a_link_out_of_the_pack_is_not_followed(tmp_path: Path) -> None:
    path = write(tmp_path / "courts", small() | {"media/map.png": "x"})
    secret = write_bytes(tmp_path / "secret.png", b"secret")
    (path / "media" / "link.png").symlink_to(secret)
    with pytest.raises(PackBroken, match="leads out of the pack"):
        build(path)
    (path / "media" / "link.png").unlink()
    (path / "media" / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert not any("secret" in name for name in build(path).files)


def test_what_packs_very_well_is_stored_so_that_it_opens(tmp_path: Path) -> None:
    path = write(tmp_path / "courts", small())
    write_bytes(path / "teacher.md", b"a " * 500_000)
    built = build(path)
    with zipfile.ZipFile(write_bytes(tmp_path / "a.civpack", built.data)) as files:
        assert all(one.file_size <= MAX_RATIO * one.compress_size for one in files.infolist())


def test_what_was_written_comes_out_again(tmp_path: Path) -> None:
    files = {"pack.yaml": b"title: T\n", "media/\u00e9.png": bytes(range(256)), "empty.md": b""}
    unpack(write_bytes(tmp_path / "a.civpack", archive(files)), tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in files} == files


@pytest.mark.parametrize(
    ("id_", "version", "name"),
    [
        ("org.example.us-courts", "1.2.0", "us-courts-1.2.0.civpack"),
        ("courts", "1/../2 beta", "courts-1-..-2-beta.civpack"),
        ("courts", "é", "courts-0.civpack"),
    ],
)
def test_the_file_is_named_by_id_and_version(id_: str, version: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x", small() | {"pack.yaml": manifest(id_, version=version)})
    assert build(path).name == name
