"""A small ledger: an article, a reworded article, a reference, figures, and what differs between them."""

from __future__ import annotations

import datetime

from civics_tui.model.ledger import (
    Actor,
    Claim,
    Dispute,
    DisputeView,
    Ledger,
    Place,
    Published,
    Source,
    Speaker,
)
from civics_tui.model.pack import index

TODAY = datetime.date(2026, 11, 22)

_SOURCES = (
    Source(
        id="ktla",
        outlet="KTLA",
        title="A movement calls for a vote",
        published=Published(date="2016-11-10", basis="inferred", note="from its weekdays"),
    ),
    Source(
        id="copy",
        outlet="a reworded copy",
        title="Group suggests leaving",
        wording="reworded",
        published=Published(date="2024-11-21~", basis="inferred", note="weak: from its events"),
    ),
    Source(
        id="article-v",
        type="reference",
        outlet="Constitution of the United States",
        title="Article V: how it is amended",
        url="https://constitution.example.org/v",
        published=Published(date="1787", note="the year in which it was written"),
        checked="2026-10",
    ),
    Source(id="figures", type="dataset", outlet="Records", title="Signatures needed"),
)

_CLAIMS = (
    Claim(
        id="ktla.route",
        text="Leaving would take two thirds of both chambers and 38 states.",
        kind="assertion",
        speaker=Speaker(actor="nyt", role="newspaper"),
        chain=("ktla-tv",),
        as_of="2016-11-10",
        place=Place(line=51, look_for="at least 38 state legislatures"),
        note="both steps are needed",
    ),
    Claim(id="ktla.grown", text="Interest grew.", kind="fact", chain=("ktla-tv",), as_of="2016-11"),
    Claim(
        id="copy.majority",
        text="The group plans to ask a majority of representatives.",
        kind="plan",
        speaker=Speaker(actor="calexit-now"),
        chain=("epoch",),
        as_of="2024-11-21~",
        place=Place(line=18),
    ),
    Claim(
        id="copy.man",
        text="A man called it the right time.",
        kind="opinion",
        speaker=Speaker(actor="evans", role="speaks for the group"),
        chain=("epoch",),
        place=Place(line=4, look_for="never to be shown"),
    ),
    Claim(id="article-v.ratify", text="38 of 50 states ratify.", kind="rule", as_of="2026"),
    Claim(id="figures.cycle", text="585,407 were needed.", kind="figure", as_of="2018", review_by="2026-01"),
)

_DISPUTES = (
    Dispute(
        id="approval",
        question="How much approval would leaving take?",
        views=(
            DisputeView(claims=("copy.majority",), says="a MAJORITY of representatives"),
            DisputeView(claims=("ktla.route", "article-v.ratify"), says="two thirds and 38 states"),
        ),
        same="Both lead through representatives.",
        differs="The second is lower than the first.",
        fair="Ask who says which.",
    ),
)

_ACTORS = (
    Actor(id="nyt", names=("New York Times", "NYT"), kind="organization"),
    Actor(id="ktla-tv", names=("KTLA",), kind="organization"),
    Actor(id="calexit-now", names=("Calexit Now",), kind="organization"),
    Actor(id="epoch", names=("The Epoch Times",), kind="organization"),
    Actor(id="evans", names=("Evans",), kind="person"),
)

LEDGER = Ledger(sources=index(_SOURCES), claims=index(_CLAIMS), disputes=index(_DISPUTES), actors=index(_ACTORS))
