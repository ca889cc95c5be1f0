"""civics-tui explain: read the pages of a pack."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option


@click.command("explain")
@click.argument("name", metavar="[PACK[:PAGE]]", required=False)
@plain_option
@profile_option
@click.pass_context
def command(ctx: click.Context, name: str | None, plain: bool) -> None:
    """List the explainer pages, those of PACK, or read PAGE of PACK."""
    from civics_tui.cli.start import full_screen, talk
    from civics_tui.plain.explainer import list_pages, read_page

    context = context_of(ctx)
    lines = talk(context.console)
    pack, _colon, address = (name or "").partition(":")
    page, _hash, section = address.partition("#")
    if not page:
        list_pages(context.fresh_library, lines, pack or None)
        return
    entry = context.library.find(pack)
    explainer = context.library.explainer(entry.id, page)
    if is_plain(ctx, plain) or not context.console.full_screen:
        read_page(context.desk, lines, entry, explainer, section)
        return
    ctx.exit(full_screen(context, page=(entry.id, explainer.id)))
