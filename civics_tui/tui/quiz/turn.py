"""The course of an attempt on the screen: what is asked now, in which phase, and what the next step is. No Textual.

Every step is an event of the sitting, committed before the phase changes. What cannot be saved stops the course until
`retry` has saved it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from civics_tui.errors import CivicsError, NotFound, NotSaved, PackBroken
from civics_tui.model.answer import Answer
from civics_tui.model.explainer import Explainer
from civics_tui.study.attempt import Attempt, Response
from civics_tui.study.desk import Desk
from civics_tui.study.events import Complaint, Confidence
from civics_tui.study.sitting import Sitting
from civics_tui.study.wanted import reasons
from civics_tui.tui.quiz.keys import Phase
from civics_tui.views import across
from civics_tui.views.across import Section
from civics_tui.views.asked import Asked, asked
from civics_tui.views.complaints import thanks
from civics_tui.views.notes import Feedback
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class _PackParts:
    """What a pack has beside its questions, as far as they lead there."""

    pages: tuple[Explainer, ...] = ()
    terms: frozenset[str] = frozenset()


def _parts_of(desk: Desk, pack: str) -> _PackParts:
    """The pages and explained words of a pack; none where it has gone or is broken."""
    library = desk.library
    pages = next((entry.explainers for entry in library.entries() if entry.id == pack), ())
    try:
        read = tuple(library.explainer(pack, page) for page, _title, _minutes in pages)
        return _PackParts(read, frozenset(library.glossary(pack)))
    except (NotFound, PackBroken):
        return _PackParts()


class Turn:
    """One question after the other."""

    def __init__(self, desk: Desk, sitting: Sitting, index: int | None = None) -> None:
        """Ask the open question; look back at the one at `index` of an attempt that is over."""
        self.desk = desk
        self.sitting = sitting
        self.looking_back = index is not None
        self.phase: Phase = "asking"
        self.sentence = ""
        """Said above the keys until something else happens."""
        self.token = "partly"
        """Colour token of the sentence."""
        self.wants_overview = False
        """Is there nothing left to ask in an exam, so that its overview is the next step?"""
        self.is_done = False
        """Was the last question looked at?"""
        self._pending: Answer | None = None
        self._said_doubt = ""
        self._packs: dict[str, _PackParts] = {}
        self.asked: Asked = asked(desk, sitting, sitting.attempt.current if index is None else index)
        self._enter()
        # Views are left out of every exam, so only what is amiss is worth a line.
        self.say(" ".join(reasons(replace(sitting.left_out, contested=0, retired=0))))

    @property
    def attempt(self) -> Attempt:
        """The attempt as it is committed."""
        return self.sitting.attempt

    @property
    def response(self) -> Response:
        """The question in the attempt."""
        return self.attempt.responses[self.asked.index]

    @property
    def is_exam(self) -> bool:
        """Is it an exam that is not handed in yet?"""
        return self.attempt.open and not self.attempt.feedback_at_once

    @property
    def reading(self) -> bool:
        """May the sources be read: after the answer, and where there is no key?"""
        return self.phase == "feedback" or not self.asked.is_scored

    @property
    def told(self) -> Feedback | None:
        """The feedback, once it may be seen and where there is an answer."""
        return self.asked.feedback(self.attempt, self.response) if self.phase == "feedback" else None

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints asked for so far."""
        return tuple(hint.text for hint in self.asked.question.hints[: self.response.hints])

    @property
    def hints_left(self) -> int:
        """How many more there are."""
        return 0 if self.is_exam else len(self.asked.question.hints) - self.response.hints

    @property
    def following(self) -> int | None:
        """The question to go on to; `None` where the end is next."""
        if not self.looking_back:
            return self.attempt.next_open
        after = self.asked.index + 1
        return after if after < len(self.attempt.responses) else None

    @property
    def overridable(self) -> bool:
        """Can the answer be counted as right?"""
        return self.phase == "feedback" and not self.looking_back and self.sitting.can_override

    @property
    def terms(self) -> tuple[str, ...]:
        """Ids of the words on the screen that the glossary explains."""
        known = self._pack().terms
        return tuple(term for term in self.asked.terms if term in known)

    @property
    def read_on(self) -> Section | None:
        """The section that teaches this question."""
        return across.section_for(self.asked.question, self._pack().pages)

    def _pack(self) -> _PackParts:
        pack = self.asked.planned.pack
        if pack not in self._packs:
            self._packs[pack] = _parts_of(self.desk, pack)
        return self._packs[pack]

    def say(self, sentence: str, token: str = "partly") -> None:
        """Say a sentence above the keys."""
        self.sentence, self.token = sentence, token

    def begin(self) -> None:
        """Say that the question is on the screen."""
        if self.attempt.open:
            self._commit(lambda: self.sitting.move(self.asked.index))

    def changed(self) -> None:
        """The answer in hand was changed: what was said about it no longer holds."""
        self._said_doubt = ""
        if self.phase == "asking":
            self.say("")

    def doubts(self, sentence: str) -> bool:
        """Is there a doubt that was not said yet? Said once, it holds nobody back a second time."""
        if not sentence or sentence == self._said_doubt:
            return False
        self._said_doubt = sentence
        self.say(sentence)
        return True

    def answer(self, answer: Answer, *, ask_how_sure: bool = False) -> None:
        """Give an answer; where asked for, it waits for how sure one was."""
        self._pending = answer
        if ask_how_sure and self.asked.is_scored and not self.is_exam:
            self.phase = "sure"
        else:
            self.sure(None)

    def sure(self, level: Confidence | None) -> None:
        """Commit the answer that waits, with how sure one was."""
        pending, self.phase = self._pending, "asking"
        if pending is not None and self._commit(lambda: self.sitting.answer(pending, level)):
            self._answered()

    def take_back(self) -> None:
        """Go back to the answer instead of saying how sure one is."""
        self._pending, self.phase = None, "asking"

    def retry(self) -> None:
        """Try again to save; what waited for it goes on."""
        if self._commit(self.sitting.retry):
            if self._pending is not None:
                self._answered()
            elif self.attempt.current == self.asked.index:
                self._enter()
            else:
                self._ask(self.attempt.current)

    def _answered(self) -> None:
        self._pending = None
        if self.is_exam:
            self.go_on()
        else:
            self._enter()

    def go_on(self) -> None:
        """Go to the next question, or to the end."""
        following = self.following
        if following is not None:
            self.move(following)
        elif self.looking_back:
            self.is_done = True
        elif self.is_exam:
            self.wants_overview = True
            self._enter()
        else:
            self.finish()

    def finish(self) -> None:
        """End the attempt; an exam is handed in."""
        if self.attempt.open:
            self._commit(lambda: self.sitting.finish("handed_in" if self.is_exam else "done"))

    def move(self, index: int) -> None:
        """Go to a question, which is then the open one."""
        if self.looking_back or self._commit(lambda: self.sitting.move(index)):
            self._ask(index)

    def skip(self) -> None:
        """Leave the question for later and go to the next one; in an exam in the order of the questions."""
        if not self.response.answered and not self._commit(self.sitting.skip):
            return
        if self.is_exam and self.asked.index + 1 < len(self.attempt.responses):
            self.move(self.asked.index + 1)
        elif self.is_exam:
            self.wants_overview = True
        elif self.following is None or self.following == self.asked.index:
            self.say(_("This is the last open question. esc leaves it for later."))
        else:
            self.move(self.following)

    def step(self, step: int) -> None:
        """Go to the next question (skipping this one where it has no answer), or to the one before."""
        if step > 0 and self.phase == "feedback":
            self.go_on()
        elif step > 0:
            self.skip()
        elif self.asked.index:
            self.move(self.asked.index - 1)

    def hint(self) -> None:
        """Ask for the next hint."""
        self._commit(self.sitting.hint)

    def flag(self) -> None:
        """Set a flag, or take it away."""
        self._commit(lambda: self.sitting.flag(not self.response.flagged, self.asked.index))

    def override(self) -> None:
        """Count the answer as right."""
        if self._commit(self.sitting.override):
            self.say(_("Counted as right. Your answer and your view of it are both kept."), "right")

    def report(self, what: Complaint) -> None:
        """Tell the author that something is wrong with the question."""
        if self._commit(lambda: self.sitting.report(what, self.asked.index)):
            self.say(thanks(), "right")

    def tick(self, seconds: float) -> None:
        """Let the clock of an exam run on; when the time is up it hands in by itself."""
        if self.phase != "unsaved":
            self._commit(lambda: self.sitting.tick(seconds))

    def _ask(self, index: int) -> None:
        self.asked = asked(self.desk, self.sitting, index)
        self._enter()

    def _enter(self) -> None:
        """Find the phase of the question that is asked."""
        asking = self.is_exam or (self.attempt.open and not self.response.answered)
        self.phase = "asking" if asking else "feedback"
        self._said_doubt = ""
        self.say("")

    def _commit(self, event: Callable[[], object]) -> bool:
        """Send an event; is it saved? What is wrong with it is said, and nothing is lost."""
        try:
            event()
        except NotSaved as problem:
            if self.sitting.unsaved is not None:
                self.phase = "unsaved"
            self.say(problem.sentence, "wrong")
            return False
        except CivicsError as problem:
            self.say(problem.sentence)
            return False
        return True
