"""The timeline in full screen: the known-by date by keys, by typing and by mouse, the event in full, claims, lanes."""

from __future__ import annotations

import dataclasses
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import DateError, NotFound
from civics_tui.tui.routes import Place, screen_for
from civics_tui.tui.screens.timeline import TimelineScreen
from civics_tui.views import known_by
from tests.tui.driving import SIZES, Driver, driven
from tests.tui.test_safety import PAYLOADS, check
from tests.views.timeline_pack import PACK, timeline_desk
from tests.views.timelines import TIMELINE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from civics_tui.model.timeline import Timeline


class Road(Driver):
    """The app at the timeline."""

    @property
    def road(self) -> TimelineScreen:
        """The screen; it may be below a dialog."""
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, TimelineScreen))

    @property
    def marked(self) -> str:
        """Id of the marked event."""
        return self.road.event.id if self.road.event else ""

    def shows(self, *texts: str) -> bool:
        """Do all of these stand on the screen?"""
        return all(text in self.text for text in texts)

    async def click(self, text: str, *, at: int = 0) -> None:
        """Click on a text where it stands first."""
        row = next(number for number, line in enumerate(self.lines) if text in line)
        await self.pilot.click(offset=(self.lines[row].index(text) + at, row))
        await self.settle()


@asynccontextmanager
async def opened(
    home: Path, size: tuple[int, int] = (80, 24), place: str = "", told: Timeline = TIMELINE
) -> AsyncIterator[Road]:
    """Run the app at the timeline."""
    with timeline_desk(home, told) as desk:
        async with driven(desk, size) as driver:
            road = Road(driver.app, driver.pilot)
            road.app.go(Place("timeline", PACK, told.id, place))
            await road.settle()
            yield road


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_list_columns_signs_and_the_marked_event(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as road:
        assert "Timeline: The road" in road.lines[0]
        assert road.lines[0].rstrip().endswith("known by now   lanes all   sources all")
        assert road.shows("when", "lane", "what happened", "~ 2017-03", "? 2017-05-22/23")
        await road.press("5")
        assert road.marked == "withdrawn"
        assert road.shows("17 Apr 2017: The first measure is", "month", "day", "care", "Withdrawn is not rejected.")


async def test_brackets_move_the_date_and_hidden_events_are_counted(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("left_square_bracket", "left_square_bracket")
        assert "known by 17 Apr 2017" in road.lines[0]
        assert road.shows("2 later events are hidden. On 17 Apr 2017 nobody could know them.")
        assert "The Paper writes of it" not in road.text
        await road.press("right_square_bracket")
        assert road.shows("1 later event is hidden", "new since 17 Apr 2017: 1, marked +", "+? 2017-05-22/23")
        assert road.marked == "report"


async def test_the_ends_say_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("right_square_bracket")
        assert road.shows("All that is known now is shown.")
        await road.press(*["left_square_bracket"] * 8)
        assert road.road.look.day == min(event.public for event in TIMELINE.events)
        assert road.shows("Nothing in this timeline was known any earlier.")


async def test_a_date_can_be_typed_and_a_wrong_one_is_told_of(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("t")
        await road.write("nonsense")
        await road.press("enter")
        assert road.shows('"nonsense" is no date')
        assert road.screen == "KnownByDialog"
        await road.press("ctrl+u")
        await road.write("2016")
        await road.press("enter")
        assert "known by 31 Dec 2016" in road.lines[0]
        assert road.shows("4 later events are hidden.")
        await road.press("t", "backspace", "enter")
        assert "known by now" in road.lines[0]
        assert road.shows("new since 31 Dec 2016: 4")


async def test_leaving_the_dialog_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, place="2016") as road:
        await road.press("t")
        await road.write("1900")
        await road.press("escape")
        assert "known by 31 Dec 2016" in road.lines[0]


async def test_nothing_known_is_said(tmp_path: Path) -> None:
    async with opened(tmp_path, place="1800") as road:
        assert road.shows("Nothing in this timeline was known by 31 Dec 1800.", "7 later events are hidden.")
        await road.press("s", "y", "enter", "n", "p")
        assert road.marked == ""


async def test_lanes_and_sources_are_ticked_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("l", "space")
        assert "lanes 1 of 3" in road.lines[0]
        assert road.shows("[x] Law")
        await road.press("5", "enter")
        assert "sources 1 of 2" in road.lines[0]
        await road.press("escape")
        assert [row.id for row in road.road._view.rows] == ["withdrawn"]
        await road.press("l", "6", "enter", "l")
        assert "lanes all   sources all" in road.lines[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_show_me_turns_through_the_claims(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, "withdrawn") as road:
        await road.press("s")
        assert road.shows("Show me", "claim 1 of 2", "The measure is withdrawn on April 17.")
        await road.press("n")
        assert road.shows("claim 2 of 2", "It was withdrawn last month.")
        await road.press("p", "s")
        assert "Show me" not in road.text
        await road.press("f2", "escape")
        assert "claim 1 of" not in road.text
        assert road.screen == "TimelineScreen"


async def test_the_panel_follows_the_marked_event(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 40), "withdrawn") as road:
        await road.press("s")
        assert road.shows("Also behind this event")
        await road.click("32 percent are for it", at=2)
        assert road.marked == "poll"
        assert road.shows("32 percent were for it.")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_the_last_line_names_what_is_bound(tmp_path: Path, size: tuple[int, int]) -> None:
    names = {"[": "left_square_bracket", "esc": "escape", "?": "question_mark", "PgDn": "pagedown"}
    async with opened(tmp_path, size, "withdrawn") as road:
        for _phase in range(2):
            for key in road.road.all_keys():
                first = key.key.split()[0]
                assert names.get(first, first) in road.road.active_bindings, key
            await road.press("s")


async def test_x_takes_the_questions_on_the_event(tmp_path: Path) -> None:
    async with opened(tmp_path, place="withdrawn") as road:
        assert "2 questions" in road.lines[-1]
        await road.press("x")
        assert road.screen == "QuizScreen"
        assert road.shows("practice", "1 of 2", "Was it rejected?")
        await road.press("escape")
        assert road.marked == "withdrawn"


async def test_x_without_a_question_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, place="letter") as road:
        assert "question" not in road.lines[-1]
        await road.press("x")
        assert road.shows("No question rests on this event yet.")


async def test_the_questions_of_the_timeline_are_its_last_row(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("end")
        assert road.shows("1 question on this timeline")
        await road.press("enter")
        assert road.screen == "QuizScreen"


async def test_n_and_p_go_from_event_to_event(tmp_path: Path) -> None:
    async with opened(tmp_path) as road:
        await road.press("n", "n", "p")
        assert road.marked == "case"
        await road.press("p", "p")
        assert road.marked == "statehood"


async def test_the_line_is_drawn_where_there_is_room_and_can_be_clicked(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 40)) as road:
        assert "//" in road.lines[2]
        assert road.shows("O The state is admitted")
        await road.click("o The court")
        assert road.marked == "case"
        assert road.shows("O The court")
        await road.press("t")
        await road.write("2009")
        await road.press("enter")
        assert road.shows("known by 31 Dec 2009 ^", "the rest stays hidden")
        await road.resize(100, 20)
        assert "//" not in road.text
        await road.resize(80, 24)
        assert "//" not in road.text


async def test_what_is_hidden_can_be_clicked_away(tmp_path: Path) -> None:
    async with opened(tmp_path, place="2016") as road:
        await road.click("later events are hidden")
        assert "known by 31 Mar 2017" in road.lines[0]
        await road.click("[ ] known by")
        assert "known by 28 Feb 2010" in road.lines[0]


async def test_enter_opens_only_what_is_not_in_sight(tmp_path: Path) -> None:
    wordy = dataclasses.replace(TIMELINE.events[0], text="Many words. " * 80, care="Last words.")
    told = dataclasses.replace(TIMELINE, events=(wordy, *TIMELINE.events[1:]))
    async with opened(tmp_path, told=told) as road:
        await road.press("enter")
        assert not road.road.is_open
        assert "enter read" not in road.lines[-1]
        await road.press("4")
        assert "enter read" in road.lines[-1]
        assert "Last words." not in road.text
        await road.press("enter", *"jjjjjjjjjj")
        assert road.shows("Last words.")
        await road.press("escape")
        assert road.shows("about Mar 2017: 32 percent")


async def test_narrow_shows_one_thing_at_a_time(tmp_path: Path) -> None:
    async with opened(tmp_path, (40, 12), "withdrawn") as road:
        assert "known by now" in road.lines[0]
        assert road.shows("The first measure is")
        assert "Nobody gives a reason." not in road.text
        await road.press("enter")
        assert road.shows("Nobody gives a reason.", "lane")
        assert "2017-04-17" not in road.text
        await road.press("pagedown")
        assert road.shows("from")
        await road.press("n")
        assert road.shows("22 May 2017 to probably 23 May")
        await road.press("escape")
        assert road.shows("2017-05-22/23")
        await road.press("left_square_bracket", "left_square_bracket")
        assert road.shows("2 later events are hidden.")


async def test_escape_goes_back_step_by_step(tmp_path: Path) -> None:
    async with opened(tmp_path, (40, 12), "withdrawn") as road:
        await road.press("enter", "s")
        assert road.shows("Show me")
        await road.press("escape")
        assert road.shows("17 Apr 2017")
        await road.press("escape", "escape")
        assert road.screen == "HomeScreen"


async def test_y_copies_the_event_or_the_citation(tmp_path: Path) -> None:
    async with opened(tmp_path, place="withdrawn") as road:
        await road.press("y")
        assert road.app.clipboard.startswith("17 Apr 2017: The first measure is withdrawn\nNobody")
        await road.press("s", "y")
        assert "Records of the state" in road.app.clipboard


async def test_resizing_keeps_all_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 40), "2017-04") as road:
        await road.press("end", "up")
        before, marked = road.text, road.marked
        for size in [(80, 24), (40, 12), (20, 5), (1, 1), (60, 18), (99, 30), (120, 40)]:
            await road.resize(*size)
        assert (road.text, road.marked) == (before, marked)
        assert known_by.seen(TIMELINE, road.road.look).hidden == 2


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    with timeline_desk(tmp_path) as desk:
        with pytest.raises(NotFound):
            screen_for(desk, Place("timeline", PACK, "nothing"))
        with pytest.raises(DateError):
            screen_for(desk, Place("timeline", PACK, "road", "nonsense"))


SPOKEN = [one for one in PAYLOADS if one.isprintable()]


@pytest.mark.parametrize(("payload", "size"), list(zip(SPOKEN, SIZES * 3, strict=False)), ids=range(len(SPOKEN)))
async def test_no_text_of_a_pack_does_anything(tmp_path: Path, payload: str, size: tuple[int, int]) -> None:
    told = dataclasses.replace(
        TIMELINE,
        title=payload,
        text=payload.replace("[", "\\["),
        lanes=tuple(dataclasses.replace(one, title=payload) for one in TIMELINE.lanes),
        events=tuple(
            dataclasses.replace(one, title=payload, care=payload.replace("[", "\\[")) for one in TIMELINE.events
        ),
    )
    async with opened(tmp_path, size, told=told) as road:
        for keys in ("enter", "s", "escape", "escape", "left_square_bracket", "l"):
            check(road)
            await road.press(keys)
            if road.screen == "HomeScreen":
                road.app.go(Place("timeline", PACK, told.id))
                await road.settle()
        check(road)
