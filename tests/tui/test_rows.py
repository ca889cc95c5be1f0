"""The list that every screen of rows is made of."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from civics_tui.tui.content import wrap
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading

LONG = "word " * 30


def row(text: str, value: object) -> ListRow:
    """A row that wraps."""
    return ListRow(lambda width: Content("\n").join(wrap(Content(text), width)), value)


class Rows(App[None]):
    """A list with two groups, the second row of which takes several lines."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList([heading("First"), row("one", 1), row(LONG, 2), EMPTY_ROW, heading("Second"), row("three", 3)])

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Remember what was chosen."""
        self.chosen.append(event.value)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


async def test_only_rows_can_be_stopped_at() -> None:
    app = Rows()
    async with app.run_test(size=(40, 20)) as pilot:
        assert app.rows.value == 1
        seen = [app.rows.value]
        for _step in range(3):
            await pilot.press("j")
            seen.append(app.rows.value)
        assert seen == [1, 2, 3, 1]


async def test_the_mark_stands_before_the_first_line_of_its_row() -> None:
    app = Rows()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        marked = [line for line in app.lines if line.startswith(" > ")]
        assert len(marked) == 1
        assert marked[0].startswith(" > word word")
        following = app.lines[app.lines.index(marked[0]) + 1]
        assert following.startswith("   word")
        assert app.lines[0] == " First"


async def test_digits_and_letters_go_to_rows_and_open_nothing() -> None:
    app = Rows()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("3", "b", "9", "e")
        assert app.rows.value == 2
        assert app.chosen == []
        await pilot.press("enter")
        assert app.chosen == [2]


async def test_a_click_opens_whatever_line_of_the_row_it_hits() -> None:
    app = Rows()
    async with app.run_test(size=(40, 20)) as pilot:
        line = next(number for number, text in enumerate(app.lines) if "word" in text)
        await pilot.click(offset=(5, line + 2))
        await pilot.click(offset=(2, 0))
        assert app.chosen == [2]


async def test_another_width_wraps_anew_and_keeps_the_mark() -> None:
    app = Rows()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("2")
        wide = sum("word" in line for line in app.lines)
        await pilot.resize_terminal(30, 20)
        await pilot.pause()
        assert sum("word" in line for line in app.lines) > wide
        assert app.rows.value == 2
        assert all(len(line) <= 30 for line in app.lines)


async def test_other_rows_keep_the_mark_on_its_value_else_near_its_place() -> None:
    app = Rows()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("3")
        seen = []
        for rows in ([row("three", 3), row("new", 4)], [row("five", 5), row("six", 6)], [heading("Nothing")]):
            app.rows.show(rows)
            seen.append(app.rows.value)
        assert seen == [3, 5, None]
        await pilot.press("enter")
        assert app.chosen == [None]
