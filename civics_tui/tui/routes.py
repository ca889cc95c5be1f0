"""Which screen shows what. Screens are loaded when they are first opened, so that the start stays short.

The only place that knows the classes of all screens; a screen asks for another one by what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from civics_tui.errors import NotFound
from civics_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any, TypeAlias

    from textual.screen import Screen

    from civics_tui.study.desk import Desk
    from civics_tui.study.sitting import Sitting
    from civics_tui.views.dispute import DisputeView
    from civics_tui.views.teach import EntryId

    AnyScreen: TypeAlias = Screen[Any]

Kind = Literal[
    "pack",
    "explainer",
    "claim",
    "source",
    "page",
    "said",
    "actor",
    "term",
    "question",
    "process",
    "timeline",
    "compare",
    "walk",
]
"""`source`, `page` and `said` stand for the claims of one; `said` for those by or through an actor."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a pack that can be opened."""

    kind: Kind
    pack: str
    id: str = ""
    section: str = ""
    """Section of an explainer, place in a special one; the first where empty."""


def place(kind: str, pack: str, id_: str, section: str = "") -> Place:
    """A place of a kind that comes from the views.

    Raises:
        NotFound: there is nothing of that kind to be opened.
    """
    if kind not in get_args(Kind):
        raise NotFound(_('There is nothing of the kind "{kind}" to be opened.').format(kind=kind))
    return Place(kind, pack, id_, section)  # type: ignore[arg-type]


def home(desk: Desk) -> AnyScreen:
    """Home, the first screen."""
    from civics_tui.tui.screens.home import HomeScreen

    return HomeScreen(desk)


def quiz(desk: Desk, sitting: Sitting) -> AnyScreen:
    """An attempt, at its open question."""
    from civics_tui.tui.screens.quiz import QuizScreen

    return QuizScreen(desk, sitting)


def load_quiz() -> None:
    """Load what a question needs, before one is asked."""
    import civics_tui.study.starting
    import civics_tui.tui.screens.quiz  # noqa: F401


def look_back(desk: Desk, sitting: Sitting, index: int) -> AnyScreen:
    """A question of an attempt that is over, counted from 0, with its feedback."""
    from civics_tui.tui.screens.quiz import QuizScreen

    return QuizScreen(desk, sitting, index)


def results(desk: Desk, sitting: Sitting) -> AnyScreen:
    """What came out of an attempt that is over."""
    from civics_tui.tui.screens.results import ResultsScreen

    return ResultsScreen(desk, sitting)


def differs(desk: Desk, pack: str, views: Sequence[DisputeView]) -> AnyScreen:
    """What sources differ about, side by side; `pack` is the one whose ledger is cited."""
    from civics_tui.tui.screens.dispute import DisputeScreen

    return DisputeScreen(desk, pack, views)


def dossiers(desk: Desk, pack: str, ids: Sequence[str] = (), start: str = "") -> AnyScreen:
    """The dossiers of these actors, `start` first; of all that the pack's ledger has where none is named.

    Raises:
        NotFound: the ledger has none of them.
    """
    from civics_tui.tui.screens.dossier import DossierScreen

    return DossierScreen(desk, pack, ids, start)


def side_by_side(desk: Desk, pack: str, actor: str, others: Sequence[str]) -> AnyScreen:
    """The dossier of an actor beside those of others, one after the other."""
    from civics_tui.tui.screens.side_by_side import SideBySideScreen

    return SideBySideScreen(desk, pack, actor, others)


def uses(pack: str, claim: str) -> AnyScreen:
    """The questions and pages of a pack that rest on a claim."""
    from civics_tui.tui.screens.uses import UsesDialog

    return UsesDialog(pack, claim)


def search(desk: Desk, words: str = "") -> AnyScreen:
    """The search, filled with words."""
    from civics_tui.tui.screens.search import SearchScreen

    return SearchScreen(desk, words)


def sources(desk: Desk, pack: str) -> AnyScreen:
    """The sources that a pack cites."""
    from civics_tui.tui.screens.sources import SourcesScreen

    return SourcesScreen(desk, pack)


def words(desk: Desk, pack: str, terms: Sequence[str] | None = None) -> AnyScreen:
    """Words explained: these terms of a pack, or all of them."""
    from civics_tui.tui.screens.glossary import GlossaryDialog

    return GlossaryDialog(desk, pack, terms)


def open_link(address: str) -> AnyScreen:
    """The question before an address is opened."""
    from civics_tui.tui.screens.open_link import OpenLink

    return OpenLink(address)


def pick(desk: Desk, pack: str = "", own: str = "") -> AnyScreen:
    """Picking questions, of that pack at first, for a new set or for the own one of that id."""
    from civics_tui.tui.screens.pick import PickScreen

    return PickScreen(desk, pack, own)


def sets(desk: Desk) -> AnyScreen:
    """The learner's own question sets."""
    from civics_tui.tui.screens.sets import SetsScreen

    return SetsScreen(desk)


