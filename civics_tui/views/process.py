"""A process as it is played: the row of steps, a line for each gate, what the rule is, where it ended and why.

A bar repeats a number; the words beside it decide. What is imagined says so on every line that rests on it, and a
plan of somebody is given to its speaker and called by its kind, never a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from civics_tui.errors import CivicsError
from civics_tui.model.ledger import Ledger
from civics_tui.model.process import Step, Threshold, WhatIf
from civics_tui.model.route import Gate
from civics_tui.model.text import fill_markdown, one_line
from civics_tui.views import attribution
from civics_tui.views.bars import number_words, threshold_bar
from civics_tui.views.pieces import Line, inline, plain, said
from civics_tui.views.play import Play, inputs_of, moved_by, title_of, words
from civics_tui.words import _, ngettext

BAR = 24
"""Cells of a bar."""


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step in the row of steps."""

    name: str
    word: str
    """`OK`, `STOP`, or `-` for what is not reached."""
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """A gate, an input, or a step without either."""

    key: str
    """Unique in the process, and the same after every change."""
    step: str
    """Id of the step."""
    input: str = ""
    """The input that a change changes; empty where nothing can be set."""
    threshold: str = ""
    """The threshold of the gate; empty where there is none."""
    label: str
    value: str = ""
    """`66 of 100`."""
    bar: str = ""
    """A bar of a gate; the other choices of an input."""
    need: str = ""
    """`needs 67`, `needs over 50`."""
    need_note: str = ""
    """The same for a narrow column, where what is imagined says so: `IMAGINED 60`."""
    word: str
    """`OK`, `1 short`, `exactly enough`, `waits`."""
    token: str = ""
    imagined: bool = False

    @property
    def sentence(self) -> str:
        """The row as a sentence, without its bar."""
        number = ", ".join(one for one in (self.value, self.need) if one)
        told = f"{self.label}: {number}: {self.word}." if number else f"{self.label}: {self.word}."
        return f"{imagined_word()}: {told}" if self.imagined else told


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessView:
    """All that is shown of a play."""

    title: str
    text: Line
    """What one should know before starting."""
    steps: tuple[StepMark, ...]
    rows: tuple[GateRow, ...]
    imagined: tuple[str, ...]
    """A sentence for each thing that is imagined."""
    verdict: Line
    """Where it ended and why; with the number that is missing."""
    success: bool
    note: Line
    path: str
    """`Your path: ...`."""
    questions: str
    """`4 questions on what you just did`, or nothing."""
    first: str
    """Key of the row of the first gate that holds; of the last row where none does."""

    def lines(self) -> tuple[str, ...]:
        """The play as sentences."""
        return (*(row.sentence for row in self.rows), *self.imagined, plain(self.verdict), self.path)


def imagined_word() -> str:
    """The word before everything that is imagined."""
    return _("IMAGINED")


def process_view(play: Play, ledger: Ledger, bar: int = BAR) -> ProcessView:
    """What is shown of a play; `bar` is the number of cells of a bar."""
    process = play.process
    rows = tuple(_rows(play, bar))
    stopped = play.route.stopped.step.id if play.route.stopped else ""
    held = [row.key for row in rows if row.step == stopped]
    closed = [row.key for row in rows if row.step == stopped and row.threshold and row.token == "wrong"]
    return ProcessView(
        title=one_line(process.title),
        text=inline(process.text or ""),
        steps=tuple(_marks(play, stopped)),
        rows=rows,
        imagined=tuple(imagined_lines(play, ledger)),
        verdict=_verdict(play),
        success=play.route.outcome == "success",
        note=inline(process.note or ""),
        path=_path(play, rows),
        questions=questions_line(len(process.questions)),
        first=next(iter([*closed, *held]), rows[-1].key if rows else ""),
    )


def questions_line(count: int) -> str:
    """What is asked at the end, or nothing."""
    text = ngettext("{n} question on what you just did", "{n} questions on what you just did", count)
    return text if count else ""


def _marks(play: Play, stopped: str) -> Iterator[StepMark]:
    for step in play.path:
        if step.id == stopped:
            yield StepMark(step_name(step), _("STOP"), "wrong")
        elif play.route.has_reached(step.id):
            yield StepMark(step_name(step), _("OK"), "right")
        else:
            yield StepMark(step_name(step), "-", "quiet")


