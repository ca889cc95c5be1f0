"""A real terminal for tests: tmux runs a command, keys are sent, and the screen is read until it shows something."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
import uuid
from collections.abc import Callable, Mapping
from types import TracebackType

PATIENCE = 30.0
"""Seconds after which a screen that does not come is a failure."""
BETWEEN = 0.03
"""Seconds between two looks, which leave the machine to what is looked at."""

MARKED = r"(?m)^ *> (.*)"
"""The row that is marked."""


def _marked(shown: str) -> str:
    found = re.search(MARKED, shown)
    return found[1] if found else ""


class Terminal:
    """One tmux server with one window, gone at the end."""

    def __init__(self, columns: int, rows: int, environment: Mapping[str, str]) -> None:
        """Prepare a window of that size; `environment` is all that the command gets beside PATH."""
        self.name = f"civics-{uuid.uuid4().hex[:12]}"
        self.size = ("-x", str(columns), "-y", str(rows))
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            **environment,
        }

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, "-f", "/dev/null", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def start(self, *command: str) -> None:
        """Run a command; when it ends the screen says `[ended N]` with its exit status."""
        line = f"{shlex.join(command)}; printf '\\n[ended %s]\\n' $?; exec cat"
        self._tmux("new-session", "-d", *self.size, "env", "-u", "TMUX", "sh", "-c", line)

    def press(self, *keys: str) -> None:
        """Send keys by tmux's names, such as `Enter`, `Escape`, `2`."""
        self._tmux("send-keys", *keys)

    def write(self, text: str) -> None:
        """Type a text as it is."""
        self._tmux("send-keys", "-l", text)

    def click(self, column: int, row: int) -> None:
        """Press and let go of the left button at a cell counted from 1, as xterm's SGR mouse mode says it."""
        self.write(f"\x1b[<0;{column};{row}M")
        self.write(f"\x1b[<0;{column};{row}m")

    def click_on(self, pattern: str) -> None:
        """Click in the middle of the first text on the screen that matches."""
        lines = self.wait_for(pattern).splitlines()
        row, found = next((row, found) for row, line in enumerate(lines, 1) if (found := re.search(pattern, line)))
        self.click((found.start() + found.end()) // 2 + 1, row)

    def screen(self) -> str:
        """What the window shows."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, pattern: str) -> str:
        """Read the screen until it matches; give it back.

        Raises:
            AssertionError: it did not come within `PATIENCE`; the message holds the screen.
        """
        return self._wait(lambda shown: re.search(pattern, shown) is not None, repr(pattern))

    def _wait(self, is_it: Callable[[str], bool], wanted: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while True:
            shown = self.screen()
            if is_it(shown):
                return shown
            assert time.monotonic() < deadline, f"{wanted} did not come; the screen shows:\n{shown}"
            time.sleep(BETWEEN)

    def wait_until_shown(self, screen: str) -> None:
        """Read the screen until it is this one, to the last cell.

        Raises:
            AssertionError: it did not come within `PATIENCE`.
        """
        self._wait(lambda shown: shown == screen, "a screen that was seen before")

    def wait_for_change(self, screen: str) -> str:
        """Read the screen until it is another one; give it back.

        Raises:
            AssertionError: it stayed the same for `PATIENCE`.
        """
        return self._wait(lambda shown: shown != screen, "another screen")

    def go_down_to(self, row: str) -> None:
        """Press Down until the row is marked whose text begins so.

        Raises:
            AssertionError: a key marked no other row within `PATIENCE`.
        """
        marked = _marked(self.wait_for(MARKED))
        while not marked.startswith(row):
            self.press("Down")
            marked = self._other_than(marked)

    def _other_than(self, marked: str) -> str:
        return _marked(self._wait(lambda shown: _marked(shown) not in ("", marked), f"another row than {marked}"))

    def kill_program(self) -> None:
        """Kill the program in the window with SIGKILL, as a pulled plug would."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        subprocess.run(["pkill", "-KILL", "-P", shell], check=True)

    def __enter__(self) -> Terminal:
        """Use it in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server and all that runs in it."""
        subprocess.run(["tmux", "-L", self.name, "kill-server"], capture_output=True, check=False)
