"""Every question says why its answer is right, and where one can check that.

A learner who answered wrongly learns from the explanation, and whoever doubts it follows the source.

PASS:
    explanation: The Constitution gives this task to the Senate.
    source: Constitution, Article II, section 2

FAIL:
    neither `claims` nor `source`; or no `explanation`
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Question, kind_of
from civics_tui.packs.lint.base import Found
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L28"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()


def check(question: Question) -> Iterator[Found]:
    """Look for an explanation, and for claims or a source; views bring their own."""
    is_view = not kind_of(question).scored
    explained = question.explanation is not None or is_view
    sourced = bool(question.claims or question.source) or is_view
    explain, source = _("explanation: ..."), _("source: Where can one check this?")
    if not explained and not sourced:
        message = _('"{id}" has no explanation or source').format(id=question.id)
        yield Found([], message, _("add  {one}  and  {other}").format(one=explain, other=source))
    elif not explained:
        yield Found([], _('"{id}" has no explanation').format(id=question.id), _("add  {one}").format(one=explain))
    elif not sourced:
        yield Found([], _('"{id}" has no source').format(id=question.id), _("add  {one}").format(one=source))
