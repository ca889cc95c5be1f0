"""Numbers, dates and ranges in choices, as several rules read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from civics_tui.model import typed

_STARTS = re.compile(
    r"\s*(?:[-+$]?\s*\d|(?:a |an )?(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|"
    r"quarter|thirty|twenty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b)",
    re.I,
)
_RANGE = re.compile(
    r"(?:between\s+|from\s+)?\$?(\d[\d,]*(?:\.\d+)?)\s*(%?)\s*(?:-|–|to|and|through)\s*\$?(\d[\d,]*(?:\.\d+)?)\s*(%?)"
    r"\s*([a-z %]*)\.?\Z",
    re.I,
)
_LEAST = re.compile(
    r"(?:(more than|over|above|at least|from)\s+\$?(\d[\d,]*(?:\.\d+)?)|"
    r"\$?(\d[\d,]*(?:\.\d+)?)\s*(?:or more|and (?:more|over|up)|\+))\s*([a-z %]*)\.?\Z",
    re.I,
)
_BEHIND = Fraction(1, 1000)
"""How far above its number an open range starts that leaves the number out."""
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE = re.compile(rf"(?:({'|'.join(_MONTHS)})\s+)?(?:(\d{{1,2}}),\s*)?(\d{{4}})\Z", re.I)


def starts_like_number(text: str) -> bool:
    """Can the text be a number? Cheaper than reading it."""
    return _STARTS.match(text) is not None


def point(text: str) -> tuple[str, Fraction] | None:
    """A number or date with what makes it comparable: its unit, or `date`; `None` where the text is neither."""
    text = text.strip().rstrip(".")
    dated = _DATE.match(text)
    if dated and (dated[1] or 1000 <= int(dated[3]) <= 2100):
        month = _MONTHS.index(dated[1].casefold()) + 1 if dated[1] else 0
        return "date", Fraction(int(dated[3]) * 10000 + month * 100 + int(dated[2] or 0))
    quantity = typed.quantity(text) if starts_like_number(text) else None
    return (quantity.unit, quantity.value) if quantity else None


@dataclass(frozen=True, slots=True)
class Range:
    """A range of numbers, its ends among them; open where an end is `None`."""

    low: Fraction
    high: Fraction | None
    unit: str

    def meets(self, other: Range) -> bool:
        """Have the two a number in common?"""
        return (
            self.unit == other.unit
            and (self.high is None or other.low <= self.high)
            and (other.high is None or self.low <= other.high)
        )


def span(text: str) -> Range | None:
    """A range with two ends, such as `10-20` or `between 10 and 20 votes`; `None` where the text is none."""
    found = _RANGE.match(text.strip())
    if not found:
        return None
    low, high = _number(found[1]), _number(found[3])
    return Range(low, high, typed.unit(found[5] or found[4] or found[2])) if low < high else None


def single(text: str) -> Range | None:
    """A plain number as a range of one."""
    found = typed.quantity(text) if starts_like_number(text) else None
    return Range(found.value, found.value, found.unit) if found else None


def open_range(text: str) -> Range | None:
    """A range without an upper end, such as `30 or more`; `more than 30` starts above 30."""
    text = text.strip()
    found = _LEAST.match(text)
    if not found:
        return None
    low = _number(found[2] or found[3])
    above = (found[1] or "").casefold() in ("more than", "over", "above")
    return Range(low + _BEHIND if above else low, None, typed.unit(found[4] or ""))


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))
