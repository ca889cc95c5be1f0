"""The block part, for pages: paragraphs, headings, lists after an empty line, quotes, tables, fences.

PASS: an empty line before a list, four spaces before a list in a list, `1.` first in a numbered one.
FAIL: a list right below a paragraph, text indented by four spaces, `1)`, `Title` with `===` below it, `---` as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from civics_tui.packs.markdown.inline import Flaw, Link, run
from civics_tui.words import _

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_FENCE = re.compile(r"( *)(`{3,}|~{3,})[ ]*([\w+-]*)[ ]*\Z")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(?P<text>.*?))?[ \t]*#*[ \t]*\Z")
_CLOSING = re.compile(r"(?:(?:[^\s#\\]|\\#)(?=#)|(?<!\\)(?:\\\\)*(?=\\[ \t]*\Z))(#+|\\)[ \t]*\Z")
"""Signs at the end of a heading that only one of the readers leaves out."""
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap> +|\Z)(?P<text>.*)")
_RULE = re.compile(r" {0,3}(?:(?:-[ ]*)+|(?:\*[ ]*)+|(?:_[ ]*)+|=+[ ]*)\Z")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_NEARLY_TABLE = re.compile(r" *(?:\||[-: ]+\|[-:| ]*\Z)")
_DEFINITION = re.compile(r" {0,3}\[[^\]]*\]:")
_TASK = re.compile(r"\[[ xX]\](?: |\Z)")
_NESTED = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?: |\Z)|[>#|]|```|~~~")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end, and where it starts."""

    text: str
    at: int

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    def flaw(self, message: str, advice: str, start: int = 0, end: int | None = None) -> Flaw:
        """A flaw in the line."""
        behind = len(self.text) if end is None else end
        return Flaw(self.at + start, self.at + max(behind, start + 1), message, advice)


@dataclass(slots=True)
class _State:
    """Where in the text the reader is."""

    links: list[Link] | None
    paragraph: list[_Line] = field(default_factory=list)
    lists: list[tuple[int, bool]] = field(default_factory=list)
    """Indentation of the open lists, and whether they are numbered."""
    after_blank: bool = True
    after_quote: bool = False
    in_entry: bool = False
    """In a paragraph of a list entry, behind an empty line?"""


def blocks(text: str, links: list[Link] | None = None, *, start: int = 0) -> Iterator[Flaw]:
    """What is not taken in a text of blocks. Its links are added to `links`; `start` is added to every offset."""
    lines, position = [], start
    for line in text.split("\n"):
        lines.append(_Line(line, position))
        position += len(line) + 1
    yield from _read(lines, _State(links))


def _read(lines: list[_Line], state: _State) -> Iterator[Flaw]:
    number = 0
    while number < len(lines):
        line = lines[number]
        fence = _FENCE.match(line.text)
        if not line.text.strip():
            yield from _end_paragraph(state)
            state.after_blank, state.after_quote, state.in_entry = True, False, False
            number += 1
        elif fence:
            yield from _end_paragraph(state)
            number, flaw = _skip_fence(lines, number, fence)
            yield from flaw
            state.lists, state.after_blank = [], False
        elif line.text.startswith(">"):
            end = number
            while end < len(lines) and lines[end].text.startswith(">"):
                end += 1
            yield from _quote(lines[number:end], state)
            number = end
        elif number + 1 < len(lines) and _is_table(line, lines[number + 1]):
            end = number
            while end < len(lines) and lines[end].text.strip():
                end += 1
            yield from _table(lines[number:end], state)
            number = end
        else:
            yield from _line(line, state)
            state.after_blank = state.after_quote = False
            number += 1
    yield from _end_paragraph(state)


def _end_paragraph(state: _State) -> Iterator[Flaw]:
    if state.paragraph:
        text = "\n".join(line.text for line in state.paragraph)
        starts = [0]
        for line in state.paragraph:
            starts.append(starts[-1] + len(line.text) + 1)
        found: list[Link] = []
        for flaw in run(text, found, 0):
            start, end = (_moved(offset, state.paragraph, starts) for offset in (flaw.start, flaw.end - 1))
            yield Flaw(start, end + 1, flaw.message, flaw.advice, flaw.code)
        if state.links is not None:
            for link in found:
                start = _moved(link.start, state.paragraph, starts)
                state.links.append(Link(start, start + len(link.address), link.address))
    state.paragraph = []


def _moved(offset: int, lines: list[_Line], starts: list[int]) -> int:
    """The offset in the file of an offset in joined lines."""
    number = next(one for one in range(len(lines) - 1, -1, -1) if starts[one] <= offset)
    return lines[number].at + offset - starts[number]


def _skip_fence(lines: list[_Line], number: int, fence: re.Match[str]) -> tuple[int, list[Flaw]]:
    line, flaws = lines[number], []
    if fence[1]:
        flaws.append(line.flaw(_("a block of code is indented"), _("start it at the left")))
    for end in range(number + 1, len(lines)):
        if lines[end].text.strip() == fence[2]:
            return end + 1, flaws
    flaws.append(line.flaw(_("this block of code is never closed"), _("end it with the same signs in a line")))
    return len(lines), flaws


def _quote(lines: list[_Line], state: _State) -> Iterator[Flaw]:
    if not state.after_blank:
        yield lines[0].flaw(_("a quote starts right below a text"), _("leave an empty line before it"), 0, 1)
    yield from _end_paragraph(state)
    state.lists = []
    inside = []
    for line in lines:
        cut = 2 if line.text.startswith("> ") else 1
        inside.append(_Line(line.text[cut:], line.at + cut))
    yield from _read(inside, _State(state.links))
    state.after_blank, state.after_quote = False, True


