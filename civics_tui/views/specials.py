"""Special explainers as they are offered: in a page, on the page of a pack, on Home.

A sort without a name here is offered nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from civics_tui.model.text import one_line
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Entry, Library

NAMED = 8
"""How many an error names."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to open."""

    sort: str
    """Its sort; `actor` for a dossier."""
    id: str
    title: str
    what: str
    """`process`."""
    minutes: str = ""
    """`8 min`, or nothing."""

    @property
    def note(self) -> str:
        """`process, 8 min`."""
        return ", ".join(one for one in (self.what, self.minutes) if one)

    @property
    def line(self) -> str:
        """`Play the route: process, 8 min`."""
        return f"{self.title}: {self.note}"


Offered = Callable[[str, Iterable[str]], tuple[Offer, ...]]
"""Takes the name and the ids of a directive, and gives what can be opened there."""


def names() -> dict[str, str]:
    """What each sort is called; the faces have a way to show each of them."""
    return {
        "process": _("process"),
        "timeline": _("timeline"),
        "compare": _("comparison"),
        "walk": _("walk"),
    }


def headings() -> dict[str, str]:
    """The word over a group of each sort."""
    return {
        "process": _("Processes to play"),
        "timeline": _("Timelines"),
        "compare": _("What is compared"),
        "walk": _("Texts phrase by phrase"),
    }


def minutes_words(minutes: int | None) -> str:
    """`8 min`, or nothing."""
    return _("{n} min").format(n=minutes) if minutes else ""


def offers(entry: Entry) -> tuple[Offer, ...]:
    """All that a pack offers."""
    known = names()
    return tuple(
        Offer(sort, id_, one_line(title), known[sort], minutes_words(minutes))
        for sort, id_, title, minutes in entry.specials
        if sort in known
    )


def no_such(entry: Entry, name: str) -> str:
    """Says that a pack has no special explainer of that name, and which it has."""
    text = _('There is no "{name}" in this pack.').format(name=name)
    known = [f"{one.sort}/{one.id}" for one in offers(entry)]
    return text + (" " + _("There are: {names}.").format(names=", ".join(known[:NAMED])) if known else "")


def reading_words(*, plays: bool) -> str:
    """The word over pages; over special explainers too where there are some."""
    return _("Read and play") if plays else _("Read")


def named(entry: Entry, name: str) -> Offer | None:
    """The special explainer that a command means by `process/route`, or by `route` where no page has that id.

    `actor/theo-slater` means a dossier; whether there is such an actor is seen when it is opened.
    """
    sort, slash, id_ = name.partition("/")
    if slash and sort == "actor":
        return Offer("actor", id_, id_, _("dossier"))
    found = offers(entry)
    if slash:
        return next((one for one in found if (one.sort, one.id) == (sort, id_)), None)
    if any(page == name for page, _title, _minutes in entry.explainers):
        return None
    return next((one for one in found if one.id == name), None)


def nothing(_directive: str, _ids: Iterable[str]) -> tuple[Offer, ...]:
    """Offers nothing."""
    return ()


def offered_by(library: Library, pack: str) -> Offered:
    """What the directives of a pack's pages offer; what the pack does not have is left out."""

    def offered(directive: str, ids: Iterable[str]) -> tuple[Offer, ...]:
        if directive == "actors":
            ledger = library.ledger(pack)
            return tuple(Offer("actor", one, ledger.name(one), _("dossier")) for one in ids if one in ledger.actors)
        known = {one.id: one for one in offers(library.find(pack)) if one.sort == directive}
        found = (known.get(one) or _dispute(library, pack, directive, one) for one in ids)
        return tuple(one for one in found if one)

    return offered


def _dispute(library: Library, pack: str, directive: str, id_: str) -> Offer | None:
    """A dispute of the ledger, which a page may compare like a comparison of its own."""
    name = names().get(directive)
    dispute = library.ledger(pack).disputes.get(id_) if directive == "compare" else None
    return Offer(directive, id_, one_line(dispute.question), name) if dispute and name else None


def address(pack: str, sort: str, id_: str, section: str = "") -> str:
    """The name by which a command opens one: `pack:process/route`."""
    return f"{pack}:{sort}/{id_}" + (f"#{section}" if section else "")
