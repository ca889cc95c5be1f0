"""What to look at in a question while it is written, in a teacher's words: the worst first, each with its field."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.text import one_line
from civics_tui.packs.building.fields import fields_of
from civics_tui.packs.building.lacking import form_path, lacks
from civics_tui.packs.building.sentences import LACKING, OTHER, SENTENCES, UNSAID
from civics_tui.packs.check import rules_of
from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data
from civics_tui.packs.nodes import Map, Node, Scalar
from civics_tui.packs.places import key_span
from civics_tui.packs.problems import Level, Problem
from civics_tui.packs.report import Report
from civics_tui.packs.text import Text
from civics_tui.words import _, ngettext

SHOWN = 3
"""How much is shown at once."""
ALIKE = 1.5
"""Choices are of similar length where the longest has at most so many times the characters of the shortest."""
LEADS: dict[str, Path] = {"L35": ("distractors", 0, "text")}
"""Where an advice leads that is followed in another field than the one it is about."""
_RANK: dict[Level, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to look at."""

    code: str
    """As `pack explain` knows it; empty where only the builder says it."""
    level: Level
    """`error` where the question cannot be used as it is."""
    sentence: str
    field: Path
    """Where: key, row and column of the form; empty for the question as a whole."""
    can_put_aside: bool = False
    """Can it be put aside with a reason?"""


@dataclass(frozen=True, slots=True)
class Look:
    """What checking found, and where a question stands in its file."""

    report: Report
    file: str
    start: int
    end: int
    id: str

    def problems(self) -> Iterator[tuple[Problem, int]]:
        """The problems that stand in the question, each with its offset in the file."""
        text = Text(self.file, self.report.read.files.get(self.file, ""))
        for problem in self.report.problems:
            offset = text.offset(problem.line, problem.column) if problem.file == self.file else -1
            if self.start <= offset < self.end:
                yield problem, offset


def advice_of(
    look: Look, kind: str, record: Mapping[str, Data], question: Question | None, defaults: Mapping[str, Data]
) -> tuple[Advice, ...]:
    """What to look at in a question, the worst first, then in the order of the form."""
    if not kind:
        return (Advice("E110", "error", _(SENTENCES["E110"]), ()),)
    lacking = [Advice("", "error", told, path) for told, path in lacks(kind, record, defaults)]
    found = [*lacking, *_problems(look, kind, record, bool(lacking))]
    if question is not None:
        found += [*_lint(look, kind, record, question), *_sources(question), *_silent(question)]
    order = [field.key for field in fields_of(kind)]
    seen: dict[tuple[str, Path], Advice] = {}
    for one in found:
        seen.setdefault((one.sentence, one.field), one)
    return tuple(sorted(seen.values(), key=lambda one: (_RANK[one.level], *_place(one.field, order))))


def _place(path: Path, order: list[str]) -> tuple[int, int]:
    row = next((step for step in path if isinstance(step, int)), 0)
    return (order.index(str(path[0])) if path and path[0] in order else len(order), row)


def _problems(look: Look, kind: str, record: Mapping[str, Data], is_lacking: bool) -> Iterator[Advice]:
    """What the reader found, and the rules that look at all questions together."""
    subject = look.report.read.subjects.get(look.id)
    for problem, offset in look.problems():
        if problem.code in UNSAID or (is_lacking and problem.code in LACKING) or _looks_at_one(problem.code, look):
            continue
        path = _path_at(subject.text, subject.node, offset) if subject and subject.text.name == look.file else ()
        yield _said(problem.code, problem.level, problem.message, form_path(path, kind, record), kind)


def _looks_at_one(code: str, look: Look) -> bool:
    """Is it of a rule that looks at single questions? Those are asked again, since they tell the path."""
    pack = look.report.read.pack
    return pack is not None and any(code == rule.ID and hasattr(rule, "check") for rule in rules_of(pack))


