"""Beginning a pack of one's own: a folder named by its title, among those that are written here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from civics_tui.model.explainer import section_id
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new import scaffold

LONGEST = 40
"""Characters of a folder's name, without a number behind it."""


def begin(folder: Path, title: str, records: Sequence[dict[str, Value]] = ()) -> Path:
    """Make a pack below `folder`, of these questions; its path.

    Raises:
        StorageError: it cannot be written; nothing of it is there.
    """
    base = section_id(title)[:LONGEST].strip("-")
    path, number = folder / base, 2
    while os.path.lexists(path):
        path, number = folder / f"{base}-{number}", number + 1
    scaffold.write(path, scaffold.files(path, title, [scaffold.Entry(record) for record in records]))
    return path
