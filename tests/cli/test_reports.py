"""`data reports` makes a file, `pack reports` reads it beside the histories of the machine: lines, JSON, exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.study import told
from tests.study.fakes import FakeClock


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine with two learners."""
    home = tmp_path_factory.mktemp("machine")
    places, clock = told.places_at(home), FakeClock()
    told.learner(places, "Ana", clock, words="we, the folk", elected=("wrong", "unclear"))
    clock.move(days=2)
    told.learner(places, "bob", clock, words="We, the folk", parts="chief;Senate", number="99")
    return home


@pytest.fixture
def pack(home: Path) -> str:
    return str(home / "shipped" / "content" / "us-courts.yaml")


def elsewhere(tmp_path: Path) -> str:
    """A learner on another machine, with a home of its own."""
    places, clock = told.places_at(tmp_path), FakeClock()
    clock.move(hours=5)
    told.learner(places, "Cleo", clock, elected=("wrong",), words="\u202emy  folk\x1b")
    return str(tmp_path)


def test_what_learners_told_with_the_line_to_paste(civics: Run, pack: str) -> None:
    done = civics("pack", "reports", pack)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "us-courts: 2 reports and 4 answers counted as right, about 4 questions",
        "",
        "words: How does the Constitution begin?",
        "  us-courts.yaml:4",
        "  This wording, 2026-11-16 to 2026-11-18",
        '    counted as right: "We, the folk", 2 times',
        "  Where they are right, put this in place of the old accept:",
        '    accept: [We the People, {text: The People, points: 0.5}, "We, the folk"]',
        "",
        "parts: The [[a]] nominates, the [[b]] consents.",
        "  us-courts.yaml:9",
        "  This wording, 2026-11-18",
        '    counted as right in gap a: "chief", 1 time',
        "  Where they are right, put this in place of accept in gap a:",
        "    accept: [President, chief]",
        "",
        "number: How many senators are there?",
        "  us-courts.yaml:15",
        "  This wording, 2026-11-18",
        '    counted as right: "99", 1 time',
        "  Numbers take no accept: look at answer, tolerance and unit.",
        "",
        "elected: Federal judges are elected.",
        "  us-courts.yaml:19",
        "  This wording, 2026-11-16: wrong 1, unclear 1",
    ]


def test_a_file_of_another_machine_counts_once_however_often_it_is_read(civics: Run, pack: str, tmp_path: Path) -> None:
    home = elsewhere(tmp_path)
    made = civics("data", "reports", "--profile", "Cleo", "--out", str(tmp_path / "cleo.json"), CIVICS_HOME=home)
    assert (made.returncode, made.stdout) == (0, f"{tmp_path / 'cleo.json'}\n")
    assert made.stderr == ("Written: 1 report and 1 answer as typed. Look at them before you hand the file on.\n")
    (tmp_path / "copy.json").write_bytes((tmp_path / "cleo.json").read_bytes())
    files = [str(tmp_path / "cleo.json"), str(tmp_path / "copy.json")]
    done = civics("pack", "reports", pack, *files, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {one["question"]: one for one in json.loads(done.stdout)}
    assert rows["elected"]["wordings"][0]["reports"] == {"wrong": 2, "unclear": 1}
    assert [(one["text"], one["count"]) for one in rows["words"]["wordings"][0]["answers"]] == [
        ("We, the folk", 2),
        ("\ufffdmy folk\ufffd", 1),
    ]
    assert {(one["here"], one["retired"]) for one in rows.values()} == {(True, False)}


def test_what_one_learner_hands_on_goes_to_stdout_without_out(civics: Run, tmp_path: Path) -> None:
    home = elsewhere(tmp_path)
    done = civics("data", "reports", "--profile", "Cleo", CIVICS_HOME=home)
    rows = json.loads(done.stdout)["reports"]
    assert [(row["question"], row["what"]) for row in rows] == [("elected", "wrong"), ("words", "counted")]
    none = civics("data", "reports", "key-actors", "--profile", "Cleo", CIVICS_HOME=home)
    assert json.loads(none.stdout)["reports"] == []
    empty = civics("data", "reports", "--out", str(tmp_path / "me.json"), CIVICS_HOME=home)
    assert (empty.returncode, empty.stdout) == (0, "")
    assert empty.stderr == "There is nothing to report: no file was written.\n"
    assert not (tmp_path / "me.json").exists()


def test_without_a_pack_all_are_listed_and_one_that_is_not_here_says_so(civics: Run) -> None:
    done = civics("pack", "reports", "--json")
    assert {(one["pack"], one["here"]) for one in json.loads(done.stdout)} <= {
        ("us-courts", False),
        ("us-courts", True),
    }
    assert len(json.loads(done.stdout)) == 4
    nothing = civics("pack", "reports", "key-actors")
    assert (nothing.returncode, nothing.stdout) == (
        0,
        "No question was reported, and no answer was counted as right.\n",
    )


def test_a_bad_file_is_told_and_the_rest_still_counts(civics: Run, pack: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"civics-tui-reports": 1, "reports": [{"\\u001b[2J": "x"}]}', encoding="utf-8")
    done = civics("pack", "reports", pack, str(bad), str(tmp_path / "none.json"))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f'The reports in {bad} are not counted: report 1: "\ufffd[2J" is no key of a report.',
        f"The reports in {tmp_path / 'none.json'} are not counted: No such file or directory.",
    ]
    assert done.stdout.startswith("us-courts: 2 reports and 4 answers counted as right, about 4 questions\n")


def test_wrong_use(civics: Run, pack: str, tmp_path: Path) -> None:
    two = civics("pack", "reports", pack, "told.txt")
    assert (two.returncode, two.stdout) == (2, "")
    assert two.stderr == 'One pack at a time; "told.txt" is no file of reports, whose name ends in .json.\n'
    assert civics("pack", "reports", "no-such-pack").returncode == 2
    named = civics("data", "reports", "--profile", "Ana", "--out", str(tmp_path / "told.txt"))
    assert (named.returncode, named.stdout) == (2, "")
    assert "ends in .json" in named.stderr
