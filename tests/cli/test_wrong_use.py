"""Wrong use ends with 2, nothing on stdout, and one sentence on stderr that says what comes near."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

WRONG = [
    (["serch", "x"], 'There is no command "civics-tui serch". Did you mean search?'),
    (["bogus"], "there are quiz, explain, search, source, set, pack, class, data, completion."),
    (["pack", "chek", "x"], 'There is no command "civics-tui pack chek". Did you mean check?'),
    (["--nope"], "No such option '--nope'."),
    (["--profile"], "Option '--profile' requires an argument."),
    (["quiz", "--mdoe", "exam"], "Did you mean '--mode'? Help: civics-tui quiz --help"),
    (["quiz", "secesion-process"], "Did you mean secession-process?"),
    (["quiz", "no/such.yaml"], "no/such.yaml"),
    (["quiz", "secession-process/lessons"], "there are exit-ticket, lesson, review."),
    (["quiz", "secession-process", "--mode", "exams"], "'exams' is not one of 'practice', 'exam', 'missed'."),
    (["quiz", "secession-process", "--minutes", "5"], "--minutes needs --mode exam."),
    (["quiz", "secession-process", "-n", "0"], "0 is not in the range 1<=x<=1000."),
    (["quiz", "secession-process", "--kind", "sngle"], "the kinds are single, multiple"),
    (["quiz", "secession-process", "--objective", "articl-v"], "there are article-v,"),
    (["explain", "secesion-process"], "Did you mean secession-process?"),
    (["explain", "secession-process:rout"], 'There is no page "rout" in this pack. Did you mean route?'),
    (["explain", "secession-process:route#step-6-the-state"], "Did you mean step-6-the-states?"),
    (
        ["explain", "secession-process:route#zzz"],
        'The page route has no section "zzz"; there are step-1-file-a-measure',
    ),
    (["source", "ktla-2016.rout"], "Did you mean ktla-2016.route?"),
    (["source", "zzz"], "Find one: civics-tui search WORDS"),
    (["source"], "Missing argument 'CLAIM'."),
    (["search"], "Missing argument 'WORDS...'."),
    (["search", "state", "--limit", "many"], "'many' is not a valid integer range."),
    (["set", "edit", "nope"], 'There is no set "nope" of your own'),
    (["set", "new", "", "secession-process/propose-vote"], "A set needs a title."),
    (["set", "new", "A", "propose-vote"], "write pack/question."),
    (["set", "new", "A"], "or the pack to take them of: --from PACK."),
    (["set", "new", "A", "--fill", "5"], "--objective, --kind, --difficulty and --fill go with --from PACK."),
    (["set", "new", "A", "--from", "key-actor"], "Did you mean key-actors?"),
    (["set", "new", "A", "--from", "key-actors", "--kind", "x"], "None of the questions of key-actors is like that."),
    (["set", "new", "A", "secesion-process/propose-vote"], "Did you mean secession-process?"),
    (["set", "new", "A", "secession-process/propose-vot"], "Did you mean propose-vote?"),
    (["pack", "check"], "Missing argument 'PACK...'."),
    (["pack", "check", "key-actor"], "Did you mean key-actors?"),
    (["pack", "check", "./no/such"], "There is nothing at no/such."),
    (["pack", "check", "key-actors", "--on", "2027-13-01"], '"2027-13-01" is no day; write it like 2027-02-01.'),
    (["pack", "stale", "--on", "2027-13-01"], '"2027-13-01" is no day; write it like 2027-02-01.'),
    (["pack", "show", "key-actor"], "Did you mean key-actors?"),
    (["pack", "explain", "E105x"], "Did you mean E105"),
    (["quiz", "x" * 300 + ".yaml"], "There is no pack at"),
    (["pack", "check", "x" * 300 + "/y"], "There is nothing at"),
    (["quiz", "x" * 300 + "/y"], "There is no pack"),
    (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'."),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(one[0])[:60] for one in WRONG])
def test_wrong_use_ends_with_2_and_one_line(civics: Run, arguments: list[str], said: str) -> None:
    done = civics(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("group", ["pack", "set", "data"])
def test_a_group_without_a_command_tells_its_commands_once(civics: Run, group: str) -> None:
    done = civics(group)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("Usage:") == 1
    assert "Commands:" in done.stderr


def test_a_copy_goes_over_no_file(civics: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    there = tmp_path_factory.mktemp("there") / "copy.sqlite3"
    there.write_text("mine", encoding="utf-8")
    done = civics("data", "backup", str(there))
    assert done.returncode == 2
    assert "is there already; name another file." in done.stderr
    assert there.read_text(encoding="utf-8") == "mine"


def test_what_a_set_does_not_hold_cannot_be_taken_out(civics: Run) -> None:
    civics("set", "new", "One", "secession-process/propose-vote")
    done = civics("set", "edit", "one", "--drop", "secession-process/x")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'The set "one" does not hold secession-process/x.' in done.stderr
