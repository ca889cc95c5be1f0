"""Reading typed answers: normalization, number words, numbers with units, and one forgiven slip.

What is ignored follows Moodle's short answer and numerical kinds; a slip is one insert, delete, change or swap in a
word of five letters and more, never in digits, and never onto another text that the author names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from civics_tui.model.question import NORMALIZE, Normalization

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHARES = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_ARTICLES = frozenset({"a", "an", "the"})
_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2212": "-"}
)
_PUNCTUATION = re.compile(r"(?<!\d)[.,](?!\d)|(?<=\d)[.,](?!\d)|[^\w\s.,%$+/-]|_|(?<![\w.])-(?!\d)|(?<=\w)-(?=\w)")
MAX_LENGTH = 500
"""Longer answers are cut before they are compared."""
_ROUNDS = 8
"""Taking a sign away can make a number word, and a number word a number; two or three rounds see the end of it."""


def number_words(words: list[str]) -> tuple[int, int]:
    """Read an English number from the front of `words`.

    Returns:
        The number and how many words it took; none taken where they start with no number word.
    """
    total = current = taken = 0
    last = ""
    for word in words:
        if word in _SMALL and _fits(word, last, current):
            current += _SMALL[word]
        elif word == "hundred" and 0 < current < 10 and last != "hundred":
            current *= 100
        elif word in _SCALES and current > 0 and (total == 0 or total % (_SCALES[word] * 1000) == 0):
            total, current = total + current * _SCALES[word], 0
        elif not (word == "and" and (last == "hundred" or last in _SCALES)):
            break
        taken += 1
        last = word
    if last == "and":
        taken -= 1
    return total + current, taken


def _fits(word: str, last: str, current: int) -> bool:
    """May this small number follow `last`? `twenty one` may, `one twenty` and `one two` may not."""
    if not last or last in ("hundred", "and") or last in _SCALES:
        return True
    return last in _TENS and 0 < _SMALL[word] < 10 and current % 10 == 0


def _digits(text: str) -> str:
    """Write number words as digits: `thirty-eight states` becomes `38 states`."""
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text).split()
    if not any(word.strip(".,;:!?") in _SMALL for word in words):
        return text
    found: list[str] = []
    position = 0
    while position < len(words):
        value, taken = number_words([word.strip(".,;:!?") for word in words[position : position + 12]])
        found.append(str(value) if taken else words[position])
        position += taken or 1
    return " ".join(found)


def _undecorated(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(one for one in decomposed if not unicodedata.combining(one)))


def normalize(text: str, ignored: Iterable[Normalization] = NORMALIZE) -> str:
    """The form in which typed answers are compared. Normalizing twice changes nothing."""
    asked = frozenset(ignored)
    for _round in range(_ROUNDS):
        before, text = text, _normalized(text, asked)
        if text == before:
            break
    return text


def _normalized(text: str, asked: frozenset[Normalization]) -> str:
    has_marks = not text.isascii()
    if has_marks:
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    if has_marks and "diacritics" in asked:
        text = _undecorated(text)
    if "case" in asked:
        text = _undecorated(text.casefold()) if has_marks and "diacritics" in asked else text.casefold()
    if "numbers" in asked:
        text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
        text = _digits(text) if "case" in asked else text
    if "punctuation" in asked:
        text = _PUNCTUATION.sub(lambda found: " " if found.group() == "-" else "", text)
    words = text.split()
    if "articles" in asked and any(word.lower() not in _ARTICLES for word in words):
        words = [word for word in words if word.lower() not in _ARTICLES]
    return " ".join(words) if asked & {"space", "articles", "punctuation", "numbers"} else text.strip()


def one_slip(typed: str, meant: str) -> bool:
    """Does one insert, delete, change or swap in one word of five letters and more turn `typed` into `meant`?"""
    left, right = typed.split(), meant.split()
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) == 1 and _slip_in_word(*differing[0])


def _slip_in_word(typed: str, meant: str) -> bool:
    if len(meant) < 5 or any(one.isdigit() for one in typed + meant) or abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, target = typed[start:], meant[start:]
    if len(rest) == len(target):
        swapped = len(rest) > 1 and rest[0] == target[1] and rest[1] == target[0] and rest[2:] == target[2:]
        return swapped or rest[1:] == target[1:]
    return rest[1:] == target if len(rest) > len(target) else rest == target[1:]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was typed, with what stood behind it."""

    value: Fraction
    unit: str
    """Normalized; empty where there was none."""


