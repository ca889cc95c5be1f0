"""Checking a pack: what reading found, and what the lint finds in the questions that can be used."""

from __future__ import annotations

import datetime
from types import ModuleType

from civics_tui.model.kinds import Question
from civics_tui.model.pack import Pack
from civics_tui.packs.checks.report import Report
from civics_tui.packs.findings import Findings
from civics_tui.packs.lint import RULES
from civics_tui.packs.lint.base import Found, Whole
from civics_tui.packs.problems import Place, Problem, in_order
from civics_tui.packs.reader import Read


def check(read: Read, *, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """All problems of a pack, sorted by file and place; what is stale only where `today` is given."""
    return in_order((*check_each(read), *check_together(read, today=today)))


def check_each(read: Read) -> tuple[Problem, ...]:
    """What reading found, and what the lint finds in single questions, sorted by file and place."""
    if read.pack is None:
        return read.problems
    findings = Findings()
    alone = [(rule, rule.check) for rule in rules_of(read.pack) if hasattr(rule, "check")]
    for question in _asked(read):
        put_aside = question.lint.allow if question.lint else ()
        for rule, look in alone:
            for found in look(question):
                if rule.ID not in put_aside:
                    _tell(rule, found, Report(read.subjects[question.id], findings))
    return in_order((*read.problems, *findings.problems))


def check_together(read: Read, *, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """What the lint finds in the pack as a whole; what is stale only where `today` is given."""
    if read.pack is None:
        return ()
    findings = Findings()
    for rule in rules_of(read.pack):
        if hasattr(rule, "check_pack"):
            _look_at_all(rule, Whole(read.pack, _without(rule.ID, _asked(read)), today), read, findings)
    return tuple(findings.problems)


def rules_of(pack: Pack) -> list[ModuleType]:
    """Those for the language of a pack that it does not put aside."""
    language = pack.manifest.language.partition("-")[0].casefold()
    allowed = pack.manifest.lint.allow if pack.manifest.lint else ()
    return [rule for rule in RULES if rule.ID not in allowed and (not rule.LANGUAGES or language in rule.LANGUAGES)]


def _asked(read: Read) -> tuple[Question, ...]:
    return tuple(one for one in read.pack.asked() if one.id in read.subjects) if read.pack else ()


def _without(rule: str, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions that do not put the rule aside."""
    return tuple(one for one in questions if one.lint is None or rule not in one.lint.allow)


def _look_at_all(rule: ModuleType, whole: Whole, read: Read, findings: Findings) -> None:
    for one in rule.check_pack(whole):
        subject = read.whole if one.question is None else read.subjects[one.question]
        if subject is not None:
            _tell(rule, one.found, Report(subject, findings), _place(one.first, read))


def _place(question: str | None, read: Read) -> Place | None:
    subject = read.subjects.get(question) if question else None
    return subject.text.place(subject.node.start) if subject else None


def _tell(rule: ModuleType, found: Found, report: Report, other: Place | None = None) -> None:
    level = found.level or rule.LEVEL
    report(rule.ID, found.path, found.message, found.advice, level=level, other=other)
