"""A question as it may leave the teacher's machine before the reveal, filled from its form by an allow-list.

No field could hold a key, feedback, an explanation, a hint or a note. Ids of an author's parts can tell the key (pairs
are numbered alike, gaps have names), so that they are replaced by names drawn from a secret of the session.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from civics_tui.errors import AnswerError
from civics_tui.model import answer as answers
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import numeric
from civics_tui.views.forms import AssignForm, Form, GapsForm, Option, OrderForm, PickForm, TextForm
from civics_tui.views.pieces import Line, Role, Span
from civics_tui.words import _

ROLES: frozenset[Role] = frozenset({"", "strong", "emphasis", "code", "gap"})
"""What may be told of a run of text; links to terms, pages and the web become plain text."""
LONGEST_TYPED = 1_000
"""Characters of a typed answer that are taken."""


@dataclass(frozen=True, slots=True)
class PublicOption:
    """Something to choose, order or assign."""

    id: str
    """Means nothing outside this session and question."""
    text: Line


@dataclass(frozen=True, slots=True)
class PublicGap:
    """A gap to be typed, or chosen from options."""

    id: str
    options: tuple[PublicOption, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuestion:
    """What is asked and what can be answered; what a form does not have is empty."""

    form: Literal["pick", "text", "order", "assign", "gaps"]
    stem: Line
    """Of gaps: a span with the role `gap`, whose target is the gap's id, stands for each."""
    settled: Line = ()
    """What is not in question, above the stem of a view question."""
    many: bool = False
    """Pick: may more than one be chosen?"""
    scored: bool = True
    """Is there anything to be right about? Not in a view question."""
    numeric: bool = False
    """Text: is a number asked for?"""
    unit: str = ""
    """Text: shown behind the field."""
    options: tuple[PublicOption, ...] = ()
    """Pick and order: what is chosen or put in order."""
    items: tuple[PublicOption, ...] = ()
    """Assign: what is given a place."""
    places: tuple[PublicOption, ...] = ()
    """Assign: the places."""
    gaps: tuple[PublicGap, ...] = ()
    """Gaps: in the order of the text."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """The names under which the parts of one question are known outside."""

    secret: bytes
    """Of the session and the question; without it nobody can tell which id stands behind a name."""

    def name(self, sort: str, id_: str) -> str:
        """The public name of a part; `sort` keeps apart what has ids of its own."""
        made = hmac.digest(self.secret, f"{sort}\0{id_}".encode(), hashlib.sha256)
        return "p" + base64.b32encode(made[:10]).decode().lower()

    def names(self, sort: str, ids: Iterable[str]) -> dict[str, str]:
        """Public names of ids."""
        return {id_: self.name(sort, id_) for id_ in ids}

    def ids(self, sort: str, ids: Iterable[str]) -> dict[str, str]:
        """Ids by their public names."""
        return {self.name(sort, id_): id_ for id_ in ids}


def public(form: Form, disguise: Disguise) -> PublicQuestion:
    """The public question of a form, its parts in the order of the form."""
    made: PublicQuestion = _PUBLIC[type(form)](form, disguise)
    return made


def _line(line: Line) -> Line:
    return tuple(Span(span.text, span.role if span.role in ROLES else "") for span in line)


def _options(disguise: Disguise, sort: str, options: Iterable[Option]) -> tuple[PublicOption, ...]:
    return tuple(PublicOption(disguise.name(sort, one.id), _line(one.text)) for one in options)


def _pick(form: PickForm, disguise: Disguise) -> PublicQuestion:
    return PublicQuestion(
        form="pick",
        stem=_line(form.stem),
        settled=_line(form.settled),
        many=form.many,
        scored=form.scored,
        options=_options(disguise, "option", form.options),
    )


def _text(form: TextForm, disguise: Disguise) -> PublicQuestion:
    return PublicQuestion(form="text", stem=_line(form.stem), numeric=form.numeric, unit=form.unit)


def _order(form: OrderForm, disguise: Disguise) -> PublicQuestion:
    return PublicQuestion(form="order", stem=_line(form.stem), options=_options(disguise, "option", form.options))


def _assign(form: AssignForm, disguise: Disguise) -> PublicQuestion:
    return PublicQuestion(
        form="assign",
        stem=_line(form.stem),
        items=_options(disguise, "item", form.items),
        places=_options(disguise, "place", form.places),
    )


def _gaps(form: GapsForm, disguise: Disguise) -> PublicQuestion:
    numbers = count(1)

    def shown(span: Span) -> Span:
        if span.role != "gap":
            return Span(span.text, span.role if span.role in ROLES else "")
        # An author's name of a gap may be its very answer.
        return Span(f"[{next(numbers)}]", "gap", disguise.name("gap", span.target))

    return PublicQuestion(
        form="gaps",
        stem=tuple(shown(span) for span in form.stem),
        gaps=tuple(
            PublicGap(disguise.name("gap", gap.id), _options(disguise, gap.id, gap.options), gap.numeric)
            for gap in form.gaps
        ),
    )


_PUBLIC: dict[type[Form], Callable[[Any, Disguise], PublicQuestion]] = {
    PickForm: _pick,
    TextForm: _text,
    OrderForm: _order,
    AssignForm: _assign,
    GapsForm: _gaps,
}


def outside(form: Form, disguise: Disguise, answer: Answer) -> dict[str, Any]:
    """The stored shape of an answer with public names for its ids; an id that the form lacks is left out."""
    match form, answer:
        case PickForm() | OrderForm(), Picked(ids) | Ordered(ids):
            names = disguise.names("option", (one.id for one in form.options))
            kept = tuple(names[one] for one in ids if one in names)
            return answers.to_data(Picked(kept) if isinstance(answer, Picked) else Ordered(kept))
        case AssignForm(), Assigned(places):
            items = disguise.names("item", (one.id for one in form.items))
            where = disguise.names("place", (one.id for one in form.places))
            given = {items[one]: where[to] for one, to in places.items() if one in items and to in where}
            return answers.to_data(Assigned(given))
        case GapsForm(), Filled(texts):
            told: dict[str, str] = {}
            for gap in form.gaps:
                text = texts.get(gap.id, "")
                chosen = disguise.names(gap.id, (one.id for one in gap.options))
                told[disguise.name("gap", gap.id)] = chosen.get(text, "") if gap.options else text
            return answers.to_data(Filled({gap: text for gap, text in told.items() if text}))
    return answers.to_data(answer)


def inside(form: Form, disguise: Disguise, data: Mapping[str, Any]) -> Answer:
    """The answer behind public names, in the one shape that the form takes.

    Raises:
        AnswerError: it is none that this form takes.
    """
    given = answers.cleaned(answers.from_data(data))
    match form, given:
        case PickForm(), Picked(names):
            return Picked(_picked(form, disguise, names))
        case TextForm(), Typed(text):
            return Typed(_number(text) if form.numeric else _typed(text))
        case OrderForm(), Ordered(names):
            known = disguise.ids("option", (one.id for one in form.options))
            if sorted(names) != sorted(known):
                raise AnswerError(_("Name each of the items once."))
            return Ordered(tuple(known[one] for one in names))
        case AssignForm(), Assigned(places):
            items = disguise.ids("item", (one.id for one in form.items))
            where = disguise.ids("place", (one.id for one in form.places))
            return Assigned({_known(items, one): _known(where, to) for one, to in places.items()})
        case GapsForm(), Filled(texts):
            return Filled(_filled(form, disguise, texts))
    raise AnswerError(_("This answer has not the form that its question takes."))


def _known(ids: Mapping[str, str], name: str) -> str:
    if name not in ids:
        raise AnswerError(_("This question has nothing of that name; load the page again."))
    return ids[name]


def _picked(form: PickForm, disguise: Disguise, names: tuple[str, ...]) -> tuple[str, ...]:
    known = disguise.ids("option", (one.id for one in form.options))
    chosen = {_known(known, one) for one in names}
    if not form.many and len(names) != 1:
        raise AnswerError(_("Choose one first."))
    return tuple(one.id for one in form.options if one.id in chosen)


def _typed(text: str) -> str:
    if not text.strip():
        raise AnswerError(_("Type an answer first."))
    if len(text) > LONGEST_TYPED:
        raise AnswerError(_("The answer is longer than {n} characters.").format(n=LONGEST_TYPED))
    return text.strip()


def _number(text: str) -> str:
    numeric.read(_typed(text))
    return text.strip()


def _filled(form: GapsForm, disguise: Disguise, texts: Mapping[str, str]) -> dict[str, str]:
    gaps = {disguise.name("gap", gap.id): gap for gap in form.gaps}
    found: dict[str, str] = {}
    for name, text in texts.items():
        gap = gaps.get(name)
        if gap is None:
            raise AnswerError(_("This question has nothing of that name; load the page again."))
        if text.strip():
            ids = disguise.ids(gap.id, (one.id for one in gap.options))
            found[gap.id] = _known(ids, text) if gap.options else _typed(text)
    if not found:
        raise AnswerError(_("Fill a gap first."))
    return found
