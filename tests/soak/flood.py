"""F27: a student who floods, headers that never end and streams that nobody reads, while a class answers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter

from tests.benchmarks.crowd import ROOT, Child
from tests.benchmarks.load import Crowd
from tests.benchmarks.measure import share

FULL = 100
"""Students who answer meanwhile."""
PER_SECOND = 10_000
"""Requests that the one student sends, as far as the server takes them from the wire."""
LINES = 16
"""Connections over which they go."""
SLOW, UNREAD = 500, 200
QUESTIONS = 7
"""One to warm up, three in peace, three in the flood."""
PEACEFUL = 4
SECONDS = 3.0
LARGEST = 50.0
"""Megabytes that the server may grow."""
LONGEST = 2.0
"""Times the peaceful wait."""


async def _flood(port: int, token: str) -> None:
    """Send requests without waiting for what is answered; say how many, and count the answers."""
    head = f"GET /api/view HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: civics={token}\r\nX-Civics: 1\r\n\r\n".encode()
    told: Counter[str] = Counter()

    async def one() -> None:
        while True:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=("127.2.0.1", 0))
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                while True:
                    writer.write(head * 10)
                    for _answer in range(10):
                        status = await reader.readline()
                        told[status[9:12].decode()] += 1
                        length = 0
                        while (line := await reader.readline()) not in (b"\r\n", b""):
                            if line.lower().startswith(b"content-length:"):
                                length = int(line[15:])
                        await reader.readexactly(length)
                    await asyncio.sleep(LINES * 10 / PER_SECOND)
            writer.close()

    floods = [asyncio.create_task(one()) for _line in range(LINES)]
    while not told["429"]:
        await asyncio.sleep(0.05)
    print("on", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for flood in floods:
        flood.cancel()
    print(json.dumps(told))


async def _open_all(port: int, tokens: list[str]) -> list[asyncio.StreamWriter]:
    """Connections that never finish a request, and streams that are never read."""
    lines = [b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "] * SLOW
    for token in tokens:
        who = f"Host: 127.0.0.1:{port}\r\nCookie: civics={token}\r\n"
        lines += [f"GET /api/events?after=0 HTTP/1.1\r\n{who}\r\n".encode()] * 2
    opened = []
    for number, line in enumerate(lines):
        own = (f"127.3.{number // 200}.{number % 200 + 1}", 0)
        _reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=own, limit=1)
        writer.write(line)
        opened.append(writer)
    return opened


async def _play(child: Child, students: int) -> tuple[list[float], list[float], float, Counter[str], list[str]]:
    crowd, idle = Crowd(child.port, child.code), Crowd(child.port, child.code)
    await crowd.come(students)
    waits: list[list[float]] = [[], []]
    opened: list[asyncio.StreamWriter] = []
    flood: subprocess.Popen[str] | None = None
    told: Counter[str] = Counter()
    before = child.memory()
    for place in range(QUESTIONS):
        if place == PEACEFUL:
            await idle.come(UNREAD // 2 + 1)
            before = child.memory()
            opened = await _open_all(child.port, [phone.token for phone in idle.phones[1:]])
            flood = subprocess.Popen(
                [sys.executable, "-m", "tests.soak.flood", str(child.port), idle.phones[0].token],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert flood.stdout is not None
            assert await asyncio.to_thread(flood.stdout.readline) == "on\n"
        crowd.acked.clear()
        _began, run, answers = await child.tell("ask", place)
        await crowd.answer(run, answers, over=SECONDS, twice=0.2)
        if place:
            waits[place >= PEACEFUL] += [one.waited for one in crowd.acked]
        await child.tell("over", run)
    grown = child.memory() - before
    if flood is not None:
        told.update(json.loads((await asyncio.to_thread(flood.communicate))[0]))
    for writer in opened:
        writer.close()
    await crowd.calm()
    await idle.calm()
    faults = crowd.faults + [f"{crowd.cut} streams of the class were cut"] * (crowd.cut > 0)
    crowd.leave()
    idle.leave()
    return waits[0], waits[1], grown, told, faults


def run(n: int | None, seed: int) -> list[str]:
    """A class of so many, first in peace and then in the flood; give the faults."""
    students = FULL if n is None else n
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        child = Child("class_host", folder)
        try:
            peace, storm, grown, told, faults = asyncio.run(_play(child, students))
        finally:
            child.end()
    quiet, loud = share(peace, 0.99), share(storm, 0.99)
    print(f"{students} students, {sum(told.values())} requests of one more in the flood: {dict(told)}")
    print(f"{SLOW} requests without an end, {UNREAD} streams unread; {time.monotonic() - began:.0f} s in all")
    print(f"acknowledged within {quiet * 1000:.0f} ms in peace and {loud * 1000:.0f} ms in the flood, p99")
    print(f"the server grew by {grown:.1f} MB")
    faults += [f"{loud / quiet:.1f} times the peaceful wait"] * (loud > LONGEST * quiet)
    return faults + [f"it grew by {grown:.0f} MB"] * (grown > LARGEST)


if __name__ == "__main__":
    asyncio.run(_flood(int(sys.argv[1]), sys.argv[2]))
