"""Files changed by hand-picked edits: what they look like after, and what is refused."""

from __future__ import annotations

import dataclasses
import stat
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import EditRefused, StorageError
from civics_tui.model.kinds import Single
from civics_tui.packs import edit
from civics_tui.packs.edit import Change, Insert, Move, Plain, Put, Remove, change_file, changed, open_bytes
from civics_tui.packs.reader import read_pack
from tests.packs.editing.files import texts

CONTENT = Path(__file__).parents[2] / "content"
FILE = """\
title: Courts  # short
questions:
  # the first
  - kind: single
    stem: Which body?   # asked often
    choices:
      - The House
      # the key
      - {text: The Senate, correct: true}
      - "The Court"   # last
    explanation: >-   # two lines
      One line
      of two.
    source: Constitution

  - id: two
    kind: numeric
    stem: 'How many?'
    answer: 100
    hints: [It''s more., Or less]
    reject:
    - 5
    feedback: {right: Yes.}
"""
FIRST, SECOND = ("questions", 0), ("questions", 1)
LONG = "word " * 40


def lines(*changes: Change, text: str = FILE) -> list[str]:
    """The lines that changes take away and add, as a diff has them."""
    document = open_bytes(text.encode(), "a.yaml")
    found = edit.diff("a.yaml", document.bytes, changed(document, *changes).bytes)
    return [row for row in found.splitlines()[2:] if row[:1] in "+-"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Put((*FIRST, "stem"), "Who?"), ["-    stem: Which body?   # asked often", "+    stem: Who?   # asked often"]),
        (Put((*FIRST, "stem"), "Which body?"), []),
        (Put((*FIRST, "kind"), "yes"), ["-  - kind: single", '+  - kind: "yes"']),
        (Put((*SECOND, "stem"), "It's: how"), ["-    stem: 'How many?'", "+    stem: 'It''s: how'"]),
        (Put((*SECOND, "answer"), "42"), ["-    answer: 100", "+    answer: 42"]),
        (Put((*SECOND, "answer"), "= need"), ["-    answer: 100", '+    answer: "= need"']),
        (Put((*SECOND, "points"), Decimal("0.5"), 1), ["+    points: 0.5"]),
        (Put((*SECOND, "shuffle"), False), ["+    shuffle: false"]),
        (Put((*FIRST, "id"), "which-body", 0), ["-  - kind: single", "+  - id: which-body", "+    kind: single"]),
        (
            Put((*FIRST, "choices", 0, "feedback"), "No: never"),
            ["-      - The House", "+      - text: The House", '+        feedback: "No: never"'],
        ),
        (
            Put((*FIRST, "choices", 2, "correct"), True),
            ['-      - "The Court"   # last', '+      - text: "The Court"   # last', "+        correct: true"],
        ),
        (
            Put((*FIRST, "choices", 1, "feedback"), "Right, so"),
            [
                "-      - {text: The Senate, correct: true}",
                '+      - {text: The Senate, correct: true, feedback: "Right, so"}',
            ],
        ),
        (
            Put((*SECOND, "reject", 0, "feedback"), "Too few."),
            ["-    - 5", "+    - value: 5", "+      feedback: Too few."],
        ),
        (
            Put((*FIRST, "source", 0, "link"), "https://example.org/a"),
            [
                "-    source: Constitution",
                "+    source:",
                "+      text: Constitution",
                "+      link: https://example.org/a",
            ],
        ),
        (
            Put((*FIRST, "explanation"), "Short."),
            [
                "-    explanation: >-   # two lines",
                "-      One line",
                "-      of two.",
                "+    explanation: Short. # two lines",
            ],
        ),
        (
            Put((*FIRST, "stem"), "One.\n\nTwo."),
            [
                "-    stem: Which body?   # asked often",
                "+    stem: >- # asked often",
                "+      One.",
                "+",
                "+",
                "+      Two.",
            ],
        ),
        (Remove((*FIRST, "choices", 1)), ["-      - {text: The Senate, correct: true}"]),
        (Remove((*SECOND, "hints", 0)), ["-    hints: [It''s more., Or less]", "+    hints: [Or less]"]),
        (Remove((*SECOND, "reject", 0)), ["-    reject:", "-    - 5", "+    reject: []"]),
        (Remove((*SECOND, "feedback", "right")), ["-    feedback: {right: Yes.}", "+    feedback: {}"]),
        (Remove(SECOND), [f"-{row}" for row in FILE.splitlines()[14:]]),
        (Insert((*FIRST, "choices"), 1, "A, b"), ["+      - A, b"]),
        (Insert((*FIRST, "choices"), 3, "A, b", ("C", "D")), ["+      - A, b", "+      - C", "+      - D"]),
        (
            Insert((*SECOND, "hints"), 0, "A", ("B",)),
            ["-    hints: [It''s more., Or less]", "+    hints: [A, B, It''s more., Or less]"],
        ),
        (
            Put((*FIRST, "choices", 2), {"text": "The Court", "correct": True}),
            ['-      - "The Court"   # last', '+      - text: "The Court"   # last', "+        correct: true"],
        ),
        (
            Put((*SECOND, "feedback"), {"wrong": "Yes."}),
            ["-    feedback: {right: Yes.}", "+    feedback: {wrong: Yes.}"],
        ),
        (
            Insert((*SECOND, "hints"), 2, "A, b"),
            ["-    hints: [It''s more., Or less]", "+    hints: [It''s more., Or less, \"A, b\"]"],
        ),
        (
            Move((*FIRST, "choices"), 1, 0),
            ["-      - The House", "+      - The House"],
        ),
    ],
)
def test_a_change_touches_only_its_lines(change: Change, expected: list[str]) -> None:
    assert lines(change) == expected


