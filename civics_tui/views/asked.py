"""One question of an attempt with all that a face shows of it: form, ledger, cards, disputes, feedback.

A pack that has gone since the attempt began takes its ledger with it, never the question, which the attempt keeps.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from civics_tui.errors import NotFound, PackBroken
from civics_tui.model.kinds import Question, View, kind_of
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Misconception, claims_of
from civics_tui.study.attempt import Attempt, Response
from civics_tui.study.desk import Desk
from civics_tui.study.events import Planned
from civics_tui.study.sitting import Sitting
from civics_tui.views import attribution, dispute, source, typing
from civics_tui.views.dispute import DisputeView
from civics_tui.views.feedback import feedback
from civics_tui.views.forms import Form, PickForm, form
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import Line, Span
from civics_tui.words import _


@dataclass(frozen=True)
class Asked:
    """A question at its place in an attempt."""

    index: int
    question: Question
    planned: Planned
    ledger: Ledger
    misconceptions: Mapping[str, Misconception]
    today: datetime.date

    @cached_property
    def form(self) -> Form:
        """What is shown, in the order of the attempt."""
        return form(self.question, self.planned.order)

    @property
    def is_scored(self) -> bool:
        """Has the question a key?"""
        return not isinstance(self.form, PickForm) or self.form.scored

    @cached_property
    def holders(self) -> dict[str, tuple[Line, ...]]:
        """Of a view question who holds each view, by its id."""
        return attribution.view_sources(self.question, self.ledger) if isinstance(self.question, View) else {}

    @property
    def settled(self) -> Line:
        """What is not in question, with its name before it; empty but for view questions."""
        settled = self.form.settled if isinstance(self.form, PickForm) else ()
        return (Span(_("Settled: "), "strong"), *settled) if settled else ()

    @cached_property
    def stale(self) -> Line:
        """That the question, or a claim behind it, is past its review date; empty where it is not."""
        return source.stale_line(self.question, self.ledger, self.today)

    @cached_property
    def right(self) -> str:
        """The key in words; empty where there is none."""
        key = kind_of(self.question).right(self.question)
        return "" if key is None else typing.show(self.form, key)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Ids of the words on the screen that the glossary explains."""
        stem = self.form.stem
        items, places = getattr(self.form, "items", ()), getattr(self.form, "places", ())
        parts = getattr(self.form, "options", ()) or (*items, *places)
        lines = [self.settled, stem, *(option.text for option in parts)]
        return tuple(dict.fromkeys(span.target for line in lines for span in line if span.role == "term"))

    @cached_property
    def cards(self) -> tuple[source.Card, ...]:
        """The claims and source lines behind the question; never to be shown before the answer to a scored one."""
        return source.cards(self.question, self.ledger, self.today)

    @cached_property
    def before(self) -> Line:
        """How the answer is known, without what the sources say."""
        return source.before_answer(self.question, self.ledger)

    @cached_property
    def disputes(self) -> tuple[DisputeView, ...]:
        """What sources differ about here."""
        found = self.ledger.disputes_of(claims_of(self.question))
        return tuple(dispute.dispute_view(one, self.ledger) for one in found)

    def feedback(self, attempt: Attempt, response: Response) -> Feedback | None:
        """What is said to the answer; nothing without one."""
        if response.answer is None or response.mark is None:
            return None
        return feedback(
            self.question,
            response.answer,
            response.mark,
            order=self.planned.order,
            misconceptions=self.misconceptions,
            ledger=self.ledger,
            overridden=response.overridden,
            at_once=attempt.feedback_at_once,
        )


def asked(desk: Desk, sitting: Sitting, index: int) -> Asked:
    """The question at a place of an attempt."""
    planned = sitting.planned(index)
    ledger: Ledger = Ledger()
    misconceptions: Mapping[str, Misconception] = {}
    with contextlib.suppress(NotFound, PackBroken):
        ledger, misconceptions = desk.library.ledger(planned.pack), desk.library.misconceptions(planned.pack)
    return Asked(index, sitting.question(index), planned, ledger, misconceptions, desk.now().date())
