"""Reports put beside the questions as the pack has them now: by wording, with counts, and what could be accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from civics_tui.errors import Ambiguous, NotFound, PackBroken
from civics_tui.model import identity, typed
from civics_tui.model.kinds import Cloze, Question, Short
from civics_tui.model.kinds.short import compare
from civics_tui.model.question import Accepted, Normalization, Rejected
from civics_tui.model.variant import has_variants
from civics_tui.packs.accept_line import accept_line, can_stand
from civics_tui.packs.library.library import Library
from civics_tui.packs.library.lookup import is_path
from civics_tui.packs.library.rows import Entry
from civics_tui.packs.problems import Place
from civics_tui.packs.reader import Read, read_pack
from civics_tui.study.events import Complaint
from civics_tui.study.reports import COMPLAINTS, Report

State = Literal["current", "older", "older_key", "gone"]
"""The wording is that of now; an older one; an older one whose key was another; the question is in no pack here."""
Now = Literal["accepted", "partly", "rejected", "wrong", "unknown"]
"""What the question says now to a text that was counted as right; `unknown` for numbers, variables, what is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAnswer:
    """A text that learners counted as right."""

    text: str
    """As it was typed most often."""
    gap: str = ""
    """The gap of a cloze."""
    count: int
    now: Now


@dataclass(frozen=True, slots=True, kw_only=True)
class ByWording:
    """What was told about one wording of a question."""

    wording: str
    meaning: str
    state: State
    stem: str
    """As it was shown; empty where no history here knows it."""
    counts: Mapping[Complaint, int]
    """Reports by kind; kinds without one are left out."""
    answers: tuple[CountedAnswer, ...]
    """The most frequent first."""
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptStep:
    """A line to paste."""

    gap: str
    """The gap of a cloze in which it stands; empty for a short answer."""
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldQuestion:
    """What was told about one question, the wording of now first, then the one last told about."""

    pack: str
    id: str
    """Its id now; as in the reports where it is gone."""
    question: Question | None
    """As the pack has it now; `None` where it is gone."""
    place: Place | None = None
    """Where it stands now, where its file is at hand."""
    wordings: tuple[ByWording, ...]
    steps: tuple[AcceptStep, ...] = ()

    @property
    def count(self) -> int:
        """Reports and answers together."""
        return sum(sum(one.counts.values()) + sum(answer.count for answer in one.answers) for one in self.wordings)


@dataclass(frozen=True, slots=True)
class _Takes:
    """What a typed answer is compared with."""

    accept: tuple[Accepted, ...]
    reject: tuple[Rejected, ...]
    normalize: tuple[Normalization, ...]


def of_pack(pack: str, questions: Iterable[Question], reports: Iterable[Report]) -> tuple[ToldQuestion, ...]:
    """What was told about the questions of a pack, in its order; those that are gone come last, by id.

    Args:
        pack: its id; reports about others are left out.
        questions: as the pack has them now, retired ones too.
        reports: each once.
    """
    known = {one.id: one for one in questions}
    former = {name: one.id for one in known.values() for name in one.was}
    by_id: dict[str, list[Report]] = {}
    for report in reports:
        if report.pack == pack:
            name = report.question if report.question in known else former.get(report.question, report.question)
            by_id.setdefault(name, []).append(report)
    order = [*(name for name in known if name in by_id), *sorted(by_id.keys() - known.keys())]
    return tuple(_told(pack, name, known.get(name), by_id[name]) for name in order)


def of_all(library: Library, reports: Sequence[Report], *, only: str | None = None) -> tuple[ToldQuestion, ...]:
    """What was told about questions of all packs, or of the one with the id `only`.

    A pack that is not here any more, or cannot be used, has no questions now.
    """
    packs = sorted({one.pack for one in reports} if only is None else {only})
    return tuple(told for pack in packs for told in _of_library(library, pack, reports))


def _of_library(library: Library, pack: str, reports: Sequence[Report]) -> tuple[ToldQuestion, ...]:
    entry = _entry(library, pack)
    if entry is None:
        return of_pack(pack, (), reports)
    names = {one.question for one in reports if one.pack == pack}
    ids = [row.id for row in library.index(entry) if row.id in names or names.intersection(row.was)]
    told = of_pack(pack, library.questions(entry, ids).values(), reports)
    if not ids:
        return told
    read = read_pack(entry.path, seeds=library.places.seeds)
    return tuple(replace(one, place=_place(read, one.id)) for one in told)


