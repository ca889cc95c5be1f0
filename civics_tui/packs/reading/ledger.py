"""Reading the ledger: `seeds/` with one file per source, or the `sources.yaml` of a pack. The same keys in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.ledger import ATTRIBUTED, Actor, Claim, Dispute, Ledger, Source
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.special import comparison
from civics_tui.packs.misfits import nearest
from civics_tui.packs.nodes import Map, Seq
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.roles import Use
from civics_tui.packs.shape import Note
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, examine
from civics_tui.words import _

KEYS = ("source", "sources", "claims", "disputes", "actors")
USES: tuple[Use, ...] = ("claim", "actor", "source", "dispute")
LOOK_FOR = 7
"""Words by which a place is found."""


@dataclass(slots=True)
class Drafts:
    """The records of all files of a ledger, before references are followed."""

    found: dict[str, list[tuple[Any, Subject, list[Note]]]] = field(
        default_factory=lambda: {"sources": [], "claims": [], "disputes": [], "actors": []}
    )

    def ledger(self) -> Ledger:
        """The records that can be used, by id."""
        usable = {
            key: {record.id: record for record, _subject, _notes in reversed(found) if record is not None}
            for key, found in self.found.items()
        }
        ordered = {key: dict(reversed(list(records.items()))) for key, records in usable.items()}
        return Ledger(**ordered)


def read_file(text: Text, drafts: Drafts, reading: Reading) -> None:
    """Read one file of a ledger into the drafts."""
    node = records.root(text, reading, USES)
    if node is None:
        return
    records.refuse_others(text, node, KEYS, reading)
    if "source" in node.items:
        node = _with_list(node)
    rows: tuple[tuple[str, type[Any], Use], ...] = (
        ("sources", Source, "source"),
        ("claims", Claim, "claim"),
        ("disputes", Dispute, "dispute"),
        ("actors", Actor, "actor"),
    )
    for key, cls, use in rows:
        drafts.found[key] += records.listed(cls, key, text, node, use, reading)


def _with_list(node: Map) -> Map:
    """The file with its one `source` as a list of one."""
    wrapped = Seq(node.items["source"].start)
    wrapped.items = [node.items["source"]]
    changed = Map(node.start)
    changed.items = {**node.items, "sources": wrapped}
    return changed


def examine_all(drafts: Drafts, reading: Reading) -> None:
    """Follow the references of all records and look at what their shapes do not say."""
    sources = {record.id: record for record, _subject, _notes in drafts.found["sources"] if record is not None}
    for found in drafts.found.values():
        for place, (record, subject, notes) in enumerate(found):
            errors = reading.findings.errors
            examine(notes, Scope(subject.text, reading))
            report = records.report_of(subject, reading)
            if isinstance(record, Claim):
                _claim(record, sources, report, reading)
            elif isinstance(record, Dispute):
                comparison.views(record, report)
            elif isinstance(record, Actor):
                _actor(record, report)
            if reading.findings.errors > errors:
                found[place] = (None, subject, notes)


def _claim(claim: Claim, sources: Mapping[str, Source], report: Report, reading: Reading) -> None:
    if not _has_source(claim, report, reading):
        return
    source = sources.get(claim.source)
    look_for = claim.place.look_for if claim.place else None
    if look_for is not None and source is not None and source.wording == "reworded":
        message = _("this source is reworded, so its words cannot be looked for")
        report("E161", ["place", "look_for"], message, _("delete look_for"))
    elif look_for is not None and len(look_for.split()) > LOOK_FOR:
        message = _("look_for has {n} words; at most {most} are needed").format(n=len(look_for.split()), most=LOOK_FOR)
        report("E161", ["place", "look_for"], message, _("keep the rarest words"))
    if claim.place is not None and claim.place.line is not None and claim.place.line < 1:
        report("E125", ["place", "line"], _('"line" is out of range'), _("count from 1"))
    if claim.kind in ATTRIBUTED and claim.speaker is None and not claim.note:
        message = _('"{id}" says what somebody says, and has no speaker').format(id=claim.id)
        advice = _("add  speaker: {actor: ..., role: ...},  or a note that says why there is none")
        report("E162", ["kind"], message, advice)


def _has_source(claim: Claim, report: Report, reading: Reading) -> bool:
    known = reading.known.of("source")
    source, dot, _name = claim.id.partition(".")
    if dot and source in known:
        return True
    if dot and "source" not in reading.known.incomplete:
        report("E137", ["id"], _('there is no source "{id}"').format(id=source[:80]), nearest(source, known))
    elif not dot:
        message = _('"{id}" does not start with its source').format(id=claim.id[:80])
        report("E137", ["id"], message, _("write  source.name"))
    return False


def _actor(actor: Actor, report: Report) -> None:
    if not actor.names:
        report("E119", ["names"], _("an actor has a name"), _("write  names: [...]"), at_key=True)
    if actor.id in actor.not_to_confuse_with:
        place = actor.not_to_confuse_with.index(actor.id)
        message = _('"{id}" is this actor').format(id=actor.id)
        report("E136", ["not_to_confuse_with", place], message, _("name another actor"))
    for number, role in enumerate(actor.roles):
        if role.from_ and role.to and _ends_first(role.from_, role.to):
            message = _("this role ends before it starts")
            report("E124", ["roles", number, "to"], message, _("swap from and to"))


def _ends_first(start: str, end: str) -> bool:
    try:
        return dates.parse(end).last < dates.parse(start).first
    except DateError:
        return False
