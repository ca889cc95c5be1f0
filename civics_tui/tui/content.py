"""Text as the full screen draws it: pack text, names and messages become `Content` here, never markup.

Also wraps content to columns and cuts it, and gives every colour token its style; no screen names a colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from civics_tui.model.text import clean_text
from civics_tui.views import tokens

if TYPE_CHECKING:
    from civics_tui.views.pieces import Line, Role


def _style(token: tokens.Token) -> str:
    """The legible form of the token's theme variable; the marked row is bold as well."""
    variable = token.variable.replace("$text-", "$").replace("$", "$text-")
    return f"bold {variable}" if token.name == "focus" else variable


TOKENS: dict[str, str] = {"": "", "title": "bold"} | {name: _style(token) for name, token in tokens.TOKENS.items()}
"""Style of each colour token of the app; a word or a sign always says the same."""

_ROLES: dict[Role, str] = {
    "": "",
    "strong": "bold",
    "emphasis": "italic",
    "code": "bold",
    "term": "underline",
    "page": "underline",
    "link": "underline",
    "special": "underline",
    "gap": "bold",
    "quiet": "$text-muted",
}


def T(text: str, token: str = "") -> Content:
    """Text that is shown as it stands, in the style of a colour token."""
    return Content.styled(clean_text(text), TOKENS[token])


def line_content(line: Line) -> Content:
    """A line of the views, each span in the style of its role."""
    return Content.assemble(*((clean_text(span.text), _ROLES[span.role]) for span in line))


def joined(parts: Iterable[Content], between: str = "") -> Content:
    """Contents one after the other."""
    return Content(between).join(parts)


def wrap(content: Content, width: int) -> list[Content]:
    """Wrap at words to `width` columns; a word that is longer is broken. Empty content gives no line."""
    return [line.rstrip() for line in content.wrap(max(2, width))] if content else []


def hang(label: Content, content: Content, width: int, indent: int) -> list[Content]:
    """Wrap with `label` before the first line and `indent` columns before every line, all within `width` columns."""
    lines = wrap(content, width - indent) or [Content("")]
    first = fill(label, indent) + lines[0]
    return [first, *(line.pad_left(indent) for line in lines[1:])]


def fill(content: Content, width: int) -> Content:
    """Pad with spaces to `width` columns; what is wider stays as it is."""
    return content.pad_right(max(0, width - content.cell_length))


def cut(content: Content, width: int) -> Content:
    """Cut to `width` columns, with three dots where something is lost."""
    if content.cell_length <= width:
        return content
    return content.truncate(max(0, width - 3)).rstrip() + Content("..."[: max(0, width)])


def cut_lines(lines: list[Content], most: int, width: int) -> list[Content]:
    """At most `most` lines; dots end the last one where lines are lost."""
    if len(lines) <= most:
        return lines
    last, room = lines[most - 1], max(0, width - 4)
    while last.cell_length > room:
        words, space, _word = last.plain.rpartition(" ")
        if not (space and words.strip()):
            last = last.truncate(room) if room else Content("")
            break
        last = last[: len(words)]
    return [*lines[: most - 1], last.rstrip() + Content(" ...")]


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of `width` columns; `left` is cut where both do not fit."""
    room = width - right.cell_length - (2 if right else 0)
    return fill(cut(left, max(0, room)), width - right.cell_length) + right
