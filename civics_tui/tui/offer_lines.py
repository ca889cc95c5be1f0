"""Special explainers as lines of a page, each a link that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from civics_tui.tui.content import T, wrap
from civics_tui.tui.prose import GOES_TO, Prose
from civics_tui.views.pieces import Span
from civics_tui.views.specials import Offer
from civics_tui.views.wrap import WIDTH

MARK = "> "


class OfferLines(Prose):
    """A line for each of them: title, what it is, minutes."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        """Take what is offered."""
        super().__init__("")
        self._offers = tuple(offers)
        self.links = tuple(Span(one.title, "special", f"{one.sort}:{one.id}") for one in self._offers)

    def lines(self, width: int, marked: int | None = None) -> list[Content]:
        """The lines, with `>` before the marked one."""
        found: list[Content] = []
        for number, offer in enumerate(self._offers):
            is_marked = number == marked
            title = T(offer.title).stylize("bold reverse" if is_marked else "underline $text-primary")
            text = Content.assemble(title, "   ", T(offer.note, "quiet"))
            text = text.stylize(Style.from_meta({GOES_TO: number}))
            first, *rest = wrap(text, min(width, WIDTH) - len(MARK))
            found += [T(MARK if is_marked else "  ") + first, *(line.pad_left(len(MARK)) for line in rest)]
        return found
