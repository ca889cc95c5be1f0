"""A question that stands in a page: shown as an attempt would show it, and logged as one once it is answered.

Reading on without an answer leaves no attempt open.
"""

from __future__ import annotations

from civics_tui.errors import NotFound
from civics_tui.model import variant
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark
from civics_tui.study.desk import Desk
from civics_tui.study.order import draw_order
from civics_tui.study.sitting import Sitting
from civics_tui.words import _


class PageCheck:
    """One question of a page, before and after its answer."""

    def __init__(self, desk: Desk, pack: str, page: str, question: str) -> None:
        """Draw the question as it will be logged.

        Raises:
            NotFound: the pack has no such question.
            ExpressionError: its variables cannot be drawn.
        """
        found = desk.library.questions(pack, [question]).get(question)
        if found is None:
            raise NotFound(_('The pack has no question "{id}".').format(id=question))
        self._desk = desk
        self._pack = pack
        self._page = page
        self._id = question
        self._seed = desk.now().isoformat()
        number = variant.seed_of(desk.library.find(pack).id, question, self._seed)
        self.question = variant.draw(found, number)
        self.order = draw_order(self.question, number)
        self.given: Answer | None = None
        self.mark: Mark | None = None
        self._sitting: Sitting | None = None

    def answer(self, answer: Answer) -> Mark:
        """Mark an answer and commit it, in an attempt of its own that is then over.

        Raises:
            AnswerError: the question does not take it; nothing is logged.
            NotSaved: it could not be committed; asking again tries again.
        """
        if self._sitting is None:
            self._sitting = self._desk.start(
                pack=self._pack, questions=[self._id], seed=self._seed, origin=f"page:{self._page}"
            )
            self._sitting.show()
        if self._sitting.unsaved:
            self._sitting.retry()
        if not self._sitting.attempt.response.answered:
            self._sitting.answer(answer)
        response = self._sitting.attempt.response
        self._sitting.finish()
        self.given, self.mark = response.answer, response.mark
        self.close()
        assert self.mark is not None  # it was committed with its answer
        return self.mark

    def close(self) -> None:
        """Give the attempt up where an answer could not be saved."""
        if self._sitting is not None:
            self._sitting.close()
            self._sitting = None
