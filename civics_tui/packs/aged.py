"""What of a pack is stale on a day, each with the place in its files where it can be put right."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from civics_tui.model.stale import Stale, What, stale
from civics_tui.packs.problems import Place
from civics_tui.packs.reader import Read
from civics_tui.packs.roles import Use

_USES: dict[What, Use] = {"question": "question", "explainer": "page", "claim": "claim"}


@dataclass(frozen=True, slots=True)
class Aged:
    """Something stale, with its place."""

    item: Stale
    place: Place | None
    """File, line and column; `None` where its file is not known."""


def aged(read: Read, on: datetime.date) -> tuple[Aged, ...]:
    """What is stale on a day in a pack that was read: questions, pages, then the claims behind them."""
    if read.pack is None:
        return ()
    return tuple(Aged(one, _place(read, one)) for one in stale(read.pack, on))


def _place(read: Read, item: Stale) -> Place | None:
    subject = read.firsts.get((_USES[item.what], item.id))
    return subject.text.place(subject.node.start) if subject is not None else None
