"""What is said and kept when something breaks: a sentence, and a log without anybody's data."""

from __future__ import annotations

import traceback

from civics_tui import places
from civics_tui.cli.build import now
from civics_tui.study.crash_log import write_log
from civics_tui.words import _


def report(error: BaseException) -> str:
    """Write the log of a crash, and give the sentence for the person before the terminal."""
    path = write_log(places.find().logs, error, now(), traceback.extract_tb(error.__traceback__))
    if path is None:
        return _("Something broke. Your answers are safe, under Continue. No log could be written.")
    return _("Something broke. Your answers are safe, under Continue. Details without your data: {path}").format(
        path=path
    )
