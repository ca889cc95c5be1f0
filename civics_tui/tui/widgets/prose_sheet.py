"""A run of a page's text on the screen: links can be marked, and followed with a click."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message

from civics_tui.tui.content import T
from civics_tui.tui.prose import GOES_TO, Prose
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.views.pieces import Span


class ProseSheet(Sheet):
    """Markdown as lines, with a heading or an indent where the page wants one."""

    DEFAULT_CSS = """
    ProseSheet { margin: 0 0 1 0; }
    """

    @dataclass
    class Followed(Message):
        """A link was clicked."""

        link: Span

    def __init__(self, prose: Prose, *, label: str = "") -> None:
        """Draw a text.

        Args:
            prose: the text.
            label: word over a callout; its text is then set in.
        """
        super().__init__()
        self.prose = prose
        self.label = label
        self.marked: int | None = None

    def build(self, width: int) -> Rows:
        """The lines of the text, below its label."""
        if not self.label:
            return rows_of(self.prose.lines(width, self.marked))
        lines = self.prose.lines(width - 4, self.marked)
        return rows_of([T(self.label, "title").pad_left(2), *(line.pad_left(4) for line in lines)])

    def mark(self, link: int | None) -> None:
        """Let a link stand out, counted from 0; or none."""
        if link != self.marked:
            self.marked = link
            self.redraw()

    def region_of_link(self, link: int) -> Region | None:
        """The lines on which a link stands, as a region of the sheet."""
        for number, row in enumerate(self.rows(self.size.width)):
            if any(getattr(span.style, "meta", {}).get(GOES_TO) == link for span in row.content.spans):
                return Region(0, number, self.size.width, 1)
        return None

    def on_click(self, event: events.Click) -> None:
        """Tell which link was clicked."""
        number = event.style.meta.get(GOES_TO)
        if isinstance(number, int) and 0 <= number < len(self.prose.links):
            event.stop()
            self.post_message(self.Followed(self.prose.links[number]))
