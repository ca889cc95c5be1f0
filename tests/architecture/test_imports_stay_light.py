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


CLASSROOM = ("civics_tui.classroom", "civics_tui.web", "civics_tui.tui.classroom", "civics_tui.plain.classroom")
"""What needs the extra for classes; `civics_tui.cli` imports it inside the commands."""

PURE = ("rules", "people", "results", "checking.history", "checking.recount", "bus", "clock", "following", "snapshot")
"""Parts of the classroom that need no database."""

EXTRA = {"alembic", "httpx", "jinja2", "psycopg", "sqlalchemy", "starlette", "uvicorn"}

IMPORT_WITHOUT = """
import importlib, json, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

names, refused = map(json.loads, sys.argv[1:])
sys.meta_path.insert(0, Missing())
for name in names:
    importlib.import_module(name)
"""
"""Import the named modules where certain packages are not installed."""


def all_modules() -> list[str]:
    """Every module of the package."""
    return [one for top in sorted(source.top_level() - {"__main__"}) for one in source.modules(top)]


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


def test_everything_but_the_classroom_can_be_imported_without_extras() -> None:
    names = [name for name in all_modules() if not name.startswith(CLASSROOM)]
    result = python(IMPORT_WITHOUT, json.dumps(names), json.dumps(sorted(EXTRA)))
    assert result.returncode == 0, result.stderr


def test_a_missing_extra_is_noticed() -> None:
    result = python(IMPORT_WITHOUT, json.dumps(["civics_tui.classroom.store.tables"]), json.dumps(sorted(EXTRA)))
    assert "No module named 'sqlalchemy'" in result.stderr


def test_the_rules_of_a_class_load_no_database() -> None:
    prefixes = tuple(f"civics_tui.classroom.{part}" for part in PURE)
    names = [name for name in source.modules("classroom") if name.startswith(prefixes)]
    assert len(names) > 20
    result = python(IMPORT_WITHOUT, json.dumps(names), json.dumps(sorted(EXTRA | {"textual"})))
    assert result.returncode == 0, result.stderr


def test_the_classroom_loads_no_face() -> None:
    """The client's httpx loads click where that is installed, for a command of its own."""
    apart = ("migrations.env", "client.wire", "client.student", "client.told")
    loaded = loads([name for name in source.modules("classroom") if not name.endswith(apart)])
    assert {name for packages in loaded.values() for name in packages} & {"click", "starlette", "textual"} == set()


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