def step_name(step: Step) -> str:
    """The name of a step to show."""
    return one_line(step.name).replace("-", " ") if step.title is None else one_line(step.title)


def _rows(play: Play, bar: int) -> Iterator[GateRow]:
    process, shown = play.process, set[str]()
    gates = {step.id: play.route.gates_of(step.id) for step in play.path}
    on_gates = {name for each in gates.values() for gate in each if (name := moved_by(gate, process))}
    for step in play.path:
        if step.end is not None and len(play.path) > 1:
            continue
        inputs = [one for one in inputs_of(process, step) if one not in shown and one not in on_gates]
        for name in inputs:
            shown.add(name)
            yield _input_row(play, step, name)
        for gate in gates[step.id]:
            yield _gate_row(play, step, gate, bar, again=moved_by(gate, process) in shown)
            shown.add(moved_by(gate, process))
        if not inputs and not gates[step.id]:
            word, token = (_("OK"), "right") if _passed(play, step) else _waits(play, step)
            yield GateRow(key=f"step:{step.id}", step=step.id, label=step_name(step), word=word, token=token)


def _passed(play: Play, step: Step) -> bool:
    stopped = play.route.stopped
    return play.route.has_reached(step.id) and not (stopped and stopped.step.id == step.id)


def _waits(play: Play, step: Step) -> tuple[str, str]:
    return (_("stops here"), "wrong") if play.route.has_reached(step.id) else (_("waits"), "quiet")


def _input_row(play: Play, step: Step, name: str) -> GateRow:
    asked = play.process.inputs[name]
    now = play.inputs[name]
    others = [] if asked.int_ else [words(one) for one in asked.values() if one != now]
    word, token = (_("OK"), "right") if _passed(play, step) else _waits(play, step)
    return GateRow(
        key=f"input:{name}",
        step=step.id,
        input=name,
        label=title_of(play.process.inputs, name),
        value=words(now),
        bar=_("or {others}").format(others=", ".join(others)) if others else "",
        word=word,
        token=token,
    )


def _gate_row(play: Play, step: Step, gate: Gate, bar: int, *, again: bool) -> GateRow:
    name = moved_by(gate, play.process)
    label = title_of(play.process.inputs, name) if name else step_name(step)
    threshold = play.process.threshold(gate.ask.threshold)
    if again and threshold:
        label = f"{label}, {threshold_name(threshold)}"
    asked = play.process.inputs.get(name)
    whole = gate.of or (Fraction(asked.int_[-1]) if asked and asked.int_ else max(gate.value, gate.need) * 3 / 2)
    value = number_words(gate.value)
    return GateRow(
        key=f"gate:{step.id}:{gate.ask.value}:{gate.ask.threshold}:{gate.ask.over:d}",
        step=step.id,
        input=name,
        threshold=gate.ask.threshold,
        label=label,
        value=_("{value} of {whole}").format(value=value, whole=number_words(gate.of)) if gate.of else value,
        bar=threshold_bar(gate.value, gate.need, whole, bar),
        need=need_words(gate),
        need_note=f"{imagined_word()} {_amount(gate)}" if gate.imagined else need_words(gate),
        word=_gate_word(gate)[0],
        token=_gate_word(gate)[1],
        imagined=gate.imagined is not None,
    )


def need_words(gate: Gate) -> str:
    """`needs 67`; `needs over 50` where as much is not enough."""
    return _("needs {amount}").format(amount=_amount(gate))


def _amount(gate: Gate) -> str:
    return _("over {need}").format(need=number_words(gate.need)) if gate.ask.over else number_words(gate.least)


def _gate_word(gate: Gate) -> tuple[str, str]:
    if not gate.reached:
        return _("waits"), "quiet"
    if gate.holds:
        return (_("exactly enough"), "right") if gate.exactly and not gate.ask.over else (_("OK"), "right")
    if gate.ask.over:
        return _("not over"), "wrong"
    return _("{n} short").format(n=number_words(gate.short)), "wrong"


