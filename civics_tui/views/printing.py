"""Handouts: which pages of a pack can be printed, and writing one of them into a folder that is named."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.packs.written import write_whole
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.specials import minutes_words, offers
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library
    from civics_tui.packs.library.rows import Entry


def printable(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The packs that have pages to print."""
    return tuple(entry for entry in entries if entry.explainers or entry.specials)


def page(entry: Entry | None, folder: Path, *, key: bool) -> Menu:
    """The choices, and the pages of a pack as rows."""
    if entry is None:
        return Menu(title=_("Print"), groups=(MenuGroup(heading=_("Print"), rows=(MenuRow(text=no_pages()),)),))
    answers = _("on a last page of their own") if key else _("left out")
    choices = (
        MenuRow(text=_("pack"), cells=(entry.title,), act=Act("pack")),
        MenuRow(text=_("answers"), cells=(answers,), act=Act("key")),
        MenuRow(text=_("folder"), cells=(str(folder),), act=Act("folder")),
    )
    pages = [
        MenuRow(text=title, cells=(_("explainer"), minutes_words(minutes)), act=Act("page", id_))
        for id_, title, minutes in entry.explainers
    ]
    pages += [
        MenuRow(text=one.title, cells=(one.what, one.minutes), act=Act("page", f"{one.sort}/{one.id}"))
        for one in offers(entry)
    ]
    return Menu(
        title=_("Print"),
        standing=_("on paper, from your browser"),
        groups=(
            MenuGroup(heading=_("How"), rows=choices, choices=True),
            MenuGroup(heading=_("Make a handout of"), rows=tuple(pages)),
        ),
    )


def no_pages() -> str:
    """Said where no pack has a page."""
    return _("There is no pack with pages to print here.")


def target(folder: Path, pack: str, page: str, *, key: bool) -> Path:
    """The file of a handout; its name says what it is."""
    words = [pack.rpartition(".")[2], *page.split("/"), *([_("with answers")] if key else [])]
    return folder / (re.sub(r"[^\w.-]+", "-", "-".join(words)).strip(".-") + ".html")


def write(library: Library, entry: Entry, page: str, path: Path, today: datetime.date, *, key: bool) -> None:
    """Write a page, or `process/route` and the like, as a document to print; one made before is replaced.

    Raises:
        NotFound: the pack has no such page.
        StorageError: the file cannot be written.
    """
    from civics_tui.views.html.handout import handout  # only for whoever prints
    from civics_tui.views.html.material import material

    document = handout(material(library, str(entry.path), page, today), key=key)
    write_whole(path, document.encode(), replace=True, make_folder=True)


def told(path: Path) -> str:
    """Said when a handout is there."""
    return _("Written: {path}").format(path=path)


def commands(entry: Entry | None) -> tuple[tuple[str, str], ...]:
    """The same as a command, for those who want it."""
    name = entry.id if entry else "PACK"
    return ((_("Make a handout"), f"civics-tui explain {name}:PAGE --html FILE [--key]"),)
