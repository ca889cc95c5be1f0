"""What one reading of a pack knows and has found, handed from subject to subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from civics_tui.packs.findings import Findings
from civics_tui.packs.misfits import Blame
from civics_tui.packs.nodes import Map
from civics_tui.packs.places import Path
from civics_tui.packs.roles import Use
from civics_tui.packs.text import Text


@dataclass(slots=True)
class Subject:
    """Where a record stands: its file, its keys, and the defaults of its file."""

    text: Text
    node: Map
    defaults: Map | None = None

    def blame(self, path: Path) -> tuple[Text, Map]:
        """The mapping in which a path stands: the record itself, or the defaults."""
        if path and self.defaults is not None and path[0] not in self.node.items and path[0] in self.defaults.items:
            return self.text, self.defaults
        return self.text, self.node


@dataclass(slots=True)
class Known:
    """The ids that can be referred to. Those of broken records are among them: they are told once, where they stand."""

    ids: dict[Use, set[str]] = field(default_factory=dict)
    sections: dict[str, set[str]] = field(default_factory=dict)
    """Page id to the ids of its sections."""
    torn: set[str] = field(default_factory=set)
    """Pages that could not be cut into their sections."""
    incomplete: set[Use] = field(default_factory=set)
    """Uses of which some file could not be read: what they lack is not told."""

    def of(self, use: Use) -> set[str]:
        """The ids of one use."""
        return self.ids.setdefault(use, set())


@dataclass(slots=True)
class Reading:
    """One reading of a pack or ledger."""

    findings: Findings = field(default_factory=Findings)
    known: Known = field(default_factory=Known)
    firsts: dict[tuple[Use, str], Subject] = field(default_factory=dict)
    """Where an id of a use stands first."""
    drafts: Mapping[str, bytes] = field(default_factory=dict)
    """What is read in place of files, by their shown names."""
    torn: set[str] = field(default_factory=set)
    """Files of which a part could not be read: what they lack at the top is not told."""
    broken: int = 0
    """Questions that are left out because of errors."""
    manifest: Subject | None = None
    """Where the manifest stands, once it was read."""
    broken_in: dict[str, int] = field(default_factory=dict)
    """How many of these stand in each file of questions."""
    draws: bool = True
    """Are variants drawn, so that one that fails is told?"""
    varied: int = 0
    """Questions with variables so far."""

    def subjects(self, use: Use) -> dict[str, Subject]:
        """Where the records of a use stand, by id."""
        return {name: subject for (one, name), subject in self.firsts.items() if one == use}


__all__ = ["Blame", "Known", "Reading", "Subject"]
