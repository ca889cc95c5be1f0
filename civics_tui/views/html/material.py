"""What a handout is made from: a page, and the records, questions, words and claims that it names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from civics_tui.errors import NotFound
from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Actor, Ledger
from civics_tui.model.pack import Manifest, Term, claims_of
from civics_tui.model.special import SORTS, minutes_of, questions_of, title_of
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library

ACTORS = "actors"
"""The directive that names actors of the ledger, not records of the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A page with all that is printed of it."""

    manifest: Manifest
    page: Explainer
    ledger: Ledger
    today: datetime.date
    """The day on which it is made; what is stale then says so."""
    records: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    """Special explainers and actors on the page, by directive and id."""
    questions: Mapping[str, Question] = field(default_factory=dict)
    """The questions on the page and those of its special explainers, by id, in the order in which they are printed."""
    glossary: Mapping[str, Term] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts of the page, in order."""
        return tuple(part for section in self.page.sections for part in section.parts)

    def cited(self) -> tuple[str, ...]:
        """Ids of the claims of the page and of what stands on it, each once; not those of questions."""
        found = dict.fromkeys(self.page.claims)
        for (sort, _id), record in self.records.items():
            found.update(dict.fromkeys(said_of(record, self.ledger) if sort == ACTORS else SORTS[sort].cited(record)))
        return tuple(one for one in found if one in self.ledger.claims)

    def behind(self, question: Question) -> tuple[str, ...]:
        """Ids of the claims behind a question that the ledger has."""
        return tuple(one for one in claims_of(question) if one in self.ledger.claims)


def said_of(actor: Actor, ledger: Ledger) -> tuple[str, ...]:
    """Ids of the claims that give an actor's roles, then of those of which the actor is the speaker."""
    roles = (role.claim for role in actor.roles if role.claim)
    return tuple(dict.fromkeys([*roles, *(claim.id for claim in ledger.said_by(actor.id))]))


def material(library: Library, pack: str, page: str, today: datetime.date) -> Material:
    """What a page is printed from; `process/route` names a special explainer, which is printed by itself.

    Raises:
        NotFound: the pack has no such page or special explainer.
    """
    sort, slash, id_ = page.partition("/")
    manifest, ledger = library.manifest(pack), library.ledger(pack)
    explainer = _sheet(library, pack, sort, id_, ledger) if slash else library.explainer(pack, page)
    parts = [part for section in explainer.sections for part in section.parts]
    records = _records(library, pack, parts, ledger)
    return Material(
        manifest=manifest,
        page=explainer,
        ledger=ledger,
        today=today,
        records=records,
        questions=library.questions(pack, _asked(parts, records)),
        glossary=library.glossary(pack),
    )


RECORDS: dict[str, Callable[[Library, str, str], Any]] = {
    "process": lambda library, pack, id_: library.process(pack, id_),
    "timeline": lambda library, pack, id_: library.timeline(pack, id_),
    "compare": lambda library, pack, id_: library.comparison(pack, id_),
    "walk": lambda library, pack, id_: library.walk(pack, id_),
}
"""How a record of each sort is taken from a library, by its pack and id."""


def _sheet(library: Library, pack: str, sort: str, id_: str, ledger: Ledger) -> Explainer:
    """A page that holds one special explainer, or the dossier of one actor, and nothing else."""
    if sort == ACTORS and id_ in ledger.actors:
        title, minutes = ledger.name(id_), None
    elif sort in SORTS:
        record = RECORDS[sort](library, pack, id_)
        title, minutes = title_of(record), minutes_of(record)
    else:
        told = _('There is nothing "{sort}/{id}" to print; write a page, or one of {sorts} with its id.')
        raise NotFound(told.format(sort=sort, id=id_, sorts=", ".join(f"{one}/" for one in (*SORTS, ACTORS))))
    part = Part(kind=sort, ids=(id_,))
    return Explainer(id=id_, title=title, minutes=minutes, sections=(Section(id="", title=title, parts=(part,)),))


def _records(library: Library, pack: str, parts: Iterable[Part], ledger: Ledger) -> dict[tuple[str, str], Any]:
    found: dict[tuple[str, str], Any] = {}
    for part in parts:
        for id_ in part.ids:
            if part.kind in SORTS:
                found[part.kind, id_] = RECORDS[part.kind](library, pack, id_)
            elif part.kind == ACTORS and id_ in ledger.actors:
                found[part.kind, id_] = ledger.actors[id_]
    return found


def _asked(parts: Iterable[Part], records: Mapping[tuple[str, str], Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in parts:
        for id_ in part.ids:
            if part.kind == "check":
                found[id_] = None
            elif part.kind in SORTS:
                found.update(dict.fromkeys(questions_of(records[part.kind, id_])))
    return tuple(found)
