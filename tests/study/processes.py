"""Starting the programs of `children`, and reading what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]


def start(name: str, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start one; its stdout and stdin are pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.study.children", name, str(folder), *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )


def run(name: str, folder: Path, *arguments: str) -> list[list[Any]]:
    """Run one to its end; give its lines."""
    with start(name, folder, *arguments) as child:
        assert child.stdout is not None
        said = lines(child.stdout)
        assert child.wait() == 0
    return said


def lines(stream: IO[bytes]) -> list[list[Any]]:
    """The whole lines that are left in a stream; a line that a kill cut off was not shown."""
    return [json.loads(line) for line in stream.read().splitlines(keepends=True) if line.endswith(b"\n")]


def line(stream: IO[bytes]) -> list[Any] | None:
    """The next line; `None` at the end."""
    text = stream.readline()
    said: list[Any] | None = json.loads(text) if text.endswith(b"\n") else None
    return said
