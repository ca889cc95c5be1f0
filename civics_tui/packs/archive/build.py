"""Building the archive of a pack: which of its files go into it, and what it needs to stand alone.

A manifest is changed in its text, so that the author's comments and order stay. What was built is opened and checked
as whoever installs it will, before it is handed out.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import ArchiveRefused, PackBroken, StorageError, WrongUse
from civics_tui.model.identity import plain
from civics_tui.model.pack import Manifest, Pack
from civics_tui.packs.archive.ledger_text import ledger_text
from civics_tui.packs.archive.ledger_used import used
from civics_tui.packs.archive.names import ENDING, Taken, flaw, is_archive
from civics_tui.packs.archive.unpack import CHECKSUMS, MAX_FILES, MAX_TOTAL
from civics_tui.packs.archive.writing import archive
from civics_tui.packs.files import decode
from civics_tui.packs.findings import Findings
from civics_tui.packs.library.stamp import unreadable
from civics_tui.packs.nodes import Map, parse
from civics_tui.packs.places import span
from civics_tui.packs.reading.folder import FILES, FOLDERS, MANIFEST, PAGES, SCHEMA
from civics_tui.packs.report import Report, check_pack
from civics_tui.words import _, ngettext

LICENSE = "LICENSE"
CARRIED = frozenset({*FILES, *PAGES, LICENSE, "LICENSE.txt", "pack.lock"})
"""Files beside the manifest that go into an archive; of its folders everything does."""
LEDGER = "sources.yaml"
MADE = 3
"""Files that building may add: CHECKSUMS, LICENSE and the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An archive that was built."""

    pack: Pack
    """The pack as the archive holds it."""
    data: bytes
    """The bytes of the archive."""
    files: tuple[str, ...]
    """Paths of the files in it."""
    left_out: tuple[str, ...]
    """Files and folders beside them that are no part of the pack."""
    warnings: int
    """How many warnings `pack check` has."""

    @property
    def name(self) -> str:
        """What the file is called: the last part of the id, and the version."""
        version = re.sub(r"[^A-Za-z0-9.+_-]+", "-", self.pack.manifest.version).strip(".-")
        return f"{self.pack.id.rpartition('.')[2]}-{version or '0'}{ENDING}"


def build(path: Path, *, seeds: Path | None = None) -> Built:
    """Build the archive of the pack at `path`, a folder or a single file; `seeds` is the shipped ledger.

    Raises:
        PackBroken: the pack has errors, or a file that no archive can hold.
        WrongUse: it is an archive already.
        StorageError: a file cannot be read.
    """
    if is_archive(path):
        raise WrongUse(_("{path} is built already; give the folder that it was built of.").format(path=path))
    report = check_pack(path, seeds=seeds)
    pack = usable(report, path)
    files, left_out = _files(path)
    files[MANIFEST] = _manifest(files[MANIFEST], pack.manifest)
    if pack.manifest.ledger == "shipped":
        files.pop(LEDGER, None)
        if text := ledger_text(used(pack)):
            head = _("# The records of the ledger that this pack uses, written by pack build.")
            files[LEDGER] = f"{head}\n{text}".encode()
    if LICENSE not in files and pack.manifest.license:
        files[LICENSE] = f"SPDX-License-Identifier: {pack.manifest.license}\n".encode()
    data = archive(files)
    return Built(
        pack=_proved(data, pack, path),
        data=data,
        files=tuple(sorted((*files, CHECKSUMS))),
        left_out=tuple(left_out),
        warnings=len(report.of("warning")),
    )


def usable(report: Report, path: Path) -> Pack:
    """The pack of a report without errors.

    Raises:
        PackBroken: it has errors; the sentence names the first.
    """
    errors = report.of("error")
    if report.read.pack is not None and not errors:
        return report.read.pack
    first = f"{errors[0].place}: {errors[0].message.rstrip('.')}" if errors else ""
    told = ngettext("{path} has {n} error: {first}.", "{path} has {n} errors, the first: {first}.", len(errors))
    see = _("To see all: civics-tui pack check {path}").format(path=path)
    raise PackBroken(told.format(path=path, first=first) + " " + see)


def _files(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a pack by their paths in it, and what lies beside them and is no part of it."""
    if path.is_file() and path.name != MANIFEST:
        return {MANIFEST: _bytes(path)}, []
    folder = path if path.is_dir() else path.parent
    names, left_out = _names(folder)
    if len(names) > MAX_FILES - MADE:
        told = _("{path} has more files than an archive can hold; at most {n}.")
        raise PackBroken(told.format(path=path, n=MAX_FILES - MADE))
    taken, files, total = Taken(), dict[str, bytes](), 0
    for name in names:
        reason = flaw(name) or taken.add(name)
        if reason is None and not (folder / name).resolve().is_relative_to(folder.resolve()):
            reason = _('"{name}" is a link that leads out of the pack').format(name=name)
        if reason is not None:
            raise PackBroken(_("{path} cannot be built: {reason}.").format(path=path, reason=reason))
        files[name] = _bytes(folder / name)
        total += len(files[name])
        if total > MAX_TOTAL:
            told = _("{path} is too large for an archive; its files may have {n} bytes together.")
            raise PackBroken(told.format(path=path, n=MAX_TOTAL))
    return files, left_out


