"""What is said to an answer of each kind: one row a kind, in `MARKED`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from civics_tui.model import kinds, typed
from civics_tui.model.ledger import Ledger
from civics_tui.model.marking import Mark, PartMark, Verdict
from civics_tui.model.pack import Misconception
from civics_tui.model.text import one_line
from civics_tui.views import attribution, typing
from civics_tui.views.forms import AssignForm, GapsForm, PickForm
from civics_tui.views.notes import Feedback, OptionNote, PartNote, State
from civics_tui.views.pieces import Line, inline, plain, said
from civics_tui.views.wrap import listed
from civics_tui.words import _, ngettext

FEW = 3
"""Of the other texts that count so many are told."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with all that its feedback is made from."""

    question: Any
    answer: Any
    mark: Mark
    shown: Any
    """The form, its parts in the order of the attempt."""
    misconceptions: Mapping[str, Misconception]
    ledger: Ledger

    def name(self, misconception: str | None) -> str:
        """The name of a misconception; its id where the pack no longer has it."""
        known = self.misconceptions.get(misconception or "")
        return known.name if known else misconception or ""

    def read_on(self, misconception: str | None) -> str:
        """Where the misconception is explained; empty where nowhere."""
        known = self.misconceptions.get(misconception or "")
        return (known.read_on or "") if known else ""


def _of(case: Given, **told: Any) -> Feedback:
    words: dict[Verdict, tuple[str, str]] = {
        "right": (_("Right"), "right"),
        "partly": (_("Partly right"), "partly"),
        "wrong": (_("Wrong"), "wrong"),
        "unscored": (_("Your view"), ""),
    }
    word, token = words[case.mark.verdict]
    return Feedback(kind=case.question.kind, verdict=case.mark.verdict, word=word, token=token, **told)


def _key(case: Given) -> Any:
    """An answer that earns all points."""
    return kinds.kind_of(case.question).right(case.question)


def _line(text: str | None) -> Line:
    return inline(text) if text else ()


def _pick(case: Given) -> Feedback:
    """Single, multiple, true or false."""
    shown: PickForm = case.shown
    key, chosen = frozenset(_key(case).ids), frozenset(case.answer.ids)
    choices = _CHOICES[case.question.kind](case.question)
    options = tuple(
        OptionNote(
            id=option.id,
            number=number,
            text=option.text,
            state=_state(option.id, key, chosen, many=shown.many),
            yours=option.id in chosen,
            note=_line(choices[option.id][0]),
            mixed_up=case.name(choices[option.id][1]) if option.id in chosen - key else "",
            read_on=case.read_on(choices[option.id][1]) if option.id in chosen - key else "",
        )
        for number, option in enumerate(shown.options, start=1)
    )
    mine = next((option.note for option in options if option.yours), ()) if not shown.many else ()
    right = () if case.mark.verdict == "right" else said(_right_are(case, key))
    return _of(case, given=said(_chose(case, chosen)), mine=mine, right=right, options=options)


def _state(one: str, key: frozenset[str], chosen: frozenset[str], *, many: bool) -> State:
    if one in key:
        return "missed" if many and one not in chosen else "right"
    return "wrong" if one in chosen else ""


def _numbers(case: Given, ids: frozenset[str]) -> str:
    if case.question.kind == "true_false":
        return "".join(plain(option.text) for option in case.shown.options if option.id in ids)
    return listed([str(number) for number, option in enumerate(case.shown.options, start=1) if option.id in ids])


def _chose(case: Given, chosen: frozenset[str]) -> str:
    return _("You chose {numbers}.").format(numbers=_numbers(case, chosen)) if chosen else _("You chose none.")


def _right_are(case: Given, key: frozenset[str]) -> str:
    return (_("Right is {numbers}.") if len(key) == 1 else _("Right are {numbers}.")).format(
        numbers=_numbers(case, key)
    )


def _of_choices(question: Any) -> dict[str, tuple[str | None, str | None]]:
    return {choice.id: (choice.feedback, choice.misconception) for choice in question.choices}


def _of_truth(question: kinds.TrueFalse) -> dict[str, tuple[str | None, str | None]]:
    told = question.feedback
    mixed = told.misconception if told else None
    return {
        "true": (told.true if told else None, None if question.answer else mixed),
        "false": (told.false if told else None, mixed if question.answer else None),
    }


_CHOICES: dict[str, Callable[[Any], dict[str, tuple[str | None, str | None]]]] = {
    "single": _of_choices,
    "multiple": _of_choices,
    "true_false": _of_truth,
}


def view_notice() -> str:
    """Stands below every view question."""
    return _("There is no right answer here. Nothing is added to or taken from your score.")


def _view(case: Given) -> Feedback:
    holders = attribution.view_sources(case.question, case.ledger)
    options = tuple(
        OptionNote(
            id=option.id,
            number=number,
            text=option.text,
            yours=option.id in case.answer.ids,
            note=said("; ".join(plain(line) for line in holders.get(option.id, ())), "quiet"),
        )
        for number, option in enumerate(case.shown.options, start=1)
    )
    return _of(case, given=said(_chose(case, frozenset(case.answer.ids))), note=view_notice(), options=options)


def _wrote(case: Given) -> Line:
    return said(_('You wrote "{text}".').format(text=one_line(case.answer.text)))


