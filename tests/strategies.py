"""Questions of every kind with answers they take, and packs, for properties that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import Question, true_false, view
from civics_tui.model.kinds.true_false import TruthFeedback
from civics_tui.model.question import (
    NORMALIZE,
    Accepted,
    Choice,
    Feedback,
    Hint,
    Item,
    LintAllowed,
    Rejected,
    Retired,
    SourceLine,
    Variable,
)
from civics_tui.model.text import clean_text

SPECIAL = "{}[]\\="
"""What means something in the texts of a pack, and is left out of those made here."""

texts: SearchStrategy[str] = (
    st.text(
        st.characters(exclude_categories=["C", "Z"], exclude_characters=SPECIAL) | st.just(" "), min_size=1, max_size=20
    )
    .map(clean_text)
    .map(str.strip)
    .filter(bool)
)
"""A text as the reader lets it through: one line, no marks of the format."""

ids: SearchStrategy[str] = st.from_regex(r"[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,4})?", fullmatch=True)
"""An id that an author might write."""

dates: SearchStrategy[str] = st.sampled_from(["2016", "2016-11~", "2016-11-09", "1215~", "2017-05-22/2017-05-23"])

fractions: SearchStrategy[Decimal] = st.decimals("0.001", 1, places=3)
"""A part of the points, over 0 and up to 1."""

numbers: SearchStrategy[str] = st.decimals(-(10**12), 10**12, places=3).map(lambda one: f"{one:f}")
"""A decimal number as pack files write it."""

_ids = st.lists(ids, max_size=2, unique=True).map(tuple)


def _perhaps(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def _some(strategy: SearchStrategy[Any], least: int, most: int) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


source_lines = st.builds(SourceLine, text=texts, link=_perhaps(st.just("https://example.org/a?b=c")))

_variables = st.one_of(
    st.builds(Variable, int_=st.just((1, 9)), step=st.integers(1, 3)),
    st.builds(Variable, dec=st.tuples(fractions, st.just(Decimal("2.50"))), places=st.integers(0, 4)),
    st.builds(Variable, choice=_some(texts, 1, 3)),
)

COMMON: dict[str, SearchStrategy[Any]] = {
    "id": ids,
    "stem": texts,
    "points": st.decimals("0.25", 5, places=2),
    "scoring": st.sampled_from(["partial", "all_or_nothing", "partial_no_penalty"]),
    "shuffle": st.booleans(),
    "hints": _some(st.builds(Hint, text=texts), 0, 3),
    "feedback": _perhaps(st.builds(Feedback, right=_perhaps(texts), wrong=_perhaps(texts))),
    "explanation": _perhaps(texts),
    "objective": _perhaps(ids),
    "difficulty": _perhaps(st.integers(1, 5)),
    "claims": _ids,
    "source": _some(source_lines, 0, 2),
    "as_of": _perhaps(dates),
    "review_by": _perhaps(dates),
    "tags": _ids,
    "say": _perhaps(texts),
    "vars": st.dictionaries(st.sampled_from(["present", "share"]), _variables, max_size=2),
    "derive": st.just({}) | st.just({"need": "ceil(2 * 2 / 3)"}),
    "where": st.just(()) | st.just(("1 < 2",)),
    "lint": _perhaps(st.builds(LintAllowed, allow=st.just(("L05",)), why=texts)),
    "was": _ids,
    "revision": st.integers(1, 3),
    "retired": _perhaps(st.builds(Retired, since=dates, why=texts)),
}
"""What every kind of question has, by field."""


def question_of(kind: type[Any], **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Questions of one dataclass; `fields` are those it has of its own, or in another way."""
    return st.fixed_dictionaries({**COMMON, **fields}).map(lambda given: kind(**given))


def choices(keys: int | None = None) -> SearchStrategy[tuple[Choice, ...]]:
    """Two to six choices with ids of their own, with one key, or with any number from one on."""
    made = st.lists(
        st.builds(
            Choice,
            id=ids,
            text=texts,
            correct=st.booleans(),
            feedback=_perhaps(texts),
            misconception=_perhaps(ids),
            pin=st.sampled_from([None, "first", "last"]),
        ),
        min_size=2,
        max_size=6,
        unique_by=lambda choice: choice.id,
    )
    return made.map(lambda parts: _with_keys(parts, keys))


def _with_keys(parts: list[Choice], keys: int | None) -> tuple[Choice, ...]:
    right = [choice.id for choice in parts if choice.correct][:keys] or [parts[0].id]
    return tuple(
        Choice(
            id=choice.id,
            text=choice.text,
            correct=choice.id in right,
            feedback=choice.feedback,
            misconception=choice.misconception,
            pin=choice.pin,
        )
        for choice in parts
    )


items = st.builds(Item, id=ids, text=texts, feedback=_perhaps(texts), misconception=_perhaps(ids))
_plain_items = st.builds(Item, text=texts, feedback=_perhaps(texts))
accepted = st.builds(Accepted, text=texts, points=fractions)
_rejected_texts = st.builds(Rejected, text=texts, feedback=_perhaps(texts), misconception=_perhaps(ids))
_rejected_numbers = st.builds(Rejected, value=numbers, feedback=_perhaps(texts), misconception=_perhaps(ids))
_normalized = st.lists(st.sampled_from([*NORMALIZE, "typo"]), unique=True).map(tuple)
_tolerances = st.sampled_from(["0", "0.5", "5 %"])


