"""What Home shows, read from a desk in two steps: names first, then the figures that take longer to count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from civics_tui.errors import CivicsError
from civics_tui.study.progress import Progress
from civics_tui.views import home
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Entry
    from civics_tui.study.desk import Desk

MOST_CONTINUED = 3
"""Attempts shown under Continue; older ones stay in the history."""
MOST_PLAYED = 2
"""Special explainers shown to play."""
MOST_PAGES = 3
"""Special explainers and pages shown together; all of them stand on the pages of their packs."""
FIRST = 10
"""Questions of the first attempt."""
READING_ORDER = ("secession-process", "calexit-history", "key-actors", "pack-writing")
"""The shipped packs in the order in which they build on each other; all others come behind them by title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """All that is known of Home so far."""

    learner: str
    """Empty for the usual learner, who has given no name."""
    continued: tuple[home.ContinueRow, ...] = ()
    entries: tuple[Entry, ...] = ()
    progress: Mapping[str, Progress] = field(default_factory=dict)
    """By id of the pack; what is missing is still being counted."""
    is_new: bool = False
    """Has nothing been answered or begun yet?"""
    missed: int = 0
    """Questions whose last answer was wrong."""
    sets: str = ""
    """How many sets of one's own there are."""
    next_for_you: home.NextForYou | None = None
    """What to do next, once the figures are there."""
    ready: bool = False
    """Are all packs compiled, so that a question can be asked at once?"""

    @property
    def packs(self) -> tuple[home.PackRow, ...]:
        """All packs: with figures, in wait for them, or with the word that they cannot be opened."""
        return tuple(self._row(entry) for entry in self.entries)

    def _row(self, entry: Entry) -> home.PackRow:
        if entry.usable:
            return home.pack_row(entry, self.progress.get(entry.id))
        told = ngettext("cannot be opened: {n} error", "cannot be opened: {n} errors", entry.problems)
        return home.PackRow(entry.id, entry.title, "", "", "", told if entry.problems else _("nothing in it yet"))

    @property
    def first_pack(self) -> Entry | None:
        """The pack that the first attempt takes."""
        return next((entry for entry in self.entries if entry.questions or not entry.compiled), None)

    @property
    def pages(self) -> tuple[home.ReadRow, ...]:
        """Pages to read: the first one of each pack, then their second ones."""
        return _in_turn(home.read_rows([entry]) for entry in self.entries)[:MOST_PAGES]

    @property
    def readings(self) -> tuple[home.ReadRow, ...]:
        """What to read and play: special explainers, then pages, of each pack in turn, and who is who."""
        played = _in_turn(home.play_rows([entry]) for entry in self.entries)[:MOST_PLAYED]
        dossiers = home.dossiers_row(self.entries)
        return (*(*played, *self.pages)[:MOST_PAGES], *([dossiers] if dossiers else []))

    @property
    def welcome(self) -> home.Welcome:
        """What stands there at the first start."""
        first = self.first_pack
        count = first.questions if first and first.questions else FIRST
        return home.welcome(min(FIRST, count), self.pages[0].title if self.pages else None)


def _in_turn(by_pack: Iterable[tuple[home.ReadRow, ...]]) -> tuple[home.ReadRow, ...]:
    """The first row of each pack, then their second ones."""
    return tuple(row for turn in zip_longest(*by_pack) for row in turn if row is not None)


def in_reading_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Packs as they are listed."""
    place = {one: number for number, one in enumerate(READING_ORDER)}

    def key(entry: Entry) -> tuple[int, str, str]:
        number = place.get(entry.id, len(place)) if entry.origin == "shipped" else len(place)
        return number, entry.title.casefold(), entry.id

    return tuple(sorted(entries, key=key))


def names(desk: Desk) -> HomeState:
    """What is known at once: attempts to go on with, and the names of the packs."""
    from civics_tui.study.profiles import DEFAULT

    attempts = desk.open_attempts()
    return HomeState(
        learner="" if desk.learner == DEFAULT else desk.learner,
        continued=home.continue_rows(attempts[:MOST_CONTINUED], desk.now().date()),
        entries=in_reading_order(desk.library.entries()),
        is_new=not attempts and not desk.history.packs(),
        ready=not desk.library.stale(),
    )


def compiled(desk: Desk, state: HomeState) -> HomeState:
    """The same with every pack compiled, which takes a moment the first time."""
    if state.ready:
        return state
    desk.library.refresh()
    return replace(state, entries=in_reading_order(desk.library.entries()), ready=True)


def figures(desk: Desk, state: HomeState) -> HomeState:
    """The same with its figures. A pack whose figures cannot be read keeps its name."""
    counted: dict[str, Progress] = {}
    for entry in state.entries:
        if entry.usable:
            try:
                counted[entry.id] = desk.progress(entry.id)
            except CivicsError:  # its page tells what is wrong with it
                counted[entry.id] = Progress(pack=entry.id)
    own = sum(1 for _file in desk.library.places.sets.glob("*.yaml"))  # reading them can wait until they are opened
    from civics_tui.model.pack import reference  # it loads all kinds of questions, which the names do not need

    texts = {reference(entry.id, one.id): one.text for entry in state.entries for one in entry.objectives}
    return replace(
        state,
        progress=counted,
        next_for_you=home.next_for_you(counted.values(), texts),
        missed=0 if state.is_new else len(desk.missed()),
        sets=ngettext("{n} of your own", "{n} of your own", own) if own else _("pick questions for one"),
    )
