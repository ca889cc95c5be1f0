"""The fifteen pitfalls of this subject: each has a question that gets it right, a rule over all content, or both.

1 the reworded text is quoted; 2 the election day of 2026; 3 the "other option"; 4 two thirds against a majority;
5 Scalia's year; 6 early, partial and certified shares; 7 pluralities; 8 four counts; 9 filed, qualified, passed;
10 dismay is not support; 11 what was planned before; 12 six groups; 13 what no article prints; 14 words without a
speaker, a year by one account; 15 chains of attribution.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from civics_tui.model.identity import plain as data
from civics_tui.model.kinds import kind_of
from civics_tui.model.kinds.matching import Matching
from civics_tui.model.kinds.true_false import TrueFalse
from civics_tui.model.pack import claims_of
from civics_tui.model.special import specials_of
from tests.content import shelf

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”')
REWORDED = re.compile(r"Calexit Now|[Rr]eworded|Epoch Times|Darel Paul|Hank Campbell")
SOON = re.compile(r"\b(will|upcoming|coming|next|later this year|this fall)\b")


@dataclass(frozen=True)
class Right:
    """A question that gets a pitfall right."""

    name: str
    """`pack/question`."""
    stem: tuple[str, ...] = ()
    """What its stem says, so that it asks the matter with its speaker and date."""
    key: str | bool = ""
    """What its key holds, or whether its statement is true."""
    pairs: tuple[tuple[str, str], ...] = ()
    """What belongs together, by a part of either text."""


RIGHT: dict[int, tuple[Right, ...]] = {
    2: (Right("calexit-history/election-day-2026", ("reworded text", "November 5"), "3"),),
    3: (Right("secession-process/other-option", ("David Mastagni", "As another option"), "A later stage"),),
    4: (
        Right(
            "secession-process/plan-and-route", ("KTLA, citing the New York Times",), "a majority of representatives"
        ),
        Right(
            "key-actors/route-by-report",
            ("who says so",),
            pairs=(
                ("KTLA", "38 states"),
                ("CBS13", "three quarters of the states"),
                ("Newsweek, May 2017", "38 states"),
                ("Reworded", "A majority of representatives, by the plan of a group"),
            ),
        ),
    ),
    5: (
        Right("secession-process/scalia-source", ("dates them to 2010",), "private letter of 2006"),
        Right("calexit-history/letter-no-ruling", ("Antonin Scalia",), False),
    ),
    6: (
        Right("calexit-history/share-in-points", ("KTLA", "33.2", "early count", "certified share is 31.6"), "1.6"),
        Right("calexit-history/partial-to-final", ("With 76 percent", "58.9", "38.1", "Certified"), "fell"),
    ),
    7: (Right("calexit-history/lead-without-half", ("CALEXIT claimed", "47.8"), "plurality"),),
    8: (
        Right(
            "calexit-history/four-counts",
            ("Four numbers",),
            pairs=(
                ("5,000 (Evans", "Members"),
                ("Thousands (Slater", "calls"),
                ("Thousands more in Sacramento", "protesting against Trump"),
                ("32 percent", "poll"),
            ),
        ),
    ),
    9: (
        Right("secession-process/filed-only", ("filed a measure",), "signatures still to be collected"),
        Right(
            "secession-process/stage-meanings",
            pairs=(("Filed", "handed in"), ("Qualified", "enough valid signatures"), ("Passed", "have said yes")),
        ),
        Right("secession-process/morning-after", ("Texas v. White",), "A state of the Union"),
        Right("secession-process/withdrawn-not-rejected", ("rejected the first measure",), False),
    ),
    10: (Right("calexit-history/left-out-2024", ("joint statement",), "had not come out for secession"),),
    11: (Right("calexit-history/planned-before", ("KTLA",), "arranged long before the vote"),),
    12: (
        Right(
            "key-actors/group-speakers",
            pairs=(
                ("Evans", "Yes California"),
                ("Slater", "California National Party"),
                ("Gonzales", "California Freedom Coalition"),
                ("Miller", "Texas Nationalist Movement"),
            ),
        ),
        Right("key-actors/no-person-named", ("no person",), "CALEXIT"),
        Right("key-actors/only-evans", ("Calexit Now", "a person named Evans"), "somebody"),
        Right("key-actors/gonzales-office", ("secretary-treasurer",), "president"),
    ),
    13: (Right("calexit-history/leader-unnamed", ("leaves out the name",), True),),
    14: (
        Right("key-actors/no-name", ("no name stands by it",), "does not show whose words they are"),
        Right("calexit-history/party-launch", ("by CBS13's account",), "2014"),
    ),
    15: (
        Right("key-actors/cited-newspaper", ("KTLA",), "New York Times"),
        Right("calexit-history/source-of-count", ("KTLA",), "New York Times"),
        Right(
            "key-actors/through-whom",
            ("through which it came",),
            pairs=(
                ("Evans on the interest", "KTXL"),
                ("Trump on California", "Fox News"),
                ("76 percent", "Associated"),
            ),
        ),
    ),
}


def spoken() -> Iterator[tuple[str, str]]:
    """Every text of the banks with the name of what holds it: questions, pages, special ones, words, the rest."""
    for bank in shelf.BANKS:
        pack = shelf.pack(bank)
        parts = [
            *((f"{bank}/{one.id}", data(one)) for one in pack.asked()),
            *((f"{bank}:{one.id}", dataclasses.asdict(one)) for one in pack.explainers.values()),
            *((f"{bank} {sort} {one.id}", data(one)) for sort, one in specials_of(pack)),
            *((f"{bank} term {one.id}", data(one)) for one in pack.glossary.values()),
            *((f"{bank} misconception {one.id}", data(one)) for one in pack.misconceptions.values()),
            (f"{bank} teacher", pack.teacher or ""),
        ]
        for name, part in parts:
            yield from ((name, text) for text in shelf.texts(part))


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the banks with the name of what holds it."""
    for name, text in spoken():
        yield from ((name, " ".join(one.split())) for one in SENTENCE.split(text))


