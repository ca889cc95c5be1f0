"""Fixing packs: ids and white space are written, parts keep their ids, and all else stays as it is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import EditRefused, PackBroken
from civics_tui.model.identity import meaning
from civics_tui.packs import fix, lock
from civics_tui.packs.reader import read_pack
from tests.packs.shelf import manifest, write

QUESTIONS = """\
# a lesson
questions:
  # easy
  - kind: single   # one
    stem: Which body?
    choices: [The House, {text: The Senate, correct: true}, The Court]

  - {kind: true_false, stem: "Judges: elected?", answer: false}
  - id: kept
    kind: ordering
    stem: Put in order.
    items:
      - Nomination   # by whom?
      - 'Hearing'
      - Vote
  - kind: cloze
    stem: "[[a]] of [[b]]"
    gaps:
      a: {choices: [One, {text: Two, correct: true}]}
      b: {accept: [x]}
"""
FIXED = (
    QUESTIONS.replace("  - kind: single   # one", "  - id: which-body\n    kind: single   # one")
    .replace("{kind: true_false", "{id: judges-elected, kind: true_false")
    .replace("  - kind: cloze", "  - id: a-of-b\n    kind: cloze")
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "courts", {"pack.yaml": manifest(), "questions/a.yaml": QUESTIONS})


def questions(pack: Path) -> Path:
    return pack / "questions/a.yaml"


def again(pack: Path, old: str, new: str) -> fix.Fix:
    """Fix a pack after its author has changed it."""
    text = questions(pack).read_text("utf-8")
    assert old in text
    questions(pack).write_text(text.replace(old, new), "utf-8")
    planned = fix.plan(pack)
    planned.write()
    return planned


def test_provisional_ids_are_written_and_the_pack_is_the_same(pack: Path) -> None:
    before = read_pack(pack)
    fix.plan(pack).write()
    assert questions(pack).read_text("utf-8") == FIXED
    after = read_pack(pack)
    assert after.pack == before.pack
    assert [one.code for one in before.problems].count("I101") == 3
    assert [one.code for one in after.problems].count("I101") == 0


def test_a_fixed_pack_has_nothing_to_mend(pack: Path) -> None:
    fix.plan(pack).write()
    planned = fix.plan(pack)
    assert (planned.files, planned.said, planned.refused, planned.diff) == ([], [], [], "")


def test_a_plan_changes_nothing(pack: Path) -> None:
    planned = fix.plan(pack)
    assert [one.name for one in planned.files] == ["questions/a.yaml", "pack.lock"]
    assert "+  - id: which-body\n" in planned.diff
    assert "--- questions/a.yaml\n+++ questions/a.yaml\n" in planned.diff
    assert questions(pack).read_text("utf-8") == QUESTIONS
    assert not (pack / "pack.lock").exists()


def test_a_pack_in_one_file_has_its_lock_beside_it(tmp_path: Path) -> None:
    path = write(tmp_path / "us-courts.yaml", {"": "title: Courts\n" + QUESTIONS})
    fix.plan(path).write()
    assert path.read_text("utf-8") == "title: Courts\n" + FIXED
    assert sorted(one.name for one in tmp_path.iterdir()) == ["us-courts.lock", "us-courts.yaml"]
    assert fix.plan(path).files == []


def test_equal_stems_get_different_ids(tmp_path: Path) -> None:
    one = "  - {kind: true_false, stem: Is it so?, answer: true}\n"
    path = write(tmp_path / "a.yaml", {"": f"title: A\nquestions:\n{one * 3}"})
    fix.plan(path).write()
    assert list(read_pack(path).pack.questions) == ["is-it-so", "is-it-so-2", "is-it-so-3"]  # type: ignore[union-attr]
    assert [one.code for one in read_pack(path).problems if one.level == "error"] == []


def test_white_space_gets_its_normal_form(tmp_path: Path) -> None:
    text = "\ufefftitle: A  \r\nsay: |\r\n  kept  \r\n  \r\n  so\r\nid: a\nversion: '1  \r\n  b'\t\r\n\r\n\r\n"
    path = tmp_path / "a.yaml"
    path.write_bytes(text.replace("say", "x-say").encode())
    planned = fix.plan(path)
    planned.write()
    assert planned.said == ["a.yaml has blanks at ends of lines, or other white space to tidy."]
    assert path.read_bytes() == (b"title: A\r\nx-say: |\r\n  kept  \r\n  \r\n  so\r\nid: a\r\nversion: '1\r\n  b'\r\n")


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        ("[The House, {text: The Senate, correct: true}", "[{text: The Senate, correct: true}, The House", "213"),
        ("[The House, ", "[", "23"),
        ("[The House, ", "[A new one, The House, ", "4123"),
        ("The Court]", "The Court, A new one]", "1234"),
        ("The Court]", "The Cuort]", "123"),
        ("The Court]", "Something else]", "123"),
        ("[The House, {text: The Senate,", "[The Courrt, {text: Senate!,", "123"),
    ],
)
def test_choices_keep_their_ids(pack: Path, old: str, new: str, ids: str) -> None:
    fix.plan(pack).write()
    again(pack, old, new)
    read = read_pack(pack)
    assert read.pack is not None
    question = read.pack.questions["which-body"]
    assert "".join(one.id for one in question.choices) == ids  # type: ignore[union-attr]
    assert "# one" in questions(pack).read_text("utf-8")


def test_items_that_changed_places_are_another_key(pack: Path) -> None:
    fix.plan(pack).write()
    before = read_pack(pack).pack
    assert before is not None
    items = "      - Nomination   # by whom?\n      - 'Hearing'\n"
    planned = again(pack, items, "      - 'Hearing'\n      - Nomination   # by whom?\n")
    assert planned.said == [
        "The parts of kept have moved; they keep their ids.",
        "kept has another key or other choices; learners are asked again.",
    ]
    after = read_pack(pack).pack
    assert after is not None
    assert meaning(after.questions["kept"]) != meaning(before.questions["kept"])
    assert (
        '      - id: "2"\n        text: \'Hearing\'\n      - id: "1"\n        text: Nomination   # by whom?\n'
        in questions(pack).read_text("utf-8")
    )


def test_choices_of_a_gap_keep_their_ids(pack: Path) -> None:
    fix.plan(pack).write()
    again(pack, "[One, {text: Two, correct: true}]", "[{text: Two, correct: true}, One]")
    assert '[{id: "2", text: Two, correct: true}, {id: "1", text: One}]' in questions(pack).read_text("utf-8")


def test_a_renamed_question_keeps_the_ids_of_its_choices(pack: Path) -> None:
    fix.plan(pack).write()
    again(pack, "id: which-body\n", "id: confirm\n    was: [which-body]\n")
    again(pack, "[The House, ", "[")
    read = read_pack(pack)
    assert read.pack is not None
    assert [one.id for one in read.pack.questions["confirm"].choices] == ["2", "3"]  # type: ignore[union-attr]
    assert "which-body" not in lock.from_text((pack / "pack.lock").read_text("utf-8"), "pack.lock")


def test_what_is_broken_for_now_keeps_its_place_in_the_lock(pack: Path) -> None:
    fix.plan(pack).write()
    known = (pack / "pack.lock").read_text("utf-8")
    again(pack, "kind: single ", "kind: singel ")
    assert "which-body" in lock.from_text((pack / "pack.lock").read_text("utf-8"), "pack.lock")
    again(pack, "kind: singel ", "kind: single ")
    assert set(lock.from_text(known, "")) == set(lock.from_text((pack / "pack.lock").read_text("utf-8"), ""))


def test_one_bad_file_is_left_and_the_others_are_mended(pack: Path) -> None:
    bad = 'questions:\n  - kind: short\n    stem: "a\n\tb"\n    accept: [x]\n'
    write(pack, {"questions/b.yaml": bad})
    planned = fix.plan(pack)
    planned.write()
    assert [one.split(":")[0] for one in planned.refused] == ["questions/b.yaml was left as it is"]
    assert questions(pack).read_text("utf-8") == FIXED
    assert (pack / "questions/b.yaml").read_text("utf-8") == bad


def test_broken_questions_get_their_ids_as_well(pack: Path) -> None:
    text = QUESTIONS.replace("    stem: Which body?\n", "    stem: Which body?\n    difficulty: 9\n")
    questions(pack).write_text(text, "utf-8")
    fix.plan(pack).write()
    assert "- id: which-body\n" in questions(pack).read_text("utf-8")


def test_a_pack_that_is_none_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", {"": "- no pack\n"})
    with pytest.raises(PackBroken, match="cannot be mended as it is"):
        fix.plan(path)
    assert path.read_text() == "- no pack\n"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2, "questions": {}}', '{"format": 1}', "[" * 100_000])
def test_a_lock_that_is_none_is_refused(pack: Path, text: str) -> None:
    (pack / "pack.lock").write_text(text)
    with pytest.raises(PackBroken, match=r"pack.lock cannot be read; delete it"):
        fix.plan(pack)


def test_a_file_saved_between_plan_and_writing_is_left(pack: Path) -> None:
    planned = fix.plan(pack)
    questions(pack).write_text("questions: []\n")
    with pytest.raises(EditRefused, match="changed by another program"):
        planned.write()
    assert questions(pack).read_text() == "questions: []\n"


def test_a_lock_is_read_as_it_was_written(pack: Path) -> None:
    read = read_pack(pack)
    assert read.pack is not None
    made = lock.lock_of(read.pack, {})
    assert lock.from_text(lock.to_text(made), "pack.lock") == made
    assert made["which-body"].parts == {("choices",): (("1", "The House"), ("2", "The Senate"), ("3", "The Court"))}
    assert made["a-of-b"].parts == {("gaps", "a", "choices"): (("1", "One"), ("2", "Two"))}


_texts = st.lists(
    st.text("abcd ", min_size=1, max_size=9), min_size=1, max_size=6, unique_by=lambda one: " ".join(one.split())
)


@given(_texts, st.data())
def test_ids_follow_texts_to_any_place(texts: list[str], data: st.DataObject) -> None:
    texts = list(dict.fromkeys(" ".join(one.split()) for one in texts))
    locked = tuple((str(number), text) for number, text in enumerate(texts, start=1))
    order = data.draw(st.permutations(range(len(texts))))
    ids = lock.kept_ids(locked, [texts[one] for one in order], [None] * len(texts))
    assert ids == tuple(locked[one][0] for one in order)


@given(_texts, _texts, st.data())
def test_ids_are_never_given_twice(former: list[str], now: list[str], data: st.DataObject) -> None:
    locked = tuple((str(number), text) for number, text in enumerate(former, start=1))
    written = [data.draw(st.none() | st.just(f"own-{number}")) for number in range(len(now))]
    ids = lock.kept_ids(locked, now, written)
    assert len(set(ids)) == len(now)
    assert all(one in (None, id_) for one, id_ in zip(written, ids, strict=True))


def test_the_ids_of_a_question_can_be_replaced(pack: Path) -> None:
    read = read_pack(pack)
    assert read.pack is not None
    for question in read.pack.questions.values():
        for keys, parts in lock.parts_of(question).items():
            other = lock.with_part_ids(question, keys, [f"x{number}" for number in range(len(parts))])
            assert lock.parts_of(other)[keys] == tuple(
                dataclasses.replace(part, id=f"x{number}") for number, part in enumerate(parts)
            )
