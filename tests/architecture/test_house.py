"""The habits of the house, each with the code that would break it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WRITER = "cli/console.py"
"""The only module that writes to stdout and stderr."""

CLOCK = "cli/build.py"
"""The only module that asks the clock of the machine, or draws a number that no seed decides."""

LONGEST = 400
"""Lines of the longest file that is still one room."""

WRITES = {
    "print",
    "input",
    "click.echo",
    "click.secho",
    "sys.stdout",
    "sys.stderr",
    "sys.__stdout__",
    "sys.__stderr__",
}

NOW = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.time",
    "time.time_ns",
}

SEEDED = "random.Random"
"""The one way to draw numbers: made with a seed, and handed on."""

UNSEEDED = ("os.urandom", "random.", "secrets.", "uuid.uuid1", "uuid.uuid4")


class Names:
    """What the names of one module stand for, as far as its imports tell."""

    def __init__(self, tree: ast.Module) -> None:
        """Read every import of the module, deferred ones too."""
        self.meaning: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    top = name.name.partition(".")[0]
                    self.meaning[name.asname or top] = name.name if name.asname else top
            elif isinstance(node, ast.ImportFrom):
                for name in node.names:
                    self.meaning[name.asname or name.name] = f"{node.module}.{name.name}"

    def full(self, node: ast.expr) -> str:
        """The dotted name that an expression stands for; a builtin or a local name stands for itself."""
        if isinstance(node, ast.Name):
            return self.meaning.get(node.id, node.id)
        if isinstance(node, ast.Attribute) and self._is_imported(node.value):
            return f"{self.full(node.value)}.{node.attr}"
        return ""

    def _is_imported(self, node: ast.expr) -> bool:
        """Does the expression start with an imported name?"""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and node.id in self.meaning


def used(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """Every name that a module uses, with what it stands for."""
    names = Names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node, names.full(node)


def writes(tree: ast.Module) -> list[str]:
    """The places that write to stdout or stderr."""
    return [f"{node.lineno}: {name}" for node, name in used(tree) if name in WRITES]


def unseeded(tree: ast.Module) -> list[str]:
    """The places that ask the clock, or draw a number that no seed decides."""
    without_seed = {
        call.func for call in ast.walk(tree) if isinstance(call, ast.Call) and not call.args and not call.keywords
    }
    return [
        f"{node.lineno}: {name}"
        for node, name in used(tree)
        if name in NOW or (name.startswith(UNSEEDED) and (name != SEEDED or node in without_seed))
    ]


def relative(tree: ast.Module) -> list[str]:
    """The relative imports."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level)
    return [f"{node.lineno}: from {'.' * node.level}{node.module or ''}" for node in nodes]


def opening(tree: ast.Module) -> list[str]:
    """What the first lines of a module lack."""
    lacking = [] if ast.get_docstring(tree) else ["1: no docstring"]
    statements = tree.body[0 if lacking else 1 :]
    if statements and ast.unparse(statements[0]) != "from __future__ import annotations":
        lacking.append("1: no `from __future__ import annotations` first")
    return lacking


def undocumented(tree: ast.Module) -> list[str]:
    """The public classes, functions and methods without a docstring."""
    return [f"{node.lineno}: {node.name}" for node in public(tree.body) if not ast.get_docstring(node)]


def public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """The public definitions in a body, and those inside its public classes."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


ALLOWED: dict[Callable[[ast.Module], list[str]], str] = {writes: WRITER, unseeded: CLOCK}
"""The one module that need not keep a habit."""


@pytest.mark.parametrize("habit", [writes, unseeded, relative, opening, undocumented], ids=lambda one: one.__name__)
def test_every_file_keeps_the_habit(habit: Callable[[ast.Module], list[str]]) -> None:
    problems = {source.label(path): habit(source.tree(path)) for path in source.files()}
    allowed = ALLOWED.get(habit)
    assert {path: found for path, found in problems.items() if found and path != allowed} == {}


def test_every_file_is_one_room() -> None:
    lengths = {source.label(path): len(path.read_text("utf-8").splitlines()) for path in source.files()}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize(
    "code",
    [
        "print('x')",
        "input('? ')",
        "import sys\nsys.stdout.write('x')",
        "import sys as system\nprinter = system.stderr",
        "from sys import stdout\nstdout.write('x')",
        "import click\nclick.echo('x')",
        "def f():\n    from click import secho as say\n    say('x')",
    ],
)
def test_writing_is_noticed(code: str) -> None:
    assert len(writes(ast.parse(code))) == 1


@pytest.mark.parametrize("code", ["import sys\nsys.stdin.readline()", "line.print()", "def print_line(): ..."])
def test_what_does_not_write_passes(code: str) -> None:
    assert writes(ast.parse(code)) == []


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "from datetime import datetime\ndatetime.now(tz=zone)",
        "from datetime import datetime\nfield(default_factory=datetime.now)",
        "from datetime import date as day\nday.today()",
        "import time\ntime.time()",
        "import random\nrandom.shuffle(choices)",
        "from random import choice\nchoice(choices)",
        "import random\nrandom.Random()",
        "from random import Random\nRandom()",
        "import random\nrandom.SystemRandom()",
        "import secrets\nsecrets.token_hex()",
        "import uuid\nuuid.uuid4()",
    ],
)
def test_clock_and_chance_are_noticed(code: str) -> None:
    assert len(unseeded(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import random\nrandom.Random(seed).shuffle(choices)",
        "import random\ndef draw(rng: random.Random) -> int: ...",
        "from random import Random\ndef draw(rng: Random) -> int:\n    return rng.randrange(6)",
        "from datetime import datetime\ndatetime.fromisoformat(text)",
        "def f(clock):\n    return clock.now()",
        "import time\ntime.monotonic()",
        "def draw(random):\n    return random.randrange(6)",
    ],
)
def test_clock_and_chance_as_parameters_pass(code: str) -> None:
    assert unseeded(ast.parse(code)) == []


@pytest.mark.parametrize("code", ["from . import words", "from .words import _", "from ..model import pack"])
def test_a_relative_import_is_noticed(code: str) -> None:
    assert len(relative(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "from __future__ import annotations",
        "'''Words.'''\nimport sys",
        "'''Words.'''\nimport sys\nfrom __future__ import annotations",
        "'''Words.'''\nfrom __future__ import division",
    ],
)
def test_a_wrong_opening_is_noticed(code: str) -> None:
    assert len(opening(ast.parse(code))) == 1


@pytest.mark.parametrize("code", ["'''Words.'''", "'''Words.'''\nfrom __future__ import annotations\nimport sys"])
def test_a_right_opening_passes(code: str) -> None:
    assert opening(ast.parse(code)) == []


@pytest.mark.parametrize(
    ("code", "lacking"),
    [
        ("def f(): ...", ["1: f"]),
        ("async def f(): ...", ["1: f"]),
        ("class A:\n    '''A.'''\n    def f(self): ...", ["3: f"]),
        ("class A:\n    class B:\n        '''B.'''", ["1: A"]),
        ("def _f(): ...", []),
        ("class _A:\n    def f(self): ...", []),
    ],
)
def test_a_missing_docstring_is_noticed(code: str, lacking: list[str]) -> None:
    assert undocumented(ast.parse(code)) == lacking
