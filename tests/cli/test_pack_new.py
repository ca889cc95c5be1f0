"""`pack new`, `pack schema` and `pack stress` as a teacher runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("arguments", [["courts"], ["courts.yaml"], ["courts", "--single-file", "--title", "Courts"]])
def test_a_new_pack_checks_clean_and_is_played(civics: Run, tmp_path: Path, arguments: list[str]) -> None:
    made = civics("pack", "new", str(tmp_path / arguments[0]), *arguments[1:])
    assert (made.returncode, "clean" in made.stderr) == (0, True), made.stderr
    path = made.stdout.strip()
    assert civics("pack", "check", path, "--strict").returncode == 0
    assert "1" in civics("quiz", path, "--plain", typed="2\n").stdout
    again = civics("pack", "new", path)
    assert (again.returncode, "already" in again.stderr) == (2, True)


def test_a_first_question_by_flags(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    asked = ["--question", "How many {senators}?", "--right", "100", "--why", "Two a state.", "--source", "Article I"]
    assert civics("pack", "new", str(path), *asked).returncode == 0
    assert "kind: numeric" in path.read_text("utf-8")
    refused = civics("pack", "new", str(tmp_path / "two"), "--right", "x")
    assert (refused.returncode, (tmp_path / "two").exists()) == (2, False)


def test_a_table_of_15_rows_becomes_a_pack_with_its_findings(civics: Run, tmp_path: Path) -> None:
    rows = ["question\tright\twrong\twrong\twhy\tsource"]
    rows += [
        f"Which number follows {n}?\tIt is {n + 1}\tIt is {n + 2}\tIt is {n + 3}\tOne more.\tArithmetic"
        for n in range(14)
    ]
    rows += ["Which one has no reason?\tThis\tThat\tThe other"]
    table = tmp_path / "table.tsv"
    table.write_text("\n".join(rows), encoding="utf-8")
    made = civics("pack", "new", str(tmp_path / "numbers"), "--paste", str(table))
    assert made.returncode == 0
    assert "15 questions were taken" in made.stderr
    assert "L28" in made.stderr
    assert "0 errors, 1 warning in 15 questions" in made.stderr


def test_a_pasted_question_without_a_key_is_kept_and_told(civics: Run, tmp_path: Path) -> None:
    made = civics("pack", "new", str(tmp_path / "p"), "--paste", "-", "--json", typed="Heading\n\nWhich?\nA) x\nB) y\n")
    told = json.loads(made.stdout)
    assert (made.returncode, told["errors"], told["left"]) == (1, 1, [{"line": 1, "text": "Heading"}])
    assert [one["code"] for one in told["problems"] if one["level"] == "error"] == ["E123"]


@pytest.mark.parametrize("text", [b"", b"only a heading\n", b"\xff\xfea\x00"])
def test_what_holds_no_question_makes_no_pack(civics: Run, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(text)
    made = civics("pack", "new", str(tmp_path / "p"), "--paste", str(tmp_path / "a.txt"))
    assert (made.returncode, (tmp_path / "p").exists()) == (2, False)
    assert "a.txt" in made.stderr


def test_questions_are_copied_with_where_they_are_from(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "copy.yaml"
    names = ["--from", "secession-process/propose-vote", "--from", "key-actors/only-evans"]
    assert civics("pack", "new", str(path), *names).returncode == 0
    text = path.read_text("utf-8")
    assert "secession-process/propose-vote, CC-BY-4.0" in text
    for wrong in ("secession-process/nope", "nope/propose-vote", "propose-vote"):
        assert civics("pack", "new", str(tmp_path / "x"), "--from", wrong).returncode == 2


def test_the_schema_and_its_page(civics: Run, tmp_path: Path) -> None:
    printed = json.loads(civics("pack", "schema").stdout)
    out = tmp_path / "pack.schema.json"
    assert civics("pack", "schema", "--out", str(out)).returncode == 0
    assert json.loads(out.read_text("utf-8")) == printed
    assert civics("pack", "schema", "--page").stdout.startswith("# The pack format")
    assert civics("pack", "schema", "--out", str(tmp_path / "no" / "file")).returncode == 1


STRESSED = """\
title: Stressed
questions:
  - id: less
    kind: numeric
    stem: "What is left of {a}?"
    vars: {a: {int: [1, 9]}}
    answer: "= a - 5"
    explanation: E
    source: S
"""


def test_stress_names_the_seeds(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "stressed.yaml"
    path.write_text(STRESSED, encoding="utf-8")
    found = civics("pack", "stress", str(path), "--n", "50")
    assert found.returncode == 1
    assert "less:" in found.stdout
    seed = found.stdout.partition("seed ")[2].partition(":")[0]
    one = json.loads(civics("pack", "stress", str(path), "--n", "1", "--seed", seed, "--json").stdout)
    assert one[0]["failures"][0]["seed"] == int(seed)
    drawn = one[0]["failures"][0]["values"].removeprefix("a = ")
    assert f"What is left of {drawn}?" in civics("quiz", str(path), "--plain", "--seed", seed, typed="1\n").stdout
    assert civics("pack", "stress", str(path), "--question", "nope").returncode == 2
    assert civics("pack", "stress", "secession-process", "--n", "20").returncode == 0


def test_the_next_step_of_a_pack_in_this_folder_can_be_typed(
    civics: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = civics("pack", "new", "near")
    next_step = made.stderr.rpartition("Next: civics-tui ")[2].split()
    assert civics(*next_step, "--plain", typed="2\n").returncode == 0, made.stderr
