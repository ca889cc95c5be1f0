"""civics-tui search: find words in questions, explainers, claims, actors and glossaries."""

from __future__ import annotations

from dataclasses import asdict

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.errors import Exit
from civics_tui.words import _


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=30, show_default=True, help=_("At most so many."))
@json_option
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find WORDS in questions, explainers, claims, actors and glossaries of all packs."""
    from civics_tui.plain.search import show_hits

    context = context_of(ctx)
    asked = " ".join(words)
    hits = context.fresh_library.search(asked, limit)
    if as_json:
        context.console.json([asdict(hit) for hit in hits])
    else:
        from civics_tui.cli.start import talk

        show_hits(talk(context.console), asked, hits, None if hits else context.library.did_you_mean(asked))
    if not hits:
        ctx.exit(int(Exit.PROBLEMS))
