"""Installed packs in lines: install from a file after what it changes was told, go back a version, remove."""

from __future__ import annotations

from pathlib import Path

from civics_tui.errors import CivicsError
from civics_tui.packs.installing import install as installing
from civics_tui.packs.installing import seen
from civics_tui.places import typed
from civics_tui.plain.menu import agrees, ask_text, choose_act
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import installing as views
from civics_tui.views.menu import Act
from civics_tui.words import _


def run_installed(desk: Desk, talk: Talk) -> None:
    """List the installed packs until the teacher goes back."""
    while True:
        if desk.library.stale():
            desk.library.refresh()
        entries = [one for one in desk.library.entries() if one.origin == "installed"]
        act = choose_act(talk, views.list_page(entries))
        if not isinstance(act, Act):
            return
        try:
            if act.kind == "install":
                _install_typed(desk, talk)
            else:
                _one(desk, talk, Path(act.id))
        except CivicsError as problem:
            talk.say(problem.sentence)


def _install_typed(desk: Desk, talk: Talk) -> None:
    answer = ask_text(talk, _("File of the pack"))
    if answer:
        _install(desk, talk, typed(answer))


def _install(desk: Desk, talk: Talk, source: Path, *, downgrade: bool = False) -> None:
    arrival = seen.look(desk.places, source, downgrade=downgrade)
    for line in views.arrival_lines(arrival):
        talk.say(line.strip(), first=" " * (len(line) - len(line.lstrip())))
    if not arrival.is_here and agrees(talk, _("Install it?")):
        talk.say(views.installed(seen.install(desk.places, source, arrival, downgrade=downgrade)))


def _one(desk: Desk, talk: Talk, path: Path) -> None:
    """What can be done with one of them."""
    entry = next(one for one in desk.library.entries() if one.path == path)
    act = choose_act(talk, views.page(entry))
    if not isinstance(act, Act):
        return
    match act.kind:
        case "open":
            from civics_tui.plain.home import open_pack  # Home opens this page, too

            open_pack(desk, talk, entry)
        case "former":
            _install(desk, talk, Path(act.id), downgrade=True)
        case "remove":
            talk.say(views.removing(entry))
            if agrees(talk, _("Take this pack away?")):
                installing.remove(desk.places, path)
