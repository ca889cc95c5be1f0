"""Problems as GitHub's workflow commands, which a build shows beside the line they are about."""

from __future__ import annotations

from pathlib import Path

from civics_tui.packs.problems import Level, Problem
from civics_tui.packs.report import Report

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}


def github_lines(report: Report, base: Path) -> list[str]:
    """One command for each problem.

    Args:
        report: what checking a pack found.
        base: the folder that files are named from, the root of the repository in a build.
    """
    folder = report.path if report.path.is_dir() else report.path.parent
    return [_command(problem, _named(folder / problem.file, base)) for problem in report.problems]


def _named(file: Path, base: Path) -> str:
    """The file as seen from `base`; as it is where it lies elsewhere."""
    whole, root = file.resolve(), base.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else file).as_posix()


def _command(problem: Problem, file: str) -> str:
    place = {
        "file": file,
        "line": problem.line,
        "col": problem.column,
        "endColumn": problem.column + problem.length,
        "title": problem.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    text = f"{problem.message}: {problem.help}" if problem.help else problem.message
    return f"::{COMMANDS[problem.level]} {told}::{_data(text)}"


def _data(text: str) -> str:
    """A text without the signs that would end it; as GitHub's toolkit writes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
