"""The results of an attempt: how did I do, where, and what now. No rank, no streak; too few questions say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.pack import reference
from civics_tui.model.text import one_line
from civics_tui.study.attempt import Attempt, Response
from civics_tui.views import stems, times
from civics_tui.views.bars import bar, decimal, percent
from civics_tui.views.pieces import Line, plain
from civics_tui.views.tokens import sign
from civics_tui.views.wrap import cut, listed
from civics_tui.words import _, ngettext

ENOUGH = 5
"""From so many questions of an objective on a percentage is printed, and the bars need no caution."""
SHORT = 60
"""Cells of a stem that names a question in a list."""


@dataclass(frozen=True, slots=True)
class PageToRead:
    """A page that teaches an objective."""

    pack: str
    page: str
    title: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Names that an attempt itself does not hold, by `pack/id`."""

    objectives: Mapping[str, str] = field(default_factory=dict)
    """Texts of objectives."""
    misconceptions: Mapping[str, str] = field(default_factory=dict)
    """Names of misconceptions."""
    pages: Mapping[str, PageToRead] = field(default_factory=dict)
    """The page that teaches an objective."""
    last: str = ""
    """Score of the last finished attempt over the same questions, `5 of 10`."""


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """How it went with one objective."""

    objective: str
    """`pack/id`."""
    text: str
    bar: str
    counts: str
    """`2 of 3`."""
    percent: str
    """`67 %`; empty below `ENOUGH` questions."""
    weakest: bool

    @property
    def word(self) -> str:
        """`weakest`, or nothing."""
        return _("weakest") if self.weakest else ""


