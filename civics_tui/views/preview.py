"""What a preview says beside the question: what is wrong with the newest version, and what is shown instead."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.packs.preview.preview import Shown
from civics_tui.packs.problems import Problem
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Row:
    """A question in the list of a preview."""

    id: str
    sign: str
    """What its findings come to; empty where there are none."""
    stem: str
    """Its first words; empty where it cannot be shown yet."""
    worst: str
    """Level of its worst finding, or empty."""


def banner(shown: Shown, question: str) -> tuple[str, ...]:
    """The first error with its place, how many more, and what is shown; no line where there is no error."""
    errors = shown.report.of("error")
    if not errors:
        return ()
    first = errors[0]
    line = f"{first.place}: {_('error')} {first.code}: {first.message}"
    more = ngettext("and {n} more error", "and {n} more errors", len(errors) - 1) if len(errors) > 1 else ""
    if shown.pack is None:
        state = _("Nothing can be shown yet.")
    elif shown.is_former:
        state = _("Shown is the last good version of the pack.")
    elif question in shown.former:
        state = _("Shown is the last good version of this question.")
    else:
        state = _("The question below is up to date.")
    return (line, " ".join(part for part in (f"{more}." if more else "", state) if part))


def counts(shown: Shown) -> str:
    """`2 errors, 1 warning`, or that all is fine."""
    errors, warnings = len(shown.report.of("error")), len(shown.report.of("warning"))
    told = [ngettext("{n} error", "{n} errors", errors)] if errors else []
    told += [ngettext("{n} warning", "{n} warnings", warnings)] if warnings else []
    return ", ".join(told) or _("clean")


def sign(problems: tuple[Problem, ...]) -> str:
    """What findings come to, in a few words: `X 1 error`, `! 2 warnings`, `1 note`."""
    levels = [problem.level for problem in problems]
    if errors := levels.count("error"):
        return "X " + ngettext("{n} error", "{n} errors", errors)
    if warnings := levels.count("warning"):
        return "! " + ngettext("{n} warning", "{n} warnings", warnings)
    return ngettext("{n} note", "{n} notes", len(levels)) if levels else ""


def rows(shown: Shown) -> tuple[Row, ...]:
    """The questions in the author's order, those that cannot be shown yet at the end."""
    found = []
    for id_ in (*shown.ids, *shown.broken):
        problems = shown.by_question.get(id_, ())
        question = shown.pack.questions.get(id_) if shown.pack else None
        stem = " ".join(question.stem.split())[:200] if question else _("(cannot be shown yet)")
        told = sign(problems)
        if id_ in shown.former:
            told = f"{told or 'X'}, " + _("last good version")
        worst = next((level for level in ("error", "warning", "info") if any(p.level == level for p in problems)), "")
        found.append(Row(id_, told, stem, worst))
    return tuple(found)
