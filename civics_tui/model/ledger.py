"""The ledger: sources, claims, disputes, actors. What any sentence of a pack can be followed to.

Dates are EDTF texts (`model.dates`); ids are the author's. Nothing here judges who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from civics_tui.model.declaration import CONFIG

ClaimKind = Literal["rule", "holding", "fact", "figure", "assertion", "opinion", "prediction", "plan"]
ATTRIBUTED: frozenset[str] = frozenset({"assertion", "opinion", "prediction", "plan"})
"""Kinds that mean nothing without their speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a source came out, and how that is known."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    date: str
    """EDTF date."""
    basis: Literal["stated", "inferred"] = "stated"
    """Does the source state its date, or was it inferred?"""
    note: str | None = None
    """How it was inferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that claims rest on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the ledger."""
    type: Literal["article", "reference", "dataset"] = "article"
    """A report, a reference work or text of law, or a table of figures."""
    outlet: str | None = None
    """Who published it."""
    title: str
    """Its title, as printed."""
    url: str | None = None
    """Its address, where it is known; never guessed."""
    wording: Literal["authentic", "reworded"] = "authentic"
    """A reworded text is never quoted."""
    published: Published | None = None
    """When it came out."""
    checked: str | None = None
    """EDTF date on which it was last read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something, in which role."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    actor: str
    """Id of the actor."""
    role: str | None = None
    """The role in which it was said, at that date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a claim stands in its source."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    line: int | None = None
    """Line of the text, counted from 1."""
    look_for: str | None = None
    """At most seven words to search for; left out for reworded sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement, in our words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """`source.name`, unique in the ledger."""
    text: str
    """The statement."""
    kind: ClaimKind
    """What sort of statement it is; it does not say whether it is true."""
    speaker: Speaker | None = None
    """Who says it; left out where the source says it in its own voice."""
    chain: tuple[str, ...] = ()
    """Actor ids through which it came, nearest the speaker first, the outlet last."""
    as_of: str | None = None
    """EDTF date at which the content holds."""
    place: Place | None = None
    """Where it stands in the source."""
    topic: Literal["process", "history", "actors"] | None = None
    """The bank it belongs to."""
    note: str | None = None
    """Unit, partial count or a caution, in one line."""
    unused: str | None = None
    """Why nothing rests on it."""
    review_by: str | None = None
    """EDTF date after which it is stale."""

    @property
    def source(self) -> str:
        """Id of its source: what stands before the first dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Claims that agree with one another, and what they say in short."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    claims: tuple[str, ...]
    """Ids of the claims."""
    says: str
    """What they say, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that differ on one question, with the fair reading."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the ledger."""
    question: str
    """What the sources differ about."""
    views: tuple[DisputeView, ...]
    """Two or more, in the order of their dates."""
    same: str | None = None
    """What all of them share."""
    differs: str | None = None
    """Where they part."""
    fair: str | None = None
    """What one may fairly say or ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an actor was, from when to when."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    title: str
    """Name of the role."""
    organization: str | None = None
    """Actor id of the body it belongs to."""
    from_: str | None = None
    """EDTF date of its start, or of the report that names it."""
    to: str | None = None
    """EDTF date of its end."""
    claim: str | None = None
    """Id of the claim that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or body with dated roles."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the ledger."""
    names: tuple[str, ...]
    """The name to show first, then others by which a text may call the actor."""
    kind: Literal["person", "organization", "office"] = "person"
    """What sort of actor it is."""
    roles: tuple[Role, ...] = ()
    """Dated roles, oldest first."""
    stance: Literal["advocate", "sceptic", "neutral"] = "neutral"
    """Towards leaving; used for balance, never shown as a verdict."""
    not_to_confuse_with: tuple[str, ...] = ()
    """Actor ids that are easily swapped with this one."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records that one pack can refer to, by id."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)

    def name(self, actor: str) -> str:
        """The name to show of an actor; an unknown id stands for itself."""
        known = self.actors.get(actor)
        return known.name if known else actor

    def said_by(self, actor: str) -> tuple[Claim, ...]:
        """The claims whose speaker is that actor, in the ledger's order."""
        return tuple(one for one in self.claims.values() if one.speaker is not None and one.speaker.actor == actor)

    def disputes_of(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes in which any of the claims stands, in the ledger's order."""
        asked = set(claims)
        return tuple(
            dispute
            for dispute in self.disputes.values()
            if any(asked.intersection(view.claims) for view in dispute.views)
        )

    def agreeing(self, claim: str) -> tuple[str, ...]:
        """Ids of the claims that stand in one view with this one."""
        return self._related(claim, same_view=True)

    def differing(self, claim: str) -> tuple[str, ...]:
        """Ids of the claims that stand in another view of a dispute with this one."""
        return self._related(claim, same_view=False)

    def _related(self, claim: str, *, same_view: bool) -> tuple[str, ...]:
        found = dict.fromkeys(
            other
            for dispute in self.disputes_of([claim])
            for view in dispute.views
            if (claim in view.claims) == same_view
            for other in view.claims
            if other != claim
        )
        return tuple(found)
