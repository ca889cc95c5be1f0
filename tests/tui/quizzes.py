"""Quizzes for the tests of the full screen: one question of every kind with all that a screen shows, kept in memory."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from civics_tui.errors import NotSaved
from civics_tui.model import kinds
from civics_tui.model.answer import Picked
from civics_tui.model.ledger import Actor, Claim, Dispute, DisputeView, Ledger, Place, Published, Source, Speaker
from civics_tui.model.pack import Misconception, Objective, Pack
from civics_tui.model.question import Accepted, Choice, Feedback, Hint, Item, SourceLine
from civics_tui.places import Places
from civics_tui.study.desk import Desk
from civics_tui.tui.app import CivicsApp
from tests.study import fakes
from tests.tui.driving import Driver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from civics_tui.model.explainer import Explainer
    from civics_tui.model.pack import Term
    from civics_tui.packs.library.library import Library
    from civics_tui.study.attempt import Attempt
    from civics_tui.study.sitting import Sitting

PACK = "route"
HINTS = (Hint(text="Think of the first step."), Hint(text="Think of Article V."))

LEDGER = Ledger(
    sources={
        "paper": Source(
            id="paper",
            outlet="The Paper",
            title="Members say it will work",
            url="https://paper.example/page",
            published=Published(date="2016-11-10", basis="inferred", note="from its weekdays"),
        ),
        "plan": Source(id="plan", title="The plan", wording="reworded", published=Published(date="2024-11")),
    },
    claims={
        "paper.route": Claim(
            id="paper.route",
            text="It takes 38 states, the paper says.",
            kind="assertion",
            speaker=Speaker(actor="ann", role="spokeswoman"),
            chain=("paper",),
            as_of="2016-11-10",
            place=Place(line=51, look_for="38 states"),
        ),
        "plan.majority": Claim(id="plan.majority", text="A majority is enough, the plan says.", kind="plan"),
    },
    disputes={
        "votes": Dispute(
            id="votes",
            question="How many must agree?",
            views=(
                DisputeView(claims=("paper.route",), says="38 states"),
                DisputeView(claims=("plan.majority",), says="a MAJORITY of representatives"),
            ),
            same="Both want a vote.",
            differs="The plan asks for less.",
            fair="Ask who says which.",
        )
    },
    actors={"ann": Actor(id="ann", names=("Ann Able",)), "paper": Actor(id="paper", names=("The Paper",))},
)

SINGLE = kinds.Single(
    id="single",
    stem="Which step comes *first*?",
    choices=(
        Choice(text="Voting on it", feedback="No. Nothing can be voted on yet.", misconception="vote-first"),
        Choice(text="Filing it", correct=True, feedback="Yes. It starts there."),
        Choice(text="Ratifying it", feedback="No. That is the end."),
        Choice(text="Counting it"),
    ),
    shuffle=False,
    hints=HINTS,
    explanation="Filing opens the way.\n\nThe rest follows.",
    claims=("paper.route", "plan.majority"),
    objective="steps",
)
MULTIPLE = kinds.Multiple(
    id="multiple",
    stem="Which are even?",
    choices=tuple(Choice(text=text, correct=even) for text, even in (("two", True), ("three", False), ("four", True))),
    shuffle=False,
)
TRUE_FALSE = kinds.TrueFalse(id="true-false", stem="A state can leave alone.", answer=False)
NUMERIC = kinds.Numeric(id="numeric", stem="How many states ratify?", answer="38", unit="states", hints=HINTS)
SHORT = kinds.Short(
    id="short",
    stem="Which body proposes?",
    accept=(Accepted(text="Congress"),),
    claims=("paper.route",),
    feedback=Feedback(wrong="It sits in Washington."),
)
ORDERING = kinds.Ordering(
    id="ordering", stem="Put in order.", items=tuple(Item(text=one) for one in ("File", "Sign", "Vote"))
)
MATCHING = kinds.Matching(
    id="matching",
    stem="Who does what?",
    pairs=(
        kinds.Pair(left=Item(text="Congress"), right=Item(text="proposes")),
        kinds.Pair(left=Item(text="States"), right=Item(text="ratify")),
    ),
    shuffle=False,
)
CATEGORIZE = kinds.Categorize(
    id="categorize",
    stem="Whose part is it?",
    categories={"Congress": (Item(text="Proposing"),), "States": (Item(text="Ratifying"), Item(text="Applying"))},
)
CLOZE = kinds.Cloze(
    id="cloze",
    stem="[[who]] proposes with [[share]] of the votes.",
    gaps={
        "who": kinds.Gap(accept=(Accepted(text="Congress"),)),
        "share": kinds.Gap(choices=(Choice(text="half"), Choice(text="two thirds", correct=True))),
    },
)
VIEW = kinds.View(
    id="view",
    settled="A state cannot leave alone.",
    stem="Which view is best supported?",
    views=(
        kinds.ViewText(text="It needs consent.", claims=("paper.route",)),
        kinds.ViewText(text="It needs a war.", source=(SourceLine(text="A letter of 2006"),)),
    ),
    shuffle=False,
)

ALL: tuple[kinds.Question, ...] = (
    SINGLE,
    MULTIPLE,
    TRUE_FALSE,
    NUMERIC,
    SHORT,
    ORDERING,
    MATCHING,
    CATEGORIZE,
    CLOZE,
    VIEW,
)


@dataclass(frozen=True)
class QuizEntry(fakes.FakeEntry):
    """A pack of the list, with its pages and objectives."""

    explainers: tuple[tuple[str, str, int | None], ...] = ()
    objectives: tuple[Objective, ...] = ()


@dataclass
class QuizLibrary(fakes.FakeLibrary):
    """A library in memory with ledgers, misconceptions and pages."""

    ledgers: dict[str, Ledger] = field(default_factory=dict)

    def entries(self) -> tuple[QuizEntry, ...]:
        return tuple(self.find(one) for one in self.packs)

    def find(self, name: str) -> QuizEntry:
        found = self._pack(name)
        pages = tuple((page.id, page.title, page.minutes) for page in found.explainers.values())
        return QuizEntry(name, found.title, pages, found.manifest.objectives)

    def ledger(self, pack: str) -> Ledger:
        return self.ledgers.get(pack, Ledger())

    def misconceptions(self, pack: str) -> Mapping[str, Misconception]:
        return self._pack(pack).misconceptions

    def glossary(self, pack: str) -> Mapping[str, Term]:
        return self._pack(pack).glossary

    def explainer(self, pack: str, page: str) -> Explainer:
        return self._pack(pack).explainers[page]


def pack_of(*questions: kinds.Question) -> Pack:
    """A pack of these questions."""
    made = fakes.pack(PACK, questions)
    wrong = Misconception(id="vote-first", name="voting before filing", text="Filing comes first.")
    return Pack(manifest=made.manifest, questions=made.questions, misconceptions={wrong.id: wrong})


def desk_of(home: Path, *questions: kinds.Question, clock: fakes.FakeClock | None = None) -> Desk:
    """The desk of a learner who has these questions."""
    return desk_over(home, pack_of(*questions), LEDGER, clock=clock)


def desk_over(home: Path, pack: Pack, ledger: Ledger, *, clock: fakes.FakeClock | None = None) -> Desk:
    """The desk of a learner who has one pack with this ledger."""
    library = cast("Library", QuizLibrary({PACK: pack}, {PACK: ledger}))
    places = Places(home / "data", home / "config", home / "cache", home / "shipped")
    return Desk.open(places, library=library, clock=clock or fakes.FakeClock())


class QuizApp(CivicsApp):
    """The app without a Home below the quiz."""

    def get_default_screen(self) -> Screen[None]:
        """Nothing."""
        return Screen()


class FullDisk:
    """Lets the history of a desk refuse, as a full disk does, as long as it is full."""

    def __init__(self, desk: Desk) -> None:
        """Watch over the history of a desk."""
        self.is_full = False
        self._append = desk.history.append
        vars(desk.history)["append"] = self._or_refuse

    def _or_refuse(self, *given: object, **more: object) -> object:
        if self.is_full:
            raise NotSaved("NOT saved: the disk is full.")
        return self._append(*given, **more)  # type: ignore[arg-type]


class Quiz(Driver):
    """The app at a question."""

    def __init__(self, app: CivicsApp, pilot: Pilot[None], desk: Desk, sitting: Sitting) -> None:
        """Drive a running app that shows an attempt."""
        super().__init__(app, pilot)
        self.desk = desk
        self.sitting = sitting

    async def settle(self) -> None:
        """Wait until no message waits; a dialog that is open is a worker that waits, and is left to wait."""
        for _time in range(3):
            await self.pilot.pause()

    @property
    def stored(self) -> Attempt:
        """The attempt as it is on the disk."""
        return self.desk.history.load(self.sitting.attempt.id)[0]

    @property
    def last_line(self) -> str:
        """The keys."""
        return self.lines[-1]

    def line_with(self, text: str) -> str:
        """The line of the screen that holds a text."""
        return next(line for line in self.lines if text in line)

    async def click(self, text: str, *, at: int = 0) -> None:
        """Click on a text where it stands on the screen."""
        await self._click_in(next(number for number, line in enumerate(self.lines) if text in line), text, at)

    async def click_key(self, text: str) -> None:
        """Click on an entry of the last line."""
        await self._click_in(len(self.lines) - 1, text, 0)

    async def _click_in(self, row: int, text: str, at: int) -> None:
        await self.pilot.click(offset=(self.lines[row].index(text) + at, row))
        await self.settle()


@asynccontextmanager
async def quizzed(
    home: Path,
    *questions: kinds.Question,
    size: tuple[int, int] = (80, 24),
    sitting: Sitting | None = None,
    desk: Desk | None = None,
    **start: object,
) -> AsyncIterator[Quiz]:
    """Run the app at the first of these questions."""
    desk = desk or desk_of(home, *questions)
    if sitting is None:
        names = [question.id for question in questions]
        sitting = desk.start(pack=PACK, questions=names, seed=1, **start)  # type: ignore[arg-type]
    app = QuizApp(desk, sitting=sitting)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        quiz = Quiz(app, pilot, desk, sitting)
        await quiz.settle()
        yield quiz
    desk.close()


def picked(*ids: str) -> Picked:
    """These choices."""
    return Picked(ids)
