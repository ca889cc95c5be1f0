"""A library in memory, a clock that a test moves, and packs of every kind of question."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from civics_tui.errors import NotFound
from civics_tui.model import kinds
from civics_tui.model.identity import meaning
from civics_tui.model.kinds import Question, View
from civics_tui.model.pack import Manifest, Objective, Pack, QuestionSet
from civics_tui.model.question import Accepted, Choice, Hint, Item, Variable
from civics_tui.places import Places
from civics_tui.study.desk import Desk

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library

START = datetime.datetime(2026, 11, 16, 9, 0, tzinfo=datetime.UTC)


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    time: datetime.datetime = START

    def __call__(self) -> datetime.datetime:
        return self.time

    def move(self, **by: float) -> None:
        """Let time pass, in the units of `timedelta`."""
        self.time += datetime.timedelta(**by)


@dataclass(frozen=True)
class FakeRow:
    """One row of the index."""

    id: str
    kind: str
    objective: str | None
    review_by: str | None
    retired: bool
    contested: bool
    was: tuple[str, ...]
    meaning: str = ""


@dataclass(frozen=True)
class FakeEntry:
    """One pack of the list."""

    id: str
    title: str


@dataclass
class FakeLibrary:
    """What the desk asks of a library, over packs in memory; packs may be changed and taken away."""

    packs: dict[str, Pack] = field(default_factory=dict)

    def entries(self) -> tuple[FakeEntry, ...]:
        return tuple(FakeEntry(pack.id, pack.title) for pack in self.packs.values())

    def find(self, name: str) -> FakeEntry:
        if name not in self.packs:
            raise NotFound(f'There is no pack "{name}".')
        return FakeEntry(name, self.packs[name].title)

    def index(self, pack: str | FakeEntry) -> tuple[FakeRow, ...]:
        return tuple(_row(question) for question in self._pack(pack).questions.values())

    def questions(self, pack: str | FakeEntry, ids: Sequence[str]) -> dict[str, Question]:
        known = self._pack(pack).questions
        return {one: known[one] for one in ids if one in known}

    def sets(self, pack: str | FakeEntry) -> Mapping[str, QuestionSet]:
        return self._pack(pack).sets

    def _pack(self, pack: str | FakeEntry) -> Pack:
        name = pack if isinstance(pack, str) else pack.id
        if name not in self.packs:
            raise NotFound(f'There is no pack "{name}".')
        return self.packs[name]


def _row(question: Question) -> FakeRow:
    return FakeRow(
        id=question.id,
        kind=question.kind,
        objective=question.objective,
        review_by=question.review_by,
        retired=question.retired is not None,
        contested=isinstance(question, View),
        was=question.was,
        meaning=meaning(question),
    )


def pack(pack_id: str, questions: Iterable[Question], sets: Iterable[QuestionSet] = ()) -> Pack:
    """A pack of these questions, with the objectives that they name."""
    listed = list(questions)
    objectives = tuple(
        Objective(id=one, text=one) for one in dict.fromkeys(q.objective for q in listed if q.objective is not None)
    )
    return Pack(
        manifest=Manifest(id=pack_id, title=pack_id.title(), objectives=objectives),
        questions={question.id: question for question in listed},
        sets={one.id: one for one in sets},
    )


def library(*packs: Pack) -> tuple[FakeLibrary, Library]:
    """A fake library, and the same as what the desk takes it for."""
    fake = FakeLibrary({one.id: one for one in packs})
    return fake, cast("Library", fake)


def desk(home: Path, *packs: Pack, clock: FakeClock | None = None, learner: str | None = None) -> Desk:
    """The desk of a learner over these packs, with everything on disk below `home`."""
    places = Places(home / "data", home / "config", home / "cache", home / "shipped")
    return Desk.open(places, library=library(*packs)[1], clock=clock or FakeClock(), learner=learner)


def single(name: str, objective: str | None = None, choices: int = 4, **more: object) -> kinds.Single:
    """A question whose key is its first choice, `1`."""
    return kinds.Single(
        id=name,
        stem=f"Which one is first? ({name})",
        choices=tuple(Choice(text=f"choice {number}", correct=number == 1) for number in range(1, choices + 1)),
        objective=objective,
        **more,  # type: ignore[arg-type]
    )


def renamed(question: Question, name: str) -> Question:
    """The same question under another id."""
    return dataclasses.replace(question, id=name)


def every_kind() -> tuple[Question, ...]:
    """One question of each kind, with hints and, in one of them, variables."""
    hints = (Hint(text="Think of it."), Hint(text="Think again."))
    items = tuple(Item(text=text) for text in ("File", "Sign", "Vote", "Ratify"))
    return (
        single("single", "route", hints=hints),
        kinds.Multiple(
            id="multiple",
            stem="Which are even?",
            choices=tuple(Choice(text=str(number), correct=number % 2 == 0) for number in range(1, 6)),
            hints=hints,
            objective="numbers",
        ),
        kinds.TrueFalse(id="true-false", stem="A state can leave alone.", answer=False, objective="route"),
        kinds.Numeric(
            id="numeric",
            stem="How many of {states} states ratify?",
            answer="= need",
            vars={"states": Variable(int_=(40, 60))},
            derive={"need": "ceil(states * 3 / 4)"},
            hints=hints,
            objective="numbers",
        ),
        kinds.Short(id="short", stem="Which body ratifies?", accept=(Accepted(text="the legislatures"),)),
        kinds.Ordering(id="ordering", stem="Put in order.", items=items, objective="route"),
        kinds.Matching(
            id="matching",
            stem="Who does what?",
            pairs=tuple(kinds.Pair(left=Item(text=f"left {n}"), right=Item(text=f"right {n}")) for n in range(4)),
            distractors=(Item(text="nobody's"),),
        ),
        kinds.Cloze(
            id="cloze",
            stem="[[a]] of Congress and [[b]] of the states.",
            gaps={
                "a": kinds.Gap(accept=(Accepted(text="two thirds"),)),
                "b": kinds.Gap(choices=(Choice(text="half"), Choice(text="three quarters", correct=True))),
            },
        ),
        kinds.Categorize(
            id="categorize",
            stem="Whose part is it?",
            categories={"Congress": items[:2], "States": items[2:]},
            objective="route",
        ),
        kinds.View(
            id="view",
            stem="Which view is best supported?",
            views=(kinds.ViewText(text="It needs consent."), kinds.ViewText(text="It needs a war.")),
        ),
    )
