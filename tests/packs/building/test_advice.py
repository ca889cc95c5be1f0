"""Advice is said in a teacher's words, leads to its field, and names the worst first."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from civics_tui.packs.building.fields import fields_of
from civics_tui.packs.building.own import OwnPack, Sheet
from civics_tui.packs.building.sentences import OTHER, SENTENCES, UNSAID
from civics_tui.packs.codes import CODES
from civics_tui.packs.lint import RULES
from tests.lint.corpus import DATA
from tests.packs.broken import HEAD, QUESTIONS
from tests.packs.building.desks import BY_PUT, empty, fill
from tests.packs.marked import unmarked

FORMAT = re.compile(
    r"\b(stems?|keys?|distractors?|ids?|yaml|cloze|numeric|schema|files?|lines?|pin|accept|reject|normalize|"
    r"explanation:|as_of|review_by|(kind|source|choices|correct|vars|where|misconceptions?)(?=:))\b",
    re.I,
)
QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def told(sheet: Sheet) -> list[str]:
    """The sentences of a question."""
    return [one.sentence for one in sheet.advice]


def check(sheet: Sheet) -> None:
    """Look at each advice of a question."""
    keys = {field.key: field for field in fields_of(sheet.kind)} if sheet.kind else {}
    for one in sheet.advice:
        assert not one.sentence[0].islower(), one
        assert not FORMAT.search(QUOTED.sub("", one.sentence)), one
        assert "{" not in QUOTED.sub("", one.sentence).replace("{ and }", "").replace("\\{", ""), one
        assert one.can_put_aside == one.code.startswith("L")
        if one.field:
            field = keys[str(one.field[0])]
            if len(one.field) == 3:
                assert isinstance(one.field[1], int)
            if field.columns:
                field.column(str(one.field[-1]))
    levels = [one.level for one in sheet.advice]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_broken_questions_are_told_in_words_of_the_form(tmp_path: Path, name: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(unmarked("", HEAD + QUESTIONS[name])[0], encoding="utf-8", newline="")
    own = OwnPack.open(path)
    for sheet in own.sheets:
        check(sheet)
        assert sheet.usable or sheet.advice[0].level == "error", sheet.record


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_rule_has_a_sentence(rule: ModuleType) -> None:
    assert rule.ID in {*SENTENCES, *UNSAID, "L23", "L24"}


def test_codes_of_questions_have_a_sentence() -> None:
    alone = {code for code in CODES if "E104" <= code < "E160" or code in ("E163", "W163")}
    of_files = {"E135", "E136", "E137", "E138", "E152", "E153", "E154"}
    assert alone - of_files <= SENTENCES.keys()
    assert "{what}" in OTHER


def test_an_empty_question_says_what_it_needs(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = own.add("single")
    assert told(own.sheets[number]) == ["Write the question.", "Write at least two choices."]
    own.put(number, ("stem",), "Which body confirms judges?")
    own.put(number, ("choices", 0, "text"), "The House")
    own.put(number, ("choices", 2, "text"), "The Senate")
    assert told(own.sheets[number]) == [
        "Mark the right choice.",
        '"Choices" 2: "choice" is empty. Write something, or take the row away.',
    ]
    assert own.sheets[number].advice[1].field == ("choices", 1, "text")
    assert own.sheets[number].praise == ""


def test_a_finished_question_is_praised(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "single")
    own.put(number, ("source", 0, "text"), "Constitution, Article II")
    assert own.sheets[number].praise == ("Good: 1 right choice, similar lengths, has a source, 4 words to read.")
    assert told(own.sheets[number]) == [
        "Say why the right answer is right.",
        "Choice 1 says nothing to whoever chooses it. Say why it is wrong.",
    ]
    assert [one.field for one in own.sheets[number].advice] == [("explanation",), ("choices", 0, "feedback")]


@pytest.mark.parametrize(
    ("kind", "path", "value", "sentence"),
    [
        ("single", ("choices", 1, "text"), "the house", '"Choices" 2 says the same as another one'),
        ("single", ("as_of",), "yesterday", "needs a date such as 2016"),
        ("single", ("difficulty",), "7", "out of range"),
        ("single", ("source", 0, "link"), "no address", "starts with https://"),
        ("single", ("stem",), "Who? " * 900, "is too long"),
        ("single", ("stem",), "Which {body} is it?", "stand for a number that changes"),
        ("single", ("points",), "many", "needs a number in digits"),
        ("single", ("hints", 1, "text"), "Second.", '"Hints" 1: "hint" is empty'),
        ("numeric", ("answer",), "a hundred", "needs a number in digits, such as 38"),
        ("ordering", ("items", 2, "text"), "", "Write at least three texts"),
        ("matching", ("pairs", 1, "right"), "", "is empty"),
        ("cloze", ("stem",), "There is no gap.", "Put a gap into the question"),
        ("cloze", ("gaps", 1, "accept"), "", "Say what belongs into the gap n."),
        ("view", ("views", 1, "source"), "", "Say who holds view 2"),
        ("categorize", ("categories", 1, "members"), "", "is empty"),
        ("multiple", ("choices", 2, "text"), "All of the above", "Let it always stand last"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(
    tmp_path: Path, kind: str, path: tuple[str | int, ...], value: str, sentence: str
) -> None:
    own = empty(tmp_path)
    number = fill(own, kind, (*BY_PUT[kind], (path, value)))
    check(own.sheets[number])
    found = [one for one in own.sheets[number].advice if sentence in one.sentence]
    assert found, told(own.sheets[number])
    assert found[0].field[:1] in (path[:1], ("stem",))


def test_the_marked_questions_of_the_lint_are_told_in_words_of_the_form(tmp_path: Path) -> None:
    count = 0
    for path in sorted(DATA.glob("flawed-*.yaml")):
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        for sheet in OwnPack.open(copy).sheets:
            check(sheet)
            count += len(sheet.advice)
    assert count > 200
