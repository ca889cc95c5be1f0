"""The list of `pack reports`: per question what learners told, the wording it was about, and the line to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from civics_tui.model.kinds import Cloze, Numeric
from civics_tui.model.text import one_line
from civics_tui.model.variant import has_variants
from civics_tui.study.reports_by_question import AcceptStep, ByWording, CountedAnswer, Now, State, ToldQuestion
from civics_tui.views import complaints
from civics_tui.views.pieces import inline, plain
from civics_tui.views.wrap import WIDTH, wrap
from civics_tui.words import _, ngettext


def report_lines(told: Sequence[ToldQuestion]) -> tuple[str, ...]:
    """All of it as lines, pack by pack."""
    if not told:
        return (_("No question was reported, and no answer was counted as right."),)
    return tuple(line for pack, some in groupby(told, key=lambda one: one.pack) for line in _pack(pack, list(some)))


def _pack(pack: str, told: list[ToldQuestion]) -> Iterator[str]:
    questions = ngettext("{n} question", "{n} questions", len(told))
    reports = sum(sum(one.counts.values()) for question in told for one in question.wordings)
    answers = sum(question.count for question in told) - reports
    yield _("{pack}: {reports} and {answers}, about {questions}").format(
        pack=one_line(pack),
        reports=ngettext("{n} report", "{n} reports", reports),
        answers=ngettext("{n} answer counted as right", "{n} answers counted as right", answers),
        questions=questions,
    )
    if all(one.question is None for one in told):
        yield from wrap(_("None of them is in a pack of that id here; name the pack by its path where it lies."))
    for one in told:
        yield ""
        yield from _question(one)
    yield ""


def _question(told: ToldQuestion) -> Iterator[str]:
    question = told.question
    stem = question.stem if question is not None else next((one.stem for one in told.wordings if one.stem), "")
    name = one_line(told.id)
    if question is None:
        name += " " + _("(not in the pack now)")
    elif question.retired is not None:
        name += " " + _("(retired)")
    yield from wrap(f"{name}: {_shown(stem)}" if stem else name)
    if told.place is not None:
        yield f"  {told.place.file}:{told.place.line}"
    for one in told.wordings:
        yield from _wording(one, stem)
    yield from _next_step(told)


def _shown(stem: str) -> str:
    return one_line(plain(inline(stem)))


def _wording(one: ByWording, stem: str) -> Iterator[str]:
    days = str(one.first) if one.first == one.last else _("{first} to {last}").format(first=one.first, last=one.last)
    counts = ", ".join(f"{complaints.word(what)} {count}" for what, count in one.counts.items())
    yield f"  {_states()[one.state]}, {days}" + (f": {counts}" if counts else "")
    if one.state != "current" and one.stem and one.stem != stem:
        yield from wrap(_("It read: {stem}").format(stem=_shown(one.stem)), first="    ")
    for answer in one.answers:
        yield from wrap(_answer(answer), first="    ", rest="      ")


def _states() -> dict[State, str]:
    return {
        "current": _("This wording"),
        "older": _("OLDER WORDING"),
        "older_key": _("OLDER WORDING, with another key"),
        "gone": _("A wording that is gone"),
    }


def _answer(answer: CountedAnswer) -> str:
    times = ngettext("{n} time", "{n} times", answer.count)
    gap = _(" in gap {name}").format(name=answer.gap) if answer.gap else ""
    now = _nows()[answer.now]
    return _('counted as right{gap}: "{text}", {times}').format(gap=gap, text=answer.text, times=times) + (
        f"; {now}" if now else ""
    )


def _nows() -> dict[Now, str]:
    return {
        "accepted": _("accepted now"),
        "partly": _("now worth a part of the points"),
        "rejected": _("stands under reject"),
        "wrong": "",
        "unknown": "",
    }


def _next_step(told: ToldQuestion) -> Iterator[str]:
    """What the author can do about answers that were counted as right."""
    question = told.question
    for step in told.steps:
        yield from wrap(_paste(step), first="  ")
        yield f"    {step.line}"
    answers = [answer for one in told.wordings for answer in one.answers if answer.now == "unknown"]
    if question is None or question.retired is not None or not answers:
        return
    if has_variants(question):
        advice = _("Its texts are drawn anew for each learner: look at its formula, and at what it accepts.")
    elif isinstance(question, Numeric | Cloze):
        advice = _("Numbers take no accept: look at answer, tolerance and unit.")
    else:
        advice = _("It takes no typed answer now.")
    yield from wrap(advice, WIDTH, first="  ")


def _paste(step: AcceptStep) -> str:
    if step.gap:
        return _("Where they are right, put this in place of accept in gap {name}:").format(name=step.gap)
    return _("Where they are right, put this in place of the old accept:")


def report_data(told: Sequence[ToldQuestion]) -> list[dict[str, Any]]:
    """All of it as JSON data."""
    return [
        {
            "pack": one.pack,
            "question": one.id,
            "here": one.question is not None,
            "file": one.place.file if one.place else None,
            "line": one.place.line if one.place else None,
            "retired": one.question is not None and one.question.retired is not None,
            "wordings": [_wording_data(wording) for wording in one.wordings],
            "accept": [{"gap": step.gap or None, "line": step.line} for step in one.steps],
        }
        for one in told
    ]


def _wording_data(one: ByWording) -> dict[str, Any]:
    return {
        "wording": one.wording,
        "meaning": one.meaning,
        "state": one.state,
        "stem": one.stem or None,
        "reports": dict(one.counts),
        "answers": [
            {"gap": answer.gap or None, "text": answer.text, "count": answer.count, "now": answer.now}
            for answer in one.answers
        ],
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
    }