def _distinct(strategy: SearchStrategy[Any], least: int, most: int, *names: str) -> SearchStrategy[tuple[Any, ...]]:
    """Parts that differ in each of the named fields."""
    by = tuple(lambda part, name=name: getattr(part, name) for name in names)
    return st.lists(strategy, min_size=least, max_size=most, unique_by=by).map(tuple)


def _pairs() -> SearchStrategy[tuple[kinds.Pair, ...]]:
    pair = st.builds(kinds.Pair, left=_plain_items, right=_plain_items)
    return st.lists(pair, min_size=2, max_size=5).map(tuple)


def _categories() -> SearchStrategy[dict[str, tuple[Item, ...]]]:
    return st.dictionaries(texts, _some(_plain_items, 1, 3), min_size=2, max_size=4)


def _gaps() -> SearchStrategy[kinds.Gap]:
    common = {"weight": fractions, "feedback": _perhaps(texts), "misconception": _perhaps(ids)}
    return st.one_of(
        st.builds(
            kinds.Gap,
            accept=_some(accepted, 1, 3),
            reject=_some(_rejected_texts, 0, 2),
            normalize=_normalized,
            **common,
        ),
        st.builds(kinds.Gap, choices=choices(1), **common),
        st.builds(
            kinds.Gap,
            answer=numbers,
            tolerance=_tolerances,
            reject=_some(_rejected_numbers, 0, 2),
            **common,
        ),
    )


QUESTIONS: dict[str, SearchStrategy[Any]] = {
    "single": question_of(kinds.Single, choices=choices(1)),
    "multiple": question_of(kinds.Multiple, choices=choices()),
    "true_false": question_of(
        kinds.TrueFalse,
        answer=st.booleans(),
        feedback=_perhaps(st.builds(TruthFeedback, right=_perhaps(texts), true=_perhaps(texts), false=_perhaps(texts))),
    ),
    "numeric": question_of(
        kinds.Numeric,
        answer=numbers,
        tolerance=_tolerances,
        unit=_perhaps(st.sampled_from(["%", "states", "votes"])),
        unit_required=st.booleans(),
        reject=_some(_rejected_numbers, 0, 2),
    ),
    "short": question_of(
        kinds.Short, accept=_some(accepted, 1, 3), reject=_some(_rejected_texts, 0, 2), normalize=_normalized
    ),
    "ordering": question_of(kinds.Ordering, items=_distinct(items, 3, 6, "id")),
    "matching": question_of(kinds.Matching, pairs=_pairs(), distractors=_some(_plain_items, 0, 2)),
    "cloze": question_of(kinds.Cloze, gaps=st.dictionaries(ids, _gaps(), min_size=1, max_size=3)),
    "categorize": question_of(kinds.Categorize, categories=_categories()),
    "view": question_of(
        kinds.View,
        settled=_perhaps(texts),
        views=_distinct(
            st.builds(kinds.ViewText, id=ids, text=texts, claims=_ids, source=_some(source_lines, 0, 1)), 2, 4, "id"
        ),
        unsure=texts,
    ),
}
"""Questions by kind; variables stand beside them, and no text uses one."""

questions: SearchStrategy[Question] = st.one_of(*QUESTIONS.values())
"""Questions of every kind."""


def _one_of(ids_: Sequence[str]) -> SearchStrategy[Picked]:
    return st.sampled_from(ids_).map(lambda one: Picked((one,)))


def _assigned(question: kinds.Matching | kinds.Categorize) -> SearchStrategy[Assigned]:
    if isinstance(question, kinds.Matching):
        asked, places = question.lefts, [item.id for item in question.rights]
    else:
        asked, places = question.items, list(question.categories)
    return st.dictionaries(st.sampled_from([item.id for item in asked]), st.sampled_from(places)).map(Assigned)


def _filled(question: kinds.Cloze) -> SearchStrategy[Filled]:
    gaps = {
        name: st.sampled_from([choice.id for choice in gap.choices]) if gap.choices else texts | numbers
        for name, gap in question.gaps.items()
    }
    first, *rest = gaps
    return st.fixed_dictionaries({first: gaps[first]}, optional={name: gaps[name] for name in rest}).map(Filled)


ANSWERS: dict[str, Callable[[Any], SearchStrategy[Any]]] = {
    "single": lambda question: _one_of([choice.id for choice in question.choices]),
    "multiple": lambda question: st.lists(st.sampled_from([choice.id for choice in question.choices]), unique=True).map(
        lambda ticked: Picked(tuple(ticked))
    ),
    "true_false": lambda question: _one_of([true_false.TRUE, true_false.FALSE]),
    "numeric": lambda question: numbers.map(Typed),
    "short": lambda question: texts.map(Typed),
    "ordering": lambda question: st.permutations([item.id for item in question.items]).map(
        lambda order: Ordered(tuple(order))
    ),
    "matching": _assigned,
    "cloze": _filled,
    "categorize": _assigned,
    "view": lambda question: _one_of([*(one.id for one in question.views), view.UNSURE]),
}
"""Answers that a question of the kind takes."""


def answers(question: Question) -> SearchStrategy[Answer]:
    """Answers that `question` takes, right and wrong ones."""
    return ANSWERS[question.kind](question)


asked: SearchStrategy[tuple[Question, Answer]] = questions.flatmap(
    lambda question: st.tuples(st.just(question), answers(question))
)
"""A question of any kind with an answer that it takes."""
