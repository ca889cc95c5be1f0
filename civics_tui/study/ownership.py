"""Who works on an attempt: locks of the operating system, which die with the process that holds them.

The one module with calls that only one family of systems has. A lock is a file in the learner's folder that is
locked, not the file's existence: what a killed process leaves behind locks nobody out.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from civics_tui.errors import AttemptInUse, NotSaved
from civics_tui.words import _

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Ownership:
    """One attempt held by this process, until it is given up or the process ends."""

    def __init__(self, path: Path, handle: int) -> None:
        """Hold the locked file; `take` makes these."""
        self._path = path
        self._handle: int | None = handle

    def give_up(self) -> None:
        """Let others have the attempt; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Where an open file cannot be deleted, an empty one stays behind and locks nobody out.
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(handle)


def take(folder: Path, attempt_id: str) -> Ownership:
    """Become the owner of an attempt.

    Raises:
        AttemptInUse: another process, or another part of this one, holds it.
        NotSaved: the folder cannot be written.
    """
    path = folder / f"{attempt_id}.lock"
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise NotSaved(
                _("Nothing can be saved in {folder}: {reason}.").format(folder=folder, reason=reason)
            ) from problem
        try:
            _lock(handle)
        except OSError as problem:
            os.close(handle)
            raise AttemptInUse(
                _("This attempt is open in another window. Go on there, or close it there first.")
            ) from problem
        if _is_still(path, handle):
            return Ownership(path, handle)
        os.close(handle)  # its last owner deleted it between our opening and locking it


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable, on systems where that has to be asked for."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
