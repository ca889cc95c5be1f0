"""The report of `pack check`: every problem with its place, then what the pack is worth, then the next step."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civics_tui.model.pack import Pack
from civics_tui.packs.check import check
from civics_tui.packs.library.lookup import is_path
from civics_tui.packs.problems import More, Problem, render, shown, to_data
from civics_tui.packs.reader import Read, read_pack
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Report:
    """What checking a pack found."""

    path: Path
    read: Read
    problems: tuple[Problem, ...]

    def of(self, level: str) -> tuple[Problem, ...]:
        """The problems of a level: `error`, `warning` or `info`."""
        return tuple(problem for problem in self.problems if problem.level == level)

    @property
    def clean(self) -> bool:
        """Has it neither errors nor warnings?"""
        return not self.of("error") and not self.of("warning")

    @property
    def name(self) -> str:
        """Id of the pack, or the name of its folder or file."""
        return self.read.pack.id if self.read.pack else self.path.stem


def check_pack(path: Path, *, seeds: Path | None = None, today: datetime.date | None = None) -> Report:
    """Read and check the pack at `path`; `seeds` is the shipped ledger, `today` the day by which things are stale."""
    read = read_pack(path, seeds=seeds)
    return Report(path, read, check(read, today=today))


def report_data(report: Report) -> dict[str, Any]:
    """The report as JSON data."""
    pack = report.read.pack
    return {
        "pack": report.name,
        "path": str(report.path),
        "questions": len(pack.questions) if pack else 0,
        "broken": report.read.broken,
        "errors": len(report.of("error")),
        "warnings": len(report.of("warning")),
        "problems": [to_data(problem) for problem in report.problems],
    }


def report_lines(report: Report, seconds: float, *, show_all: bool = False) -> list[str]:
    """The report as lines: problems, counts, and what to do next."""
    lines: list[str] = []
    for problem in shown(report.problems, all_=show_all):
        if isinstance(problem, More):
            lines.append(problem.sentence)
        else:
            lines.append(render(problem, report.read.files.get(problem.file)))
        lines.append("")
    return [*lines, *_summary(report, seconds)]


def _as_path(path: Path) -> str:
    """A path as commands take it: a bare name would be an id."""
    text = str(path)
    return text if is_path(text) else f"./{text}"


def _summary(report: Report, seconds: float) -> list[str]:
    pack = report.read.pack
    time = f"{seconds:.2f} s"
    if report.clean and pack is not None:
        return [
            f"{report.name} {pack.manifest.version}: " + _("clean.") + f" {_counts(pack)}, {time}",
            *_covers(pack),
            _("Next: civics-tui quiz {path}").format(path=_as_path(report.path)),
        ]
    found = [
        ngettext("{n} error", "{n} errors", len(report.of("error"))),
        ngettext("{n} warning", "{n} warnings", len(report.of("warning"))),
    ]
    asked = (len(pack.questions) if pack else 0) + report.read.broken
    lines = [
        f"{report.name}: {', '.join(found)} " + ngettext("in {n} question", "in {n} questions", asked) + f", {time}"
    ]
    if report.read.broken:
        lines.append(_usable(report.read.broken, asked - report.read.broken))
    first = next(iter(report.of("error") or report.of("warning")), None)
    if first is not None:
        lines.append(_("Next: mend {place}").format(place=f"{first.file}:{first.line}"))
    return lines


def _usable(broken: int, usable: int) -> str:
    told = ngettext("{n} question cannot be used yet", "{n} questions cannot be used yet", broken)
    others = ngettext("the other {n} can.", "the other {n} can.", usable) if usable else _("no other is there.")
    return f"{told}; {others}"


def _counts(pack: Pack) -> str:
    return ", ".join(
        [
            ngettext("{n} question", "{n} questions", len(pack.asked())),
            ngettext("{n} explainer", "{n} explainers", len(pack.explainers)),
            ngettext("{n} source", "{n} sources", _sources(pack)),
        ]
    )


def _sources(pack: Pack) -> int:
    """How many sources its questions and pages rest on."""
    cited = {claim for question in pack.asked() for claim in question.claims}
    cited |= {claim for page in pack.explainers.values() for claim in page.claims}
    lines = {line.text for question in pack.asked() for line in question.source}
    return len({claim.partition(".")[0] for claim in cited}) + len(lines)


def _covers(pack: Pack) -> list[str]:
    asked = pack.asked()
    kinds = ", ".join(f"{kind} {count}" for kind, count in Counter(question.kind for question in asked).items())
    objectives = pack.manifest.objectives
    if not objectives:
        return [_("  covers    {kinds}").format(kinds=kinds)]
    reached = len({question.objective for question in asked if question.objective})
    told = _("{n} of {count} objectives").format(n=reached, count=len(objectives))
    return [_("  covers    {objectives}; {kinds}").format(objectives=told, kinds=kinds)]
