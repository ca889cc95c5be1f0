"""cloze: every `[[gap]]` of the stem has its entry, every entry its place, and each gap takes one form of answer.

PASS: `stem: The [[a]] nominates.` with `gaps: {a: {accept: [President]}}`    FAIL: `gaps: {b: ...}`
"""

from __future__ import annotations

from civics_tui.model.kinds import Cloze, Gap
from civics_tui.model.text import gaps
from civics_tui.packs.checks import common, numeric, short, single
from civics_tui.packs.checks.report import Report
from civics_tui.packs.misfits import nearest
from civics_tui.words import _

MOST = 20


def check(question: Cloze, report: Report) -> None:
    """Compare stem and gaps, and look at each gap."""
    common.count_at(len(question.gaps), 1, MOST, ["gaps"], report)
    in_stem = gaps(question.stem)
    for name in dict.fromkeys(in_stem):
        if name not in question.gaps:
            message = _("the gap [[{name}]] of the stem has no entry").format(name=name)
            advice = nearest(name, question.gaps) or _("add it to gaps:  {name}: ...").format(name=name)
            report("E129", ["stem"], message, advice)
        elif in_stem.count(name) > 1:
            message = _("the gap [[{name}]] stands twice in the stem").format(name=name)
            report("E129", ["stem"], message, _("give the second one a name of its own"))
    for name, gap in question.gaps.items():
        if name not in in_stem:
            message = _('the gap "{name}" stands nowhere in the stem').format(name=name)
            advice = nearest(name, in_stem) or _("write [[{name}]] where it belongs").format(name=name)
            report("E129", ["gaps", name], message, advice, at_key=True)
        _gap(question, name, gap, report)


def _gap(question: Cloze, name: str, gap: Gap, report: Report) -> None:
    path = ["gaps", name]
    given = [key for key in ("accept", "choices", "answer") if getattr(gap, key) not in ((), None)]
    if len(given) != 1:
        message = _('the gap "{name}" needs one of accept, choices and answer').format(name=name)
        report("E129", path, message, _("write  accept: [...]  for a text to be typed"), at_key=True)
        return
    if gap.weight <= 0:
        report("E125", [*path, "weight"], _('"weight" is out of range'), _("write a number over 0"))
    if given == ["choices"]:
        single.choices(gap, report, path)
        if len({choice.id for choice in gap.choices}) < len(gap.choices):
            report("E109", [*path, "choices"], _("two choices have the same id"), _("give one another id"), at_key=True)
    elif given == ["answer"]:
        names = [*question.vars, *question.derive]
        numeric.number(str(gap.answer), gap.tolerance, gap.reject, names, report, path)
    else:
        short.answers(gap.accept, gap.reject, gap.normalize, report, path)
