"""What a pack is made of: whose words its questions rest on, which sources, kinds and difficulties, where keys stand.

Pure over packs that were read. Everything counts questions that are still asked; one that rests on two speakers counts
in two rows. It measures and does not judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal, get_args

from civics_tui.model.kinds import KINDS, Question, TrueFalse, kind_of
from civics_tui.model.ledger import Claim, ClaimKind, Ledger
from civics_tui.model.pack import Pack, claims_of
from civics_tui.model.special import SORTS, specials_of

Measure = Literal[
    "stances", "speakers", "sources", "claim_kinds", "kinds", "difficulties", "key_positions", "truths", "objectives"
]
STANCES = ("advocate", "sceptic", "neutral")
NOBODY = "none"
"""Row of questions with a claim that no speaker stands behind, of those without a difficulty or an objective."""
Counts = tuple[tuple[str, int], ...]
"""Id or number and how many questions, in the order to show."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The measures of one pack."""

    pack: str
    title: str
    questions: int
    """How many are still asked."""
    measures: dict[Measure, Counts]
    unused: tuple[Claim, ...]
    """Claims of the ledger on which nothing rests in any of the packs that share it, in the ledger's order."""
    sharing: tuple[str, ...]
    """Ids of these packs."""

    def without_reason(self) -> tuple[Claim, ...]:
        """The unused claims that do not say why."""
        return tuple(one for one in self.unused if not one.unused)


def balance(pack: Pack, sharing: Iterable[Pack] = ()) -> Balance:
    """Measure a pack.

    Args:
        pack: what is measured.
        sharing: other packs that cite the same ledger; what they use is not unused.
    """
    asked, ledger = pack.asked(), pack.ledger
    together = {one.id: one for one in (*sharing, pack)}
    used = {claim for one in together.values() for claim in cited(one)}
    objectives = [one.id for one in pack.manifest.objectives]
    return Balance(
        pack=pack.id,
        title=pack.title,
        questions=len(asked),
        measures={
            "stances": _counted((_stances(one, ledger) for one in asked), STANCES),
            "speakers": _by_number(_speakers(one, ledger) for one in asked),
            "sources": _by_number({claim.source for claim in _claims(one, ledger)} for one in asked),
            "claim_kinds": _counted(
                ({claim.kind for claim in _claims(one, ledger)} for one in asked), get_args(ClaimKind)
            ),
            "kinds": _counted(({one.kind} for one in asked), KINDS),
            "difficulties": _counted(({str(one.difficulty or NOBODY)} for one in asked), "12345"),
            "key_positions": _places(asked),
            "truths": _counted(({str(one.answer).lower()} for one in asked if isinstance(one, TrueFalse)), ()),
            "objectives": _counted(({one.objective or NOBODY} for one in asked), objectives),
        },
        unused=tuple(claim for claim in ledger.claims.values() if claim.id not in used),
        sharing=tuple(together),
    )


def cited(pack: Pack) -> Iterator[str]:
    """Ids of the claims that something in a pack rests on: questions still asked, pages, special ones, terms."""
    for question in pack.asked():
        yield from claims_of(question)
    for page in pack.explainers.values():
        yield from page.claims
    for sort, record in specials_of(pack):
        yield from SORTS[sort].cited(record)
    for term in pack.glossary.values():
        yield from term.claims


def _claims(question: Question, ledger: Ledger) -> list[Claim]:
    return [ledger.claims[one] for one in claims_of(question) if one in ledger.claims]


def _speakers(question: Question, ledger: Ledger) -> set[str]:
    return {claim.speaker.actor for claim in _claims(question, ledger) if claim.speaker is not None}


def _stances(question: Question, ledger: Ledger) -> set[str]:
    """Stances of all who speak behind a question; `none` where a text of law or a report does in its own voice."""
    known = {ledger.actors[one].stance if one in ledger.actors else "neutral" for one in _speakers(question, ledger)}
    unspoken = any(claim.speaker is None for claim in _claims(question, ledger))
    return {*known, *([NOBODY] if unspoken or not known else [])}


def _places(asked: Sequence[Question]) -> Counts:
    """How often the key stands first, second and so on among choices, as the file has them; gaps count one by one."""
    places: Counter[int] = Counter()
    longest = 0
    for question in asked:
        for _path, choices in kind_of(question).choices(question):
            longest = max(longest, len(choices))
            places.update(place for place, choice in enumerate(choices, start=1) if choice.correct)
    return tuple((str(place), places[place]) for place in range(1, longest + 1))


def _counted(sets: Iterable[Set[str]], order: Iterable[str]) -> Counts:
    """How many of the sets hold each name: those of `order` also where it is none, others behind them by name."""
    counts = Counter[str](name for one in sets for name in one)
    first = list(order)
    return tuple((name, counts[name]) for name in (*first, *sorted(set(counts) - set(first))))


def _by_number(sets: Iterable[Set[str]]) -> Counts:
    """How many of the sets hold each name, the most first."""
    counts = Counter(name for one in sets for name in one)
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))
