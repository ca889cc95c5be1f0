"""civics-tui explain: read the pages of a pack, or print them."""

from __future__ import annotations

import difflib

import click

from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option
from civics_tui.errors import NotFound, WrongUse
from civics_tui.model.explainer import Explainer
from civics_tui.words import _


@click.command("explain")
@click.argument("name", metavar="[PACK[:PAGE[#SECTION]]]", required=False)
@click.option("--html", "file", metavar="[FILE]", is_flag=False, flag_value="-", help=_("A handout to print."))
@click.option("--key", is_flag=True, help=_("With --html: a last page with the answers."))
@click.option("--force", is_flag=True, help=_("With --html: write over FILE."))
@plain_option
@profile_option
@click.pass_context
def command(ctx: click.Context, name: str | None, plain: bool, file: str | None, key: bool, force: bool) -> None:
    """List the explainer pages, those of PACK, or read PAGE of PACK, from SECTION on where one is named.

    With --html the page is written as one HTML document to print, to FILE or to standard output.
    """
    if file is not None:
        from civics_tui.cli.handout import write_handout

        write_handout(context_of(ctx), name or "", file, key=key, force=force)
        return
    if key or force:
        raise WrongUse(_("--key and --force go with --html."))
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
    _refuse_unknown(explainer, section)
    if is_plain(ctx, plain) or not context.console.full_screen:
        read_page(context.desk, lines, entry, explainer, section)
        return
    ctx.exit(full_screen(context, page=(entry.id, explainer.id, section)))


def _refuse_unknown(explainer: Explainer, section: str) -> None:
    known = [one.id for one in explainer.sections if one.id]
    if section and section not in known:
        near = difflib.get_close_matches(section, known, n=1)
        told = _('The page {page} has no section "{section}"').format(page=explainer.id, section=section)
        hint = _("Did you mean {name}?").format(name=near[0]) if near else ""
        raise NotFound(
            f"{told}. {hint}"
            if hint
            else _("{told}; there are {sections}.").format(told=told, sections=", ".join(known))
        )
