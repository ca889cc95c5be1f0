"""Run a soak: `python -m tests.soak NAME [--n N] [--seed S]`; 1 where it finds a fault."""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
from typing import NoReturn

ROWS = {
    "devices": "one answer counts of a student with three devices",
    "door": "the code of a class is not guessed, and a class gets in meanwhile",
    "flood": "a class goes on beside somebody who floods its host",
    "hosts": "the host of a class that is killed again and again loses nothing it acknowledged",
    "kills": "an attempt that is killed again and again loses nothing",
    "lessons": "a class does what its model says",
    "locks": "no answer of a class slips past a lock",
    "network": "a class on a bad network loses nothing",
}
"""Each is a module of this folder with `run(n: int | None, seed: int) -> list[str]`, which gives its faults."""


INTERRUPTED = 130


def _interrupted(_number: int, _frame: object) -> NoReturn:
    """Ask to end as Ctrl+C does, so that what a soak has started ends with it."""
    raise KeyboardInterrupt


def main() -> int:
    """Run the named one, and say its faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("name", choices=ROWS, help="; ".join(f"{name}: {what}" for name, what in ROWS.items()))
    parser.add_argument("--n", type=int, default=None, help="how often; each has its own full size")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        faults: list[str] = importlib.import_module(f"tests.soak.{given.name}").run(given.n, given.seed)
    except KeyboardInterrupt:
        print("ended before its time")
        return INTERRUPTED
    for fault in faults:
        print(f"FAULT {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
