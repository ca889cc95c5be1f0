"""Looking at texts by what they are for: Markdown, length, variables, dates, ids, links, references.

One row per use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from civics_tui.errors import DateError, ExpressionError
from civics_tui.model import dates, expression
from civics_tui.model.text import pieces
from civics_tui.packs import markdown
from civics_tui.packs.misfits import nearest
from civics_tui.packs.nodes import Scalar
from civics_tui.packs.places import find_inside, span
from civics_tui.packs.reading.context import Reading
from civics_tui.packs.roles import STEM, Use, Use_
from civics_tui.packs.shape import LONG_WORD, Note, may_hold_long_word
from civics_tui.packs.text import Text
from civics_tui.words import _

ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z")
_RULE = re.compile(r"L\d\d\Z")
_LINK = re.compile(r"https?://[^\s<>\"'`\\^{|}]+\Z")


@dataclass(slots=True)
class Scope:
    """Where a text stands, and what may stand in it."""

    text: Text
    reading: Reading
    names: Collection[str] | None = None
    """Variables that can be used; `None` where braces are no variables."""
    gaps: bool = False
    """May the stem hold gaps?"""
    given_in: str = "vars"
    """The key that gives variables."""

    def add(self, code: str, node: Scalar, message: str, advice: str | None = None, part: str | None = None) -> None:
        """Tell a problem of a text, or of a part of it."""
        start, end = span(self.text, node) if part is None else find_inside(self.text, node, part)
        self.reading.findings.add(code, self.text, start, message, end=end, advice=advice)


def examine(notes: Iterable[Note], scope: Scope) -> None:
    """Look at every text that the shape noted."""
    for use, node in notes:
        if not node.text or node.text.isspace():
            scope.add("E118", node, _("nothing stands here"), _("write something, or leave the key out"))
        elif len(node.text) > use.most:
            message = _("this text has {n} characters; at most {most} can be shown")
            scope.add("E117", node, message.format(n=len(node.text), most=use.most), _("say it in fewer words"))
        else:
            _LOOK[use.use](use, node, scope)


def _shown(use: Use_, node: Scalar, scope: Scope) -> None:
    """A text that is shown without Markdown."""
    for word in node.text.split() if may_hold_long_word(node.text) else ():
        if len(word) > LONG_WORD and len(re.sub(r"\]\([^)]*\)", "", word)) > LONG_WORD:
            message = _("this word has {n} characters; a line cannot hold it").format(n=len(word))
            scope.add("E117", node, message, _("cut it into words"), word[:40])
            break
    if scope.names is not None and ("{" in node.text or "[[" in node.text):
        _names(use, node, scope)


def _number(use: Use_, node: Scalar, scope: Scope) -> None:
    """A number, or a formula over the variables."""
    if not (node.text.startswith("=") and scope.names):
        _shown(use, node, scope)
    elif (told := formula(node.text[1:], scope.names)) is not None:
        scope.add(*told[:1], node, *told[1:])


def _names(use: Use_, node: Scalar, scope: Scope) -> None:
    for piece in pieces(node.text):
        if piece.kind == "name" and piece.text not in (scope.names or ()):
            message = _("there is no variable {name}").format(name=piece.text)
            give = _("give it in {key}, or write \\{{ for the brace itself").format(key=scope.given_in)
            advice = nearest(piece.text, scope.names or ()) or give
            scope.add("E140", node, message, advice, "{" + piece.text + "}")
        elif piece.kind == "gap" and not (scope.gaps and use is STEM):
            message = _("a gap stands where no gap can be filled")
            scope.add("E129", node, message, _("gaps stand in the stem of a cloze"), f"[[{piece.text}]]")


def formula(text: str, names: Collection[str], given_in: str = "vars or derive") -> tuple[str, str, str] | None:
    """Code, message and advice about a formula that cannot be computed with these names, which some keys give."""
    try:
        unknown = sorted(expression.used_names(text) - set(names))
    except ExpressionError as error:
        return "E142", error.sentence.rstrip("."), _("write numbers, names and + - * / only")
    if not unknown:
        return None
    message = _("there is no variable {name}").format(name=unknown[0])
    return "E140", message, nearest(unknown[0], names) or _("give it in {key}").format(key=given_in)


def _inline(use: Use_, node: Scalar, scope: Scope) -> None:
    links: list[markdown.Link] = []
    look = markdown.paragraphs if use.use == "paragraphs" else markdown.inline
    for flaw in look(node.text, links):
        part = node.text[flaw.start : flaw.end]
        nth = len(re.findall(f"(?={re.escape(part)})", node.text[: flaw.start])) if part.strip() else 0
        start, end = find_inside(scope.text, node, part, nth) if part.strip() else span(scope.text, node)
        scope.reading.findings.add(flaw.code, scope.text, start, flaw.message, end=end, advice=flaw.advice)
    for link in links:
        follow(link.address, scope, *find_inside(scope.text, node, link.address))
    _shown(use, node, scope)


def follow(address: str, scope: Scope, start: int, end: int) -> None:
    """Look whether a link to a term or page leads anywhere."""
    scheme, _colon, rest = address.partition(":")
    if scheme == "term":
        look_up("term", rest, scope, start, end)
    elif scheme == "explainer":
        page(rest, scope, start, end)


def page(target: str, scope: Scope, start: int, end: int) -> None:
    """Look whether `page#section` exists."""
    name, _hash, section = target.partition("#")
    if not look_up("page", name, scope, start, end) or not section:
        return
    sections = scope.reading.known.sections.get(name, set())
    if section not in sections and name not in scope.reading.known.torn:
        message = _('the page "{page}" has no section "{section}"').format(page=name, section=section)
        advice = nearest(section, sections) or _("its sections: {sections}").format(
            sections=", ".join(sorted(sections))
        )
        scope.reading.findings.add("E134", scope.text, start, message, end=end, advice=advice)


_UNKNOWN: dict[Use, tuple[str, str, str]] = {
    "objective": ("E130", 'there is no objective "{id}"', "give it in the manifest"),
    "misconception": ("E131", 'there is no misconception "{id}"', "give it in misconceptions.yaml"),
    "claim": ("E132", 'there is no claim "{id}"', "give it in the ledger"),
    "term": ("E133", 'there is no term "{id}"', "give it in glossary.yaml"),
    "page": ("E134", 'there is no page "{id}"', "pages lie in explainers/"),
    "question": ("E135", 'there is no question "{id}"', "name a question of this pack"),
    "actor": ("E136", 'there is no actor "{id}"', "give it in the ledger"),
    "source": ("E137", 'there is no source "{id}"', "give it in the ledger"),
}


def look_up(use: Use, name: str, scope: Scope, start: int, end: int) -> bool:
    """Is there something of that name to refer to? What is missing is told."""
    known = scope.reading.known
    ids = known.of(use)
    if name in ids:
        return True
    if use in known.incomplete:
        return False
    code, message, advice = _UNKNOWN[use]
    told = _(message).format(id=name[:80])
    scope.reading.findings.add(code, scope.text, start, told, end=end, advice=nearest(name, ids) or _(advice))
    return False


def _reference(use: Use_, node: Scalar, scope: Scope) -> None:
    if node.text not in scope.reading.known.of(use.use):
        look_up(use.use, node.text, scope, *span(scope.text, node))


def _read_on(use: Use_, node: Scalar, scope: Scope) -> None:
    page(node.text, scope, *span(scope.text, node))


def _date(use: Use_, node: Scalar, scope: Scope) -> None:
    try:
        dates.parse(node.text)
    except DateError as error:
        scope.add(
            "E124", node, error.sentence.rstrip("."), _("write 2016, 2016-11 or 2016-11-09; ~ is about, ? probably")
        )


def _id(use: Use_, node: Scalar, scope: Scope) -> None:
    if not ID.match(node.text):
        message = _('"{id}" is no id').format(id=node.text[:60])
        scope.add("E115", node, message, _("ids take letters a-z, digits and - _ . between them"))


def _link(use: Use_, node: Scalar, scope: Scope) -> None:
    if not _LINK.match(node.text):
        message = _("this is no address that packs take")
        scope.add("E151", node, message, _("write https://..., without spaces"))


def _lint(use: Use_, node: Scalar, scope: Scope) -> None:
    if not _RULE.match(node.text):
        scope.add("E116", node, _('"{id}" is no lint rule').format(id=node.text), _("write the code, such as L28"))


def _nothing(use: Use_, node: Scalar, scope: Scope) -> None:
    """What is looked at elsewhere, together with what stands around it."""


_LOOK: dict[Use, Callable[[Use_, Scalar, Scope], None]] = {
    "inline": _inline,
    "paragraphs": _inline,
    "plain": _shown,
    "typed": _shown,
    "number": _number,
    "formula": _nothing,
    "link": _link,
    "date": _date,
    "id": _id,
    "rule": _lint,
    "objective": _reference,
    "misconception": _reference,
    "claim": _reference,
    "actor": _reference,
    "term": _reference,
    "source": _reference,
    "page": _reference,
    "question": _reference,
    "read_on": _read_on,
    "dispute": _nothing,
    "set": _nothing,
    "section": _nothing,
    "blueprint": _nothing,
    "file": _nothing,
    "kind": _nothing,
    "process": _nothing,
    "timeline": _nothing,
    "compare": _nothing,
    "walk": _nothing,
    "part": _nothing,
}
