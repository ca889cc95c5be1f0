"""The lint: rules of good questions, one module each, one row each in `RULES`.

A module explains itself in its docstring, with a passing and a failing example; it declares `ID`, `LEVEL`,
`LANGUAGES` and `check`. A rule never runs where a question or the manifest allows what it finds, with a reason.
"""

from __future__ import annotations

from types import ModuleType

from civics_tui.packs.lint import (
    all_of_the_above,
    duplicate_choices,
    hint_leaks,
    missing_explanation,
    none_of_the_above,
)

RULES: tuple[ModuleType, ...] = (
    all_of_the_above,
    none_of_the_above,
    duplicate_choices,
    missing_explanation,
    hint_leaks,
)
"""In the order of their codes."""
