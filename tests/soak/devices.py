"""F4: one student answers on three devices at once, 10,000 times, on one host and on three over one store."""

from __future__ import annotations

import contextlib
import random
import secrets
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import Future
from pathlib import Path

from civics_tui.classroom.checking import history
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.store import runs
from civics_tui.errors import StoreUnavailable
from tests.classroom.world import picked, snapshot

FULL = 10_000
STUDENTS = 100
DEVICES = 3
TRIES = 100


def run(n: int | None, seed: int) -> list[str]:
    """So many rounds for each number of hosts; give the faults."""
    faults = []
    for nodes in (1, 3):
        with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
            address = str(Path(folder) / "class.sqlite3")
            rooms = [opened.enter_context(contextlib.closing(_room(address, f"{node}"))) for node in range(nodes)]
            faults += [f"{nodes} hosts: {fault}" for fault in _play(rooms, FULL if n is None else n, seed)]
    return faults


def _room(address: str, node: str) -> Classroom:
    return Classroom.open(
        address,
        wall=lambda: int(time.time() * 1000),
        monotonic=time.monotonic,
        draw=secrets.token_bytes,
        node=node,
    )


def _play(rooms: list[Classroom], rounds: int, seed: int) -> list[str]:
    questions = -(-rounds // STUDENTS)
    host = rooms[0].host
    made = host.create("Period 3", snapshot(questions), Policy(grace=0)).result(30)
    code = host.open_lobby(made.session).result(30).code or ""
    students = [
        rooms[0].entrance.join(code, None, address=f"10.0.0.{n}", client="browser").result(30).student.id
        for n in range(STUDENTS)
    ]
    host.start(made.session).result(30)
    said: list[history.Acked] = []
    faults: list[str] = []
    tally: Counter[str] = Counter()

    def device(number: int, question: int, ready: threading.Barrier, run: int) -> None:
        order = random.Random(f"{seed} {question}").sample(students, STUDENTS)
        ready.wait()
        for student in order:
            key, payload = f"device-{number}-{student}-{question}", picked("1234"[number])
            ack = _sent(rooms[number % len(rooms)], student, run, key, payload, faults)
            if ack is not None:
                tally[ack.verdict] += 1
                said.append(
                    history.Acked(student=student, run=run, key=key, rev=1, payload=payload, verdict=ack.verdict)
                )

    for question in range(questions):
        run = host.ask(made.session, question).result(30).id
        ready = threading.Barrier(DEVICES)
        threads = [threading.Thread(target=device, args=(n, question, ready, run)) for n in range(DEVICES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        host.close(run).result(30)
        rooms[0].writer.do(runs.tick).result(30)
    record = rooms[0].record(made.session)
    print(f"{len(rooms)} hosts: {questions * STUDENTS} rounds, {len(said)} acknowledged, {dict(tally)}", flush=True)
    faults += history.acked(record, said) + history.faults(record)
    return faults + [f"{len(record.current)} answers count"] * (len(record.current) != questions * STUDENTS)


def _sent(room: Classroom, student: int, run: int, key: str, payload: str, faults: list[str]) -> Ack | None:
    """Send until it is acknowledged, as clients do."""
    for _try in range(TRIES):
        with contextlib.suppress(StoreUnavailable):
            told: Future[Ack] = room.submit(student=student, run=run, key=key, rev=1, payload=payload)
            return told.result(60)
        time.sleep(0.05)
    faults.append(f"an answer of student {student} was never saved")
    return None
