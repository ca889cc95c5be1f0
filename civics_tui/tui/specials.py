"""The screens of special explainers: one row a sort. Each is loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from civics_tui.errors import NotFound
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk
    from civics_tui.tui.routes import AnyScreen, Place


def _process(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.process import ProcessScreen

    return ProcessScreen(desk, place.pack, place.id, place.section)


def _timeline(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.timeline import TimelineScreen

    return TimelineScreen(desk, place)


def _comparison(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui import routes
    from civics_tui.views.dispute import dispute_view

    shown = dispute_view(desk.library.comparison(place.pack, place.id), desk.library.ledger(place.pack))
    return routes.differs(desk, place.pack, (shown,))


def _walk(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.walk import WalkScreen

    return WalkScreen(desk, place.pack, place.id, place.section)


SCREENS: dict[str, Callable[[Desk, Place], AnyScreen]] = {
    "process": _process,
    "timeline": _timeline,
    "compare": _comparison,
    "walk": _walk,
}
"""By sort, what makes the screen for a place."""


def screen(desk: Desk, place: Place) -> AnyScreen:
    """The screen that shows a special explainer.

    Raises:
        NotFound: the pack has no such explainer, or there is no screen for its sort.
    """
    if place.kind not in SCREENS:
        raise NotFound(_('There is no screen for "{sort}".').format(sort=place.kind))
    return SCREENS[place.kind](desk, place)
