"""A page of things to do in lines: rows by numbers, and the questions that go with them."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.plain.talk import Talk
from civics_tui.views.menu import Act, Menu
from civics_tui.words import _


def choose_act(talk: Talk, menu: Menu, letters: Sequence[str] = ()) -> Act | str | None:
    """Write a page and ask what to do.

    Returns:
        What the chosen row stands for, a letter, or `None` to go back.
    """
    talk.say(f"{menu.title}. {menu.standing}." if menu.standing else f"{menu.title}.")
    if menu.intro:
        talk.say(menu.intro)
    acts: list[Act] = []
    for group in menu.groups:
        if len(menu.groups) > 1:
            talk.say(f"{group.heading}:")
        for row in group.rows:
            if row.act is None:
                talk.say(row.line)
            else:
                acts.append(row.act)
                talk.say(row.line, first=f"{len(acts)}. ")
    told = "".join(f" {one}," for one in letters)
    picked = talk.choose(_("Number,{letters} q back:").format(letters=told), len(acts), letters)
    return acts[picked] if isinstance(picked, int) else picked


def choose_one(talk: Talk, question: str, rows: Sequence[str]) -> int | None:
    """Write rows and ask for one; its number counted from 0, or `None` to go back."""
    talk.say(question)
    for number, row in enumerate(rows, start=1):
        talk.say(row, first=f"{number}. ")
    picked = talk.choose(_("Number, q back:"), len(rows))
    return picked if isinstance(picked, int) else None


def agrees(talk: Talk, question: str) -> bool:
    """Ask for a yes; anything else, and the end of input, is a no."""
    answer = talk.ask(_("{question} y or n:").format(question=question))
    return answer is not None and answer.casefold() in ("y", "yes", _("yes"))


def ask_text(talk: Talk, question: str, usual: str = "") -> str | None:
    """Ask for a line of text; an empty one is the usual text, `q` and the end of input are none at all."""
    told = _("{question} (enter: {usual}), q back:") if usual else _("{question}, q back:")
    answer = talk.ask(told.format(question=question, usual=usual))
    if answer is None or answer.casefold() in ("q", ":q"):
        return None
    return answer or usual or None
