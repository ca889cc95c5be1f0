"""short: accepted texts that differ from one another and from the rejected ones, as the question compares them.

PASS: `accept: [We the People, {text: The People, points: 0.5}]`    FAIL: `accept: [Senate]` with `reject: [senate]`
"""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import typed
from civics_tui.model.kinds import Short
from civics_tui.model.question import Accepted, Normalization, Rejected
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.words import _

MOST = 50


def check(question: Short, report: Report) -> None:
    """Look at accepted and rejected texts."""
    common.count_at(len(question.accept), 1, MOST, ["accept"], report)
    answers(question.accept, question.reject, question.normalize, report, [])


def answers(
    accept: Sequence[Accepted],
    reject: Sequence[Rejected],
    ignored: tuple[Normalization, ...],
    report: Report,
    path: Path,
) -> None:
    """Look at texts that may be typed, in a question or in a gap."""

    def place(number: int) -> Path:
        return [*path, "accept", number, "text"]

    common.repeats([one.text for one in accept], place, "accepted answer", report)
    forms: dict[str, int] = {}
    for number, one in enumerate(accept):
        if not 0 < one.points <= 1:
            advice = _("write a share over 0 and up to 1: 0.5 is half of the points")
            report("E125", [*path, "accept", number, "points"], _('"points" is out of range'), advice)
        form = typed.normalize(one.text, ignored) if reject or not one.text[:1].isalnum() else one.text
        if not form:
            message = _("nothing is left of this answer once signs and articles are ignored")
            report("E118", place(number), message, _("take  punctuation  out of normalize"))
        forms.setdefault(form, number)
    for number, wrong in enumerate(reject):
        at = [*path, "reject", number]
        if wrong.text is None or wrong.value is not None:
            report("E127", at, _("a rejected answer has a text, no value"), _("write  text: ..."))
            continue
        clash = forms.get(typed.normalize(wrong.text, ignored))
        if clash is not None:
            message = _('"{text}" is accepted and rejected').format(text=wrong.text[:60])
            report("E128", [*at, "text"], message, _("delete one of the two"), first=place(clash))
