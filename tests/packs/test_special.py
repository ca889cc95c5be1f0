"""Special explainers are read with their pack; every break is told at its place, and what is sound stays."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from civics_tui.model import route
from civics_tui.model.special import resting_on
from civics_tui.packs.reader import read_pack
from tests.packs.marked import Expected, found, quiet, unmarked, write
from tests.packs.special import BREAKS, COMPARISONS, PACK, PROCESSES, TIMELINES


def test_a_pack_with_all_of_them_is_clean(tmp_path: Path) -> None:
    write(tmp_path, PACK)
    read = read_pack(tmp_path)
    assert quiet(read) == []
    assert read.pack is not None
    assert list(read.pack.processes) == ["appointment"]
    assert list(read.pack.timelines) == ["seats"]
    assert list(read.pack.comparisons) == ["votes-to-confirm"]
    assert list(read.pack.walks) == ["consent"]
    process = read.pack.processes["appointment"]
    assert process.inputs["ayes"].title == "Senate, yes"
    assert process.steps[1].rules[2].else_ is True
    assert route.walk(process, route.starts(process)).outcome == "success"
    assert read.pack.timelines["seats"].events[0].dated[0].part == "year"
    resting = [(sort, one.id) for sort, one in resting_on(read.pack, "gazette.sixty")]
    assert resting == [("process", "appointment"), ("timeline", "seats"), ("compare", "votes-to-confirm")]
    assert [claim.id for claim in read.pack.ledger.said_by("spokesman")] == ["gazette.sixty"]
    assert read.pack.ledger.said_by("nobody") == ()


def test_they_may_stand_in_the_one_file_of_a_pack(tmp_path: Path) -> None:
    process = """\
processes:
  - id: vote
    title: A vote
    inputs: {ayes: {int: [0, 9]}}
    steps:
      - id: count
        text: "{ayes} of 9"
        rules:
          - {if: "ayes > half", goto: passed, because: Over half., unclaimed: an example}
          - {else: true, goto: lost, because: Not over half., unclaimed: an example}
      - {id: passed, end: success, text: Passed.}
      - {id: lost, end: failure, text: Lost.}
    thresholds: [{name: half, of: "9", expr: "9 / 2", unclaimed: an example}]
timelines:
  - {id: one, title: T, lanes: [{id: a, title: A}], events: [{id: e, date: 2016, lane: a, title: E}]}
"""
    (tmp_path / "one.yaml").write_text(f"title: One\n{process}", encoding="utf-8")
    read = read_pack(tmp_path / "one.yaml")
    assert read.problems == ()
    assert read.pack is not None
    assert (list(read.pack.processes), list(read.pack.timelines)) == (["vote"], ["one"])


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    expected = write(tmp_path, PACK | BREAKS[name])
    read = read_pack(tmp_path)
    assert found(read.problems) == expected
    assert all(problem.message and problem.help for problem in read.problems if problem.code != "E113")


@pytest.mark.parametrize("name", BREAKS)
def test_a_record_with_an_error_is_left_out_and_hides_no_other(name: str, tmp_path: Path) -> None:
    write(tmp_path, PACK | BREAKS[name])
    pack = read_pack(tmp_path).pack
    assert pack is not None
    told = {
        file for file in BREAKS[name] if any(code[0] == "E" for _f, code, *_ in unmarked(file, BREAKS[name][file])[1])
    }
    kept = {
        "processes.yaml": pack.processes,
        "timelines.yaml": pack.timelines,
        "comparisons.yaml": pack.comparisons,
        "walks.yaml": pack.walks,
    }
    for file, records in kept.items():
        assert bool(records) == (file not in told or name in ("process-twice",)), file


def test_there_are_enough_breaks() -> None:
    codes: set[str] = set()
    for files in BREAKS.values():
        for file, text in files.items():
            expected: list[Expected] = unmarked(file, text)[1]
            codes.update(code for _file, code, _line, _column in expected)
    assert len(BREAKS) >= 40
    assert {f"E{number}" for number in range(180, 191)} | {"W185"} <= codes


def test_all_breaks_of_one_file_are_told_in_one_run(tmp_path: Path) -> None:
    def record(number: int, old: str, new: str) -> str:
        return TIMELINES.partition("\n")[2].replace("id: seats", f"id: t{number}").replace(old, new, 1)

    texts = [("lane: people", "lane: ⟦E188⟧peolpe"), ("known: 2010-02", "known: ⟦E124⟧2005"), ("", "")]
    text = "timelines:\n" + "".join(record(number, *one) for number, one in enumerate(texts))
    expected = write(tmp_path, PACK | {"timelines.yaml": text, "explainers/special.md": "---\ntitle: S\n---\nS.\n"})
    read = read_pack(tmp_path)
    assert found(read.problems) == expected
    assert read.pack is not None
    assert list(read.pack.timelines) == ["t2"]


def test_a_gap_is_found_among_more_inputs_than_can_be_tried(tmp_path: Path) -> None:
    """With a million of each, all combinations are far over the limit; the values around the threshold show the gap."""
    text = PROCESSES.replace("[0, 100]", "[0, 1000000]").replace('["ayes + noes <= 100"]', '["ayes + noes <= 2000000"]')
    whole = text.replace("{else: true", '{if: "ayes < majority", ⟦⟧').replace(", ⟦⟧", "")
    gap = text.replace('"ayes >= majority"', '"ayes > majority"').replace("{else: true", '{if: "ayes < majority"')
    for one, codes in ((whole, []), (gap, ["E185"])):
        write(tmp_path, PACK | {"processes.yaml": one})
        began = time.process_time()
        assert [problem.code for problem in read_pack(tmp_path).problems] == codes
        assert time.process_time() - began < 30


def test_a_page_may_name_a_record_that_is_broken(tmp_path: Path) -> None:
    write(tmp_path, PACK | BREAKS["lane"])
    assert {problem.file for problem in read_pack(tmp_path).problems} == {"timelines.yaml"}


def test_what_a_torn_file_lacks_is_not_told(tmp_path: Path) -> None:
    torn = COMPARISONS.replace("same: Both speak", "same: Both⟦E106⟧: speak")
    torn += COMPARISONS.partition("\n")[2].replace("id: votes-to-confirm", "id: others")
    expected = write(tmp_path, PACK | {"comparisons.yaml": torn})
    assert found(read_pack(tmp_path).problems) == expected


@pytest.mark.parametrize(
    "words",
    ["2010-03", "1 March 2010", "March 2, 2010", "Mar. 2010", "in 2011", "since 2012", "on 3rd September 2010"],
)
def test_a_later_date_is_seen_however_it_is_written(words: str, tmp_path: Path) -> None:
    text = TIMELINES.replace("in February 2010.", f"so {words}.")
    write(tmp_path, PACK | {"timelines.yaml": text})
    assert [problem.code for problem in read_pack(tmp_path).problems] == ["E189"]


@pytest.mark.parametrize("words", ["2010-02-28", "in 2010", "2,000 votes", "2050 members", "room 2012", "in 30 days"])
def test_what_is_no_later_date_is_not_told(words: str, tmp_path: Path) -> None:
    text = TIMELINES.replace("it came out in February 2010.", f"so {words}.")
    write(tmp_path, PACK | {"timelines.yaml": text})
    assert read_pack(tmp_path).problems == ()
