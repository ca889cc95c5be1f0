"""Drawing variants of questions by the hundred: what goes wrong with which seed, and where the key stands.

A seed here is that of an attempt: `quiz PACK --seed N` shows the same variant in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from civics_tui.errors import ExpressionError
from civics_tui.model import typed, variant
from civics_tui.model.expression import Value
from civics_tui.model.identity import plain
from civics_tui.model.kinds import Question
from civics_tui.model.pack import Pack
from civics_tui.model.text import names
from civics_tui.packs.checks import CHECKS
from civics_tui.packs.checks.report import Report, Trial
from civics_tui.packs.findings import Findings
from civics_tui.packs.reader import Read
from civics_tui.words import _

Order = Callable[[Question, int], tuple[str, ...]]
"""In which order an attempt shows the parts of a question, by its seed."""
DIGITS = 4
"""Digits behind the point that a number may have before it looks odd."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A variant that must not be asked."""

    seed: int
    """Seed of the attempt that draws it."""
    reason: str
    values: str
    """What was drawn."""


@dataclass(frozen=True, slots=True)
class Stressed:
    """What drawing one question showed."""

    question: str
    kind: str
    drawn: int
    """How many variants were drawn; 0 for a question without variables."""
    different: int = 0
    """How many of them differ in what was drawn."""
    failures: tuple[Failure, ...] = ()
    """Every variant that failed, in the order of the seeds."""
    positions: Mapping[int, int] = field(default_factory=dict)
    """Place of the key among the choices, counted from 1, to how often it stood there."""


def stress(read: Read, *, n: int, order: Order, seed: int = 0, only: str | None = None) -> tuple[Stressed, ...]:
    """Draw every question that has variables or choices.

    Args:
        read: the pack, as it was read.
        n: how many attempts are looked at.
        order: draws the order of the parts.
        seed: seed of the first attempt; the next ones follow.
        only: id of the one question that is looked at.
    """
    if read.pack is None:
        return ()
    seeds = range(seed, seed + n)
    asked = [
        one
        for one in read.pack.asked()
        if (variant.has_variants(one) or _has_key_place(one)) and only in (None, one.id)
    ]
    return tuple(_stressed(question, read, read.pack, seeds, order) for question in asked)


def _has_key_place(question: Question) -> bool:
    return question.kind in ("single", "multiple")


def _stressed(question: Question, read: Read, pack: Pack, seeds: Sequence[int], order: Order) -> Stressed:
    has_variants, failures = variant.has_variants(question), list[Failure]()
    positions, seen = Counter[int](), set[str]()
    report = Report(read.subjects[question.id], Findings())
    for seed in seeds:
        number = variant.seed_of(pack.id, question.id, str(seed))
        values: dict[str, Value] = {}
        drawn = question
        if has_variants:
            try:
                values = variant.draw_values(question, number)
                drawn = variant.filled(question, values)
            except ExpressionError as error:
                failures.append(Failure(seed, error.sentence.rstrip("."), said(values)))
                continue
            seen.add(said(values))
            failures += [Failure(seed, reason, said(values)) for reason in _wrong(drawn, question, values, report)]
        if _has_key_place(drawn):
            right = {choice.id for choice in getattr(drawn, "choices", ()) if choice.correct}
            positions.update(place for place, one in enumerate(order(drawn, number), start=1) if one in right)
    return Stressed(
        question.id,
        question.kind,
        len(seeds) if has_variants else 0,
        len(seen),
        tuple(failures),
        dict(sorted(positions.items())),
    )


def _wrong(drawn: Question, question: Question, values: Mapping[str, Value], report: Report) -> Iterator[str]:
    """What is wrong with a variant; the first of each sort."""
    trial = Trial(report)
    CHECKS[drawn.kind](_without_formulas(drawn), trial)
    if trial.found is not None:
        yield trial.found[1]
    yield from _odd_numbers(question, values)
    yield from _odd_key(drawn, question)


def _without_formulas(drawn: Question) -> Any:
    return replace(drawn, vars={}, derive={}, where=())


def _odd_numbers(question: Question, values: Mapping[str, Value]) -> Iterator[str]:
    """Derived values in a text that no author means: below zero where nothing drawn is, or with digits without end."""
    below_zero = any(isinstance(one, Fraction) and one < 0 for name, one in values.items() if name in question.vars)
    in_texts = _named({**plain(question), "derive": {}})
    for name in question.derive.keys() & in_texts:
        told = _odd(values[name], below_zero)
        if told:
            yield _("{name} {told}").format(name=name, told=told)


def _named(node: Any) -> set[str]:
    """The names that stand in the texts of plain data."""
    if isinstance(node, str):
        return set(names(node))
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return {name for one in inner for name in _named(one)}


def _odd_key(drawn: Question, question: Question) -> Iterator[str]:
    """The number that is asked for."""
    answer = getattr(drawn, "answer", None)
    if isinstance(answer, str) and getattr(question, "answer", "") != answer:
        number = typed.decimal(answer)
        told = _odd(number, below_zero=False) if number is not None else _("is no number")
        if told:
            yield _("the answer {told}").format(told=told)


def _odd(value: Value | None, below_zero: bool) -> str:
    if not isinstance(value, Fraction):
        return ""
    if value < 0 and not below_zero:
        return _("is negative: {number}").format(number=typed.show(value))
    if (value * 10**DIGITS).denominator != 1:
        return _("has more than {n} digits behind the point: {number}").format(n=DIGITS, number=typed.show(value))
    return ""


def said(values: Mapping[str, Value]) -> str:
    """What was drawn, in a few words."""
    return ", ".join(f"{name} = {variant.shown(value)}" for name, value in values.items())[:120]
