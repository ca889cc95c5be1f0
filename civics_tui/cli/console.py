"""The only writer to stdout and stderr. Data goes to stdout, talk to stderr; no control byte passes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any

from civics_tui.errors import OutputFailed
from civics_tui.model.text import clean_text
from civics_tui.words import _

COMPLETE = "_CIVICS_TUI_COMPLETE"
"""The variable by which a shell, with the script of `completion`, asks what a word may go on with."""


class Console:
    """Standard input and output of the process, in UTF-8 whatever the locale says."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Take the three standard streams."""
        self._environment = os.environ if environment is None else environment
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="replace")

    def out(self, text: str = "") -> None:
        """Write a line, or several, of data.

        Raises:
            OutputFailed: it cannot be written.
            BrokenPipeError: whoever read it has gone.
        """
        _write(sys.stdout, _harmless(text) + "\n")

    def err(self, text: str) -> None:
        """Write a line, or several, of talk; where nobody can be told, nobody is."""
        with suppress(OSError, OutputFailed):
            _write(sys.stderr, _harmless(text) + "\n")

    def json(self, data: Any) -> None:
        """Write data as JSON."""
        self.out(json.dumps(data, ensure_ascii=False, indent=2, default=str))

    def prompt(self, text: str) -> None:
        """Write a prompt without a line end, where somebody sits before a terminal."""
        _write(sys.stdout, _harmless(text))

    def read_line(self) -> str | None:
        """Read a line without its end; `None` at the end of input."""
        if sys.stdin is None:
            return None
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            self.out()
            return None
        return clean_text(line.rstrip("\r\n")) if line else None

    @property
    def interactive(self) -> bool:
        """Does a person type the input?"""
        return sys.stdin is not None and sys.stdin.isatty()

    @property
    def full_screen(self) -> bool:
        """Can the terminal show the full screen?"""
        dumb = self._environment.get("TERM", "") in ("dumb", "")
        if os.name == "nt":
            dumb = False
        return self.interactive and sys.stdout.isatty() and not dumb


def _harmless(text: str) -> str:
    return clean_text(text).replace("\t", "    ")


def _write(stream: IO[str] | None, text: str) -> None:
    """Write at once; a stream that was closed before the start is no stream at all."""
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputFailed(_("The output could not be written: {reason}.").format(reason=error.strerror)) from error
