"""The builder on the full screen: a question is written, saved, tried and mended by keys and by mouse."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual import events

from civics_tui.packs.building.advice import Advice
from civics_tui.packs.building.fields import kinds
from civics_tui.packs.building.new import begin
from civics_tui.tui import routes
from civics_tui.tui.screens.builder import BuilderScreen
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.rows import RowList
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from civics_tui.study.desk import Desk

SENATE: dict[str, object] = {
    "id": "senate",
    "kind": "single",
    "stem": "Which body confirms federal judges?",
    "choices": ["The House", {"text": "The Senate", "correct": True}, "The Supreme Court"],
    "explanation": "The Constitution asks for its consent.",
    "source": "Constitution, Article II, section 2",
}


class Built(Driver):
    """The app with a builder open."""

    path: Path

    @property
    def file(self) -> str:
        """The question file as it lies on the disk."""
        return (self.path / "questions" / "questions.yaml").read_text(encoding="utf-8")

    @property
    def builder(self) -> BuilderScreen:
        """The screen."""
        found = self.app.screen
        assert isinstance(found, BuilderScreen)
        return found

    async def click_on(self, text: str, *, right: bool = False) -> None:
        """Click on the first place that shows a text."""
        y = next(number for number, line in enumerate(self.lines) if text in line)
        x = self.lines[y].rfind(text) if right else self.lines[y].find(text)
        await self.pilot.click(offset=(x + 1, y))
        await self.settle()


@asynccontextmanager
async def building(desk: Desk, *records: dict[str, object], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Built]:
    """Run the builder over a new pack of these questions."""
    path = begin(desk.places.own, "Judges", records)  # type: ignore[arg-type]
    async with driven(desk, size) as driver:
        built = Built(driver.app, driver.pilot)
        built.path = path
        driver.app.push_screen(routes.builder(desk, path))
        await built.settle()
        yield built


async def test_a_first_question_by_keys_alone(desk: Desk) -> None:
    async with driven(desk) as shown:
        shown.app.push_screen(routes.doors(desk))
        await shown.settle()
        assert "Write the first question" in shown.text
        await shown.press("enter")
        await shown.write("Judges")
        await shown.press("enter")
        await shown.write("Who confirms judges?")
        await shown.press("enter")
        await shown.write("The House")
        await shown.press("enter")
        await shown.write("The Senate")
        await shown.press("f4", "enter")
        await shown.write("The Court")
        await shown.press("enter", "enter")
        await shown.write("It says so.")
        await shown.press("f5")
        assert shown.screen == "TryScreen"
        assert "Who confirms judges?" in shown.text
        await shown.press("1", "enter")
        assert "Tried on. Nothing of it is kept." in shown.text
        await shown.press("enter")
        assert shown.screen == "BuilderScreen"
    (path,) = desk.places.own.iterdir()
    assert "- text: The Senate\n        correct: true\n" in (path / "questions/questions.yaml").read_text()


async def test_what_is_typed_on_a_mark_is_the_text_beside_it(desk: Desk) -> None:
    async with building(desk, dict(SENATE, choices=["The House", "The Senate"])) as shown:
        await shown.press("tab")
        await shown.write("In fact: ")
        assert "( ) │The HouseIn fact:" in shown.text
        await shown.press("tab", "tab", "space")
        assert "(o) │The Senate" in shown.text


async def test_no_letter_is_lost_on_a_mark_however_fast_it_is_typed(desk: Desk) -> None:
    async with building(desk, dict(SENATE, choices=["", "The Senate"])) as shown:
        await shown.press("tab")
        for letter in "The House":
            shown.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await shown.settle()
        assert "( ) │The House" in shown.text


async def test_what_is_pasted_on_a_mark_is_the_text_beside_it(desk: Desk) -> None:
    async with building(desk, dict(SENATE, choices=["", "The Senate"])) as shown:
        await shown.press("tab")
        shown.app.post_message(events.Paste("The House"))
        await shown.settle()
        assert "( ) │The House" in shown.text


async def test_a_first_question_by_mouse_alone(desk: Desk) -> None:
    async with building(desk) as shown:
        await shown.click_on("What is asked")
        await shown.write("Who confirms judges?")
        rows = [number for number, line in enumerate(shown.lines) if "( ) │" in line]
        await shown.pilot.click(offset=(22, rows[0]))
        await shown.write("The House")
        await shown.pilot.click(offset=(22, rows[1]))
        await shown.write("The Senate")
        await shown.pilot.click(offset=(15, rows[1]))
        await shown.settle()
        assert "(o) │The Senate" in shown.text
        await shown.click_on("F5 try it")
        assert shown.screen == "TryScreen"
    assert "correct: true" in shown.file


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_on_the_disk_before_it_says_so(desk: Desk, size: tuple[int, int]) -> None:
    async with building(desk, SENATE, size=size) as shown:
        await shown.press("end")
        await shown.write(" Yes")
        assert "saved" in shown.lines[0]
        assert "stem: Which body confirms federal judges? Yes\n" in shown.file
        assert "id: senate\n" in shown.file


async def test_undo_and_redo(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("end")
        await shown.write("!!")
        assert "judges?!!" in shown.file
        await shown.press("ctrl+z")
        assert "judges?!!" not in shown.text
        assert "judges?!!" not in shown.file
        assert "Taken back: Question." in shown.text
        await shown.press("ctrl+y")
        assert "judges?!!" in shown.text
        assert "judges?!!" in shown.file


async def test_rows_are_added_moved_and_taken_away(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("down")
        await shown.press("ctrl+down")
        assert shown.file.index("The Senate") < shown.file.index("The House")
        await shown.press("f3", "down", "enter")
        assert "The House" not in shown.file
        await shown.press("ctrl+z")
        assert "The House" in shown.file
        assert "The House" in shown.text


async def test_advice_leads_to_its_field(desk: Desk) -> None:
    async with building(desk, {key: value for key, value in SENATE.items() if key != "explanation"}) as shown:
        assert "Say why the right answer is right." in shown.text
        await shown.press("f8")
        await shown.write("Since it says so.")
        assert "explanation: Since it says so.\n" in shown.file
        assert "Say why the right answer is right." not in shown.text


async def test_f8_begins_again_with_the_worst_once_something_was_mended(desk: Desk) -> None:
    bare = {key: value for key, value in SENATE.items() if key not in ("explanation", "source")}
    async with building(desk, bare) as shown:
        await shown.press("f8", "f8")
        assert shown.builder.form.spot is not None
        assert shown.builder.form.spot.field.key == "source"
        await shown.write("Constitution")
        await shown.press("f8")
        assert shown.builder.form.spot.field.key == "explanation"


async def test_advice_is_put_aside_and_taken_up_from_the_menu(desk: Desk) -> None:
    async with building(desk, {key: value for key, value in SENATE.items() if key != "source"}) as shown:
        await shown.press("f8", "f3")
        at = next(number for number, line in enumerate(shown.lines) if "Not here: Say where" in line)
        await shown.pilot.click(offset=(6, at))
        await shown.settle()
        await shown.write("My own words")
        await shown.press("enter")
        assert "why: My own words" in shown.file
        assert "Say where this is known from." not in shown.text
        await shown.press("f3")
        at = next(number for number, line in enumerate(shown.lines) if "Say again what was put aside" in line)
        await shown.pilot.click(offset=(6, at))
        await shown.settle()
        assert "why: My own words" not in shown.file
        assert "Say where this is known from." in shown.text


@pytest.mark.parametrize("kind", [name for name, _text, _help in kinds()])
async def test_every_box_of_every_kind_can_be_typed_into(desk: Desk, kind: str) -> None:
    async with building(desk, SENATE) as shown:
        await shown.builder._change_kind(kind)
        await shown.builder.form.show_more()
        await shown.settle()
        for number, box in enumerate(list(shown.builder.form.query(Box).results(Box))):
            box.focus()
            await shown.pilot.press(f"{number % 10}")
        await shown.settle()
        assert "NOT saved" not in shown.text
        sheet = shown.builder.sheet
        assert sheet is not None
        assert sheet.kind == kind


async def test_a_gap_is_made_of_a_word(desk: Desk) -> None:
    async with building(desk, {"id": "gap", "kind": "cloze", "stem": "The Senate confirms judges."}) as shown:
        await shown.press("home", "ctrl+right", "right", "ctrl+g")
        assert "The [[senate]] confirms judges." in shown.file
        assert "accept: [Senate]" in shown.file or "- Senate" in shown.file
        await shown.press("f5")
        assert shown.screen == "TryScreen"


async def test_a_gap_is_one_step_and_the_text_typed_before_it_stays(desk: Desk) -> None:
    async with building(desk, {"id": "gap", "kind": "cloze", "stem": "The Senate"}) as shown:
        await shown.press("end")
        await shown.write(" confirms judges")
        await shown.press("ctrl+g")
        assert "The Senate confirms [[judges]]" in shown.file
        await shown.press("ctrl+z")
        assert "stem: The Senate confirms judges\n" in shown.file
        assert "│The Senate confirms judges" in shown.text
        assert "accept" not in shown.file


async def test_a_gap_is_not_made_of_another_one(desk: Desk) -> None:
    async with building(desk, {"id": "gap", "kind": "cloze", "stem": "The Senate confirms."}) as shown:
        await shown.press("home", "ctrl+right", "right", "ctrl+g", "home", "shift+end", "ctrl+g")
        assert "Go to a word first." in shown.text
        assert "The [[senate]] confirms." in shown.file


async def test_what_is_left_over_in_a_match_has_its_place(desk: Desk) -> None:
    pairs = [{"left": left, "right": f"{left} does it"} for left in ("Judge", "Jury", "Bailiff")]
    record = {**SENATE, "kind": "matching", "pairs": pairs}
    async with building(desk, {key: value for key, value in record.items() if key != "choices"}) as shown:
        assert 'Write a text below "Left over"' in shown.text
        await shown.press("f8")
        await shown.write("Brings the charge")
        assert "Brings the charge" in shown.file
        assert "comes free" not in shown.text
        assert "distractors:" in shown.file


async def test_a_pair_without_its_left_side_is_told_where_it_belongs(desk: Desk) -> None:
    pairs = [{"left": left, "right": f"{left} does it"} for left in ("Judge", "Jury", "")]
    record = {**SENATE, "kind": "matching", "pairs": pairs}
    async with building(desk, {key: value for key, value in record.items() if key != "choices"}) as shown:
        assert 'What belongs to nothing stands below "Left over".' in " ".join(shown.text.split())


async def test_a_matter_on_which_people_differ_is_not_asked_for_a_right_answer(desk: Desk) -> None:
    views = [{"text": f"{word}, they say.", "source": word} for word in ("Yes", "No")]
    async with building(desk, {"id": "v", "contested": True, "stem": "Should it be?", "views": views}) as shown:
        assert "right answer" not in shown.text
        assert "Say why people differ here." in shown.text


async def test_all_that_is_cited_is_offered_before_a_letter_is_typed(desk: Desk) -> None:
    async with building(desk, SENATE, {**SENATE, "id": "two", "source": ""}) as shown:
        await shown.press("f6")
        await shown.builder.form.go_to(("source", 0, "text"))
        await shown.settle()
        assert "F9 cited before (1)" in shown.text
        await shown.press("f9", "enter")
        assert shown.file.count("Constitution, Article II, section 2") == 2
        await shown.press("tab")
        assert "F9" not in shown.lines[-1]


async def test_the_line_of_kinds_says_how_one_chooses(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("shift+tab")
        assert "Left and right go to a kind, enter takes it." in shown.text
        await shown.press("right", "enter")
        assert "kind: multiple" in shown.file


async def test_something_to_belong_to_is_added(desk: Desk) -> None:
    async with building(desk, SENATE, size=(120, 40)) as shown:
        await shown.click_on("+ add one")
        assert "Afterwards one should be able to ..." in shown.text
        await shown.write("Explain the consent")
        await shown.press("enter")
        assert "(o) Explain the consent" in shown.text
        assert "objective: " in shown.file


async def test_a_source_that_is_cited_is_offered(desk: Desk) -> None:
    async with building(desk, SENATE, {**SENATE, "id": "two", "source": ""}) as shown:
        await shown.press("f6")
        box = shown.builder.form.box_at(("source",))
        assert box is not None
        box.focus()
        await shown.write("Arti")
        assert "F9 cited before (1)" in shown.text
        await shown.press("f9", "enter")
        assert shown.file.count("Constitution, Article II, section 2") == 2


async def test_advice_is_put_aside_with_a_reason(desk: Desk) -> None:
    async with building(desk, {**SENATE, "stem": "Which body does not confirm federal judges?"}) as shown:
        rows = shown.app.screen.query_one("#advice", RowList)
        given = next(row.value for row in rows.rows if isinstance(row.value, Advice) and row.value.can_put_aside)
        rows.focus()
        rows.mark(given)
        await shown.settle()
        assert given.sentence in " ".join(shown.text.split())
        assert "Del not here, because" in shown.lines[-1]
        await shown.press("delete")
        await shown.write("They know it")
        await shown.press("enter")
        assert given not in [row.value for row in rows.rows]
        assert "why: They know it" in shown.file


async def test_a_question_that_is_not_whole_says_why_it_cannot_be_tried(desk: Desk) -> None:
    async with building(desk) as shown:
        await shown.press("f5")
        assert "It cannot be tried yet." in shown.text
        assert shown.screen == "BuilderScreen"


async def test_the_kind_is_changed_and_what_is_left_out_is_said(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.click_on("true/false")
        assert "kind: true_false" in shown.file
        assert "Left out; ctrl+z or its former kind brings it back: It is no longer" in " ".join(shown.text.split())
        await shown.click_on("one right")
        assert "(o) │The Senate" in shown.text
        assert "Left out" not in shown.text
        await shown.press("ctrl+z", "ctrl+z")
        assert "- text: The Senate" in shown.file
        assert "(o) │The Senate" in shown.text


@pytest.mark.parametrize("size", SIZES)
async def test_every_entry_of_the_menu_and_back(desk: Desk, size: tuple[int, int]) -> None:
    async with building(desk, SENATE, size=size) as shown:
        await shown.press("down", "f3")
        rows = shown.app.screen.query_one(RowList).rows
        await shown.press("escape")
        for number in range(len(rows)):
            await shown.press("f3")
            shown.app.screen.query_one(RowList).mark((number,))
            await shown.press("enter")
            for _step in range(3):
                if shown.screen == "BuilderScreen":
                    break
                await shown.press("escape")
            assert shown.screen == "BuilderScreen"


async def test_a_question_of_no_kind_gets_one(desk: Desk) -> None:
    async with building(desk, {"id": "odd", "kind": "nonsense", "stem": "Who?"}) as shown:
        assert "Choose what kind of question it is." in shown.text
        await shown.click_on("one right")
        assert "kind: single" in shown.file
        assert "│Who?" in shown.text


async def test_what_was_rare_comes_back_with_undo(desk: Desk) -> None:
    async with building(desk, {**SENATE, "hints": ["It has 100 members."]}, size=(120, 40)) as shown:
        await shown.builder.form.go_to(("hints", 0, "text"))
        await shown.settle()
        await shown.press("ctrl+u")
        assert "hints" not in shown.file
        await shown.press("f6", "f7")
        assert "100 members" not in shown.text
        await shown.press("ctrl+z", "ctrl+z")
        assert "│It has 100 members." in shown.text


async def test_the_learners_view_follows(desk: Desk) -> None:
    async with building(desk, size=(120, 40)) as shown:
        await shown.write("Who?")
        await shown.press("enter")
        await shown.write("Me")
        right = [line[76:].strip() for line in shown.lines]
        assert "Who?" in right
        assert "1  Me" in right


async def test_a_row_is_taken_away_by_a_click(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        y = next(number for number, line in enumerate(shown.lines) if "│The House" in line)
        await shown.pilot.click(offset=(shown.lines[y].rindex("x"), y))
        await shown.settle()
        assert "The House" not in shown.file
        assert "The House" not in shown.text


async def test_what_is_wrong_in_the_next_question_is_not_said_of_this_one(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        file = shown.path / "questions" / "questions.yaml"
        file.write_text(shown.file + "  - {id: odd, kind: nonsense, stem: Who?}\n", encoding="utf-8")
        await shown.press("f6")
        assert "Choose what kind of question it is." in shown.text
        await shown.press("f7")
        assert "Choose what kind of question it is." not in shown.text
