"""The body of a question: stem, input, and what grows below (hints, then the reason), scrolled as one column.

It decides where room is short: blank lines go first; on a narrow screen a stem that leaves no room gets pages of its
own, with the choices on the next one.
"""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content

from civics_tui.tui.content import cut, line_content, wrap
from civics_tui.tui.inputs import AnswerInput
from civics_tui.tui.widgets.entries import NARROW
from civics_tui.tui.widgets.sheet import BLANK, Builder, Rows, Sheet, rows_of
from civics_tui.views.pieces import Line
from civics_tui.views.wrap import WIDTH

MARGIN = 1
"""Columns left of the stem."""


class Stem(Sheet):
    """What is asked, with what is settled above it."""

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__(id="stem")
        self.paragraphs: tuple[Content, ...] = ()

    def ask(self, *paragraphs: Line) -> None:
        """Show paragraphs; empty ones are left out."""
        self.paragraphs = tuple(line_content(line) for line in paragraphs if line)
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The wrapped lines."""
        room = min(WIDTH, width - 2 * MARGIN)
        lines = [line for paragraph in self.paragraphs for line in wrap(paragraph, room)]
        return [line.pad_left(MARGIN) for line in lines]

    def build(self, width: int) -> Rows:
        """The lines and a blank one."""
        return [*rows_of(self.lines(width)), BLANK]

    def first(self, width: int) -> Content:
        """The first line, with dots where others follow."""
        lines = self.lines(width)
        return lines[0] if len(lines) < 2 else cut(lines[0], width - 5) + Content(" ...")

    def last(self, width: int) -> Content:
        """The end of the text in `width` columns, which stays in sight above the choices of a narrow screen."""
        text = self.paragraphs[-1] if self.paragraphs else Content("")
        words = text.plain.split(" ")
        while len(words) > 1 and Content(" ".join(words)).cell_length > width - 4:
            words.pop(0)
        end = text[len(text) - len(" ".join(words)) :]
        return text if len(end) == len(text) else Content("... ") + end


def _up_to(rows: int, page: int) -> int:
    """The rows of as many whole pages as `rows` need; 0 without pages."""
    return -(-rows // page) * page if page else 0


class QuestionBody(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Stem, input and what is below it."""

    DEFAULT_CSS = """
    QuestionBody {
        height: 1fr;
    }
    """

    def __init__(self, input_: AnswerInput) -> None:
        """Hold the input of the first question."""
        self.stem = Stem()
        self.input = input_
        self.below = Sheet(id="below")
        super().__init__(self.stem, self.input, self.below, id="question")
        self.styles.scrollbar_size_vertical = 0

    async def replace(self, input_: AnswerInput) -> None:
        """Show another question's input, from the top."""
        old, self.input = self.input, input_
        with self.app.batch_update():  # never both on the screen
            await self.mount(input_, before=self.below)
            await old.remove()
        self.scroll_home(animate=False)

    def say_below(self, builder: Builder) -> None:
        """Show lines below the input."""
        self.below.show(builder)
        self.fit_all()

    def fit_all(self) -> None:
        """Fit everything into the room there is, as far as it can be."""
        width, height = self.size
        if not width or not height:
            return
        stem, below = len(self.stem.natural(width)), len(self.below.natural(width))
        used = self.input.fit(width, height - stem - below)
        page = 0
        if width < NARROW and (stem + used + below > height or self.input.is_tight):
            used = self.input.fit(width, height)
            page = height
        before, after = self.stem.least, _up_to(stem, page)
        self.stem.set_least(after)
        if 0 < before <= self.scroll_offset.y and after not in (0, before):
            there = after + self.scroll_offset.y - before
            self.call_after_refresh(lambda: self.scroll_to(y=there, animate=False, force=True, immediate=True))
        self.below.set_least(_up_to(used + below, page) - used)

    def show_marked(self) -> None:
        """Bring the marked row into view, once the layout is done."""
        self.call_after_refresh(self._show_marked)

    def _show_marked(self) -> None:
        self.input.touched = False
        target = self.input.marked
        region = self.input.region_of(target) if target and isinstance(self.input, Sheet) else None
        if region is None:
            return
        top, bottom = self.input.virtual_region.y + region.y, self.input.virtual_region.y + region.bottom
        self.scroll_to(y=self._offset_for(top, bottom), animate=False, force=True, immediate=True)

    def _offset_for(self, top: int, bottom: int) -> int:
        """Where to scroll so that these rows are in view: to their page, where there are pages, else just so far."""
        height, here = max(1, self.size.height), self.scroll_offset.y
        if self.stem.least:
            page = self.stem.least + (top - self.stem.least) // height * height
            return max(page, min(bottom - height, top))
        if bottom > here + height:
            here = bottom - height
        return min(here, top)

    def turn(self, pages: int) -> None:
        """Turn pages; on a narrow screen the choices start a page."""
        self.scroll_to(y=self.scroll_offset.y + pages * self.size.height, animate=False, force=True, immediate=True)

    def show_answer(self) -> None:
        """Go to the page of the input, where the stem has pages of its own."""
        self.input.touched = False
        if self.stem.least:
            self.scroll_to(y=self.stem.least, animate=False, force=True, immediate=True)

    def show_feedback(self) -> None:
        """Go to where the feedback is read from: the top, and on to the marked row where that is further down."""

        def show() -> None:
            self.scroll_to(y=self.stem.least, animate=False, force=True, immediate=True)
            self._show_marked()

        self.call_after_refresh(show)

    def show_below(self) -> None:
        """Bring what stands below the input into view, as far as there is room."""
        self.call_after_refresh(lambda: self.scroll_to_widget(self.below, animate=False, force=True, immediate=True))

    @property
    def on_stem_page(self) -> bool:
        """Has the stem pages of its own, and is one of them shown, and not about to be left for the input?"""
        return self.stem.least > 0 and not self.input.touched and self.scroll_offset.y < self.stem.least

    @property
    def page(self) -> tuple[int, int]:
        """Which page of the stem or of the answer is shown, and how many it has, both counted from 1."""
        height, top = max(1, self.size.height), self.stem.least
        here, whole = self.scroll_offset.y, self.virtual_size.height
        if here < top:
            whole = top
        else:
            here, whole = here - top, whole - top
        pages = max(1, -(-whole // height))
        return min(pages, -(-here // height) + 1), pages

    @property
    def more_below(self) -> bool:
        """Is there something below what is shown?"""
        return self.scroll_offset.y < self.max_scroll_y

    def on_resize(self, event: events.Resize) -> None:
        """Fit into the new size."""
        self.fit_all()
