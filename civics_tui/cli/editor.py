"""The editor that a person has set, opened at a place of a file."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from civics_tui.errors import WrongUse
from civics_tui.words import _

VARIABLES = ("VISUAL", "EDITOR")
BESIDE = {
    "code": ("--wait", "--goto"),
    "codium": ("--wait", "--goto"),
    "subl": ("--wait",),
    "hx": (),
    "zed": ("--wait",),
}
"""Editors that take `file:line:column`, with what goes before it."""
PLUS = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "joe", "kak", "mg", "ne", "jed", "gedit", "kate")
"""Editors that take `+line` before the file."""

Edit = Callable[[Path, int, int], None]


def arguments(command: str, file: Path, line: int, column: int) -> list[str]:
    """The command line that opens a file at a place; an editor that is not known gets the file alone.

    Raises:
        WrongUse: the command cannot be read.
    """
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise WrongUse(_("The editor cannot be started: EDITOR holds no command that can be read."))
    name = Path(words[0]).name.removesuffix(".exe")
    if name in BESIDE:
        given = [one for one in BESIDE[name] if one not in words]
        return [*words, *given, f"{file}:{line}:{column}"]
    return [*words, f"+{line}", str(file)] if name in PLUS else [*words, str(file)]


def editor(environment: Mapping[str, str]) -> Edit | None:
    """What opens a file in the editor that is set, and waits; `None` where none is."""
    command = next((environment[name] for name in VARIABLES if environment.get(name, "").strip()), "")
    if not command:
        return None

    def edit(file: Path, line: int, column: int) -> None:
        try:
            subprocess.run(arguments(command, file, line, column), check=False)
        except OSError as error:
            raise WrongUse(
                _("The editor {command} cannot be started: {reason}. Set another one in EDITOR.").format(
                    command=command, reason=error.strerror or error
                )
            ) from error

    return edit
