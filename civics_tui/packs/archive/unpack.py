"""Opening a `.civpack`: everything is looked at before anything is written, and what is odd is refused in a sentence.

The central directory is bounded before it is read, sizes before they are inflated; what is inflated is never held
whole. A zip within the archive is a file like others, and is not opened.
"""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from civics_tui.errors import ArchiveRefused, StorageError
from civics_tui.packs.archive.names import Taken, flaw, shown
from civics_tui.words import _, ngettext

CHECKSUMS = "CHECKSUMS"
"""The file that lists all others, each with its SHA-256."""
MAX_FILES = 2_000
"""Files of one archive."""
MAX_TOTAL = 64 * 1024 * 1024
"""Bytes of an archive, and of all files in it together."""
MAX_RATIO = 100
"""How many times its packed size a file may have."""

_MAX_LIST = 1024 * 1024
_MAX_DIRECTORY = 1024 * MAX_FILES
_CHUNK = 256 * 1024
_END = struct.Struct("<4s4H2LH")
"""The end record of a zip: its mark, four counts, size and place of the directory, length of a remark."""
_LOCAL = 30
"""Bytes that stand before the name of each file at least."""
_LOCATOR = 20
"""Bytes of the record that stands before the end of a zip with 64-bit sizes."""
_LISTED = re.compile(r"([0-9a-f]{64})  (.+)\Z")
_REPARSE = 0x400
_UTF8, _HIDDEN = 0x800, 0x1 | 0x20 | 0x40 | 0x2000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    UnicodeError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
)
"""What reading a damaged zip raises."""


def unpack(archive: Path, folder: Path) -> str:
    """Unpack an archive into a folder that is not there yet, and give the SHA-256 of its `CHECKSUMS`.

    Raises:
        ArchiveRefused: it is damaged or hostile; the folder is left as far as it came, for the caller to take away.
        StorageError: it cannot be read, or its files cannot be written.
    """
    try:
        with _opened(archive) as files:
            infos = _looked_at(files, archive)
            listed, checksum = _listed(files, infos, archive)
            folder.mkdir(parents=True)
            for name, info in infos.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with files.open(info) as packed, target.open("xb") as written:
                    if _copied(packed, written) != (info.file_size, listed.get(name, checksum)):
                        raise _refused(archive, _('"{name}" is not what CHECKSUMS lists').format(name=shown(name)))
    except _BROKEN as error:
        raise _refused(archive, _("it is damaged")) from error
    except OSError as error:
        where = error.filename or archive
        told = _("{path} cannot be unpacked: {reason}.").format(path=where, reason=error.strerror or error)
        raise StorageError(told) from error
    return checksum


