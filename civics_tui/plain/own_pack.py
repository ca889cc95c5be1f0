"""A pack of one's own in lines: write, try, see what there is to look at, share, take away."""

from __future__ import annotations

from pathlib import Path

from civics_tui.errors import CivicsError
from civics_tui.packs.removed import bring_back, removed, take_away
from civics_tui.places import typed
from civics_tui.plain.menu import ask_text, choose_act, choose_one
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import own_pack
from civics_tui.views.menu import Act
from civics_tui.views.own_pack import Opened
from civics_tui.views.reports import report_lines
from civics_tui.words import _


def run_own_pack(desk: Desk, talk: Talk, path: Path) -> None:
    """What can be done with an own pack, until it is taken away or the teacher goes back.

    Raises:
        CivicsError: it is not there any more, or cannot be read.
    """
    while True:
        opened = own_pack.opened(desk, path)
        act = choose_act(talk, own_pack.page(opened), ("?",))
        if act == "?":
            for what, line in own_pack.commands(path):
                talk.say(f"{what}: {line}")
            continue
        if not isinstance(act, Act):
            return
        if act.kind == "remove":
            taken = take_away(desk.places, path)
            talk.say(own_pack.taken(taken.path))
            return
        try:
            _do(desk, talk, opened, act)
        except CivicsError as problem:
            talk.say(problem.sentence)


def _do(desk: Desk, talk: Talk, opened: Opened, act: Act) -> None:
    """Do what a row stands for."""
    pack = opened.pack
    match act.kind:
        case "edit" | "finding":
            from civics_tui.plain.builder import run_builder  # only for whoever writes one

            run_builder(desk, talk, pack.path, int(act.id) if act.id else None)
        case "try":
            with desk.start(pack=pack.id, n=pack.count) as sitting:
                run_quiz(desk, sitting, talk)
        case "report":
            for line in own_pack.check_lines(pack.path, seeds=desk.places.seeds, today=desk.now().date()):
                _write(talk, line)
        case "reports":
            for line in report_lines(opened.told):
                _write(talk, line)
        case "share":
            folder = ask_text(talk, _("Folder for the file"), str(desk.places.shared))
            if folder:
                talk.say(own_pack.share(desk.places, pack.path, typed(folder))[1])


def _write(talk: Talk, text: str) -> None:
    """Lines with the indent that they have."""
    for line in text.split("\n"):
        indent = " " * min(len(line) - len(line.lstrip(" ")), 20)
        if line.strip():
            talk.say(line.strip(), first=indent, rest=indent)
        else:
            talk.gap()


def run_removed(desk: Desk, talk: Talk) -> None:
    """Bring back a pack that was taken away.

    Raises:
        CivicsError: another one lies in its place.
    """
    found = removed(desk.places)
    chosen = choose_one(talk, _("Bring back which one?"), [one.path.name for one in found])
    if chosen is not None:
        talk.say(own_pack.back_again(bring_back(desk.places, found[chosen])))
