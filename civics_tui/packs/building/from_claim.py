"""A first question out of a claim of a ledger: who says what, where and when, with what rests on it filled in.

A claim that others differ from becomes a question with their views, which is never scored. In a pack that does not hold
the ledger of the claim, its source stands in one line instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from civics_tui.model.ledger import ATTRIBUTED, Claim, Dispute, Ledger
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new.copied import source_line
from civics_tui.packs.new.drafted import shown, typed
from civics_tui.packs.roles import CHOICE
from civics_tui.words import _


def question_from(claim: Claim, ledger: Ledger, *, held: bool) -> dict[str, Value]:
    """The record of a question to go on with: a view question where sources differ, else one with the right choice.

    Args:
        claim: what it is to be about.
        ledger: in which the claim stands.
        held: does the pack hold that ledger, so that it can name the claim itself?
    """
    dispute = next(iter(ledger.disputes_of([claim.id])), None)
    if dispute is not None:
        return _views(dispute, ledger, held=held)
    record: dict[str, Value] = {
        "kind": "single",
        "stem": shown(_stem(claim, ledger)),
        "choices": [{"text": shown(claim.text[: CHOICE.most]), "correct": True}],
        **_rests([claim.id], ledger, held=held),
    }
    return record | ({"as_of": claim.as_of} if claim.as_of else {})


def claims_for(ledger: Ledger, words: str = "") -> tuple[Claim, ...]:
    """The claims that hold all the words in their text, source or speaker; those that nothing may rest on left out."""
    wanted = words.casefold().split()
    return tuple(
        claim
        for claim in ledger.claims.values()
        if claim.unused is None and all(word in _searched(claim, ledger) for word in wanted)
    )


def _searched(claim: Claim, ledger: Ledger) -> str:
    source = ledger.sources.get(claim.source)
    said = ledger.name(claim.speaker.actor) if claim.speaker else ""
    return " ".join([claim.text, said, *((source.title, source.outlet or "") if source else ())]).casefold()


def _stem(claim: Claim, ledger: Ledger) -> str:
    source = ledger.sources.get(claim.source)
    where = source_line(source).text if source else claim.source
    if claim.speaker and claim.kind in ATTRIBUTED:
        told = _("What does {who} say, as reported in: {source}?")
        return told.format(who=ledger.name(claim.speaker.actor), source=where)
    return _("What is so, according to: {source}?").format(source=where)


def _views(dispute: Dispute, ledger: Ledger, *, held: bool) -> dict[str, Value]:
    views: list[Value] = [
        {"text": shown(view.says), **_rests(view.claims, ledger, held=held)} for view in dispute.views
    ]
    record: dict[str, Value] = {"contested": True, "stem": shown(dispute.question), "views": views}
    return record | ({"settled": shown(dispute.same)} if dispute.same else {})


def _rests(claims: Iterable[str], ledger: Ledger, *, held: bool) -> dict[str, Value]:
    """What a question or view rests on: claims, or their sources in one line each."""
    if held:
        return {"claims": [*claims]}
    names = dict.fromkeys(ledger.claims[one].source for one in claims if one in ledger.claims)
    lines: list[Value] = []
    for line in (source_line(ledger.sources[name]) for name in names if name in ledger.sources):
        lines.append({"text": typed(line.text), "link": line.link} if line.link else typed(line.text))
    return {"source": lines[0] if len(lines) == 1 else lines} if lines else {}
