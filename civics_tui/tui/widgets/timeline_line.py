"""The drawn line of a timeline, above its list: a click on a mark tells which event it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from civics_tui.tui.content import line_content
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow
from civics_tui.views.timeline_line import Drawing


class TimelineLine(Sheet):
    """The years, the lanes, and the known-by date."""

    @dataclass
    class Picked(Message):
        """A mark was clicked."""

        event: str
        """Id of the event, the first where there are several."""

    def __init__(self, draw: Callable[[int], Drawing], *, id: str | None = None) -> None:
        """Draw what `draw` makes for a number of columns."""
        super().__init__(id=id)
        self._draw = draw

    def build(self, width: int) -> Rows:
        """The lines of the drawing, and a blank one below."""
        return [*(SheetRow(line_content(line)) for line in self._draw(width).lines), BLANK]

    def on_click(self, event: events.Click) -> None:
        """Tell which mark was clicked."""
        offset = event.get_content_offset(self)
        picked = None if offset is None else self._draw(self.size.width).at(offset.y, offset.x)
        if picked is not None:
            event.stop()
            self.post_message(self.Picked(picked))
