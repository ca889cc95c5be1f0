"""Runs the command line in a process of its own, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own for the tests of one module."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def civics(home: Path) -> Run:
    """Run civics-tui with arguments and lines of input; the result has returncode, stdout and stderr."""

    def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "civics_tui", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "CIVICS_HOME": str(home), "LC_ALL": "C.UTF-8", **environment},
            timeout=120,
            check=False,
        )

    return run
