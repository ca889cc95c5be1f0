"""civics-tui pack remove: take an installed pack away."""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.options import confirmed, context_of, yes_option
from civics_tui.words import _


@click.command("remove")
@click.argument("name", metavar="PACK")
@yes_option
@click.pass_context
def command(ctx: click.Context, name: str, yes: bool) -> None:
    """Remove the installed PACK (an id, or a path) with its kept versions.

    What was answered stays in the history, and counts again when the pack is installed again.
    """
    from civics_tui.packs.installing.install import remove
    from civics_tui.packs.installing.installed import refuse_other
    from civics_tui.packs.library.lookup import is_path

    context = context_of(ctx)
    path = Path(name).absolute() if is_path(name) else context.library.path_of(name)
    refuse_other(context.places.installed, path)
    if not confirmed(context, _("Remove {path}?").format(path=path), yes=yes):
        context.console.err(_("Nothing was changed."))
        return
    remove(context.places, path)
    context.console.err(_("Removed {name}. What was answered stays in the history.").format(name=name))
