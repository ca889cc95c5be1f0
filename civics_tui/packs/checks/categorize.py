"""categorize: two to six groups with different names, each with an item, and no item twice.

PASS: `categories: {Congress: [declare war], President: [veto]}`    FAIL: `{Congress: [], President: [veto, veto]}`
"""

from __future__ import annotations

from civics_tui.model.kinds import Categorize
from civics_tui.model.text import pieces
from civics_tui.packs import markdown
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.packs.roles import CHOICE
from civics_tui.words import _

LEAST, MOST = 2, 6
MOST_ITEMS = 20


def check(question: Categorize, report: Report) -> None:
    """Count groups and items, compare names and items."""
    groups = question.categories
    common.count_at(len(groups), LEAST, MOST, ["categories"], report)
    names = list(groups)
    common.repeats(names, lambda n: ["categories", names[n]], "group", report, at_key=True)
    texts: list[str] = []
    paths: list[Path] = []
    for name, items in groups.items():
        _name(name, report)
        if not items:
            message = _('the group "{name}" is empty').format(name=name[:60])
            report("E119", ["categories", name], message, _("give it an item, or delete it"), at_key=True)
        texts += [one.text for one in items]
        paths += [["categories", name, number, "text"] for number in range(len(items))]
    if len(texts) > MOST_ITEMS:
        common.count_at(len(texts), LEAST, MOST_ITEMS, ["categories"], report)
    common.repeats(texts, paths.__getitem__, "item", report)


def _name(name: str, report: Report) -> None:
    """Look at the name of a group: it is a key, so nothing else has looked at it."""
    path = ["categories", name]
    if not name.strip() or len(name) > CHOICE.most:
        code = "E117" if name.strip() else "E118"
        report(code, path, _("a group needs a name of 1 to {most} characters").format(most=CHOICE.most), at_key=True)
    for flaw in markdown.inline(name):
        report(flaw.code, path, flaw.message, flaw.advice, at_key=True)
    if any(piece.kind != "text" for piece in pieces(name)):
        message = _("variables and gaps cannot stand in the name of a group")
        report("E140", path, message, _("write \\{ for the brace itself"), at_key=True)
