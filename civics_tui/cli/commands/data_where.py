"""civics-tui data where: the folders that the app uses."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, json_option, profile_option
from civics_tui.words import _


@click.command("where")
@json_option
@profile_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Say where history, settings, cache and shipped packs are."""
    from civics_tui.study.profiles import DEFAULT, folder_name

    context = context_of(ctx)
    places = context.places
    found = {
        "history": places.profile(folder_name(context.profile or DEFAULT)) / "history.sqlite3",
        "data": places.data,
        "config": places.config,
        "cache": places.cache,
        "logs": places.logs,
        "packs": places.content,
        "ledger": places.seeds,
    }
    if as_json:
        context.console.json({name: str(path) for name, path in found.items()})
        return
    for name, path in found.items():
        there = "" if path.exists() else "  " + _("(not made yet)")
        context.console.out(f"{name:<8}  {path}{there}")
