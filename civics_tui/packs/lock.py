"""`pack.lock`: the ids that choices have, with their texts, so that a choice which moved or was reworded keeps its id.

Reading a pack needs no lock. `pack fix` compares with it, and writes ids into the file where places no longer give
them. Meanings are in it so that `pack fix` can say which questions learners will be asked again.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from civics_tui.errors import PackBroken
from civics_tui.model.identity import meaning
from civics_tui.model.kinds import Cloze, Gap, Question
from civics_tui.model.pack import Pack
from civics_tui.model.text import one_line
from civics_tui.packs.reading.folder import MANIFEST
from civics_tui.packs.spellings import NUMBERED
from civics_tui.words import _

NAME = "pack.lock"
FORMAT = 1
NEAR = 0.75
"""Likeness from which two texts are taken for one in another wording."""

Keys = tuple[str, ...]
"""The keys of a question that lead to a list of its parts."""
Locked = tuple[tuple[str, str], ...]
"""Ids with their texts, in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedQuestion:
    """What is kept of one question."""

    meaning: str
    parts: Mapping[Keys, Locked] = field(default_factory=dict)
    """Its lists of parts that are numbered where their author gives no ids."""


Lock = Mapping[str, LockedQuestion]
"""By question id."""


def name_of(file: str) -> str:
    """The name of the lock of a pack, beside its manifest or, of a pack in one file, beside that."""
    return NAME if file == MANIFEST else f"{file.rpartition('.')[0]}.lock"


def parts_of(question: Question) -> dict[Keys, tuple[Any, ...]]:
    """The lists of parts that are numbered where their author gives no ids."""
    found: dict[Keys, tuple[Any, ...]] = {}
    for cls, name in sorted(NUMBERED, key=lambda one: (one[0].__name__, one[1])):
        if cls is Gap and isinstance(question, Cloze):
            found |= {("gaps", gap, name): getattr(one, name) for gap, one in question.gaps.items()}
        elif isinstance(question, cls):
            found[(name,)] = getattr(question, name)
    return {keys: parts for keys, parts in found.items() if parts}


def with_part_ids(question: Question, keys: Keys, ids: Sequence[str]) -> Question:
    """The question with other ids for the parts of one list."""
    parts = tuple(replace(part, id=one) for part, one in zip(parts_of(question)[keys], ids, strict=True))
    given: dict[str, Any] = {keys[-1]: parts}
    if isinstance(question, Cloze):
        given = {"gaps": {**question.gaps, keys[1]: replace(question.gaps[keys[1]], **given)}}
    found: Question = replace(question, **given)
    return found


def lock_of(pack: Pack, former: Lock) -> dict[str, LockedQuestion]:
    """The lock of a pack; what a former one holds of questions that cannot be read now stays."""
    found = {
        question.id: LockedQuestion(
            meaning=meaning(question),
            parts={keys: tuple((part.id, part.text) for part in parts) for keys, parts in parts_of(question).items()},
        )
        for question in pack.questions.values()
    }
    renamed = {one for question in pack.questions.values() for one in question.was}
    return found | {name: kept for name, kept in former.items() if name not in found and name not in renamed}


def kept_ids(locked: Locked, texts: Sequence[str], written: Sequence[str | None]) -> tuple[str, ...]:
    """The ids that parts keep: their own where one is written, else that of the same text, of a near one, of the place.

    Args:
        locked: what the lock holds.
        texts: the parts as they stand now.
        written: their ids in the file, `None` where there is none.
    """
    ids: list[str | None] = list(written)
    free = {place: text for place, (id_, text) in enumerate(locked) if id_ not in ids}
    for place, _own in sorted(
        ((place, old) for place in range(len(texts)) for old in free), key=lambda pair: (pair[0] != pair[1], pair)
    ):
        if ids[place] is None and _own in free and _folded(free[_own]) == _folded(texts[place]):
            ids[place] = locked[_own][0]
            del free[_own]
    for _score, place, old in sorted(_near(free, texts, ids), reverse=True):
        if ids[place] is None and old in free:
            ids[place] = locked[old][0]
            del free[old]
    for place, id_ in enumerate(ids):
        if id_ is None and place in free:
            ids[place] = locked[place][0]
            del free[place]
    taken = {id_ for id_, _text in locked} | {id_ for id_ in ids if id_}
    fresh = (name for number in count(len(locked) + 1) if (name := str(number)) not in taken)
    return tuple(id_ or next(fresh) for id_ in ids)


def _near(free: Mapping[int, str], texts: Sequence[str], ids: Sequence[str | None]) -> list[tuple[float, int, int]]:
    """How like the texts without an id are to those that are left: likeness, place, place in the lock."""
    found = []
    for place, text in enumerate(texts):
        for old, former in free.items() if ids[place] is None else ():
            score = difflib.SequenceMatcher(None, _folded(former), _folded(text), autojunk=False).ratio()
            if score >= NEAR:
                found.append((score, place, old))
    return found


def _folded(text: str) -> str:
    return one_line(text).casefold()


def to_text(lock: Lock) -> str:
    """The text of a lock: one line for each question, so that a difference between two of them can be read."""
    rows = [
        f"  {_json(name)}: "
        + _json(
            {"meaning": one.meaning, "parts": {"/".join(keys): list(map(list, has)) for keys, has in one.parts.items()}}
        )
        for name, one in lock.items()
    ]
    return f'{{"format": {FORMAT}, "questions": {{\n' + ",\n".join(rows) + "\n}}\n"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str, name: str) -> dict[str, LockedQuestion]:
    """Read the text of a lock.

    Raises:
        PackBroken: it is none.
    """
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError
        return {
            str(question): LockedQuestion(
                meaning=str(one["meaning"]),
                parts={
                    tuple(keys.split("/")): tuple((str(id_), str(text)) for id_, text in parts)
                    for keys, parts in one["parts"].items()
                },
            )
            for question, one in data["questions"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        sentence = _("{file} cannot be read; delete it, and `pack fix` makes a new one.")
        raise PackBroken(sentence.format(file=name)) from error
