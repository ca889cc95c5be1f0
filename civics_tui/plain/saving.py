"""What is said in lines when an answer cannot be saved: nothing goes on that would lose it."""

from __future__ import annotations

from collections.abc import Callable

from civics_tui.errors import NotSaved
from civics_tui.plain.talk import Talk
from civics_tui.study.sitting import Sitting
from civics_tui.words import _


def saved(sitting: Sitting, talk: Talk, commit: Callable[[], object]) -> bool:
    """Do something that commits an event, and try again as often as the learner wants to; was it saved in the end?

    Raises:
        NotSaved: it was not, and nobody is there to ask.
    """
    try:
        commit()
    except NotSaved as problem:
        return keep_trying(sitting, talk, problem)
    return True


def keep_trying(sitting: Sitting, talk: Talk, problem: NotSaved) -> bool:
    """Say what is not saved, and try again as often as the learner wants to; was it saved in the end?

    Raises:
        NotSaved: nobody is there to ask; the command ends with the sentence.
    """
    while sitting.unsaved is not None:
        if not talk.interactive:
            raise problem
        talk.say(problem.sentence)
        line = talk.ask(_("r tries again, q leaves without it:"))
        if line is None or line.casefold() == "q":
            return False
        try:
            sitting.retry()
        except NotSaved as again:
            problem = again
    return True
