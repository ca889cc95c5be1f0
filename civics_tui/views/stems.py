"""A stem where questions are listed: a gap is a blank, a variable an ellipsis; never the name its author gave it."""

from __future__ import annotations

from civics_tui.model.text import pieces
from civics_tui.views.forms.gaps import with_gaps
from civics_tui.views.pieces import Line, Span

BLANK = "____"
_WRITTEN = {"gap": "[[{name}]]", "name": "…"}


def listed(stem: str) -> Line:
    """The stem of a question of any kind, to be told in one line."""
    parts = pieces(stem)
    drawn = "".join(_WRITTEN[one.kind].format(name=one.text) if one.kind in _WRITTEN else one.text for one in parts)
    return blanked(with_gaps(drawn))


def blanked(line: Line) -> Line:
    """A stem with a blank for each gap."""
    return tuple(Span(BLANK) if span.role == "gap" else span for span in line)
