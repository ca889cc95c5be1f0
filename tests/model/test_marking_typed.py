"""Typed answers: what is ignored, how numbers are read, and when one slip is overlooked."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.answer import Filled, Typed
from civics_tui.model.kinds import mark
from civics_tui.model.question import NORMALIZE, Accepted, Normalization, Rejected
from civics_tui.model.typed import (
    MAX_LENGTH,
    decimal,
    normalize,
    number_words,
    one_slip,
    quantity,
    show,
    tolerance,
    unit,
)

ALL: tuple[Normalization, ...] = (*NORMALIZE, "typo")
SETS = st.sets(st.sampled_from(ALL)).map(tuple)
NUMBERISH = st.text(" .,'-/%$0123456789abcehilnorstuwyéÉ’–½²\u00a0", max_size=24)
WORDS = """one two twenty thirty-eight hundred thousand million and the a An of states
    t.wo o'ne 1,000 3,5 - -5 'n' U.S. ½"""
WORDY = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
LETTERS = st.text("abcdefghij", min_size=5, max_size=9)


class TestNormalize:
    """The form in which typed texts are compared."""

    @example("t.wo", NORMALIZE)
    @example("5'-6", NORMALIZE)
    @given(st.text(max_size=40) | NUMBERISH | WORDY, SETS)
    def test_normalizing_twice_changes_nothing(self, text: str, ignored: tuple[Normalization, ...]) -> None:
        once = normalize(text, ignored)
        assert normalize(once, ignored) == once

    @given(st.text(max_size=40) | WORDY)
    def test_what_is_ignored_does_not_count(self, text: str) -> None:
        assert normalize(f"  {text}\n") == normalize(text)
        assert normalize(text.replace(" ", "   ")) == normalize(text)

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("we the people", "We the People"),
            ("  We   the\tPeople ", "We the People"),
            ("We, the People!", "We the People"),
            ("Senate", "the Senate"),
            ("Cordoba", "Córdoba"),
            ("thirty-eight states", "38 states"),
            ("thirty eight States", "38 states"),
            ("1,000 signatures", "1000 signatures"),
            ("one thousand two hundred and five", "1205"),
            ("two thousand and seventeen", "2017"),
            ("don’t", "don't"),
            ("well–known", "well-known"),
            ("US", "U.S."),
            ("ﬁrst", "first"),
            ("STRASSE", "straße"),
            ("ten", "10"),
        ],
    )
    def test_equal_texts(self, typed: str, meant: str) -> None:
        assert normalize(typed) == normalize(meant)

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("three quarters", "three quarter"),
            ("3.5", "35"),
            ("1,5", "15"),
            ("Article 5", "Article 50"),
            ("not void", "void"),
            ("one two", "twelve"),
            ("C++", "C"),
            ("5 %", "5"),
            ("the", "a"),
            ("", "a"),
        ],
    )
    def test_different_texts(self, typed: str, meant: str) -> None:
        assert normalize(typed) != normalize(meant)

    @pytest.mark.parametrize(
        ("ignored", "typed", "meant"),
        [
            ("case", "we", "We"),
            ("space", "we  the", "we the"),
            ("punctuation", "we, the", "we the"),
            ("articles", "the senate", "senate"),
            ("diacritics", "wé", "we"),
            ("numbers", "1,000", "1000"),
        ],
    )
    def test_only_what_the_author_ignores_is_ignored(self, ignored: Normalization, typed: str, meant: str) -> None:
        assert normalize(typed, (ignored,)) == normalize(meant, (ignored,))
        assert normalize(typed, ()) != normalize(meant, ())
        # Folding spaces comes with whatever takes words or signs away, so it cannot be asked for apart from them.
        others = tuple(one for one in NORMALIZE if one != ignored) if ignored != "space" else ("case", "diacritics")
        assert normalize(typed, others) != normalize(meant, others)

    def test_a_very_long_answer_is_marked_in_a_moment(self) -> None:
        question = kinds.Short(id="q", stem="?", accept=(Accepted(text="yes"),))
        assert mark(question, Typed("one hundred and " * 100_000)).fraction == 0
        assert mark(question, Typed("yes" + " " * MAX_LENGTH + "no")).fraction == 1


NUMBER_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
NAMES = dict(zip([*range(20), *range(20, 100, 10)], NUMBER_WORDS.split(), strict=True))


class TestNumberWords:
    """English numbers in words."""

    def words(self, number: int) -> list[str]:
        """A number as one writes it out."""
        for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
            if number >= size:
                rest = number % size
                joined = ["and"] if 0 < rest < 100 else []
                return [*self.words(number // size), name, *joined, *(self.words(rest) if rest else [])]
        if number in NAMES:
            return [NAMES[number]]
        return [NAMES[number - number % 10], NAMES[number % 10]]

    @given(st.integers(0, 10**12 - 1) | st.integers(0, 9999))
    def test_a_number_written_out_is_read_back(self, number: int) -> None:
        words = self.words(number)
        assert number_words(words) == (number, len(words))
        assert number_words([*words, "states"]) == (number, len(words))

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("one two", (1, 1)),
            ("twenty thirty", (20, 1)),
            ("twenty twelve", (20, 1)),
            ("hundred", (0, 0)),
            ("and one", (0, 0)),
            ("one hundred and", (100, 2)),
            ("states", (0, 0)),
            ("five thousand two million", (5002, 3)),
        ],
    )
    def test_what_is_no_number_ends_it(self, text: str, read: tuple[int, int]) -> None:
        assert number_words(text.split()) == read


