"""What is said and kept when something breaks: a sentence, and a log without anybody's data."""

from __future__ import annotations

import traceback

from civics_tui import places
from civics_tui.cli.build import now
from civics_tui.study.crash_log import write_log
from civics_tui.views.crashed import sentence
from civics_tui.words import _


def report(error: BaseException, done: tuple[int, int] | None = None) -> str:
    """Write the log of a crash, and give the sentence for the person before the terminal.

    Args:
        error: what was raised.
        done: answered questions and all questions of the attempt that was open.
    """
    path = write_log(places.find().logs, error, now(), traceback.extract_tb(error.__traceback__))
    safe = sentence(done)
    if path is None:
        return f"{safe} {_('No log could be written.')}"
    return f"{safe} {_('Details without your data: {path}').format(path=path)}"
