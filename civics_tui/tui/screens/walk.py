"""A text phrase by phrase: the phrase in its context, what it means below, and the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.binding import Binding
from textual.widget import Widget

from civics_tui.model.text import one_line
from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.content import T, line_content, wrap
from civics_tui.tui.prose import Prose
from civics_tui.tui.screens.cards import CardScreen
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.prose_sheet import ProseSheet
from civics_tui.tui.widgets.section_view import SectionView
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, rows_of
from civics_tui.views.pieces import Span
from civics_tui.views.walk import WalkPhrase, walk_view
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

BESIDE = 10
"""Lines kept for what stands below the context."""
NEAR = 24
"""Words before and behind a phrase, of a text that is too long to be shown whole."""


class WalkScreen(CardScreen):
    """One phrase; from 100 columns with the cards of its claims."""

    BINDINGS = [
        Binding("l", "list", show=False, id="walk.list"),
        Binding("g", "words", show=False, id="walk.words"),
        Binding("tab", "stop(1)", show=False, id="walk.next-link", priority=True),
        Binding("shift+tab", "stop(-1)", show=False, id="walk.last-link", priority=True),
        Binding("enter", "read_on", show=False, id="walk.read-on"),
        Binding("down,j", "scroll_text(1)", show=False, id="walk.down"),
        Binding("up,k", "scroll_text(-1)", show=False, id="walk.up"),
    ]

    section = getters.query_one("#page", SectionView)

    def __init__(self, desk: Desk, pack: str, walk: str, section: str = "") -> None:
        """Read a walk of a pack from the phrase of that number on, counted from 1.

        Raises:
            NotFound: the pack has no such walk.
        """
        super().__init__(desk, pack)
        self.view = walk_view(desk.library.walk(pack, walk), self.ledger)
        self.number = self.view.place(section)

    @property
    def phrase(self) -> WalkPhrase:
        """The phrase that is read."""
        return self.view.phrases[self.number]

    @property
    def is_last(self) -> bool:
        """Is there no other phrase behind it?"""
        return self.number + 1 == len(self.view.phrases)

    def main(self) -> Iterable[Widget]:
        """The text."""
        yield SectionView()

    def footer(self) -> Iterable[Key]:
        """What can be done with the phrase."""
        if not self.is_mounted:
            return
        if self.in_drawer:
            yield from self.card_keys()
            return
        yield from self._enter_key()
        if self.phrase.claims:
            yield Key("s", _("show me"), "show_me")
        yield Key("n p", _("phrase"), "next")
        if self.section.stops:
            yield Key("tab", _("links"), "stop(1)")
        yield Key("l", _("list"), "list")
        if self.phrase.terms:
            yield Key("g", _("words"), "words")
        if questions := self.view.questions:
            yield Key("x", ngettext("{n} question", "{n} questions", len(questions)), "across")
        yield Key("esc", _("back"), "back", keep=True)

    def _enter_key(self) -> Iterable[Key]:
        if self.section.link is not None:
            yield Key("enter", _("follow"), "read_on")
        elif not self.is_last or self._more_below:
            yield Key("enter", _("read on"), "read_on")
        elif self.view.questions:
            yield Key("enter", _("questions on it"), "read_on")

    @property
    def _more_below(self) -> bool:
        return self.section.scroll_offset.y < self.section.max_scroll_y

    async def on_mount(self) -> None:
        """Start at the first phrase."""
        self.watch(self.section, "scroll_y", self.show_keys, init=False)
        await self._show()
        self._place()

    def resized(self) -> None:
        """The context has more or less room."""
        if self.is_mounted:
            for sheet in self.section.query(Sheet):
                sheet.redraw()
        super().resized()

    async def _show(self) -> None:
        gloss = ProseSheet(Prose(self.phrase.gloss), label=_("What it means"))
        await self.section.show([Sheet(self._in_context, classes="title"), gloss, Sheet(self._end)])
        self.say_where(self.view.title, T(self.view.where(self.number), "quiet"))
        self.show_cards(self.phrase.claims)
        if not self.in_drawer:
            self.focus_main()
        self.call_after_refresh(self.show_keys)

    def _in_context(self, width: int) -> Rows:
        running = min(width, WIDTH)
        rows: Rows = []
        if not self.number:
            about = [*wrap(T(self.view.facts, "quiet"), running), *wrap(line_content(self.view.about), running)]
            rows = [*rows_of(about), BLANK] if about else []
        if self.is_narrow:
            return rows + rows_of(wrap(line_content(self.view.near(self.number)), running))
        lines = wrap(line_content(self.view.context(self.number)), running)
        if len(lines) > max(BESIDE, self.app.size.height - BESIDE):
            lines = wrap(line_content(self.view.near(self.number, NEAR)), running)
        return rows + rows_of(lines)

    def _end(self, width: int) -> Rows:
        return rows_of(wrap(T(self.view.end(), "quiet"), min(width, WIDTH))) if self.is_last else []

    def focus_main(self) -> None:
        """Go to the text."""
        self.section.focus()

    def turn(self, step: int) -> None:
        """Go to the next or the last phrase."""
        self._go_to(self.number + step)

    @work(exclusive=True, group="phrase")
    async def _go_to(self, number: int) -> None:
        if 0 <= number < len(self.view.phrases):
            self.number = number
            await self._show()

    def page_main(self, pages: int) -> None:
        """Turn pages of the text; behind the end, the phrase."""
        if not self.section.page(pages):
            self.turn(pages)

    def copied(self) -> str:
        """The phrase with what it means, and its source."""
        return "\n".join([*(line.strip() for line in self.view.lines(self.number)), self.view.source])

    @on(SectionView.Moved)
    def _draw_links(self, event: SectionView.Moved) -> None:
        event.stop()
        self.show_keys()

    @on(SectionView.Followed)
    def _follow_clicked(self, event: SectionView.Followed) -> None:
        event.stop()
        self._follow(event.link)

    def _follow(self, link: Span) -> None:
        match link.role:
            case "term":
                self.app.push_screen(routes.words(self.desk, self.pack, (link.target,)))
            case "page":
                page, _hash, section = link.target.partition("#")
                self.civics.go(routes.Place("explainer", self.pack, page, section))
            case "link":
                self.app.push_screen(routes.open_link(link.target))

    def action_stop(self, step: int) -> None:
        """Mark the next or the last link."""
        if not self.in_drawer:
            self.section.step(step)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll by lines."""
        self.section.scroll_relative(y=lines, animate=False)

    def action_read_on(self) -> None:
        """Follow the marked link; else read on, at the end with the questions."""
        if self.in_drawer:
            return
        if self.section.link is not None:
            self._follow(self.section.link)
        elif not self.section.page(1):
            if self.is_last:
                self._ask()
            else:
                self.turn(1)

    async def action_back(self) -> None:
        """Leave the cards or a link first, then the walk."""
        if not self.in_drawer and self.section.link is not None:
            self.section.mark(None)
        else:
            await super().action_back()

    def _ask(self) -> None:
        if self.view.questions:
            with self.civics.told():
                sitting = self.desk.start(pack=self.pack, questions=self.view.questions)
                self.app.push_screen(routes.quiz(self.desk, sitting))

    def action_across(self) -> None:
        """Take the questions on the text; in an open card, list what rests on its claim."""
        if self.in_drawer:
            super().action_across()
        elif self.view.questions:
            self._ask()
        else:
            self.civics.tell(_("No question stands behind this text."))

    def action_words(self) -> None:
        """Explain the words of the phrase."""
        self.app.push_screen(routes.words(self.desk, self.pack, self.phrase.terms))

    @work
    async def action_list(self) -> None:
        """List the phrases, and go to the chosen one."""
        rows = [f"{one.number:>2}  {one_line(one.text)}" for one in self.view.phrases]
        chosen = await self.app.push_screen_wait(ChooseDialog(self.view.title, rows, self.number))
        if chosen is not None:
            self._go_to(chosen)
