"""Texts that would steer a terminal, run as markup, turn the line round or count as a formula, were they let. F26."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from civics_tui.model import kinds
from civics_tui.model.question import Accepted, Choice, Feedback, Item, SourceLine

_C0 = tuple(chr(code) for code in (*range(0x20), 0x7F))
_C1 = tuple(chr(code) for code in range(0x80, 0xA0))
_ESCAPED = (
    "[2J", "[31m", "[?1049h", "[?1000h", "[6n", "[>c", "[5i", "[1;1H", "[200~",
    "]0;owned\x07", "]0;owned\x1b\\", "]2;owned\x07", "]52;c;eA==\x07", "]8;;https://e.example\x1b\\x",
    "]1337;File=:eA==\x07",
    "P$qm\x1b\\", "P+q544e\x1b\\", "Pq#0;2;0;0;0\x1b\\", "Ptmux;\x1b\x1b]52;c;eA==\x07\x1b\\",
    "_Gf=32;AAAA\x1b\\", "^x\x1b\\", "Xx\x1b\\", "kowned\x1b\\", "c", "#8", "(0", "%G", "=", ">", "7", "M",
)  # fmt: skip
"""What stands behind ESC; those that begin with an upper case sign or a bracket have a C1 sign of their own."""
_SINGLE = {"[": "\x9b", "]": "\x9d", "P": "\x90", "_": "\x9f", "^": "\x9e", "X": "\x98"}
_SEQUENCES = (
    *(f"\x1b{one}" for one in _ESCAPED),
    *(f"{_SINGLE[one[0]]}{one[1:]}" for one in _ESCAPED if one[0] in _SINGLE),
)
_MARKUP = (
    "[@click=app.quit]x[/]", "[@click=app.bell]x[/]", "[@click=screen.dismiss]x[/]", "[@click='app.quit']x",
    "[@click=app.screenshot('pwn.svg','/tmp')]x[/]", "[@click=app.push_screen('x')]x[/]", "[@x=y]", "[@click]",
    "[link=https://e.example]x[/link]", "[link='https://e.example']x[/]", "[link=https://e.example]", "[link]",
    "[bold red on blue]x", "[red]", "[on red]x[/on red]", "[$error]x[/]", "[/]", "[/bold]", "[", "]", "[[",
    "[#ff0000]x",
    "set [a, b[0]] = [x='", "A [TODO] b [sic] [1]", "\\[x]", "[reverse blink]x", "[x](javascript:alert(1))", ":smile:",
)  # fmt: skip
_DIRECTIONS = tuple(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
_INVISIBLE = (
    *(chr(code) for code in (0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x2064, 0xFEFF, 0x180E, 0x00AD, 0x034F, 0x115F)),
    *(chr(code) for code in (0x3164, 0xFE0F, 0xE0041, 0xE007F, 0xFFF9, 0xFFFB, 0x2028, 0x2029, 0xFFFF, 0xFDD0, 0xA0)),
)
_BODIES = ("1+1", "cmd|' /C calc'!A0", '"=HYPERLINK(1)', "SUM(A1:A9)")
_LEADS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    " =",
    "\u200d=",
    "\u200e=",
    "\xa0+",
)
_FORMULAS = tuple(f"{lead}{body}" for lead, body in product(_LEADS, _BODIES))
_COMBINED = tuple(
    f"{lead}{sequence}{markup}{direction}"
    for (lead, direction), (sequence, markup) in product(
        (("=", "\u202e"), ("-", "\u2066"), ("@", "\ufeff")),
        zip(_SEQUENCES[::6], _MARKUP, strict=False),
    )
)

PAYLOADS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(f"a{sign}b" for sign in (*_C0, *_C1, *_DIRECTIONS, *_INVISIBLE)),
            *_SEQUENCES,
            *_MARKUP,
            *_FORMULAS,
            *(f"{sign}{formula}" for sign, formula in product(_DIRECTIONS[:3], _FORMULAS[:4])),
            *_COMBINED,
            "\x1b" * 40,
            "Z" + "\u0301" * 60,
            "\u202e" * 40 + "x",
        )
    )
)
"""More than two hundred of them."""
WORST = (*_COMBINED[::4], _SEQUENCES[9], _MARKUP[4], _MARKUP[22], "=1+1", "a\u202eb", "a\u2028b")
"""Some of each sort."""

BAD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What may never come to a terminal; a line end does, between lines."""
_FORMULA = re.compile("[\\s\u200c-\u200f]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def formulas(text: str) -> list[str]:
    """The cells of a CSV text that a spreadsheet might take for a formula."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [cell for row in rows for cell in row if _FORMULA.match(cell)]


def question(number: int, payloads: tuple[str, ...]) -> kinds.Question:
    """A question with a payload in every text that it has."""
    first, *_others = payloads
    common: dict[str, Any] = {
        "id": f"q{number}",
        "explanation": "\n\n".join(payloads),
        "feedback": Feedback(wrong=first, right=first),
        "source": tuple(SourceLine(text=one) for one in payloads),
        "say": first,
    }
    items = tuple(Item(text=one, feedback=one) for one in payloads)
    match number % 5:
        case 0:
            choices = tuple(Choice(text=one, feedback=one, correct=one is first) for one in payloads)
            return kinds.Single(stem=first, choices=choices, **common)
        case 1:
            return kinds.Ordering(stem=first, items=items, **common)
        case 2:
            pairs = tuple(kinds.Pair(left=one, right=one) for one in items)
            return kinds.Matching(stem=first, pairs=pairs, **common)
        case 3:
            gaps = {
                "g": kinds.Gap(choices=tuple(Choice(text=one, feedback=one, correct=one is first) for one in payloads))
            }
            return kinds.Cloze(stem=f"{first} [[g]]", gaps=gaps, **common)
        case _:
            return kinds.Short(stem=first, accept=tuple(Accepted(text=one) for one in payloads), **common)


def batches(texts: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """The same in portions."""
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def all_questions(texts: Iterable[str] = PAYLOADS, size: int = 21) -> tuple[kinds.Question, ...]:
    """Questions of five kinds that hold all these texts, each in every place that a text can stand in."""
    return tuple(question(number, some) for number, some in enumerate(batches(tuple(texts), size)))
