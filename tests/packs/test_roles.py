"""What the reader takes a text for, and what drawing a variant takes it for, is the same."""

from __future__ import annotations

from pathlib import Path

from civics_tui.model import variant
from civics_tui.packs.reader import read_pack
from civics_tui.packs.roles import USES, use_of


def test_formulas_stand_where_the_reader_looks_for_numbers() -> None:
    numbers = {(owner, field) for (owner, field), use in USES.items() if use.use == "number"}
    assert {field for _owner, field in numbers} == variant.FORMULAS


def test_a_text_without_markdown_is_none_for_the_reader() -> None:
    assert {use_of(owner, field).use for owner, field in variant.NO_MARKDOWN} <= {"plain", "typed"}
    typed = {(owner, field) for (owner, field), use in USES.items() if use.use == "typed"}
    assert typed <= variant.NO_MARKDOWN


def test_only_a_number_is_read_as_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(
        """\
title: Equals
questions:
  - {id: shown, kind: single, stem: "= {n} is it", vars: {n: {int: [1, 9]}}, explanation: "= so",
     choices: [{text: "= more", correct: true}, "= less (of all)"]}
  - {id: asked, kind: numeric, stem: "{n}?", vars: {n: {int: [1, 9]}}, answer: "= m"}
""",
        encoding="utf-8",
    )
    problems = [one for one in read_pack(file).problems if one.level == "error"]
    assert [(one.code, one.line) for one in problems] == [("E140", 5)]
