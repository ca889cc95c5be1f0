"""Large letters for what is read from the back row: five rows of dots, two of them in each line of the terminal."""

from __future__ import annotations

_SHAPES = """
0 01110 10011 10101 11001 01110
1 00100 01100 00100 00100 01110
2 11110 00001 01110 10000 11111
3 11110 00001 00110 00001 11110
4 10010 10010 11111 00010 00010
5 11111 10000 11110 00001 11110
6 01110 10000 11110 10001 01110
7 11111 00001 00010 00100 00100
8 01110 10001 01110 10001 01110
9 01110 10001 01111 00001 01110
A 01110 10001 11111 10001 10001
B 11110 10001 11110 10001 11110
C 01111 10000 10000 10000 01111
D 11110 10001 10001 10001 11110
E 11111 10000 11110 10000 11111
F 11111 10000 11110 10000 10000
G 01111 10000 10011 10001 01111
H 10001 10001 11111 10001 10001
J 00111 00010 00010 10010 01100
K 10001 10010 11100 10010 10001
M 10001 11011 10101 10001 10001
N 10001 11001 10101 10011 10001
P 11110 10001 11110 10000 10000
Q 01110 10001 10101 10010 01101
R 11110 10001 11110 10010 10001
S 01111 10000 01110 00001 11110
T 11111 00100 00100 00100 00100
U 10001 10001 10001 10001 01110
V 10001 10001 10001 01010 00100
W 10001 10001 10101 11011 10001
X 10001 01010 00100 01010 10001
Y 10001 01010 00100 00100 00100
Z 11111 00010 00100 01000 11111
- 000 000 111 000 000
. 0 0 0 0 1
: 0 1 0 1 0
"""
SHAPES: dict[str, tuple[str, ...]] = {row[0]: tuple(row[2:].split()) for row in _SHAPES.strip().splitlines()}
"""By sign, its rows of dots."""
_SIGNS = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}
LINES = 3
"""Lines that a text takes."""


def large(text: str) -> tuple[str, ...] | None:
    """The text as three lines; `None` where it has a sign that cannot be drawn."""
    if not text or any(sign not in SHAPES for sign in text):
        return None
    rows = ["0".join(SHAPES[sign][row] for sign in text) for row in range(5)]
    rows.append("0" * len(rows[0]))
    return tuple(
        "".join(_SIGNS[upper, lower] for upper, lower in zip(rows[number], rows[number + 1], strict=True))
        for number in (0, 2, 4)
    )
