"""A host in a process of its own, to be killed: it takes answers on stdin, and says on stdout what is saved.

`python -m tests.classroom.children FOLDER`; every line is a JSON list.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path

from sqlalchemy import select

from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.store import tables
from civics_tui.errors import CivicsError
from tests.classroom.world import snapshot

LIMIT = 600_000

_saying = threading.Lock()


def say(*what: object) -> None:
    """Write one line and make sure that it has left the process."""
    with _saying:
        os.write(1, (json.dumps(what) + "\n").encode())


def wall() -> int:
    return int(time.time() * 1000)


def serve(folder: Path, students: int, questions: int) -> None:
    """Go on with the session of the store, or make one; take answers until the input ends."""
    room = Classroom.open(str(folder / "class.sqlite3"), wall=wall, monotonic=time.monotonic, draw=secrets.token_bytes)
    session = _begun(room, students, questions)
    say("ready", session, 0 if room.outage is None else room.outage.length, [run.credit for run in room.runs(session)])
    for line in sys.stdin:
        what, *rest = json.loads(line)
        if what == "answer":
            _answer(room, *rest)
        elif what == "next":
            _next(room, session, *rest)
    room.close()


def _begun(room: Classroom, students: int, questions: int) -> int:
    with room.store.view() as connection:
        found = connection.execute(select(tables.session.c.id)).scalars().all()
    if found:
        return int(found[0])
    made = room.host.create("Period 3", snapshot(questions)).result()
    code = room.host.open_lobby(made.session).result().code or ""
    for number in range(students):
        room.entrance.join(code, None, address=f"10.0.0.{number}", client="browser").result()
    room.host.start(made.session).result()
    room.host.ask(made.session, 0, limit=LIMIT).result()
    return made.session


def _answer(room: Classroom, student: int, run: int, key: str, rev: int, payload: str) -> None:
    def told(done: Future[Ack]) -> None:
        problem = done.exception()
        if problem is not None:
            say("refused", key, str(problem))
        else:
            say("acked", key, done.result().verdict, done.result().replayed)

    try:
        room.submit(student=student, run=run, key=key, rev=rev, payload=payload).add_done_callback(told)
    except CivicsError as problem:
        say("refused", key, problem.sentence)


def _next(room: Classroom, session: int, question: int) -> None:
    """Close the open question and ask that one, as far as that was not done before a kill."""
    runs = room.runs(session)
    if runs[-1].state == "open":
        room.host.close(runs[-1].id).result()
    moved = threading.Event()
    leave = room.bus.listen(session, lambda _hint: moved.set())
    while room.runs(session)[-1].state == "closing":
        moved.wait(1)
        moved.clear()
    leave()
    if room.runs(session)[-1].question < question:
        room.host.ask(session, question, limit=LIMIT).result()
    say("asked", room.runs(session)[-1].id)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
