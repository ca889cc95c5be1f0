"""The view question: sourced views on a contested matter. No key, no points; choosing one is never right or wrong.

Authors write `contested: true` in place of a kind; `view` is the tag that the reader gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from civics_tui.model.answer import Picked
from civics_tui.model.declaration import CONFIG
from civics_tui.model.kinds.base import Kind, known, only
from civics_tui.model.marking import Mark
from civics_tui.model.question import QuestionBase, SourceLine, with_ids

UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewText:
    """One of the views."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str = ""
    """Unique in the question; made from the position where it is left out."""
    text: str
    """The view, in our words."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that hold it."""
    source: tuple[SourceLine, ...] = ()
    """Sources in one line each, beside or instead of claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View(QuestionBase):
    """Views on what is open, after what is settled."""

    kind: Literal["view"] = "view"
    """Its tag."""
    contested: Literal[True] = True
    """Says that there is no key."""
    settled: str | None = None
    """What is not in question; shown above the stem."""
    views: tuple[ViewText, ...]
    """Two or more, of like length."""
    unsure: str = "I cannot tell yet"
    """The last thing to choose."""

    def __post_init__(self) -> None:
        """Give every view its id."""
        object.__setattr__(self, "views", with_ids(self.views))


def mark(question: View, answer: Picked) -> Mark:
    """No mark: the choice is kept and nothing is added or taken."""
    known([only(answer.ids)], (*parts(question), UNSURE))
    return Mark(Fraction(0), scored=False)


def right(question: View) -> None:
    """There is no key."""


def meaning(question: View) -> Any:
    """The ids of the views."""
    return list(parts(question))


def parts(question: View) -> tuple[str, ...]:
    """The ids of the views; `unsure` always stays last."""
    return tuple(view.id for view in question.views)


def keys(question: View) -> tuple[str, ...]:
    """None: there is no key."""
    return ()


KIND = Kind(View, Picked, mark, right, meaning, parts, keys, scored=False)
