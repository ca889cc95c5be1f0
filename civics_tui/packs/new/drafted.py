"""A pasted question as a record of a question file: its kind by its answers, its texts made harmless, its id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from civics_tui.model.explainer import section_id
from civics_tui.model.text import one_line, pieces
from civics_tui.packs import markdown
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new.pasted import Draft

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?\Z")
_SIGNS = re.compile(r"[\\`*_\[\]{}!]|\A[#>+-]|(?:(?<=\A\d)|(?<=\A\d\d)|(?<=\A\d{3}))[.)](?=\s|\Z)")
_LOOSE = re.compile(r"([<&~])(?=\S)")
_ODD = re.compile(r"[^\w\s.,;:?'()%$/-]|\A\W+")
_ADDRESS = re.compile(r"(https?://[^\s<>\"'`\\^{|}()\[\]]+)")
_LINK = re.compile(r"https?://[^\s<>\"'`\\^{|}]+\Z")
_TRUTHS = {"true": True, "t": True, "false": False, "f": False}
SLUG = 40
"""Characters of a stem that go into an id."""


def records(drafts: Iterable[Draft]) -> list[dict[str, Value]]:
    """The records of pasted questions, each with an id of its own."""
    found: list[dict[str, Value]] = []
    taken: set[str] = set()
    for draft in drafts:
        name = free_id(draft.stem, taken)
        taken.add(name)
        found.append({"id": name, **_record(draft)})
    return found


def free_id(stem: str, taken: Collection[str]) -> str:
    """An id out of the words of a stem, with a number where it is taken."""
    slug = section_id(stem)
    short = slug if len(slug) <= SLUG else slug[:SLUG].rpartition("-")[0] or slug[:SLUG]
    name, number = short, 2
    while name in taken:
        name, number = f"{short}-{number}", number + 1
    return name


def shown(text: str) -> str:
    """A pasted text as a text of a pack: as it is where it can stand so, else with its signs made harmless."""
    if not any(sign in text for sign in "\\[]{}") and _is_sound(text):
        return text
    parts = _ADDRESS.split(text)
    parts[::2] = [_LOOSE.sub(r"\1 ", _SIGNS.sub(r"\\\g<0>", part)) for part in parts[::2]]
    parts[1::2] = ["[" + _SIGNS.sub(r"\\\g<0>", part) + f"]({part})" for part in parts[1::2]]
    escaped = "".join(parts)
    return escaped if _is_sound(escaped) else one_line(_ODD.sub(" ", text).replace("_", " ")) or "?"


def _is_sound(text: str) -> bool:
    return next(markdown.inline(text), None) is None


def typed(text: str) -> str:
    """A pasted answer as an accepted text, which is no Markdown: only braces mean something in it."""
    return text if len(pieces(text)) == 1 and "{" not in text else re.sub(r"[{}]", r"\\\g<0>", text)


def _record(draft: Draft) -> dict[str, Value]:
    made = {**_answer(draft), "explanation": shown(draft.why) if draft.why else None, "source": _source(draft)}
    return {key: value for key, value in made.items() if value is not None}


def _answer(draft: Draft) -> dict[str, Value]:
    """Kind, stem and key: the kind follows from how many choices there are, and how many of them are right."""
    stem, right = shown(draft.stem), draft.right
    truths = [_TRUTHS.get(text.casefold()) for text, _is_right in draft.choices]
    if len(right) == 1 and None not in truths and len(truths) <= 2:
        return {"kind": "true_false", "stem": stem, "answer": _TRUTHS[right[0].casefold()]}
    if len(draft.choices) == len(right) == 1 and _NUMBER.match(right[0]):
        return {"kind": "numeric", "stem": stem, "answer": Decimal(right[0])}
    if len(draft.choices) == len(right) == 1:
        return {"kind": "short", "stem": stem, "accept": [typed(right[0])]}
    choices: list[Value] = [
        {"text": shown(text), "correct": True} if is_right else shown(text) for text, is_right in draft.choices
    ]
    return {"kind": "multiple" if len(right) > 1 else "single", "stem": stem, "choices": choices}


def _source(draft: Draft) -> Value:
    if not draft.source:
        return None
    text = typed(draft.source)
    return {"text": text, "link": draft.source} if _LINK.match(draft.source) else text
