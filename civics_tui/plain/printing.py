"""Handouts in lines: the choices by number, then the page; the file is named."""

from __future__ import annotations

from civics_tui.places import typed
from civics_tui.plain.menu import ask_text, choose_act, choose_one
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views import printing
from civics_tui.views.home_state import in_reading_order
from civics_tui.views.menu import Act
from civics_tui.words import _


def run_printing(desk: Desk, talk: Talk) -> None:
    """Ask for pack, answers and folder, and write pages until the teacher goes back."""
    entries = printing.printable(in_reading_order(desk.library.entries()))
    chosen, key, folder = 0, False, desk.places.shared
    while True:
        entry = entries[chosen] if entries else None
        act = choose_act(talk, printing.page(entry, folder, key=key))
        if not isinstance(act, Act) or entry is None:
            return
        match act.kind:
            case "pack":
                chosen = choose_one(talk, _("Pages of which pack?"), [one.title for one in entries]) or 0
            case "key":
                key = not key
            case "folder":
                answer = ask_text(talk, _("Folder for the handouts"), str(folder))
                folder = typed(answer) if answer else folder
            case "page":
                path = printing.target(folder, entry.id, act.id, key=key)
                printing.write(desk.library, entry, act.id, path, desk.now().date(), key=key)
                talk.say(printing.told(path))
