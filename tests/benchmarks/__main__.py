"""Run the benchmarks: `python -m tests.benchmarks [NAME ...] [--json]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys

from tests.benchmarks.measure import Figure, Result

ROWS = {
    "start": "to the first usable screen",
    "keys": "from a key to the paint in a quiz",
    "imports": "commands that draw no screen",
    "read": "10,000 questions from files",
    "preview": "a save of a pack that is being written",
    "builder": "a field of a pack that is being written",
    "response": "an answer on the disk",
    "draw": "20 questions of a compiled pack",
    "page": "a long page on the screen",
    "classroom": "answers of a class, durable before they are acknowledged",
    "crowd": "a class on the network",
}
"""Each is a module of this folder with `run() -> list[Result]`."""


def line(result: Result) -> str:
    """A result in one line: the figure, its floor, the ratio, what is aimed at."""
    if not isinstance(result, Figure):
        return f"{result.row:<9} {'holds' if result.met else 'FAILS'}: {result.work}  {result.note}".rstrip()
    aims = [f"{result.target:g} x" if result.target else "", f"{result.limit * 1000:g} ms" if result.limit else ""]
    aim = " and ".join(one for one in aims if one)
    told = f"{result.row:<9} {result.seconds * 1000:>9.2f} ms  {result.work}"
    beside = f"{'':<9} {result.floor * 1000:>9.2f} ms  {result.floor_work}; ratio {result.ratio:.2f}"
    if aim:
        beside += f", target {aim}: {'met' if result.met else 'MISSED'}"
    return f"{told}\n{beside}" + (f"; {result.note}" if result.note else "")


def main() -> int:
    """Run the named rows, or all of them; 1 where something is aimed at and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ROWS))
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    given = parser.parse_args()
    unknown = set(given.names) - set(ROWS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    results: list[Result] = []
    for name in given.names or ROWS:
        for result in importlib.import_module(f"tests.benchmarks.{name}").run():
            results.append(result)
            if not given.json:
                print(line(result), flush=True)
    if given.json:
        print(json.dumps([result.data() for result in results], indent=2))
    return int(not all(result.met for result in results))


if __name__ == "__main__":
    sys.exit(main())
