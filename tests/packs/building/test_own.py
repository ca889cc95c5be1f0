"""Writing a pack of one's own: what the file holds after each change, and after taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import EditRefused
from civics_tui.model.kinds import KINDS, kind_of, mark
from civics_tui.packs import edit
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.values import Value
from civics_tui.packs.reader import read_pack
from tests.packs.building.desks import ALWAYS, BY_PUT, TEACHERS, empty, fill, teachers, text


def changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    found = edit.diff("a", before.encode(), after.encode()).splitlines()[2:]
    return [row for row in found if row[:1] in "+-"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_from_empty_to_answered_right_by_put_alone(tmp_path: Path, kind: str) -> None:
    own = empty(tmp_path)
    number = fill(own, kind)
    sheet = own.sheets[number]
    assert sheet.usable, [one.sentence for one in sheet.advice]
    assert not [one for one in sheet.advice if one.level == "error"]
    for path, value in ALWAYS:
        if kind != "view" or path != ("points",):
            own.put(number, path, value)
    pack = read_pack(own.path).pack
    assert pack is not None
    (question,) = pack.questions.values()
    assert question == own.sheets[number].question
    assert question.kind == kind
    right = kind_of(question).right(question)
    if right is not None:
        assert mark(question, right).fraction == 1
    assert question.id == own.sheets[number].record["id"]
    assert question.difficulty == 2
    assert question.tags == ("courts", "judges")
    assert question.source[0].link == "https://example.org/ii"
    assert own.sheets[number].praise.startswith("Good: ")


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_form_shows_what_was_typed(tmp_path: Path, kind: str) -> None:
    own = empty(tmp_path)
    always = tuple(one for one in ALWAYS if (kind, one[0]) != ("view", ("points",)))
    number = fill(own, kind, (*BY_PUT[kind], *always))
    sheet = own.sheets[number]
    for path, value in (*BY_PUT[kind], *always):
        if len(path) == 3 and isinstance(path[1], int):
            assert sheet.rows(str(path[0]))[path[1]][str(path[2])] == value
        else:
            assert sheet.cell(str(path[0])) == value


@pytest.mark.parametrize("kind", list(KINDS))
def test_undo_of_everything_gives_the_bytes_back_and_redo_the_question(tmp_path: Path, kind: str) -> None:
    own = empty(tmp_path)
    before = {path.name: path.read_bytes() for path in own.path.rglob("*.yaml")}
    number = fill(own, kind)
    after = text(own)
    while own.undo() is not None:
        pass
    assert {path.name: path.read_bytes() for path in own.path.rglob("*.yaml")} == before
    assert own.sheets == ()
    while own.redo() is not None:
        pass
    assert text(own) == after
    assert own.sheets[number].usable


def test_a_hand_written_file_stays_as_it_is_but_for_the_change(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(0, ("choices", 0, "feedback"), "It votes on laws.")
    assert changed(TEACHERS, text(own)) == [
        "-      - The House       # votes on laws",
        "+      - text: The House       # votes on laws",
        "+        feedback: It votes on laws.",
    ]
    own.put(2, ("categories", 0, "group"), "The Congress")
    own.put(2, ("categories", 1, "members"), "veto; pardon; nominate")
    own.put(1, ("answer",), "true")
    own.put(1, ("feedback", "right"), "Yes.")
    assert changed(TEACHERS, text(own))[3:] == [
        "-    - {id: life-term, kind: true_false, stem: Judges are elected., answer: false,",
        '-       feedback: {"true": "No: they are appointed."}}   # flow',
        "+    - {id: life-term, kind: true_false, stem: Judges are elected., answer: true,",
        '+       feedback: {"true": "No: they are appointed.", right: Yes.}}   # flow',
        "-        Congress:          # Article I",
        "+        The Congress:          # Article I",
        "-        President: [veto, pardon]",
        "+        President: [veto, pardon, nominate]",
    ]
    for _step in range(5):
        own.undo()
    assert text(own) == TEACHERS


def test_a_file_of_another_system_keeps_its_ends_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "courts.yaml"
    path.write_bytes(TEACHERS.replace("\n", "\r\n").encode("utf-8-sig"))
    before = path.read_bytes()
    own = OwnPack.open(path)
    assert [sheet.usable for sheet in own.sheets] == [True, True, True]
    own.put(2, ("categories", 0, "members"), "")
    assert own.sheets[2].advice[0].field == ("categories", 0, "members")
    own.put(1, ("explanation",), "So it is.")
    own.add("single", after=1)
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    while own.undo() is not None:
        pass
    assert path.read_bytes() == before


def test_marking_another_choice_takes_the_mark_from_the_first(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(0, ("choices", 2, "correct"), True)
    assert [row["correct"] for row in own.sheets[0].rows("choices")] == [False, False, True]
    assert "# the key" in text(own)
    assert own.sheets[0].usable


def test_typing_on_in_one_field_is_one_step(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    for end in range(1, 8):
        own.put(0, ("explanation",), "No one."[:end])
    assert 'explanation: "N' not in text(own)
    assert own.undoes == "Why"
    assert own.undo() == "Why"
    assert text(own) == TEACHERS
    assert own.undo() is None


def test_an_id_is_made_of_the_text_that_is_typed_and_never_changes(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = own.add("true_false")
    for end in range(1, 20):
        own.put(number, ("stem",), "Judges are elected."[:end])
    assert "id" not in own.sheets[number].record
    own.put(number, ("answer",), "false")
    assert own.sheets[number].record["id"] == "judges-are-elected"
    own.put(number, ("stem",), "Federal judges are elected.")
    assert own.sheets[number].id == "judges-are-elected"
    assert own.add("single") == 1
    own.put(1, ("stem",), "Judges are elected.")
    own.settle()
    assert own.sheets[1].id == "judges-are-elected-2"


def test_a_question_without_an_id_keeps_its_name_when_its_text_changes(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    former = own.sheets[0].id
    own.put(0, ("choices", 2, "text"), "The Supreme Court")
    assert "id" not in own.sheets[0].record
    own.put(0, ("stem",), "Which body confirms federal judges?")
    assert own.sheets[0].id == own.sheets[0].record["id"] == former
    own.undo()
    own.undo()
    assert text(own) == TEACHERS


def test_questions_are_added_moved_and_taken_away(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    assert own.add("numeric", after=0) == 1
    assert [sheet.kind for sheet in own.sheets] == ["single", "numeric", "true_false", "categorize"]
    assert own.move(3, 0) == 0
    assert [sheet.kind for sheet in own.sheets] == ["categorize", "single", "numeric", "true_false"]
    assert "# the first, from last year" in text(own)
    own.remove(2)
    assert [sheet.kind for sheet in own.sheets] == ["categorize", "single", "true_false"]
    assert [own.undo(), own.undo(), own.undo()] == [
        "a question taken away",
        "the order of the questions",
        "a new question",
    ]
    assert text(own) == TEACHERS


def test_a_question_moves_from_file_to_file(tmp_path: Path) -> None:
    own = empty(tmp_path)
    fill(own, "single")
    other = own.path / "questions" / "a.yaml"
    other.write_text("questions:\n  - {id: one, kind: numeric, stem: How many?, answer: 9}\n", encoding="utf-8")
    own = OwnPack.open(own.path)
    assert [sheet.file for sheet in own.sheets] == ["questions/a.yaml", "questions/questions.yaml"]
    own.move(1, 0)
    assert [(sheet.file, sheet.kind) for sheet in own.sheets] == [
        ("questions/a.yaml", "single"),
        ("questions/a.yaml", "numeric"),
    ]
    assert own.undo() is not None
    assert [sheet.kind for sheet in own.sheets] == ["numeric", "single"]


def test_many_records_are_added_at_once_with_ids_of_their_own(tmp_path: Path) -> None:
    own = empty(tmp_path)
    records: list[dict[str, Value]] = [
        {"id": "same", "kind": "numeric", "stem": f"How many are {n}?", "answer": n} for n in range(500)
    ]
    numbers = own.add_records(records)
    assert numbers == tuple(range(500))
    assert len({sheet.id for sheet in own.sheets}) == 500
    assert all(sheet.usable for sheet in own.sheets)
    own.undo()
    assert own.sheets == ()


def test_the_first_question_of_a_pack_without_a_file_for_it(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "pack.yaml").write_text("title: Bare\n", encoding="utf-8")
    own = OwnPack.open(tmp_path / "bare" / "pack.yaml")
    fill(own, "single")
    assert own.sheets[0].usable
    while own.undo() is not None:
        pass
    assert not (tmp_path / "bare" / "questions" / "questions.yaml").exists()
    single = tmp_path / "one.yaml"
    single.write_text("title: One\n", encoding="utf-8")
    own = OwnPack.open(single)
    fill(own, "short")
    assert own.sheets[0].usable


def test_title_and_what_questions_belong_to(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "single")
    own.put_title("Judges:  how they get\x1b their seats")
    assert own.title == "Judges: how they get\ufffd their seats"
    name = own.add_objective("Explain what the Senate does.")
    own.add_objective("Name the steps.")
    assert [text for _id, text in own.objectives] == ["Explain what the Senate does.", "Name the steps."]
    own.put(number, ("objective",), name)
    question = own.sheets[number].question
    assert question is not None
    assert question.objective == name
    with pytest.raises(EditRefused, match="needs a title"):
        own.put_title("  ")


def test_advice_is_put_aside_with_a_reason(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "true_false")
    codes = [one.code for one in own.sheets[number].advice]
    assert codes.count("L28") == 2
    with pytest.raises(EditRefused, match="Say why"):
        own.put_aside(number, "L28", " ")
    own.put_aside(number, "L28", "Everybody knows.")
    assert "L28" not in [one.code for one in own.sheets[number].advice]
    own.put_aside(number, "L14", "So it is said.")
    assert own.sheets[number].record["lint"] == {"allow": ["L28", "L14"], "why": "Everybody knows.; So it is said."}
    own.take_up(number, "L28")
    own.take_up(number, "L14")
    assert "lint" not in own.sheets[number].record


def test_sources_that_the_pack_cites_are_offered(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    assert own.sources_offered("con") == (("Constitution, Article II", ""), ("Constitution", ""))
    assert own.sources_offered("article const") == (("Constitution, Article II", ""),)
    assert own.sources_offered("") == own.sources_offered("con")


def test_what_is_emptied_goes_and_empty_rows_at_the_end_mean_nothing(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(0, ("explanation",), "")
    own.put(0, ("source", 0, "text"), "")
    own.put(0, ("choices", 2, "text"), "")
    question = own.sheets[0].question
    assert question is not None
    assert question.explanation is None
    assert question.source == ()
    assert len(own.sheets[0].rows("choices")) == 3
    own.put(0, ("stem",), "")
    assert not own.sheets[0].usable
    assert own.sheets[0].advice[0].sentence == "Write the question."
    assert own.sheets[1].usable


def test_rows_are_moved_and_taken_away(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.move_row(0, "choices", 2, 0)
    assert [row["text"] for row in own.sheets[0].rows("choices")] == ["The Court", "The House", "The Senate"]
    own.remove_row(0, "choices", 1)
    assert [row["text"] for row in own.sheets[0].rows("choices")] == ["The Court", "The Senate", ""]
    own.remove_row(2, "categories", 0)
    assert [row["group"] for row in own.sheets[2].rows("categories")] == ["President", ""]
    own.move_row(0, "choices", 7, 0)
    assert [own.undo(), own.undo(), own.undo(), own.undo()] == ["Groups", "Choices", "Choices", None]
    assert text(own) == TEACHERS


def test_the_name_of_a_gap_changes_in_the_question_too(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "cloze")
    own.put(number, ("gaps", 0, "gap"), "body")
    assert own.sheets[number].cell("stem") == "The [[body]] has [[n]] members and [[sort]] years."
    assert own.sheets[number].usable
    with pytest.raises(EditRefused, match="letters"):
        own.put(number, ("gaps", 0, "gap"), "two words")
    with pytest.raises(EditRefused, match="already"):
        own.put(number, ("gaps", 0, "gap"), "n")


def test_what_the_form_has_no_field_for_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    for path in (("nothing",), ("choices",), ("choices", 0, "colour"), ("answer",), ("stem", 0, "text")):
        with pytest.raises(EditRefused, match="no such field"):
            own.put(0, path, "x")
    with pytest.raises(EditRefused, match="at most 12 rows"):
        own.put(0, ("choices", 12, "text"), "x")
    with pytest.raises(EditRefused, match="no such question"):
        own.put(9, ("stem",), "x")
    assert text(own) == TEACHERS


def test_a_file_that_cannot_be_edited_is_refused_with_a_sentence(tmp_path: Path) -> None:
    broken = (
        "title: Courts\nquestions:\n  - kind: single\n\tstem: Who?\n  - {kind: numeric, stem: How many?, answer: 1}\n"
    )
    own = teachers(tmp_path, broken)
    with pytest.raises(EditRefused, match=r"courts\.yaml was left as it is: line 4"):
        own.put(0, ("stem",), "Who else?")
    assert (tmp_path / "courts.yaml").read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("name", ["nowhere", "folder", "list.yaml"])
def test_what_is_no_pack_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "list.yaml").write_text("- one\n", encoding="utf-8")
    with pytest.raises(EditRefused, match=f"{name} cannot be opened as a pack"):
        OwnPack.open(tmp_path / name)


def test_typed_signs_cannot_steer_a_terminal(tmp_path: Path) -> None:
    own = empty(tmp_path)
    number = fill(own, "single")
    own.put(number, ("explanation",), "a\x1b[2Jb\u202ec")
    assert "\x1b" not in text(own)
    assert own.sheets[number].cell("explanation") == "a\ufffd[2Jb\ufffdc"
