"""The host of a class in a process of its own: `python -m tests.benchmarks.apps.class_host FOLDER`.

It is told on stdin what to do, and answers on stdout; every line is a JSON list.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from pathlib import Path

from tests.web.lesson import ALL, Lesson, served

QUESTIONS = 50


def say(*what: object) -> None:
    """One line to whoever started this process."""
    print(json.dumps(what), flush=True)


def ask(held: Lesson, place: int) -> None:
    """Open a question; say when that began, and what can be answered."""
    began = time.monotonic()
    run = held.done(held.room.host.ask(held.session, place))
    asked = held.site.showing.asked(place)
    answers = [{"picked": [one.id]} for one in asked.public.options]
    stored = [held.site.showing.answer(run.id, 0, one) for one in answers]
    say("asked", began, run.id, list(zip(answers, stored, strict=True)))


def over(held: Lesson, run: int) -> None:
    """Close a question, wait until it is locked, and reveal it."""
    held.done(held.room.host.close(run))
    while next(one for one in held.room.runs(held.session) if one.id == run).state != "locked":
        time.sleep(0.02)
    held.done(held.room.host.reveal(run))
    say("over")


def main(folder: Path) -> None:
    """Serve until the input ends."""
    questions = tuple(dataclasses.replace(ALL["single"], id=f"q{n}") for n in range(QUESTIONS))
    with served(folder, questions=questions) as (held, url):
        say("ready", int(url.rpartition(":")[2]), held.code)
        for line in sys.stdin:
            what, number = json.loads(line)
            (ask if what == "ask" else over)(held, number)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
