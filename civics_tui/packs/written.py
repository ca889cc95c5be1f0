"""Writing a file for somebody outside: whole or not at all, and never over another one without being told to."""

from __future__ import annotations

import os
from pathlib import Path

from civics_tui.errors import StorageError, WrongUse
from civics_tui.words import _


def write_whole(path: Path, data: bytes, *, replace: bool = False, make_folder: bool = False) -> None:
    """Write a file beside the one that is meant, and put it into its place when it is whole.

    Args:
        path: the file.
        data: what it is to hold.
        replace: write over a file that is there.
        make_folder: make its folder where there is none.

    Raises:
        WrongUse: there is something already, and `replace` was not given.
        StorageError: it cannot be written; what was there before still is.
    """
    if not replace and os.path.lexists(path):
        raise WrongUse(_("{path} is there already.").format(path=path))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as problem:
        told = _("{path} could not be written: {reason}.").format(path=path, reason=problem.strerror or problem)
        raise StorageError(told) from problem
