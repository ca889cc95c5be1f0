"""No two questions are nearly the same.

A learner who gets both counts one bit of knowledge twice, and cards of both come back. Compared are stems with their
choices, by runs of three words; questions with other numbers are other questions.

PASS:
    Which body confirms judges?     and     Which body nominates judges?      # with other choices

FAIL:
    Which body confirms federal judges?     and     Which body confirms the federal judges?
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from civics_tui.model.kinds import Cloze, Question, kind_of
from civics_tui.packs.lint.base import Found, FoundIn, Whole, choices
from civics_tui.packs.lint.english import words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L27"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)
ALIKE = 0.8
"""Shared runs of all runs."""
_NUMBER = re.compile(r"\d+")
_ARTICLES = frozenset({"a", "an", "the"})


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Compare questions of one kind whose numbers are the same, by their rarest runs first."""
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for question in whole.questions:
        text = " \n ".join(_texts(question))
        groups[(question.kind, *sorted(_NUMBER.findall(text)))].append((question.id, text))
    for group in groups.values():
        if len(group) > 1:
            yield from _alike({name: _runs(text) for name, text in group})


def _texts(question: Question) -> list[str]:
    parts = [question.stem, *(choice.text for _path, listed in choices(question) for choice in listed)]
    if isinstance(question, Cloze) or len(parts) == 1:
        parts += [*kind_of(question).keys(question), *_shown(question)]
    return parts


def _shown(question: Question) -> list[str]:
    """Texts of the parts that are ordered, matched or sorted."""
    found = [item.text for item in getattr(question, "items", ())]
    for pair in getattr(question, "pairs", ()):
        found += [pair.left.text, pair.right.text]
    return found + [view.text for view in getattr(question, "views", ())]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    padded = ("", *(word for word in words(text) if word not in _ARTICLES), "")
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _alike(runs: dict[str, frozenset[tuple[str, ...]]]) -> Iterator[FoundIn]:
    """Pairs that share enough runs. Two such sets share one of their rarest `(1 - ALIKE) * size + 1` runs."""
    common = Counter(run for one in runs.values() for run in one)
    by_run: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in runs.items():
        rarest = sorted(own, key=lambda run: (common[run], run))[: len(own) - int(ALIKE * len(own)) + 1]
        near = {other: None for run in rarest for other in by_run[run]}
        first = next((other for other in near if len(own & runs[other]) >= ALIKE * len(own | runs[other])), None)
        if first is not None:
            message = _('"{id}" asks nearly the same as "{first}"').format(id=name, first=first)
            yield FoundIn(name, Found(["stem"], message, _("delete one, or ask something else")), first=first)
        for run in rarest:
            by_run[run].append(name)
