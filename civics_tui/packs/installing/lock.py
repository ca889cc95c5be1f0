"""One process at a time installs or removes packs, and has a folder for what nobody is to see yet."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from civics_tui.errors import StorageError
from civics_tui.words import _

ASIDE = ".aside"
"""Where a pack is unpacked, and goes before it is deleted; what lies there was left by a process that was killed."""
WAIT = 10.0
"""Seconds to wait for another process that installs or removes."""

_LOCK = ".lock"


@contextlib.contextmanager
def only_one(installed: Path) -> Iterator[Path]:
    """Keep other processes from installing and removing; give an empty folder for what is not to be seen yet.

    The lock is that of a database without tables: it works on every system, and ends with the process.

    Raises:
        StorageError: another process is at it, or the folder cannot be written.
    """
    aside = installed / ASIDE
    with contextlib.ExitStack() as undo:
        try:
            installed.mkdir(parents=True, exist_ok=True)
            lock = undo.enter_context(
                contextlib.closing(sqlite3.connect(installed / _LOCK, timeout=WAIT, isolation_level=None))
            )
            lock.execute("BEGIN EXCLUSIVE")
            if aside.exists():
                shutil.rmtree(aside)
            aside.mkdir()
        except sqlite3.Error as error:
            told = _("{path} is in use; another process installs or removes a pack. Try again when it has ended.")
            raise StorageError(told.format(path=installed)) from error
        except OSError as error:
            raise unwritable(installed, error) from error
        undo.callback(shutil.rmtree, aside, ignore_errors=True)
        yield aside


def unwritable(path: Path, error: OSError) -> StorageError:
    """The error for a folder that takes nothing."""
    return StorageError(_("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror or error))
