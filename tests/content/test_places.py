"""Line and search phrase of a claim lead to its place in the article; what does not is told in one line."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from civics_tui.model.ledger import Ledger, Place
from civics_tui.packs.reader import read_ledger
from tests.content import shelf
from tests.content.places import FILES, findings, main, read_articles

OWN = Path(__file__).parent / "own"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    read = read_ledger(OWN / "seeds")
    assert not read.problems
    return read.ledger


@pytest.fixture(scope="module")
def articles(ledger: Ledger) -> dict[str, list[str]]:
    return read_articles(OWN / "articles", ledger)


def placed(ledger: Ledger, claim: str, place: Place | None) -> Ledger:
    """The ledger with another place of one claim."""
    changed = dataclasses.replace(ledger.claims[claim], place=place)
    return dataclasses.replace(ledger, claims={**ledger.claims, claim: changed})


def test_a_ledger_that_is_right_has_no_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(OWN / "articles"), "--seeds", str(OWN / "seeds")]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("claim", "place", "told"),
    [
        ("lantern-2026.riders", None, "has no line"),
        ("lantern-2026.riders", Place(look_for="1,200 people"), "has no line"),
        ("lantern-2026.riders", Place(line=7), "has no words to look for"),
        ("lantern-2026.riders", Place(line=6, look_for="1,200 people"), "line 6 is empty, or behind the end"),
        ("lantern-2026.riders", Place(line=99, look_for="1,200 people"), "line 99 is empty, or behind the end"),
        ("lantern-2026.riders", Place(line=5, look_for="1,200 people"), '"1,200 people" stands in line 7, not 5'),
        ("lantern-2026.riders", Place(line=7, look_for="1,300 people"), '"1,300 people" stands nowhere'),
        (
            "lantern-2026.riders",
            Place(line=7, look_for="people cross the river by ferry each day"),
            "looks for more than 7 words",
        ),
        ("copy-2026.hope", Place(line=3, look_for="majority"), "looks for words in a reworded text"),
        ("bridge-act.length", Place(line=1), "has a place, but its source is no article"),
    ],
)
def test_what_is_wrong_with_a_place(
    ledger: Ledger, articles: dict[str, list[str]], claim: str, place: Place | None, told: str
) -> None:
    assert list(findings(placed(ledger, claim, place), articles)) == [f"{claim}: {told}"]


def test_an_article_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copy-2026.txt").write_text("Osterfield\n\nA majority.\n", encoding="utf-8")
    assert main([str(tmp_path), "--seeds", str(OWN / "seeds")]) == 1
    assert capsys.readouterr().out == "lantern-2026: there is no text of this article\n"


def test_every_shipped_article_has_its_file_and_every_claim_of_it_a_place() -> None:
    ledger = shelf.ledger()
    assert set(FILES) == {source.id for source in ledger.sources.values() if source.type == "article"}
    for claim in ledger.claims.values():
        source = ledger.sources[claim.source]
        if source.type == "article":
            assert claim.place is not None, claim.id
            assert claim.place.line, claim.id
            assert bool(claim.place.look_for) == (source.wording == "authentic"), claim.id
