"""A question becomes one of another kind: what can be kept is kept, and everything else is named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from civics_tui.model.kinds import KINDS
from civics_tui.packs.building.cells import text_of
from civics_tui.packs.editing.values import Data
from tests.packs.building.desks import ALWAYS, BY_PUT, Puts, empty, fill, text

MORE: dict[str, Puts] = {
    "single": ((("choices", 0, "feedback"), "It votes on laws."), (("choices", 2, "pin"), "last")),
    "multiple": ((("choices", 2, "feedback"), "Banks are none."),),
    "true_false": ((("feedback", "true"), "They are appointed."), (("feedback", "false"), "So it is.")),
    "numeric": ((("tolerance",), "5 %"), (("unit",), "senators"), (("reject", 0, "value"), "50")),
    "short": ((("reject", 0, "text"), "Congress"), (("reject", 0, "feedback"), "It makes laws.")),
    "cloze": ((("gaps", 0, "feedback"), "Look again."),),
    "ordering": ((("items", 1, "feedback"), "It comes before the vote."),),
    "matching": ((("pairs", 0, "feedback"), "Look again."),),
    "categorize": (),
    "view": ((("views", 0, "link"), "https://example.org/smith"), (("unsure",), "No idea")),
}
"""What else is typed, so that something can be lost."""


def leaves(data: Data) -> Iterator[str]:
    """All texts of a record."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "categories" and isinstance(value, dict):
                yield from value
            if key not in ("kind", "contested", "correct", "id", "stem"):
                yield from leaves(value)
    elif isinstance(data, list):
        for one in data:
            yield from leaves(one)
    elif text_of(data) not in ("", "true", "false"):
        yield text_of(data)


@pytest.mark.parametrize(("former", "latter"), list(permutations(KINDS, 2)))
def test_nothing_is_lost_without_a_word(tmp_path: Path, former: str, latter: str) -> None:
    own = empty(tmp_path)
    always = tuple(one for one in ALWAYS if (former, one[0]) != ("view", ("points",)))
    number = fill(own, former, (*BY_PUT[former], *MORE[former], *always))
    before, held = own.sheets[number].record, text(own)
    dropped = " ".join(own.change_kind(number, latter))
    sheet = own.sheets[number]
    assert sheet.kind == latter
    kept = set(leaves(sheet.record))
    assert [one for one in leaves(before) if one not in kept and f'"{one}"' not in dropped] == []
    for key in ("explanation", "source", "hints", "difficulty", "tags", "as_of", "say", "id"):
        assert sheet.record[key] == before[key]
    assert own.undo() == "the kind"
    assert text(own) == held


@pytest.mark.parametrize(
    ("former", "latter"),
    [
        ("single", "multiple"),
        ("multiple", "single"),
        ("single", "short"),
        ("short", "cloze"),
        ("single", "cloze"),
        ("matching", "categorize"),
        ("matching", "ordering"),
        ("categorize", "matching"),
        ("single", "categorize"),
        ("multiple", "ordering"),
        ("numeric", "short"),
        ("numeric", "cloze"),
    ],
)
def test_what_has_all_that_the_new_kind_needs_can_be_used_at_once(tmp_path: Path, former: str, latter: str) -> None:
    own = empty(tmp_path)
    number = fill(own, former)
    own.change_kind(number, latter)
    assert own.sheets[number].usable, own.sheets[number].advice


def test_what_is_lost_is_said_in_sentences(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "multiple", (*BY_PUT["multiple"], *MORE["multiple"]))
    assert own.change_kind(number, "single") == ('Only one can be right: "Congress" is not marked any more.',)
    assert own.change_kind(number, "view") == (
        "It is no longer said which of them is right.",
        'Choices: "Banks are none." is dropped.',
    )
    assert own.change_kind(number, "view") == ()


def test_there_and_back_from_a_text_with_gaps(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "single")
    before = text(own)
    assert own.change_kind(number, "cloze") == ()
    assert own.sheets[number].cell("stem") == "Which body confirms judges? [[1]]"
    assert own.change_kind(number, "single") == ()
    assert text(own) == before


def test_whoever_only_looks_at_other_kinds_loses_nothing(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "single")
    before = text(own)
    assert own.change_kind(number, "true_false") != ()
    own.change_kind(number, "numeric")
    assert own.change_kind(number, "single") == ()
    assert text(own) == before
    own.change_kind(number, "true_false")
    own.put(number, ("explanation",), "It changed since.")
    assert own.change_kind(number, "single") != ()
    assert own.sheets[number].cell("explanation") == "It changed since."


def test_a_question_without_a_kind_gets_one(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "numeric")
    path = own.path / "questions" / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: numeric", "kind: count"), encoding="utf-8")
    own.again()
    (one,) = own.sheets[number].advice
    assert one.sentence == "Choose what kind of question it is."
    own.change_kind(number, "numeric")
    assert own.sheets[number].kind == "numeric"
