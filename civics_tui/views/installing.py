"""Packs that are installed: the list, what another version would change, and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.packs.installing.installed import versions
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.pack_page import questions
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.installing.changes import Changes
    from civics_tui.packs.installing.install import Arrival
    from civics_tui.packs.library.rows import Entry

NAMED = 12
"""Ids in one line."""


def arrival_lines(arrival: Arrival) -> list[str]:
    """What comes, and what it changes."""
    pack, former = arrival.pack, arrival.former
    named = f"{pack.id} {pack.manifest.version}"
    if arrival.is_here:
        return [_("{pack} is installed already.").format(pack=named)]
    lines = [f"{pack.title}  ({named})  {questions(len(pack.asked()))}"]
    if arrival.warnings:
        lines.append(ngettext("It has {n} warning.", "It has {n} warnings.", arrival.warnings))
    if former is not None and arrival.changes is not None:
        lines.append(_("In place of {version}:").format(version=former.manifest.version))
        lines += _changes(arrival.changes) or [_("  no question changes")]
        if former.manifest.version == pack.manifest.version:
            lines.append(_("Both have the same version; the content differs."))
    elif arrival.former_path is not None:
        lines.append(_("In place of a version that cannot be read any more."))
    return lines


def _changes(changes: Changes) -> list[str]:
    rows: tuple[tuple[str, Sequence[str]], ...] = (
        (_("added"), changes.added),
        (_("changed, asked anew"), changes.changed),
        (_("reworded, progress stays"), changes.reworded),
        (_("renamed"), [f"{former} -> {id_}" for former, id_ in changes.renamed]),
        (_("retired"), changes.retired),
        (_("gone, history stays"), changes.gone),
    )
    return [f"  {len(ids):>4}  {what}: {_few(ids)}" for what, ids in rows if ids]


def _few(ids: Sequence[str]) -> str:
    told = ", ".join(ids[:NAMED])
    more = len(ids) - NAMED
    return told if more <= 0 else told + " " + ngettext("and {n} more", "and {n} more", more)


def list_page(entries: Iterable[Entry]) -> Menu:
    """The installed packs, and the way to another one."""
    rows = tuple(
        MenuRow(
            text=entry.title,
            cells=(entry.version, questions(entry.questions) if entry.usable else _("cannot be opened")),
            act=Act("installed", str(entry.path)),
        )
        for entry in entries
    )
    none = (MenuRow(text=_("None yet. A pack that somebody gives you is one file that ends in .civpack.")),)
    more = MenuRow(text=_("+ install a pack from a file"), act=Act("install"))
    return Menu(
        title=_("Installed packs"), groups=(MenuGroup(heading=_("Installed packs"), rows=(*(rows or none), more)),)
    )


def page(entry: Entry) -> Menu:
    """What can be done with an installed pack."""
    rows = []
    if entry.usable:
        rows.append(MenuRow(text=_("Open it"), cells=(questions(entry.questions),), act=Act("open")))
    kept = former(entry)
    if kept is not None:
        told = _("version {version}").format(version=version_of(kept))
        rows.append(MenuRow(text=_("Go back to the version before"), cells=(told,), act=Act("former", str(kept))))
    rows.append(MenuRow(text=_("Take it away"), cells=(_("what was answered stays"),), act=Act("remove")))
    standing = _("version {version}").format(version=entry.version)
    return Menu(title=entry.title, standing=standing, groups=(MenuGroup(heading=_("This pack"), rows=tuple(rows)),))


def former(entry: Entry) -> Path | None:
    """The folder of the version that is kept behind the one in use."""
    return next((path for path in versions(entry.path.parent)[1:] if path != entry.path), None)


def version_of(folder: Path) -> str:
    """The version that the folder of an installed pack is named by."""
    return folder.name.rpartition("-")[0]


def installed(arrival: Arrival) -> str:
    """Said when a pack is there."""
    named = f"{arrival.pack.title} {arrival.pack.manifest.version}"
    if arrival.former_path is None:
        return _("Installed: {pack}.").format(pack=named)
    return _("Installed: {pack}. The version before is kept; its page goes back to it.").format(pack=named)


def removing(entry: Entry) -> str:
    """What happens when it is taken away."""
    told = _("{title}, with the version that is kept of it. What was answered stays in the history.")
    return told.format(title=entry.title)


def commands() -> tuple[tuple[str, str], ...]:
    """The same on the command line, for those who want it."""
    return (
        (_("Install a pack"), "civics-tui pack install FILE"),
        (_("Go back to a version"), "civics-tui pack install FOLDER --downgrade"),
        (_("Take a pack away"), "civics-tui pack remove PACK"),
    )
