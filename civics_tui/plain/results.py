"""The end of an attempt in lines; its last line is always the score, `N of M`."""

from __future__ import annotations

from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.views.ended import results_of
from civics_tui.words import _


def say_results(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    """Write the results of a finished attempt."""
    told = results_of(desk, sitting)
    for line in told.lines():
        talk.say(line.strip(), first=line[: len(line) - len(line.lstrip())])
    talk.say(_("Score: {score}").format(score=told.score))


def say_stopped(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    """Write where an open attempt stands, and that it can go on."""
    attempt = sitting.attempt
    count = len(attempt.responses)
    talk.say(_("{n} of {count} answered; the rest is under Continue.").format(n=attempt.answered, count=count))
    if attempt.feedback_at_once:
        talk.say(_("Score so far: {score}").format(score=results_of(desk, sitting).score))
    else:
        talk.say(_("Answered so far: {n} of {count}").format(n=attempt.answered, count=count))
