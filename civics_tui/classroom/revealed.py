"""What is told after the reveal: the key, the own mark with its reasons, the sources, and how the class answered.

Nothing here asks whether the key may be shown; only `seen` calls it, and only for a run that was revealed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from civics_tui.classroom.asked import Asked
from civics_tui.errors import AnswerError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Picked
from civics_tui.views import blocks, typing
from civics_tui.views.feedback import feedback
from civics_tui.views.forms import AssignForm, OrderForm, PickForm
from civics_tui.views.notes import Feedback, OptionNote, PartNote
from civics_tui.views.pieces import Line, plain, said
from civics_tui.views.source import Card
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSeen:
    """A choice with what is said to it."""

    letter: str
    text: Line
    state: str = ""
    """`right`, `missed`, `wrong`, or nothing."""
    word: str = ""
    """The same in a word, and `yours`."""
    note: Line = ()
    mixed_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSeen:
    """An item or gap with what was given and what is right."""

    name: Line
    state: str
    word: str
    """Right, Partly right or Wrong."""
    given: Line
    right: Line
    note: Line = ()
    mixed_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSeen:
    """Where something is known from: the claim or source line, with its rows by label."""

    text: Line
    note: Line = ()
    rows: tuple[tuple[str, Line], ...] = ()
    """Kind, chain, as of, source, dated, find it; then what agrees and what differs."""
    link: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """The answer, and what became of the own one."""

    word: str = ""
    """Right, Wrong, Partly right; nothing without an answer or a key."""
    token: str = ""
    """Colour token that goes with the word."""
    right: Line = ()
    """`Right is A  Marcus Ruiz Evans.`; nothing for a view question, and where the items are told one by one."""
    right_order: tuple[Line, ...] = ()
    """Of an ordering: the items, first to last."""
    right_pairs: tuple[tuple[Line, Line], ...] = ()
    """Of what was given places: each item with its place."""
    given: Line = ()
    """`Your answer: B  Theo Slater`, or that nothing was sent."""
    mine: Line = ()
    mixed_up: str = ""
    accepted: str = ""
    points: str = ""
    note: str = ""
    options: tuple[OptionSeen, ...] = ()
    parts: tuple[PartSeen, ...] = ()
    why: tuple[Line, ...] = ()
    sources: tuple[SourceSeen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many students answered in one way."""

    letter: str
    """Of a choice; empty for the verdicts of other questions, and where each student has an order of their own."""
    text: Line
    count: int
    before: int | None = None
    """How many it were in the first vote, where there was one."""
    right: bool = False


def reveal(asked: Asked, answer: Answer | None, *, lettered: bool = True) -> Reveal:
    """What a student is shown; `lettered`: have the choices letters that everybody shares or that the student saw?"""
    told = told_to(asked, answer)
    general = Reveal(
        right=key_line(asked, lettered=lettered),
        right_order=right_order(asked),
        right_pairs=right_pairs(asked),
        given=said(_("You sent no answer.")),
        why=why_of(asked),
        sources=sources_of(asked.cards),
    )
    if told is None or answer is None:
        return general
    scored = told.verdict != "unscored"
    return replace(
        general,
        word=told.word if scored else "",
        token=told.token,
        given=said((_("Your answer: {words}") if scored else _("Your vote: {words}")).format(words=own(asked, answer))),
        mine=told.mine,
        mixed_up=told.mixed_up_line,
        accepted=told.accepted,
        points=told.points,
        note=told.note,
        options=tuple(_option(one) for one in told.options),
        parts=tuple(_part(one) for one in told.parts),
    )


def told_to(asked: Asked, answer: Answer | None) -> Feedback | None:
    """The feedback on an answer; nothing without one, or where its question does not take it any more."""
    if answer is None:
        return None
    try:
        mark = kinds.mark(asked.question, answer)
    except AnswerError:
        return None
    return feedback(
        asked.question,
        answer,
        mark,
        order=asked.order,
        misconceptions=asked.misconceptions,
        ledger=asked.ledger,
        at_once=False,
    )


def own(asked: Asked, answer: Answer) -> str:
    """An answer in words, choices with their letters: `B  Theo Slater`."""
    if isinstance(asked.form, PickForm) and isinstance(answer, Picked):
        return _lettered(asked.form, answer.ids) or _("nothing")
    return typing.show(asked.form, answer)


def _lettered(form: PickForm, ids: Iterable[str], *, lettered: bool = True) -> str:
    chosen = set(ids)
    return "; ".join(
        f"{letter_of(number)}  {plain(option.text)}" if lettered else plain(option.text)
        for number, option in enumerate(form.options)
        if option.id in chosen
    )


def letter_of(number: int) -> str:
    """The letter of a choice, counted from 0."""
    return typing.letter(number).upper()


def key_line(asked: Asked, *, lettered: bool = True) -> Line:
    """The key in words; nothing for a view question, and where `right_order` or `right_pairs` tell it."""
    key = kinds.kind_of(asked.question).right(asked.question)
    if key is None or isinstance(asked.form, OrderForm | AssignForm):
        return ()
    if isinstance(asked.form, PickForm) and isinstance(key, Picked):
        words = _lettered(asked.form, key.ids, lettered=lettered)
        return said((_("Right is {key}.") if len(key.ids) == 1 else _("Right are {key}.")).format(key=words))
    return said(_("Right is {key}.").format(key=typing.show(asked.form, key)))


