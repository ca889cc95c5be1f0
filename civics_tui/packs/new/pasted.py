"""Questions out of pasted text: lines of a question with its choices, or the rows of a table. Refuses nothing.

What is not understood is kept with its line, so that a person can be told. Texts are taken as they are: signs that
mean something in a pack are made harmless by whoever writes them.

    1. Which body confirms federal judges?          question, right, wrong, wrong, why, source
    A) The House                                    Which body ...?, The Senate, The House, , It says so., Article II
    *B) The Senate
    Why: The Constitution says so.
    Source: Article II, section 2
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from civics_tui.model.text import clean_text, one_line

MOST = 2_000
"""Questions that are taken out of one text."""
_SIGN = re.compile(
    r"(?P<before>\*\s*)?(?:\((?P<round>[A-Za-z])\)|(?P<letter>[A-Za-z])\s?[).:]|(?P<dash>[-–•*+]))\s+(?P<text>\S.*)"
)
_NUMBER = re.compile(r"(?:(?:question|q)\s*)?\d{1,4}\s*[).:]\s*(?=\S)|(?:question|q)\s*\d{1,4}\s+(?=\S)", re.IGNORECASE)
_KEYWORD = re.compile(r"(?P<word>[A-Za-z ]{1,20}?)\s*:\s*(?P<text>\S.*)")
_HEADS = {
    "question": ("question", "stem", "q"),
    "right": ("right", "correct", "answer", "key", "right answer", "correct answer"),
    "why": ("why", "explanation", "because", "feedback", "reason"),
    "source": ("source", "known from", "reference", "where"),
}
_MEANS = {word: head for head, words in _HEADS.items() for word in words}


@dataclass(slots=True)
class Draft:
    """A question as it was pasted."""

    stem: str
    line: int
    """Where it starts, counted from 1."""
    choices: list[tuple[str, bool]] = field(default_factory=list)
    """The texts in their order, each with whether it is marked as right."""
    why: str = ""
    source: str = ""

    @property
    def right(self) -> list[str]:
        """The texts that are right."""
        return [text for text, is_right in self.choices if is_right]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found in a text."""

    drafts: tuple[Draft, ...]
    left: tuple[tuple[int, str], ...] = ()
    """Lines that belong to no question, each with its number."""


def read(text: str) -> Pasted:
    """The questions of a text: of a table where its first line is one's head or holds a tab, else of lines."""
    lines = [line.rstrip() for line in clean_text(text).split("\n")]
    first = next((line for line in lines if line), "")
    if "\t" in first:
        return read_table(lines, "\t")
    for sign in (",", ";"):
        heads = {_head(cell) for cell in first.split(sign)}
        if {"question", "right"} <= heads:
            return read_table(lines, sign)
    return read_lines(lines)


def read_table(lines: Iterable[str], sign: str) -> Pasted:
    """The questions of the rows of a table. Without a head the columns are question, right, then wrong ones."""
    rows = [row for row in _rows(lines, sign) if any(row[1])]
    if not rows:
        return Pasted(())
    heads = [_head(cell) for cell in rows[0][1]]
    if "question" in heads and "right" in heads:
        rows = rows[1:]
    else:
        heads = ["question", "right"]
    drafts, left = list[Draft](), list[tuple[int, str]]()
    for number, cells in rows:
        named = dict[str, list[str]]()
        for place, cell in enumerate(cells):
            named.setdefault(heads[place] if place < len(heads) else "wrong", []).append(cell)
        found = {name: [cell for cell in found if cell] for name, found in named.items()}
        stem = " ".join(found.get("question", []))
        if not stem or len(drafts) == MOST:
            left.append((number, " | ".join(filter(None, cells))))
            continue
        choices = [(cell, True) for cell in found.get("right", [])] + [(cell, False) for cell in found.get("wrong", [])]
        why, source = (" ".join(found.get(name, [])) for name in ("why", "source"))
        drafts.append(Draft(stem, number, choices, why, source))
    return Pasted(tuple(drafts), tuple(left))


