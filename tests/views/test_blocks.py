from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.text import clean_text
from civics_tui.views.blocks import blocks, lines
from civics_tui.views.pieces import plain
from civics_tui.views.wrap import cells

MARKDOWN = """First *line*
and second.

## Head

- one that is long enough to be wrapped
  - nested
- two

3. three
4. four

> said by somebody

| by | propose | ratify |
|----|---------|--------|
| who | Congress | the states |
| how many | two thirds | |

```
code  here
```
<b>not HTML</b>
"""

marks = st.text(st.sampled_from("abc *`[](){}|-#>1.\n\t&<\\") | st.characters(exclude_categories=["Cs"]), max_size=120)


def test_every_block_becomes_lines() -> None:
    assert lines(MARKDOWN, 30) == (
        "First line and second.",
        "",
        "Head",
        "",
        "- one that is long enough to",
        "  be wrapped",
        "  - nested",
        "- two",
        "3. three",
        "4. four",
        "",
        "> said by somebody",
        "",
        "- who; propose: Congress;",
        "  ratify: the states",
        "- how many; propose: two",
        "  thirds",
        "",
        "    code  here",
        "",
        "<b>not HTML</b>",
    )


def test_a_line_of_code_is_cut_where_it_has_to_be() -> None:
    assert lines("```\nabcdefgh  ij\n\nk\n```", 10) == ("    abcdef", "    gh  ij", "", "    k")


def test_a_row_keeps_its_cells() -> None:
    rows = [block for block in blocks(MARKDOWN) if block.kind == "row"]
    assert [[plain(cell) for cell in row.cells] for row in rows][1] == ["who", "Congress", "the states"]
    assert [row.head for row in rows] == [True, False, False]


@given(marks.map(clean_text), st.integers(20, 90))
def test_no_line_is_too_wide_and_none_holds_a_control_character(text: str, columns: int) -> None:
    for line in lines(text, columns):
        assert cells(line) <= columns
        assert clean_text(line) == line
        assert "\t" not in line


@given(marks.map(clean_text))
def test_no_word_is_lost(text: str) -> None:
    shown = "".join(plain(block.text) for block in blocks(text))
    assert all(letter in shown for letter in text if letter in "abc" and "`" not in text and "[" not in text)
