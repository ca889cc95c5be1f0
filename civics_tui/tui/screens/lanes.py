"""The lanes and sources of a timeline, to be ticked: what is ticked is shown, and without a tick all is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, cut, spread
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList, heading
from civics_tui.views.timeline import Choice
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

CLEAR = ("clear",)
"""The value of the row that takes all ticks away."""


class LanesDialog(Dialog[None]):
    """A list of what can be ticked; every tick holds at once."""

    DEFAULT_CSS = """
    LanesDialog #dialog { max-height: 75%; }
    """

    BINDINGS = [
        Binding("space", "tick", show=False, id="lanes.tick"),
        Binding("l", "cancel", show=False, id="lanes.back"),
    ]

    def __init__(self, choices: Sequence[Choice], tick: Callable[[Choice | None], Sequence[Choice]]) -> None:
        """Offer choices; `tick` ticks or unticks one, or unticks all, and gives them as they are then."""
        super().__init__()
        self._choices = choices
        self._tick = tick

    def heading(self) -> Content:
        """What a tick means."""
        return T(_("Show only these; without a tick, all"))

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(self._rows(), id="lanes")

    def footer(self) -> Iterable[Key]:
        """Ticking."""
        yield Key("space", _("tick, untick"), "tick")

    def on_mount(self) -> None:
        """Start in the list."""
        self.query_one(RowList).focus()

    def _rows(self) -> list[ListRow]:
        lanes = [_row(one) for one in self._choices if one.lane]
        sources = [_row(one) for one in self._choices if one.source]
        shown = [heading(_("Lanes")), *lanes]
        shown += [heading(_("Sources")), *sources] if sources else []
        return [*shown, ListRow(lambda _width: T(_("Show all again")), CLEAR)]

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        match event.value:
            case (lane, source):
                one = next(one for one in self._choices if (one.lane, one.source) == (lane, source))
                self._choices = self._tick(one)
            case ("clear",):
                self._choices = self._tick(None)
        self.query_one(RowList).show(self._rows())

    def action_tick(self) -> None:
        """Tick or untick the marked row."""
        self.query_one(RowList).action_select()


def _row(choice: Choice) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width - 1, WIDTH)
        count = T(choice.count, "quiet")
        name = T("[x] " if choice.ticked else "[ ] ") + cut(T(choice.name), room - 6 - count.cell_length)
        return spread(name, count, room)

    return ListRow(draw, (choice.lane, choice.source))