class TestQuantity:
    """Numbers as people type them, with what stands behind."""

    @pytest.mark.parametrize(
        ("text", "value", "unit_"),
        [
            ("38", "38", ""),
            (" 585,000 ", "585000", ""),
            ("585 000", "585000", ""),
            ("585'000", "585000", ""),
            ("33.2 %", "33.2", "%"),
            ("33.2 percent", "33.2", "%"),
            (".5", "0.5", ""),
            ("38.", "38", ""),
            ("$ 5", "5", "$"),
            ("$5 million", "5000000", "$"),
            ("5 million dollars", "5000000", "$"),
            ("-4", "-4", ""),
            ("− 4", "-4", ""),
            ("minus four", "-4", ""),
            ("-$4", "-4", "$"),
            ("+4", "4", ""),
            ("2/3", "2/3", ""),
            ("2 / 3", "2/3", ""),
            ("two thirds", "2/3", ""),
            ("2 thirds", "2/3", ""),
            ("one-third", "1/3", ""),
            ("half", "1/2", ""),
            ("a quarter", "1/4", ""),
            ("three quarters of the states", "3/4", "of the state"),
            ("1.2 million", "1200000", ""),
            ("a hundred", "100", ""),
            ("thirty-eight states", "38", "state"),
            ("two thousand and seventeen", "2017", ""),
            ("٣٨", "38", ""),
            ("\uff13\uff18", "38", ""),
        ],
    )
    def test_what_is_read(self, text: str, value: str, unit_: str) -> None:
        found = quantity(text)
        assert found is not None
        assert (found.value, found.unit) == (Fraction(value), unit_)

    @pytest.mark.parametrize(
        "text",
        [
            *("", " ", "many", "%", "$", "-", "a lot", "a state"),
            *("38 or 40", "38 or forty", "one or two", "38-40", "5 - 6", "37 to 39", "two and a half", "1 1/2"),
            *("1,5", "1.2.3", "1,0000", "1e5", "1/0", "1/2/3", "--5", "-$-5"),
            *("10²", "1½", "½", "thirty eighth", "two third", "five thousand two million"),
        ],
    )
    def test_what_is_no_number_or_more_than_one_is_not_guessed_at(self, text: str) -> None:
        assert quantity(text) is None

    @given(st.text(max_size=30) | NUMBERISH | WORDY)
    def test_any_text_is_read_or_not(self, text: str) -> None:
        found = quantity(text)
        assert found is None or isinstance(found.value, Fraction)

    @given(st.decimals(-(10**9), 10**9, places=3))
    def test_a_plain_number_is_read_exactly(self, number: Decimal) -> None:
        found = quantity(f"{number:f}")
        assert found is not None
        assert found.value == Fraction(number)
        assert quantity(f"{number:,f}") == found

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("States", "state"), (" per  cent ", "%"), ("pct.", "%"), ("USD", "$"), ("km", "KM"), ("classes", "classe")],
    )
    def test_a_unit_is_compared_in_one_form(self, typed: str, meant: str) -> None:
        assert unit(typed) == unit(meant)

    @pytest.mark.parametrize(("typed", "meant"), [("m", "ms"), ("pas", "pass"), ("%", "$"), ("", "states")])
    def test_different_units(self, typed: str, meant: str) -> None:
        assert unit(typed) != unit(meant)


class TestOneSlip:
    """One insert, delete, change or swap in a word of five letters and more."""

    @given(LETTERS, st.data())
    def test_one_change_is_one_slip(self, word: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(word) - 1))
        other = data.draw(st.sampled_from("xyz"))
        for slipped in (word[:at] + word[at + 1 :], word[:at] + other + word[at:], word[:at] + other + word[at + 1 :]):
            assert one_slip(slipped, word)
            assert one_slip(f"the {slipped} of", f"the {word} of")
        if at and word[at] != word[at - 1]:
            assert one_slip(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], word)

    @given(LETTERS, LETTERS)
    def test_it_agrees_with_the_distance_of_damerau(self, typed: str, meant: str) -> None:
        assert one_slip(typed, meant) == (distance(typed, meant) == 1)

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("rule", "rula"),
            ("the", "them"),
            ("1787x", "1787y"),
            ("34567", "34568"),
            ("senate", "senate"),
            ("sentae hosue", "senate house"),
            ("senate house", "senate"),
            ("enat", "senate"),
        ],
    )
    def test_what_is_no_single_slip(self, typed: str, meant: str) -> None:
        assert not one_slip(typed, meant)


