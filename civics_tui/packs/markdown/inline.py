"""The inline part: emphasis, code, links, escapes. Gaps and variables are no Markdown; they pass through.

PASS: `The **Senate** [consents](term:consent).`    FAIL: `The *Senate`, `<b>Senate</b>`, `see https://example.org`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from civics_tui.words import _

ESCAPES = "\\`*_{}[]()>#+-.!"
"""Characters behind a backslash that every reader takes as themselves."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not taken, with the characters it stands in."""

    start: int
    end: int
    message: str
    advice: str
    code: str = "E150"


@dataclass(frozen=True, slots=True)
class Link:
    """A link, for whoever follows it."""

    start: int
    """Offset of the address."""
    end: int
    address: str


_SIGN = re.compile(r"[\\`\[\]!<&~*_]")
_TOKEN = re.compile(
    r"""(?P<escape>\\(?P<escaped>[^\w\s]|_|\n))
    | (?P<code>`+)
    | (?P<gap>\[\[[^\[\]\n]{1,60}\]\](?!\())
    | (?P<image>!\[(?:[^\[\]\n]*\]\([^()\n]*\))?)
    | (?P<note>\[\^)
    | (?P<link>\[(?P<said>(?:[^\[\]\\]|\\.)*)\]\((?P<address>(?:[^()\n]|\([^()\n]*\))*)\))
    | (?P<reference>\][ ]?\[)
    | (?P<half>\]\()
    | (?P<html><(?=[A-Za-z/!?]))
    | (?P<entity>&(?:\#\w*;?|[A-Za-z]\w*;))
    | (?P<strike>~~+)
    | (?P<run>\*+|_+)
    """,
    re.VERBOSE,
)
_USUAL = re.compile(
    r"(?=[^\W\d_])[^\\`*_\[\]{}<&~|!#/\n]*"
    r"(?:(?<=[ (])\*\*(?=[^\W_])[^\\`*_\[\]{}<&~|!#/\n]*(?<=[^\W_])\*\*(?=[ .,;:?)]|\Z)[^\\`*_\[\]{}<&~|!#/\n]*)*\Z"
)
"""Words with simple strong emphasis: most texts that are looked at, and none of them has a flaw."""
_BARE = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s)\]]*")
_ADDRESS = re.compile(r"(?:term:[A-Za-z0-9._-]+|explainer:[A-Za-z0-9._#-]+|https?://[^\s<>\"'`\\^{|}]+)\Z")
_LINE_START = re.compile(
    r"(?:^|\n)(?P<indent>[ \t]*)(?:(?P<heading>\#)|(?P<quote>>)|(?P<rule>[-=*_][-=*_ ]*(?=\n|\Z))"
    r"|(?P<item>(?:[-*+]|\d{1,9}[.)])(?=\s|\Z))|(?P<fence>```|~~~)|(?P<directive>:::)|(?P<definition>\[[^\]\n]*\]:)|(?P<table>\|))"
)
_START_SIGNS = "#>-=*_+`~:[|0123456789 \t"
_STARTS = {
    "heading": ("a heading", "\\#"),
    "quote": ("a quote", "\\>"),
    "rule": ("a rule", "\\-"),
    "item": ("a list", "\\-"),
    "fence": ("a block of code", "\\`"),
    "directive": ("a directive", "\\:::"),
    "definition": ("the definition of a link", "\\["),
    "table": ("a table", "another sign"),
}


def inline(text: str, links: list[Link] | None = None, *, start: int = 0) -> Iterator[Flaw]:
    """What is not taken in a text of one paragraph. Its links are added to `links`.

    Args:
        text: the text.
        links: gets the links.
        start: added to every offset.
    """
    if _USUAL.match(text):
        return
    blank = text.find("\n\n")
    if blank >= 0:
        message = _("this text takes one paragraph only")
        yield Flaw(start + blank, start + blank + 1, message, _("take the empty line out"))
    if blank >= 0 or "\n" in text or text[:1] in _START_SIGNS:
        yield from _starts(text, start)
    yield from run(text, links, start)


def paragraphs(text: str, links: list[Link] | None = None) -> Iterator[Flaw]:
    """What is not taken in a text of paragraphs without lists, headings and the like."""
    if "\n" not in text:
        yield from inline(text, links)
        return
    position = 0
    for part in re.split(r"(\n[ \t]*\n\s*)", text):
        if part.strip():
            yield from _starts(part, position)
            yield from run(part, links, position)
        position += len(part)


def _starts(text: str, start: int) -> Iterator[Flaw]:
    for found in _LINE_START.finditer(text):
        kind = str(found.lastgroup)
        what, escape = _STARTS[kind]
        at = found.start(kind)
        sign = found.group(kind)
        if kind == "item" and sign[0].isdigit():
            escape = f"{sign[:-1]}\\{sign[-1]}"
        message = _("this line starts like {what}").format(what=_(what))
        yield Flaw(start + at, start + at + len(sign), message, _("write {escape}").format(escape=escape))
    if text[:4] == "    " or text[:1] == "\t":
        yield Flaw(start, start + 1, _("this text starts with spaces"), _("delete them"))


