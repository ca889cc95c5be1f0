"""view: two to six different views on what is open, each with its claims or source, and of like length.

PASS: two views with `claims`, 60 and 70 characters long    FAIL: one view, a view without a source, 40 against 90
"""

from __future__ import annotations

from civics_tui.model.kinds import View
from civics_tui.model.kinds.view import UNSURE
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.words import _

LEAST, MOST = 2, 6
RATIO = 1.5
"""The longest view may have so many times the characters of the shortest."""


def check(question: View, report: Report) -> None:
    """Count and compare the views, and look at what they rest on."""
    views = question.views
    common.count_at(len(views), LEAST, MOST, ["views"], report)
    common.repeats([one.text for one in views], lambda n: ["views", n, "text"], "view", report)
    for number, view in enumerate(views):
        if not (view.claims or view.source):
            message = _("view {number} has neither claims nor a source").format(number=number + 1)
            report("E163", ["views", number], message, _("add  claims: [...]  or  source: ..."))
        if view.id == UNSURE:
            report("E115", ["views", number, "id"], _('"{id}" is taken').format(id=UNSURE), _("choose another id"))
    lengths = [len(view.text) for view in views]
    if lengths and max(lengths) > RATIO * min(lengths):
        place = lengths.index(max(lengths))
        message = _("view {number} is {ratio} times as long as the shortest").format(
            number=place + 1, ratio=f"{max(lengths) / max(1, min(lengths)):.1f}"
        )
        advice = _("give views like length: at most {ratio} times").format(ratio=RATIO)
        report("W163", ["views", place, "text"], message, advice)
