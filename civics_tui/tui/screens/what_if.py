"""What if another threshold held: a choice of what may be imagined, each with who proposes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, hang, wrap
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.views.process_detail import WhatIfRow
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _


class WhatIfDialog(Dialog[WhatIfRow]):
    """A list of thresholds; the one that holds now is named."""

    def __init__(self, step: str, offered: Sequence[WhatIfRow]) -> None:
        """Offer thresholds for a step."""
        super().__init__()
        self._step = step
        self._offered = tuple(offered)

    def heading(self) -> Content:
        """The step."""
        return T(_("What if? {step}").format(step=self._step))

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList([_row(one) for one in self._offered], id="what-if")

    def footer(self) -> Iterable[Key]:
        """Choose."""
        yield Key("enter", _("imagine it"), "choose")

    def on_mount(self) -> None:
        """Start at the first that does not hold now."""
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, WhatIfRow):
            self.dismiss(event.value)

    def action_choose(self) -> None:
        """Choose the marked one."""
        self.query_one(RowList).action_select()


def _row(one: WhatIfRow) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width, WIDTH)
        now = T(_("(now) "), "quiet") if one.now else T("")
        below = [line.pad_left(2) for line in wrap(T(one.below, "quiet"), room - 2)]
        return Content("\n").join([*hang(now, T(one.text), room, now.cell_length), *below])

    return ListRow(draw, one)
