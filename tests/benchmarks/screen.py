"""A program in a terminal of its own, watched byte by byte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
_CONTROL = re.compile(rb"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]|\x1b[ -/]+[0-~]")


class Screen:
    """A Python program with a terminal of 80 x 24 cells; it is killed at the end of the block."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start `python ARGUMENTS` in the checkout."""
        settings = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "TEXTUAL_ANIMATIONS": "none",
            **(environment or {}),
        }
        self.told = b""
        self.began = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], settings)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def __enter__(self) -> Screen:
        """End the program at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)

    def _read(self, until: float) -> bytes:
        """What is written next; nothing where it lasts longer than `until`."""
        ready, _writable, _problems = select.select([self.terminal], [], [], max(0.0, until - time.perf_counter()))
        try:
            return os.read(self.terminal, 1 << 16) if ready else b""
        except OSError:  # the program has ended
            return b""

    def text(self) -> str:
        """All that was written so far, without control sequences."""
        return _CONTROL.sub(b"", self.told).decode(errors="replace")

    def until(self, *texts: str) -> float:
        """Seconds from the start until all the texts were written.

        Raises:
            TimeoutError: they do not come; the sentence shows what did.
        """
        end = self.began + PATIENCE
        while (now := time.perf_counter()) < end:
            data = self._read(min(end, now + 1))
            if data:
                at = time.perf_counter()
                self.told += data
                shown = self.text()
                if all(text in shown for text in texts):
                    return at - self.began
        raise TimeoutError(f"No {texts} on the screen: {self.text()[-1500:]!r}")

    def settle(self, quiet: float = 0.2) -> None:
        """Read on until nothing was written for so long."""
        while data := self._read(time.perf_counter() + quiet):
            self.told += data

    def press(self, key: str) -> float:
        """Seconds from a key to the first thing that is written.

        Raises:
            TimeoutError: nothing is.
        """
        began = time.perf_counter()
        os.write(self.terminal, key.encode())
        data = self._read(began + 5)
        if not data:
            raise TimeoutError(f"The key {key!r} changed nothing: {self.text()[-1500:]!r}")
        taken = time.perf_counter() - began
        self.told += data
        return taken