def quotes(text: str) -> set[str]:
    """What stands in quotation marks; the name Evans may, as the text prints nothing else of it."""
    return set(map("".join, QUOTED.findall(text))) - {"Evans"}


def quotes_reworded(sentence: str) -> bool:
    """Does a sentence that speaks of the reworded text quote anything?"""
    return bool(REWORDED.search(sentence) and quotes(sentence))


def looks_forward(sentence: str) -> bool:
    """Does a sentence speak of the election of 2026 as one to come?"""
    return bool("2026" in sentence and SOON.search(sentence))


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ('Calexit Now asks for a "free and independent" nation.', True),
        ("A reworded copy has it that “this is the time”.", True),
        ('A man printed as "Evans" speaks for Calexit Now.', False),
        ('Newsweek prints "nation within a nation".', False),
        ("Calexit Now asks for a free nation.", False),
    ],
)
def test_a_quotation_of_the_reworded_text_would_be_found(sentence: str, is_wrong: bool) -> None:
    assert quotes_reworded(sentence) is is_wrong


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Voters will decide in November 2026.", True),
        ("It aims at the upcoming ballot of 2026.", True),
        ("The group aimed at the ballot of 2026.", False),
        ("In 2028 voters will decide.", False),
    ],
)
def test_a_sentence_that_looks_forward_to_2026_would_be_found(sentence: str, is_wrong: bool) -> None:
    assert looks_forward(sentence) is is_wrong


def reworded_text_is_never_quoted() -> None:
    """Nothing is quoted beside its name, and none of what its claims say stands in quotation marks anywhere."""
    assert [(name, sentence) for name, sentence in sentences() if quotes_reworded(sentence)] == []
    ledger = shelf.ledger()
    retold = [one.text for one in ledger.claims.values() if ledger.sources[one.source].wording == "reworded"]
    for name, text in spoken():
        for words in quotes(text):
            is_run = len(words.split()) > 1
            assert not is_run or not any(words.casefold() in claim.casefold() for claim in retold), f"{name}: {words}"
    for name, question in shelf.asked():
        if {claim.partition(".")[0] for claim in claims_of(question)} == {"calexit-now-2024"}:
            assert not QUOTED.search(shelf.whole(question)), name
    for claim in shelf.ledger().claims.values():
        if shelf.ledger().sources[claim.source].wording == "reworded":
            assert not QUOTED.search(claim.text), claim.id


