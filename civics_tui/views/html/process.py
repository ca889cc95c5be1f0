"""A process on paper: its steps, a table of its gates with a column to fill in, and how it can end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from civics_tui.model import expression
from civics_tui.model.expression import Value
from civics_tui.model.process import Process, Rule, Step
from civics_tui.model.text import fill_markdown, one_line
from civics_tui.views.html import markup
from civics_tui.views.html.elements import BLANK, Html, element, items, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.views.play import title_of, words
from civics_tui.views.process import step_name, threshold_name
from civics_tui.words import _

_WORD = re.compile(r"'[^']*'|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*|[<>=!]=|\*\*|[*]")
_SIGNS = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠", "*": "×"}


def paper(process: Process, material: Material, numbered: References) -> Html:
    """A process to go through with a pen.

    Raises:
        ExpressionError: a formula cannot be computed.
    """
    known = fixed(process)
    names = _names(process, known)
    texts = {name: words(known[name]) if name in known else str(BLANK) for name in process.names}
    steps = [one for one in process.steps if one.end is None]
    ends = [one for one in process.steps if one.end is not None]
    gates = [_gate(process, one, known, names, texts, numbered) for one in steps if one.rules]
    head = [_("step"), _("what counts"), _("needed"), _("rule"), _("claims"), _("your number")]
    imagined = _imagined(process, known, material, numbered)
    return together(
        [
            paragraph(markup.inline(process.text or "")),
            items((_step(one, texts, material, numbered) for one in steps), "ol"),
            table(_("The gates"), head, gates, "gates") if gates else Html(""),
            paragraph(text(_("How it can end:"))) if ends else Html(""),
            items(
                together([markup.inline(fill_markdown(one.text, texts)), numbered.marks(one.claims)], " ")
                for one in ends
            ),
            paragraph(text(_("Imagined, because no law asks for it:"))) if imagined else Html(""),
            items(imagined),
            paragraph(markup.inline(process.note or ""), "note"),
        ],
        "\n",
    )


def fixed(process: Process) -> dict[str, Value]:
    """The thresholds that do not hang on an input, with their values.

    Raises:
        ExpressionError: a formula cannot be computed.
    """
    found: dict[str, Value] = {}
    for one in process.thresholds:
        if expression.used_names(one.expr) <= set(found):
            found[one.name] = expression.number(one.expr, found)
    return found


def _names(process: Process, known: Mapping[str, Value]) -> dict[str, str]:
    """What stands for each name in a condition: a number where it is fixed, else its title."""
    titled: dict[str, str | None] = {name: one.title for name, one in process.inputs.items()}
    titled |= {one.name: one.title for one in process.thresholds}
    return {
        name: words(known[name]) if name in known else f'"{one_line(title)}"' if title else name
        for name, title in titled.items()
    }


def _formula(formula: str, names: Mapping[str, str]) -> str:
    """A formula as people read it."""
    return one_line(_WORD.sub(lambda found: _SIGNS.get(found[0]) or names.get(found[0], found[0]), formula))


def _step(step: Step, texts: Mapping[str, str], material: Material, numbered: References) -> Html:
    actor = f" ({one_line(material.ledger.name(step.actor))})" if step.actor else ""
    name = together([element("strong", text(step_name(step))), text(f"{actor}:")])
    return together([name, markup.inline(fill_markdown(step.text, texts)), numbered.marks(step.claims)], " ")


def _gate(
    process: Process,
    step: Step,
    known: Mapping[str, Value],
    names: Mapping[str, str],
    texts: Mapping[str, str],
    numbered: References,
) -> tuple[Html, ...]:
    """The row of a step whose way out depends on a number or a choice."""
    used = frozenset[str]().union(*(expression.used_names(rule.if_) for rule in step.rules if rule.if_))
    needed = [one for one in process.thresholds if one.name in used]
    claims = [*(one for rule in step.rules for one in rule.claims), *(one for part in needed for one in part.claims)]
    told = [*(rule.unclaimed for rule in step.rules), *(part.unclaimed for part in needed)]
    reasons = dict.fromkeys(one for one in told if one)
    return (
        text(step_name(step)),
        items(text(_input(process, name)) for name in process.inputs if name in used),
        items(text(_needed(process, one.name, known, names)) for one in needed),
        together(
            [
                items(_rule(rule, names, texts) for rule in step.rules),
                *(paragraph(text(_("No claim: {why}").format(why=one_line(one))), "quiet") for one in reasons),
            ]
        ),
        numbered.marks(claims),
        BLANK,
    )


def _input(process: Process, name: str) -> str:
    one = process.inputs[name]
    title = title_of(process.inputs, name)
    if one.choice:
        return f"{title}: {_(' or ').join(map(one_line, one.choice))}"
    told = _("{title}: {low} to {high}").format(title=title, low=f"{one.int_[0]:,}", high=f"{one.int_[-1]:,}")
    return f"{told} {one_line(one.unit)}" if one.unit else told


def _needed(process: Process, name: str, known: Mapping[str, Value], names: Mapping[str, str]) -> str:
    threshold = process.threshold(name)
    if threshold is None:
        return name
    number = words(known[name]) if name in known else _formula(threshold.expr, names)
    if threshold.of:
        number = _("{number} of {whole}").format(number=number, whole=_formula(threshold.of, names))
    return f"{one_line(threshold.title)}: {number}" if threshold.title else number


def _rule(rule: Rule, names: Mapping[str, str], texts: Mapping[str, str]) -> Html:
    when = _("if {condition}:").format(condition=_formula(rule.if_, names)) if rule.if_ else _("otherwise:")
    return together([element("em", text(when)), markup.inline(fill_markdown(rule.because, texts))], " ")


def _imagined(process: Process, known: Mapping[str, Value], material: Material, numbered: References) -> list[Html]:
    """Other thresholds to imagine; one that somebody proposes says of which kind that is, such as a plan."""
    found: list[Html] = []
    for threshold in process.thresholds:
        for one in threshold.what_if:
            if expression.used_names(one.expr) <= set(known):
                told = _("in place of {threshold}: {name}, that is {number}").format(
                    threshold=threshold_name(threshold),
                    name=one_line(one.name),
                    number=words(expression.number(one.expr, known)),
                )
                claims = material.ledger.claims
                kinds = ", ".join(dict.fromkeys(claims[id_].kind for id_ in one.claims if id_ in claims))
                found.append(together([text(f"{told} ({kinds})" if kinds else told), numbered.marks(one.claims)], " "))
    return found
