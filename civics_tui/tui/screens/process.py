"""Play the route: numbers are changed, and at once it is seen which gate holds, why, and where that is known from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.tui import routes
from civics_tui.tui.content import T, spread
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.what_if import WhatIfDialog
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.play_sheet import PlaySheet
from civics_tui.tui.widgets.sheet import Rows, Sheet, SheetRow
from civics_tui.views import process_detail as views
from civics_tui.views import source
from civics_tui.views.dispute import dispute_view
from civics_tui.views.page import terms_in
from civics_tui.views.pieces import plain
from civics_tui.views.play import Play, range_words, start
from civics_tui.views.process import imagined_word
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

MOST_DIGITS = 15
"""Digits of a number that is typed."""


class ProcessScreen(CivicsScreen[None]):
    """A process with its numbers; from 100 columns the sources of the marked row stand at the right."""

    DEFAULT_CSS = """
    ProcessScreen {
        #play { layers: base drawer; layout: horizontal; height: 1fr; }
        #column { layer: base; width: 1fr; height: 100%; }
        #gates { height: 1fr; scrollbar-gutter: stable; }
        #end { height: 1; }
        &.-narrow #end { display: none; }
    }
    """

    BINDINGS = [
        Binding("down,j,n", "turn(1)", show=False, id="process.next"),
        Binding("up,k,p", "turn(-1)", show=False, id="process.previous"),
        Binding("right", "change(1)", show=False, id="process.more"),
        Binding("left", "change(-1)", show=False, id="process.less"),
        Binding("greater_than_sign", "change(10)", show=False, id="process.ten-more"),
        Binding("less_than_sign", "change(-10)", show=False, id="process.ten-less"),
        Binding("w", "what_if", show=False, id="process.what-if"),
        Binding("z", "undo", show=False, id="process.undo"),
        Binding("s,f2", "show_me", show=False, id="process.show-me"),
        Binding("v", "differs", show=False, id="process.differs"),
        Binding("g", "words", show=False, id="process.words"),
        Binding("x", "across", show=False, id="process.across"),
        Binding("y", "copy", show=False, id="process.copy"),
        Binding("enter", "questions", show=False, id="process.questions"),
        Binding("pagedown", "page(1)", show=False, id="process.page-down"),
        Binding("pageup", "page(-1)", show=False, id="process.page-up"),
    ]

    sheet = getters.query_one("#play-rows", PlaySheet)
    scroll = getters.query_one("#gates", VerticalScroll)
    drawer = getters.query_one("#drawer", SourceDrawer)

    def __init__(self, desk: Desk, pack: str, process: str, step: str = "") -> None:
        """Play a process of a pack, at a step where one is named.

        Raises:
            NotFound: there is no such pack or process.
        """
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.process = desk.library.process(pack, process)
        self.ledger = desk.library.ledger(pack)
        self.play = start(self.process)
        self._step = step
        self._before: list[Play] = []
        self._typed = ""
        self._kept = False
        self._said = ""

    # What there is

    def body(self) -> Iterable[Widget]:
        """The gates, what is asked at the end, and the sources."""
        with Horizontal(id="play"):
            with Vertical(id="column"):
                yield VerticalScroll(PlaySheet(self.play, self.ledger, id="play-rows"), id="gates", can_focus=False)
                yield Sheet(self._end, id="end")
            yield SourceDrawer(_("Also behind this step"))

    def footer(self) -> Iterable[Key]:
        """What can be done with the marked row, or with the sources."""
        if self.in_drawer:
            yield from self._drawer_keys()
            return
        yield from self._number_keys()
        if self._offered():
            yield Key("w", _("what if"), "what_if")
        if self.drawer.cards:
            yield Key("s", _("show me"), "show_me")
        if self._before:
            yield Key("z", _("undo"), "undo")
        if self.is_mounted and self.scroll.max_scroll_y > self.scroll.scroll_offset.y:
            yield Key("PgDn", _("more"), "page(1)")
        yield Key("esc", _("back"), "back", keep=True)
        if self.is_narrow and self.process.questions:
            yield Key("enter", _("questions"), "questions")
        yield Key("x", _("questions on this"), "across")
        yield Key("y", _("copy"), "copy")
        if self._terms():
            yield Key("g", _("words"), "words")

    def _number_keys(self) -> Iterable[Key]:
        name = self.sheet.row.input
        if name:
            yield Key("left right", "1" if self.process.inputs[name].int_ else "", "change(1)")
        if self.is_narrow:
            yield Key("n", _("gate"), "turn(1)")
        if name and self.process.inputs[name].int_:
            yield Key("< >", "10", "change(10)")

    def _drawer_keys(self) -> Iterable[Key]:
        if len(self.drawer.cards) > 1:
            yield Key("n p", _("claim"), "turn(1)")
        if self.drawer.card and self.drawer.card.disputes:
            yield Key("v", _("what differs"), "differs")
        yield Key("x", _("uses"), "across")
        yield Key("y", _("copy citation"), "copy")
        yield Key("esc", _("back"), "back", keep=True)

    @property
    def in_drawer(self) -> bool:
        """Is one at the sources now, and not at the gates?"""
        return self.drawer.is_open and (not self.is_wide or self.drawer.has_focus_within)

    def _offered(self) -> tuple[views.WhatIfRow, ...]:
        return views.what_if_rows(self.play, self.sheet.row.threshold, self.ledger)

    def _terms(self) -> tuple[str, ...]:
        return terms_in(views.texts(self.process))

    # Showing

    def on_mount(self) -> None:
        """Start at the step asked for, else at the first gate that holds."""
        self.watch(self.scroll, "scroll_y", self.show_keys, init=False)
        found = next((row for row in self.sheet.view.rows if row.step == self._step), None)
        if found is not None:
            self.sheet.mark(found.key)
        self.sheet.focus(scroll_visible=False)
        self.resized()
        self._draw()

    def resized(self) -> None:
        """The sources are beside the gates or above them; a narrow screen shows one gate."""
        if not self.is_mounted:
            return
        self.sheet.is_narrow = self.is_narrow
        self.sheet.redraw()
        self._place_drawer()
        self.call_after_refresh(self._bring_into_view)

    def _place_drawer(self) -> None:
        drawer = self.drawer
        if drawer.is_panel != self.is_wide:
            drawer.is_open = self.is_wide
            self.sheet.focus(scroll_visible=False)
        drawer.is_panel, drawer.is_whole = self.is_wide, self.is_narrow

    def _draw(self) -> None:
        view = self.sheet.view
        word = T(_("through"), "right") if view.success else T(_("stopped"), "wrong")
        mark = T(f"{imagined_word()}  ", "differs") if self.play.imagined else T("")
        self.say_where(view.title, mark + word)
        today = self.desk.now().date()
        claims = [one for one in views.claims_behind(self.play, self.sheet.row) if one in self.ledger.claims]
        cards = tuple(source.card(self.ledger.claims[one], self.ledger, today) for one in claims)
        if cards != self.drawer.cards:
            self.drawer.show_cards(cards, ())
        self.query_one("#end", Sheet).redraw()
        self.show_keys()
        self.call_after_refresh(self._bring_into_view)

    def _bring_into_view(self) -> None:
        region = self.sheet.region_to_see()
        if region is not None:
            self.scroll.scroll_to_region(region, animate=False, force=True)
        self.show_keys()

    def _end(self, width: int) -> Rows:
        """What went wrong, what is being typed, or what is asked at the end."""
        if self._said:
            return [SheetRow(T(self._said, "wrong").pad_left(1))]
        if self._typed:
            text = _("{title}: {typed}   enter is done").format(title=self.sheet.row.label, typed=self._typed)
            return [SheetRow(T(text).pad_left(1))]
        view = self.sheet.view
        key = T("enter", "quiet") if view.questions else T("")
        return [SheetRow(spread(T(view.questions), key, min(width - 2, 78)).pad_left(1), "questions")]

    # Changing

    def _take(self, change: Callable[[], Play], *, keep: bool = True) -> None:
        """Take over a change, and keep what was before it; or say why it cannot be."""
        self._said = ""
        try:
            play = change()
        except CivicsError as problem:
            self._said = problem.sentence
            self._draw()
            return
        if play.inputs != self.play.inputs or play.imagined != self.play.imagined:
            if keep:
                self._before.append(self.play)
            self.play = play
            self.sheet.show_play(play)
        self._draw()

    def _end_typing(self) -> None:
        self._typed, self._kept, self._said = "", False, ""

    def action_change(self, by: int) -> None:
        """Change the marked number by so much, or take the next choice."""
        self._end_typing()
        name = self.sheet.row.input
        if name and not self.in_drawer:
            self._take(lambda: self.play.change(name, by))

    @on(PlaySheet.Typed)
    def _type(self, event: PlaySheet.Typed) -> None:
        """Take a digit of a number; what is typed in one go is one change."""
        event.stop()
        name = self.sheet.row.input
        if not name:
            return
        asked = self.process.inputs[name]
        typed = (self._typed + event.digit)[:MOST_DIGITS] if event.digit else self._typed[:-1]
        if asked.int_ and typed and int(typed) > asked.int_[-1]:
            typed = event.digit
        if not asked.int_:
            self._end_typing()
            number = int(event.digit or "0")
            if 1 <= number <= asked.count:
                self._take(lambda: self.play.put(name, asked.values()[number - 1]))
            return
        self._typed = typed
        if typed and asked.takes(Fraction(typed)):
            before = len(self._before)
            self._take(lambda: self.play.put(name, Fraction(typed)), keep=not self._kept)
            self._kept = self._kept or len(self._before) > before
        elif typed:
            self._said = f"{typed}   ({range_words(asked)})"
            self._draw()

    @on(PlaySheet.Set)
    def _set(self, event: PlaySheet.Set) -> None:
        event.stop()
        asked = self.process.inputs[event.row.input]
        self._end_typing()
        place = round(event.share * (asked.count - 1))
        value = Fraction(asked.int_[0] + place * asked.step)
        self._take(lambda: self.play.put(event.row.input, value))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._end_typing()
        if self._before and not self.in_drawer:
            self.play = self._before.pop()
            self.sheet.show_play(self.play)
            self._draw()

    @work
    async def action_what_if(self) -> None:
        """Imagine another threshold for the marked gate."""
        self._end_typing()
        row, offered = self.sheet.row, self._offered()
        if self.in_drawer:
            return
        if not offered:
            self.civics.tell(_("Nothing can be imagined at this step."))
            return
        chosen = await self.app.push_screen_wait(WhatIfDialog(row.label, offered))
        if chosen is not None:
            self._take(lambda: self.play.imagine(row.threshold, chosen.name or None))

    # Moving

    def action_turn(self, step: int) -> None:
        """Mark the next gate or the one before; where the sources are open, turn to the next claim."""
        self._end_typing()
        if self.in_drawer:
            self.drawer.turn(step)
            self.show_keys()
        elif self.sheet.step(step):
            if self.is_narrow:
                self.scroll.scroll_home(animate=False)
            self._draw()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        if self.in_drawer:
            self.drawer.page(pages)
        else:
            self.scroll.scroll_relative(y=pages * max(1, self.scroll.size.height - 1), animate=False)

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        kind, _colon, key = event.target.partition(":")
        if kind == "questions":
            self.action_questions()
        elif kind == "row":
            self._end_typing()
            self.sheet.mark(key)
            self._draw()

    async def action_back(self) -> None:
        """Close the sources first; then leave."""
        if self.in_drawer:
            self.drawer.is_open = self.is_wide
            self.sheet.focus(scroll_visible=False)
            self.show_keys()
        else:
            await super().action_back()

    # Elsewhere

    def action_show_me(self) -> None:
        """Show the claims behind the marked row."""
        if self.drawer.cards:
            self.drawer.is_open = True
            self.drawer.take_focus()
            self.show_keys()
        else:
            self.civics.tell(source.no_source())

    def action_differs(self) -> None:
        """Show what sources differ about, that of the open claim first."""
        card = self.drawer.card
        cards = (card,) if self.in_drawer and card else self.drawer.cards
        ids = dict.fromkeys(one for each in cards for one in each.disputes)
        disputes = tuple(dispute_view(self.ledger.disputes[one], self.ledger) for one in ids)
        if disputes:
            self.app.push_screen(routes.differs(self.desk, self.pack, disputes))

    def action_words(self) -> None:
        """Explain the words in the texts of the process."""
        if terms := self._terms():
            self.app.push_screen(routes.words(self.desk, self.pack, terms))

    def action_questions(self) -> None:
        """Take the questions at the end; behind a typed number, first be done with it."""
        if self._typed:
            self._end_typing()
            self._draw()
        elif self.process.questions and not self.in_drawer:
            self._ask(questions=self.process.questions)

    def action_across(self) -> None:
        """Take the questions on what the process teaches; from a claim, list what rests on it."""
        card = self.drawer.card
        if self.in_drawer and card and card.claim:
            self.app.push_screen(routes.uses(self.pack, card.claim))
        elif self.process.objective:
            self._ask(objective=self.process.objective)
        else:
            self.action_questions()

    def _ask(self, *, questions: tuple[str, ...] | None = None, objective: str | None = None) -> None:
        with self.civics.told():
            origin = f"page:{self.process.id}"
            sitting = self.desk.start(pack=self.pack, questions=questions, objective=objective, origin=origin)
            self.app.push_screen(routes.quiz(self.desk, sitting))

    def action_copy(self) -> None:
        """Copy the play as sentences; from a claim, its citation."""
        card, view = self.drawer.card, self.sheet.view
        if self.in_drawer and card:
            self.civics.copy(card.citation if card.link else card.search or card.citation)
        else:
            self.civics.copy("\n".join([view.title, *view.lines(), *([plain(view.note)] if view.note else [])]))
