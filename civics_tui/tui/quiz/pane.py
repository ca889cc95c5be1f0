"""The pane of a question: its column with the lines around it, and the sources as a drawer or a card at the side.

It is drawn from a turn and knows where things are put at each size; what is done next is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from civics_tui.tui.inputs import AnswerInput, PickInput, input_for
from civics_tui.tui.inputs.rows import RowsInput
from civics_tui.tui.quiz import lines
from civics_tui.tui.quiz.keys import Situation
from civics_tui.tui.quiz.text import hints_below, notice_below, reason_below, unanswered_below
from civics_tui.tui.quiz.turn import Turn
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.question import QuestionBody
from civics_tui.tui.widgets.status import StatusLine, SureLine


class QuestionPane(Widget):
    """A question, its feedback, and its sources."""

    DEFAULT_CSS = """
    QuestionPane {
        layers: base drawer;
        layout: horizontal;
        height: 1fr;
        #main { layer: base; width: 1fr; height: 100%; }
        #sticky { height: 1; text-wrap: nowrap; }
        #above-keys { height: 1; }
        StatusLine { color: $text-muted; }
        &.-unsaved StatusLine { text-style: bold; }
        &.-sure StatusLine { display: none; }
        &.-sure SureLine { display: block; }
    }
    QuestionPane.-narrow {
        #sticky, #above-keys { display: none; }
    }
    """

    body = getters.query_one("#question", QuestionBody)
    drawer = getters.query_one("#drawer", SourceDrawer)
    status = getters.query_one("#status", StatusLine)
    sure = getters.query_one("#sure", SureLine)

    class Moved(Message):
        """Something else is in view than before."""

    def __init__(self, turn: Turn, *, at_once: Callable[[], bool]) -> None:
        """Show the question of a turn; `at_once` says whether a digit answers."""
        super().__init__(id="pane")
        self.turn = turn
        self.shown = turn.asked
        """The question that is drawn."""
        self.card_on = True
        self.drawer_on = False
        self.is_wide = False
        self.is_narrow = False
        self._at_once = at_once
        self._stuck = Content("")

    def compose(self) -> ComposeResult:
        """The column of the question, and the drawer or card."""
        with Vertical(id="main"):
            yield Static(id="sticky")
            yield QuestionBody(self._new_input())
            yield StatusLine()
            yield SureLine()
            yield Static(id="above-keys")
        yield SourceDrawer()

    def _new_input(self) -> AnswerInput:
        return input_for(
            self.turn.asked.form,
            beside=self.turn.asked.holders,
            at_once=self._at_once(),
            ready=self.turn.attempt.feedback_at_once,
        )

    @property
    def input(self) -> AnswerInput:
        """The input of the question."""
        return self.body.input

    @property
    def is_covered(self) -> bool:
        """Does the drawer cover the question?"""
        return self.drawer_on and not self.is_wide

    def situation(self) -> Situation:
        """What there is to be done now."""
        turn, drawer = self.turn, self.drawer
        return Situation(
            phase=turn.phase,
            writing=self.input.writing,
            exam=turn.is_exam,
            scored=turn.asked.is_scored,
            has_next=turn.following is not None,
            has_previous=turn.asked.index > 0,
            skippable=turn.is_exam or turn.following not in (None, turn.asked.index),
            inside=self.input.keys(),
            hints=turn.hints_left if turn.phase == "asking" else 0,
            sources=bool(turn.asked.before or drawer.cards),
            drawer=self.in_drawer,
            card=self.is_wide,
            card_shown=self.card_on,
            cards=len(drawer.cards) if drawer.is_open else 0,
            linked=bool(drawer.is_open and drawer.card and drawer.card.link),
            differs=turn.reading and bool(turn.asked.disputes),
            words=bool(turn.terms),
            across=self.in_drawer or turn.read_on is not None,
            overridable=turn.overridable,
            reportable=not turn.looking_back,
            more=drawer.more_below if self.in_drawer else self.body.more_below,
            stem_above=bool(self.body.stem.least) and not self.body.on_stem_page,
            pages=self.body.on_stem_page,
        )

    def on_mount(self) -> None:
        """Tell when other rows come into view."""
        self.watch(self.body, "scroll_y", self._tell_moved, init=False)
        self.watch(self.body, "virtual_size", self._tell_moved, init=False)

    def _tell_moved(self) -> None:
        self.call_after_refresh(self.post_message, self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Other rows may be in view."""
        self._tell_moved()

    def set_size(self, *, wide: bool, narrow: bool) -> None:
        """Put the sources where there is room for them."""
        before, self.is_wide, self.is_narrow = (self.is_wide, self.is_narrow), wide, narrow
        self.set_class(narrow, "-narrow")
        self.drawer.is_panel, self.drawer.is_whole = wide, narrow
        if (wide, narrow) == before:
            self.place_drawer()
        else:
            self.draw()

    def place_drawer(self) -> None:
        """Open or close the drawer, or the card at the side."""
        self.drawer.is_open = self.card_on if self.is_wide else self.drawer_on
        self._tell_moved()

    async def show(self) -> None:
        """Show the question of the turn, which may be another one than before."""
        if self.turn.asked is not self.shown:
            self.shown = self.turn.asked
            await self.body.replace(self._new_input())
            self.begin()
        else:
            self.draw()

    def begin(self) -> None:
        """Show a question that was not on the screen before."""
        answer = self.turn.response.answer
        if answer is not None:
            self.input.put(answer)
        self.draw()
        if self.turn.phase == "asking" and not self.is_covered:
            self.input.take_focus()

    def draw(self) -> None:
        """Draw all that follows from the phase."""
        turn, body = self.turn, self.body
        self.set_class(turn.phase == "unsaved", "-unsaved")
        self.set_class(turn.phase == "sure", "-sure")
        told = turn.told
        if isinstance(self.input, PickInput):
            self.input.tells_all = self.is_wide
        if told:
            if self.input.writing:
                self.screen.set_focus(None)
            self.input.reveal(told)
        body.stem.ask(turn.asked.stale, turn.asked.settled, self.input.stem() or turn.asked.form.stem)
        if told:
            body.say_below(reason_below(told, turn.read_on.title if self.is_wide and turn.read_on else ""))
        elif turn.phase == "feedback":
            body.say_below(unanswered_below(turn.asked.right, turn.asked.question.explanation))
        elif self.is_narrow and not turn.asked.is_scored:
            body.say_below(notice_below())
        else:
            body.say_below(hints_below(turn.hints))
        self.drawer.show_cards(turn.asked.cards if turn.reading else (), turn.asked.before)
        self.place_drawer()
        self.draw_lines()

    def draw_lines(self) -> None:
        """Draw the line that stays of the stem, and the line above the keys."""
        body = self.body
        scrolled = body.scroll_offset.y > 0 and not self.is_narrow
        self._stick(body.stem.first(body.size.width) if scrolled else Content(""))
        choices = self.input.count if body.on_stem_page and isinstance(self.input, RowsInput) else 0
        left, right = lines.status(self.turn, choices, body.page if self.is_narrow else None)
        self.status.say(left, right, whole=bool(self.turn.sentence) or not self.turn.asked.is_scored)

    def _stick(self, line: Content) -> None:
        """Keep a line above the question; most keys leave it as it is."""
        if not line.is_same(self._stuck):
            self._stuck = line
            self.query_one("#sticky", Static).update(line, layout=False)

    def end_of_stem(self) -> Content | None:
        """The end of the stem where its page is not shown."""
        return self.body.stem.last(self.body.size.width - 8) if self.body.scroll_offset.y else None

    def fit_input(self) -> None:
        """Fit the input after a change in it."""
        stem = self.input.stem()
        if stem is not None:
            self.body.stem.ask(self.turn.asked.stale, stem)
        self.body.fit_all()
        if isinstance(self.input, RowsInput):
            self.body.show_marked()
        else:
            self.body.show_answer()

    def show_feedback(self) -> None:
        """Bring the answered input into view, with the focus in it where it can be read by arrows."""
        if self.input.can_focus:
            self.input.focus(scroll_visible=False)
        self.body.show_feedback()

    def open_drawer(self) -> None:
        """Open the drawer; where there is room for it, the card at the side."""
        if self.is_wide:
            self.card_on = True
        else:
            self.drawer_on = True
        self.place_drawer()
        self.drawer.take_focus()

    @property
    def in_drawer(self) -> bool:
        """Is one in the drawer or card now, and not in the question?"""
        return self.is_covered or self.drawer.has_focus_within

    def close_drawer(self) -> None:
        """Close the drawer and go back to where one was; a card at the side stays."""
        self.drawer_on = False
        self.place_drawer()
        if self.turn.phase == "asking" or self.input.can_focus:
            self.input.take_focus()
        else:
            self.screen.set_focus(None)

    def turn_page(self, pages: int) -> None:
        """Turn pages of the question, or of the drawer that covers it."""
        if self.in_drawer:
            self.drawer.page(pages)
        else:
            self.body.turn(pages)
