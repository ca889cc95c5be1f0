"""What is filled in: cloze questions."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.model.text import Piece, pieces
from civics_tui.views.forms.base import GapField, GapsForm, options
from civics_tui.views.pieces import Line, Span, inline


def cloze(question: kinds.Cloze, order: Sequence[str]) -> GapsForm:
    """The text with its gaps."""
    gaps = tuple(
        GapField(name, options(gap.choices, ()), gap.answer is not None) for name, gap in question.gaps.items()
    )
    return GapsForm(stem=with_gaps(question.stem), gaps=gaps)


_GAP_LINK = "civics-gap:"


def with_gaps(stem: str) -> Line:
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
