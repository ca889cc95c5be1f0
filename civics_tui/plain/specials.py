"""Special explainers in lines: one row a sort."""

from __future__ import annotations

from collections.abc import Callable

from civics_tui.errors import NotFound
from civics_tui.packs.library.library import Entry
from civics_tui.plain.compare import show_comparison
from civics_tui.plain.dossier import show_dossiers
from civics_tui.plain.process import play_process
from civics_tui.plain.talk import Talk
from civics_tui.plain.timeline import tell_timeline
from civics_tui.plain.walk import read_walk
from civics_tui.study.desk import Desk
from civics_tui.words import _

TALKS: dict[str, Callable[[Desk, Talk, Entry, str, str], None]] = {
    "process": play_process,
    "timeline": tell_timeline,
    "compare": show_comparison,
    "walk": read_walk,
}
"""By sort, the talk about one: desk, talk, pack, id, and the place in it to start at, which may be empty."""


def open_special(desk: Desk, talk: Talk, entry: Entry, sort: str, id_: str, section: str = "") -> None:
    """Talk about a special explainer, or about actors, whose ids stand in `id_` with spaces between them.

    Raises:
        NotFound: the pack has no such explainer, or its sort cannot be shown.
    """
    if sort == "actor":
        show_dossiers(desk, talk, entry, id_.split())
        return
    if sort not in TALKS:
        raise NotFound(_('"{sort}" cannot be shown here.').format(sort=sort))
    TALKS[sort](desk, talk, entry, id_, section)
