"""Questions on paper: one way to ask for each of the five forms, and the answer key on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from civics_tui.model import variant
from civics_tui.model.answer import Ordered, Picked
from civics_tui.model.kinds import Question, View, kind_of
from civics_tui.model.text import one_line
from civics_tui.study.order import draw_order
from civics_tui.views import attribution, typing
from civics_tui.views.forms import AssignForm, Form, GapsForm, OrderForm, PickForm, TextForm, form
from civics_tui.views.html import markup
from civics_tui.views.html.elements import BLANK, BOX, LONG_BLANK, Html, element, items, line, paragraph, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.pieces import plain
from civics_tui.words import _


@dataclass(frozen=True)
class Asked:
    """A question as it is printed."""

    number: int
    question: Question
    """With its variables drawn."""
    seed: int

    @cached_property
    def form(self) -> Form:
        """Its form, with its parts in the order in which they are printed."""
        return form(self.question, draw_order(self.question, self.seed))


def asked(material: Material) -> dict[str, Asked]:
    """The questions of a handout by id; the same handout has the same numbers and order each time.

    Raises:
        ExpressionError: a formula of a question cannot be computed.
    """
    found: dict[str, Asked] = {}
    for number, (id_, question) in enumerate(material.questions.items(), start=1):
        seed = variant.seed_of(material.manifest.id, id_, "handout")
        found[id_] = Asked(number, variant.draw(question, seed), seed)
    return found


def paper(one: Asked, material: Material) -> Html:
    """A question with a place for its answer; never its key, nor what it rests on."""
    shown = one.form
    start = element("strong", text(f"{one.number}."))
    settled: list[Html] = []
    if isinstance(shown, PickForm) and shown.settled:
        settled = [paragraph(together([element("strong", text(_("Settled:"))), line(shown.settled)], " "))]
    return element(
        "div",
        together(
            [
                *settled,
                paragraph(together([start, _stem(shown)], " "), "stem"),
                ASK[type(shown)](shown),
                _held(one, material),
            ],
            "\n",
        ),
        "question",
    )


def _stem(shown: Form) -> Html:
    """The stem; where there are several gaps, each with its number."""
    if not isinstance(shown, GapsForm) or len(shown.gaps) < 2:
        return line(shown.stem)
    numbers = count(1)
    return together(
        together([text(f"({next(numbers)})"), BLANK], " ") if span.role == "gap" else line((span,))
        for span in shown.stem
    )


def _held(one: Asked, material: Material) -> Html:
    """Of a view question who holds each view; nothing for others."""
    if not isinstance(one.question, View):
        return Html("")
    held = attribution.view_sources(one.question, material.ledger)
    texts = {view.id: view.text for view in one.question.views}
    rows = (
        together([markup.inline(texts[id_]), text(":"), together((line(who) for who in holders), "; ")], " ")
        for id_, holders in held.items()
        if holders and id_ in texts
    )
    return together(
        [paragraph(text(_("Views, not scored. There is no right answer here.")), "quiet"), items(rows, "ul", "quiet")]
    )


def _pick(shown: PickForm) -> Html:
    lead = paragraph(text(_("Tick all that are right.")), "quiet") if shown.many else Html("")
    rows = (
        together([BOX, element("strong", text(typing.letter(number).upper())), line(option.text)], " ")
        for number, option in enumerate(shown.options)
    )
    return together([lead, items(rows, "ul", "choices")])


def _text(shown: TextForm) -> Html:
    blank = BLANK if shown.numeric else LONG_BLANK
    return paragraph(together([text(_("Answer:")), blank, text(one_line(shown.unit))], " "))


def _order(shown: OrderForm) -> Html:
    lead = paragraph(text(_("Write the numbers 1, 2, 3 and so on before them.")), "quiet")
    return together([lead, items((together([BLANK, line(one.text)], " ") for one in shown.options), "ul", "choices")])


def _assign(shown: AssignForm) -> Html:
    lead = paragraph(
        text(_("Write the right letter before each. A letter may be used more than once, or not at all.")), "quiet"
    )
    places = (
        together([element("strong", text(typing.letter(number))), line(one.text)], " ")
        for number, one in enumerate(shown.places)
    )
    rows = (
        together([BLANK, text(f"{number}."), line(one.text)], " ") for number, one in enumerate(shown.items, start=1)
    )
    return together([lead, items(rows, "ul", "choices"), items(places, "ul", "places")])


def _gaps(shown: GapsForm) -> Html:
    return together(
        paragraph(
            text(_("Gap {n}: {choices}").format(n=number, choices=" / ".join(plain(one.text) for one in gap.options)))
        )
        for number, gap in enumerate(shown.gaps, start=1)
        if gap.options
    )


ASK: dict[type[Form], Callable[[Any], Html]] = {
    PickForm: _pick,
    TextForm: _text,
    OrderForm: _order,
    AssignForm: _assign,
    GapsForm: _gaps,
}
"""How each form is asked on paper."""


def key_page(questions: Iterable[Asked], material: Material) -> Html:
    """The answer key with reasons and sources; nothing without questions."""
    rows = [_key(one, material) for one in questions]
    if not rows:
        return Html("")
    return element("section", together([element("h2", text(_("Answer key"))), *rows], "\n"), "key")


def _key(one: Asked, material: Material) -> Html:
    ledger = material.ledger
    who = [attribution.who(ledger.claims[claim], ledger) for claim in material.behind(one.question)]
    who += [one_line(source.text) for source in one.question.source]
    told = [
        _right(one),
        markup.blocks(one.question.explanation or "", 2),
        items((text(name) for name in dict.fromkeys(who)), "ul", "quiet"),
    ]
    return element("div", together(told, "\n"), "question")


def _right(one: Asked) -> Html:
    """The key in words, with the letters under which it is printed."""
    shown, right = one.form, kind_of(one.question).right(one.question)
    if right is None:
        return _bold(f"{one.number}. {_('views, not scored')}")
    if isinstance(shown, OrderForm) and isinstance(right, Ordered):
        texts = {part.id: part.text for part in shown.options}
        return together([_bold(f"{one.number}."), items((line(texts[id_]) for id_ in right.ids), "ol")])
    words = typing.show(shown, right)
    if isinstance(shown, PickForm) and isinstance(right, Picked):
        letters = [typing.letter(number).upper() for number, part in enumerate(shown.options) if part.id in right.ids]
        words = f"{', '.join(letters)}: {words}"
    elif isinstance(shown, AssignForm):
        words = f"{typing.as_typed(shown, right)}: {words}"
    return _bold(f"{one.number}. {words}")


def _bold(words: str) -> Html:
    return paragraph(element("strong", text(words)))
