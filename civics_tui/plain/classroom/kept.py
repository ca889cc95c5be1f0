"""A class that was held, in lines: its results, files of it, and erasing it."""

from __future__ import annotations

from collections.abc import Callable

from civics_tui.classroom.hosting.ending import Kept, kept_steps
from civics_tui.classroom.hosting.kept import KeptClass
from civics_tui.errors import CivicsError
from civics_tui.plain.menu import agrees, choose_one
from civics_tui.plain.talk import WIDTH, Talk
from civics_tui.views.wrap import cells
from civics_tui.words import _


def run_kept(kept: KeptClass, talk: Talk) -> None:
    """Offer what can be done with a class until the teacher goes back, has erased it, or the input ends."""
    steps = kept_steps(kept.session)
    while True:
        talk.say(kept.stored())
        chosen = choose_one(talk, _("What with it?"), [f"{what}: {command}" for what, command in steps])
        if chosen is None:
            return
        try:
            if _STEPS[chosen](kept, talk):
                return
        except CivicsError as problem:
            talk.say(problem.sentence)
        talk.gap()


def _see(kept: KeptClass, talk: Talk) -> bool:
    for line in kept.results():
        if cells(line) > WIDTH:
            talk.say(line)
        else:
            talk.write(line)  # its columns stay
    return False


def _written(write: Callable[[KeptClass], Kept]) -> Callable[[KeptClass, Talk], bool]:
    def step(kept: KeptClass, talk: Talk) -> bool:
        talk.say(_("Written: {path}").format(path=write(kept).path))
        return False

    return step


def _erase(kept: KeptClass, talk: Talk) -> bool:
    """Erase it, once asked; was it erased?"""
    if not agrees(talk, kept.erase_question()):
        return False
    for line in kept.erase():
        talk.say(line)
    return True


_STEPS: tuple[Callable[[KeptClass, Talk], bool], ...] = (
    _see,
    _written(KeptClass.keep_needs),
    _written(KeptClass.keep_gradebook),
    _written(KeptClass.keep_answers),
    _erase,
)
"""In the order of `kept_steps`."""
