"""The page of a pack: what is offered, and that nothing is offered that is not there."""

from __future__ import annotations

from pathlib import Path

from civics_tui.model.ledger import Ledger
from civics_tui.model.objective import Objective
from civics_tui.model.pack import Manifest, PackSection
from civics_tui.packs.library.library import Entry, Indexed
from civics_tui.study.progress import progress
from civics_tui.study.selection import Past
from civics_tui.views.pack_page import PackPage, pack_page
from tests.views.ledger import LEDGER

PLACE = Path("pack")


def row(name: str, section: str = "a", objective: str | None = "route", retired: bool = False) -> Indexed:
    """A row of the index."""
    return Indexed(name, "single", objective, section, 2, None, retired, False, False, ())


ROWS = [row("one"), row("two"), row("three", "b", None), row("old", "b", "route", retired=True)]
MANIFEST = Manifest(title="A pack", sections=(PackSection(id="a", title="First"), PackSection(id="b")))


def page(rows: list[Indexed], past: dict[str, Past] | None = None, **more: object) -> PackPage:
    """The page of a pack with these questions."""
    entry = Entry(
        id="pack",
        title="A pack",
        origin="shipped",
        path=PLACE,
        questions=len(rows),
        explainers=(("p", "A page", 8), ("q", "Another", None)),
        sets=(("s", "A set", 5, 3),),
        objectives=(Objective(id="route", text="Say the route."), Objective(id="unused", text="Never asked.")),
    )
    told: dict[str, object] = {"missed": 0, "words": 0, "ledger": Ledger(), **more}
    return pack_page(entry, MANIFEST, rows, progress("pack", rows, past or {}), **told)  # type: ignore[arg-type]


def group(shown: PackPage, kind: str) -> list[tuple[str, str]]:
    """Titles and notes of the offers of a kind."""
    return [(offer.title, offer.note) for one in shown.groups for offer in one.offers if offer.kind == kind]


def test_a_pack_that_was_never_touched() -> None:
    shown = page(ROWS)
    assert shown.standing == "3 questions"
    assert group(shown, "practice") == [("3 questions, feedback at once", "practice")]
    assert group(shown, "exam") == [("3 questions, feedback at the end", "exam")]
    assert group(shown, "missed") == []
    assert group(shown, "section") == [("First", "2 questions"), ("b", "1 question")]
    assert group(shown, "objective") == [("Say the route.", "2 questions")]
    assert group(shown, "explainer") == [("A page", "8 min"), ("Another", "")]
    assert group(shown, "set") == [("A set", "3 questions   5 min")]
    first = shown.first()
    assert first is not None
    assert first.kind == "practice"


def test_figures_stand_beside_what_was_met() -> None:
    past = {"one": Past("2026", "2026", True), "two": Past("2026", None, False)}
    shown = page(ROWS, past, missed=1)
    assert shown.standing == "2 of 3 seen, 1 right"
    assert group(shown, "objective") == [("Say the route.", "1 of 2 right so far")]
    assert group(shown, "missed") == [("What was wrong last time", "1 question")]


def test_what_can_be_looked_up() -> None:
    shown = page(ROWS, words=12, ledger=LEDGER)
    assert group(shown, "sources") == [("Sources, and what each of them says", "4 sources, 6 claims")]
    assert group(shown, "words") == [("Words explained", "12 words")]


def test_a_pack_without_questions_offers_nothing_to_start() -> None:
    shown = page([])
    assert [one.heading for one in shown.groups] == ["Read", "Question sets"]
    assert group(shown, "pick") == []


def test_one_section_is_no_choice() -> None:
    assert group(page(ROWS[:2]), "section") == []
