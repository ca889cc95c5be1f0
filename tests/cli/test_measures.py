"""`pack balance` and `pack stale`: tables and JSON about packs, with the day as a parameter."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

PACK = """\
id: dated
title: Dated
as_of: 2026-01-01
questions:
  - id: old
    kind: true_false
    stem: It was so.
    answer: true
    review_by: 2026-06
    source: A list of 2026
  - id: report
    kind: true_false
    stem: In 2016 it was so.
    answer: true
    as_of: 2016-11-09
    source: A report of 2016
"""


def test_the_balance_of_a_shipped_pack(civics: Run) -> None:
    told = civics("pack", "balance", "secession-process")
    assert (told.returncode, told.stderr) == (0, "")
    assert max(map(len, told.stdout.splitlines())) < 80
    assert "Stances of the speakers behind the claims" in told.stdout
    assert "does not say why" not in told.stdout
    assert "do not say why" not in told.stdout
    data = json.loads(civics("pack", "balance", "secession-process", "--json").stdout)
    assert data["questions"] >= 40
    assert set(data["ledger_shared_by"]) == {"secession-process", "calexit-history", "key-actors"}
    assert all(one["why"] for one in data["unused_claims"])
    assert min(data["stances"][stance] for stance in ("advocate", "sceptic", "neutral")) > 0


def test_the_balance_of_a_pack_with_its_own_ledger_counts_no_other_pack(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "dated.yaml"
    path.write_text(PACK, encoding="utf-8")
    data = json.loads(civics("pack", "balance", str(path), "--json").stdout)
    assert (data["pack"], data["ledger_shared_by"], data["unused_claims"]) == ("dated", ["dated"], [])
    assert data["truths"] == {"true": 2}


def test_balance_without_a_pack_is_wrong_use(civics: Run) -> None:
    assert civics("pack", "balance").returncode == 2
    assert civics("pack", "balance", "no-such-pack").returncode == 2


def test_what_is_stale_on_a_day_has_its_place(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "dated.yaml"
    path.write_text(PACK, encoding="utf-8")
    fresh = civics("pack", "stale", str(path), "--on", "2026-06-30")
    assert (fresh.returncode, fresh.stdout) == (0, "dated: nothing is stale on 2026-06-30.\n")
    old = civics("pack", "stale", str(path), "--on", "2026-07-01")
    assert old.returncode == 1
    assert old.stdout.splitlines() == [
        "dated: 1 item is stale on 2026-07-01.",
        "  STALE since 2026-06  question old  dated.yaml:5",
    ]


def test_questions_over_a_stale_claim_lead_to_its_place_in_the_ledger(civics: Run) -> None:
    done = civics("pack", "stale", "secession-process", "--on", "2027-02-01", "--json")
    (report,) = json.loads(done.stdout)
    assert (done.returncode, report["pack"], report["on"]) == (1, "secession-process", "2027-02-01")
    found = {(one["what"], one["id"]): one for one in report["stale"]}
    question = found["question", "two-numbers-fit"]
    assert question["claims"] == ["initiative-signatures.cycle-2026"]
    assert question["file"] == "questions/ballot.yaml"
    claim = found["claim", "initiative-signatures.cycle-2026"]
    assert claim["file"] == "seeds/initiative-signatures.yaml"
    line = (Path(__file__).parents[2] / claim["file"]).read_text(encoding="utf-8").splitlines()[claim["line"] - 1]
    assert line == "  - id: initiative-signatures.cycle-2026"
    assert ("explainer", "proposals") in found


def test_without_a_pack_all_packs_are_looked_at(civics: Run) -> None:
    done = civics("pack", "stale", "--on", "2026-11-22", "--json")
    assert done.returncode == 0
    assert {one["pack"] for one in json.loads(done.stdout)} >= {"secession-process", "pack-writing"}


def test_what_is_no_day_and_what_is_no_pack(civics: Run, tmp_path: Path) -> None:
    wrong = civics("pack", "stale", "--on", "soon")
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (2, "", '"soon" is no day; write it like 2027-02-01.\n')
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: [", encoding="utf-8")
    done = civics("pack", "stale", str(broken))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().endswith("says why.")
