"""A question of a class in lines: as anywhere, but choices have the letters of the board."""

from __future__ import annotations

from civics_tui.plain.question import SAY, say_unscored
from civics_tui.plain.talk import Talk
from civics_tui.views import typing
from civics_tui.views.forms import Form, PickForm
from civics_tui.views.pieces import plain
from civics_tui.words import _


def say_asked(talk: Talk, form: Form, *, lettered: bool = True) -> None:
    """Write the stem, and what can be chosen; without letters where each student has an order of the own."""
    if not isinstance(form, PickForm):
        SAY[type(form)](talk, form)
        return
    if not form.scored:
        say_unscored(talk)
    if form.settled:
        talk.say(_("Settled: {text}").format(text=plain(form.settled)))
    talk.say(form.stem)
    for number, option in enumerate(form.options):
        if not lettered:
            talk.say(option.text, first="- ")
            continue
        typed = "" if number < typing.LETTERED else _(" (type {n})").format(n=number + 1)
        talk.say(option.text, first=f"{typing.letter(number).upper()}{typed}. ")


def range_of(form: Form) -> str:
    """What can be typed, in a few words."""
    if isinstance(form, PickForm) and not form.many and 1 < len(form.options) <= typing.LETTERED:
        return f"A-{typing.letter(len(form.options) - 1).upper()}"
    return typing.prompt(form)
