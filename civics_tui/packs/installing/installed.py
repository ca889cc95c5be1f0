"""Where installed packs lie, and which version of each is the one in use. Nothing is read of the packs themselves.

A pack has a folder named by its id; in it lies one folder for each version, named by version and checksum and never
changed, and a file `current` that names the one in use and the one before it. Replacing that file is the only step
that anybody sees, so that whoever looks finds one version or the other, whole. A folder with a pack.yaml that
somebody put there is an installed pack as well.
"""

from __future__ import annotations

import re
from pathlib import Path

from civics_tui.errors import NotFound
from civics_tui.words import _

CURRENT = "current"

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]*\Z")


def folder_name(version: str, checksum: str) -> str:
    """The name of the folder of a version: what can be read of it, then what makes it sure."""
    told = re.sub(r"[^A-Za-z0-9.+_-]+", "-", version).strip(".-_+")[:40]
    return f"{told or '0'}-{checksum[:16]}"


def versions(folder: Path) -> tuple[Path, ...]:
    """The version of a pack that is in use and the one before it, as far as they are there."""
    try:
        names = (folder / CURRENT).read_text("utf-8", errors="replace").split("\n")[:2]
    except OSError:
        return ()
    found = (folder / name for name in names if _VERSION.match(name))
    return tuple(path for path in found if (path / "pack.yaml").is_file())


def in_use(folder: Path) -> Path | None:
    """The version that is in use of the pack in a folder; `None` where it holds no installed pack."""
    return next(iter(versions(folder)), None)


def top(installed: Path, path: Path) -> Path | None:
    """The folder or file, among the installed packs, in which a path lies; `None` where it lies elsewhere."""
    path, installed = path.parent.resolve() / path.name, installed.resolve()
    if path == installed or not path.is_relative_to(installed):
        return None
    return installed / path.relative_to(installed).parts[0]


def refuse_other(installed: Path, path: Path) -> Path:
    """The folder or file that holds an installed pack, all versions of it.

    Raises:
        NotFound: no installed pack lies at the path.
    """
    found = top(installed, path)
    if found is None or found.name.startswith(".") or not found.exists():
        raise NotFound(_("{path} is not installed; only installed packs can be removed.").format(path=path))
    return found
