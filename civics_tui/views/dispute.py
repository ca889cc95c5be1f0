"""Sources differ: what is said, by whom and when, and the fair reading. Ordered by date, never by who is right."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model import ledger as ledger_records
from civics_tui.model.ledger import Claim, Dispute, Ledger
from civics_tui.model.text import one_line
from civics_tui.views import attribution
from civics_tui.views.pieces import Line, Row, plain, said
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in a row."""

    claim: str
    """Its id."""
    who: str
    """Who, where, when."""
    kind: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One of the views, with the claims that hold it."""

    number: int
    """Counted from 1."""
    says: Line
    by: tuple[Said, ...]
    """Oldest source first."""

    @property
    def who(self) -> str:
        """Who, where and when, of all its claims."""
        return "; ".join(dict.fromkeys(one.who for one in self.by))

    @property
    def kind(self) -> str:
        """The kinds of its claims, each once."""
        return ", ".join(dict.fromkeys(one.kind for one in self.by))


@dataclass(frozen=True, slots=True)
class DisputeView:
    """All that is shown of a dispute."""

    id: str
    question: Line
    rows: tuple[DisputeRow, ...]
    readings: tuple[Row, ...]
    """Same, differs, fair; only those that the ledger has."""

    def lines(self) -> tuple[str, ...]:
        """The dispute as sentences for line mode, unwrapped."""
        texts = [plain(self.question)]
        for row in self.rows:
            texts.append(f"{row.number}. {plain(row.says)}")
            texts.extend(dict.fromkeys(f"   {one.who}. {one.kind.capitalize()}." for one in row.by))
        return (*texts, *(f"{row.label}: {plain(row.text)}" for row in self.readings))


def dispute_view(dispute: Dispute, ledger: Ledger) -> DisputeView:
    """What is shown of a dispute; rows and the claims in them in the order of their sources' dates."""
    found = sorted((_view(view, ledger) for view in dispute.views), key=lambda one: one[0])
    readings = (
        (_("Same"), dispute.same, ""),
        (_("Differs"), dispute.differs, "differs"),
        (_("Fair"), dispute.fair, ""),
    )
    return DisputeView(
        id=dispute.id,
        question=said(one_line(dispute.question)),
        rows=tuple(DisputeRow(number, says, told) for number, (_when, says, told) in enumerate(found, start=1)),
        readings=tuple(Row(label, said(one_line(text)), token) for label, text, token in readings if text),
    )


def _view(view: ledger_records.DisputeView, ledger: Ledger) -> tuple[datetime.date, Line, tuple[Said, ...]]:
    """The date of the oldest source of a view, what it says, and who says it."""
    dated = [(_date(ledger.claims[one], ledger), ledger.claims[one]) for one in view.claims if one in ledger.claims]
    dated.sort(key=lambda one: one[0])
    told = tuple(Said(claim.id, attribution.who(claim, ledger), claim.kind) for _when, claim in dated)
    return min((when for when, _claim in dated), default=datetime.date.max), said(one_line(view.says)), told


def _date(claim: Claim, ledger: Ledger) -> datetime.date:
    """The first day on which its source can have come out; a source without a date comes last."""
    source = ledger.sources.get(claim.source)
    try:
        return dates.parse(source.published.date).first if source and source.published else datetime.date.max
    except DateError:
        return datetime.date.max


def differ_line(count: int) -> str:
    """`Sources differ here: 2`, or nothing."""
    return _("Sources differ here: {n}").format(n=count) if count else ""