def the_election_of_2026_is_over() -> None:
    """No text looks forward to it, and nobody is told that it was on the 5th without the right day beside it."""
    assert [(name, one) for name, one in sentences() if looks_forward(one)] == []
    fifth = re.compile(r"Nov(ember|\.) 5, 2026|5 November 2026")
    assert [name for name, text in spoken() if fifth.search(text)] == []


def partial_shares_say_how_far_the_count_was() -> None:
    """58.9 and 38.1 percent stand only where the whole says that it is a partial count."""
    for name, question in shelf.asked():
        whole = shelf.whole(question)
        if "58.9" in whole or "38.1" in whole:
            assert re.search(r"76 percent|partial|so far", whole), name
    for bank in shelf.BANKS:
        for page in shelf.pack(bank).explainers.values():
            for section in page.sections:
                text = "\n".join(part.text for part in section.parts)
                assert not re.search(r"58\.9|38\.1", text) or "76 percent" in text, f"{bank}:{page.id}"


def a_false_majority_belongs_to_the_group() -> None:
    """Where the group's words on 2016 and 2024 stand, the group and the count stand too."""
    words = re.compile(r"(over|more than) half of (the )?Americans|outside( of)? California more than half")
    told = [(name, text) for name, text in spoken() if words.search(text)]
    assert len(told) >= 3
    assert [name for name, text in told if "CALEXIT" not in text] == []
    for name in {name for name, _text in told}:
        assert any("47.8" in text or "plurality" in text for other, text in spoken() if other == name), name


def what_no_article_prints_comes_from_its_record() -> None:
    """A question with such a number rests on the reference that has it, and nobody names the leader who moved."""
    records = {
        "546,651": "initiative-signatures.cycle-2026",
        "874,641": "initiative-signatures.cycle-2026",
        "March 2019": "yes-california-measure.vote-2019",
        "290 of 435": "national-prohibition-cases.all-voting",
    }
    for name, question in shelf.asked():
        for number, claim in records.items():
            assert number not in shelf.whole(question) or claim in claims_of(question), f"{name}: {number}"
        if "Texas v. White" in shelf.key(question):
            sources = {one.partition(".")[0] for one in claims_of(question)}
            assert "texas-v-white" in sources, name
    assert not any("Marinelli" in text for _name, text in spoken())


def counts_keep_their_chain() -> None:
    """The 200 failed proposals stand only with KTLA and the New York Times."""
    told = {name for name, text in spoken() if re.search(r"200 or more (failed )?proposals", text)}
    assert told
    for name in told:
        texts = "\n".join(text for other, text in spoken() if other == name)
        assert "KTLA" in texts, name
        assert "New York Times" in texts, name


RULES: dict[int, tuple[Callable[[], None], ...]] = {
    1: (reworded_text_is_never_quoted,),
    2: (the_election_of_2026_is_over,),
    6: (partial_shares_say_how_far_the_count_was,),
    7: (a_false_majority_belongs_to_the_group,),
    13: (what_no_article_prints_comes_from_its_record,),
    15: (counts_keep_their_chain,),
}


def test_every_pitfall_has_a_question_or_a_rule() -> None:
    assert set(RIGHT) | set(RULES) == set(range(1, 16))


@pytest.mark.parametrize("rule", [one for rules in RULES.values() for one in rules], ids=lambda one: one.__name__)
def test_the_rule_holds_over_all_content(rule: Callable[[], None]) -> None:
    rule()


@pytest.mark.parametrize("right", [one for rights in RIGHT.values() for one in rights], ids=lambda one: one.name)
def test_the_question_gets_it_right(right: Right) -> None:
    question = shelf.question(right.name)
    assert question.retired is None
    for text in right.stem:
        assert text in shelf.stem(question)
    if isinstance(right.key, bool):
        assert isinstance(question, TrueFalse)
        assert question.answer is right.key
    else:
        assert right.key in shelf.key(question)
    assert kind_of(question).scored
    if right.pairs:
        assert isinstance(question, Matching)
    for left, other in right.pairs:
        together = [f"{one.left.text}\n{one.right.text}" for one in getattr(question, "pairs", ())]
        assert any(left in text and other in text for text in together), (left, other)
