"""What all special explainers share: minutes, questions that stand once, ids of parts."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model.special import Special, minutes_of, questions_of
from civics_tui.packs.checks.report import Report
from civics_tui.words import _


def check(record: Special, report: Report) -> None:
    """Look at what every record has."""
    minutes = minutes_of(record)
    if minutes is not None and minutes < 1:
        report("E125", ["minutes"], _('"minutes" is out of range'), _("write a number over 0"))
    once(questions_of(record), "questions", report)


def once(names: Sequence[str], key: str, report: Report, inner: str | None = None) -> None:
    """Tell names that stand twice in the list under a key; `inner` is the key of the name in a part of the list."""
    for number, name in enumerate(names):
        first = names.index(name)
        if first < number:
            below = [inner] if inner else []
            message = _('"{id}" stands twice').format(id=name[:80])
            advice = _("give one of them another id") if inner else _("delete one")
            report("E109", [key, number, *below], message, advice, first=[key, first, *below])
