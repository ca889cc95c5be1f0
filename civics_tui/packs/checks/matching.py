"""matching: two to ten pairs with different lefts; rights may repeat, distractors belong to nobody.

PASS: `pairs: [{left: President, right: nominates}, {left: Senate, right: confirms}]`
FAIL: a distractor that is a right
"""

from __future__ import annotations

from civics_tui.model.kinds import Matching
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.words import _

LEAST, MOST = 2, 10
MOST_DISTRACTORS = 10


def check(question: Matching, report: Report) -> None:
    """Count the pairs; compare lefts with lefts, and rights with distractors."""
    pairs = question.pairs
    common.count_at(len(pairs), LEAST, MOST, ["pairs"], report)
    if len(question.distractors) > MOST_DISTRACTORS:
        common.count_at(len(question.distractors), 0, MOST_DISTRACTORS, ["distractors"], report)
    lefts = [pair.left for pair in pairs]
    common.repeats([one.text for one in lefts], lambda n: ["pairs", n, "left", "text"], "left side", report)
    if len({left.id for left in lefts}) < len(lefts):
        report("E109", ["pairs"], _("two left sides have the same id"), _("give one another id"), at_key=True)
    rights: dict[str, Path] = {}
    written: dict[str, str] = {}
    for number, pair in enumerate(pairs):
        path: Path = ["pairs", number, "right", "text"]
        form = common.same(pair.right.text)
        first = rights.setdefault(form, path)
        if written.setdefault(form, pair.right.text) != pair.right.text:
            message = _('"{text}" is written in two ways, and would be two partners').format(text=pair.right.text[:60])
            report("E104", path, message, _("write both in the same way"), first=first)
    if len(pairs) >= LEAST and len(rights) < LEAST:
        report("E119", ["pairs"], _("all have the same partner"), _("give another partner"), at_key=True)
    for number, distractor in enumerate(question.distractors):
        path = ["distractors", number, "text"]
        first = rights.setdefault(common.same(distractor.text), path)
        if first is not path:
            message = _('distractor {number} is a partner already: "{text}"')
            told = message.format(number=number + 1, text=distractor.text[:60])
            report("E104", path, told, _("change the text, or delete it"), first=first)
