"""The source of the package as the tests of this folder look at it: files, module names, floors."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "civics_tui"
CONFIGURATION = ROOT / "pyproject.toml"


def files(folder: Path = PACKAGE) -> list[Path]:
    """Every source file in `folder`, in a fixed order."""
    return sorted(folder.rglob("*.py"))


def label(path: Path) -> str:
    """The path of a source file below the package, as tests are named by it."""
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path: Path) -> str:
    """The name under which a source file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(top: str) -> list[str]:
    """All modules of one top-level module, itself first; none where it does not exist."""
    single = PACKAGE / f"{top}.py"
    return [module_name(path) for path in ([single] if single.is_file() else files(PACKAGE / top))]


def top_level() -> set[str]:
    """The names of all top-level modules of the package, as they stand on disk."""
    found = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in files()}
    return found - {"__init__"}


def floors(configuration: Path = CONFIGURATION) -> tuple[list[list[str]], set[str]]:
    """The floors of the contract, highest first, and the modules that stand outside of them."""
    contracts = tomllib.loads(configuration.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one["type"] == "layers")
    return [re.findall(r"\w+", line) for line in contract["layers"]], set(contract["exhaustive_ignores"])
