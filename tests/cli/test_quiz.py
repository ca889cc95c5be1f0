"""A quiz through a pipe: one line a question, a score at the end, nothing lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from civics_tui.model import kinds
from civics_tui.model.kinds import KINDS
from civics_tui.model.question import Item
from civics_tui.packs.reader import read_pack
from civics_tui.study.order import draw_order
from civics_tui.views import forms, typing
from tests.cli.conftest import Run

PACKS = ("secession-process", "calexit-history", "key-actors", "pack-writing")

ONE_OF_EACH = """
title: One of each kind
questions:
  - {id: q-single, kind: single, stem: Which of these is a city?, choices: [Texas, {text: Sacramento, correct: true}]}
  - {id: q-multiple, kind: multiple, stem: Which are states?,
     choices: [{text: Texas, correct: true}, {text: Ohio, correct: true}, Paris]}
  - {id: q-true, kind: true_false, stem: Texas is a state., answer: true}
  - {id: q-numeric, kind: numeric, stem: How many states are there?, answer: 50}
  - {id: q-short, kind: short, stem: Which body has 100 members?, accept: [Senate]}
  - {id: q-order, kind: ordering, stem: Put them in order., items: [first, second, third]}
  - {id: q-match, kind: matching, stem: Who does what?,
     pairs: [{left: President, right: nominates}, {left: Senate, right: confirms}]}
  - {id: q-cloze, kind: cloze, stem: "The [[who]] has [[n]] members.",
     gaps: {who: {accept: [Senate]}, n: {answer: 100}}}
  - {id: q-sort, kind: categorize, stem: Whose power is it?,
     categories: {Congress: [tax, war], President: [veto, pardon]}}
  - {id: q-view, contested: true, settled: Judges have no fixed term., stem: Which view is best supported?,
     views: [{text: Terms would help., source: A. Smith}, {text: Terms would harm., source: B. Jones}]}
"""


def test_wrong_use_says_what_and_ends_with_2(civics: Run) -> None:
    done = civics("quiz", "secesion-process", "--plain")
    assert done.returncode == 2
    assert "secession-process" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("pack", PACKS)
def test_end_of_input_keeps_the_attempt_and_prints_the_score(civics: Run, pack: str) -> None:
    done = civics("quiz", pack, "--plain", "--seed", "1", typed="2\n1\n")
    assert done.returncode == 0, done.stderr
    assert re.search(r"Score so far: \d+ of \d+\n\Z", done.stdout)


def test_same_seed_same_questions(civics: Run) -> None:
    first = civics("quiz", "secession-process", "--plain", "--seed", "7", "--profile", "one")
    second = civics("quiz", "secession-process", "--plain", "--seed", "7", "--profile", "two")
    assert first.stdout == second.stdout
    assert "Question 1 of 10" in first.stdout


def test_an_open_attempt_goes_on_without_a_name(civics: Run) -> None:
    two = ("quiz", "secession-process", "--plain", "--kind", "single", "--seed", "3", "-n", "2")
    civics(*two, "--profile", "goes on", typed="zzz\nzzz\n")
    first = civics("quiz", "--plain", "--profile", "goes on")
    assert "of 2" in first.stdout


def test_two_invalid_lines_skip_a_question(civics: Run, tmp_path: Path) -> None:
    pack = tmp_path / "one.yaml"
    pack.write_text(ONE_OF_EACH, encoding="utf-8")
    done = civics("quiz", str(pack), "--plain", "--kind", "single", typed="9\n8\n")
    assert '"9" is not one of 1-2.' in done.stdout
    assert "Skipped." in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_answered_right_through_a_pipe(civics: Run, tmp_path: Path, kind: str) -> None:
    """The right answer, typed in the form that the design gives each kind, earns all points."""
    pack = tmp_path / "one.yaml"
    pack.write_text(ONE_OF_EACH, encoding="utf-8")
    read = read_pack(pack).pack
    assert read is not None
    question = next(question for question in read.questions.values() if question.kind == kind)
    shown = civics("quiz", str(pack), "--plain", "--kind", kind, "--seed", "1", "--profile", f"{kind} looks")
    order = _shown_order(shown.stdout, question)
    form = forms.form(question, order)
    right = kinds.kind_of(question).right(question)
    line = typing.as_typed(form, right) if right is not None else "1"
    done = civics("quiz", str(pack), "--plain", "--kind", kind, "--seed", "1", typed=f"{line}\n")
    assert done.returncode == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.endswith("0 of 0" if kind == "view" else "1 of 1"), done.stdout


def _shown_order(text: str, question: kinds.Question) -> list[str]:
    """Ids of the parts in the order in which the lines show them."""
    parts = {**{choice.id: choice.text for choice in getattr(question, "choices", ())}}
    parts |= {item.id: item.text for item in getattr(question, "items", ())}
    parts |= {item.id: item.text for item in getattr(question, "rights", ())}
    found = [(re.search(rf"^\w+\. {re.escape(shown)}$", text, re.MULTILINE), id_) for id_, shown in parts.items()]
    assert all(place for place, _id in found), text
    return [id_ for _place, id_ in sorted((place.start(), id_) for place, id_ in found if place)]


def test_the_order_is_drawn_from_the_seed() -> None:
    question = kinds.Ordering(stem="x", items=tuple(Item(id=str(n), text=str(n)) for n in range(6)))
    assert draw_order(question, 1) == draw_order(question, 1)
    assert any(draw_order(question, 1) != draw_order(question, seed) for seed in range(2, 9))


def test_an_exam_tells_nothing_before_it_is_handed_in(civics: Run, tmp_path: Path) -> None:
    pack = tmp_path / "one.yaml"
    pack.write_text(ONE_OF_EACH, encoding="utf-8")
    done = civics("quiz", str(pack), "--plain", "--mode", "exam", "--kind", "numeric", typed="49\n")
    before, _results, after = done.stdout.partition("Results")
    assert "Wrong" not in before
    assert "Score: 0 of 1" in after


def test_the_history_lies_below_the_home_of_choice(civics: Run, home: Path) -> None:
    where = civics("data", "where", "--json")
    assert json.loads(where.stdout)["history"].startswith(str(home))
