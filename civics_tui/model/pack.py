"""A pack as it is used: manifest, questions, explainers, sets, glossary, misconceptions, and the ledger it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from civics_tui.model.declaration import CONFIG
from civics_tui.model.ledger import Dispute, Ledger
from civics_tui.model.objective import Objective as Objective
from civics_tui.model.objective import Standard as Standard
from civics_tui.model.question import LintAllowed

if TYPE_CHECKING:  # to list packs, no kind of question has to be loaded
    from civics_tui.model.explainer import Explainer
    from civics_tui.model.kinds import Question
    from civics_tui.model.process import Process
    from civics_tui.model.timeline import Timeline
    from civics_tui.model.walk import Walk

FORMAT = 1
"""The version of the pack format that this code reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who made the pack."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    name: str
    """The name to show."""
    role: str = "author"
    """What this person did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """For whom the pack is written."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    grades: str | None = None
    """School grades, such as `9-12`."""
    reading_level: int | None = None
    """Highest Flesch-Kincaid grade of its texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSection:
    """A part of a pack."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    title: str | None = None
    """The name to show."""
    questions: str | None = None
    """The file that holds its questions."""
    explainers: tuple[str, ...] = ()
    """Ids of its pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlueprintPart:
    """How many questions of which sort a form takes."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    objective: str | None = None
    """Id of the objective."""
    kinds: tuple[str, ...] = ()
    """Kinds to draw from; all where left out."""
    n: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The plan of a test of which several forms can be drawn."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    minutes: int | None = None
    """Expected time, in minutes."""
    parts: tuple[BlueprintPart, ...]
    """What it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires:
    """What the pack needs of the reader."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    format: str | None = None
    """Range of versions of the format, such as `>=1,<2`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a pack says about itself."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    format: int = FORMAT
    """Version of the pack format."""
    id: str = ""
    """Never changes; the name of the folder or file where it is left out."""
    version: str = "0"
    """Version of the content."""
    title: str
    """The name to show."""
    description: str | None = None
    """What it is about, in one or two sentences."""
    language: str = "en"
    """BCP 47 tag."""
    translations: tuple[str, ...] = ()
    """BCP 47 tags of translations that the pack holds."""
    license: str | None = None
    """SPDX expression."""
    authors: tuple[Author, ...] = ()
    """Who made it."""
    audience: Audience | None = None
    """For whom it is."""
    requires: Requires | None = None
    """What it needs."""
    as_of: str | None = None
    """EDTF date that holds for questions without one."""
    review_after: str | None = None
    """Time such as `12 months` after `as_of` at which it is to be looked at again."""
    objectives: tuple[Objective, ...] = ()
    """What it teaches."""
    sections: tuple[PackSection, ...] = ()
    """Its parts; all files in the order of their names where left out."""
    ledger: Literal["own", "shipped"] = "own"
    """Whose sources and claims it cites."""
    blueprints: tuple[Blueprint, ...] = ()
    """Plans of tests."""
    lint: LintAllowed | None = None
    """Lint rules put aside for the whole pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A wrong idea that has a name."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    name: str
    """A few words, shown behind `Mixed up:`."""
    text: str
    """What is really so."""
    read_on: str | None = None
    """`page#section` that explains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that the glossary explains."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the pack."""
    term: str
    """The word."""
    forms: tuple[str, ...] = ()
    """Other forms of the word."""
    text: str
    """What it means."""
    claims: tuple[str, ...] = ()
    """Ids of claims behind it."""
    not_to_confuse_with: tuple[str, ...] = ()
    """Ids of terms that are easily swapped with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A named ordered choice of questions."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in its pack, or among a teacher's sets."""
    title: str
    """The name to show."""
    minutes: int | None = None
    """Expected time, in minutes."""
    questions: tuple[str, ...]
    """Question ids of the pack; in a teacher's own set `pack/question`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that was read; every question has its id and can be used."""

    manifest: Manifest
    questions: Mapping[str, Question] = field(default_factory=dict)
    """By id, in the author's order; retired ones are among them."""
    section_of: Mapping[str, str] = field(default_factory=dict)
    """Question id to the id of its section."""
    explainers: Mapping[str, Explainer] = field(default_factory=dict)
    processes: Mapping[str, Process] = field(default_factory=dict)
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    comparisons: Mapping[str, Dispute] = field(default_factory=dict)
    walks: Mapping[str, Walk] = field(default_factory=dict)
    misconceptions: Mapping[str, Misconception] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    """The pack's own ledger, or the shipped one."""
    teacher: str | None = None
    """The page for the teacher, as Markdown."""

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.manifest.id

    @property
    def title(self) -> str:
        """The name to show."""
        return self.manifest.title

    def asked(self) -> tuple[Question, ...]:
        """The questions that are still asked, in the author's order."""
        return tuple(question for question in self.questions.values() if question.retired is None)

    def dossiers(self) -> tuple[str, ...]:
        """Ids of the actors whose dossiers its pages show, in order, each once; those that the ledger has."""
        parts = (part for page in self.explainers.values() for section in page.sections for part in section.parts)
        shown = dict.fromkeys(one for part in parts if part.kind == "actors" for one in part.ids)
        return tuple(one for one in shown if one in self.ledger.actors)

    def objective(self, objective: str | None) -> Objective | None:
        """The objective of that id."""
        return next((one for one in self.manifest.objectives if one.id == objective), None)

    def uses_of(self, claim: str) -> tuple[Question, ...]:
        """The questions that rest on a claim."""
        return tuple(question for question in self.asked() if claim in claims_of(question))


def claims_of(question: Question) -> tuple[str, ...]:
    """The claims behind a question, those of its views among them, each once."""
    views = getattr(question, "views", ())
    return tuple(dict.fromkeys([*question.claims, *(claim for view in views for claim in view.claims)]))


def reference(pack: str, question: str) -> str:
    """How a question is named outside its pack: `pack/question`."""
    return f"{pack}/{question}"


def split_reference(text: str) -> tuple[str, str]:
    """Pack id and question id of a reference; the pack is empty where there is no slash."""
    pack, _slash, question = text.rpartition("/")
    return pack, question


def index(parts: Iterable[Any]) -> dict[str, Any]:
    """Records by their `id`; of two with one id the first stays."""
    found: dict[str, Any] = {}
    for part in parts:
        found.setdefault(part.id, part)
    return found