def _names(folder: Path) -> tuple[list[str], list[str]]:
    """Paths of the files of a pack, and the names of what else lies in its folder."""
    names: list[str] = []
    left_out: list[str] = []
    for one in _listed(folder):
        if one.name in FOLDERS and one.is_dir():
            names += _below(one, folder)
        elif one.name in CARRIED and one.is_file():
            names.append(one.name)
        elif one.name not in (CHECKSUMS, SCHEMA):
            left_out.append(one.name)
    return names, left_out


def _below(folder: Path, pack: Path) -> Iterator[str]:
    for one in _listed(folder):
        if one.is_dir() and not one.is_symlink():
            yield from _below(one, pack)
        elif one.is_file():
            yield one.relative_to(pack).as_posix()


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder; hidden files and left-overs of editors left out."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder, error) from error
    return [one for one in found if not one.name.startswith((".", "~", "#")) and not one.name.endswith("~")]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_TOTAL + 1)
    except OSError as error:
        raise unreadable(path, error) from error


def _manifest(data: bytes, manifest: Manifest) -> bytes:
    """The manifest with its id, which a folder's name may have given, and with a ledger that the archive holds."""
    text = decode(data, MANIFEST, Findings())
    root = parse(text, Findings()) if text is not None else None
    if text is None or not isinstance(root, Map):
        return data
    changed = text.text
    if manifest.ledger == "shipped":
        start, end = span(text, root.items["ledger"])
        changed = f"{changed[:start]}own{changed[end:]}"
    if "id" not in root.items:
        at, row = root.start, f"id: {json.dumps(manifest.id)}"
        if changed[at] == "{":
            changed = f"{changed[: at + 1]}{row}, {changed[at + 1 :]}"
        else:
            indent = changed[changed.rfind("\n", 0, at) + 1 : at]
            changed = f"{changed[:at]}{row}\n{indent}{changed[at:]}"
    return data if changed == text.text else changed.encode()


def _proved(data: bytes, pack: Pack, path: Path) -> Pack:
    """The pack as it comes out of its archive, which has to be the one that went in."""
    try:
        with tempfile.TemporaryDirectory(prefix="civics-tui-", ignore_cleanup_errors=True) as aside:
            file = Path(aside) / f"built{ENDING}"
            file.write_bytes(data)
            found = check_pack(file)
    except OSError as error:
        told = _("There is no room to try what was built: {reason}.").format(reason=error.strerror or error)
        raise StorageError(told) from error
    problems = found.of("error")
    if problems and problems[0].code == "E171":
        raise ArchiveRefused(f"{problems[0].message}.")
    wanted = dataclasses.replace(pack.manifest, ledger="own")
    inside = found.read.pack
    if problems or inside is None or inside.manifest != wanted or plain(inside.questions) != plain(pack.questions):
        what = f"{problems[0].place}: {problems[0].message}" if problems else _("its questions are others")
        told = _("The archive of {path} does not hold the pack that was checked ({what}); try again.")
        raise PackBroken(told.format(path=path, what=what))
    return inside