def _is_table(line: _Line, below: _Line) -> bool:
    return "|" in line.text and "|" in below.text and bool(_SEPARATOR.match(below.text.strip()))


def _cells(line: _Line) -> int:
    return len(line.text.strip().strip("|").split("|"))


def _table(lines: list[_Line], state: _State) -> Iterator[Flaw]:
    yield from _end_paragraph(state)
    if not state.after_blank:
        yield lines[0].flaw(_("a table starts right below a text"), _("leave an empty line before it"))
    state.lists = []
    if len(lines) == 2:
        yield lines[0].flaw(_("this table has no rows"), _("write a row below its line of dashes"))
    for line in lines:
        if line.indent:
            yield line.flaw(_("a table is indented"), _("start it at the left"))
        if not (line.text.startswith("|") and line.text.rstrip().endswith("|")):
            yield line.flaw(_("a row of a table starts and ends with |"), _("write  | one | two |"))
        elif _cells(line) != _cells(lines[0]):
            yield line.flaw(_("this row has another count of cells than the first"), _("give every row as many cells"))
        if any("|" in code[2] for code in _CODE.finditer(line.text)):
            yield line.flaw(_("a | stands in code in a table"), _("take the code out of the table"))
        yield from run(line.text, state.links, line.at)
    state.after_blank = False


def _line(line: _Line, state: _State) -> Iterator[Flaw]:
    """One line that is no fence, quote or table."""
    item = _ITEM.match(line.text)
    if line.text.startswith("\t"):
        yield line.flaw(_("this line is indented with a tab"), _("indent with four spaces"), 0, 1)
    if state.after_quote:
        yield line.flaw(_("a text starts right below a quote"), _("leave an empty line before it"), 0, 1)
    if line.indent and line.text.lstrip().startswith(">"):
        yield line.flaw(
            _("a quote is indented"), _("start it at the left, or write \\> for the sign itself"), line.indent
        )
    elif _RULE.match(line.text):
        yield line.flaw(_("lines of signs are not taken, neither as a rule nor below a title"), _("write  ## Title"))
    elif line.text.lstrip(" ").startswith("#"):
        yield from _heading(line, state)
    elif item and not (state.paragraph and not state.lists and item["mark"][0].isdigit() and item["mark"][:-1] != "1"):
        yield from _item(line, item, state)
    else:
        yield from _text(line, state)


def _heading(line: _Line, state: _State) -> Iterator[Flaw]:
    yield from _end_paragraph(state)
    state.lists = []
    found = _HEADING.match(line.text)
    if found is None or not found["text"]:
        message = _("this is nearly a heading")
        yield line.flaw(message, _("write  ## Title  with a space and at the left, or \\# for the sign itself"))
        return
    if closing := _CLOSING.search(line.text):
        message = _("this {sign} ends the heading for some readers").format(sign=closing[1])
        yield line.flaw(message, _("put a word behind it"), closing.start(1), closing.end(1))
    yield from run(found["text"], state.links, line.at + found.start("text"))


def _item(line: _Line, item: re.Match[str], state: _State) -> Iterator[Flaw]:
    indent, mark = len(item["indent"]), item["mark"]
    numbered = mark[0].isdigit()
    in_list = bool(state.lists)
    yield from _end_paragraph(state)
    while state.lists and state.lists[-1][0] > indent:
        state.lists.pop()
    start, end = item.start("mark"), item.end("mark")
    escape = _("write {escape} for the sign itself").format(escape=f"{mark[:-1]}\\{mark[-1]}")
    if not state.after_blank and (not in_list or state.in_entry):
        yield line.flaw(_("a list starts right below a text"), _("leave an empty line before it"), start, end)
    if mark.endswith(")"):
        yield line.flaw(_("lists with a bracket are not taken"), _("write  1."), start, end)
    if indent % 4 or indent > 4 * len(state.lists) or len(mark + item["gap"]) > 4:
        message = _("this list is not indented as packs take it")
        yield line.flaw(
            message,
            _("no space before a list, four before a list in it, one behind its sign; up to 99 entries"),
            start,
            end,
        )
    if not state.lists or state.lists[-1][0] < indent:
        if numbered and mark[:-1] != "1":
            yield line.flaw(_("this list does not start at 1"), escape, start, end)
        state.lists.append((indent, numbered))
    elif state.lists[-1][1] != numbered:
        yield line.flaw(_("numbers and signs are mixed in this list"), _("take one of the two"), start, end)
    text = item["text"]
    inner = line.at + item.start("text")
    if _TASK.match(text):
        yield line.flaw(_("boxes to tick are not taken"), _("delete the box"), item.start("text"))
    elif not text.strip() or _NESTED.match(text):
        yield line.flaw(_("this entry starts with another block, or holds nothing"), escape, start)
    state.paragraph = [_Line(text, inner)]


def _text(line: _Line, state: _State) -> Iterator[Flaw]:
    if state.after_blank:
        if not line.indent % 4 and line.indent <= 4 * len(state.lists):
            del state.lists[line.indent // 4 :]
            state.in_entry = bool(state.lists)
        else:
            message = _("this text is indented")
            yield line.flaw(message, _("start it at the left; in a list, indent it by four"), 0, line.indent)
    if _DEFINITION.match(line.text):
        message = _("links are not defined in a line of their own")
        yield line.flaw(message, _("write [text](address) where the link stands"))
        return
    if _NEARLY_TABLE.match(line.text):
        message = _("this is nearly a table")
        yield line.flaw(message, _("write  |---|---|  below its first row, or start the line with another sign"))
    if state.after_blank:
        yield from _end_paragraph(state)
    state.paragraph.append(line)
