"""The Teach area: one table of what a teacher can do, and the page that shows it with sets and packs of one's own.

A part that comes later adds a row to `entries`, and its screen and its talk to the table of each face.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from civics_tui.errors import CivicsError
from civics_tui.model.pack import split_reference
from civics_tui.model.text import one_line
from civics_tui.views import own_pack
from civics_tui.views.home import PENDING
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.pack_page import minutes, questions
from civics_tui.views.times import day, duration
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.model.pack import QuestionSet
    from civics_tui.packs.library.rows import Entry as Listed
    from civics_tui.study.classes import HeldClass, HowHeld
    from civics_tui.study.desk import Desk

EntryId = Literal["class", "print", "pick", "new", "installed"]
Room = Literal["use", "sets", "packs"]
NEWEST = 4
"""Classes whose results stand in the area itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a teacher can do."""

    id: EntryId
    room: Room
    """The group of rows that it stands in."""
    label: str
    about: str
    command: str
    """The same on the command line."""


def entries() -> tuple[Entry, ...]:
    """All that is built, in its order."""
    return (
        Entry(
            id="class",
            room="use",
            label=_("Start a class"),
            about=_("students join with a browser and a code"),
            command="civics-tui class host PACK|SET",
        ),
        Entry(
            id="print",
            room="use",
            label=_("Print"),
            about=_("handouts of pages, with or without the answers"),
            command="civics-tui explain PACK:PAGE --html FILE [--key]",
        ),
        Entry(
            id="pick",
            room="sets",
            label=_("+ pick questions for a new set"),
            about=_("by hand, or by objective and minutes"),
            command="civics-tui set new TITLE [PACK/QUESTION...] [--from PACK --objective O --fill MINUTES]",
        ),
        Entry(
            id="new",
            room="packs",
            label=_("+ write a new pack"),
            about=_("from nothing, a table or a file"),
            command="civics-tui pack new FOLDER",
        ),
        Entry(
            id="installed",
            room="packs",
            label=_("Installed packs"),
            about=_("install one that somebody gave you"),
            command="civics-tui pack install FILE, civics-tui pack remove PACK",
        ),
    )


def commands() -> tuple[tuple[str, str], ...]:
    """What can be done here and its command, for those who want it."""
    of_sets = (
        (_("Use a set"), "civics-tui quiz SET"),
        (_("Change a set"), "civics-tui set edit SET [--add PACK/QUESTION] [--drop PACK/QUESTION]"),
    )
    of_packs = (
        (_("Check a pack"), "civics-tui pack check PACK"),
        (_("Share a pack"), "civics-tui pack build PACK"),
        (_("What learners reported"), "civics-tui pack reports PACK"),
    )
    of_classes = (
        (_("Results of a class"), "civics-tui class results [SESSION] [--list] [--csv FILE]"),
        (_("Erase a class"), "civics-tui class erase SESSION"),
    )
    built = ((entry.label.removeprefix("+ "), entry.command) for entry in entries())
    return (*built, *of_sets, *of_packs, *of_classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachState:
    """All that is known of the area so far."""

    listed: tuple[Listed, ...] = ()
    """All packs here."""
    sets: tuple[QuestionSet, ...] = ()
    broken_sets: int = 0
    """Files of sets that cannot be read."""
    packs: tuple[own_pack.OwnPack, ...] | None = None
    """The own packs, looked at; `None` until that is done."""
    removed: int = 0
    """Own packs that were taken away and can be brought back."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of all packs, by id."""
    classes: tuple[HeldClass, ...] | None = None
    """The classes that were held here, newest first; `None` until they are known."""
    unread: str = ""
    """Why what is kept of classes cannot be read."""

    @property
    def own(self) -> tuple[Listed, ...]:
        """The own packs as they are listed."""
        return tuple(one for one in self.listed if one.origin == "own")


def names(desk: Desk) -> TeachState:
    """What is known at once."""
    from civics_tui.packs.removed import removed
    from civics_tui.study import sets

    read = sets.read_sets(desk.places.sets)
    listed = desk.library.entries()
    return TeachState(
        listed=listed,
        sets=read.sets,
        broken_sets=len({problem.file for problem in read.problems}),
        removed=len(removed(desk.places)),
        titles={one.id: one_line(one.title) for one in listed},
    )


def looked_at(desk: Desk, state: TeachState) -> TeachState:
    """The same with every own pack checked, which takes a moment for large ones, and the classes that were held."""
    if desk.library.stale():
        desk.library.refresh()
    state = replace(state, listed=desk.library.entries())
    found = []
    for one in state.own:
        try:
            found.append(own_pack.look(one, state.listed, seeds=desk.places.seeds, today=desk.now().date()))
        except CivicsError as problem:
            found.append(own_pack.unreadable(one, problem.sentence))
    state = replace(state, packs=tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id))))
    try:
        return replace(state, classes=tuple(desk.classes.listed()) if desk.classes is not None else ())
    except CivicsError as problem:
        return replace(state, classes=(), unread=problem.sentence)


