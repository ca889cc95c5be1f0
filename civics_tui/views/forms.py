"""The five forms of input that nine kinds and the view question come down to, and the table from kind to form.

A form holds what is to be shown and the ids that an answer names, in the order in which an attempt shows them. It
holds no key: a face that has only the form cannot leak one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from civics_tui.model import kinds
from civics_tui.model.kinds import true_false, view
from civics_tui.model.text import Piece, one_line, pieces
from civics_tui.views.pieces import Line, Span, inline, said
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, order or assign."""

    id: str
    """What an answer names."""
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class PickForm:
    """Choose one (`many` false) or any number of options."""

    stem: Line
    options: tuple[Option, ...]
    many: bool = False
    scored: bool = True
    """A view question is not scored, and says so."""
    settled: Line = ()
    """What is not in question, above the stem of a view question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """Type a text or a number."""

    stem: Line
    numeric: bool = False
    unit: str = ""
    """Shown behind the field; empty where it must be typed or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForm:
    """Put the options in order."""

    stem: Line
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignForm:
    """Give every item one of the places; a place may take any number of items."""

    stem: Line
    items: tuple[Option, ...]
    places: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class GapField:
    """A gap to be typed, or chosen from options."""

    id: str
    options: tuple[Option, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsForm:
    """Fill the gaps of a text."""

    stem: Line
    """The text; a span with role `gap` stands where a gap is, its target is the gap's id."""
    gaps: tuple[GapField, ...] = field(default=())


Form = PickForm | TextForm | OrderForm | AssignForm | GapsForm


class _Shown(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


S = TypeVar("S", bound=_Shown)


def in_order(parts: Iterable[S], order: Sequence[str]) -> list[S]:
    """Parts in the order of their ids in `order`; what `order` does not name comes last, as it stood."""
    place = {one: number for number, one in enumerate(order)}
    return sorted(parts, key=lambda part: place.get(part.id, len(place)))


def _options(parts: Iterable[_Shown], order: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(part.id, inline(part.text)) for part in in_order(parts, order))


def _choices(question: kinds.Single | kinds.Multiple, order: Sequence[str]) -> PickForm:
    return PickForm(
        stem=inline(question.stem),
        options=_options(question.choices, order),
        many=isinstance(question, kinds.Multiple),
    )


def _true_false(question: kinds.TrueFalse, order: Sequence[str]) -> PickForm:
    options = (Option(true_false.TRUE, said(_("True"))), Option(true_false.FALSE, said(_("False"))))
    return PickForm(stem=inline(question.stem), options=options)


def _view(question: kinds.View, order: Sequence[str]) -> PickForm:
    unsure = Option(view.UNSURE, inline(question.unsure))
    return PickForm(
        stem=inline(question.stem),
        options=(*_options(question.views, order), unsure),
        scored=False,
        settled=inline(question.settled) if question.settled else (),
    )


def _numeric(question: kinds.Numeric, order: Sequence[str]) -> TextForm:
    shown = "" if question.unit_required else one_line(question.unit or "")
    return TextForm(stem=inline(question.stem), numeric=True, unit=shown)


def _short(question: kinds.Short, order: Sequence[str]) -> TextForm:
    return TextForm(stem=inline(question.stem))


def _ordering(question: kinds.Ordering, order: Sequence[str]) -> OrderForm:
    return OrderForm(stem=inline(question.stem), options=_options(question.items, order))


def _matching(question: kinds.Matching, order: Sequence[str]) -> AssignForm:
    return AssignForm(
        stem=inline(question.stem),
        items=_options(question.lefts, ()),
        places=_options(question.rights, order),
    )


def _categorize(question: kinds.Categorize, order: Sequence[str]) -> AssignForm:
    return AssignForm(
        stem=inline(question.stem),
        items=_options(question.items, order),
        places=tuple(Option(name, inline(name)) for name in question.categories),
    )


def _cloze(question: kinds.Cloze, order: Sequence[str]) -> GapsForm:
    gaps = tuple(
        GapField(name, _options(gap.choices, ()), gap.answer is not None) for name, gap in question.gaps.items()
    )
    return GapsForm(stem=_with_gaps(question.stem), gaps=gaps)


_GAP_LINK = "civics-gap:"


def _with_gaps(stem: str) -> Line:
    """The stem with a span for each gap. Gaps are read as links first, so that emphasis may go on across them."""
    parts = pieces(stem)
    linked = "".join(f"[{one.text}]({_GAP_LINK}{one.text})" if one.kind == "gap" else _written(one) for one in parts)
    line = tuple(_gap(span.target.removeprefix(_GAP_LINK)) if _is_gap(span) else span for span in inline(linked))
    asked = [one.text for one in parts if one.kind == "gap"]
    if [span.target for span in line if span.role == "gap"] == asked:
        return line
    # Inside code there are no links: there every piece is read for itself.
    return tuple(span for one in parts for span in ((_gap(one.text),) if one.kind == "gap" else inline(_written(one))))


def _written(piece: Piece) -> str:
    return f"{{{piece.text}}}" if piece.kind == "name" else piece.text


def _is_gap(span: Span) -> bool:
    return span.role == "link" and span.target.startswith(_GAP_LINK)


def _gap(name: str) -> Span:
    return Span(f"[{name}]", "gap", name)


FORMS: dict[str, Callable[[Any, Sequence[str]], Form]] = {
    "single": _choices,
    "multiple": _choices,
    "true_false": _true_false,
    "numeric": _numeric,
    "short": _short,
    "ordering": _ordering,
    "matching": _matching,
    "cloze": _cloze,
    "categorize": _categorize,
    "view": _view,
}


def form(question: kinds.Question, order: Sequence[str] = ()) -> Form:
    """The form of a question whose variables are drawn, its parts in the `order` of an attempt."""
    return FORMS[question.kind](question, order)
