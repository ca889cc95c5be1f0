"""Bars of text. They repeat a figure that stands beside them and never bear it alone."""

from __future__ import annotations

from fractions import Fraction

FULL, EMPTY, MISSED = "#", ".", "X"


def bar(share: Fraction | float, length: int = 10) -> str:
    """A bar of `length` cells; full only at 1 and more, empty only at 0 and less."""
    if share >= 1:
        return FULL * length
    if share <= 0:
        return EMPTY * length
    filled = min(max(int(share * length + Fraction(1, 2)), 1), length - 1)
    return FULL * filled + EMPTY * (length - filled)


def percent(share: Fraction) -> str:
    """A share in whole percents, rounded half up; 100 and 0 only where it is all or nothing."""
    if 0 < share < 1:
        return f"{min(max(int(share * 100 + Fraction(1, 2)), 1), 99)} %"
    return "100 %" if share >= 1 else "0 %"


def decimal(value: Fraction) -> str:
    """Points as people write them: at most two decimal places, none that say nothing."""
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and hundredths else text


def number_words(value: Fraction) -> str:
    """A number as people write it: `585,407`, `66.67`."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    whole, _point, places = decimal(abs(value)).partition(".")
    return ("-" if value < 0 else "") + f"{int(whole):,}" + (f".{places}" if places else "")


def threshold_bar(value: Fraction, need: Fraction, whole: Fraction, length: int = 26) -> str:
    """A bar of `length` cells: `=` up to the value, `|` at the threshold, `.` for the rest.

    Where value and threshold fall on one cell only the mark is seen: words beside it say which is more.
    """
    whole = max(whole, value, need, Fraction(1))
    mark = min(length - 1, max(0, int(need / whole * length)))
    filled = min(length, max(0, int(value / whole * length)))
    return "".join("|" if cell == mark else "=" if cell < filled else "." for cell in range(length))
