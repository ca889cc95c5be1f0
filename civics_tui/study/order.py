"""In which order an attempt shows the parts of a question: drawn from a seed, with the author's wishes kept.

Pinned choices stay first or last. Where the author's order is the key itself (ordering, matching, categorize),
`shuffle: false` means the same order in every attempt, and the author's own order is never shown.
"""

from __future__ import annotations

import random

from civics_tui.model.kinds import Question, kind_of


def draw_order(question: Question, seed: int) -> tuple[str, ...]:
    """Ids of the parts as they are shown; the same question and seed give the same order on every machine."""
    kind = kind_of(question)
    ids = kind.parts(question)
    if not kind.shuffles or not (question.shuffle or kind.order_tells):
        return ids
    # A text as seed: the variant draws from the bare number, and the two must not hang together.
    chance = random.Random(f"order {seed}" if question.shuffle else f"order of {question.id}")
    shuffled = list(ids)
    chance.shuffle(shuffled)
    while kind.order_tells and len(ids) > 1 and tuple(shuffled) == ids:
        chance.shuffle(shuffled)
    return _pinned(question, shuffled)


def _pinned(question: Question, ids: list[str]) -> tuple[str, ...]:
    pins = {choice.id: choice.pin for choice in getattr(question, "choices", ())}
    place = {"first": -1, "last": 1}
    return tuple(sorted(ids, key=lambda one: place.get(pins.get(one) or "", 0)))
