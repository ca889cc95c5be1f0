"""HTML in small pieces: text escaped, elements, tables, places to write on. Every face of a page is put together here.

`Html` is markup that is safe to put into a page; a `str` is text, and becomes markup only through `text`.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from typing import NewType
from urllib.parse import urlsplit

from civics_tui.model.text import clean_text
from civics_tui.views.pieces import Line, Span

Html = NewType("Html", str)

BLANK = Html("________")
"""A place to write a word or a number on."""
LONG_BLANK = Html("_" * 40)
"""A place to write some words on."""
BOX = Html("&#9744;")
"""A box to tick."""

_SLASH = "\N{COMBINING LONG SOLIDUS OVERLAY}"


def hardened(markup: str) -> Html:
    """Markup without characters that `clean_text` refuses, and that stays the same when it is normalized.

    A long solidus behind the `>` of a tag would become one character with it, and the tag would never end.
    """
    return Html(clean_text(markup.replace(_SLASH, f"&#{ord(_SLASH)};")))


def text(words: str) -> Html:
    """Text as markup that shows it."""
    return hardened(html.escape(clean_text(words)))


def element(tag: str, inside: Html, class_: str = "") -> Html:
    """An element; `tag` and `class_` are names of this package, never an author's."""
    start = f'{tag} class="{class_}"' if class_ else tag
    return Html(f"<{start}>{inside}</{tag}>")


def together(parts: Iterable[Html], between: str = "") -> Html:
    """Markup one after the other."""
    return Html(between.join(parts))


def paragraph(inside: Html, class_: str = "") -> Html:
    """A paragraph, or nothing where there is nothing in it."""
    return element("p", inside, class_) if inside else Html("")


def items(rows: Iterable[Html], tag: str = "ul", class_: str = "") -> Html:
    """A list, or nothing without rows."""
    inside = together((element("li", row) for row in rows), "\n")
    return element(tag, inside, class_) if inside else Html("")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Html]], class_: str = "") -> Html:
    """A table with a caption, names of columns, and rows whose first cell names them."""
    names = together(Html(f'<th scope="col">{text(name)}</th>') for name in head)
    body = together((_row(row) for row in rows), "\n")
    told = element("caption", text(caption)) if caption else Html("")
    start = f'<table class="{class_}">' if class_ else "<table>"
    return Html(f"{start}{told}<thead><tr>{names}</tr></thead>\n<tbody>{body}</tbody></table>")


def _row(cells: Sequence[Html]) -> Html:
    first, *rest = cells
    told = together(element("td", cell) for cell in rest)
    return Html(f'<tr><th scope="row">{first}</th>{told}</tr>')


def line(spans: Line) -> Html:
    """Spans as markup; a gap is a place to write on."""
    return together(_SHOWN.get(span.role, _plain)(span) for span in spans)


def _plain(span: Span) -> Html:
    return text(span.text)


def host_of(address: str) -> str:
    """The host of an address of the web; empty for any other address."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _link(span: Span) -> Html:
    host = host_of(span.target)
    if not host:
        return text(span.text)
    behind = element("span", text(f" ({host})"), "host")
    return Html(f'<a href="{text(span.target)}">{text(span.text)}{behind}</a>')


_SHOWN: dict[str, Callable[[Span], Html]] = {
    "strong": lambda span: element("strong", text(span.text)),
    "emphasis": lambda span: element("em", text(span.text)),
    "code": lambda span: element("code", text(span.text)),
    "term": lambda span: element("span", text(span.text), "term"),
    "page": lambda span: element("span", text(span.text), "page"),
    "quiet": lambda span: element("span", text(span.text), "quiet"),
    "link": _link,
    "gap": lambda span: BLANK,
}
