"""A page to read, one section at a time: links, words, questions in place. The contents stand beside or behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui import routes
from civics_tui.tui.content import T, cut
from civics_tui.tui.page_parts import PageParts
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import ListRow, RowList, heading
from civics_tui.tui.widgets.section_view import SectionView
from civics_tui.views import page as views
from civics_tui.views.pieces import Span, plain
from civics_tui.views.specials import offered_by
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class ExplainerScreen(CivicsScreen[None]):
    """A section, and from 100 columns the contents at its right."""

    DEFAULT_CSS = """
    ExplainerScreen {
        #contents { display: none; width: 1fr; padding: 1 0 0 0; }
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

    section = getters.query_one("#page", SectionView)
    contents = getters.query_one("#contents", RowList)

    def __init__(self, desk: Desk, pack: str, page: str, section: str = "") -> None:
        """Read a page of a pack, from a section on.

        Raises:
            NotFound: there is no such pack or page.
        """
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.explainer = desk.library.explainer(pack, page)
        self.page = views.page(
            self.explainer, desk.now().date(), desk.library.ledger(pack), offered_by(desk.library, pack)
        )
        self.number = self.page.place(section)
        self._parts = PageParts(desk, pack, self.page)

    # What there is

    def body(self) -> Iterable[Widget]:
        """The section and the contents."""
        with Horizontal():
            yield SectionView()
            yield RowList(id="contents", beside=True)

    @property
    def is_on_contents(self) -> bool:
        """Do the contents cover the section?"""
        return self.has_class("-contents") and not self.is_wide

    def footer(self) -> Iterable[Key]:
        """What can be done here."""
        yield from self._enter_keys()
        if self.section.stops:
            yield Key("tab", _("links, questions") if self.section.has_questions else _("links"), "stop(1)")
        if not self.writing:
            yield from self._letter_keys()
        yield Key("esc", _("back"), "back")

    def _enter_keys(self) -> Iterable[Key]:
        question = self.section.question
        if self.is_on_contents:
            yield Key("enter", _("go there"), "open")
        elif question is not None:
            yield Key("enter", _("go on") if question.is_answered else _("answer"), "answer")
            yield from question.input.keys()
        elif self.section.link is not None:
            yield Key("enter", _("open") if self.section.link.role == "special" else _("follow"), "read_on")
        else:
            yield Key("enter", _("read on"), "read_on")

    def _letter_keys(self) -> Iterable[Key]:
        if len(self.page.sections) > 1:
            yield Key("n p", _("section"), "turn(1)")
            yield Key("l", _("contents"), "contents")
        if views.page_terms(self.page):
            yield Key("g", _("words"), "words")
        if self.page.claims:
            yield Key("s", _("show me"), "sources")
        yield Key("x", _("questions"), "across")

    # Showing

    async def on_mount(self) -> None:
        """Show the first section asked for."""
        rows = [self._contents_row(number) for number in range(len(self.page.sections))]
        self.contents.show([heading(_("Contents")), *rows])
        await self._show()

    def resized(self) -> None:
        """The contents are beside the section, or behind it."""
        if self.is_mounted:
            self._focus()

    def _contents_row(self, number: int) -> ListRow:
        title = plain(self.page.sections[number].title) or self.page.title

        def draw(width: int) -> Content:
            sign = "* " if number == self.number else "  "
            return cut(T(sign + title), min(width, WIDTH))

        return ListRow(draw, (number,))

    async def _show(self) -> None:
        await self.section.show(self._parts.widgets(self.number))
        self.contents.redraw()
        self.contents.mark((self.number,))
        self.set_class(False, "-contents")
        count = len(self.page.sections)
        where = _("section {n} of {count}").format(n=self.number + 1, count=count) if count > 1 else ""
        self.say_where(self.page.title, T(where, "quiet"))
        self._focus()

    def _focus(self) -> None:
        if self.is_on_contents:
            self.contents.focus()
        elif self.section.question is None:
            self.section.focus()
        self.show_keys()

    @on(SectionView.Moved)
    def _draw_keys(self, event: SectionView.Moved) -> None:
        event.stop()
        self.show_keys()

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
        self.contents.action_select()

    async def action_turn(self, step: int) -> None:
        """Go to the next or the last section."""
        await self._go_to(self.number + step)

    def action_contents(self) -> None:
        """Go to the contents, or back."""
        if self.is_wide:
            (self.section if self.contents.has_focus else self.contents).focus()
        else:
            self.toggle_class("-contents")
            self._focus()

    async def action_back(self) -> None:
        """Leave a question, a link or the contents first; then the page."""
        if self.is_on_contents or self.contents.has_focus:
            self.action_contents()
        elif self.section.question or self.section.link:
            self.section.mark(None)
        else:
            await super().action_back()

    def action_stop(self, step: int) -> None:
        """Mark the next or the last link or question."""
        if not self.is_on_contents:
            self.section.step(step)

    def action_answer(self) -> None:
        """Hand in the answer to the marked question."""
        if self.section.question is not None:
            self.section.question.action_go()

    async def action_read_on(self) -> None:
        """Follow the marked link; else go one page down, and behind the end to the next section.

        What can be played in a section is marked before one leaves it.
        """
        if self.section.link is not None:
            await self._follow(self.section.link)
        elif not self.section.page(1) and not self.section.mark_special():
            await self._go_to(self.number + 1)

    async def action_read_back(self) -> None:
        """Go one page up, and before the start to the last section."""
        if not self.section.page(-1):
            await self._go_to(self.number - 1)

    def action_scroll_page(self, lines: int) -> None:
        """Scroll by lines."""
        self.section.scroll_relative(y=lines, animate=False)

    # Elsewhere

    @on(SectionView.Followed)
    async def _follow_clicked(self, event: SectionView.Followed) -> None:
        event.stop()
        await self._follow(event.link)

    async def _follow(self, link: Span) -> None:
        match link.role:
            case "term":
                self.app.push_screen(routes.words(self.desk, self.pack, (link.target,)))
            case "page":
                page, _hash, section = link.target.partition("#")
                if page in ("", self.page.id):
                    await self._go_to(self.page.place(section))
                else:
                    self.civics.go(routes.Place("explainer", self.pack, page, section))
            case "link":
                self.app.push_screen(routes.open_link(link.target))
            case "special":
                self._open_special(*link.target.split(":", 1))

    def _open_special(self, sort: str, id_: str) -> None:
        """Open a special explainer; of a dossier, with the others of the page to go on to."""
        if sort != "actor":
            self.civics.go(routes.place(sort, self.pack, id_))
            return
        with self.civics.told():
            ids = [one.id for one in self.page.offers if one.sort == "actor"]
            self.app.push_screen(routes.dossiers(self.desk, self.pack, ids, id_))

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