def page(state: TeachState) -> Menu:
    """The area."""
    rooms: tuple[tuple[Room, str, tuple[str, ...], tuple[MenuRow, ...]], ...] = (
        ("use", _("Use on Monday"), (), ()),
        ("sets", _("My question sets"), ("", _("from")), _sets(state)),
        ("packs", _("My packs"), (), _packs(state)),
    )
    groups = []
    for room, heading, heads, rows in rooms:
        built = tuple(
            MenuRow(text=one.label, cells=(_about(one, state),), act=Act("entry", one.id))
            for one in entries()
            if one.room == room
        )
        if rows or built:
            groups.append(MenuGroup(heading=heading, heads=heads if rows else (), rows=(*rows, *built)))
    held = _results(state)
    if held:
        groups.append(MenuGroup(heading=_("Results"), rows=held))
    return Menu(title=_("Teach"), groups=tuple(groups))


def _results(state: TeachState) -> tuple[MenuRow, ...]:
    """The newest classes, and how to come to the others."""
    if state.unread:
        why = _("{problem} civics-tui class check says more.").format(problem=state.unread)
        return (MenuRow(text=why, token="stale"),)
    classes = state.classes or ()
    rows = tuple(class_row(one) for one in classes[:NEWEST])
    if len(classes) > NEWEST:
        told = _("All {n} classes").format(n=len(classes))
        rows = (*rows, MenuRow(text=told, act=Act("classes")))
    return rows


def class_row(one: HeldClass) -> MenuRow:
    """A class that was held: its name and day, what was asked, who was there, and how it stands."""
    title = _("(erased)") if one.is_erased or not one.title else one_line(one.title)
    many = ngettext("{n} student", "{n} students", one.students).format(n=one.students)
    state = _("erased") if one.is_erased else one.state
    pack = one_line(one.pack)
    return MenuRow(
        text=_("{title}, {day}").format(title=title, day=day(one.day)),
        cells=("" if pack == title else pack, f"{many}, {state}"),
        act=Act("class", str(one.number)),
    )


def classes_page(classes: tuple[HeldClass, ...]) -> Menu:
    """All classes that were held."""
    rows = tuple(class_row(one) for one in classes)
    empty = () if rows else (MenuRow(text=_("No class was held here yet.")),)
    return Menu(title=_("Classes that were held"), groups=(MenuGroup(heading=_("Newest first"), rows=(*rows, *empty)),))


def _about(entry: Entry, state: TeachState) -> str:
    if entry.id != "installed":
        return entry.about
    count = sum(1 for one in state.listed if one.origin == "installed")
    return _("{n} here, and install another one").format(n=count) if count else entry.about


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """What a class can be held with."""

    name: str
    """As it is typed: id of an own set, or of a pack."""
    title: str
    about: str


def askable(state: TeachState) -> tuple[Askable, ...]:
    """What a class can be held with: own sets first, then packs with questions."""
    own = [Askable(name=one.id, title=one_line(one.title), about=questions(len(one.questions))) for one in state.sets]
    packs = [
        Askable(name=one.id, title=one_line(one.title), about=questions(one.questions))
        for one in state.listed
        if one.questions
    ]
    return (*own, *packs)


def hold_page(state: TeachState, how: HowHeld) -> Menu:
    """Starting a class: a row for each set and pack, and below them how it is held; `enter` turns a choice."""
    rows = tuple(MenuRow(text=one.title, cells=(one.about,), act=Act("host", one.name)) for one in askable(state))
    time = _("no limit") if how.seconds is None else duration(how.seconds)
    order = _("each student another one") if how.own_order else _("the same for everybody")
    called = _("typed by students") if how.typed_names else _("made up")
    inside = _("let in by you") if how.approve else _("whoever has the code")
    choices = (
        MenuRow(text=_("time"), cells=(time,), act=Act("turn", "seconds")),
        MenuRow(text=_("choices"), cells=(order,), act=Act("turn", "own_order")),
        MenuRow(text=_("names"), cells=(called,), act=Act("turn", "typed_names")),
        MenuRow(text=_("comes in"), cells=(inside,), act=Act("turn", "approve")),
    )
    return Menu(
        title=_("Start a class"),
        groups=(
            MenuGroup(heading=_("With which questions?"), rows=rows),
            MenuGroup(heading=_("How"), rows=choices, choices=True),
        ),
    )


def _sets(state: TeachState) -> tuple[MenuRow, ...]:
    rows = [
        MenuRow(
            text=f"{one_line(one.title)}, {questions(len(one.questions))}",
            cells=(minutes(one.minutes), _from(one, state)),
            act=Act("set", one.id),
        )
        for one in state.sets
    ]
    if state.broken_sets:
        told = ngettext("{n} file of a set cannot be read", "{n} files of sets cannot be read", state.broken_sets)
        why = _("{told}; civics-tui set list says why").format(told=told)
        rows.append(MenuRow(text=why, token="stale"))
    return tuple(rows)


def _from(set_: QuestionSet, state: TeachState) -> str:
    packs = list(dict.fromkeys(split_reference(one)[0] for one in set_.questions))
    if len(packs) == 1:
        return state.titles.get(packs[0], packs[0])
    return ngettext("{n} pack", "{n} packs", len(packs))


def _packs(state: TeachState) -> tuple[MenuRow, ...]:
    if state.packs is None:
        rows = [
            MenuRow(text=one_line(one.title), cells=(PENDING, PENDING), act=Act("own", str(one.path)))
            for one in state.own
        ]
    else:
        rows = [own_pack.row(one) for one in state.packs]
    if state.removed:
        told = ngettext("{n} pack that you took away", "{n} packs that you took away", state.removed)
        rows.append(MenuRow(text=told, cells=(_("bring one back"),), act=Act("removed")))
    return tuple(rows)
