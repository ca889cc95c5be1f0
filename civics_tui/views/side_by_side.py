"""Two dossiers side by side: the same rows for both, and what differs, in a word and not by colour alone.

In short rows the words that only one side has stand in capitals; longer sayings are left as they are. What the ledger
says of a dispute between the two is told in its own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from civics_tui.model.ledger import Actor, Claim, Dispute, Ledger
from civics_tui.model.text import one_line
from civics_tui.views import dossier
from civics_tui.views.pieces import Row, plain, said
from civics_tui.words import _

SHORT = 3
"""Letters of a small word, such as `of`, that is never set in capitals."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of both dossiers."""

    label: str
    left: tuple[str, ...]
    """One text or several; none where nothing is known, never on both sides."""
    right: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two actors compared."""

    left: str
    """Name of the first."""
    right: str
    rows: tuple[SideRow, ...]
    readings: tuple[Row, ...]
    """What is the same, and what differs."""

    def lines(self) -> tuple[str, ...]:
        """The comparison as sentences for line mode, unwrapped; both sides of a row are indented by two."""
        told = [_("{left} and {right}, side by side.").format(left=self.left, right=self.right)]
        for row in self.rows:
            told.append(f"{row.label}:")
            for name, texts in ((self.left, row.left), (self.right, row.right)):
                told.append(f"  {name}: {'; '.join(one.rstrip('.') for one in texts or (nothing(),))}.")
        return (*told, *(f"{one.label}: {plain(one.text)}" for one in self.readings))


def nothing() -> str:
    """Stands where one side has nothing to set beside the other."""
    return _("none is known here")


def side_by_side(left: Actor, right: Actor, ledger: Ledger, today: datetime.date) -> SideBySide:
    """Two actors of a ledger, row by row."""
    names = [one_line(one.name) for one in (left, right)]
    rows = [
        *([_row(_("name"), names[:1], names[1:], capitals=True)] if _words(names[:1]) & _words(names[1:]) else []),
        _row(_("kind"), [dossier.kind_word(left)], [dossier.kind_word(right)]),
        _row(_("group"), _groups(left, ledger), _groups(right, ledger), capitals=True),
        _row(_("role"), _titles(left), _titles(right), capitals=len(left.roles) == 1 == len(right.roles)),
        _row(_("where and when"), _where(left, ledger), _where(right, ledger)),
        *_sayings(left, right, ledger, today),
    ]
    rows = [one for one in rows if one.left or one.right]
    disputes = [(one, *views) for one in ledger.disputes.values() if (views := _sides(one, left, right, ledger))]
    rows += [SideRow(_("in dispute"), (ours,), (theirs,), differs=True) for _one, ours, theirs in disputes]
    return SideBySide(
        left=one_line(left.name),
        right=one_line(right.name),
        rows=tuple(rows),
        readings=(*_readings(rows), *(row for one, _ours, _theirs in disputes for row in _dispute_rows(one))),
    )


def _readings(rows: Iterable[SideRow]) -> Iterable[Row]:
    names: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for row in rows:
        names[row.differs][row.label] = None
    if names[False]:
        yield Row(_("Same"), said(", ".join(names[False])))
    if names[True]:
        yield Row(_("Differs"), said(", ".join(names[True])), "differs")


def _dispute_rows(dispute: Dispute) -> Iterable[Row]:
    told = " ".join(one_line(one) for one in (dispute.question, dispute.differs) if one)
    yield Row(_("Differs"), said(told), "differs")
    if dispute.fair:
        yield Row(_("Fair"), said(one_line(dispute.fair)))


def _groups(actor: Actor, ledger: Ledger) -> list[str]:
    named = (one_line(ledger.name(role.organization)) for role in actor.roles if role.organization)
    return list(dict.fromkeys(named))


def _titles(actor: Actor) -> list[str]:
    return list(dict.fromkeys(one_line(role.title) for role in actor.roles))


def _where(actor: Actor, ledger: Ledger) -> list[str]:
    told = (f"{dossier.told_by(role.claim, ledger)}; {dossier.role_when(role, ledger)}" for role in actor.roles)
    return list(dict.fromkeys(told))


def _sayings(left: Actor, right: Actor, ledger: Ledger, today: datetime.date) -> list[SideRow]:
    """A row for each kind of claim that one of the two makes."""
    ours, theirs = (dossier.in_order(ledger.said_by(one.id), ledger) for one in (left, right))
    kinds = dict.fromkeys(claim.kind for claim in (*ours, *theirs))
    return [_row(kind, _of_kind(kind, ours, ledger, today), _of_kind(kind, theirs, ledger, today)) for kind in kinds]


def _of_kind(kind: str, claims: Iterable[Claim], ledger: Ledger, today: datetime.date) -> list[str]:
    told = []
    for claim in (one for one in claims if one.kind == kind):
        marks = dossier.said_kind(claim, ledger, today).removeprefix(kind).lstrip(", ")
        when = dossier.claim_when(claim, ledger)
        told.append(f"{when}{f' ({marks})' if marks else ''}: {one_line(claim.text)}")
    return told


def _sides(dispute: Dispute, left: Actor, right: Actor, ledger: Ledger) -> tuple[str, str] | None:
    """What each of the two says in a dispute, where they stand in views that differ."""
    said_by = [{claim.id for claim in ledger.said_by(one.id)} for one in (left, right)]
    places = [[view for view in dispute.views if claims.intersection(view.claims)] for claims in said_by]
    if not all(places) or places[0] == places[1]:
        return None
    ours, theirs = ("; ".join(one_line(view.says) for view in views) for views in places)
    return ours, theirs


def _row(label: str, left: list[str], right: list[str], *, capitals: bool = False) -> SideRow:
    """A row; in `capitals` stand the words that only one side has."""
    if left == right or not capitals:
        return SideRow(label, tuple(left), tuple(right), differs=left != right)
    ours, theirs = _words(left), _words(right)
    return SideRow(
        label,
        tuple(_capitals(text, theirs) for text in left),
        tuple(_capitals(text, ours) for text in right),
        differs=True,
    )


def _words(texts: Iterable[str]) -> set[str]:
    return {_bare(word) for text in texts for word in text.split()}


def _bare(word: str) -> str:
    return word.strip("\"'(),.;:").casefold()


def _capitals(text: str, other: set[str]) -> str:
    """The text with the words that the other side lacks in capitals."""
    return " ".join(
        word if _bare(word) in other or (len(word) <= SHORT and word.islower()) else word.upper()
        for word in text.split()
    )
