"""The reference page of the format: every key of every record stands in it."""

from __future__ import annotations

import re

from civics_tui.packs.schema.reference import page_lines
from civics_tui.packs.schema.schema import pack_schema

SCHEMA = pack_schema()
PAGE = "\n".join(page_lines(SCHEMA))


def test_every_key_stands_on_the_page() -> None:
    keys = {key for record in SCHEMA["$defs"].values() for key in record.get("properties", {})}
    assert len(keys) > 80
    assert [key for key in sorted(keys) if f"| `{key}`" not in PAGE and f"`{key}`" not in PAGE] == []


def test_every_record_that_is_named_has_its_section() -> None:
    named = {word for word in SCHEMA["$defs"] if f" {word} |" in PAGE or f" of {word}" in PAGE}
    kinds = {"Question", "Single", "Multiple"}
    assert [name for name in sorted(named - kinds) if f"### {name}\n" not in PAGE] == []


def test_what_must_be_there_is_marked() -> None:
    assert "| `title` • | text, to 200 | The name to show. |" in PAGE
    section = PAGE.partition("### kind: numeric\n")[2].partition("\n### ")[0]
    assert "| `answer` • |" in section
    assert "| `tolerance` | text, to 50 |" in section
    assert "`0`" in section


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for table in PAGE.split("\n\n"):
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines() if row.startswith("|")}
        assert len(counts) <= 1, table
