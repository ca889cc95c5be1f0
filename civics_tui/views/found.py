"""What a search found, in groups with words, and what stands there when it found nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from civics_tui.model.text import one_line
from civics_tui.views import specials
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.rows import Hit


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit."""

    kind: str
    pack: str
    id: str
    section: str
    title: str
    excerpt: str
    """Empty where it says no more than the title."""
    address: str
    """The name by which a command opens it: `pack/question`, `pack:page#section`, `pack:process/id#step`, or an id."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The hits of one kind."""

    kind: str
    word: str
    rows: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that a search shows."""

    groups: tuple[FoundGroup, ...]
    line: str
    """`7 found.`, or that there is nothing."""
    suggestion: str
    """The word that may have been meant, to be searched with one key."""


def group_words() -> dict[str, str]:
    """The word over each kind of hit, in the order of the groups. Other kinds are not shown."""
    return {
        "question": _("Questions"),
        "explainer": _("Pages to read"),
        **{sort: word for sort, word in specials.headings().items() if sort in specials.names()},
        "claim": _("Claims"),
        "actor": _("Persons and bodies"),
        "term": _("Words"),
    }


def found(words: str, hits: Iterable[Hit], meant: str | None = None, hits_of_meant: int = 0) -> Found:
    """What a search shows.

    Args:
        words: what was asked for.
        hits: best first.
        meant: the word that may have been meant.
        hits_of_meant: how many hits that one has.
    """
    known = group_words()
    rows = [_row(hit) for hit in hits if hit.kind in known]
    groups = tuple(
        FoundGroup(kind, word, tuple(row for row in rows if row.kind == kind))
        for kind, word in known.items()
        if any(row.kind == kind for row in rows)
    )
    if rows:
        return Found(groups, ngettext("{n} found.", "{n} found.", len(rows)), "")
    line = _('Nothing found for "{words}".').format(words=words)
    if meant:
        count = f" ({hits_of_meant})" if hits_of_meant else ""
        line += _(" Did you mean {word}?").format(word=f"{meant}{count}")
    return Found((), line, meant or "")


def _row(hit: Hit) -> FoundRow:
    excerpt = "" if hit.excerpt == hit.title else one_line(hit.excerpt)
    return FoundRow(hit.kind, hit.pack, hit.id, hit.section, one_line(hit.title), excerpt, address(hit))


def address(hit: Hit) -> str:
    """The name by which a command opens a hit."""
    match hit.kind:
        case "question":
            return f"{hit.pack}/{hit.id}"
        case "explainer":
            return f"{hit.pack}:{hit.id}" + (f"#{hit.section}" if hit.section else "")
        case "process" | "timeline" | "compare" | "walk":
            return specials.address(hit.pack, hit.kind, hit.id, hit.section)
        case "actor":
            return specials.address(hit.pack, hit.kind, hit.id)
        case _:
            return hit.id