_DIGITS = re.compile(r"(\d{1,3}(?:[,'\u202f\u00a0 ]\d{3})+|\d+)?(?:\.(\d+))?(?:\s*/\s*(\d+))?")
_FRONT = re.compile(r"(?:([+-]|(?:minus|negative)\b)\s*)?(?:(\$)\s*([+-])?)?")
"""Sign and currency, in either order."""


def quantity(text: str) -> Quantity | None:
    """Read a number as people type it; `None` where the text is none, or more than one.

    Takes `585,000`, `33.2 %`, `$ 5`, `2/3`, `-4`, `thirty-eight states`, `two thirds`, `half`, `1.2 million`.
    """
    text = text[:MAX_LENGTH]
    if any(unicodedata.category(one) == "No" for one in text):
        return None  # 10² would be read as 102, and 1½ as 11/2
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).strip().casefold()
    found = _FRONT.match(text)
    sign, currency = (found[1] or found[3] or "+", found[2] or "") if found else ("+", "")
    rest = text[found.end() :] if found else text
    read = _of_digits(rest) or _of_words(rest)
    if read is None or (found and found[1] and found[3]):
        return None
    value, words = read
    if words and _is_share(words[0], value):
        value, words = value / _SHARES[unit(words[0])], words[1:]
    if any(_is_number(word) for word in words):
        return None
    return Quantity(value if sign == "+" else -value, unit(" ".join(words)) or currency)


def _of_digits(text: str) -> tuple[Fraction, list[str]] | None:
    """A number in digits, and the words behind it."""
    found = _DIGITS.match(text)
    if not found or not (found[1] or found[2]):
        return None
    whole = re.sub(r"\D", "", found[1] or "0")
    value = Fraction(f"{whole}.{found[2] or 0}")
    if found[3]:
        if found[2] or int(found[3]) == 0:
            return None
        value /= int(found[3])
    words = text[found.end() :].split()
    return (value * _SCALES[words[0]], words[1:]) if words and words[0] in _SCALES else (value, words)


def _of_words(text: str) -> tuple[Fraction, list[str]] | None:
    """A number in words, and the words behind it."""
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text).split()
    if words[:1] == ["half"]:
        words = ["one", *words]
    elif words[:1] in (["a"], ["an"]) and words[1:] and _is_number(words[1]):
        words = ["one", *words[1:]]
    value, taken = number_words(words)
    return (Fraction(value), words[taken:]) if taken else None


def _is_share(word: str, count: Fraction) -> bool:
    """Is it the `thirds` of `two thirds`? `thirty eighth` is an ordinal."""
    return unit(word) in _SHARES and count.denominator == 1 and (count == 1 or word.strip(".,").endswith("s"))


def _is_number(word: str) -> bool:
    """Does a number stand in the word, or is it one?"""
    bare = word.strip(".,;:!?()")
    return (
        any(one.isdigit() for one in word)
        or bare in _SMALL
        or bare in _SCALES
        or bare == "hundred"
        or unit(bare) in _SHARES
    )


_UNITS = {"percent": "%", "per cent": "%", "pct": "%", "percents": "%", "dollar": "$", "dollars": "$", "usd": "$"}


def unit(text: str) -> str:
    """The form in which units are compared: case, space, a full stop and a plural `s` do not count."""
    text = " ".join(text.casefold().strip(" .").split())
    text = _UNITS.get(text, text)
    return text[:-1] if len(text) > 2 and text.endswith("s") and not text.endswith("ss") else text


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the answer a number may be, bounds included."""

    absolute: Fraction = Fraction(0)
    relative: Fraction = Fraction(0)
    """Fraction of the answer's size."""

    def allows(self, typed: Fraction, answer: Fraction) -> bool:
        """Is `typed` near enough to `answer`?"""
        return abs(typed - answer) <= max(self.absolute, self.relative * abs(answer))


_TOLERANCE = re.compile(r"(\d+(?:\.\d+)?)\s*(%?)\Z")


def tolerance(text: str) -> Tolerance | None:
    """Read `0`, `0.5` or `5 %`; `None` where it is neither."""
    found = _TOLERANCE.match(text.strip())
    if not found:
        return None
    size = Fraction(found[1])
    return Tolerance(relative=size / 100) if found[2] else Tolerance(absolute=size)


_DECIMAL = re.compile(r"[+-]?\d{1,40}(?:\.\d{1,40})?\Z")


def decimal(text: str) -> Fraction | None:
    """Read a plain decimal number as pack files write it; `None` where it is none."""
    return Fraction(text.strip()) if _DECIMAL.match(text.strip()) else None


def show(value: Fraction) -> str:
    """Write a number without rounding where six decimal places hold it, else rounded to six."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = round(abs(value) * 10**6)
    text = f"{scaled // 10**6}.{scaled % 10**6:06d}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and scaled else text
