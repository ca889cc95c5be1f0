"""F20: a million guesses in ten minutes from 50 addresses, while classes come in through addresses of their own."""

from __future__ import annotations

import random
import time
import tracemalloc

from civics_tui.classroom.people.codes import new_code
from civics_tui.classroom.people.limits import MINUTE, Door
from civics_tui.classroom.rules.refused import TooMany

FULL = 1_000_000
ADDRESSES = 50
CODES = 10
"""Sessions that can be joined just then."""
LONGEST = 1.0
"""Seconds that a genuine student may wait."""
LARGEST = 2_000_000
"""Bytes that the door may need."""


def run(n: int | None, seed: int) -> list[str]:
    """Guess so often; give the faults."""
    guesses = FULL if n is None else n
    chance = random.Random(seed)
    alive = {new_code(chance.randbytes) for _ in range(CODES)}
    door = Door(chance.randbytes(32))
    tracemalloc.start()
    tried = hits = refused = 0
    waits: list[float] = []
    for number in range(guesses):
        now = number * 10 * MINUTE // guesses
        address = f"10.1.0.{number % ADDRESSES}"
        try:
            door.enter(address, now)
        except TooMany:
            pass
        else:
            tried += 1
            hits += new_code(chance.randbytes) in alive
            door.failed(address, now)
        if number % max(1, guesses // 2_000) == 0:
            began = time.perf_counter()
            try:
                door.enter(f"10.2.0.{number % 97}", now)
            except TooMany:
                refused += 1
            waits.append(time.perf_counter() - began)
    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{guesses} guesses, {tried} were looked at, {hits} hit; {len(waits)} students came, {refused} were refused")
    print(f"longest wait {max(waits) * 1000:.2f} ms, {largest / 1e6:.2f} MB")
    faults = [f"{hits} guesses hit"] * (hits > 0) + [f"{refused} students were refused"] * (refused > 0)
    faults += ["a student waited too long"] * (max(waits) > LONGEST)
    return faults + [f"the door needs {largest} bytes"] * (largest > LARGEST)
