"""A page to read, one section at a time: links, words, questions in place. The contents stand beside or behind it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.study.page_check import PageCheck
from civics_tui.tui import routes
from civics_tui.tui.content import T, cut, line_content, wrap
from civics_tui.tui.prose import Prose
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.page_question import PageQuestion
from civics_tui.tui.widgets.prose_sheet import ProseSheet
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.views import page as views
from civics_tui.views.pieces import Span, plain
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

Stop = tuple[Widget, int | None]
"""A widget that `tab` stops at, with the number of the link in it where it is a text."""


class ExplainerScreen(CivicsScreen[None]):
    """A section, and from 100 columns the contents at its right."""

    DEFAULT_CSS = """
    ExplainerScreen {
        #page { width: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
        #page > .title { height: auto; margin: 0 0 1 0; }
        #contents { display: none; width: 1fr; }
        &.-contents #contents { display: block; }
        &.-contents #page { display: none; }
        &.-wide #contents { display: block; width: 46; border-left: solid $border-blurred; }
        &.-wide #page { display: block; }
    }
    """

    BINDINGS = [
        Binding("n", "turn(1)", show=False, id="page.next"),
        Binding("p", "turn(-1)", show=False, id="page.previous"),
        Binding("l", "contents", show=False, id="page.contents"),
        Binding("g", "words", show=False, id="page.words"),
        Binding("s,f2", "sources", show=False, id="page.sources"),
        Binding("x", "across", show=False, id="page.questions"),
        Binding("tab", "stop(1)", show=False, id="page.next-link", priority=True),
        Binding("shift+tab", "stop(-1)", show=False, id="page.last-link", priority=True),
        Binding("enter,pagedown", "read_on", show=False, id="page.read-on"),
        Binding("pageup", "read_back", show=False, id="page.read-back"),
        Binding("down,j", "scroll_page(1)", show=False, id="page.down"),
        Binding("up,k", "scroll_page(-1)", show=False, id="page.up"),
    ]

    def __init__(self, desk: Desk, pack: str, page: str, section: str = "") -> None:
        """Read a page of a pack, from a section on.

        Raises:
            NotFound: there is no such pack or page.
        """
        super().__init__()
        self.desk = desk
        self.pack = pack
        library = desk.library
        self.explainer = library.explainer(pack, page)
        self.page = views.page(self.explainer, desk.now().date())
        self.number = self.page.place(section)
        self._checks: dict[str, PageCheck] = {}
        self._stops: list[Stop] = []
        self._at: int | None = None

    # What there is

    def body(self) -> Iterable[Widget]:
        """The section and the contents."""
        with Horizontal():
            yield VerticalScroll(id="page")
            yield RowList(id="contents")

    @property
    def scroll(self) -> VerticalScroll:
        """What scrolls the section."""
        return self.query_one("#page", VerticalScroll)

    def footer(self) -> Iterable[Key]:
        """What can be done here."""
        count = len(self.page.sections)
        stop = self._stops[self._at] if self._at is not None else None
        if self.has_class("-contents") and not self.is_wide:
            yield Key("enter", _("go there"), "open")
        elif stop and isinstance(stop[0], PageQuestion):
            yield Key("enter", _("go on") if stop[0].is_answered else _("answer"), "answer")
            yield from stop[0].input.keys()
        elif stop:
            yield Key("enter", _("follow"), "follow")
        else:
            yield Key("enter", _("read on"), "read_on")
        if self._stops:
            yield Key("tab", _("links, questions") if self._checks else _("links"), "stop(1)")
        if count > 1 and not self.writing:
            yield Key("n p", _("section"), "turn(1)")
            yield Key("l", _("contents"), "contents")
        if not self.writing:
            if views.page_terms(self.page):
                yield Key("g", _("words"), "words")
            if self.page.claims:
                yield Key("s", _("show me"), "sources")
            yield Key("x", _("questions"), "across")
        yield Key("esc", _("back"), "back")

    # Showing

    async def on_mount(self) -> None:
        """Show the first section asked for."""
        self.query_one("#contents", RowList).show([self._contents_row(n) for n in range(len(self.page.sections))])
        await self._show()

    def resized(self) -> None:
        """The contents are beside the section, or behind it."""
        if self.is_mounted:
            self._focus_page()

    def _contents_row(self, number: int) -> ListRow:
        section = self.page.sections[number]
        title = plain(section.title) or self.page.title

        def draw(width: int) -> Content:
            sign = "* " if number == self.number else "  "
            return cut(T(sign + title), min(width, WIDTH))

        return ListRow(draw, (number,))

    async def _show(self) -> None:
        """Put the widgets of the section on the screen, in place of those of another."""
        self._stops, self._at = [], None
        section = self.page.sections[self.number] if self.page.sections else None
        widgets = list(self._widgets(section)) if section else [Sheet(lambda _width: rows_of([T(_("Empty."))]))]
        with self.app.batch_update():
            await self.scroll.remove_children()
            await self.scroll.mount_all(widgets)
        self.scroll.scroll_home(animate=False)
        contents = self.query_one("#contents", RowList)
        contents.redraw()
        contents.highlighted = self.number
        self.set_class(False, "-contents")
        self._say_where()
        self._focus_page()

    def _say_where(self) -> None:
        count = len(self.page.sections)
        where = _("section {n} of {count}").format(n=self.number + 1, count=count) if count > 1 else ""
        self.say_where(self.page.title, T(where, "quiet"))

    def _focus_page(self) -> None:
        if self.has_class("-contents") and not self.is_wide:
            self.query_one("#contents").focus()
        elif self._at is None:
            self.scroll.focus()
        self.show_keys()

    def _widgets(self, section: views.PageSection) -> Iterable[Widget]:
        yield Sheet(lambda width: self._title(section, width), classes="title")
        for block in section.blocks:
            match block.kind:
                case "markdown" | "callout":
                    yield self._prose(Prose(block.text), block.label)
                case "glossary":
                    yield Sheet(partial(self._words, block.ids), classes="title")
                case "check":
                    yield from self._questions(block.ids)
        if self.number + 1 == len(self.page.sections):
            yield Sheet(self._end)

    def _prose(self, prose: Prose, label: str) -> ProseSheet:
        sheet = ProseSheet(prose, label=label)
        self._stops += [(sheet, number) for number in range(len(prose.links))]
        return sheet

    def _questions(self, ids: Iterable[str]) -> Iterable[Widget]:
        library = self.desk.library
        for one in ids:
            try:
                if one not in self._checks:
                    self._checks[one] = PageCheck(self.desk, self.pack, self.page.id, one)
            except CivicsError:  # `pack check` tells of it; the page can be read without it
                continue
            question = PageQuestion(self._checks[one], library.ledger(self.pack), library.misconceptions(self.pack))
            self._stops.append((question, None))
            yield question

    def _title(self, section: views.PageSection, width: int) -> Rows:
        width = min(width, WIDTH)
        lines = [line.stylize("bold") for line in wrap(line_content(section.title), width)]
        if not self.number and self.page.facts:
            lines += wrap(T(self.page.facts, "stale" if self.page.stale else "quiet"), width)
        return rows_of(lines)

    def _words(self, ids: tuple[str, ...], width: int) -> Rows:
        glossary = self.desk.library.glossary(self.pack)
        return rows_of(
            [T(line) for one in views.entries(ids or glossary, glossary) for line in one.lines(min(width, WIDTH))]
        )

    def _end(self, width: int) -> Rows:
        count = len(self.page.checks)
        asked = ngettext(
            "The end of the page. x asks {n} question on it.", "The end of the page. x asks {n} questions on it.", count
        )
        text = asked if count else _("The end of the page. x asks questions on it.")
        return rows_of(wrap(T(text, "quiet"), min(width, WIDTH)))

    # Links and questions

    def action_stop(self, step: int) -> None:
        """Mark the next or the last link or question."""
        if self.has_class("-contents") and not self.is_wide:
            return
        if isinstance(self.focused, Widget) and self._moves_inside(step):
            return
        if not self._stops:
            return
        at = (0 if step > 0 else len(self._stops) - 1) if self._at is None else self._at + step
        self._mark(at if 0 <= at < len(self._stops) else None)

    def _moves_inside(self, step: int) -> bool:
        """Move between the fields of a question, where there is another one."""
        if self._at is None or not isinstance(self._stops[self._at][0], PageQuestion):
            return False
        fields = [one for one in self._stops[self._at][0].query("*") if one.focusable]
        place = next((n for n, one in enumerate(fields) if one is self.focused), None)
        if place is None or not 0 <= place + step < len(fields):
            return False
        fields[place + step].focus()
        return True

    def _mark(self, at: int | None) -> None:
        before = self._stops[self._at] if self._at is not None else None
        if before and isinstance(before[0], ProseSheet):
            before[0].mark(None)
        self._at = at
        if at is None:
            self.scroll.focus()
        else:
            widget, link = self._stops[at]
            if isinstance(widget, ProseSheet) and link is not None:
                widget.mark(link)
                self.scroll.focus()
                region = widget.region_of_link(link)
                if region is not None:
                    self.scroll.scroll_to_region(
                        region.translate(widget.virtual_region.offset), animate=False, force=True
                    )
            elif isinstance(widget, PageQuestion):
                widget.input.take_focus()
                widget.scroll_visible(animate=False)
        self.show_keys()

    @on(ProseSheet.Followed)
    def _follow_clicked(self, event: ProseSheet.Followed) -> None:
        event.stop()
        self._follow(event.link)

    def _follow(self, link: Span) -> None:
        match link.role:
            case "term":
                self.app.push_screen(routes.words(self.desk, self.pack, (link.target,)))
            case "page":
                page, _hash, section = link.target.partition("#")
                if page in ("", self.page.id):
                    self.run_worker(self._go_to(self.page.place(section)), exclusive=True)
                else:
                    self.civics.go(routes.Place("explainer", self.pack, page, section))
            case "link":
                self.app.push_screen(routes.open_link(link.target))

    @on(PageQuestion.Answered)
    def _draw_answer(self, event: PageQuestion.Answered) -> None:
        event.stop()
        self._at = next((n for n, (widget, _link) in enumerate(self._stops) if widget is event.question), self._at)
        self.show_keys()

    @on(PageQuestion.GoOn)
    def _go_on(self, event: PageQuestion.GoOn) -> None:
        event.stop()
        self._mark(None)

    # Moving

    async def _go_to(self, number: int) -> None:
        if 0 <= number < len(self.page.sections):
            self.number = number
            await self._show()

    @on(RowList.Chosen)
    async def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, tuple):
            await self._go_to(event.value[0])

    def action_open(self) -> None:
        """Go to the marked section."""
        self.query_one("#contents", RowList).action_select()

    async def action_turn(self, step: int) -> None:
        """Go to the next or the last section."""
        await self._go_to(self.number + step)

    def action_contents(self) -> None:
        """Go to the contents, or back."""
        if self.is_wide:
            self.query_one("#contents").focus()
        else:
            self.toggle_class("-contents")
            self._focus_page()

    async def action_back(self) -> None:
        """Leave a question, a link or the contents first; then the page."""
        if self.has_class("-contents") and not self.is_wide:
            self.action_contents()
        elif self._at is not None:
            self._mark(None)
        else:
            await super().action_back()

    def action_follow(self) -> None:
        """Follow the marked link."""
        if self._at is not None:
            widget, link = self._stops[self._at]
            if isinstance(widget, ProseSheet) and link is not None:
                self._follow(widget.prose.links[link])

    def action_answer(self) -> None:
        """Hand in the answer to the marked question."""
        if self._at is not None:
            widget = self._stops[self._at][0]
            if isinstance(widget, PageQuestion):
                widget.action_go()

    async def action_read_on(self) -> None:
        """Follow the marked link; else go one page down, and behind the end to the next section."""
        scroll = self.scroll
        if self._at is not None and isinstance(self._stops[self._at][0], ProseSheet):
            self.action_follow()
        elif scroll.scroll_offset.y < scroll.max_scroll_y:
            scroll.scroll_relative(y=max(1, scroll.size.height - 2), animate=False)
        else:
            await self._go_to(self.number + 1)

    async def action_read_back(self) -> None:
        """Go one page up, and before the start to the last section."""
        if self.scroll.scroll_offset.y > 0:
            self.scroll.scroll_relative(y=-max(1, self.scroll.size.height - 2), animate=False)
        else:
            await self._go_to(self.number - 1)

    def action_scroll_page(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll.scroll_relative(y=lines, animate=False)

    # Elsewhere

    def action_words(self) -> None:
        """Explain the words on this page."""
        self.app.push_screen(routes.words(self.desk, self.pack, views.page_terms(self.page)))

    def action_sources(self) -> None:
        """Show the claims that the page rests on."""
        if self.page.claims:
            self.civics.go(routes.Place("page", self.pack, self.page.id))

    def action_across(self) -> None:
        """Take the questions on what the page teaches."""
        with self.civics.told():
            objective = self.explainer.objective
            if objective is None and self.page.checks:
                sitting = self.desk.start(pack=self.pack, questions=self.page.checks)
            else:
                sitting = self.desk.start(pack=self.pack, objective=objective)
            self.app.push_screen(routes.quiz(self.desk, sitting))
