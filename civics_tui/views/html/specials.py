"""The paper form of each sort of special explainer: one row each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civics_tui.views.html import actors, comparison, process, timeline, walk
from civics_tui.views.html.elements import Html
from civics_tui.views.html.material import ACTORS, Material
from civics_tui.views.html.sources import References

PAPER: dict[str, Callable[[Any, Material, References], Html]] = {
    "process": process.paper,
    "timeline": timeline.paper,
    "compare": comparison.paper,
    "walk": walk.paper,
    ACTORS: actors.paper,
}
"""By the directive that names its records."""
