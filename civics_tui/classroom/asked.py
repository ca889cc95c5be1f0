"""One question as somebody in a class sees it: its form in their order, and under which names its parts are known."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Misconception
from civics_tui.study.order import draw_order
from civics_tui.views.forms import Form, form
from civics_tui.views.public import Disguise, PublicQuestion, public
from civics_tui.views.source import Card


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of a session. It holds the key; only what `seen` makes of it may leave the process."""

    question: Question
    """With its variables drawn."""
    form: Form
    """Its parts in the order shown."""
    disguise: Disguise
    order: tuple[str, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    misconceptions: Mapping[str, Misconception] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    """Where it is known from."""

    @cached_property
    def public(self) -> PublicQuestion:
        """What may be told of it at any time."""
        return public(self.form, self.disguise)


def ask(
    question: Question,
    place: int,
    secret: bytes,
    *,
    student: int | None = None,
    ledger: Ledger | None = None,
    misconceptions: Mapping[str, Misconception] | None = None,
    cards: tuple[Card, ...] = (),
) -> Asked:
    """A question as it is shown.

    Args:
        question: with its variables drawn.
        place: its place in the session, which with `secret` decides order and names.
        secret: of the session, and known to nobody outside.
        student: whose own order it is; without one it is the order of the whole class.
        ledger: what the pack cites.
        misconceptions: those of its pack, by id.
        cards: its sources.
    """
    own = f"question {place}".encode()
    seed = hmac.digest(secret, own if student is None else own + f" student {student}".encode(), hashlib.sha256)
    order = draw_order(question, int.from_bytes(seed[:6]))
    return Asked(
        question=question,
        form=form(question, order),
        disguise=Disguise(hmac.digest(secret, own, hashlib.sha256)),
        order=order,
        ledger=ledger or Ledger(),
        misconceptions=misconceptions or {},
        cards=cards,
    )
