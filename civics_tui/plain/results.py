"""The end of an attempt in lines; its last line is always the score, `N of M`."""

from __future__ import annotations

from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.views.results import results, score
from civics_tui.words import _


def say_results(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    """Write the results of a finished attempt."""
    attempt = sitting.attempt
    questions = tuple(sitting.question(index) for index in range(len(attempt.responses)))
    for line in results(attempt, questions, desk.objectives(attempt)).lines():
        talk.say(line.strip(), first=line[: len(line) - len(line.lstrip())])
    talk.say(_("Score: {score}").format(score=score(attempt)))


def say_stopped(talk: Talk, sitting: Sitting) -> None:
    """Write where an open attempt stands, and that it can go on."""
    attempt = sitting.attempt
    count = len(attempt.responses)
    talk.say(
        _("{n} of {count} answered; the rest is under Continue.").format(n=attempt.answered, count=count)
    )
    if attempt.feedback_at_once:
        talk.say(_("Score so far: {score}").format(score=score(attempt)))
    else:
        talk.say(_("Answered so far: {n} of {count}").format(n=attempt.answered, count=count))
