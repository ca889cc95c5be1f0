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
from civics_tui.words import _


def paper(told: Timeline, material: Material, numbered: References) -> Html:
    """A timeline in the order of its dates; nothing is hidden on paper."""
    head = [_("when"), _("lane"), _("what"), _("known"), _("claims")]
    rows = [_row(told, one, numbered) for one in timeline.ordered(told)]
    return together([paragraph(markup.inline(told.text or "")), table("", head, rows, "events")], "\n")


def _row(told: Timeline, event: Event, numbered: References) -> tuple[Html, ...]:
    lane = told.lane(event.lane)
    return (
        text(times.date_words(event.date)),
        text(one_line(lane.title if lane else event.lane)),
        _what(event, numbered),
        text(known(event)),
        numbered.marks(event.claims),
    )


def _what(event: Event, numbered: References) -> Html:
    care = together([element("strong", text(_("Care:"))), markup.inline(event.care)], " ") if event.care else Html("")
    parts = {"year": _("year"), "month": _("month"), "day": _("day")}
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


def known(event: Event) -> str:
    """When an event became public, where that is later than it happened."""
    if event.known is None or event.public <= event.when.last:
        return _("when it happened")
    return times.date_words(event.known)
