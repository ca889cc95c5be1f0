"""A QR code as lines of text, two rows of the code in each line."""

from __future__ import annotations

from functools import lru_cache

import segno

QUIET = 2
"""Empty modules around it; four are the norm, two are enough on a screen that is light around it."""
_SIGNS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=8)
def lines(text: str, *, light_ink: bool) -> tuple[str, ...]:
    """The code as lines of equal width.

    Cameras want dark modules on light ground: on a dark screen the ink is light, and draws the ground.
    """
    rows = [
        [bool(module) != light_ink for module in row]
        for row in segno.make(text, error="l", micro=False).matrix_iter(1, QUIET)
    ]
    if len(rows) % 2:
        rows.append([light_ink] * len(rows[0]))
    return tuple(
        "".join(_SIGNS[upper, lower] for upper, lower in zip(rows[number], rows[number + 1], strict=True))
        for number in range(0, len(rows), 2)
    )
