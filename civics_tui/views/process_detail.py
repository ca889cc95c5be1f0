"""What stands behind a row of a process: the rule with its source, the claims, what can be imagined instead; and the
gates as a table for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civics_tui.errors import CivicsError
from civics_tui.model.ledger import Ledger
from civics_tui.model.process import Process, Threshold, WhatIf
from civics_tui.model.route import Visit
from civics_tui.model.text import one_line
from civics_tui.views import attribution
from civics_tui.views.bars import number_words
from civics_tui.views.pieces import Line, Row, said
from civics_tui.views.play import Play, moved_by, title_of
from civics_tui.views.process import (
    GateRow,
    imagined_word,
    need_words,
    proposers,
    step_name,
    threshold_name,
    told,
)
from civics_tui.words import _, ngettext


def detail(play: Play, row: GateRow, ledger: Ledger) -> tuple[Row, ...]:
    """What stands behind a row: the step, who acts, the rule with its source, and what has no source."""
    step = play.process.step(row.step)
    visit = next((one for one in play.route.visits if one.step.id == step.id), None)
    rows = [Row(_("Here"), told(play, step.text))]
    if step.actor:
        rows.append(Row(_("Who"), said(one_line(ledger.name(step.actor)))))
    threshold = play.process.threshold(row.threshold)
    if threshold:
        rows.append(Row(_("Rule"), _rule(play, row, threshold, ledger)))
    elif visit and visit.rule:
        rows.append(Row(_("Why"), told(play, visit.rule.because)))
    return (*rows, *_unclaimed(threshold, visit))


def _rule(play: Play, row: GateRow, threshold: Threshold, ledger: Ledger) -> Line:
    gate = next(one for one in play.route.gates_of(row.step) if one.ask.threshold == threshold.name)
    of = " " + _("of {whole}").format(whole=number_words(gate.of)) if gate.of else ""
    usual = f"{threshold_name(threshold)}: {need_words(gate)}{of}."
    if row.imagined:
        imagined = f"{imagined_word()}: {need_words(gate)}{of}."
        usual = f"{imagined} " + _("As it is: {name}").format(name=_with_need(play, threshold, None)) + "."
    claims = [ledger.claims[one] for one in threshold.claims if one in ledger.claims]
    parts = [*said(usual)]
    if claims:
        parts += said(f" {one_line(claims[0].text)} ")
        parts += said(f"({attribution.who(claims[0], ledger)}; {claims[0].kind})", "quiet")
    if len(claims) > 1:
        parts += said(" " + ngettext("and {n} more claim: s", "and {n} more claims: s", len(claims) - 1), "quiet")
    return tuple(parts)


def _unclaimed(threshold: Threshold | None, visit: Visit | None) -> Iterator[Row]:
    reason = (threshold.unclaimed if threshold else None) or (visit.unclaimed if visit else None)
    if reason:
        yield Row(_("No source"), said(one_line(reason)))


def claims_behind(play: Play, row: GateRow) -> tuple[str, ...]:
    """Ids of the claims behind a row: of what is imagined, of the way that was taken, of the threshold, of the step."""
    step = play.process.step(row.step)
    visit = next((one for one in play.route.visits if one.step.id == row.step), None)
    threshold = play.process.threshold(row.threshold)
    instead = play.route.imagined.get(row.threshold)
    rules = [visit.rule] if visit and visit.rule else list(step.rules)
    parts = [instead, *rules, threshold, step]
    return tuple(dict.fromkeys(claim for part in parts if part is not None for claim in part.claims))


@dataclass(frozen=True, slots=True)
class WhatIfRow:
    """A threshold that can be chosen."""

    name: str
    """Of what is imagined; empty for the threshold as it is."""
    text: str
    below: str
    """Who proposes it."""
    now: bool
    """Is it the one that holds now?"""


def what_if_rows(play: Play, threshold: str, ledger: Ledger) -> tuple[WhatIfRow, ...]:
    """What can be imagined in place of a threshold, the threshold itself first."""
    one = play.process.threshold(threshold)
    if one is None or not one.what_if:
        return ()
    now = play.imagined.get(threshold, "")
    usual = WhatIfRow("", _("As it is: {name}").format(name=_with_need(play, one, None)), "", not now)
    return (
        usual,
        *(
            WhatIfRow(
                other.name,
                f"{imagined_word()}: {_with_need(play, one, other)}",
                " ".join(proposers(other, ledger)),
                other.name == now,
            )
            for other in one.what_if
        ),
    )


def _with_need(play: Play, threshold: Threshold, instead: WhatIf | None) -> str:
    name = one_line(instead.name) if instead else threshold_name(threshold)
    try:
        other = play.imagine(threshold.name, instead.name if instead else None)
    except CivicsError:  # it cannot be computed with these inputs; choosing it says so
        return name
    gate = next((one for one in other.route.gates if one.ask.threshold == threshold.name), None)
    return f"{name}, {need_words(gate)}" if gate else name


def texts(process: Process) -> Iterator[str]:
    """The texts of a process that may link to words."""
    yield from (one for one in (process.text, process.note) if one)
    for step in process.steps:
        yield step.text
        yield from (rule.because for rule in step.rules)


def gates_table(play: Play, ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """The gates as a table for paper, names of the columns first: step, what is counted, what it takes, who says so."""
    rows = [(_("Step"), _("What is counted"), _("What it takes"), _("Known from"))]
    for gate in play.route.gates:
        threshold = play.process.threshold(gate.ask.threshold)
        name = moved_by(gate, play.process)
        counted = title_of(play.process.inputs, name) if name else gate.ask.value
        known = _known_from(threshold, ledger) if threshold else ""
        takes = need_words(gate) + (" " + _("of {whole}").format(whole=number_words(gate.of)) if gate.of else "")
        rows.append((step_name(play.process.step(gate.ask.step)), counted, takes, known))
    return tuple(rows)


def _known_from(threshold: Threshold, ledger: Ledger) -> str:
    claims: Mapping[str, object] = ledger.claims
    known = [attribution.who(ledger.claims[one], ledger) for one in threshold.claims if one in claims]
    return "; ".join(dict.fromkeys(known)) or one_line(threshold.unclaimed or "")
