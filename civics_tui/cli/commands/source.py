"""civics-tui source: where a claim comes from, and which claims differ."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.model.identity import plain


@click.command("source")
@click.argument("claim", metavar="CLAIM")
@json_option
@click.pass_context
def command(ctx: click.Context, claim: str, as_json: bool) -> None:
    """Show CLAIM (such as ktla-2016.route): kind, chain, date, source, and the claims that agree or differ."""
    from civics_tui.plain.sources import find_claim, show_claim

    context = context_of(ctx)
    found, ledger = find_claim(context.fresh_library, claim)
    if as_json:
        data = plain(found) | {
            "source": plain(ledger.sources[found.source]) if found.source in ledger.sources else None,
            "agrees": list(ledger.agreeing(found.id)),
            "differs": list(ledger.differing(found.id)),
        }
        context.console.json(data)
        return
    from civics_tui.cli.start import talk

    show_claim(talk(context.console), found, ledger, context.desk.now().date())
