"""A small timeline with all that a screen shows of one, and the ledger and questions behind it."""

from __future__ import annotations

from civics_tui.model import kinds
from civics_tui.model.ledger import Actor, Claim, Ledger, Published, Source
from civics_tui.model.question import Choice
from civics_tui.model.timeline import Dating, Event, Lane, Timeline

LEDGER = Ledger(
    sources={
        "code": Source(id="code", type="reference", title="Records of the state"),
        "paper": Source(id="paper", outlet="The Paper", title="They try again", published=Published(date="2017-05")),
    },
    claims={
        "code.statehood": Claim(id="code.statehood", text="The state is admitted.", kind="fact"),
        "code.withdrawn": Claim(id="code.withdrawn", text="The measure is withdrawn on April 17.", kind="fact"),
        "paper.withdrawn": Claim(id="paper.withdrawn", text="It was withdrawn last month.", kind="fact"),
        "paper.poll": Claim(id="paper.poll", text="32 percent were for it.", kind="figure"),
    },
    actors={"group": Actor(id="group", names=("The Group",), kind="organization")},
)

EVENTS = (
    Event(id="statehood", date="1850-09-09", lane="law", title="The state is admitted", claims=("code.statehood",)),
    Event(id="case", date="1869", lane="court", title="The court decides"),
    Event(
        id="letter",
        date="2006-10-31",
        known="2010-02",
        lane="court",
        title="A Justice writes a letter",
        care="A letter is *no* ruling.",
    ),
    Event(id="poll", date="2017-03~", lane="poll", title="32 percent are for it", claims=("paper.poll",)),
    Event(
        id="withdrawn",
        date="2017-04-17",
        lane="law",
        title="The first measure is withdrawn",
        text="Nobody gives a reason.",
        care="Withdrawn is not rejected.",
        dated=(
            Dating(part="month", says='The Paper: withdrawn "last month"', claims=("paper.withdrawn",)),
            Dating(part="day", says="records of the state; the article gives none", claims=("code.withdrawn",)),
        ),
        actors=("group",),
        claims=("code.withdrawn",),
    ),
    Event(id="report", date="2017-05-22/2017-05-23?", lane="poll", title="The Paper writes of it"),
    Event(id="end", date="2025-07", lane="law", title="The last measure is given up"),
)

TIMELINE = Timeline(
    id="road",
    title="The road",
    text="What was known, and when.",
    minutes=6,
    lanes=(Lane(id="law", title="Law"), Lane(id="court", title="Court"), Lane(id="poll", title="Poll")),
    events=(*EVENTS[3:], *EVENTS[:3]),
    questions=("asked",),
)

QUESTIONS = tuple(
    kinds.Single(id=name, stem=stem, choices=(Choice(text="Yes", correct=True), Choice(text="No")), claims=claims)
    for name, stem, claims in (
        ("asked", "Was it rejected?", ("paper.withdrawn",)),
        ("day", "On which day was it withdrawn?", ("code.withdrawn", "paper.withdrawn")),
        ("other", "Is this about something else?", ("code.statehood",)),
    )
)
