"""A crash in a real terminal: one sentence, a log without anybody's data, the terminal as it was."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import Exit
from tests.e2e.terminal import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.e2e

BREAKING = """
import os, sys
from civics_tui.cli.main import main
from civics_tui.tui.screens.quiz import QuizScreen

def action_hint(self):
    learner, answer = "Samantha Carter", "three quarters"
    raise ValueError(f"{learner} typed {answer}")

QuizScreen.action_hint = action_hint
QuizScreen.check_action = lambda self, action, parameters: True
sys.exit(main(["--profile", "Samantha Carter"]))
"""
"""The app, with a key that breaks it while a name and an answer are in local variables."""

Step = tuple[str, bytes]
"""A text to wait for, and the key that is pressed then."""


def run_in_a_terminal(program: str, steps: Sequence[Step], environment: dict[str, str]) -> tuple[int, str, bool]:
    """Run a program in a pseudo terminal; give its exit status, all its output, and whether the line is as before."""
    master, line = pty.openpty()
    before = termios.tcgetattr(line)
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=line, stdout=line, stderr=line, env=environment, close_fds=True
    )
    output, seen = b"", 0
    waiting = list(steps)
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            output += os.read(master, 65536)
        if waiting and (at := output.find(waiting[0][0].encode(), seen)) >= 0:
            seen = at
            os.write(master, waiting.pop(0)[1])
    process.kill()
    process.wait()
    while select.select([master], [], [], 0)[0]:
        output += os.read(master, 65536)
    is_restored = termios.tcgetattr(line) == before
    os.close(master)
    os.close(line)
    return process.returncode, output.decode("utf-8", "replace"), is_restored


def test_a_crash_in_a_terminal(tmp_path: Path) -> None:
    environment = os.environ | {"CIVICS_HOME": str(tmp_path), "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    status, output, is_restored = run_in_a_terminal(BREAKING, [("Start: 10", b"\r"), ("1 of 10", b"h")], environment)
    last = output.rpartition("\x1b[?1049l")[2]
    assert status == Exit.INTERNAL
    assert is_restored
    assert "\x1b[?1049l" in output
    assert "Something broke. Your answers are safe: 0 of 10, under Continue." in last
    assert "Details without your data:" in last
    assert "Traceback" not in last
    (log,) = (tmp_path / "data" / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    for told in (last, text):
        assert "Samantha" not in told
        assert "three quarters" not in told