def test_a_whole_question_is_written_in_the_habits_of_the_file() -> None:
    question: dict[str, Any] = {
        "id": "three",
        "kind": "single",
        "stem": "What is it?",
        "choices": ["A", {"text": "B # b", "correct": True}],
        "explanation": LONG.strip(),
        "claims": ["a.b", "c.d"],
    }
    assert lines(Insert(("questions",), 2, question)) == [
        "+",
        "+  - id: three",
        "+    kind: single",
        "+    stem: What is it?",
        "+    choices:",
        "+      - A",
        '+      - text: "B # b"',
        "+        correct: true",
        "+    explanation: >-",
        f"+      {'word ' * 23}".rstrip(),
        f"+      {'word ' * 17}".rstrip(),
        "+    claims: [a.b, c.d]",
    ]


def test_texts_of_several_lines_are_kept_where_the_file_keeps_them() -> None:
    text = "say: |\n  One.\n  Two.\nstem: x\n"
    assert lines(Put(("stem",), "A.\nB."), text=text) == ["-stem: x", "+stem: |-", "+  A.", "+  B."]


def test_an_empty_list_takes_a_question() -> None:
    assert lines(Insert(("questions",), 0, {"kind": "short", "stem": "?"}), text="title: A\nquestions: []\n") == [
        "-questions: []",
        "+questions:",
        "+  - kind: short",
        '+    stem: "?"',
    ]


