"""A quick run is a run: what it writes and how it ends are those of a process that a shell started."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["quiz", "secession-process", "--seed", "4", "--profile", "NAME"], "1\né\n"),
        (["pack", "explain", "L28"], ""),
        (["pack", "chek"], ""),
        (["pack", "check", "nothing.yaml"], ""),
    ],
)
def test_it_ends_as_one_that_was_started(civics: Run, arguments: list[str], typed: str) -> None:
    """A setting that nothing reads leads past the fork."""
    runs = []
    for name, setting in (("one", {}), ("other", {"NOBODY_READS": "this"})):
        done = civics(*(name if one == "NAME" else one for one in arguments), typed=typed, **setting)
        runs.append((done.returncode, done.stdout, done.stderr))
    assert runs[0] == runs[1]


def test_it_starts_where_the_test_stands(civics: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.yaml").write_text("title: T\nquestions:\n  - {kind: true_false, stem: So?, answer: true}\n")
    assert civics("pack", "check", "./here.yaml").returncode == 0


def test_one_run_leaves_nothing_to_the_next(civics: Run, tmp_path: Path) -> None:
    home = str(tmp_path)
    assert civics("data", "where", CIVICS_HOME=home).stdout.count(home) > 1
    assert home not in civics("data", "where").stdout
