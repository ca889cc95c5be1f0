"""A list of rows to go through and open: one widget, whatever the number of rows.

A row is drawn for the width that there is. What cannot be chosen (a heading, an empty line) is never stopped at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from civics_tui.tui.content import T

MARK = "> "
INDENT = len(MARK)
"""Columns before a row that can be chosen, where the mark stands."""
MARGIN = 1
"""Columns before everything."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row, or something between rows."""

    draw: Callable[[int], Content]
    """Makes the text for a number of columns."""
    value: object = field(default=None)
    """What is told when it is chosen; a row without a value cannot be chosen."""

    def content(self, width: int) -> Content:
        """The text for `width` columns."""
        return self.draw(width)


EMPTY_ROW = ListRow(lambda _width: Content(" "))


def heading(text: str) -> ListRow:
    """A heading between rows."""
    return ListRow(lambda _width: T(text, "title"))


def _digits() -> Iterable[BindingType]:
    for number, letter in zip("123456789", "abcde    ", strict=True):
        keys = f"{number},{letter}".strip(", ")
        yield Binding(keys, f"go_to({number})", show=False, id=f"rows.go-to-{number}")


class RowList(OptionList):
    """Rows with `>` before the one that `enter` opens."""

    BINDINGS = [
        Binding("j", "cursor_down", show=False, id="rows.down"),
        Binding("k", "cursor_up", show=False, id="rows.up"),
        *_digits(),
    ]

    DEFAULT_CSS = """
    RowList, RowList:focus {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted {
            color: $text-primary;
            background: $panel;
            text-style: bold;
        }
        & > .option-list--option-hover { background: $panel; }
    }
    """

    @dataclass
    class Chosen(Message):
        """A row was opened with `enter` or a click."""

        rows: RowList
        value: object
        """What it stands for; `None` where there was no row yet."""

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Moved(Message):
        """Another row is marked."""

        rows: RowList
        value: object

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, rows: Iterable[ListRow] = (), *, id: str | None = None, beside: bool = False) -> None:
        """Show the given rows; a list that only stands `beside` something shows its mark while it has the focus."""
        super().__init__(id=id)
        self._beside = beside
        self._rows = list(rows)
        self._drawn = 0

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows, with what stands between them."""
        return tuple(self._rows)

    @property
    def value(self) -> object:
        """What the marked row stands for."""
        return None if self.highlighted is None else self._rows[self.highlighted].value

    def show(self, rows: Iterable[ListRow], *, mark: object = None) -> None:
        """Show other rows; the mark goes to the value `mark`, else stays with its value or place, else to the first."""
        wanted, place = mark or self.value, self.highlighted
        self._rows = list(rows)
        self._draw()
        self.mark(wanted, place)

    def mark(self, value: object, place: int | None = None) -> None:
        """Move the mark to the row with that value, else to the one nearest to `place`, else to the first."""
        open_ = [index for index, row in enumerate(self._rows) if row.value is not None]
        found = next((index for index in open_ if self._rows[index].value == value), None)
        if found is None and open_:
            found = open_[0] if place is None else min(open_, key=lambda index: abs(index - place))
        self.highlighted = found

    def redraw(self) -> None:
        """Draw the rows again where they look another way; their number and values are the same."""
        for index, prompt in enumerate(self._prompts()):
            self._put(index, prompt)

    def _put(self, index: int, prompt: Content) -> None:
        self.replace_option_prompt_at_index(index, prompt)

    def _prompts(self) -> list[Content]:
        width = max(1, self.scrollable_content_region.width - MARGIN)
        return [
            row.content(width) if row.value is None else _indented(row.content(width - INDENT)) for row in self._rows
        ]

    def _draw(self) -> None:
        self._drawn = self.scrollable_content_region.width
        options: list[Option] = list(map(_option, self._prompts(), self._rows))
        self.set_options(options)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Draw again where the width has changed, be it by a scrollbar."""
        if self._rows and self.scrollable_content_region.width != self._drawn:
            marked = self.value
            self._draw()
            self.mark(marked)

    def _get_left_gutter_width(self) -> int:
        return MARGIN

    def render_line(self, y: int) -> Strip:
        """A line of a row behind the margin, with the mark where it stands."""
        strip = super().render_line(y)
        lines, number = self._lines, self.scroll_offset.y + y
        if number >= len(lines):
            return strip
        index, line = lines[number]
        style = next(iter(strip)).style or Style()
        if index == self.highlighted and not line and (self.has_focus or not self._beside):
            return Strip([Segment(" " + MARK, style), *strip.crop(INDENT)])
        return Strip([Segment(" ", style), *strip])

    def on_mount(self) -> None:
        """Draw the rows once the width is known."""
        super().on_mount()
        if self._rows:
            self._draw()
            self.mark(None)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the rows for another width."""
        self._fit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        self.post_message(self.Chosen(self, self._rows[event.option_index].value))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what is marked."""
        event.stop()
        self.post_message(self.Moved(self, self._rows[event.option_index].value))

    def action_select(self) -> None:
        """Open the marked row; tell also that there is none."""
        if self.highlighted is None:
            self.post_message(self.Chosen(self, None))
        else:
            super().action_select()

    def page(self, pages: int) -> None:
        """Move the mark by a page, down or up."""
        turn: Callable[[], object] = self.action_page_down if pages > 0 else self.action_page_up
        turn()

    def action_go_to(self, number: int) -> None:
        """Mark the row of that number, counted among those that can be chosen."""
        open_ = [index for index, row in enumerate(self._rows) if row.value is not None]
        if number <= len(open_):
            self.highlighted = open_[number - 1]


def _option(prompt: Content, row: ListRow) -> Option:
    return Option(prompt, disabled=row.value is None)


def _indented(content: Content) -> Content:
    """The text behind the room for the mark, on each of its lines."""
    return Content("\n").join(line.pad_left(INDENT) for line in content.split("\n", allow_blank=True))
