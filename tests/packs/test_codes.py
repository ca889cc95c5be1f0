"""Every code that is told is explained, and every code that is explained is told."""

from __future__ import annotations

import re

import pytest

from civics_tui.packs import codes
from civics_tui.packs.lint import RULES
from tests.architecture import source
from tests.packs.broken import QUESTIONS, SYNTAX
from tests.packs.special import BREAKS as SPECIAL
from tests.packs.test_folders import BREAKS

_CODE = re.compile(r'"([EWI]\d{3})"')


def told() -> set[str]:
    """The codes in the source of the floor, without the table."""
    files = [path for path in source.files(source.PACKAGE / "packs") if path.name != "codes.py"]
    return {code for path in files for code in _CODE.findall(path.read_text("utf-8"))}


def test_the_table_and_the_source_name_the_same_codes() -> None:
    assert told() == set(codes.CODES)


@pytest.mark.parametrize("code", codes.known())
def test_every_code_is_explained(code: str) -> None:
    assert (codes.title(code) or "").strip()
    assert len(codes.explanation(code) or "") > 40
    assert codes.about(code).startswith("A")


def test_an_unknown_code_is_not_explained() -> None:
    assert codes.title("E999") is None
    assert codes.explanation("L99") is None
    assert codes.about("L99") == ""


def test_codes_of_the_lint_are_known() -> None:
    assert {rule.ID for rule in RULES} <= set(codes.known())


NOT_IN_THE_TABLES = {"E102", "E103", "E171", "I101"}
"""Broken files and archives are too odd for the tables of broken packs; these have tests of their own."""


def test_every_code_has_a_broken_pack() -> None:
    marked = " ".join(
        [
            *QUESTIONS.values(),
            *SYNTAX.values(),
            *(text for one in (*BREAKS.values(), *SPECIAL.values()) for text in one.values()),
        ]
    )
    assert set(codes.CODES) - set(re.findall(r"⟦(\w+)⟧", marked)) == NOT_IN_THE_TABLES