def test_only_what_differs_of_a_whole_question_is_written() -> None:
    document = open_bytes(FILE.encode(), "a.yaml")
    whole = edit.at(document.data, FIRST)
    assert isinstance(whole, dict)
    other: dict[str, Any] = {
        **whole,
        "choices": ["The House", {"text": "The Senate", "correct": Plain("true")}, "The Court", "Me"],
    }
    assert lines(Put(FIRST, other)) == ["+      - Me"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
def test_line_ends_stay(tmp_path: Path, end: str, mark: str, last: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes((mark + FILE.rstrip("\n") + last).replace("\n", end).encode())
    change_file(path, Put((*SECOND, "id"), "three"), Insert((*FIRST, "choices"), 3, "D"))
    expected = FILE.replace("id: two", "id: three").replace("# last\n", "# last\n      - D\n")
    assert path.read_bytes().decode() == (mark + expected.rstrip("\n") + last).replace("\n", end)


def test_a_line_of_another_end_keeps_it() -> None:
    text = "title: A\r\nid: b\nlanguage: en\r\nversion: 1\r\n"
    after = changed(open_bytes(text.encode(), "a.yaml"), Put(("version",), "2"), Put(("license",), "x"))
    assert after.bytes.decode() == "title: A\r\nid: b\nlanguage: en\r\nversion: 2\r\nlicense: x\r\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"title: A\n\tid: b\n", "line 2 is indented with a tab"),
        (b'title: A\nquestions:\n  - "a\n', "cannot be read"),
        (b"title: &a A\nid: *a\n", "line 1 cannot be read"),
        (b"title: !!str A\n", "line 1 cannot be read"),
        (b"title: A\ntitle: B\n", '"title" stands twice'),
        (b"title: A\n---\ntitle: B\n", "a second document starts here"),
        (b"- A\n", "does not hold keys"),
        (b"", "does not hold keys"),
        (b"title: \xff\n", "not saved as UTF-8"),
        ("title: A\u202eB\n".encode(), "line 1 holds the character U+202E"),
        (b"a: " + b"[" * 40 + b"]" * 40 + b"\n", "nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_left_as_it_is(tmp_path: Path, text: bytes, reason: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text)
    with pytest.raises(EditRefused) as refused:
        change_file(path, Put(("title",), "C"))
    assert refused.value.sentence.startswith("a.yaml was left as it is: ")
    assert reason in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert path.read_bytes() == text
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (Put(("questions", 7, "stem"), "x"), "there is nothing at questions > 8"),
        (Remove(("nothing",)), "there is nothing at nothing"),
        (Insert((*FIRST, "choices"), 9, "x"), "no such place"),
        (Move(("questions",), 0, 2), "no such place"),
        (Put((*FIRST, "choices"), "none"), "line 6 would take a comment away"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(change: Change, reason: str) -> None:
    with pytest.raises(EditRefused, match=reason):
        lines(change)


def test_a_text_is_cleaned_as_the_reader_cleans_it() -> None:
    assert lines(Put(("title",), "a\u202eb\x07")) == ["-title: Courts  # short", "+title: a\ufffdb\ufffd  # short"]


def test_a_file_that_somebody_else_saved_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: mine\n")
    with pytest.raises(EditRefused, match="changed by another program"):
        edit.write(path, b"title: new\n", instead_of=b"title: old\n")
    with pytest.raises(EditRefused, match="changed by another program"):
        edit.write(path, b"title: new\n", instead_of=None)
    assert path.read_text() == "title: mine\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "a.yaml"
    real.write_text("title: A\n")
    real.chmod(0o640)
    link.symlink_to(real)
    change_file(link, Put(("title",), "B"))
    assert link.is_symlink()
    assert real.read_text() == "title: B\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_change_to_nothing_else_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FILE)
    before = path.stat()
    change_file(path, Put(("title",), "Courts"))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        change_file(tmp_path / "none.yaml", Put(("title",), "B"))


@settings(max_examples=25)
@given(texts, st.data())
def test_shipped_packs_become_the_model_that_was_meant(text: str, data: st.DataObject) -> None:
    """A new stem and a new feedback are read as such by the reader of packs, and nothing else is another."""
    folder, name = CONTENT / "pack-writing", "questions/choices.yaml"
    read = read_pack(folder)
    assert read.pack is not None
    document = open_bytes((folder / name).read_bytes(), name)
    listed = edit.at(document.data, ("questions",))
    assert isinstance(listed, list)
    singles = [
        place for place in range(len(listed)) if edit.at(document.data, ("questions", place, "kind")) == "single"
    ]
    place = data.draw(st.sampled_from(singles))
    id_ = edit.at(document.data, ("questions", place, "id"))
    question = read.pack.questions[str(id_)]
    assert isinstance(question, Single)
    number = data.draw(st.integers(0, len(question.choices) - 1))
    path = ("questions", place, "choices", number, "feedback")
    after = changed(document, Put(path, text), Put(("questions", place, "tags"), [text, "b"]))
    pack = read_pack(folder, instead={name: after.bytes}).pack
    choices = list(question.choices)
    choices[number] = dataclasses.replace(choices[number], feedback=text)
    meant = dataclasses.replace(question, choices=tuple(choices), tags=(text, "b"))
    if pack is not None and str(id_) in pack.questions:  # else the text itself is no Markdown that packs take
        assert pack == dataclasses.replace(read.pack, questions={**read.pack.questions, str(id_): meant})
    back = changed(after, Put(path, edit.at(document.data, path)), Put(("questions", place), listed[place]))
    assert read_pack(folder, instead={name: back.bytes}).pack == read.pack
