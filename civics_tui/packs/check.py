"""Checking a pack: what reading found, and what the lint finds in the questions that can be used."""

from __future__ import annotations

from types import ModuleType

from civics_tui.model.kinds import Question
from civics_tui.packs.checks.report import Report
from civics_tui.packs.findings import Findings
from civics_tui.packs.lint import RULES
from civics_tui.packs.problems import Problem, in_order
from civics_tui.packs.reader import Read


def check(read: Read) -> tuple[Problem, ...]:
    """All problems of a pack, sorted by file and place."""
    if read.pack is None:
        return read.problems
    findings = Findings()
    language = read.pack.manifest.language.partition("-")[0].casefold()
    allowed = read.pack.manifest.lint.allow if read.pack.manifest.lint else ()
    rules = [rule for rule in RULES if rule.ID not in allowed and (not rule.LANGUAGES or language in rule.LANGUAGES)]
    for question in read.pack.asked():
        subject = read.subjects.get(question.id)
        if subject is None:
            continue
        put_aside = question.lint.allow if question.lint else ()
        for rule in rules:
            if rule.ID not in put_aside:
                _look(rule, question, Report(subject, findings))
    return in_order((*read.problems, *findings.problems))


def _look(rule: ModuleType, question: Question, report: Report) -> None:
    for found in rule.check(question):
        level = found.level or rule.LEVEL
        report(rule.ID, found.path, found.message, found.advice, level=level)
