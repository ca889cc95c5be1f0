"""A QR code as lines of text: two rows of the code in each line, light on dark or dark on light by the terminal."""

from __future__ import annotations

from functools import lru_cache

import segno

QUIET = 2
"""Empty modules around it; four are the norm, two are enough on a screen that is light around it."""
_SIGNS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=8)
def lines(text: str) -> tuple[str, ...]:
    """The code as lines of equal width; a full block is a dark module."""
    rows = [[bool(module) for module in row] for row in segno.make(text, error="l", micro=False).matrix_iter(1, QUIET)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        "".join(_SIGNS[upper, lower] for upper, lower in zip(rows[number], rows[number + 1], strict=True))
        for number in range(0, len(rows), 2)
    )
