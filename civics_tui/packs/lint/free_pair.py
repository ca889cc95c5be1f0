"""A matching has a partner too many, or one that is used twice.

Where every partner is used exactly once, the last pair comes free, and one mistake makes two.

PASS:
    pairs: [{left: President, right: nominates}, {left: Senate, right: confirms}]     # distractors: [impeaches]

FAIL:
    pairs: [{left: President, right: nominates}, {left: Senate, right: confirms}]
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Matching, Question
from civics_tui.packs.lint.base import Found
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L35"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ()


def check(question: Question) -> Iterator[Found]:
    """Compare the number of partners with that of pairs."""
    if isinstance(question, Matching) and len(question.rights) == len(question.pairs):
        yield Found(["pairs"], _("the last pair comes free"), _("add  distractors: [...]"))
