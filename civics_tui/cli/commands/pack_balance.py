"""civics-tui pack balance: whose words a pack rests on, and how its questions are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.cli.build import Context
    from civics_tui.model.pack import Pack


@click.command("balance")
@click.argument("name", metavar="PACK")
@json_option
@click.pass_context
def command(ctx: click.Context, name: str, as_json: bool) -> None:
    """Measure PACK (an id or a path): stances, speakers, sources, kinds, difficulties, keys, objectives.

    Then come the claims of its ledger that nothing rests on. For the shipped ledger all shipped packs count together.
    """
    from civics_tui.packs.balance import balance
    from civics_tui.views.balance import balance_data, balance_lines

    context = context_of(ctx)
    pack = context.library.pack(context.library.find(name))
    found = balance(pack, _sharing(context, pack))
    if as_json:
        context.console.json(balance_data(found))
    else:
        context.console.out("\n".join(balance_lines(found, pack)))


def _sharing(context: Context, pack: Pack) -> list[Pack]:
    """The shipped packs that cite the same ledger as a pack; none where it has one of its own."""
    if pack.manifest.ledger == "own":
        return []
    from civics_tui.errors import PackBroken

    packs = []
    for entry in context.fresh_library.entries():
        if entry.origin == "shipped" and entry.ledger == "shipped" and entry.id != pack.id:
            try:
                packs.append(context.library.pack(entry))
            except PackBroken:
                context.console.err(_("{pack} cannot be used and is not counted.").format(pack=entry.id))
    return packs
