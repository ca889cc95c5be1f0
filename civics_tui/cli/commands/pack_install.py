"""civics-tui pack install: a pack from a file or folder beside those that come with the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import confirmed, context_of, json_option, yes_option
from civics_tui.model.identity import plain
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.installing.changes import Changes
    from civics_tui.packs.installing.install import Arrival


@click.command("install")
@click.argument("source", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@yes_option
@click.option("--downgrade", is_flag=True, help=_("Go back to an older version."))
@json_option
@click.pass_context
def command(ctx: click.Context, source: Path, yes: bool, downgrade: bool, as_json: bool) -> None:
    """Check the pack in FILE (.civpack or .yaml) or FOLDER, and install it.

    What another version changes is shown before it takes the place of the one that is installed, which is kept.
    """
    from civics_tui.packs.installing.install import arriving
    from civics_tui.views.installing import arrival_lines

    context = context_of(ctx)
    with arriving(context.places, source, downgrade=downgrade) as arrival:
        if not as_json:
            for line in arrival_lines(arrival):
                context.console.err(line)
        done = not arrival.is_here
        if done and arrival.former_path is not None:
            done = confirmed(context, _("Install it?"), yes=yes)
        if done:
            arrival.settle()
    if as_json:
        context.console.json(_data(arrival, done=done))
        return
    if done and arrival.former_path is not None:
        context.console.err(_("The former version is kept: {path}").format(path=arrival.former_path))
    if done:
        context.console.out(str(arrival.path))
        context.console.err(_("Next: civics-tui quiz {id}").format(id=arrival.pack.id))
    elif not arrival.is_here:
        context.console.err(_("Nothing was changed."))


def _data(arrival: Arrival, *, done: bool) -> dict[str, object]:
    former = arrival.former
    return {
        "id": arrival.pack.id,
        "version": arrival.pack.manifest.version,
        "path": str(arrival.path),
        "installed": done or arrival.is_here,
        "former": former.manifest.version if former is not None else None,
        "former_path": str(arrival.former_path) if arrival.former_path is not None else None,
        "warnings": arrival.warnings,
        "changes": _change_data(arrival.changes),
    }


def _change_data(changes: Changes | None) -> dict[str, object] | None:
    if changes is None:
        return None
    names = ("added", "changed", "reworded", "renamed", "retired", "gone")
    return {name: plain(getattr(changes, name)) for name in names}
