"""Problems as commands of a build: the file as the repository names it, and no sign that ends a command early."""

from __future__ import annotations

from pathlib import Path

from civics_tui.packs.annotations import github_lines
from civics_tui.packs.report import check_pack

BAD = 'title: T\nquestions:\n  - {id: "a,b: 50%\\n", kind: true_false, stem: So?, answer: true}\n'


def test_a_file_is_named_from_the_root(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "pack"
    (folder / "questions").mkdir(parents=True)
    (folder / "pack.yaml").write_text("title: T\n", encoding="utf-8")
    question = "questions:\n  - {id: a, kind: true_false, stem: So it is., answer: maybe}\n"
    (folder / "questions" / "a.yaml").write_text(question, encoding="utf-8")
    (told,) = github_lines(check_pack(folder), tmp_path)
    column = question.splitlines()[1].index("maybe") + 1
    place = f"file=content/pack/questions/a.yaml,line=2,col={column},endColumn={column + 5},title=E121"
    assert told.startswith(f"::error {place}::the answer must be true or false")
    (elsewhere,) = github_lines(check_pack(folder), tmp_path / "other")
    assert f"file={(folder / 'questions' / 'a.yaml').as_posix()}," in elsewhere


def test_a_single_file_and_a_manifest_are_named(tmp_path: Path) -> None:
    for name in ("one.yaml", "pack.yaml"):
        (tmp_path / name).write_text("title: T\nquestion: []\n", encoding="utf-8")
        told = github_lines(check_pack(tmp_path / name), tmp_path)
        (tmp_path / name).unlink()
        assert told[0].startswith(f"::error file={name},line=2,col=1,")


def test_every_command_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a,b: 5%.yaml").write_text(BAD, encoding="utf-8")
    told = github_lines(check_pack(tmp_path / "a,b: 5%.yaml"), tmp_path)
    assert told
    for line in told:
        assert "\n" not in line
        head, _text = line[2:].split("::", 1)
        assert "file=a%2Cb%3A 5%25.yaml,line=3," in head


def test_notes_are_notices(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(
        "title: T\nquestions:\n  - {kind: true_false, stem: So it is., answer: true, explanation: x, source: y}\n",
        encoding="utf-8",
    )
    assert [line.split()[0] for line in github_lines(check_pack(tmp_path / "one.yaml"), tmp_path)] == ["::notice"]
