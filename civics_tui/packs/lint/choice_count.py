"""A question has three to five choices.

Two leave a guess right half the time; from the sixth on hardly anybody picks one, and all have to be read. The choices
of a gap are not counted, and where several are right there may be up to eight.

PASS:
    choices: [The House, The Senate, The President]

FAIL:
    choices: [The House, The Senate]
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Multiple, Question, Single
from civics_tui.packs.lint.base import Found
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L25"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ()
LEAST, MOST, MOST_OF_SEVERAL = 3, 5, 8


def check(question: Question) -> Iterator[Found]:
    """Count them."""
    if not isinstance(question, Single | Multiple):
        return
    count, most = len(question.choices), MOST if isinstance(question, Single) else MOST_OF_SEVERAL
    if count < LEAST:
        yield Found(["choices"], _("there are only two choices"), _("add a third that somebody would pick"))
    elif count > most:
        message = _("{count} choices are a lot to read").format(count=count)
        yield Found(["choices"], message, _("keep the ones that somebody would pick"))
