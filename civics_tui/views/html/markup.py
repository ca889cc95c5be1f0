"""Markdown of the format as HTML: the only place that imports Python-Markdown and nh3.

Takes what `views.blocks` takes, with the same rules, and shows anything else as it is written. Of attributes only the
address of a link to the web comes through, with its host behind it, and three names of classes.
"""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from civics_tui.model.text import clean_text, one_line
from civics_tui.views.html.elements import Html, hardened, host_of

TAGS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre"),
        *("a", "code", "em", "span", "strong"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
CLASSES = frozenset({"term", "page", "host"})
LOWEST = 6
"""HTML has no lower heading."""
DEEPEST = 50
"""Signs of quotes at the start of a line; the reader on screens stops long before, this one at the limit of Python."""
_REFUSED = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("code", "setextheader", "hr", "reference"),
    "inlinePatterns": (
        *("reference", "image_link", "image_reference", "short_reference", "short_image_ref"),
        *("autolink", "automail", "linebreak", "html"),
    ),
}
"""Rules of Python-Markdown that the format does not have."""
_BLOCKS = ("indent", "hashheader", "olist", "ulist", "quote")
"""Rules for blocks, which have no place in a text of one paragraph."""


class _Links(Treeprocessor):
    """Leaves of all links only those to the web, and moves headings below that of their section."""

    below = 0

    def run(self, root: Element) -> None:
        """Change the tree."""
        for one in root.iter():
            if one.tag == "a":
                _relink(one)
            elif len(one.tag) == 2 and one.tag[0] == "h" and one.tag[1].isdigit():
                one.tag = f"h{min(LOWEST, max(int(one.tag[1]), self.below + 1))}"


def _relink(link: Element) -> None:
    address = link.attrib.pop("href", "")
    link.attrib.clear()
    host = host_of(address)
    if host:
        link.set("href", address)
        behind = SubElement(link, "span", {"class": "host"})
        behind.text = f" ({host})"
        return
    link.tag = "span"
    scheme = address.partition(":")[0]
    if scheme in ("term", "explainer"):
        link.set("class", "term" if scheme == "term" else "page")


class _Format(Extension):
    """The rules of the format."""

    def __init__(self, below: int, *, inline: bool) -> None:
        super().__init__()
        self.below, self.inline = below, inline

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the rules away that the format does not have."""
        for name in _REFUSED["preprocessors"]:
            md.preprocessors.deregister(name)
        for name in (*_REFUSED["parser.blockprocessors"], *(_BLOCKS if self.inline else ())):
            md.parser.blockprocessors.deregister(name)
        for name in _REFUSED["inlinePatterns"]:
            md.inlinePatterns.deregister(name)
        links = _Links(md)
        links.below = self.below
        md.treeprocessors.register(links, "civics-links", -10)


def _converted(text: str, extensions: list[Extension]) -> str:
    return Markdown(extensions=extensions, output_format="html").convert(clean_text(text))


def _safe(markup: str) -> Html:
    cleaned = nh3.clean(
        markup,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        allowed_classes={"span": set(CLASSES)},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return hardened(cleaned)


@lru_cache(maxsize=512)
def blocks(text: str, below: int = 1) -> Html:
    """A Markdown text of blocks as HTML; its headings stand below one of level `below`."""
    text = "\n".join(_tame(line) for line in text.split("\n"))
    return _safe(_converted(text, [_Format(below, inline=False), FencedCodeExtension(), TableExtension()]))


def _tame(line: str) -> str:
    """A line with at most `DEEPEST` signs of quotes before its text, and one of spaces as an empty one."""
    text = line.lstrip("> ")
    if not line.strip():
        return ""
    start = line[: len(line) - len(text)]
    return line if start.count(">") <= DEEPEST else ">" * DEEPEST + " " + text


@lru_cache(maxsize=2048)
def inline(text: str) -> Html:
    """A Markdown text of one paragraph as HTML, without the paragraph around it."""
    made = _safe(_converted(one_line(text), [_Format(0, inline=True)]))
    return Html(made.removeprefix("<p>").removesuffix("</p>"))
