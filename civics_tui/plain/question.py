"""A question in lines: where one is, the stem, and what can be chosen, by form of input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civics_tui.plain.talk import Talk
from civics_tui.study.attempt import Attempt
from civics_tui.views import typing
from civics_tui.views.forms import AssignForm, Form, GapsForm, OrderForm, PickForm, TextForm
from civics_tui.views.pieces import Line, Span, plain
from civics_tui.words import _

TYPED_FORMS = (TextForm, GapsForm)
"""Forms in which any text may be an answer, so that commands need a colon before them."""


def say_question(talk: Talk, attempt: Attempt, form: Form, stale: Line = ()) -> None:
    """Write where one is, that the question is stale where it is, the stem, and what can be chosen."""
    modes = {"practice": _("Practice."), "exam": _("Exam."), "missed": _("Missed before.")}
    place = _("Question {n} of {count}.").format(n=attempt.current + 1, count=len(attempt.responses))
    talk.say(f"{place} {attempt.title}. {modes[attempt.mode]}")
    if stale:
        talk.say(stale)
    SAY[type(form)](talk, form)


def say_unscored(talk: Talk) -> None:
    """Write that a view question has no right answer."""
    talk.say(_("Views, not scored. There is no right answer here; nothing is added to or taken from your score."))


def _say_pick(talk: Talk, form: PickForm) -> None:
    if not form.scored:
        say_unscored(talk)
    if form.settled:
        talk.say(_("Settled: {text}").format(text=plain(form.settled)))
    talk.say(form.stem)
    _say_options(talk, form)


def _say_options(talk: Talk, form: PickForm | OrderForm) -> None:
    for number, option in enumerate(form.options, start=1):
        talk.say(option.text, first=f"{number}. ")


def _say_text(talk: Talk, form: TextForm) -> None:
    talk.say(form.stem)


def _say_order(talk: Talk, form: OrderForm) -> None:
    talk.say(form.stem)
    _say_options(talk, form)


def _say_assign(talk: Talk, form: AssignForm) -> None:
    talk.say(form.stem)
    for number, item in enumerate(form.items, start=1):
        talk.say(item.text, first=f"{number}. ")
    talk.say(_("To be given one of these:"))
    for number, place in enumerate(form.places):
        talk.say(place.text, first=f"{typing.letter(number)}. ")


def _say_gaps(talk: Talk, form: GapsForm) -> None:
    numbers = {gap.id: number for number, gap in enumerate(form.gaps, start=1)}
    stem = tuple(
        Span(_("(gap {n})").format(n=numbers.get(span.target, "?"))) if span.role == "gap" else span
        for span in form.stem
    )
    talk.say(stem)
    for gap in form.gaps:
        if gap.options:
            options = ", ".join(f"{n}. {plain(option.text)}" for n, option in enumerate(gap.options, start=1))
            talk.say(_("Gap {n}: {options}").format(n=numbers[gap.id], options=options))


SAY: dict[type[Form], Callable[[Talk, Any], None]] = {
    PickForm: _say_pick,
    TextForm: _say_text,
    OrderForm: _say_order,
    AssignForm: _say_assign,
    GapsForm: _say_gaps,
}


def command_of(form: Form, line: str) -> str:
    """The command in a line, such as `h`; empty where the line is an answer.

    A typed answer may be any text, so commands then start with a colon: `:h`.
    """
    word = line.strip().casefold()
    if word.startswith(":") and len(word) == 2:
        return word[1]
    return (
        word if len(word) == 1 and word.isalpha() and word not in "abcde" and not isinstance(form, TYPED_FORMS) else ""
    )


def prompt(form: Form, commands: dict[str, str]) -> str:
    """The prompt of a question: what can be typed, then the commands."""
    colon = ":" if isinstance(form, TYPED_FORMS) else ""
    listed = ", ".join(f"{colon}{letter} {what}" for letter, what in commands.items())
    return _("Your answer ({range}, {commands}):").format(range=typing.prompt(form), commands=listed)
