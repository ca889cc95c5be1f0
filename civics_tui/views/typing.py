"""Answers as lines of text: what is typed in line mode, read for each form of input, and written back.

`parse(form, as_typed(form, answer)) == answer` for every answer that a form takes. Choices have the numbers or
letters under which they are shown, never ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import numeric
from civics_tui.views.forms import AssignForm, Form, GapsForm, Option, OrderForm, PickForm, TextForm
from civics_tui.views.pieces import plain
from civics_tui.words import _, ngettext

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LETTERED = 5
"""Up to so many choices may also be named by their letters."""
NONE = "0"
"""Typed where nothing is to be chosen."""


def parse(form: Form, text: str) -> Answer:
    """Read a typed line as an answer to a form.

    Raises:
        AnswerError: with the one reason why it is none.
    """
    answer: Answer = PARSE[type(form)](form, text)
    return answer


def as_typed(form: Form, answer: Answer) -> str:
    """The line that `parse` reads as this answer."""
    typed: str = WRITE[type(form)](form, answer)
    return typed


def prompt(form: Form) -> str:
    """What can be typed, in a few words: `1-4`."""
    words: str = PROMPT[type(form)](form)
    return words


def show(form: Form, answer: Answer) -> str:
    """An answer in words for people: the texts of what was chosen, not their numbers."""
    words: str = SHOW[type(form)](form, answer)
    return words


def letter(number: int) -> str:
    """The letter of a place, counted from 0."""
    return LETTERS[number] if number < len(LETTERS) else f"{LETTERS[number % 26]}{number // 26}"


def _range(options: Sequence[Option]) -> str:
    return f"1-{len(options)}" if len(options) > 1 else "1"


def _tokens(text: str) -> list[str]:
    return re.split(r"[\s,;]+", text.strip(" \t\n,;")) if text.strip(" \t\n,;") else []


def _apart(tokens: list[str], count: int) -> list[str]:
    """`13` is 1 and 3 where there are at most nine of them, `ac` is a and c."""
    found: list[str] = []
    for token in tokens:
        letters = count <= LETTERED and token.isascii() and token.isalpha()
        found.extend(token if letters or (count <= 9 and token.isascii() and token.isdigit()) else [token])
    return found


def _one(token: str, options: Sequence[Option]) -> str:
    """The id of the option with this number or letter."""
    number = 0
    if token.isascii() and token.isdigit() and len(token) < 4:
        number = int(token)
    elif len(token) == 1 and len(options) <= LETTERED:
        number = LETTERS.find(token.casefold()) + 1
    if not 1 <= number <= len(options):
        raise AnswerError(_('"{text}" is not one of {range}.').format(text=token, range=_range(options)))
    return options[number - 1].id


def _number(options: Sequence[Option], one: str) -> int:
    return next((number for number, option in enumerate(options, start=1) if option.id == one), 0)


def _texts(options: Sequence[Option], ids: Iterable[str]) -> list[str]:
    shown = {option.id: plain(option.text) for option in options}
    return [shown.get(one, one) for one in ids]


def _parse_pick(form: PickForm, text: str) -> Picked:
    tokens = _tokens(text)
    if not tokens:
        raise AnswerError(_("Type {range} first.").format(range=_range(form.options)))
    if not form.many:
        return Picked((_one_of(text, tokens, form.options),))
    if tokens == [NONE]:
        return Picked(())
    ids = {_one(token, form.options) for token in _apart(tokens, len(form.options))}
    return Picked(tuple(option.id for option in form.options if option.id in ids))


def _one_of(text: str, tokens: list[str], options: Sequence[Option]) -> str:
    """One option takes its number, its letter, or its text."""
    try:
        if len(tokens) > 1:
            raise AnswerError(_("Choose one: {range}.").format(range=_range(options)))
        return _one(tokens[0], options)
    except AnswerError:
        same = [option.id for option in options if plain(option.text).casefold() == text.strip().casefold()]
        if not same:
            raise
        return same[0]


def _parse_text(form: TextForm, text: str) -> Typed:
    if not text.strip():
        raise AnswerError(_("Type an answer first."))
    if form.numeric:
        numeric.read(text)
    return Typed(text.strip())


def _parse_order(form: OrderForm, text: str) -> Ordered:
    ids = tuple(_one(token, form.options) for token in _apart(_tokens(text), len(form.options)))
    if sorted(ids) != sorted(option.id for option in form.options):
        raise AnswerError(
            _("Name each of {range} once, such as {example}.").format(
                range=_range(form.options), example=_example(form)
            )
        )
    return Ordered(ids)


_PAIR = re.compile(r"(\d{1,3})\s*[=:)-]?\s*([A-Za-z]\d?)(?=\d|[\s,;]|$)[\s,;]*")


def _parse_assign(form: AssignForm, text: str) -> Assigned:
    text = text.strip(" \t\n,;")
    if text == NONE:
        return Assigned({})
    places: dict[str, str] = {}
    position = 0
    while position < len(text) or not places:
        found = _PAIR.match(text, position)
        if not found:
            example = _("Type number and letter of each pair, such as {example}.")
            raise AnswerError(example.format(example=_example(form)))
        item = _one(found[1], form.items)
        if item in places:
            raise AnswerError(_("{number} stands there twice.").format(number=found[1]))
        places[item] = _place(found[2], form.places)
        position = found.end()
    return Assigned(places)


def _place(token: str, places: Sequence[Option]) -> str:
    names = [letter(number) for number in range(len(places))]
    if token.casefold() not in names:
        raise AnswerError(_('"{text}" is not one of {range}.').format(text=token, range=f"{names[0]}-{names[-1]}"))
    return places[names.index(token.casefold())].id


_GAP_TEXT = re.compile(r"(?:\\[\\;]|[^;])*")
_ESCAPED = re.compile(r"\\([\\;])")


def _split(text: str) -> list[str]:
    """Cut at each `;` that has no backslash before it."""
    parts: list[str] = []
    position = 0
    while position <= len(text):
        found = _GAP_TEXT.match(text, position)
        part = found.group() if found else ""
        parts.append(_ESCAPED.sub(r"\1", part).strip())
        position += len(part) + 1
    return parts


def _parse_gaps(form: GapsForm, text: str) -> Filled:
    parts = _split(text) if len(form.gaps) > 1 else [text.strip()]
    if len(parts) > len(form.gaps):
        raise AnswerError(
            ngettext("There is {n} gap", "There are {n} gaps", len(form.gaps))
            + _("; {count} texts were typed.").format(count=len(parts))
        )
    texts: dict[str, str] = {}
    for gap, typed in zip(form.gaps, parts, strict=False):
        if typed:
            texts[gap.id] = _one_of(typed, [typed], gap.options) if gap.options else typed
    if not texts:
        raise AnswerError(_("Fill a gap first."))
    return Filled(texts)


def _write_pick(form: PickForm, answer: Picked) -> str:
    return " ".join(str(_number(form.options, one)) for one in answer.ids) or NONE


def _write_order(form: OrderForm, answer: Ordered) -> str:
    return " ".join(str(_number(form.options, one)) for one in answer.ids)


def _write_assign(form: AssignForm, answer: Assigned) -> str:
    pairs = [
        f"{number}{letter(_number(form.places, answer.places[item.id]) - 1)}"
        for number, item in enumerate(form.items, start=1)
        if item.id in answer.places
    ]
    return " ".join(pairs) or NONE


def _write_gaps(form: GapsForm, answer: Filled) -> str:
    parts: list[str] = []
    for gap in form.gaps:
        typed = answer.texts.get(gap.id, "")
        if gap.options and typed:
            typed = str(_number(gap.options, typed))
        parts.append(re.sub(r"([\\;])", r"\\\1", typed) if len(form.gaps) > 1 else typed)
    return "; ".join(parts)


def _example(form: OrderForm | AssignForm) -> str:
    if isinstance(form, AssignForm):
        pairs = [f"{number}{letter(len(form.places) - number)}" for number in range(1, min(len(form.places), 2) + 1)]
        return " ".join(pairs)
    numbers = [str(number) for number in range(1, len(form.options) + 1)]
    return " ".join(numbers[-1:] + numbers[:-1])


def _prompt_pick(form: PickForm) -> str:
    shown = _range(form.options)
    return _("{range}, several such as 1 2, {none} for none").format(range=shown, none=NONE) if form.many else shown


def _prompt_text(form: TextForm) -> str:
    if not form.numeric:
        return _("a word or a few")
    return _("a number, in {unit}").format(unit=form.unit) if form.unit else _("a number")


def _prompt_gaps(form: GapsForm) -> str:
    if len(form.gaps) == 1:
        return _range(form.gaps[0].options) if form.gaps[0].options else _("the text of the gap")
    return ngettext("the text of {n} gap", "the texts of {n} gaps, with ; between them", len(form.gaps))


def _show_gaps(form: GapsForm, answer: Filled) -> str:
    return "; ".join(
        _texts(gap.options, [answer.texts[gap.id]])[0] if answer.texts.get(gap.id) else _("nothing")
        for gap in form.gaps
    )


def _show_assign(form: AssignForm, answer: Assigned) -> str:
    pairs = [
        f"{plain(item.text)}: {_texts(form.places, [answer.places[item.id]])[0]}"
        for item in form.items
        if item.id in answer.places
    ]
    return "; ".join(pairs) or _("nothing")


PARSE: dict[type[Form], Callable[[Any, str], Answer]] = {
    PickForm: _parse_pick,
    TextForm: _parse_text,
    OrderForm: _parse_order,
    AssignForm: _parse_assign,
    GapsForm: _parse_gaps,
}
WRITE: dict[type[Form], Callable[[Any, Any], str]] = {
    PickForm: _write_pick,
    TextForm: lambda form, answer: answer.text,
    OrderForm: _write_order,
    AssignForm: _write_assign,
    GapsForm: _write_gaps,
}
PROMPT: dict[type[Form], Callable[[Any], str]] = {
    PickForm: _prompt_pick,
    TextForm: _prompt_text,
    OrderForm: lambda form: _("all numbers in order, such as {example}").format(example=_example(form)),
    AssignForm: lambda form: _("pairs such as {example}").format(example=_example(form)),
    GapsForm: _prompt_gaps,
}
SHOW: dict[type[Form], Callable[[Any, Any], str]] = {
    PickForm: lambda form, answer: "; ".join(_texts(form.options, answer.ids)) or _("nothing"),
    TextForm: lambda form, answer: answer.text,
    OrderForm: lambda form, answer: "; ".join(_texts(form.options, answer.ids)),
    AssignForm: _show_assign,
    GapsForm: _show_gaps,
}
