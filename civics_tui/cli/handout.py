"""Writes a page as a document to print, to standard output or into a file that is whole or not there at all."""

from __future__ import annotations

from pathlib import Path

from civics_tui.cli.build import Context, now
from civics_tui.errors import WrongUse
from civics_tui.words import _

STDOUT = "-"
"""Names standard output in place of a file."""


def write_handout(context: Context, name: str, file: str, *, key: bool, force: bool) -> None:
    """Write PACK:PAGE, or PACK:process/ID and the like, as HTML.

    Raises:
        NotFound: there is no such pack, page or special explainer.
        WrongUse: no page is named, or the file is there already and `force` was not given.
        StorageError: the file cannot be written.
    """
    pack, _colon, page = name.partition(":")
    if not page:
        example = "civics-tui explain secession-process:route --html route.html"
        raise WrongUse(_("Name the page to print before --html, such as: {example}").format(example=example))
    if "#" in page:
        raise WrongUse(
            _("A handout holds the whole page; leave the section {name} out.").format(name=f"#{page.partition('#')[2]}")
        )
    target = None if file == STDOUT else Path(file)
    if target is not None and target.is_dir():
        raise WrongUse(_("{path} is a folder; name a file in it.").format(path=target))
    if target is not None and target.exists() and not force:
        raise WrongUse(_("{path} is there already; name another file, or add --force.").format(path=target))
    from civics_tui.packs.written import write_whole
    from civics_tui.views.html.handout import handout
    from civics_tui.views.html.material import material

    entry = context.library.find(pack)
    document = handout(material(context.library, entry.id, page, now().date()), key=key)
    if target is None:
        context.console.out(document.removesuffix("\n"))
    else:
        write_whole(target, document.encode(), replace=force)
        context.console.err(_("The handout was written. Open it in a browser to print it."))
        context.console.out(str(target))
