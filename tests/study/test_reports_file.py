"""Files of reports: written and read again the same, merged, and refused in one sentence where they are odd."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import Damaged, NotSaved, WrongUse
from civics_tui.model.text import clean_text, forbidden, one_line
from civics_tui.study import reports_file
from civics_tui.study.reports import COMPLAINTS, Report, merged, on_this_machine
from civics_tui.study.reports_file import read, text_of, write
from tests.study import told
from tests.study.fakes import FakeClock

ONE = {
    "id": "a" * 32,
    "pack": "us-courts",
    "question": "elected",
    "wording": "b" * 32,
    "meaning": "c" * 32,
    "day": "2026-11-16",
    "what": "wrong",
}

HASHES = st.integers(0, 16**32 - 1).map("{:032x}".format)
TEXTS = st.text(min_size=1, max_size=40).map(clean_text).map(one_line).filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,20}[A-Za-z0-9])?", fullmatch=True)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report that a history can give."""
    what = draw(st.sampled_from((*COMPLAINTS, "counted")))
    is_counted = what == "counted"
    return Report(
        id=draw(HASHES),
        pack=draw(IDS),
        question=draw(IDS),
        wording=draw(HASHES),
        meaning=draw(HASHES),
        day=draw(st.dates()),
        what=what,  # type: ignore[arg-type]
        answer=draw(TEXTS) if is_counted else "",
        gap=draw(st.sampled_from(["", "a"])) if is_counted else "",
    )


def file_of(tmp_path: Path, data: Any) -> Path:
    path = tmp_path / "told.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def rows(*more: dict[str, Any]) -> dict[str, Any]:
    return {"civics-tui-reports": 1, "reports": list(more)}


@given(several=st.lists(reports(), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, several: list[Report]) -> None:
    path = tmp_path_factory.mktemp("told") / "told.json"
    write(path, several)
    again = read(path)
    assert set(again) == set(several)
    assert text_of(again) == path.read_text(encoding="utf-8")
    assert merged(again, read(path), several) == merged(again)


def test_a_file_holds_nothing_beyond_what_it_may(tmp_path: Path) -> None:
    places, clock = told.places_at(tmp_path), FakeClock()
    told.learner(places, "Ana Ortiz", clock, words="we folks", elected=("wrong",), parts="chief;Senate")
    here = on_this_machine(places, clock).found
    path = tmp_path / "told.json"
    write(path, here)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data.keys() == {"civics-tui-reports", "reports"}
    allowed = {"id", "pack", "question", "wording", "meaning", "day", "what"}
    assert [row.keys() - allowed for row in data["reports"]] == [set(), {"answer", "gap"}, {"answer"}]
    assert {row["day"] for row in data["reports"]} == {"2026-11-16"}
    assert "Ana" not in path.read_text(encoding="utf-8")
    assert merged(here, read(path)) == here


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ('{"civics-tui-reports": NaN}', "it is not JSON"),
        ('{"civics-tui-reports": ' + "1" * 5000 + "}", "it is not JSON"),
        ("[]", "it is no file of reports; civics-tui data reports writes one"),
        ({"civics-tui-reports": 2, "whatever": []}, "a newer civics-tui wrote it; update the app"),
        ({"civics-tui-reports": True, "reports": []}, "it has not the shape of a file of reports"),
        ({"civics-tui-reports": 1, "reports": {}}, "it has not the shape of a file of reports"),
        ({**rows(), "learner": "Ana"}, "it has not the shape of a file of reports"),
        ('{"civics-tui-reports": 1, "reports": [], "reports": []}', "a key stands there twice"),
        (rows(ONE, {**ONE, "name": "Ana"}), 'report 2: "name" is no key of a report'),
        (rows({**ONE, "\x1b[2J": "x"}), 'report 1: "\x1b[2J" is no key of a report'),
        (rows({**ONE, "day": 5}), "report 1: it is no mapping of texts"),
        ({"civics-tui-reports": 1, "reports": [[]]}, "report 1: it is no mapping of texts"),
        (rows({name: ONE[name] for name in ONE if name != "day"}), 'report 1: "day" is missing'),
        (rows({**ONE, "day": "20261116"}), 'report 1: "day" is no day such as 2026-11-16'),
        (rows({**ONE, "id": "A" * 32}), 'report 1: "id" is no hash'),
        (rows({**ONE, "pack": "../etc"}), 'report 1: "pack" is no id'),
        (rows({**ONE, "question": ""}), 'report 1: "question" is empty, or holds characters that are not allowed'),
        (rows({**ONE, "question": "q" * 201}), 'report 1: "question" is too long'),
        (rows({**ONE, "what": "great"}), 'report 1: "what" is none of wrong, unclear, outdated, unfair, counted'),
        (rows({**ONE, "answer": "x"}), "report 1: an answer stands where it was counted as right, and only there"),
        (
            rows({**ONE, "what": "counted", "answer": "a\u202eb"}),
            'report 1: "answer" is empty, or holds characters that are not allowed',
        ),
        (
            rows({**ONE, "what": "counted", "answer": "\ud800"}),
            'report 1: "answer" is empty, or holds characters that are not allowed',
        ),
        (rows({**ONE, "what": "counted", "answer": "x" * 501}), 'report 1: "answer" is too long'),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "data",
)
def test_what_is_odd_is_refused_in_one_sentence(tmp_path: Path, data: Any, why: str) -> None:
    path = file_of(tmp_path, data)
    with pytest.raises(Damaged) as refused:
        read(path)
    assert refused.value.sentence == f"The reports in {path} are not counted: {why}."


def test_files_that_are_too_large_or_no_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports_file, "MOST_BYTES", 300)
    with pytest.raises(Damaged, match="more than 300 bytes"):
        read(file_of(tmp_path, rows(ONE, ONE)))
    monkeypatch.setattr(reports_file, "MOST_BYTES", 3000)
    monkeypatch.setattr(reports_file, "MOST_REPORTS", 1)
    with pytest.raises(Damaged, match="more than 1 report"):
        read(file_of(tmp_path, rows(ONE, ONE)))
    with pytest.raises(Damaged, match="it is no file"):
        read(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(Damaged, match="it is no file"):
            read(tmp_path / "pipe.json")
    with pytest.raises(Damaged, match="No such file"):
        read(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(Damaged, match="it is not UTF-8"):
        read(tmp_path / "bytes.json")


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("told") / "told.json"
    path.write_bytes(data)
    with pytest.raises(Damaged):
        read(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)


@given(
    changes=st.dictionaries(st.sampled_from([*ONE, "answer", "gap", "stem"]), JSON | st.sampled_from(["counted", ""])),
    taken=st.sets(st.sampled_from([*ONE])),
)
def test_no_row_breaks_the_reader_or_brings_in_what_is_not_allowed(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any], taken: set[str]
) -> None:
    row = {name: value for name, value in {**ONE, **changes}.items() if name not in taken}
    path = file_of(tmp_path_factory.mktemp("told"), rows(row))
    try:
        (report,) = read(path)
    except Damaged:
        return
    kept = dataclasses.asdict(report)
    assert isinstance(kept.pop("day"), datetime.date)
    assert all(text == one_line(text) and not list(forbidden(text)) for text in kept.values())
    assert kept["stem"] == ""


def test_no_file_is_overwritten_and_the_ending_is_fixed(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match="is there already"):
        write(path, [])
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(WrongUse, match=r"ends in \.json"):
        write(tmp_path / "told.txt", [])
    with pytest.raises(NotSaved, match="NOT saved in"):
        write(tmp_path / "no" / "told.json", [])
