"""What one learner has chosen about the app itself, and the small file that keeps it.

The file is JSON, because it is read at every start. What a newer version wrote in it stays in it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from civics_tui.errors import Damaged, NotSaved
from civics_tui.words import _

NAME = "settings.json"
"""The file's name in the folder of settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices about the app; the defaults are those of a new learner."""

    theme: str = ""
    """Name of the theme of the full screen; empty for the app's own choice."""
    answer_at_once: bool = False
    """Does a digit answer a question at once, instead of marking a choice?"""
    confidence: bool = False
    """Is one asked how sure one was, before the verdict?"""


class SettingsFile:
    """Reads and writes the settings of one installation."""

    def __init__(self, folder: Path) -> None:
        """Keep the settings in `folder`, which need not exist yet."""
        self.path = folder / NAME

    def read(self) -> Settings:
        """The settings as they are kept; a choice that cannot be read is the default.

        Raises:
            Damaged: the file is there and holds no settings.
        """
        stored = self._stored()
        known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
        return Settings(**{name: stored[name] for name, kind in known.items() if isinstance(stored.get(name), kind)})

    def write(self, settings: Settings) -> None:
        """Keep the settings; other entries of the file stay, and a damaged file is put aside, not lost.

        Raises:
            NotSaved: the file cannot be written; the old one is still there.
        """
        try:
            stored = self._stored()
        except Damaged:
            stored = {}
            self._put_aside()
        stored |= {field.name: getattr(settings, field.name) for field in fields(settings)}
        beside = self.path.with_name(f"{NAME}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
            beside.replace(self.path)
        except OSError as problem:
            beside.unlink(missing_ok=True)
            raise NotSaved(_not_saved(self.path, problem)) from problem

    def change(self, **choices: Any) -> Settings:
        """Keep the given choices beside those that are kept already, and give all of them.

        Raises:
            NotSaved: the file cannot be written.
        """
        try:
            kept = self.read()
        except Damaged:
            kept = Settings()
        changed = replace(kept, **choices)
        self.write(changed)
        return changed

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as problem:
            raise Damaged(_damaged(self.path)) from problem
        if not isinstance(stored, dict):
            raise Damaged(_damaged(self.path))
        return stored

    def _put_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name(f"damaged-{NAME}"))
        except OSError as problem:
            raise NotSaved(_not_saved(self.path, problem)) from problem


def _damaged(path: Path) -> str:
    return _("The settings in {path} cannot be read; the app goes on with its defaults.").format(path=path)


def _not_saved(path: Path, problem: OSError) -> str:
    reason = problem.strerror or type(problem).__name__
    return _("The settings could not be saved in {path}: {reason}.").format(path=path, reason=reason)
