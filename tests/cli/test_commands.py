"""Every command does what it says: data on stdout, talk on stderr, JSON for scripts, the right exit status."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from civics_tui.cli.group import COMMANDS, DATA_COMMANDS, PACK_COMMANDS, SET_COMMANDS
from tests.cli.conftest import Run

GROUPS = {"set": SET_COMMANDS, "pack": PACK_COMMANDS, "data": DATA_COMMANDS}
ALL = [
    *([name] for name in COMMANDS),
    *([group, name] for group, table in GROUPS.items() for name in table),
]
SHIPPED = {"calexit-history", "key-actors", "pack-writing", "secession-process"}
GOOD = """\
title: Good
questions:
  - id: body
    kind: single
    stem: Which body confirms federal judges?
    choices: [The House, {text: The Senate, correct: true}]
    explanation: The Senate consents.
    source: Article II
"""


def data(civics: Run, *arguments: str) -> Any:
    """What a command prints as JSON; it says nothing else."""
    done = civics(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_command_explains_itself(civics: Run, command: list[str]) -> None:
    done = civics(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: civics-tui {' '.join(command)}")
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_version(civics: Run) -> None:
    from civics_tui import __version__

    done = civics("--version")
    assert (done.returncode, done.stdout) == (0, f"civics-tui, version {__version__}\n")


def test_pages_are_listed_and_read(civics: Run) -> None:
    every, own = civics("explain"), civics("explain", "secession-process")
    assert "secession-process:route: The route in six steps" in every.stdout
    assert set(own.stdout.splitlines()) < set(every.stdout.splitlines())
    page = civics("explain", "secession-process:route")
    assert (page.returncode, page.stderr) == (0, "")
    assert page.stdout.startswith("How a state could leave: The route in six steps\n")
    assert "Step 1" in page.stdout


def test_a_page_is_read_from_its_section_on(civics: Run) -> None:
    done = civics("explain", "secession-process:route#step-6-the-states")
    assert "Step 6" in done.stdout
    assert "Step 1" not in done.stdout


def test_a_search_finds_or_ends_with_1(civics: Run) -> None:
    found = data(civics, "search", "two", "thirds", "--limit", "3")
    assert 0 < len(found) <= 3
    assert {"kind", "pack", "id", "title"} <= found[0].keys()
    nothing = civics("search", "secesion")
    assert (nothing.returncode, nothing.stderr) == (1, "")
    assert nothing.stdout == 'Nothing found for "secesion". Did you mean secession?\n'
    empty = civics("search", "zzzzqq", "--json")
    assert (empty.returncode, json.loads(empty.stdout)) == (1, [])


def test_what_a_search_names_can_be_opened(civics: Run) -> None:
    found = data(civics, "search", "thirds")
    claim = next(one for one in found if one["kind"] == "claim")
    assert civics("source", claim["id"]).returncode == 0


def test_a_claim_with_its_source_and_what_differs(civics: Run) -> None:
    told = civics("source", "ktla-2016.route")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Sources differ." in told.stdout
    claim = data(civics, "source", "ktla-2016.route")
    assert claim["id"] == "ktla-2016.route"
    assert claim["source"]["outlet"] == "KTLA"
    assert claim["differs"]


def test_packs_are_listed_and_shown(civics: Run) -> None:
    listed = data(civics, "pack", "list")
    assert {one["id"] for one in listed} == SHIPPED
    lines = civics("pack", "list").stdout.splitlines()
    assert len(lines) == len(listed)
    for one in listed:
        shown = data(civics, "pack", "show", one["id"])
        assert len(shown["questions"]) == one["questions"]
        assert shown["manifest"]["title"] == one["title"]
        told = civics("pack", "show", one["id"])
        assert told.stdout.startswith(f"{one['title']}  ({one['id']} ")


def test_a_check_ends_with_1_where_there_are_errors(civics: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace(", correct: true", ""), encoding="utf-8")
    clean = civics("pack", "check", str(good))
    assert (clean.returncode, clean.stderr) == (0, "")
    broken = civics("pack", "check", str(bad))
    assert (broken.returncode, broken.stderr) == (1, "")
    assert "error E" in broken.stdout
    both = civics("pack", "check", str(good), str(bad), "--json")
    assert both.returncode == 1
    assert [one["path"] if "path" in one else one["pack"] for one in json.loads(both.stdout)]
    assert len(json.loads(both.stdout)) == 2
    assert json.loads(civics("pack", "check", str(good), "--format", "json").stdout)


def test_a_warning_counts_only_where_it_is_strict(civics: Run, tmp_path: Path) -> None:
    file = tmp_path / "warned.yaml"
    file.write_text(GOOD.replace("    explanation: The Senate consents.\n", ""), encoding="utf-8")
    assert "warning L" in civics("pack", "check", str(file)).stdout
    assert civics("pack", "check", str(file)).returncode == 0
    assert civics("pack", "check", str(file), "--strict").returncode == 1


def test_a_build_gets_annotations(civics: Run, tmp_path: Path) -> None:
    file = tmp_path / "warned.yaml"
    file.write_text(GOOD.replace("    explanation: The Senate consents.\n", ""), encoding="utf-8")
    done = civics("pack", "check", str(file), "--format", "github", "--strict")
    assert (done.returncode, done.stderr) == (1, "")
    assert any(line.startswith("::warning file=") and ",title=L28::" in line for line in done.stdout.splitlines())


def test_what_will_be_stale_is_told_for_a_day(civics: Run, tmp_path: Path) -> None:
    file = tmp_path / "dated.yaml"
    file.write_text(GOOD + "    review_by: 2027-06-30\n", encoding="utf-8")
    assert civics("pack", "check", str(file), "--strict", "--on", "2027-06-30").returncode == 0
    stale = civics("pack", "check", str(file), "--strict", "--on", "2027-07-01")
    assert (stale.returncode, stale.stdout.count("L29: ")) == (1, 1)


def test_many_problems_of_one_code_are_listed_only_with_all(civics: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    rows = [f"  - {{id: q{n}, kind: true_false, stem: So it is {n}., answer: true}}\n" for n in range(30)]
    file.write_text("title: Many\nquestions:\n" + "".join(rows), encoding="utf-8")
    told = civics("pack", "check", str(file)).stdout
    assert told.count("warning L28: ") == 5
    assert "\nand 25 more of L28 (--all)\n" in told
    assert civics("pack", "check", str(file), "--all").stdout.count("warning L28: ") == 30


def test_a_code_is_explained_in_any_case(civics: Run) -> None:
    done = civics("pack", "explain", "l28")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("L28: ")
    assert "A warning." in done.stdout
    assert "lint: {allow: [L28], why: ...}" in done.stdout


def test_a_set_is_made_changed_listed_and_used(civics: Run) -> None:
    made = civics("set", "new", "Monday", "secession-process/propose-vote", "key-actors/only-evans", "--minutes", "5")
    assert (made.returncode, made.stdout) == (0, "monday\n")
    assert "Use it: civics-tui quiz monday" in made.stderr
    changed = civics("set", "edit", "monday", "--drop", "key-actors/only-evans", "--title", "Tuesday")
    assert changed.stdout == "secession-process/propose-vote\n"
    assert changed.stderr == "Saved with 1 question.\n"
    assert civics("set", "edit", "monday").stdout == "secession-process/propose-vote\n"
    rows = {one["id"]: one for one in data(civics, "set", "list")}
    assert rows["monday"] == {"id": "monday", "title": "Tuesday", "questions": 1, "minutes": 5}
    assert "secession-process/lesson" in rows
    assert "monday" in civics("set", "list").stdout
    quiz = civics("quiz", "monday", typed="")
    assert quiz.stdout.startswith("Question 1 of 1. Tuesday.")


def test_a_set_is_picked_by_rule(civics: Run) -> None:
    made = civics("set", "new", "Ten", "secession-process/propose-vote", "--from", "key-actors", "--fill", "10")
    assert (made.returncode, made.stdout) == (0, "ten\n")
    questions = civics("set", "edit", "ten").stdout.split()
    assert questions[0] == "secession-process/propose-vote"
    assert {one.partition("/")[0] for one in questions[1:]} == {"key-actors"}
    rows = {one["id"]: one for one in data(civics, "set", "list")}
    assert rows["ten"]["minutes"] == 10
    assert civics("set", "new", "All", "--from", "key-actors", "--kind", "true_false").returncode == 0
    assert len(civics("set", "edit", "all").stdout.split()) == 3


def test_the_history_is_copied_and_checked(civics: Run, home: Path, tmp_path: Path) -> None:
    civics("quiz", "secession-process", "--profile", "Ana", typed="1\n")
    done = civics("data", "backup", str(tmp_path / "copy.sqlite3"), "--profile", "Ana")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'copy.sqlite3'}\n")
    assert done.stderr == "The history was copied.\n"
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    named = civics("data", "backup", "--profile", "Ana").stdout.strip()
    assert Path(named).is_file()
    assert data(civics, "data", "check", "--profile", "Ana")["problems"] == []
    assert civics("data", "check").stdout.endswith("The history is whole.\n")
    where = data(civics, "data", "where", "--profile", "Ana")
    assert Path(where["history"]).parent == Path(named).parent
    assert Path(where["history"]).is_relative_to(home)
    assert "(not made yet)" in civics("data", "where", "--profile", "Nobody yet").stdout


def test_a_damaged_history_is_said_in_a_sentence(civics: Run, home: Path) -> None:
    civics("quiz", "secession-process", "--profile", "Bo", typed="1\n")
    history = Path(data(civics, "data", "where", "--profile", "Bo")["history"])
    for beside in history.parent.glob("history.sqlite3-*"):
        beside.unlink()
    history.write_bytes(b"This is no database, whatever its name says. " * 100)
    done = civics("data", "check", "--profile", "Bo")
    assert done.returncode == 1
    assert str(history) in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Something broke" not in done.stderr


def test_each_learner_has_a_history_wherever_the_name_is_given(civics: Run) -> None:
    civics("--profile", "Cy", "quiz", "secession-process", "-n", "2", "--seed", "1")
    again = civics("quiz", "--profile", "Cy")
    assert "Question 1 of 2." in again.stdout
    assert "Question 1 of 2." not in civics("--profile", "Di").stdout


@pytest.mark.parametrize("name", ["../../x", "a/b", "", ".", "con", "x" * 300])
def test_no_name_of_a_learner_leads_out_of_the_home(civics: Run, home: Path, name: str) -> None:
    done = civics("data", "where", "--json", "--profile", name)
    if done.returncode == 0:
        folder = Path(json.loads(done.stdout)["history"]).parent
        assert folder.parent == home / "data" / "profiles"
        assert len(folder.name) < 200
    else:
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_the_first_start_in_a_pipe_is_home_in_lines(civics: Run) -> None:
    done = civics()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("civics-tui. Home.\n")
