"""A pack in several files that tests save again and again, with a clock of the file system that always moves on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "format: 1\nid: courts\nversion: 1.0.0\ntitle: Courts\n"


CHOICES = {
    "two": "[Mayors, {text: Senators, correct: true}, Judges]",
    "three": "[The Cabinet, {text: The President, correct: true}, A jury]",
    "four": "[Bankers, {text: Citizens, correct: true}, Diplomats]",
}
"""Of questions whose choices are not those of `one`, so that no two ask the same."""


def single(id_: str, stem: str = "Which body confirms judges?", more: str = "") -> str:
    """A question that can be used, and about which the lint has nothing to say."""
    return (
        f"  - id: {id_}\n    kind: single\n    stem: {stem}\n"
        f"    choices: {CHOICES.get(id_, '[The House, {text: The Senate, correct: true}, The Court]')}\n"
        f"    explanation: So it is written.\n    source: Constitution\n{more}"
    )


def file_of(*questions: str) -> str:
    """A file with these questions."""
    return "questions:\n" + "".join(questions)


class Saved:
    """A pack in a folder."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        """Write the pack."""
        self.path = folder
        self._time = 1_700_000_000
        for name, text in files.items():
            self.save(name, text)

    def save(self, name: str, text: str) -> None:
        """Save a file, at a later time than the last one."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self._time += 1
        os.utime(path, (self._time, self._time))


def courts(folder: Path) -> Saved:
    """Two files of two questions each."""
    return Saved(
        folder,
        {
            "pack.yaml": MANIFEST,
            "questions/a.yaml": file_of(single("one"), single("two", "Who sits in the upper house?")),
            "questions/b.yaml": file_of(single("three", "Who nominates?"), single("four", "Who votes?")),
        },
    )
