"""The shipped ledger and packs, as every face shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from civics_tui.model import kinds, variant
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack
from civics_tui.packs.reader import read_ledger, read_pack
from civics_tui.places import shipped
from civics_tui.views import source
from civics_tui.views.dispute import dispute_view
from civics_tui.views.feedback import feedback
from civics_tui.views.forms import form
from civics_tui.views.pieces import plain
from civics_tui.views.typing import as_typed, parse
from tests.views.ledger import TODAY

PACKS = sorted(path for path in (shipped() / "content").iterdir() if path.is_dir())


@cache
def ledger() -> Ledger:
    return read_ledger(shipped() / "seeds").ledger


@cache
def pack(path: Path) -> Pack:
    read = read_pack(path, seeds=shipped() / "seeds")
    assert read.pack
    return read.pack


def drawn(path: Path) -> list[Question]:
    return [variant.draw(question, seed) for question in pack(path).asked() for seed in (1, 2)]


def test_every_claim_can_be_followed_to_its_source() -> None:
    assert ledger().claims
    for claim in ledger().claims.values():
        card = source.card(claim, ledger(), TODAY)
        rows = {row.label: plain(row.text) for row in card.rows}
        assert list(rows) == ["kind", "chain", "as of", "source", "dated", "find it"]
        record = ledger().sources[claim.source]
        if record.wording == "reworded":
            assert '"' not in rows["source"] + rows["find it"] + card.citation
        if record.published and record.published.basis == "inferred":
            assert "inferred" in rows["dated"]


def test_every_dispute_keeps_the_order_of_the_ledger_and_names_every_voice() -> None:
    for dispute in ledger().disputes.values():
        shown = dispute_view(dispute, ledger())
        assert [plain(row.says) for row in shown.rows] == [view.says for view in dispute.views]
        assert all(row.who and row.kind for row in shown.rows)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_every_question_can_be_answered_in_lines_and_gets_feedback(path: Path) -> None:
    for question in drawn(path):
        shown = form(question, kinds.kind_of(question).parts(question))
        right = kinds.kind_of(question).right(question)
        if right is None:
            continue
        assert parse(shown, as_typed(shown, right)) == right, question.id
        told = feedback(question, right, kinds.mark(question, right), misconceptions=pack(path).misconceptions)
        assert told.verdict == "right", question.id
        assert told.paragraphs()[0].startswith("Right.")


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_every_scored_question_says_before_the_answer_how_it_is_known(path: Path) -> None:
    for question in drawn(path):
        told = plain(source.before_answer(question, pack(path).ledger))
        assert told.startswith("How the answer is known: ") == kinds.kind_of(question).scored, question.id