def threshold_name(threshold: Threshold) -> str:
    """The name of a threshold to show."""
    return one_line(threshold.title or threshold.name.replace("_", " "))


def _filled(play: Play, text: str) -> str:
    """A text of the author with its numbers as people write them."""
    return fill_markdown(text, {name: words(value) for name, value in play.route.values.items()})


def told(play: Play, text: str) -> Line:
    """A text of the author, with names filled in."""
    return inline(_filled(play, text))


def _verdict(play: Play) -> Line:
    end, turn = play.route.visits[-1].step, play.route.turn
    because = turn.rule.because if turn.rule else ""
    parts = [end.text, because] if play.route.outcome == "failure" else [because, end.text]
    texts = [_filled(play, one) for one in parts if one]
    texts += [_missing(play, gate) for gate in play.route.closed]
    line = inline(" ".join(texts))
    return (*said(f"{imagined_word()}: ", "strong"), *line) if play.imagined else line


def _missing(play: Play, gate: Gate) -> str:
    """By how much a gate holds, and where the way would go with just enough."""
    enough = _("more than {need}").format(need=number_words(gate.need)) if gate.ask.over else number_words(gate.least)
    missing = "" if gate.ask.over else _("Missing: {n}.").format(n=number_words(gate.short)) + " "
    onward = _onward(play, gate)
    if not onward:
        return missing + _("It takes {enough}.").format(enough=enough)
    return missing + _("With {enough} the next step would be: {step}.").format(enough=enough, step=onward)


def _onward(play: Play, gate: Gate) -> str:
    """The step that follows where the value is just enough; empty where that cannot be told."""
    name = moved_by(gate, play.process)
    least = gate.least if gate.least > gate.need or not gate.ask.over else gate.need + 1
    if not name or least.denominator != 1:
        return ""
    try:
        other = play.put(name, least)
    except CivicsError:  # the other inputs do not allow it
        return ""
    steps = [one.step.id for one in other.route.visits]
    follows = steps[steps.index(gate.ask.step) + 1] if gate.ask.step in steps[:-1] else ""
    step = play.process.step(follows) if follows else None
    return step_name(step) if step and step.end != "failure" else ""


def _path(play: Play, rows: tuple[GateRow, ...]) -> str:
    parts = []
    for visit in play.route.visits[:-1]:
        names = dict.fromkeys(row.input for row in rows if row.step == visit.step.id and row.input)
        parts.append(" ".join([step_name(visit.step), ", ".join(words(play.inputs[one]) for one in names)]).strip())
    ended = _("through") if play.route.outcome == "success" else _("stopped")
    line = _("Your path: {steps}: {ended}").format(steps=", ".join(parts), ended=ended)
    return f"{imagined_word()}: {line}" if play.imagined else line


def imagined_lines(play: Play, ledger: Ledger) -> Iterator[str]:
    """What is imagined, each with what it changes and who proposes it."""
    for name, instead in play.route.imagined.items():
        threshold = play.process.threshold(name)
        if threshold is None:
            continue
        start = _("{imagined}: {name} instead of {usual}.").format(
            imagined=imagined_word(), name=one_line(instead.name), usual=threshold_name(threshold)
        )
        yield " ".join([start, *_would(play, name), *proposers(instead, ledger)])


def _would(play: Play, threshold: str) -> Iterator[str]:
    for gate in play.route.gates:
        if gate.ask.threshold == threshold and play.process.step(gate.ask.step) in play.path:
            enough = _("is enough") if gate.holds else _("is not enough")
            text = _("{step}: {need} in that case, and {value} {enough}.")
            step = step_name(play.process.step(gate.ask.step))
            yield text.format(step=step, need=need_words(gate), value=number_words(gate.value), enough=enough)


def proposers(instead: WhatIf, ledger: Ledger) -> tuple[str, ...]:
    """Who proposes what is imagined, with the kind of the claim; or that nobody here does."""
    claims = [ledger.claims[one] for one in instead.claims if one in ledger.claims]
    if not claims:
        return (_("No source here proposes this."),)
    text = _("From {who}; kind: {kind}. It is not the rule here.")
    return tuple(text.format(kind=one.kind, who=attribution.who(one, ledger)) for one in claims)
