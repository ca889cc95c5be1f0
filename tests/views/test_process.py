"""A process as it is shown: words that decide, what is imagined, where it ends and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import RouteError
from civics_tui.model.ledger import Ledger
from civics_tui.views import process as views
from civics_tui.views import process_detail as details
from civics_tui.views.bars import number_words, threshold_bar
from civics_tui.views.pieces import plain
from civics_tui.views.play import Play, parse, range_words, start, words
from tests import routes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, Ledger]]:
    with routes.desk_with(tmp_path_factory.mktemp("route")) as desk:
        yield start(desk.library.process(routes.PACK, "route")), desk.library.ledger(routes.PACK)


def shown(made: tuple[Play, Ledger], **values: object) -> views.ProcessView:
    """What is shown with these numbers."""
    play, ledger = made
    for name, value in values.items():
        play = play.put(name, Fraction(value) if isinstance(value, int) else str(value))
    return views.process_view(play, ledger)


def rows(view: views.ProcessView) -> dict[str, views.GateRow]:
    return {row.label: row for row in view.rows}


def test_words_decide_where_the_bar_cannot(made: tuple[Play, Ledger]) -> None:
    told = rows(shown(made))
    assert (told["Senate, yes"].value, told["Senate, yes"].need) == ("66 of 100", "needs 67")
    assert told["Senate, yes"].word == "1 short"
    assert told["House, yes"].word == "exactly enough"
    assert told["Ballot, yes"].need == "needs over 50"
    assert told["Ballot, yes"].word == "OK"
    assert told["States, yes"].word == "waits"
    assert rows(shown(made, ballot=50))["Ballot, yes"].word == "not over"
    assert rows(shown(made, ballot=51))["Ballot, yes"].word == "OK"


def test_the_first_gate_that_holds_has_the_focus(made: tuple[Play, Ledger]) -> None:
    assert "senate" in shown(made).first
    assert "house" in shown(made, house=1).first
    assert shown(made, senate=67).first == shown(made, senate=67).rows[-1].key


def test_the_row_of_steps_says_where_it_stopped(made: tuple[Play, Ledger]) -> None:
    assert [(one.name, one.word) for one in shown(made).steps] == [
        ("File", "OK"),
        ("Ballot", "OK"),
        ("Proposing", "OK"),
        ("House", "OK"),
        ("Senate", "STOP"),
        ("States", "-"),
        ("ratified", "-"),
    ]
    assert {one.word for one in shown(made, senate=67).steps} == {"OK"}


def test_a_branch_shows_its_own_gates(made: tuple[Play, Ledger]) -> None:
    view = shown(made, way="convention")
    assert [one.name for one in view.steps] == ["File", "Ballot", "Proposing", "Convention", "States", "ratified"]
    assert rows(view)["Legislatures"].word == "14 short"
    assert "Senate, yes" not in rows(view)
    assert rows(view)["Who proposes"].bar == "or Congress"


def test_a_branch_that_is_not_reached_yet_is_shown_all_the_same(made: tuple[Play, Ledger]) -> None:
    view = shown(made, way="convention", ballot=10)
    assert "Legislatures" in rows(view)
    assert rows(view)["Legislatures"].word == "waits"


def test_a_failure_names_the_number_that_is_missing(made: tuple[Play, Ledger]) -> None:
    verdict = plain(shown(made).verdict)
    assert verdict == (
        "Stopped in the Senate, with 66. The House cannot help. Missing: 1. With 67 the next step would be: States."
    )
    assert "With more than 50 the next step would be: Proposing." in plain(shown(made, ballot=50).verdict)


def test_a_success_says_so(made: tuple[Play, Ledger]) -> None:
    view = shown(made, senate=67)
    assert view.success
    assert plain(view.verdict) == "Enough of them. Ratified by 38 states."
    assert view.path == "Your path: File, Ballot 52, Proposing Congress, House 290, Senate 67, States 38: through"
    assert shown(made).path.endswith("Senate 66: stopped")


def test_what_is_imagined_says_so_on_every_line(made: tuple[Play, Ledger]) -> None:
    play, ledger = made
    view = views.process_view(play.imagine("need_senate", "three fifths"), ledger)
    row = rows(view)["Senate, yes"]
    assert row.imagined
    assert row.need_note == "IMAGINED 60"
    for line in (row.sentence, plain(view.verdict), view.path, *view.imagined):
        assert line.startswith("IMAGINED: "), line
    assert "No source here proposes this." in view.imagined[0]
    detail = next(one for one in details.detail(play.imagine("need_senate", "three fifths"), row, ledger))
    assert detail.label == "Here"
    rule = [
        one for one in details.detail(play.imagine("need_senate", "three fifths"), row, ledger) if one.label == "Rule"
    ]
    assert plain(rule[0].text).startswith("IMAGINED: needs 60 of 100. As it is: two thirds, needs 67.")


def test_a_plan_has_its_speaker_and_kind_and_is_no_rule(made: tuple[Play, Ledger]) -> None:
    play, ledger = made
    (line,) = views.process_view(play.imagine("need_senate", "a majority"), ledger).imagined
    assert line.startswith("IMAGINED: a majority instead of two thirds.")
    assert "The Group" in line
    assert "kind: plan. It is not the rule here." in line
    offered = details.what_if_rows(play, "need_senate", ledger)
    assert [one.text.startswith("IMAGINED: ") for one in offered] == [False, True, True]
    assert [one.now for one in offered] == [True, False, False]
    assert details.what_if_rows(play, "need_house", ledger) == ()


def test_without_imagining_nothing_says_so(made: tuple[Play, Ledger]) -> None:
    assert not any("IMAGINED" in line for line in shown(made).lines())


def test_the_rule_comes_with_its_source_and_the_lack_of_one_is_told(made: tuple[Play, Ledger]) -> None:
    play, ledger = made
    view = views.process_view(play, ledger)
    told = {one.label: plain(one.text) for one in details.detail(play, rows(view)["House, yes"], ledger)}
    assert told["Rule"].startswith(
        "two thirds: needs 290 of 435. Two thirds propose. (Article V (reference), 1787; rule)"
    )
    assert told["Rule"].endswith("and 1 more claim: s")
    told = {one.label: plain(one.text) for one in details.detail(play, rows(view)["Ballot, yes"], ledger)}
    assert told["No source"] == "taken for granted"
    assert details.claims_behind(play, rows(view)["House, yes"]) == ("law.propose", "law.ratify")


def test_paper_has_every_gate(made: tuple[Play, Ledger]) -> None:
    head, *table = details.gates_table(*made)
    assert len(head) == 4
    assert [row[0] for row in table] == ["Ballot", "House", "Senate", "Convention", "States"]
    assert table[1][2] == "needs 290 of 435"


def test_inputs_are_moved_typed_and_refused(made: tuple[Play, Ledger]) -> None:
    play, _ledger = made
    assert play.change("senate", 10).inputs["senate"] == 76
    assert play.change("senate", -100).inputs["senate"] == 0
    assert play.change("states", -100).inputs["states"] == 10
    assert play.change("way", -1).inputs["way"] == "convention"
    inputs = play.process.inputs
    assert parse(inputs["house"], " 4,35 ") == 435
    assert parse(inputs["way"], "2") == parse(inputs["way"], "CONVENTION") == "convention"
    for name, wrong in (
        ("house", "436"),
        ("house", "-1"),
        ("house", "²"),
        ("way", "3"),
        ("way", ""),
        ("house", "9" * 99),
    ):
        with pytest.raises(RouteError):
            parse(inputs[name], wrong)
    with pytest.raises(RouteError, match="10 to 50"):
        play.put("states", Fraction(9))
    assert range_words(inputs["way"]) == "1 Congress, 2 convention"


def test_what_does_not_go_together_is_said_with_the_names_of_the_reader(made: tuple[Play, Ledger]) -> None:
    play, _ledger = made
    bound = replace(play.process, where=("house + senate <= 400",))
    with pytest.raises(RouteError, match=r"House, yes \+ Senate, yes <= 400"):
        Play(bound, play.inputs).put("house", Fraction(400))


@given(
    value=st.fractions(0, 10**6), need=st.fractions(0, 10**6), whole=st.fractions(0, 10**6), length=st.integers(1, 60)
)
def test_a_bar_has_its_length_and_one_mark(value: Fraction, need: Fraction, whole: Fraction, length: int) -> None:
    bar = threshold_bar(value, need, whole, length)
    assert len(bar) == length
    assert bar.count("|") == 1
    assert "=" not in bar.partition(".")[2]


@given(st.integers(-(10**9), 10**9))
def test_numbers_have_commas(number: int) -> None:
    assert number_words(Fraction(number)) == f"{number:,}" == words(Fraction(number))


def test_parts_of_numbers_are_rounded() -> None:
    assert number_words(Fraction(200000, 3)) == "66,666.67"
