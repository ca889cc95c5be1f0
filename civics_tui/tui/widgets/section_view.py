"""One section of a page, scrolled, with its stops: the links and questions that `tab` goes through in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from civics_tui.tui.widgets.page_question import PageQuestion
from civics_tui.tui.widgets.prose_sheet import ProseSheet
from civics_tui.views.pieces import Span


@dataclass(frozen=True, slots=True)
class Stop:
    """Somewhere that `tab` stops."""

    widget: ProseSheet | PageQuestion
    link: int = 0
    """Number of the link in a text."""


class SectionView(VerticalScroll):
    """The widgets of a section."""

    DEFAULT_CSS = """
    SectionView { width: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    SectionView > .title { height: auto; margin: 0 0 1 0; }
    """

    class Moved(Message):
        """Another stop is marked, or none."""

    @dataclass
    class Followed(Message):
        """A link is to be followed."""

        link: Span

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="page")
        self.stops: list[Stop] = []
        self._at: int | None = None
        self._passed = False

    async def show(self, widgets: Sequence[Widget]) -> None:
        """Show the widgets of a section in place of those of another."""
        self._at, self.stops, self._passed = None, [], False
        for widget in widgets:
            if isinstance(widget, ProseSheet):
                self.stops += [Stop(widget, number) for number in range(len(widget.prose.links))]
            elif isinstance(widget, PageQuestion):
                self.stops.append(Stop(widget))
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(widgets)
        self.scroll_home(animate=False)

    @property
    def question(self) -> PageQuestion | None:
        """The question that is marked."""
        stop = self._stop
        return stop.widget if stop and isinstance(stop.widget, PageQuestion) else None

    @property
    def link(self) -> Span | None:
        """The link that is marked."""
        stop = self._stop
        return stop.widget.prose.links[stop.link] if stop and isinstance(stop.widget, ProseSheet) else None

    @property
    def has_questions(self) -> bool:
        """Does a question stand in the section?"""
        return any(isinstance(stop.widget, PageQuestion) for stop in self.stops)

    @property
    def _stop(self) -> Stop | None:
        return None if self._at is None else self.stops[self._at]

    def step(self, step: int) -> None:
        """Mark the next or the last stop; behind the end, none."""
        if not self._steps_inside(step) and self.stops:
            at = (0 if step > 0 else len(self.stops) - 1) if self._at is None else self._at + step
            self.mark(at if 0 <= at < len(self.stops) else None)

    def _steps_inside(self, step: int) -> bool:
        """Go to another field of the question, where it has several."""
        if self.question is None:
            return False
        fields = [one for one in self.question.query("*") if one.focusable]
        place = next((number for number, one in enumerate(fields) if one.has_focus), None)
        if place is None or not 0 <= place + step < len(fields):
            return False
        fields[place + step].focus()
        return True

    def mark(self, at: int | None) -> None:
        """Mark a stop, counted from 0, and bring it into view; or none."""
        before = self._stop
        if before and isinstance(before.widget, ProseSheet):
            before.widget.mark(None)
        self._at = at
        stop = self._stop
        if stop is None:
            self.focus()
        elif isinstance(stop.widget, PageQuestion):
            stop.widget.input.take_focus()
            stop.widget.scroll_visible(animate=False)
        else:
            self.focus()
            stop.widget.mark(stop.link)
            region = stop.widget.region_of_link(stop.link)
            if region is not None:
                self.scroll_to_region(region.translate(stop.widget.virtual_region.offset), animate=False, force=True)
        self.post_message(self.Moved())

    def mark_special(self) -> bool:
        """Mark the first special explainer, once in a section; is there one?"""
        found = (number for number, stop in enumerate(self.stops) if self._is_special(stop))
        number = next(found, None)
        if self._passed or number is None:
            return False
        self._passed = True
        self.mark(number)
        return True

    @staticmethod
    def _is_special(stop: Stop) -> bool:
        return isinstance(stop.widget, ProseSheet) and stop.widget.prose.links[stop.link].role == "special"

    @on(PageQuestion.Marked)
    def _show_marked(self, event: PageQuestion.Marked) -> None:
        event.stop()
        self.scroll_to_region(event.region.translate(event.question.virtual_region.offset), animate=False, force=True)

    def page(self, pages: int) -> bool:
        """Scroll by pages; could that be done?"""
        end = self.max_scroll_y if pages > 0 else 0
        if self.scroll_offset.y == end:
            return False
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
        return True

    @on(ProseSheet.Followed)
    def _follow_clicked(self, event: ProseSheet.Followed) -> None:
        event.stop()
        self.post_message(self.Followed(event.link))

    @on(PageQuestion.Answered)
    def _mark_answered(self, event: PageQuestion.Answered) -> None:
        event.stop()
        self._at = next(number for number, stop in enumerate(self.stops) if stop.widget is event.question)
        self.post_message(self.Moved())

    @on(PageQuestion.GoOn)
    def _unmark(self, event: PageQuestion.GoOn) -> None:
        event.stop()
        self.mark(None)