def _entry(library: Library, pack: str) -> Entry | None:
    if is_path(pack):  # an id out of a foreign file never makes us open a path
        return None
    try:
        entry = library.find(pack)
    except (NotFound, Ambiguous, PackBroken):
        return None
    return entry if entry.id == pack else None


def _place(read: Read, question: str) -> Place | None:
    subject = read.subjects.get(question)
    return subject.text.place(subject.node.start) if subject is not None else None


def _told(pack: str, name: str, question: Question | None, reports: Sequence[Report]) -> ToldQuestion:
    by_wording: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        by_wording.setdefault((report.wording, report.meaning), []).append(report)
    takes = _takes(question)
    wordings = [_wording(question, takes, some) for some in by_wording.values()]
    wordings.sort(key=lambda one: (one.state == "current", one.last, one.wording), reverse=True)
    return ToldQuestion(
        pack=pack, id=name, question=question, wordings=tuple(wordings), steps=tuple(_steps(question, takes, wordings))
    )


def _wording(question: Question | None, takes: Mapping[str, _Takes], reports: Sequence[Report]) -> ByWording:
    first = reports[0]
    state = _state(question, first)
    counts = Counter(one.what for one in reports)
    shown = question.stem if question is not None and state == "current" else ""
    return ByWording(
        wording=first.wording,
        meaning=first.meaning,
        state=state,
        stem=shown or next((one.stem for one in reports if one.stem), ""),
        counts={what: counts[what] for what in COMPLAINTS if counts[what]},
        answers=_answers(takes, reports),
        first=min(one.day for one in reports),
        last=max(one.day for one in reports),
    )


def _state(question: Question | None, report: Report) -> State:
    if question is None:
        return "gone"
    if identity.meaning(question) != report.meaning:
        return "older_key"
    return "current" if identity.wording(question) == report.wording else "older"


def _takes(question: Question | None) -> dict[str, _Takes]:
    """What is accepted now, by gap; nothing for numbers, and where texts are drawn."""
    if question is None or has_variants(question):
        return {}
    if isinstance(question, Short):
        return {"": _Takes(question.accept, question.reject, question.normalize)}
    if isinstance(question, Cloze):
        return {
            name: _Takes(gap.accept, gap.reject, gap.normalize) for name, gap in question.gaps.items() if gap.accept
        }
    return {}


def _answers(takes: Mapping[str, _Takes], reports: Sequence[Report]) -> tuple[CountedAnswer, ...]:
    """The texts, those that the question compares as equal taken together."""
    spelled: dict[tuple[str, str], Counter[str]] = {}
    for one in reports:
        if one.what == "counted":
            spelled.setdefault((one.gap, _form(takes.get(one.gap), one.answer)), Counter())[one.answer] += 1
    found = []
    for (gap, _same), texts in spelled.items():
        text = min(texts, key=lambda text: (-texts[text], text))
        found.append(CountedAnswer(text=text, gap=gap, count=texts.total(), now=_now(takes.get(gap), text)))
    return tuple(sorted(found, key=lambda one: (-one.count, one.gap, one.text)))


def _form(takes: _Takes | None, text: str) -> str:
    return typed.normalize(text, takes.normalize) if takes else text.casefold()


def _now(takes: _Takes | None, text: str) -> Now:
    if takes is None:
        return "unknown"
    form = _form(takes, text)
    if any(one.text is not None and _form(takes, one.text) == form for one in takes.reject):
        return "rejected"
    share = compare(text, takes.accept, takes.reject, takes.normalize).fraction
    return "accepted" if share == 1 else "partly" if share else "wrong"


def _steps(
    question: Question | None, takes: Mapping[str, _Takes], wordings: Sequence[ByWording]
) -> Iterable[AcceptStep]:
    """For each gap the line that would accept what is wrong now."""
    if question is None or question.retired is not None:
        return
    for gap, one in takes.items():
        counts: Counter[str] = Counter()
        texts: dict[str, str] = {}
        for answer in (answer for wording in wordings for answer in wording.answers if answer.gap == gap):
            if answer.now == "wrong" and can_stand(answer.text) and _form(one, answer.text):
                counts[_form(one, answer.text)] += answer.count
                texts.setdefault(_form(one, answer.text), answer.text)
        if counts:
            more = [texts[form] for form, _count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))]
            yield AcceptStep(gap=gap, line=accept_line(one.accept, more))