def own_set(desk: Desk, own: str) -> AnyScreen:
    """What can be done with one of the learner's own sets."""
    from civics_tui.tui.screens.sets import SetsScreen

    return SetsScreen(desk, own)


def teach(desk: Desk) -> AnyScreen:
    """What a teacher does: print, pick sets, write packs."""
    from civics_tui.tui.screens.teach import TeachScreen

    return TeachScreen(desk)


def own_pack(desk: Desk, path: Path) -> AnyScreen:
    """All that can be done with a pack of one's own."""
    from civics_tui.tui.screens.own_pack import OwnPackScreen

    return OwnPackScreen(desk, path)


def doors(desk: Desk) -> AnyScreen:
    """The three ways to begin a new pack."""
    from civics_tui.tui.screens.doors import DoorsScreen

    return DoorsScreen(desk)


def builder(desk: Desk, path: Path, number: int | None = None, *, look: bool = False) -> AnyScreen:
    """The form for the questions of an own pack, at the one of that number, counted from 0.

    With `look`, it starts in the field of what there is to look at in that question.
    """
    from civics_tui.tui.screens.builder import BuilderScreen

    return BuilderScreen(desk, path, number, look=look)


def printing(desk: Desk) -> AnyScreen:
    """Handouts of pages."""
    from civics_tui.tui.screens.printing import PrintScreen

    return PrintScreen(desk)


def installed(desk: Desk) -> AnyScreen:
    """The installed packs."""
    from civics_tui.tui.screens.installed import InstalledScreen

    return InstalledScreen(desk)


def installed_pack(desk: Desk, path: Path) -> AnyScreen:
    """What can be done with one installed pack."""
    from civics_tui.tui.screens.installed import InstalledPackScreen

    return InstalledPackScreen(desk, path)


def lines(title: str, lines: Sequence[str]) -> AnyScreen:
    """Lines to read, as they are."""
    from civics_tui.tui.screens.lines import LinesScreen

    return LinesScreen(title, lines)


def hold_class(desk: Desk) -> AnyScreen:
    """Choosing what to hold a class with."""
    from civics_tui.tui.screens.hold_class import HoldClassScreen

    return HoldClassScreen(desk)


def held_classes(desk: Desk) -> AnyScreen:
    """All classes that were held here."""
    from civics_tui.tui.screens.held_classes import HeldClassesScreen

    return HeldClassesScreen(desk)


def held_class(desk: Desk, number: int) -> AnyScreen:
    """What can be done with a class that was held.

    Raises:
        NotFound: there is none of that number.
    """
    if desk.classes is None:
        raise NotFound(_("Results can be seen from the command line: civics-tui class results"))
    opened = desk.classes.open(number)
    kept = opened.__enter__()
    from civics_tui.tui.classroom.ended import EndedScreen  # needs the extra, which is there now

    return EndedScreen(kept, earlier=True, close=lambda: opened.__exit__(None, None, None))


TEACH: dict[EntryId, Callable[[Desk], AnyScreen]] = {
    "class": hold_class,
    "print": printing,
    "pick": pick,
    "new": doors,
    "installed": installed,
}
"""The screen of each entry of the Teach area."""


def settings() -> AnyScreen:
    """The choices about the app itself."""
    from civics_tui.tui.screens.settings import SettingsScreen

    return SettingsScreen()


def help_for(screen: AnyScreen) -> AnyScreen:
    """The keys, those of a screen first."""
    from civics_tui.tui.screens.help import HelpScreen

    return HelpScreen(screen)


def _pack(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.pack import PackScreen

    return PackScreen(desk, place.pack)


def _explainer(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.explainer import ExplainerScreen

    return ExplainerScreen(desk, place.pack, place.id, place.section)


def _claims(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui.screens.source import SourceScreen

    return SourceScreen(desk, place)


def _dossier(desk: Desk, place: Place) -> AnyScreen:
    return dossiers(desk, place.pack, (place.id,))


def _term(desk: Desk, place: Place) -> AnyScreen:
    return words(desk, place.pack, (place.id,))


def _question(desk: Desk, place: Place) -> AnyScreen:
    return quiz(desk, desk.start(pack=place.pack, questions=[place.id]))


def _special(desk: Desk, place: Place) -> AnyScreen:
    from civics_tui.tui import specials

    return specials.screen(desk, place)


PLACES: dict[Kind, Callable[[Desk, Place], AnyScreen]] = {
    "pack": _pack,
    "explainer": _explainer,
    "claim": _claims,
    "source": _claims,
    "page": _claims,
    "said": _claims,
    "actor": _dossier,
    "term": _term,
    "question": _question,
    "process": _special,
    "timeline": _special,
    "compare": _special,
    "walk": _special,
}
"""The screen of each kind of place."""


def screen_for(desk: Desk, place: Place) -> AnyScreen:
    """The screen that shows a place.

    Raises:
        CivicsError: a question that cannot be asked.
    """
    return PLACES[place.kind](desk, place)
