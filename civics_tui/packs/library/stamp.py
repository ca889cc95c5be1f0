"""Whether a pack on disk is still the one that was compiled: a stamp that looks at files, a checksum that reads them.

The stamp holds size, time and inode of every file, and those of the code that compiles, so that a new version of the
app compiles again.
"""

from __future__ import annotations

import functools
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import civics_tui
from civics_tui.errors import StorageError
from civics_tui.words import _

ENDINGS = (".yaml", ".yml", ".md")
"""Files that the reader may look at."""
MOST = 10_000
"""Files and folders looked at in one pack; a folder with more is none."""


@dataclass(frozen=True, slots=True, order=True)
class _File:
    name: str
    """Path below the pack; empty where the pack is one file."""
    size: int = 0
    changed: int = 0
    inode: int = 0
    regular: bool = False


def _file(name: str, about: os.stat_result) -> _File:
    return _File(name, about.st_size, about.st_mtime_ns, about.st_ino, stat.S_ISREG(about.st_mode))


def _files(path: Path) -> list[_File]:
    if not path.is_dir():
        return [_file("", path.stat())]
    return sorted(_walk(str(path), "", [MOST]))


def _walk(folder: str, below: str, left: list[int]) -> Iterator[_File]:
    with os.scandir(folder) as found:
        for one in found:
            left[0] -= 1
            if left[0] < 0:
                return
            if one.name.startswith("."):
                continue
            if one.is_dir(follow_symlinks=False):
                yield from _walk(one.path, f"{below}{one.name}/", left)
            elif one.name.endswith(ENDINGS):
                try:
                    yield _file(below + one.name, one.stat())
                except OSError:  # a link to nothing; the reader will tell
                    yield _File(below + one.name)


def stamp(path: Path) -> str:
    """What names, sizes, times and inodes of all files come to; it changes with every save.

    Raises:
        StorageError: the files cannot be listed.
    """
    try:
        told = "\n".join(f"{one.name}|{one.size}|{one.changed}|{one.inode}" for one in _files(path))
    except OSError as error:
        raise unreadable(path, error) from error
    return _short(told.encode(errors="surrogateescape"))


def checksum(path: Path) -> str:
    """SHA-256 over the names and bytes of all files.

    Raises:
        StorageError: a file cannot be read.
    """
    whole = hashlib.sha256()
    try:
        for one in _files(path):
            whole.update(f"{one.name}\0{one.size}\0".encode(errors="surrogateescape"))
            if one.regular:
                with (path / one.name if one.name else path).open("rb") as stream:
                    whole.update(hashlib.file_digest(stream, "sha256").digest())
    except OSError as error:
        raise unreadable(path, error) from error
    return whole.hexdigest()


@functools.cache
def maker() -> str:
    """What the code comes to that reads packs and compiles them."""
    package = Path(civics_tui.__file__).parent
    told = [civics_tui.__version__]
    for folder in ("model", "packs"):
        for below, _folders, names in os.walk(package / folder):
            for name in names:
                if name.endswith(".py"):
                    about = os.stat(f"{below}/{name}")  # noqa: PTH116 - a hundred of these at every start
                    told.append(f"{name}|{about.st_size}|{about.st_mtime_ns}")
    return _short("\n".join(sorted(told)).encode())


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def unreadable(path: Path, error: OSError) -> StorageError:
    """The error for a file or folder that cannot be read."""
    where = error.filename or path
    return StorageError(_("{path} cannot be read: {reason}.").format(path=where, reason=error.strerror or error))
