"""What reads the output may go away, be full or be closed: no traceback, and a status that a script can use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PYTHON = f"{sys.executable} -m civics_tui"


def shell(line: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash; the status is that of the first program of a pipe that failed."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "CIVICS_HOME": str(home), "LC_ALL": "C.UTF-8", **environment},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    ["--help", "pack list", "explain secession-process:route", "search state", "search state --json", "quiz --seed 1"],
)
def test_who_reads_only_the_beginning_breaks_nothing(home: Path, command: str) -> None:
    done = shell(f"echo 1 | {PYTHON} {command} | sed -u 1q", home)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_a_full_disk_is_said_in_a_sentence(home: Path) -> None:
    done = shell(f"{PYTHON} pack list > /dev/full", home)
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-"])
def test_streams_that_are_closed_are_no_crash(home: Path, closed: str) -> None:
    done = shell(f"{PYTHON} pack list {closed}", home)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_input_a_quiz_ends_with_its_score(home: Path) -> None:
    done = shell(f"{PYTHON} quiz secession-process <&-", home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("Score so far: ")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale_says(civics: Run, locale: str) -> None:
    done = civics("search", "two thirds", "--json", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, "")


def test_input_that_is_no_utf_8_is_a_wrong_answer(home: Path) -> None:
    done = shell(f"printf '\\377\\376\\n\\033[2J\\n' | {PYTHON} quiz secession-process --seed 1", home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_the_completion_is_a_script_of_the_shell(civics: Run, shell_name: str) -> None:
    done = civics("completion", shell_name)
    assert (done.returncode, done.stderr) == (0, "")
    assert "_CIVICS_TUI_COMPLETE" in done.stdout
    assert {"bash": "complete -o nosort", "zsh": "#compdef civics-tui", "fish": "complete --"}[
        shell_name
    ] in done.stdout


BASH = """
{script}
compopt() {{ :; }}
COMP_WORDS=(civics-tui {words})
COMP_CWORD={place}
_civics_tui_completion civics-tui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
"""What bash does when somebody presses tab: it calls the function of the script and reads COMPREPLY."""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["s"], {"search", "source", "set"}),
        (["pack", "sh"], {"show"}),
        (["quiz", "--mi"], {"--minutes"}),
        (["quiz", "--mode", ""], {"practice", "exam", "missed"}),
    ],
)
def test_bash_completes_commands_options_and_values(
    civics: Run, home: Path, tmp_path: Path, words: list[str], found: set[str]
) -> None:
    given = " ".join(f"'{word}'" for word in words)
    script = BASH.format(script=civics("completion", "bash").stdout, words=given, place=len(words))
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "civics-tui"
    command.write_text(f'#!/bin/sh\nexec {PYTHON} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    done = shell(script, home, PATH=f"{command.parent}:{os.environ['PATH']}")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.splitlines()) == found
