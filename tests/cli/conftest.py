"""Runs the command line in a process of its own, as a user does; and most of the time without waiting for its start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.forked import Forks

PIPE = 4_096
"""Characters that a pipe holds in any case."""
TIMEOUT = 120
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """A home of its own for the tests of one module, in which the shipped packs are compiled already."""
    made = tmp_path_factory.mktemp("home")
    (made / "cache").mkdir()
    shutil.copyfile(compiled, made / "cache" / compiled.name)
    return made


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks | None]:
    """Quick runs of the command line, where a process can be forked."""
    if sys.platform != "linux":
        yield None
        return
    made = Forks()
    yield made
    made.close()


@pytest.fixture
def civics(home: Path, forks: Forks | None) -> Run:
    """Run civics-tui with arguments and lines of input; the result has returncode, stdout and stderr.

    With settings of the environment it is started as a shell starts it.
    """

    def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        usual = {"PATH": os.environ["PATH"], "CIVICS_HOME": str(home), "LC_ALL": "C.UTF-8"}
        if forks and len(typed) < PIPE and not environment.keys() - usual.keys():
            return forks.run(arguments, {**usual, **environment}, typed, TIMEOUT)
        return subprocess.run(
            [sys.executable, "-m", "civics_tui", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**usual, **environment},
            timeout=TIMEOUT,
            check=False,
        )

    return run