def _refused(archive: Path, reason: str) -> ArchiveRefused:
    return ArchiveRefused(_("The archive {name} is refused: {reason}.").format(name=shown(archive.name), reason=reason))


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, once its end says that the directory can be read at once."""
    about = archive.stat()
    if not stat.S_ISREG(about.st_mode):
        raise _refused(archive, _("it is no file"))
    if about.st_size > MAX_TOTAL:
        raise _refused(archive, _("it has more than {n} bytes").format(n=MAX_TOTAL))
    with archive.open("rb") as stream:
        _look_at_end(stream, about.st_size, archive)
        with zipfile.ZipFile(stream) as files:
            yield files


def _look_at_end(stream: IO[bytes], size: int, archive: Path) -> None:
    length = _END.size + _LOCATOR
    stream.seek(max(0, size - length))
    end = stream.read(length)
    if len(end) < _END.size:
        raise _refused(archive, _("it is cut off, or no zip"))
    mark, disk, first, here, count, directory, place, remark = _END.unpack(end[-_END.size :])
    if mark != b"PK\x05\x06" or remark or disk or first or here != count or place + directory != size - _END.size:
        raise _refused(archive, _("it is cut off, or no zip as packs are"))
    if count > MAX_FILES or directory > _MAX_DIRECTORY or end.startswith(b"PK\x06\x07"):
        raise _refused(archive, _too_many())


def _too_many() -> str:
    return ngettext("it holds more than {n} file", "it holds more than {n} files", MAX_FILES)


def _looked_at(files: zipfile.ZipFile, archive: Path) -> dict[str, zipfile.ZipInfo]:
    """The files by name; folders, which hold nothing, are left out."""
    found: dict[str, zipfile.ZipInfo] = {}
    taken = Taken()
    if len(files.infolist()) > MAX_FILES:
        raise _refused(archive, _too_many())
    for info in files.infolist():
        name = info.orig_filename
        reason = _flaw(info, name)
        if reason is None and not name.endswith("/"):
            reason = _('"{name}" stands twice').format(name=shown(name)) if name in found else taken.add(name)
            found[name] = info
        if reason is not None:
            raise _refused(archive, reason)
    if sum(info.file_size for info in found.values()) > MAX_TOTAL:
        raise _refused(archive, _("its files have more than {n} bytes together").format(n=MAX_TOTAL))
    _look_for_overlaps(files, archive)
    for needed in (CHECKSUMS, "pack.yaml"):
        if needed not in found:
            raise _refused(archive, _("it holds no {name}").format(name=needed))
    return found


def _flaw(info: zipfile.ZipInfo, name: str) -> str | None:
    """What is wrong with an entry; `None` where nothing is."""
    told = shown(name)
    if not name.isascii() and not info.flag_bits & _UTF8:
        return _("a name in it is not UTF-8")
    if (reason := flaw(name.removesuffix("/"))) is not None:
        return reason
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or info.external_attr & _REPARSE:
        return _('"{name}" is a link, or no plain file').format(name=told)
    if info.flag_bits & _HIDDEN:
        return _('"{name}" is encrypted').format(name=told)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _('"{name}" is packed in a way that packs do not use').format(name=told)
    if info.file_size > MAX_RATIO * max(1, info.compress_size):
        return _('"{name}" unpacks to more than {n} times its size').format(name=told, n=MAX_RATIO)
    return None


def _look_for_overlaps(files: zipfile.ZipFile, archive: Path) -> None:
    """Refuse entries that share their bytes, by which a small file can hold much."""
    behind = 0
    for info in sorted(files.infolist(), key=lambda one: one.header_offset):
        if info.header_offset < behind:
            raise _refused(archive, _("files in it lie over one another"))
        behind = info.header_offset + _LOCAL + len(info.orig_filename) + info.compress_size
    if behind > files.start_dir:
        raise _refused(archive, _("it is damaged"))


def _listed(files: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], archive: Path) -> tuple[dict[str, str], str]:
    """What `CHECKSUMS` lists, which is each other file once; and its own SHA-256."""
    if infos[CHECKSUMS].file_size > _MAX_LIST:
        raise _refused(archive, _("its CHECKSUMS is too large"))
    data = files.read(infos[CHECKSUMS])
    listed: dict[str, str] = {}
    for line in data.decode().splitlines():
        found = _LISTED.match(line)
        if found is None or found[2] in listed:
            raise _refused(archive, _("a line of its CHECKSUMS cannot be read"))
        listed[found[2]] = found[1]
    for name in sorted(listed.keys() ^ (infos.keys() - {CHECKSUMS})):
        if name in listed:
            raise _refused(archive, _('CHECKSUMS lists "{name}", which is not there').format(name=shown(name)))
        raise _refused(archive, _('"{name}" is not listed in CHECKSUMS').format(name=shown(name)))
    return listed, hashlib.sha256(data).hexdigest()


def _copied(packed: IO[bytes], written: IO[bytes]) -> tuple[int, str]:
    """Copy a file, and give its size and SHA-256."""
    digest, size = hashlib.sha256(), 0
    while chunk := packed.read(_CHUNK):
        digest.update(chunk)
        size += written.write(chunk)
    return size, digest.hexdigest()
