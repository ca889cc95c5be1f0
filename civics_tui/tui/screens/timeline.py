"""A timeline: the events known by some day, what is hidden, and the marked event in full. Drawn as a line where there
is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from civics_tui.model import timeline as model
from civics_tui.tui import routes
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.known_by import Day, KnownByDialog
from civics_tui.tui.screens.lanes import LanesDialog
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.event_drawer import EventDrawer
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import RowList
from civics_tui.tui.widgets.sheet import Rows, Sheet
from civics_tui.tui.widgets.timeline_line import TimelineLine
from civics_tui.tui.widgets.timeline_rows import (
    LATER,
    columns,
    detail_rows,
    list_rows,
    practice_row,
    said_rows,
    top_line,
)
from civics_tui.views import known_by, source, timeline
from civics_tui.views.known_by import Look
from civics_tui.views.timeline import Choice, Questions
from civics_tui.views.timeline_line import Drawing, drawing
from civics_tui.views.timeline_start import start
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

AT_END = ("questions",)
"""The value of the row that takes the questions of the timeline."""


class TimelineScreen(CivicsScreen[None]):
    """The list, with the marked event below it or at its right; the drawer with its claims over that."""

    DEFAULT_CSS = """
    TimelineScreen {
        #line { display: none; margin-top: 1; }
        &.-wide.-tall #line { display: block; }
        #under { layers: base drawer; layout: vertical; height: 1fr; }
        #list { height: 1fr; width: 1fr; layout: vertical; }
        #events { height: 1fr; margin-top: 1; }
        #said { padding: 0 1; }
        #detail {
            height: auto;
            max-height: 10;
            padding: 0 1;
            border-top: solid $border-blurred;
            scrollbar-size-vertical: 1;
        }
        &.-open #detail { max-height: 18; }
        &.-narrow {
            #events { margin-top: 0; }
            #detail { display: none; max-height: 100%; height: 1fr; border-top: none; }
            &.-open #detail { display: block; }
            &.-open #list { display: none; }
        }
        &.-wide {
            #under { layout: horizontal; }
            #detail {
                width: 46;
                height: 100%;
                max-height: 100%;
                border-top: none;
                border-left: solid $border-blurred;
            }
            &.-claims #detail { display: none; }
            &.-claims #list { margin-right: 46; }
        }
    }
    """

    BINDINGS = [
        Binding("left_square_bracket", "earlier", show=False, id="timeline.earlier"),
        Binding("right_square_bracket", "later", show=False, id="timeline.later"),
        Binding("t", "type_day", show=False, id="timeline.type-day"),
        Binding("l", "lanes", show=False, id="timeline.lanes"),
        Binding("x", "across", show=False, id="timeline.across"),
        Binding("s,f2", "show_me", show=False, id="timeline.show-me"),
        Binding("n", "turn(1)", show=False, id="timeline.next"),
        Binding("p", "turn(-1)", show=False, id="timeline.previous"),
        Binding("v", "differs", show=False, id="timeline.differs"),
        Binding("o", "open_link", show=False, id="timeline.link"),
        Binding("y", "copy", show=False, id="timeline.copy"),
        Binding("j", "scroll_detail(1)", show=False, id="timeline.down"),
        Binding("k", "scroll_detail(-1)", show=False, id="timeline.up"),
    ]

    events = getters.query_one("#events", RowList)
    detail = getters.query_one("#detail", VerticalScroll)
    drawer = getters.query_one(EventDrawer)

    def __init__(self, desk: Desk, place: routes.Place) -> None:
        """Show a timeline of a pack, from an event on, or as it could be told on a day.

        Raises:
            NotFound: there is no such pack or timeline.
            DateError: the place in it is neither an event nor a date.
        """
        super().__init__()
        self.desk = desk
        self.pack = place.pack
        self.told = desk.library.timeline(place.pack, place.id)
        self.ledger = desk.library.ledger(place.pack)
        self.look, first = start(self.told, place.section)
        self.event: model.Event | None = self.told.event(first)
        """The event that is marked."""
        self._view = timeline.timeline_view(self.told, self.look, self.ledger)
        self._columns = columns(timeline.timeline_view(self.told, Look(), self.ledger).rows)
        self._questions: Questions = {}

    # What there is

    def body(self) -> Iterable[Widget]:
        """The line, the list with what is hidden, the marked event, and the drawer."""
        yield TimelineLine(self._drawing, id="line")
        with Container(id="under"):
            with Container(id="list"):
                yield RowList(id="events")
                yield Sheet(lambda width: said_rows(self._view, width, narrow=self.is_narrow), id="said")
            with VerticalScroll(id="detail"):
                yield Sheet(self._detail_rows, id="detail-rows")
            yield EventDrawer(self.ledger, self.desk.now().date())

    def _drawing(self, width: int) -> Drawing:
        return drawing(self.told, self.look, width, marked=self.event.id if self.event else "")

    def _detail_rows(self, width: int) -> Rows:
        return detail_rows(timeline.detail(self.told, self.event, self.ledger), width) if self.event else []

    @property
    def is_open(self) -> bool:
        """Is the marked event read in full?"""
        return self.has_class("-open")

    @property
    def can_open(self) -> bool:
        """Is there more of the marked event than is in sight?"""
        return self.event is not None and (self.is_narrow or self.detail.max_scroll_y > 0)

    def footer(self) -> Iterable[Key]:
        """What can be done with the timeline, or with the claim in the drawer."""
        yield from self.drawer.keys() if self.drawer.is_open else self._list_keys()
        yield Key("esc", _("back"), "back", keep=True)

    def _list_keys(self) -> Iterable[Key]:
        yield Key("[ ]", _("date") if self.is_narrow else _("known by"), "earlier", keep=True)
        if self.is_open:
            yield Key("n p", _("event"), "turn(1)")
        elif self.can_open:
            yield Key("enter", _("read"), "open")
        yield Key("l", _("lanes"), "lanes")
        if count := len(self._asked()):
            yield Key("x", ngettext("{n} question", "{n} questions", count), "across")
        if self.event is not None and timeline.detail(self.told, self.event, self.ledger).claims:
            yield Key("s", _("show me"), "show_me")
        yield Key("t", _("type a date"), "type_day")

    # Showing

    def on_mount(self) -> None:
        """Start at the first event, and look for the questions on all of them: that reads the whole pack."""
        self.watch(self.detail, "virtual_size", self.show_keys, init=False)
        first = self.event
        self._draw()
        if first is not None:
            self.events.mark(first.id)
        self.events.focus()
        self.civics.in_background(self, self._find, self._found, group="questions")

    def _find(self, desk: Desk) -> Questions:
        return timeline.questions_by_event(self.told, desk.library, self.pack)

    def _found(self, questions: Questions) -> None:
        self._questions = questions
        self.show_keys()

    def _draw(self) -> None:
        self._view = timeline.timeline_view(self.told, self.look, self.ledger)
        self._say_look()
        ending = [practice_row(len(self.told.questions), AT_END)] if self.told.questions else []
        rows = [*list_rows(self._view, self._columns, narrow=self.is_narrow), *ending]
        self.events.show(rows)
        self._mark(self.events.value)
        self.query_one("#said", Sheet).redraw()

    def _say_look(self) -> None:
        self.say_where(*top_line(self._view, self.size.width, narrow=self.is_narrow))

    def _mark(self, value: object) -> None:
        """Show the event of a marked row."""
        self.event = self.told.event(value) if isinstance(value, str) else None
        self.query_one("#detail-rows", Sheet).redraw()
        self.detail.scroll_home(animate=False)
        self.query_one(TimelineLine).redraw()
        if self.drawer.is_open:
            self.drawer.hold(self.event)
        self.show_keys()

    def resized(self) -> None:
        """The line has room or not, and the event stands below the list or beside it."""
        if not self.is_mounted:
            return
        lanes = len(self.told.lanes) + 4
        self.set_class(lanes * 3 <= self.size.height, "-tall")
        self.drawer.is_panel, self.drawer.is_whole = self.is_wide, self.is_narrow
        self._say_look()
        self.query_one("#said", Sheet).redraw()
        self.call_after_refresh(self.show_keys)

    @on(RowList.Moved, "#events")
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._mark(event.value)

    @on(RowList.Chosen, "#events")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.value == AT_END:
            self._practise(self.told.questions)
        elif isinstance(event.value, str):
            self.action_open()

    @on(TimelineLine.Picked)
    def _picked(self, event: TimelineLine.Picked) -> None:
        event.stop()
        self.events.mark(event.event)

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        if event.target == LATER:
            self.action_later()

    # The look

    def _turn_to(self, look: Look) -> None:
        self.look = look
        self._draw()

    def action_earlier(self) -> None:
        """Tell the timeline until the stop before."""
        look = known_by.earlier(self.told, self.look)
        if look == self.look:
            self.civics.tell(timeline.end_of_stops(forward=False))
        else:
            self._turn_to(look)

    def action_later(self) -> None:
        """Tell the timeline until the next stop, and mark what became known there."""
        before = {row.id for row in self._view.rows}
        look = known_by.later(self.told, self.look)
        if look == self.look:
            self.civics.tell(timeline.end_of_stops(forward=True))
            return
        self._turn_to(look)
        fresh = [row.id for row in self._view.rows if row.id not in before]
        if fresh and not self.is_open:
            self.events.mark(fresh[0])

    def action_type_day(self) -> None:
        """Ask until which day it is told."""

        def take(typed: Day | None) -> None:
            if typed is not None:
                self._turn_to(known_by.at(self.look, typed.day))

        self.app.push_screen(KnownByDialog(self.look.day), take)

    def action_lanes(self) -> None:
        """Choose lanes and sources."""
        self.app.push_screen(LanesDialog(self._choices(), self._tick))

    def _choices(self) -> Sequence[Choice]:
        return timeline.choices(self.told, self.look, self.ledger)

    def _tick(self, choice: Choice | None) -> Sequence[Choice]:
        nothing = replace(self.look, lanes=frozenset(), sources=frozenset())
        self._turn_to(self.look.ticked(choice.lane, choice.source) if choice else nothing)
        return self._choices()

    # The event

    def action_open(self) -> None:
        """Read the marked event in full, where not all of it is in sight."""
        if self.can_open:
            self.add_class("-open")
            self.detail.focus()
            self.show_keys()

    def action_page(self, pages: int) -> None:
        """Turn pages of the drawer."""
        self.drawer.page(pages)

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the event by lines."""
        self.detail.scroll_relative(y=lines, animate=False)

    def action_turn(self, step: int) -> None:
        """Go to the next or the last claim of the drawer, else event."""
        if self.drawer.is_open:
            self.drawer.turn(step)
            return
        ids: list[object] = [row.id for row in self._view.rows]
        place = ids.index(self.event.id) + step if self.event and self.event.id in ids else 0
        if 0 <= place < len(ids):
            self.events.mark(ids[place])

    def action_show_me(self) -> None:
        """Show the claims behind the event, or put them away."""
        if self.drawer.is_open:
            self._close_drawer()
        elif self.drawer.hold(self.event):
            self.drawer.is_open = True
            self.add_class("-claims")
            self.drawer.take_focus()
            self.show_keys()
        elif self.event is not None:
            self.civics.tell(source.no_source())

    def _close_drawer(self) -> None:
        self.drawer.is_open = False
        self.remove_class("-claims")
        (self.detail if self.is_open else self.events).focus()
        self.show_keys()

    @on(SourceDrawer.Turned)
    def _turned(self) -> None:
        self.show_keys()

    async def action_back(self) -> None:
        """Close the drawer or the event first, then the timeline."""
        if self.drawer.is_open:
            self._close_drawer()
        elif self.is_open:
            self.remove_class("-open")
            self.events.focus()
            self.show_keys()
        else:
            await super().action_back()

    # Elsewhere

    def _asked(self) -> tuple[str, ...]:
        """Ids of the questions on the marked event."""
        return self._questions.get(self.event.id, ()) if self.event else ()

    def action_across(self) -> None:
        """Take the questions that rest on the claims of the event."""
        if asked := self._asked():
            self._practise(asked)
        else:
            self.civics.tell(_("No question rests on this event yet."))

    def _practise(self, questions: Sequence[str]) -> None:
        with self.civics.told():
            self.app.push_screen(routes.quiz(self.desk, self.desk.start(pack=self.pack, questions=questions)))

    def action_differs(self) -> None:
        """Show what sources differ about, side by side."""
        if views := self.drawer.disputes():
            self.app.push_screen(routes.differs(self.desk, self.pack, views))

    def action_open_link(self) -> None:
        """Ask before the address of the claim's source is opened."""
        if link := self.drawer.link():
            self.app.push_screen(routes.open_link(link))

    def action_copy(self) -> None:
        """Copy the citation in the drawer, else the event."""
        if citation := self.drawer.citation():
            self.civics.copy(citation)
        elif self.event is not None:
            self.civics.copy("\n".join(timeline.detail(self.told, self.event, self.ledger).lines()))