def _path_at(text: Text, node: Node, offset: int) -> tuple[str | int, ...]:
    """The path to the deepest part of a node in which an offset lies."""
    if isinstance(node, Scalar):
        return ()
    if isinstance(node, Map):
        steps: list[tuple[int, str | int, Node]] = [
            (key_span(text, node, key)[0], key, inner) for key, inner in node.items.items()
        ]
    else:
        steps = [(inner.start, number, inner) for number, inner in enumerate(node.items)]
    place = bisect_right([start for start, _step, _inner in steps], offset)
    if not place:
        return ()
    _start, step, inner = steps[place - 1]
    return (step, *_path_at(text, inner, offset))


def _lint(look: Look, kind: str, record: Mapping[str, Data], question: Question) -> Iterator[Advice]:
    pack = look.report.read.pack
    put_aside = question.lint.allow if question.lint else ()
    for rule in rules_of(pack) if pack is not None else ():
        if not hasattr(rule, "check") or rule.ID in put_aside or rule.ID in UNSAID:
            continue
        for found in rule.check(question):
            path = LEADS.get(rule.ID) or form_path(found.path, kind, record)
            yield _said(rule.ID, found.level or rule.LEVEL, found.message, path, kind)


def _said(code: str, level: Level, message: str, path: Path, kind: str) -> Advice:
    """An advice in the words of the form."""
    told = one_line(message)
    told = told[:1].upper() + told[1:]
    sentence = _(SENTENCES.get(code, OTHER)).format(told=told, what=_what(path, kind))
    sentence = sentence[:1].upper() + sentence[1:]
    return Advice(code, level, sentence, path, can_put_aside=code.startswith("L"))


def _what(path: Path, kind: str) -> str:
    """What a path leads to, as it stands beside it."""
    field = next((one for one in fields_of(kind) if path and one.key == path[0]), None)
    if field is None:
        return _("this question")
    row = next((step for step in path[1:] if isinstance(step, int)), None)
    return f'"{field.label}"' if row is None else _('"{what}" {n}').format(what=field.label, n=row + 1)


def _sources(question: Question) -> Iterator[Advice]:
    """What `L28` says, in two parts, each with its field."""
    if question.lint and "L28" in question.lint.allow:
        return
    views = getattr(question, "views", ())
    if not question.explanation:
        told = _("Say why people differ here.") if views else _("Say why the right answer is right.")
        yield Advice("L28", "warning", told, ("explanation",), can_put_aside=True)
    if not (question.claims or question.source or views):
        path: Path = ("source", 0, "text")
        yield Advice("L28", "warning", _("Say where this is known from."), path, can_put_aside=True)


def _silent(question: Question) -> Iterator[Advice]:
    """The first wrong choice that says nothing to whoever chooses it."""
    for path, choices in kind_of(question).choices(question):
        if len(path) == 1:
            for number, choice in enumerate(choices):
                if not choice.correct and not choice.feedback:
                    told = _("Choice {n} says nothing to whoever chooses it. Say why it is wrong.")
                    yield Advice("", "info", told.format(n=number + 1), ("choices", number, "feedback"))
                    return


def praise_of(kind: str, record: Mapping[str, Data], question: Question | None) -> str:
    """What is good about a question, in one sentence; empty where it cannot be used yet."""
    if question is None:
        return ""
    good = []
    for path, choices in kind_of(question).choices(question):
        if len(path) == 1:
            right = sum(choice.correct for choice in choices)
            good.append(ngettext("{n} right choice", "{n} right choices", right).format(n=right))
            lengths = [len(choice.text) for choice in choices]
            good += [_("similar lengths")] if max(lengths) <= ALIKE * min(lengths) else []
            good += (
                [_("something to say to every wrong choice")]
                if all(choice.feedback for choice in choices if not choice.correct)
                else []
            )
    good += [_("says why")] if question.explanation else []
    good += [_("has a source")] if question.source or question.claims else []
    words = len(question.stem.split())
    good.append(ngettext("{n} word to read", "{n} words to read", words).format(n=words))
    return _("Good: {list}.").format(list=", ".join(good))