def right_order(asked: Asked) -> tuple[Line, ...]:
    """Of an ordering the items, first to last."""
    key = kinds.kind_of(asked.question).right(asked.question)
    if not isinstance(asked.form, OrderForm) or key is None:
        return ()
    texts = {one.id: one.text for one in asked.form.options}
    return tuple(texts[one] for one in getattr(key, "ids", ()))


def right_pairs(asked: Asked) -> tuple[tuple[Line, Line], ...]:
    """Of what is given places: each item with its place."""
    key = kinds.kind_of(asked.question).right(asked.question)
    if not isinstance(asked.form, AssignForm) or not isinstance(key, Assigned):
        return ()
    places = {one.id: one.text for one in asked.form.places}
    return tuple((item.text, places[key.places[item.id]]) for item in asked.form.items)


def why_of(asked: Asked) -> tuple[Line, ...]:
    """The explanation, a line for each paragraph or row."""
    return tuple(
        (*said(f"{block.mark} "), *block.text) if block.mark else block.text
        for block in blocks.blocks(asked.question.explanation or "")
    )


def sources_of(cards: Iterable[Card]) -> tuple[SourceSeen, ...]:
    """The rows of the source drawer for each claim and source line."""
    return tuple(
        SourceSeen(
            text=card.text,
            note=card.note,
            rows=tuple((row.label, row.text) for row in card.all_rows()),
            link=card.link or "",
            host=card.host,
        )
        for card in cards
    )


def _words() -> dict[str, str]:
    return {
        "right": _("Right"),
        "missed": _("Right, and not chosen"),
        "wrong": _("Wrong"),
        "partly": _("Partly right"),
        "": "",
    }


def _option(note: OptionNote) -> OptionSeen:
    words = (_words()[note.state], _("yours") if note.yours else "")
    return OptionSeen(
        letter=letter_of(note.number - 1),
        text=note.text,
        state=note.state,
        word=", ".join(word for word in words if word),
        note=note.note,
        mixed_up=note.mixed_up,
    )


def _part(note: PartNote) -> PartSeen:
    return PartSeen(
        name=note.name,
        state=note.state,
        word=_words()[note.state],
        given=note.given,
        right=note.right,
        note=note.note,
        mixed_up=note.mixed_up,
    )


def bars(
    asked: Asked, answers: Sequence[Answer], before: Sequence[Answer] | None = None, *, lettered: bool = True
) -> tuple[Bar, ...]:
    """How the class answered: by choice, or by verdict where there is nothing to choose from."""
    if isinstance(asked.form, PickForm):
        return _by_option(asked, asked.form, answers, before, lettered=lettered)
    words = {"right": _("Right"), "partly": _("Partly right"), "wrong": _("Wrong")}
    now, then = _verdicts(asked, answers), None if before is None else _verdicts(asked, before)
    return tuple(
        Bar(
            letter="",
            text=said(word),
            count=now[verdict],
            before=None if then is None else then[verdict],
            right=verdict == "right",
        )
        for verdict, word in words.items()
    )


def _verdicts(asked: Asked, answers: Iterable[Answer]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in answers:
        try:
            found[kinds.mark(asked.question, one).verdict] += 1
        except AnswerError:
            continue
    return found


def _by_option(
    asked: Asked, form: PickForm, answers: Sequence[Answer], before: Sequence[Answer] | None, *, lettered: bool
) -> tuple[Bar, ...]:
    key = kinds.kind_of(asked.question).right(asked.question)
    right = set(getattr(key, "ids", ()))
    now, then = _chosen(answers), None if before is None else _chosen(before)
    return tuple(
        Bar(
            letter=letter_of(number) if lettered else "",
            text=option.text,
            count=now[option.id],
            before=None if then is None else then[option.id],
            right=option.id in right,
        )
        for number, option in enumerate(form.options)
    )


def _chosen(answers: Iterable[Answer]) -> Counter[str]:
    return Counter(one for answer in answers if isinstance(answer, Picked) for one in answer.ids)


def behind(asked: Asked, *, lettered: bool = True) -> tuple[tuple[str, str], ...]:
    """The misconceptions behind the choices: the letter, or the text, and the name."""
    if not isinstance(asked.form, PickForm):
        return ()
    mixed = {one.id: one.misconception for one in getattr(asked.question, "choices", ()) if one.misconception}
    names = {
        id_: asked.misconceptions[mixed_up].name for id_, mixed_up in mixed.items() if mixed_up in asked.misconceptions
    }
    return tuple(
        (letter_of(number) if lettered else plain(option.text), names[option.id])
        for number, option in enumerate(asked.form.options)
        if option.id in names
    )


def say(asked: Asked, answers: Sequence[Answer]) -> str:
    """What the teacher may say: the author's note, or the misconception that most students showed."""
    if asked.question.say:
        return asked.question.say
    shown: Counter[str] = Counter()
    for one in answers:
        told = told_to(asked, one)
        shown.update(set(told.mixed_up) if told else ())
    if not shown:
        return ""
    name, count = shown.most_common(1)[0]
    return ngettext(
        "{n} of {all} mixed up: {name}. Ask how one could tell.",
        "{n} of {all} mixed up: {name}. Ask how one could tell.",
        count,
    ).format(n=count, all=len(answers), name=name)
