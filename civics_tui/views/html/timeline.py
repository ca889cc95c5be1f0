"""A timeline on paper: a table of its events with the lane of each, and when it became known."""

from __future__ import annotations

from civics_tui.model import timeline
from civics_tui.model.text import one_line
from civics_tui.model.timeline import Event, Timeline
from civics_tui.views import times
from civics_tui.views.html import markup
from civics_tui.views.html.elements import Html, element, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.views.timeline import known_later, lane_title, part_words
from civics_tui.words import _


def paper(told: Timeline, material: Material, numbered: References) -> Html:
    """A timeline in the order of its dates; nothing is hidden on paper."""
    head = [_("when"), _("lane"), _("what"), _("known"), _("claims")]
    rows = [_row(told, one, numbered) for one in timeline.ordered(told)]
    return together([paragraph(markup.inline(told.text or "")), table("", head, rows, "events")], "\n")


def _row(told: Timeline, event: Event, numbered: References) -> tuple[Html, ...]:
    return (
        text(times.date_words(event.date)),
        text(lane_title(told, event)),
        _what(event, numbered),
        text(known_later(event) or _("when it happened")),
        numbered.marks(event.claims),
    )


def _what(event: Event, numbered: References) -> Html:
    care = together([element("strong", text(_("Care:"))), markup.inline(event.care)], " ") if event.care else Html("")
    parts = part_words()
    dated = (
        together([text(f"{parts[one.part]}: {one_line(one.says)}"), numbered.marks(one.claims)], " ")
        for one in event.dated
    )
    return together(
        [
            element("strong", text(one_line(event.title))),
            paragraph(markup.inline(event.text or "")),
            paragraph(care),
            *(paragraph(one, "quiet") for one in dated),
        ]
    )
