"""civics-tui explain: read the pages of a pack, open its special explainers, or print them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option
from civics_tui.errors import DateError, NotFound, WrongUse
from civics_tui.model.explainer import Explainer
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.views.specials import Offer


@click.command("explain")
@click.argument("name", metavar="[PACK[:PAGE[#SECTION]]]", required=False)
@click.option("--known-by", metavar="DATE", help=_("Tell a timeline as it could be told on DATE, such as 2016-12-31."))
@click.option("--html", "file", metavar="[FILE]", is_flag=False, flag_value="-", help=_("A handout to print."))
@click.option("--key", is_flag=True, help=_("With --html: a last page with the answers."))
@click.option("--force", is_flag=True, help=_("With --html: write over FILE."))
@plain_option
@profile_option
@click.pass_context
def command(
    ctx: click.Context, name: str | None, known_by: str | None, plain: bool, file: str | None, key: bool, force: bool
) -> None:
    """List the explainers, those of PACK, or open PAGE of PACK, from SECTION on where one is named.

    PAGE is a page to read, or a special explainer such as process/route; the name alone will do where no page has it.
    With --html it is written as one HTML document to print, to FILE or to standard output.
    """
    if file is not None:
        from civics_tui.cli.handout import write_handout

        write_handout(context_of(ctx), name or "", file, key=key, force=force)
        return
    if key or force:
        raise WrongUse(_("--key and --force go with --html."))
    from civics_tui.cli.start import full_screen, talk
    from civics_tui.plain.explainer import list_pages, read_page
    from civics_tui.plain.specials import open_special
    from civics_tui.views.specials import named, no_such

    context = context_of(ctx)
    lines = talk(context.console)
    pack, _colon, address = (name or "").partition(":")
    page, _hash, section = address.partition("#")
    if not page:
        list_pages(context.fresh_library, lines, pack or None)
        return
    entry = context.library.find(pack)
    special = named(entry, page)
    if special is None and "/" in page:
        raise NotFound(no_such(entry, page))
    if special is None:
        _refuse_unknown(context.library.explainer(entry.id, page), section)
    if known_by is not None:
        section = _day(special, known_by)
    if not is_plain(ctx, plain) and context.console.full_screen:
        from civics_tui.tui.routes import place

        kind, id_ = (special.sort, special.id) if special else ("explainer", page)
        ctx.exit(full_screen(context, place=place(kind, entry.id, id_, section)))
    if special is not None:
        open_special(context.desk, lines, entry, special.sort, special.id, section)
    else:
        read_page(context.desk, lines, entry, context.library.explainer(entry.id, page), section)


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


def _day(special: Offer | None, text: str) -> str:
    """The date until which a timeline is told, as its place.

    Raises:
        WrongUse: the text is no date, or the name is not that of a timeline.
    """
    from civics_tui.model import dates

    if special is None or special.sort != "timeline":
        raise WrongUse(_("--known-by goes with a timeline, such as PACK:timeline/ID."))
    try:
        return dates.parse(text).text
    except DateError as problem:
        raise WrongUse(problem.sentence) from None
