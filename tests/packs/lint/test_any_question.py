"""Whatever a question says, every rule answers, and what it finds stands in the question."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Manifest, Pack
from civics_tui.packs.lint import RULES
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from tests.strategies import QUESTIONS

questions = st.one_of(*QUESTIONS.values())


def sound(found: Found) -> bool:
    """Does it say something, without a place holder that was not filled?"""
    return bool(found.message and found.advice) and found.level in (None, "error", "warning", "info")


@settings(max_examples=150, deadline=None)
@given(questions)
def test_a_question(question: Question) -> None:
    for rule in RULES:
        if hasattr(rule, "check"):
            for found in rule.check(question):
                assert sound(found)
                assert not found.path or hasattr(question, str(found.path[0]))


@settings(max_examples=50, deadline=None)
@given(st.lists(questions, max_size=12))
def test_a_pack(listed: list[Question]) -> None:
    by_id = {question.id: question for question in listed}
    pack = Pack(manifest=Manifest(id="p", title="P"), questions=by_id, ledger=Ledger())
    for rule in RULES:
        if hasattr(rule, "check_pack"):
            told: list[FoundIn] = list(rule.check_pack(Whole(pack, tuple(by_id.values()))))
            assert all(sound(one.found) for one in told)
            assert {one.question for one in told} <= {None, *by_id}
            assert {one.first for one in told} <= {None, *by_id}
