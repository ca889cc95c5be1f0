"""Imports go down the floors, and every top-level module has its floor."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture import source

if TYPE_CHECKING:
    from pathlib import Path

LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""

SKETCH = {
    "__init__.py": "",
    "__main__.py": "import civics_tui.cli.main",
    "cli/__init__.py": "",
    "cli/main.py": "import civics_tui.plain, civics_tui.tui",
    "tui.py": "import civics_tui.views",
    "plain.py": "import civics_tui.views",
    "web.py": "import starlette, civics_tui.classroom.seen",
    "classroom/__init__.py": "",
    "classroom/asked.py": "",
    "classroom/revealed.py": "import civics_tui.classroom.asked",
    "classroom/seen.py": "import civics_tui.views, civics_tui.classroom.revealed",
    "classroom/people.py": "",
    "classroom/rules.py": "import civics_tui.model",
    "classroom/store.py": "import sqlalchemy, civics_tui.classroom.rules",
    "views.py": "import civics_tui.model",
    "model.py": "import civics_tui.errors, civics_tui.words",
    "places.py": "",
    "errors.py": "",
    "words.py": "",
}
"""A small house in which every import is allowed."""


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the `pyproject.toml` in `folder`."""
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def build(folder: Path, changes: dict[str, str]) -> Path:
    """Write the sketch with `changes` into `folder`, under the contracts of this project."""
    (folder / "pyproject.toml").write_bytes(source.CONFIGURATION.read_bytes())
    for name, text in (SKETCH | changes).items():
        path = folder / "civics_tui" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_imports_keep_the_contracts() -> None:
    result = lint_imports(source.ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_sketch_keeps_the_contracts(tmp_path: Path) -> None:
    result = lint_imports(build(tmp_path, {}))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("model.py", "import civics_tui.views", id="upward"),
        pytest.param("model.py", "def f():\n    import civics_tui.views", id="upward-and-deferred"),
        pytest.param(
            "views.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import civics_tui.tui",
            id="for-types",
        ),
        pytest.param("tui.py", "import civics_tui.plain", id="sideways"),
        pytest.param("helpers.py", "", id="not-placed"),
        pytest.param("model.py", "import yaml", id="model-not-pure"),
        pytest.param("errors.py", "import sqlite3", id="model-not-pure-indirectly"),
        pytest.param("classroom/rules.py", "import civics_tui.classroom.store", id="rules-know-the-database"),
        pytest.param("classroom/store.py", "import starlette", id="class-with-a-face"),
        pytest.param("classroom/seen.py", "import civics_tui.classroom.store", id="views-of-a-class-read-the-store"),
        pytest.param("views.py", "import civics_tui.classroom.rules", id="views-know-the-class"),
    ],
)
def test_the_contracts_can_break(tmp_path: Path, name: str, text: str) -> None:
    assert lint_imports(build(tmp_path, {name: text})).returncode == 1


def test_every_top_level_module_is_placed_once() -> None:
    floors, outside = source.floors()
    placed = [name for floor in floors for name in floor]
    assert len(placed) == len(set(placed))
    assert source.top_level() <= set(placed) | outside


def test_every_folder_with_source_is_a_package() -> None:
    """A folder without `__init__.py` would be invisible to the contracts."""
    folders = {path.parent for path in source.files()}
    assert [source.label(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
