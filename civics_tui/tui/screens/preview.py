"""A question of a pack while it is written: the screen of a quiz, which takes each save and keeps its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widget import Widget

from civics_tui.errors import AnswerError, CivicsError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.packs.preview.preview import Shown
from civics_tui.study.trial import TrialDesk
from civics_tui.tui.content import T, cut
from civics_tui.tui.inputs.rows import RowsInput
from civics_tui.tui.quiz import keys
from civics_tui.tui.quiz.turn import Turn
from civics_tui.tui.screens.quiz import QuizScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Rows, Sheet, SheetRow
from civics_tui.views import preview as views
from civics_tui.words import _

if TYPE_CHECKING:
    from typing import Any

    from civics_tui.tui.preview import PreviewApp

NOT_HERE = frozenset({"next", "previous", "flag", "overview", "report"})
"""Entries of a question that a preview has in its own way, or not at all."""


class PreviewScreen(QuizScreen):
    """One question, tried on."""

    DEFAULT_CSS = """
    PreviewScreen #banner { padding: 0 1; max-height: 2; }
    """

    BINDINGS = [
        Binding("f,f4", "findings", show=False, id="preview.findings"),
        Binding("l", "questions", show=False, id="preview.questions"),
        Binding("m,f8", "mend", show=False, id="preview.mend"),
    ]

    def __init__(self, desk: TrialDesk, shown: Shown, question: str) -> None:
        """Try on a question of what is shown."""
        super().__init__(desk, desk.ask(question))
        self.trial = desk
        self.shown = shown
        self.question = question
        """Id of the question on the screen."""
        self.number = self._number()

    @property
    def preview(self) -> PreviewApp:
        """The app of the preview."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def body(self) -> Iterable[Widget]:
        """The banner, and the question."""
        yield Sheet(self._banner, id="banner")
        yield from super().body()

    def _banner(self, width: int) -> Rows:
        lines = views.banner(self.shown, self.question)
        tokens = ("wrong", "quiet")
        return [SheetRow(cut(T(line, token), width)) for line, token in zip(lines, tokens, strict=False)]

    def footer(self) -> Iterable[Key]:
        """What can be done with the question, and with the pack."""
        now = self.pane.situation()
        own = [key for key in keys.offered(now) if key.action not in NOT_HERE or (now.drawer and key.action == "next")]
        if now.phase == "feedback":
            own[0] = Key("enter", _("next"), "go")
        if now.writing or now.drawer:
            return own
        marks = [
            Key("n p", _("question"), "next"),
            Key("f", _("findings"), "findings"),
            Key("l", _("list"), "questions"),
        ]
        mend = [Key("m", _("mend"), "mend")] if self.preview.mends else []
        return [*own[:2], *marks, *mend, *own[2:], Key("esc", _("leave"), "back")]

    def say_place(self) -> None:
        """Say which question of the pack it is, and what was found."""
        count = len(self.shown.ids)
        place = _("preview {n} of {count}").format(n=self.number + 1, count=count)
        if self.is_narrow:
            self.say_where(f"{self.number + 1}/{count} {self.question}")
        else:
            title = self.turn.attempt.title if self.turn.asked.is_scored else _("Views, not scored")
            self.say_where(f"{title}: {self.question}", f"{place}  {views.counts(self.shown)}")

    # Taking a save

    async def take(self, shown: Shown) -> None:
        """Show what was saved: the same question, with what was marked, asked for and answered, at the same line."""
        before, self.shown = self.shown, shown
        assert shown.pack is not None  # what was good once is kept
        self.trial.show(shown.pack)
        if self.question not in shown.pack.questions or self.question not in shown.ids:
            ids = shown.ids
            if ids:
                await self.ask(ids[min(self.number, len(ids) - 1)])
        elif _looks_other(before, shown, self.question):
            await self._ask_again()
        self.number = self._number()
        self.query_one("#banner", Sheet).redraw()
        self._draw_lines()

    async def _ask_again(self) -> None:
        pane, was = self.pane, self.turn
        old, line = pane.input, pane.body.scroll_offset.y
        answered, hints = was.response.answer, was.response.hints
        in_hand = answered or _in_hand(old)
        cursor = old.cursor if isinstance(old, RowsInput) else None
        await self.ask(self.question, hints=hints, answer=answered)
        new = pane.input
        if type(new) is not type(old):
            return
        if answered is None and in_hand is not None and _fits(self.turn, in_hand):
            new.put(in_hand)
        if isinstance(new, RowsInput) and cursor is not None and (answered is not None or new.cursor is None):
            new.put_cursor(min(cursor, new.count - 1))
        self.call_after_refresh(lambda: pane.body.scroll_to(y=line, animate=False, force=True, immediate=True))

    async def ask(self, question: str, *, hints: int = 0, answer: Answer | None = None) -> None:
        """Try on a question, from its start or with what was asked for and answered before."""
        try:
            sitting = self.trial.ask(question)
        except CivicsError as problem:
            self.civics.tell(problem.sentence, "warning")
            return
        self.turn.sitting.close()
        self.question, self.number = question, self._number(question)
        turn = self.turn = self.pane.turn = Turn(self.desk, sitting)
        turn.begin()
        for _hint in range(min(hints, turn.hints_left)):
            turn.hint()
        if answer is not None and _fits(turn, answer):
            turn.answer(answer)
        await self._follow()
        self.query_one("#banner", Sheet).redraw()

    def _number(self, question: str | None = None) -> int:
        wanted = question or self.question
        return self.shown.ids.index(wanted) if wanted in self.shown.ids else 0

    async def _follow(self) -> None:
        if self.turn.phase == "feedback" and not self.turn.sentence:
            self.turn.say(_("Tried on. Nothing of it is kept."), "quiet")
        await super()._follow()

    # Going on

    async def action_go(self) -> None:
        """Answer; then go on to the next question."""
        if self.turn.phase == "feedback" and not self.pane.is_covered:
            await self._turn_to(1)
        else:
            await super().action_go()

    async def _step(self, step: int) -> None:
        drawer = self.pane.drawer
        if drawer.is_open and len(drawer.cards) > 1:
            drawer.turn(step)
        elif not self.pane.is_covered and self.turn.phase in ("asking", "feedback"):
            await self._turn_to(step)

    async def _turn_to(self, step: int) -> None:
        number = self.number + step
        if 0 <= number < len(self.shown.ids):
            await self.ask(self.shown.ids[number])
        else:
            self.turn.say(_("This is the last question.") if step > 0 else _("This is the first question."))
            self._draw_lines()

    async def action_findings(self) -> None:
        """Show what checking the pack has found."""
        self.preview.show_findings(self._go_to)

    async def action_questions(self) -> None:
        """Show the list of questions with what was found in each."""
        self.preview.show_questions(self.question, self._go_to)

    async def _go_to(self, question: str | None) -> None:
        if question is not None and question != self.question and question in self.shown.ids:
            await self.ask(question)

    async def action_mend(self) -> None:
        """Open the question in the editor."""
        self.preview.mend_question(self.question)


def _in_hand(old: Widget) -> Answer | None:
    try:
        answer: Answer = old.answer()  # type: ignore[attr-defined]
    except AnswerError:
        return None
    return answer


def _fits(turn: Turn, answer: Answer) -> bool:
    """Can a question still be answered like that?"""
    try:
        kinds.mark(turn.asked.question, answer)
    except AnswerError:
        return False
    return True


def _looks_other(before: Shown, now: Shown, question: str) -> bool:
    """Is there anything of a question, or of what it rests on, that may look another way?"""
    old, new = before.pack, now.pack
    if old is None or new is None:
        return True
    if old.questions.get(question) != new.questions[question]:
        return True
    return any(
        getattr(old, part) is not getattr(new, part) and getattr(old, part) != getattr(new, part)
        for part in ("manifest", "ledger", "misconceptions", "glossary", "explainers")
    )
