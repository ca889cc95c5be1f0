"""Commands that draw no screen: how long they take beside an empty Python, and what they load."""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from tests.benchmarks.measure import Fact, Figure, Result, alternate, middle
from tests.benchmarks.screen import ROOT

ROUNDS = 5
COMMANDS: tuple[tuple[str, ...], ...] = (("--version",), ("--help",), ("pack", "check", "content/key-actors"))
HEAVY = frozenset({"textual", "sqlalchemy", "starlette"})
WATCHED = ("textual", "sqlalchemy", "starlette", "pydantic", "click", "msgspec", "yaml", "markdown_it")

LOADED = """
import runpy, sys
sys.argv = ["civics-tui", *sys.argv[1:]]
try:
    runpy.run_module("civics_tui", run_name="__main__")
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def _run(arguments: Sequence[str], home: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": "", "LC_ALL": "C.UTF-8", "CIVICS_HOME": home},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _seconds(arguments: Sequence[str], home: str) -> float:
    began = time.perf_counter()
    _run(arguments, home)
    return time.perf_counter() - began


def run() -> list[Result]:
    """Each command for itself."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as home:
        for command in COMMANDS:
            name = f"civics-tui {' '.join(command)}"
            ours = functools.partial(_seconds, ("-m", "civics_tui", *command), home)
            ours()
            taken, floor = alternate(ROUNDS, ours, functools.partial(_seconds, ("-c", "pass"), home))
            results.append(
                Figure(
                    row="imports",
                    work=name,
                    seconds=middle(taken),
                    floor=middle(floor),
                    floor_work="python -c pass",
                )
            )
            loaded = set(_run(("-c", LOADED, *command), home).stderr.splitlines()[-1].split())
            told = ", ".join(one for one in WATCHED if one in loaded) or "none"
            results.append(
                Fact(
                    row="imports",
                    work=f"{name} loads no Textual, SQLAlchemy, Starlette",
                    met=not loaded & HEAVY and "civics_tui" in loaded,
                    note=f"(loaded of those watched: {told})",
                )
            )
    return results