def distance(left: str, right: str) -> int:
    """Edits between two words, a swap of neighbours being one: the textbook table."""
    table = [
        [row + column if not row * column else 0 for column in range(len(right) + 1)] for row in range(len(left) + 1)
    ]
    for row in range(1, len(left) + 1):
        for column in range(1, len(right) + 1):
            changed = left[row - 1] != right[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + changed
            )
            if row > 1 and column > 1 and (left[row - 1], left[row - 2]) == (right[column - 2], right[column - 1]):
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


class TestSlipsInAnswers:
    """A slip is overlooked where the author allows it, and never where it could mean something else."""

    def marked(self, typed: str, accept: list[tuple[str, str]], reject: tuple[str, ...] = ()) -> str:
        """The fraction, and the note behind it."""
        accepted = tuple(Accepted(text=text, points=Decimal(points)) for text, points in accept)
        rejected = tuple(Rejected(text=text) for text in reject)
        given_mark = mark(kinds.Short(id="q", stem="?", accept=accepted, reject=rejected, normalize=ALL), Typed(typed))
        gap = kinds.Gap(accept=accepted, reject=rejected, normalize=ALL)
        in_gap = mark(kinds.Cloze(id="q", stem="[[a]]", gaps={"a": gap}), Filled({"a": typed}))
        assert in_gap.fraction == given_mark.fraction
        return f"{given_mark.fraction} {given_mark.note}".strip()

    def test_one_slip_earns_the_points_and_is_noted(self) -> None:
        assert self.marked("legislatuers", [("legislatures", "1")]) == "1 typo"
        assert self.marked("Legislatures", [("legislatures", "1")]) == "1"

    def test_it_must_be_allowed(self) -> None:
        question = kinds.Short(id="q", stem="?", accept=(Accepted(text="legislatures"),))
        assert mark(question, Typed("legislatuers")).fraction == 0

    def test_never_in_digits(self) -> None:
        assert self.marked("585001 votes", [("585000 votes", "1")]) == "0"

    def test_a_text_that_equals_a_rejected_one_is_wrong(self) -> None:
        assert self.marked("succession", [("secession", "1")], ("succession",)) == "0"

    def test_a_slip_that_could_be_of_a_rejected_text_is_wrong(self) -> None:
        assert self.marked("resicion", [("revision", "1")], ("recision",)) == "0"
        assert self.marked("revisoin", [("revision", "1")], ("recision",)) == "1 typo"
        assert self.marked("refision", [("revision", "1")], ("recision",)) == "0"

    def test_a_slip_between_two_accepted_texts_of_different_worth_is_wrong(self) -> None:
        assert self.marked("statez", [("states", "1"), ("stated", "0.5")]) == "0"
        assert self.marked("statez", [("states", "1"), ("stated", "1")]) == "1 typo"

    @given(LETTERS, LETTERS, LETTERS)
    def test_never_onto_a_rejected_text(self, typed: str, accepted: str, rejected: str) -> None:
        assume(accepted != rejected)
        fraction = self.marked(typed, [(accepted, "1")], (rejected,))[0]
        is_near_rejected = typed == rejected or (typed != accepted and distance(typed, rejected) == 1)
        assert fraction == ("1" if distance(typed, accepted) <= 1 and not is_near_rejected else "0")

    def test_a_rejected_text_says_what_the_author_says_to_it(self) -> None:
        rejected = (Rejected(text="In Congress", feedback="That is the Declaration.", misconception="mixed"),)
        question = kinds.Short(id="q", stem="?", accept=(Accepted(text="We"),), reject=rejected)
        given_mark = mark(question, Typed("in congress"))
        assert (given_mark.feedback, given_mark.misconceptions) == ("That is the Declaration.", ("mixed",))


@pytest.mark.parametrize(
    ("text", "answer", "allowed"),
    [
        ("0", "5", ["5"]),
        ("0.5", "5", ["4.5", "5.5"]),
        ("5 %", "200", ["190", "210"]),
        ("5%", "-200", ["-190", "-210"]),
    ],
)
def test_a_tolerance_holds_its_bounds_and_nothing_beyond(text: str, answer: str, allowed: list[str]) -> None:
    found = tolerance(text)
    assert found is not None
    key = Fraction(answer)
    for one in allowed:
        assert found.allows(Fraction(one), key)
        beyond = Fraction(one) + (Fraction(one) - key) / 1000
        assert not found.allows(beyond, key) or beyond == key


@pytest.mark.parametrize("text", ["", "five", "-1", "5 percent", "1/2", "5 %%"])
def test_what_is_no_tolerance(text: str) -> None:
    assert tolerance(text) is None


@given(st.fractions())
def test_a_shown_number_is_near_and_exact_where_six_places_hold_it(value: Fraction) -> None:
    read = decimal(show(value))
    if abs(value) < 10**30:
        assert read is not None
        assert abs(read - value) <= Fraction(1, 2 * 10**6)
        if (value * 10**6).denominator == 1:
            assert read == value
