"""The Teach area in lines: entries, sets and packs of one's own by numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from civics_tui.errors import CivicsError, NotFound
from civics_tui.plain.installed import run_installed
from civics_tui.plain.menu import choose_act
from civics_tui.plain.own_pack import run_own_pack, run_removed
from civics_tui.plain.printing import run_printing
from civics_tui.plain.sets import run_picking, run_set
from civics_tui.plain.talk import Talk
from civics_tui.study.classes import HowHeld
from civics_tui.study.desk import Desk
from civics_tui.views import teach
from civics_tui.views.menu import Act
from civics_tui.views.teach import EntryId
from civics_tui.words import _


def _new(desk: Desk, talk: Talk) -> None:
    from civics_tui.plain.doors import run_doors  # only for whoever writes a pack

    run_doors(desk, talk)


def _class(desk: Desk, talk: Talk) -> None:
    if desk.open_class is None:
        raise NotFound(_("A class can be held from the command line: civics-tui class host PACK"))
    state, how = teach.names(desk), HowHeld()
    while isinstance(act := choose_act(talk, teach.hold_page(state, how)), Act) and act.kind == "turn":
        how = how.turned(act.id)
    if not isinstance(act, Act):
        return
    with desk.open_class(act.id, how) as host_desk:
        from civics_tui.plain.classroom.host import run_host  # needs the extra, which is there now

        run_host(host_desk, talk)


TALKS: dict[EntryId, Callable[[Desk, Talk], None]] = {
    "class": _class,
    "print": run_printing,
    "pick": run_picking,
    "new": _new,
    "installed": run_installed,
}
"""The talk of each entry of the Teach area."""


def run_teach(desk: Desk, talk: Talk) -> None:
    """Offer what a teacher does until the teacher goes back or the input ends."""
    while True:
        state = teach.looked_at(desk, teach.names(desk))
        act = choose_act(talk, teach.page(state), ("?",))
        if act is None:
            return
        try:
            if isinstance(act, Act):
                _do(desk, talk, act)
            else:
                for what, line in teach.commands():
                    talk.say(f"{what}: {line}")
        except CivicsError as problem:
            talk.say(problem.sentence)
        talk.gap()


def _do(desk: Desk, talk: Talk, act: Act) -> None:
    match act.kind:
        case "entry":
            TALKS[cast("EntryId", act.id)](desk, talk)
        case "set":
            run_set(desk, talk, act.id)
        case "own":
            run_own_pack(desk, talk, Path(act.id))
        case "removed":
            run_removed(desk, talk)
        case "class":
            _held(desk, talk, int(act.id))
        case "classes" if desk.classes is not None:
            while isinstance(chosen := choose_act(talk, teach.classes_page(tuple(desk.classes.listed()))), Act):
                _held(desk, talk, int(chosen.id))


def _held(desk: Desk, talk: Talk, number: int) -> None:
    if desk.classes is None:
        raise NotFound(_("Results can be seen from the command line: civics-tui class results"))
    with desk.classes.open(number) as kept:
        from civics_tui.plain.classroom.kept import run_kept  # needs the extra, which is there now

        run_kept(kept, talk)
