"""A question of one kind as one of another: what can be kept is kept, and the rest is named in a sentence each.

Texts of any kind become parts, with what is known of them; each kind is made of such parts as far as it has a place
for them. What is lost is found by comparing all texts before and after, so that nothing goes unsaid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from civics_tui.model.kinds import KINDS
from civics_tui.packs.building.cells import Record, keys_of, listed, table, text_of
from civics_tui.packs.building.labels import label_of
from civics_tui.packs.building.records import NUMBER, kind_in, with_key, without
from civics_tui.packs.editing.values import Data, Plain
from civics_tui.packs.reading.questions import NOT_IN_VIEWS
from civics_tui.packs.shape import shape_of
from civics_tui.words import _

GAP = "[[1]]"
"""The gap that a question gets at its end when it becomes a text with gaps."""
_GAPS = re.compile(r"\[\[[^\[\]]*\]\]")
_TRUE = Plain("true")
_CONTENT = ("choices", "answer", "accept", "reject", "items", "pairs", "distractors", "categories", "gaps", "views")
"""What kinds are made of; such a key means something else in each."""
_LONGEST = 80
"""Characters of a text that is named in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A text of a question."""

    text: str
    right: bool | None = None
    """Is it right? `None` where that is not said."""
    partner: str = ""
    """What belongs to it."""
    group: str = ""
    """The group to which it belongs."""
    spare: bool = False
    """Is it a partner that belongs to nothing?"""
    more: Mapping[str, Data] | None = None
    """What else is said of it."""

    def keys(self, *names: str) -> Record:
        """Those of the further keys that a kind has a place for."""
        return {name: value for name, value in (self.more or {}).items() if name in names}


def empty(kind: str) -> Record:
    """The record of a question of a kind in which nothing is typed yet."""
    return {"contested": _TRUE} if kind == "view" else {"kind": kind}


def turned(record: Record, kind: str) -> tuple[Record, tuple[str, ...]]:
    """The record as one of another kind, and a sentence for each thing that it has no place for."""
    former = kind_in(record)
    if former == kind:
        return record, ()
    parts = list(_PARTS[former](record)) if former else []
    allowed = set(shape_of(KINDS[kind].question).rules) - set(_CONTENT)
    allowed -= set(NOT_IN_VIEWS) if kind == "view" else {"contested"}
    found: Record = dict(empty(kind))
    if "id" in record:
        found = {"id": record["id"], **found}
    found |= {key: value for key, value in record.items() if key not in found and (key in allowed or key[:2] == "x-")}
    if former == "true_false" and kind != "true_false" and "feedback" in found:
        found = _judged(found, text_of(record.get("answer")) == "true")
    said = []
    stem = text_of(record.get("stem"))
    if former == "cloze" and _GAPS.search(stem):
        found["stem"] = _GAPS.sub("...", stem.removesuffix(f" {GAP}"))
        said += (
            [_("The gaps of the question are no more; look at its text.")] if "..." in text_of(found["stem"]) else []
        )
    made = _MAKE[kind](parts)
    if kind == "cloze" and made and stem and "[[" not in stem:
        found["stem"] = f"{stem} {GAP}"
    for key, value in made.items():
        found = with_key(found, key, value)
    return found, (*said, *_lost(record, found, former, kind, parts))


def _judged(record: Record, answer: bool) -> Record:
    """What was said to whoever chose true or false, as what is said to right and wrong answers."""
    said = dict(table(record["feedback"]))
    for name, key in (("true", "right" if answer else "wrong"), ("false", "wrong" if answer else "right")):
        if name in said and key not in said:
            said = {key if one == name else one: value for one, value in said.items()}
    said = {key: value for key, value in said.items() if key in ("right", "wrong")}
    return {**record, "feedback": dict(said)} if said else without(record, "feedback")


# What is lost


def _lost(former: Record, latter: Record, kind: str, new: str, parts: Sequence[Part]) -> Iterator[str]:
    if any(part.right for part in parts) and new in ("ordering", "matching", "view", "true_false"):
        yield _("It is no longer said which of them is right.")
    for part in [one for one in parts if one.right][1:] if new == "single" else ():
        yield _('Only one can be right: "{text}" is not marked any more.').format(text=part.text[:_LONGEST])
    if any(part.partner for part in parts) and new not in ("matching", "categorize"):
        yield _("It is no longer said what belongs to what.")
    if kind == "true_false":
        yield _("It is no longer said whether the statement is true.")
    left = Counter(text for _key, text in _leaves(latter))
    for key, text in _leaves(former):
        if left[text]:
            left[text] -= 1
            continue
        label = label_of(KINDS[kind].question, key) if kind else None
        what = _(label.text) if label else _("What only the file says")
        yield _('{what}: "{text}" is dropped.').format(what=what, text=text[:_LONGEST])


def _leaves(record: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    """All texts below the keys of a record, with their key; ids of parts and ticks are none."""
    for key, value in record.items():
        if key not in ("id", "kind", "contested", "stem"):
            names = [name for name in table(value) if name] if key == "categories" else []
            for text in (*names, *_texts(value)):
                yield key, text


def _texts(data: Data) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("id", "correct"):
                yield from _texts(value)
    elif isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif text_of(data) and data != _TRUE and data != Plain("false"):
        yield text_of(data)


# From a kind to parts


def _part(entry: Data, *, bare: str = "text", right: bool | None = None, **more: str) -> Part:
    keys = keys_of(entry, bare)
    rest = {key: value for key, value in keys.items() if key not in (bare, "correct")}
    return Part(text=text_of(keys.get(bare)), right=right, more=rest, **more)  # type: ignore[arg-type]


def _of_choices(record: Record) -> Iterator[Part]:
    for one in listed(record.get("choices")):
        yield _part(one, right=text_of(keys_of(one).get("correct")) == "true")


def _of_numeric(record: Record) -> Iterator[Part]:
    if text_of(record.get("answer")):
        yield Part(text=text_of(record["answer"]), right=True)
    for one in listed(record.get("reject")):
        yield _part(one, bare="value", right=False)


def _of_short(record: Record) -> Iterator[Part]:
    for key, right in (("accept", True), ("reject", False)):
        for one in listed(record.get(key)):
            yield _part(one, right=right)


def _of_ordering(record: Record) -> Iterator[Part]:
    return map(_part, listed(record.get("items")))


def _of_matching(record: Record) -> Iterator[Part]:
    for one in map(table, listed(record.get("pairs"))):
        partner = text_of(keys_of(one.get("right", "")).get("text"))
        yield _part(one.get("left", ""), partner=partner)
    for spare in listed(record.get("distractors")):
        yield Part(text=text_of(keys_of(spare).get("text")), spare=True)


def _of_categorize(record: Record) -> Iterator[Part]:
    for name, items in table(record.get("categories")).items():
        for one in listed(items):
            yield _part(one, group=name)


def _of_cloze(record: Record) -> Iterator[Part]:
    for gap in map(table, table(record.get("gaps")).values()):
        yield from _of_choices(gap)
        if "answer" in gap:
            yield from _of_numeric(gap)
        else:
            yield from _of_short(gap)


def _of_view(record: Record) -> Iterator[Part]:
    return map(_part, listed(record.get("views")))


_PARTS: dict[str, Callable[[Record], Iterator[Part]]] = {
    "single": _of_choices,
    "multiple": _of_choices,
    "true_false": lambda _record: iter(()),
    "numeric": _of_numeric,
    "short": _of_short,
    "ordering": _of_ordering,
    "matching": _of_matching,
    "categorize": _of_categorize,
    "cloze": _of_cloze,
    "view": _of_view,
}


# From parts to a kind


def _entry(keys: Record) -> Data:
    return keys["text"] if list(keys) == ["text"] else keys


def _all(parts: Sequence[Part]) -> list[Part]:
    """The parts, partners among them as parts of their own, each text once."""
    partners = [Part(text=part.partner) for part in parts if part.partner]
    found = {part.text: part for part in [*reversed(partners), *reversed(parts)]}
    return [found[text] for text in dict.fromkeys(part.text for part in [*parts, *partners])]


def _choices(parts: Sequence[Part], *, one: bool = False) -> list[Data]:
    found: list[Data] = []
    is_marked = False
    for part in _all(parts):
        keys: Record = {"text": part.text}
        if part.right and not (one and is_marked):
            keys["correct"], is_marked = _TRUE, True
        found.append(_entry(keys | part.keys("feedback", "misconception", "pin")))
    return found


def _listing(key: str, entries: Sequence[Data]) -> Record:
    return {key: [*entries]} if entries else {}


def _items(parts: Sequence[Part]) -> list[Data]:
    return [_entry({"text": part.text, **part.keys("feedback", "misconception")}) for part in _all(parts)]


def _rejected(parts: Sequence[Part], bare: str) -> Record:
    found: list[Data] = []
    for part in parts:
        keys: Record = {bare: _number(part.text) if bare == "value" else part.text}
        keys |= part.keys("feedback", "misconception")
        found.append(keys[bare] if len(keys) == 1 else keys)
    return _listing("reject", found)


def _number(text: str) -> Data:
    return Plain(text) if NUMBER.match(text) else text


def _numeric(parts: Sequence[Part]) -> Record:
    right = next((part for part in parts if part.right and NUMBER.match(part.text)), None)
    wrong = [part for part in parts if part.right is False and NUMBER.match(part.text)]
    found: Record = {"answer": _number(right.text)} if right else {}
    return found | _rejected(wrong, "value")


def _short(parts: Sequence[Part]) -> Record:
    right = [_entry({"text": part.text, **part.keys("points")}) for part in parts if part.right]
    return _listing("accept", right) | _rejected([part for part in parts if part.right is False], "text")


def _matching(parts: Sequence[Part]) -> Record:
    pairs: list[Data] = [
        {
            "left": _entry({"text": part.text, **part.keys("feedback", "misconception")}),
            "right": part.partner or part.group,
        }
        for part in parts
        if not part.spare
    ]
    return _listing("pairs", pairs) | _listing("distractors", [part.text for part in parts if part.spare])


def _categorize(parts: Sequence[Part]) -> Record:
    groups: dict[str, list[Data]] = {}
    for part in parts:
        known = {True: _("Right"), False: _("Wrong"), None: _("Group 1")}[part.right]
        if not part.spare:
            group = groups.setdefault(part.group or part.partner or known, [])
            group.append(_entry({"text": part.text, **part.keys("feedback", "misconception")}))
    return {"categories": dict(groups)} if groups else {}


def _cloze(parts: Sequence[Part]) -> Record:
    if not parts:
        return {}
    if all(part.right for part in parts):
        accepted: list[Data] = [_entry({"text": part.text, **part.keys("points")}) for part in parts]
        only = parts[0].text
        gap: Record = {"answer": Plain(only)} if len(parts) == 1 and NUMBER.match(only) else {"accept": accepted}
    else:
        gap = {"choices": _choices(parts)}
    return {"gaps": {GAP.strip("[]"): gap}}


def _view(parts: Sequence[Part]) -> Record:
    return _listing("views", [_entry({"text": part.text, **part.keys("source", "claims")}) for part in _all(parts)])


_MAKE: dict[str, Callable[[Sequence[Part]], Record]] = {
    "single": lambda parts: _listing("choices", _choices(parts, one=True)),
    "multiple": lambda parts: _listing("choices", _choices(parts)),
    "true_false": lambda _parts: {},
    "numeric": _numeric,
    "short": _short,
    "ordering": lambda parts: _listing("items", _items(parts)),
    "matching": _matching,
    "categorize": _categorize,
    "cloze": _cloze,
    "view": _view,
}