def run(text: str, links: list[Link] | None, start: int) -> Iterator[Flaw]:
    """What is not taken in a run of inline text."""
    position = 0
    open_: list[tuple[str, int]] = []
    covered: list[tuple[int, int]] = []
    while sign := _SIGN.search(text, position):
        found = _TOKEN.match(text, sign.start())
        if found is None:
            position = sign.end()
            continue
        kind = found.lastgroup if found.lastgroup != "escaped" else "escape"
        position = found.end()
        if kind == "code":
            end = _code_end(text, found)
            if end is None:
                message = _("this ` has no partner")
                yield Flaw(start + found.start(), start + found.end(), message, _("write \\` for the sign itself"))
            else:
                covered.append((position, end))
                position = end
        elif kind in ("address", "said", "link"):
            covered.append(found.span())
            yield from _link(found, links, start)
        elif kind == "run":
            yield from _emphasis(text, found, open_, start)
        else:
            yield from _refused(str(kind), found, start)
    for opened, at in open_:
        message = _("this {sign} is never closed").format(sign=opened)
        advice = _("close the emphasis, or write \\{sign} for the sign itself").format(sign=opened[0])
        yield Flaw(start + at, start + at + len(opened), message, advice)
    for found in _BARE.finditer(text) if "://" in text else ():
        if not any(begin <= found.start() < end for begin, end in covered):
            message = _("an address stands bare in the text")
            yield Flaw(start + found.start(), start + found.end(), message, _("write [text](https://...)"), "E151")


def _code_end(text: str, found: re.Match[str]) -> int | None:
    """Where a code span ends, behind its closing signs."""
    fence = found.group()
    closing = re.compile(rf"(?<!`){fence}(?!`)").search(text, found.end())
    if closing is None:
        return None
    inside = text[found.end() : closing.start()]
    if inside[:1] == inside[-1:] == " ":
        inside = inside[1:-1]
    return closing.end() if inside and inside == inside.strip() else None


def _link(found: re.Match[str], links: list[Link] | None, start: int) -> Iterator[Flaw]:
    address = found["address"]
    begin, end = start + found.start("address"), start + found.end("address")
    if not _ADDRESS.match(address):
        message = _('"{address}" is no address that packs take').format(address=address[:60])
        advice = _("write https://..., term:ID or explainer:PAGE#SECTION, without spaces")
        yield Flaw(begin, max(end, begin + 1), message, advice, "E151")
    elif links is not None:
        links.append(Link(begin, end, address))
    if not found["said"].strip():
        message = _("this link has no text")
        yield Flaw(start + found.start(), end, message, _("write [text](address)"), "E151")
    yield from run(found["said"], None, start + found.start("said"))


def _emphasis(text: str, found: re.Match[str], open_: list[tuple[str, int]], start: int) -> Iterator[Flaw]:
    """Follow the signs of emphasis; both readers agree where each opens or closes clearly, one level deep."""
    sign = found.group()
    before = text[found.start() - 1 : found.start()] if found.start() else " "
    behind = text[found.end() : found.end() + 1] or " "
    if before.isspace() and behind.isspace():
        return
    if sign[0] == "_" and before.isalnum() and behind.isalnum():
        return
    place = (start + found.start(), start + found.end())
    if open_ and open_[-1][0] == sign:
        if before.isspace() or (behind.isalnum() and (sign[0] == "_" or not before.isalnum())):
            yield Flaw(*place, _("this {sign} closes nothing here").format(sign=sign), _escaped(sign))
        open_.pop()
    elif open_:
        yield Flaw(*place, _("emphasis stands inside of emphasis"), _("take one of the two out"))
    elif len(sign) > 2:
        yield Flaw(*place, _("{sign} is too much emphasis").format(sign=sign[:5]), _("write ** or *"))
    elif behind.isspace() or before.isalnum():
        yield Flaw(*place, _("this {sign} opens nothing here").format(sign=sign), _escaped(sign))
    else:
        open_.append((sign, found.start()))


def _escaped(sign: str) -> str:
    return _("write {escape} for the sign itself").format(escape="".join(f"\\{one}" for one in sign))


def _refused(kind: str, found: re.Match[str], start: int) -> Iterator[Flaw]:
    begin, end = start + found.start(), start + found.end()
    sign = found.group()
    if kind == "gap" or (kind == "escape" and sign[1:] in ESCAPES and sign[1:]):
        return
    if kind == "escape":
        message = _("a backslash does not belong before this sign")
        advice = _("delete it") if sign[1:] != "\n" else _("start a new paragraph for a new line")
    elif kind == "image":
        message, advice = _("an image stands in the text"), _("write  ::: image FILE  with its text in a page")
    elif kind == "note":
        message, advice = _("footnotes are not taken"), _("write it into the text, or as a source")
    elif kind == "reference":
        message, advice = _("links with two brackets are not taken"), _("write [text](address)")
    elif kind == "half":
        message, advice = _("this link is not right"), _("write [text](address), without other brackets in the text")
    elif kind == "html":
        message, advice = _("HTML is not taken"), _("delete the tag; put a space behind a < that means less")
    elif kind == "entity":
        message = _("{sign} stands for another character").format(sign=sign[:20])
        advice = _("write the character itself")
    else:
        message, advice = _("crossed-out text is not taken"), _("delete the signs")
    yield Flaw(begin, end, message, advice)