@dataclass(frozen=True, slots=True)
class AgainRow:
    """A question to look at again."""

    index: int
    number: int
    """Counted from 1."""
    token: str
    """`wrong`, `partly`, or nothing without an answer."""
    stem: Line
    note: str
    """`mixed up: proposing, ratifying`, `0.5 of 1 point`, `no answer`."""

    @property
    def sign(self) -> str:
        """`X`, `~`, or `-` without an answer."""
        return sign(self.token) or "-"

    @property
    def short(self) -> str:
        """The stem in a few words."""
        return cut(plain(self.stem), SHORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that the results show."""

    title: str
    mode: str
    """`practice, 10 questions`."""
    score: str
    """`7 of 10`."""
    score_line: str
    """`7 of 10 right`."""
    points: str
    """`7.5 of 10 points`; empty where it says no more than the score."""
    time: str
    last: str
    """`last time: 5 of 10`, or nothing."""
    ended: str
    """How it ended, where that needs a sentence."""
    unscored: str
    """How many views were asked, or nothing."""
    objectives: tuple[ObjectiveRow, ...]
    caution: str
    """That few questions say little, or nothing."""
    again: tuple[AgainRow, ...]
    confidence: tuple[str, ...]
    """`sure 5: 4 right` and so on; empty where nobody was asked."""
    sure_and_wrong: str
    nothing_to_repeat: str
    """Said instead of the list where all is right."""
    page: PageToRead | None
    """The page to read next."""
    next: str
    """The one thing to do now."""

    def lines(self) -> tuple[str, ...]:
        """The results as sentences for line mode; two spaces before a line make it an item."""
        figures = [self.score_line, self.points, self.time, self.last]
        told = [
            _("Results: {title} ({mode}).").format(title=self.title, mode=self.mode),
            ". ".join(one[:1].upper() + one[1:] for one in figures if one) + ".",
            self.ended,
            self.unscored,
        ]
        if self.objectives:
            told.append(_("By objective:"))
            told += [
                "  " + ", ".join(one for one in (f"{row.text.rstrip('.')}: {row.counts}", row.percent, row.word) if one)
                for row in self.objectives
            ]
        told.append(self.caution)
        if self.again:
            told.append(_("Look at these again:"))
            told += [f"  {row.number}. {row.short} ({row.note})" for row in self.again]
        if self.confidence:
            told.append(_("How sure were you? {lines}.").format(lines=", ".join(self.confidence)))
        return tuple(one for one in (*told, self.sure_and_wrong, self.nothing_to_repeat, self.next) if one)


def score(attempt: Attempt, questions: Sequence[Question] = ()) -> str:
    """`7 of 10`: right ones of those with a key; of an attempt that is open or was stopped, of the answered ones.

    Args:
        attempt: open or finished.
        questions: as shown, in the attempt's order; without them an unanswered question counts as one with a key.
    """
    counted = _counted(attempt, questions)
    right = sum(one.fraction == 1 for one in counted)
    return _("{n} of {count}").format(n=right, count=len(counted))


def _counted(attempt: Attempt, questions: Sequence[Question]) -> list[Response]:
    whole = attempt.ending not in (None, "stopped")
    return [
        response
        for index, response in enumerate(attempt.responses)
        if (response.fraction is not None if response.answered else whole and _has_key(index, questions))
    ]


def _has_key(index: int, questions: Sequence[Question]) -> bool:
    return index >= len(questions) or kind_of(questions[index]).scored


def results(attempt: Attempt, questions: Sequence[Question], context: Context | None = None) -> Results:
    """The results of an attempt, finished or not.

    Args:
        attempt: with its responses.
        questions: as shown, one for each response.
        context: names from the packs of the attempt.
    """
    context = context or Context()
    counted = _counted(attempt, questions)
    again = _again(attempt, questions, context)
    rows = _objectives(attempt, questions, context)
    page = next((context.pages[row.objective] for row in rows if row.weakest and row.objective in context.pages), None)
    views = sum(
        response.answered and not _has_key(index, questions) for index, response in enumerate(attempt.responses)
    )
    few = any(_total(row) < ENOUGH for row in rows)
    is_right = bool(counted) and not again
    return Results(
        title=one_line(attempt.title),
        mode=_mode(attempt),
        score=score(attempt, questions),
        score_line=_("{score} right").format(score=score(attempt, questions)),
        points=_points(counted, attempt, questions),
        time=times.duration(max(attempt.clock, sum(response.seconds for response in attempt.responses))),
        last=_("last time: {score}").format(score=context.last) if context.last else "",
        ended=_ended(attempt),
        unscored=ngettext("{n} question asked for a view and is not scored.", "{n} views are not scored.", views)
        if views
        else "",
        objectives=rows,
        caution=_("A few questions say little about an objective: read the bars as a hint.") if few else "",
        again=again,
        confidence=_confidence(attempt),
        sure_and_wrong=_sure_and_wrong(attempt),
        nothing_to_repeat=_("Nothing to repeat.") if is_right else "",
        page=page,
        next=_next(page, len(again)),
    )


def _mode(attempt: Attempt) -> str:
    words = {"practice": _("practice"), "exam": _("exam"), "missed": _("missed before")}
    count = ngettext("{n} question", "{n} questions", len(attempt.responses))
    return f"{words[attempt.mode]}, {count}"


def _ended(attempt: Attempt) -> str:
    done = {"n": attempt.answered, "count": len(attempt.responses)}
    if attempt.open:
        return _("{n} of {count} answered; the rest is under Continue.").format(**done)
    if attempt.ending == "stopped":
        return _("{n} of {count} answered, then stopped.").format(**done)
    return _("The time is up. What is there was handed in.") if attempt.ending == "time_up" else ""


def _points(counted: list[Response], attempt: Attempt, questions: Sequence[Question]) -> str:
    place = {id(response): index for index, response in enumerate(attempt.responses)}
    earned = worth = Fraction(0)
    for response in counted:
        index = place[id(response)]
        points = Fraction(questions[index].points) if index < len(questions) else Fraction(1)
        worth += points
        earned += points * (response.fraction or 0)
    right = sum(response.fraction == 1 for response in counted)
    if earned == right and worth == len(counted):
        return ""
    return _("{earned} of {all} points").format(earned=decimal(earned), all=decimal(worth))


def _total(row: ObjectiveRow) -> int:
    return int(row.counts.rpartition(" ")[2])


def _objectives(attempt: Attempt, questions: Sequence[Question], context: Context) -> tuple[ObjectiveRow, ...]:
    found: dict[str, list[Fraction]] = {}
    counted = {id(response) for response in _counted(attempt, questions)}
    for response, question in zip(attempt.responses, questions, strict=False):
        if question.objective and id(response) in counted:
            name = question.objective
            name = name if "/" in name else reference(response.planned.pack, name)
            found.setdefault(name, []).append(response.fraction or Fraction(0))
    shares = {name: (Fraction(sum(one == 1 for one in given), len(given)), len(given)) for name, given in found.items()}
    least = min((share for share, _count in shares.values()), default=Fraction(1))
    weakest = [name for name, (share, _count) in shares.items() if share == least]
    return tuple(
        ObjectiveRow(
            objective=name,
            text=context.objectives.get(name, name.rpartition("/")[2]),
            bar=bar(share),
            counts=_("{n} of {count}").format(n=int(share * count), count=count),
            percent=percent(share) if count >= ENOUGH else "",
            weakest=len(shares) > 1 and len(weakest) == 1 and weakest[0] == name and share < 1,
        )
        for name, (share, count) in sorted(shares.items(), key=lambda one: -one[1][0])
    )


def _again(attempt: Attempt, questions: Sequence[Question], context: Context) -> tuple[AgainRow, ...]:
    counted = {id(response) for response in _counted(attempt, questions)}
    rows = []
    for index, (response, question) in enumerate(zip(attempt.responses, questions, strict=False)):
        if id(response) in counted and response.fraction != 1:
            note, token = _again_note(response, question, context)
            rows.append(AgainRow(index, index + 1, token, stems.listed(question.stem), note))
    return tuple(rows)


def _again_note(response: Response, question: Question, context: Context) -> tuple[str, str]:
    if response.mark is None:
        return _("no answer"), ""
    token = "partly" if response.mark.verdict == "partly" else "wrong"
    names = [
        context.misconceptions.get(reference(response.planned.pack, one), one) for one in response.mark.misconceptions
    ]
    if names:
        return _("mixed up: {names}").format(names="; ".join(names)), token
    if token == "wrong":
        return _("wrong"), token
    worth = Fraction(question.points)
    told = _("{earned} of {all} point") if worth == 1 else _("{earned} of {all} points")
    return told.format(earned=decimal(response.mark.fraction * worth), all=decimal(worth)), token


def _confidence(attempt: Attempt) -> tuple[str, ...]:
    words = {3: _("sure"), 2: _("fairly"), 1: _("guess")}
    told = []
    for level, word in words.items():
        given = [one for one in attempt.responses if one.confidence == level and one.fraction is not None]
        if given:
            right = sum(one.fraction == 1 for one in given)
            told.append(_("{word} {n}: {right} right").format(word=word, n=len(given), right=right))
    return tuple(told)


def _sure_and_wrong(attempt: Attempt) -> str:
    numbers = [
        str(number)
        for number, one in enumerate(attempt.responses, start=1)
        if one.confidence == 3 and one.fraction is not None and one.fraction < 1
    ]
    if not numbers:
        return ""
    told = _("Sure and wrong: question {n}. Look at it first.")
    return (told if len(numbers) == 1 else _("Sure and wrong: questions {n}. Look at them first.")).format(
        n=listed(numbers)
    )


def _next(page: PageToRead | None, again: int) -> str:
    if page is None:
        return ngettext("Next: this one again.", "Next: these {n} again.", again) if again else ""
    minutes = ngettext(", {n} minute", ", {n} minutes", page.minutes) if page.minutes else ""
    told = _('Next: read "{title}"{minutes}').format(title=page.title, minutes=minutes)
    return told + (ngettext(", then this one again.", ", then these {n} again.", again) if again else ".")
