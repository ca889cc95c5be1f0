"""The special explainers: records that a page names by a directive. One row each.

A row holds what the rest of the house asks of a sort of record; it is what the reader, the compiled library and the
search are driven by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from civics_tui.model import comparison
from civics_tui.model.comparison import Comparison
from civics_tui.model.process import Process
from civics_tui.model.timeline import Timeline
from civics_tui.model.walk import Walk

if TYPE_CHECKING:
    from civics_tui.model.pack import Pack

Special = Process | Timeline | Comparison | Walk


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of special explainer."""

    key: str
    """Its key in a pack, the name of its file, and of the field of `Pack`."""
    record: type[Any]
    """The dataclass that declares it."""
    cited: Callable[[Any], tuple[str, ...]]
    """The claims behind a record."""


SORTS: dict[str, Sort] = {
    "process": Sort("processes", Process, Process.cited),
    "timeline": Sort("timelines", Timeline, Timeline.cited),
    "compare": Sort("comparisons", Comparison, comparison.cited),
    "walk": Sort("walks", Walk, Walk.cited),
}
"""By the directive that names its records."""


def specials_of(pack: Pack) -> Iterator[tuple[str, Special]]:
    """The special explainers of a pack with their sorts, in the order of the sorts, then the author's."""
    for sort, row in SORTS.items():
        for record in getattr(pack, row.key).values():
            yield sort, record


def resting_on(pack: Pack, claim: str) -> tuple[tuple[str, Special], ...]:
    """The special explainers that rest on a claim, with their sorts."""
    return tuple((sort, one) for sort, one in specials_of(pack) if claim in SORTS[sort].cited(one))


def title_of(record: Special) -> str:
    """The name to show; of a comparison, its question."""
    return record.question if isinstance(record, Comparison) else record.title


def minutes_of(record: Special) -> int | None:
    """The expected time in minutes, where the author gives one."""
    return None if isinstance(record, Comparison) else record.minutes


def questions_of(record: Special) -> tuple[str, ...]:
    """Ids of the questions asked at its end."""
    return () if isinstance(record, Comparison) else record.questions