def _rows(lines: Iterable[str], sign: str) -> list[tuple[int, list[str]]]:
    """The rows of a table with the lines in which they end; a quote that is never closed is a sign like others."""
    listed = list(lines)
    reader = csv.reader(io.StringIO("\n".join(listed)), delimiter=sign, strict=True)
    try:
        return [(reader.line_num, [one_line(cell) for cell in row]) for row in reader]
    except csv.Error:
        return [(number, [one_line(cell) for cell in line.split(sign)]) for number, line in enumerate(listed, start=1)]


def _head(cell: str) -> str:
    word = one_line(cell).strip("\"' ").casefold().rstrip(":")
    return _MEANS.get(word, "wrong")


def read_lines(lines: Iterable[str]) -> Pasted:
    """The questions of lines: each a stem, then its choices, then why and source where they are given."""
    reading = _Lines()
    for number, line in enumerate(lines, start=1):
        reading.take(number, line)
    return Pasted(*reading.end())


@dataclass(slots=True)
class _Lines:
    """The lines that were read so far."""

    drafts: list[Draft] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)
    is_open: bool = False
    """May the next text still belong to the stem?"""
    after_blank: bool = True
    letters: list[str] = field(default_factory=list)
    """The signs of the choices of the last question."""

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        text = one_line(line)
        if not text:
            self.after_blank = True
            return
        sign, keyword = _SIGN.fullmatch(text), _KEYWORD.fullmatch(text)
        if self.drafts and keyword and self._said(one_line(keyword["word"]).casefold(), keyword["text"]):
            self.is_open = False
        elif self.drafts and sign:
            self._choice(sign)
        elif self._starts(text, number):
            self._question(number, text)
        elif self.is_open:
            self.drafts[-1].stem += f" {text}"
        else:
            last, is_right = self.drafts[-1].choices[-1]
            self.drafts[-1].choices[-1] = (f"{last} {text}", is_right)
        self.after_blank = False

    def _starts(self, text: str, number: int) -> bool:
        """Does a text start a question, as against going on with the stem or choice before it?"""
        if not self.drafts or self.after_blank or _NUMBER.match(text) is not None:
            return True
        return not self.is_open and (text.endswith("?") or not self.drafts[-1].choices or bool(self.drafts[-1].why))

    def _question(self, number: int, text: str) -> None:
        if len(self.drafts) == MOST:
            self.left.append((number, text))
            return
        numbered = _NUMBER.match(text)
        stem = text[numbered.end() :] if numbered else text
        self.drafts.append(Draft(stem, number))
        self.letters, self.is_open = [], True

    def _choice(self, sign: re.Match[str]) -> None:
        text, is_right = sign["text"], bool(sign["before"]) or sign["dash"] == "*"
        if text.startswith("*") and not text.startswith("**"):
            text, is_right = text[1:].strip(), True
        if text.endswith("*") and text.count("*") == 1:
            text, is_right = text[:-1].strip(), True
        if text:
            self.drafts[-1].choices.append((text, is_right))
            self.letters.append((sign["letter"] or sign["round"] or "").casefold())
        self.is_open = False

    def _said(self, word: str, text: str) -> bool:
        """Take why, source, or the letter of the right choice; say whether it was one of them."""
        draft, head = self.drafts[-1], _MEANS.get(word)
        if head == "right":
            letter = text.strip("().: ").casefold()
            place = self.letters.index(letter) if letter in self.letters else None
            if place is None:
                draft.choices.append((text, True))
                self.letters.append("")
            else:
                draft.choices[place] = (draft.choices[place][0], True)
        elif head == "why":
            draft.why = f"{draft.why} {text}".strip()
        elif head == "source":
            draft.source = f"{draft.source} {text}".strip()
        else:
            return False
        return True

    def end(self) -> tuple[tuple[Draft, ...], tuple[tuple[int, str], ...]]:
        """The questions, and the texts that are none: headings, and what has nothing to answer."""
        usable = [one for one in self.drafts if one.choices]
        left = [*self.left, *((one.line, one.stem) for one in self.drafts if not one.choices)]
        return tuple(usable), tuple(sorted(left))
