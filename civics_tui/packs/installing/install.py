"""Installing, updating and removing packs: aside first, looked at by the reader, seen by others in one step.

A process that is killed leaves what was there before. The version before the one in use is kept; older ones go.
Nothing of a learner's history is touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import WrongUse
from civics_tui.model.pack import Pack
from civics_tui.packs.archive.build import build, usable
from civics_tui.packs.archive.names import is_archive, is_device
from civics_tui.packs.archive.unpack import unpack
from civics_tui.packs.files import read_text
from civics_tui.packs.findings import Findings
from civics_tui.packs.installing.changes import Changes, changes
from civics_tui.packs.installing.installed import CURRENT, folder_name, in_use, refuse_other
from civics_tui.packs.installing.lock import only_one, unwritable
from civics_tui.packs.installing.versions import is_older
from civics_tui.packs.library.finding import Found, is_there, listed
from civics_tui.packs.library.lookup import nothing_at
from civics_tui.packs.nodes import Map, Scalar, parse
from civics_tui.packs.reader import read_pack
from civics_tui.packs.reading.manifest import default_id
from civics_tui.packs.report import check_pack
from civics_tui.places import Places
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A pack that was unpacked aside and can be used, before anybody sees it."""

    pack: Pack
    path: Path
    """Where it will lie."""
    aside: Path
    """Where it lies until then."""
    warnings: int
    """How many warnings `pack check` has."""
    former: Pack | None = None
    """The version that it takes the place of."""
    former_path: Path | None = None
    """Where that one lies, and stays."""
    changes: Changes | None = None
    """What it changes, where it takes the place of another version that can be read."""

    @property
    def is_here(self) -> bool:
        """Is the very same pack installed and in use already?"""
        return self.path == self.former_path

    def settle(self) -> None:
        """Make it the version in use; one step for whoever looks.

        Raises:
            StorageError: it cannot be written; the former version is still in use.
        """
        if self.is_here:
            return
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if self.path.exists():  # left by a process that was killed, or the version to which this one goes back
                self.path.rename(self.aside.with_name("replaced"))
            self.aside.rename(self.path)
            kept = [one for one in (self.path, self.former_path) if one is not None]
            _point(folder, [one.name for one in kept])
            for one in folder.iterdir():
                if one.is_dir() and one not in kept:
                    shutil.rmtree(one, ignore_errors=True)
        except OSError as error:
            raise unwritable(folder, error) from error


def _point(folder: Path, names: list[str]) -> None:
    beside = folder / f".{CURRENT}"
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("".join(f"{name}\n" for name in names))
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(folder / CURRENT)


@contextlib.contextmanager
def arriving(places: Places, source: Path, *, downgrade: bool = False) -> Iterator[Arrival]:
    """Unpack a pack aside and look at it; a folder or single file is built first. `Arrival.settle` installs it.

    Raises:
        NotFound: there is nothing at the path.
        ArchiveRefused: the archive is damaged or hostile.
        PackBroken: the pack has errors.
        WrongUse: a shipped pack has its id, or it is older than the one that is installed.
        StorageError: it cannot be read or written.
    """
    if not is_there(source):
        raise nothing_at(source)
    with only_one(places.installed) as aside:
        archive = source
        if not is_archive(source):
            archive = aside / "built"
            archive.write_bytes(build(source, seeds=places.seeds).data)
        folder = aside / "pack"
        checksum = unpack(archive, folder)
        report = check_pack(folder, seeds=places.seeds)
        pack = usable(report, source)
        _refuse_id(pack.id, places)
        home = places.installed.resolve() / pack.id
        known = in_use(home)
        former = read_pack(known, seeds=places.seeds).pack if known is not None else None
        if former is not None and is_older(pack.manifest.version, former.manifest.version) and not downgrade:
            told = _("{id} {version} is older than {former}, which is installed; to go back, add --downgrade.")
            raise WrongUse(told.format(id=pack.id, version=pack.manifest.version, former=former.manifest.version))
        yield Arrival(
            pack=pack,
            path=home / folder_name(pack.manifest.version, checksum),
            aside=folder,
            warnings=len(report.of("warning")),
            former=former,
            former_path=known,
            changes=changes(former, pack) if former is not None else None,
        )


def _refuse_id(id_: str, places: Places) -> None:
    """Refuse an id that another pack has, or that no folder can have.

    Raises:
        WrongUse: the sentence names both packs.
    """
    if is_device(id_):
        raise WrongUse(_('The id "{id}" is the name of a device; a pack needs another one.').format(id=id_))
    for pack in listed(places):
        other = id_of(pack)
        if other.casefold() != id_.casefold() or (pack.origin == "installed" and other == id_ and is_kept(pack)):
            continue
        if pack.origin == "shipped":
            told = _('The pack has the id "{id}", and so has the one that comes with the app, {other} in {path}.')
        else:
            told = _('The pack has the id "{id}", and another one has it already: {other} in {path}.')
        raise WrongUse(told.format(id=id_, other=other, path=pack.path) + " " + _("Give yours another id."))


def is_kept(pack: Found) -> bool:
    """Was the pack installed by `pack install`, and not put into the folder by hand?"""
    return in_use(pack.path.parent) == pack.path


def id_of(pack: Found) -> str:
    """The id of a pack on disk, from its manifest alone."""
    if pack.origin == "installed" and is_kept(pack):
        return pack.name
    path = pack.path / "pack.yaml" if pack.path.is_dir() else pack.path
    text = read_text(path, path.name, Findings())
    root = parse(text, Findings()) if text is not None else None
    node = root.items.get("id") if isinstance(root, Map) else None
    return node.text if isinstance(node, Scalar) and node.text else default_id(pack.name)


def remove(places: Places, path: Path) -> None:
    """Take an installed pack away, with the versions that are kept of it; what was learned with it stays.

    Raises:
        NotFound: no installed pack lies there.
        StorageError: it cannot be taken away.
    """
    found = refuse_other(places.installed, path)
    with only_one(places.installed) as aside:
        try:
            found.rename(aside / "removed")
        except OSError as error:
            raise unwritable(found, error) from error
