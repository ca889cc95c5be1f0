"""The report of `pack balance`: every row has its number in words, and reads in 80 columns."""

from __future__ import annotations

import dataclasses
import json

from civics_tui.model.ledger import Actor
from civics_tui.model.pack import Manifest, Pack
from civics_tui.packs.balance import balance
from civics_tui.views.balance import balance_data, balance_lines
from civics_tui.views.wrap import cells
from tests.packs.test_balance import LEDGER, PACK


def test_tables_with_bars_that_repeat_the_numbers() -> None:
    lines = balance_lines(balance(PACK), PACK)
    assert lines[0] == "P (p): 6 questions"
    row = next(line for line in lines if line.startswith("  Ada, advocate"))
    assert row.split() == ["Ada,", "advocate", "3", "##########..........", "50", "%"]
    assert "Stances of the speakers behind the claims" in lines
    assert any(line.startswith("  no speaker: a law") and "  2  " in line for line in lines)
    assert any(line.split() == ["zoe", "1", "###.................", "17", "%"] for line in lines)
    assert any(line.split()[:3] == ["Nothing", "0", "...................."] for line in lines)
    assert any(line.split()[:4] == ["place", "2", "2", "##########.........."] for line in lines)


def test_unused_claims_without_a_reason_come_before_those_that_say_why() -> None:
    lines = balance_lines(balance(PACK), PACK)
    at = lines.index("3 claims of the ledger are used by nothing in this pack.")
    assert lines[at:] == (
        "3 claims of the ledger are used by nothing in this pack.",
        "",
        "2 do not say why:",
        "  b.forgotten",
        "  b.elsewhere",
        "",
        "1 says why:",
        "  b.left",
        "      too close to a.for",
    )


def test_an_empty_pack() -> None:
    empty = Pack(manifest=Manifest(id="e", title="E"))
    lines = balance_lines(balance(empty), empty)
    assert lines[0] == "E (e): 0 questions"
    assert lines[-1] == "Every claim of the ledger is used in this pack."


def test_no_line_is_too_wide_or_holds_a_control_byte() -> None:
    long = Actor(id="ada", names=("Ada \n" + "長い" * 60,), stance="advocate")
    pack = dataclasses.replace(PACK, ledger=dataclasses.replace(LEDGER, actors={"ada": long}))
    for line in balance_lines(balance(pack), pack):
        assert cells(line) < 80, line
        assert "\n" not in line


def test_data_for_scripts() -> None:
    data = json.loads(json.dumps(balance_data(balance(PACK))))
    assert data["stances"] == {"advocate": 3, "sceptic": 3, "neutral": 1, "none": 2}
    assert data["ledger_shared_by"] == ["p"]
    assert data["unused_claims"][0] == {"id": "b.left", "why": "too close to a.for"}
