"""The widgets of a page's sections, made when they are shown. A question keeps its answer while the page is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.study.page_check import PageCheck
from civics_tui.tui.content import T, line_content, wrap
from civics_tui.tui.offer_lines import OfferLines
from civics_tui.tui.prose import Prose
from civics_tui.tui.widgets.page_question import PageQuestion
from civics_tui.tui.widgets.prose_sheet import ProseSheet
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.views import page as views
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class PageParts:
    """Makes the widgets of one page."""

    def __init__(self, desk: Desk, pack: str, page: views.Page) -> None:
        """Make those of a page of a pack."""
        self._desk = desk
        self._pack = pack
        self._page = page
        self._checks: dict[str, PageCheck] = {}

    def widgets(self, number: int) -> list[Widget]:
        """Those of the section at that place, counted from 0."""
        if not self._page.sections:
            return [Sheet(lambda _width: rows_of([T(_("There is nothing on this page."))]))]
        section = self._page.sections[number]
        title = Sheet(partial(self._title, section, number), classes="title")
        parts = [title, *(widget for block in section.blocks for widget in WIDGETS[block.kind](self, block))]
        return [*parts, Sheet(self._end)] if number + 1 == len(self._page.sections) else parts

    def _prose(self, block: views.PageBlock) -> Iterator[Widget]:
        yield ProseSheet(Prose(block.text), label=block.label)

    def _offers(self, block: views.PageBlock) -> Iterator[Widget]:
        yield ProseSheet(OfferLines(block.offers))

    def _questions(self, block: views.PageBlock) -> Iterator[Widget]:
        library = self._desk.library
        for one in block.ids:
            try:
                if one not in self._checks:
                    self._checks[one] = PageCheck(self._desk, self._pack, self._page.id, one)
            except CivicsError:  # `pack check` tells of it; the page can be read without it
                continue
            ledger, misconceptions = library.ledger(self._pack), library.misconceptions(self._pack)
            yield PageQuestion(self._checks[one], ledger, misconceptions, self._desk.now().date())

    def _title(self, section: views.PageSection, number: int, width: int) -> Rows:
        width = min(width, WIDTH)
        lines = [line.stylize("bold") for line in wrap(line_content(section.title), width)] if section.id else []
        if not number and self._page.facts:
            lines += wrap(T(self._page.facts, "stale" if self._page.stale else "quiet"), width)
        return rows_of(lines)

    def _words(self, block: views.PageBlock) -> Iterator[Widget]:
        """Each word with what it means; its links can be followed."""
        glossary = self._desk.library.glossary(self._pack)
        for entry in views.entries(block.ids or glossary, glossary):
            yield ProseSheet(Prose(glossary[entry.term].text), label=entry.word)
            if entry.swapped:
                swapped = _("Easily swapped with: {words}").format(words=", ".join(entry.swapped))
                yield Sheet(partial(_set_in, swapped), classes="title")

    def _end(self, width: int) -> Rows:
        count = len(self._page.checks)
        text = _("The end of the page. x asks questions on it.")
        if count:
            text = ngettext(
                "The end of the page. x asks more on it; {n} question stood in it.",
                "The end of the page. x asks more on it; {n} questions stood in it.",
                count,
            )
        return rows_of(wrap(T(text, "quiet"), min(width, WIDTH)))


def _set_in(text: str, width: int) -> Rows:
    return rows_of([line.pad_left(4) for line in wrap(T(text, "quiet"), min(width, WIDTH) - 4)])


WIDGETS: dict[views.PageBlockKind, Callable[[PageParts, views.PageBlock], Iterator[Widget]]] = {
    "markdown": PageParts._prose,
    "callout": PageParts._prose,
    "glossary": PageParts._words,
    "check": PageParts._questions,
    "special": PageParts._offers,
}
"""By kind of block, its widgets."""
