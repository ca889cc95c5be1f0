"""What a module loads when it is imported, measured in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.architecture import source

HEAVY = {"sqlalchemy", "starlette", "textual"}
HTML = {"markdown", "nh3"}

IMPORT_ALL = """
import importlib, json, sys
before = set(sys.modules)
loaded = {}
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
    now = set(sys.modules)
    loaded[name] = sorted({module.partition(".")[0] for module in now - before})
    before = now
print(json.dumps(loaded))
"""
"""Import the named modules one after the other; tell what each of them was the first to load."""

RUN = """
import runpy, sys
sys.argv = ["civics-tui", *sys.argv[1:]]
try:
    runpy.run_module("civics_tui", run_name="__main__")
except SystemExit as end:
    status = end.code or 0
else:
    status = 0
loaded = sorted({module.partition(".")[0] for module in sys.modules})
print("loaded", *loaded, file=sys.stderr)
sys.exit(status)
"""
"""Run the app with the given arguments; tell at the end, on stderr, what is loaded."""


def headless() -> list[str]:
    """The top-level modules that exist, from `views` downwards and on the floor of the formats."""
    floors, _ = source.floors()
    lowest = next(index for index, floor in enumerate(floors) if "interop" in floor)
    return [name for floor in floors[lowest:] for name in floor if source.modules(name)]


def python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a new process."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=source.ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def loads(names: list[str]) -> dict[str, set[str]]:
    """Import the modules in a new process; map each to the packages that it was the first to load."""
    result = python(IMPORT_ALL, json.dumps(names))
    assert result.returncode == 0, result.stderr
    return {name: set(packages) for name, packages in json.loads(result.stdout).items()}


def test_the_measurement_sees_what_is_loaded() -> None:
    loaded = loads(["civics_tui.words", "textual.app", "yaml"])
    assert "textual" in loaded["textual.app"]
    assert "yaml" in loaded["yaml"]
    assert "textual" not in loaded["civics_tui.words"]


@pytest.mark.parametrize("top", headless())
def test_nothing_below_the_faces_loads_a_face(top: str) -> None:
    loaded = loads(source.modules(top))
    assert {name: packages & HEAVY for name, packages in loaded.items() if packages & HEAVY} == {}


def test_the_model_loads_the_standard_library_only() -> None:
    own = sys.stdlib_module_names | {"civics_tui"}
    loaded = loads(source.modules("model"))
    assert {name: packages - own for name, packages in loaded.items() if packages - own} == {}


@pytest.mark.parametrize("top", headless())
def test_only_what_makes_html_loads_what_makes_it(top: str) -> None:
    plain = [name for name in source.modules(top) if not name.startswith("civics_tui.views.html")]
    loaded = loads(plain)
    assert {name: packages & HTML for name, packages in loaded.items() if packages & HTML} == {}


@pytest.mark.usefixtures("civics_home")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["pack", "--help"],
        ["pack", "check", str(source.ROOT / "content" / "key-actors")],
        ["explain", "key-actors:people", "--html"],
    ],
    ids=["version", "help", "pack-help", "pack-check", "explain-html"],
)
def test_the_command_loads_no_face(arguments: list[str]) -> None:
    result = python(RUN, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    last = result.stderr.splitlines()[-1].split()
    assert last[0] == "loaded"
    assert set(last) & HEAVY == set()