def _short(case: Given) -> Feedback:
    question: kinds.Short = case.question
    key = _key(case).text
    best = max(one.points for one in question.accept)
    ignored = question.normalize
    forms = {typed.normalize(one.text, ignored): one.text for one in reversed(question.accept) if one.points == best}
    for known in (typed.normalize(key, ignored), typed.normalize(case.answer.text, ignored)):
        forms.pop(known, None)
    others = [f'"{one_line(text)}"' for text in reversed(forms.values())][:FEW]
    is_exact = case.mark.verdict == "right" and not case.mark.note
    return _of(
        case,
        given=_wrote(case),
        mine=_line(case.mark.feedback),
        note=_note(case),
        right=() if is_exact else said(_right_is(key)),
        accepted=_("Also right: {texts}.").format(texts="; ".join(others)) if others and not is_exact else "",
        can_override=True,
    )


def _right_is(text: str) -> str:
    return _('Right is "{text}".').format(text=one_line(text))


def _note(case: Given) -> str:
    match case.mark.note:
        case "unit":
            return _('The number is right; the unit "{unit}" is missing.').format(unit=case.question.unit)
        case "typo":
            return _("One slip was overlooked.")
        case _:
            return ""


def _numeric(case: Given) -> Feedback:
    question: kinds.Numeric = case.question
    key = typed.decimal(question.answer) or Fraction(0)
    unit = f" {question.unit}" if question.unit else ""
    allowed = typed.tolerance(question.tolerance) or typed.Tolerance()
    slack = max(allowed.absolute, allowed.relative * abs(key))
    given_number = typed.quantity(case.answer.text)
    exact = given_number is not None and given_number.value == key and case.mark.verdict == "right"
    span = _("From {low} to {high} counts.").format(low=typed.show(key - slack), high=typed.show(key + slack))
    return _of(
        case,
        given=_wrote(case),
        mine=_line(case.mark.feedback),
        note=_note(case),
        right=() if exact else said(_right_is(f"{typed.show(key)}{unit}")),
        accepted=span if slack else "",
        can_override=True,
    )


def _ordering(case: Given) -> Feedback:
    question: kinds.Ordering = case.question
    place = {one: number for number, one in enumerate(case.answer.ids, start=1)}
    texts = {item.id: inline(item.text) for item in question.items}
    parts = tuple(
        _part(case, part, texts[part.id], _place(place[part.id]), _place(number))
        for number, part in enumerate(case.mark.parts, start=1)
    )
    return _of(case, given=_in_place(parts), right=_key_typed(case), parts=parts)


def _place(number: int) -> Line:
    return said(_("place {n}").format(n=number))


def _assigned(case: Given) -> Feedback:
    shown: AssignForm = case.shown
    places = {option.id: option.text for option in shown.places}
    items = {option.id: option.text for option in shown.items}
    key = _key(case).places
    marks = {part.id: part for part in case.mark.parts}
    parts = tuple(
        _part(case, marks[one], text, places.get(case.answer.places.get(one, ""), said(_("nothing"))), places[key[one]])
        for one, text in items.items()
    )
    return _of(case, given=_in_place(parts), right=_key_typed(case), parts=parts)


def _gaps(case: Given) -> Feedback:
    shown: GapsForm = case.shown
    marks = {part.id: part for part in case.mark.parts}
    parts = []
    for number, field in enumerate(shown.gaps, start=1):
        options = {option.id: option.text for option in field.options}
        text = case.answer.texts.get(field.id, "")
        told = options.get(text) or (said(f'"{one_line(text)}"') if text.strip() else said(_("nothing")))
        right = said(_(" or ").join(_gap_keys(case.question.gaps[field.id], options)))
        parts.append(_part(case, marks[field.id], said(_("gap {n}").format(n=number)), told, right))
    right_is = said(_right_is(typing.show(shown, _key(case))))
    typed_gaps = any(not field.options for field in shown.gaps)
    filled = sum(part.state == "right" for part in parts)
    return _of(
        case,
        given=said(
            ngettext("{right} of {n} gap right.", "{right} of {n} gaps right.", len(parts)).format(right=filled)
        ),
        right=() if case.mark.verdict == "right" else right_is,
        parts=tuple(parts),
        can_override=typed_gaps,
    )


def _gap_keys(gap: kinds.Gap, options: Mapping[str, Line]) -> list[str]:
    if gap.choices:
        return [plain(options[choice.id]) for choice in gap.choices if choice.correct]
    if gap.answer is not None:
        return [gap.answer]
    best = max((one.points for one in gap.accept), default=None)
    return [f'"{one_line(one.text)}"' for one in gap.accept if one.points == best][:FEW]


def _part(case: Given, part: PartMark, name: Line, told: Line, right: Line) -> PartNote:
    state: State = "right" if part.right else "partly" if part.fraction > 0 else "wrong"
    failed = state != "right"
    return PartNote(
        id=part.id,
        name=name,
        state=state,
        given=told,
        right=right,
        note=_line(part.feedback) if failed else (),
        mixed_up=case.name(part.misconception) if failed else "",
        read_on=case.read_on(part.misconception) if failed else "",
    )


def _in_place(parts: tuple[PartNote, ...]) -> Line:
    right = sum(part.state == "right" for part in parts)
    return said(ngettext("{right} of {n} in its place.", "{right} of {n} in place.", len(parts)).format(right=right))


def _key_typed(case: Given) -> Line:
    if case.mark.verdict == "right":
        return ()
    return said(_("Right is {numbers}.").format(numbers=typing.as_typed(case.shown, _key(case))))


MARKED: dict[str, Callable[[Given], Feedback]] = {
    "single": _pick,
    "multiple": _pick,
    "true_false": _pick,
    "numeric": _numeric,
    "short": _short,
    "ordering": _ordering,
    "matching": _assigned,
    "cloze": _gaps,
    "categorize": _assigned,
    "view": _view,
}
