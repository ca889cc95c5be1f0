"""The file in which reports go from a learner to the author of a pack: written without a name, read with caution.

It is JSON: `{"civics-tui-reports": 1, "reports": [...]}`. What is too large, not JSON, of another shape, or holds
characters that steer a terminal is refused as a whole, in one sentence.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from civics_tui.errors import Damaged, NotSaved, WrongUse
from civics_tui.model.text import forbidden, one_line
from civics_tui.model.typed import MAX_LENGTH
from civics_tui.study.reports import COMPLAINTS, Report
from civics_tui.words import _, ngettext

ENDING = ".json"
"""Of the name of such a file, which tells it from a pack."""
FORMAT = 1
MOST_BYTES = 8 * 1024 * 1024
MOST_REPORTS = 20_000
LONGEST_ID = 200

_HEAD = "civics-tui-reports"
_KEPT = tuple(one.name for one in dataclasses.fields(Report) if one.name != "stem")
_NEEDED = frozenset(_KEPT) - {"answer", "gap"}
_HASH = re.compile(r"[0-9a-f]{32}\Z")


def text_of(reports: Iterable[Report]) -> str:
    """The reports as the text of a file, in an order that does not tell who was asked what after what."""
    rows = [
        {name: str(value) for name in _KEPT if (value := getattr(one, name)) != ""}
        for one in sorted(reports, key=lambda one: (one.pack, one.question, one.day, one.what, one.id, one.gap))
    ]
    return json.dumps({_HEAD: FORMAT, "reports": rows}, ensure_ascii=False, indent=1) + "\n"


def write(path: Path, reports: Iterable[Report]) -> None:
    """Write a new file; none is overwritten.

    Raises:
        WrongUse: the name has another ending, or is taken.
        NotSaved: it cannot be written.
    """
    if path.suffix.lower() != ENDING:
        raise WrongUse(_("A file of reports has a name that ends in .json, unlike {path}.").format(path=path))
    text = text_of(reports)
    try:
        stream = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise WrongUse(_("{path} is there already; name another file.").format(path=path)) from None
    except OSError as problem:
        raise _not_saved(path, problem) from problem
    try:
        with stream:
            stream.write(text)
    except OSError as problem:
        path.unlink(missing_ok=True)
        raise _not_saved(path, problem) from problem


def read(path: Path) -> tuple[Report, ...]:
    """The reports in a file.

    Raises:
        Damaged: it cannot be read, or is no such file; the sentence says what is wrong where.
    """
    try:
        data = json.loads(_text(path), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        reason = problem.args[0] if isinstance(problem, _Refused) else _("it is not JSON")
        raise _refused(path, reason) from problem
    try:
        return tuple(_report(number, row) for number, row in enumerate(_rows(data), start=1))
    except _Refused as problem:
        raise _refused(path, problem.args[0]) from problem


class _Refused(ValueError):
    """Says why, in a part of a sentence."""


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _Refused(_("it is no file"))
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise _Refused(problem.strerror or type(problem).__name__) from problem
    if len(data) > MOST_BYTES:
        raise _Refused(_("it has more than {n} bytes").format(n=MOST_BYTES))
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        raise _Refused(_("it is not UTF-8")) from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Refused(_("a key stands there twice"))
    return found


def _no_number(_name: str) -> None:
    raise _Refused(_("it is not JSON"))


def _rows(data: Any) -> list[Any]:
    if not isinstance(data, dict) or _HEAD not in data:
        raise _Refused(_("it is no file of reports; civics-tui data reports writes one"))
    version = data[_HEAD]
    if type(version) is int and version > FORMAT:
        raise _Refused(_("a newer civics-tui wrote it; update the app"))
    if type(version) is not int or version != FORMAT or data.keys() != {_HEAD, "reports"}:
        raise _Refused(_("it has not the shape of a file of reports"))
    rows = data["reports"]
    if not isinstance(rows, list):
        raise _Refused(_("it has not the shape of a file of reports"))
    if len(rows) > MOST_REPORTS:
        raise _Refused(ngettext("it holds more than {n} report", "it holds more than {n} reports", MOST_REPORTS))
    return rows


def _report(number: int, row: Any) -> Report:
    """One report, each of its values looked at."""
    try:
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            raise _Refused(_("it is no mapping of texts"))
        _look_at_keys(row)
        for name, value in row.items():
            _look_at(name, value)
        return Report(**{**row, "day": _day(row["day"])})
    except _Refused as problem:
        raise _Refused(_("report {n}: {why}").format(n=number, why=problem.args[0])) from problem


def _look_at_keys(row: dict[str, str]) -> None:
    unknown, missing = sorted(row.keys() - set(_KEPT)), sorted(_NEEDED - row.keys())
    if unknown:
        raise _Refused(_('"{name}" is no key of a report').format(name=one_line(unknown[0])[:40]))
    if missing:
        raise _Refused(_('"{name}" is missing').format(name=missing[0]))
    if (row["what"] == "counted") != ("answer" in row) or ("gap" in row and "answer" not in row):
        raise _Refused(_("an answer stands where it was counted as right, and only there"))


def _look_at(name: str, value: str) -> None:
    if len(value) > (MAX_LENGTH if name == "answer" else LONGEST_ID):
        raise _Refused(_('"{name}" is too long').format(name=name))
    if not value or value != one_line(value) or next(forbidden(value), None):
        raise _Refused(_('"{name}" is empty, or holds characters that are not allowed').format(name=name))
    if name in ("id", "wording", "meaning") and not _HASH.match(value):
        raise _Refused(_('"{name}" is no hash').format(name=name))
    if name in ("pack", "question") and ("/" in value or "\\" in value):
        raise _Refused(_('"{name}" is no id').format(name=name))
    if name == "what" and value not in (*COMPLAINTS, "counted"):
        raise _Refused(_('"what" is none of {names}').format(names=", ".join((*COMPLAINTS, "counted"))))


def _day(text: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise _Refused(_('"day" is no day such as 2026-11-16'))
    return day


def _refused(path: Path, why: str) -> Damaged:
    return Damaged(_("The reports in {path} are not counted: {why}.").format(path=path, why=why))


def _not_saved(path: Path, problem: OSError) -> NotSaved:
    reason = problem.strerror or type(problem).__name__
    return NotSaved(_("NOT saved in {path}: {reason}.").format(path=path, reason=reason))
