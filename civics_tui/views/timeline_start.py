"""Where a timeline is opened: at an event, or as it could be told on a day."""

from __future__ import annotations

from civics_tui.model.timeline import Timeline
from civics_tui.views.known_by import Look, read_day


def start(told: Timeline, place: str) -> tuple[Look, str]:
    """The look and the id of the event to begin with.

    Args:
        told: the timeline.
        place: id of an event, or a date until which it is told; empty for all of it from its first event on.

    Raises:
        DateError: the place is neither an event nor a date.
    """
    if place and told.event(place):
        return Look(), place
    return Look(day=read_day(place)), ""
