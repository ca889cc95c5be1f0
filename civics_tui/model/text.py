"""Text of packs: cleaning, the inline marks of the format, and filling in variables. Pure; draws nothing.

`clean_text` is the one gate against control bytes and invisible direction changes (design: safety of pack text).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from civics_tui.errors import ExpressionError
from civics_tui.words import _

REPLACEMENT = "\ufffd"

# C0 but tab and newline, DEL, C1; line and paragraph separators; bidi embeddings, overrides, isolates;
# BOM; noncharacters and lone surrogates; interlinear and tag characters. ZWJ, ZWNJ, LRM, RLM stay.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
MAX_MARKS = 8
"""Combining marks that may stand on one base character."""


def clean_text(text: str) -> str:
    """Normalize to NFC, make line ends `\\n`, and replace every forbidden character by U+FFFD."""
    if text.isascii():
        if text.isprintable():
            return text
    else:
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _cap_marks(_FORBIDDEN.sub(REPLACEMENT, text))


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Give offset and name (`U+202E`) of every character that `clean_text` would replace."""
    for found in _FORBIDDEN.finditer(text.replace("\r\n", "\n")):
        if found.group() != "\r":
            yield found.start(), f"U+{ord(found.group()):04X}"


def replace_forbidden(text: str) -> str:
    """Replace every character that `forbidden` names by U+FFFD; all others keep their place."""
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub(lambda found: "\r" if found.group() == "\r" else REPLACEMENT, text)


def _cap_marks(text: str) -> str:
    """Drop combining marks beyond `MAX_MARKS` on one character, which would flood a screen."""
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def one_line(text: str) -> str:
    """Fold every run of white space into one space."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a template: plain text, a `{name}`, or a `[[gap]]`."""

    kind: str
    """`text`, `name` or `gap`."""
    text: str
    """The text, or the name without its braces or brackets."""
    offset: int
    """Where the part starts in the text it was cut from."""


_TEMPLATE = re.compile(r"\\([{}])|\\[\\\[]|\{([^{}\n]{1,60})\}|\[\[([^\[\]\n]{1,60})\]\]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_GAP_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*\Z")


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text at `{name}` and `[[gap]]`; `\\{` is a brace. What is neither stays text, `\\[` as it is written."""
    found: list[Piece] = []
    plain: list[str] = []
    plain_at = 0
    position = 0

    def flush() -> None:
        if plain:
            found.append(Piece("text", "".join(plain), plain_at))
            plain.clear()

    for match in _TEMPLATE.finditer(text):
        if position < match.start():
            plain_at = plain_at if plain else position
            plain.append(text[position : match.start()])
        position = match.end()
        escaped, name, gap = match.groups()
        if name is not None and _NAME.match(name):
            flush()
            found.append(Piece("name", name, match.start()))
        elif gap is not None and _GAP_NAME.match(gap):
            flush()
            found.append(Piece("gap", gap, match.start()))
        else:
            plain_at = plain_at if plain else match.start()
            plain.append(escaped if escaped is not None else match.group())
    if position < len(text):
        plain_at = plain_at if plain else position
        plain.append(text[position:])
    flush()
    return tuple(found)


def names(text: str) -> tuple[str, ...]:
    """The `{names}` of a text, in order, repeated as they stand."""
    return tuple(piece.text for piece in pieces(text) if piece.kind == "name") if "{" in text else ()


def gaps(text: str) -> tuple[str, ...]:
    """The `[[gaps]]` of a text, in order, repeated as they stand."""
    return tuple(piece.text for piece in pieces(text) if piece.kind == "gap") if "[[" in text else ()


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put `values` in place of `{names}`; gaps stay as they are.

    Raises:
        ExpressionError: a name has no value.
    """
    return _filled(text, lambda piece: _value(piece, values)) if "{" in text else text


def fill_markdown(text: str, values: Mapping[str, str]) -> str:
    """Put `values` in place of the `{names}` of a Markdown text, so that each is shown as it is.

    Raises:
        ExpressionError: a name has no value, or a value with a backtick stands in code.
    """
    if "{" not in text:
        return text
    code = [found.span() for found in _CODE.finditer(text) if found[1]]

    def put(piece: Piece) -> str:
        value = _value(piece, values)
        if not any(start < piece.offset < end for start, end in code):
            return as_written(value)
        if "`" in value:
            raise ExpressionError(_("The value of {name} holds ` and stands in code.").format(name=f"{{{piece.text}}}"))
        return one_line(value)

    return _filled(text, put)


_CODE = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_SIGNS = re.compile(r"[\\`*_\[\]{}<&]|\A(?:[#>+|:~=-](?!\d)|\d{1,9}[.)](?=\s|\Z))")


def as_written(text: str) -> str:
    """A text as Markdown that shows it: the signs that would mean something become character references."""
    return _SIGNS.sub(lambda sign: f"{sign[0][:-1]}&#{ord(sign[0][-1])};", one_line(text))


def _value(piece: Piece, values: Mapping[str, str]) -> str:
    if piece.text not in values:
        raise ExpressionError(_("There is no variable {name}.").format(name=piece.text))
    return values[piece.text]


def _filled(text: str, put: Callable[[Piece], str]) -> str:
    written = {"name": put, "gap": _gap, "text": _text}
    return "".join(written[piece.kind](piece) for piece in pieces(text))


def _gap(piece: Piece) -> str:
    return f"[[{piece.text}]]"


def _text(piece: Piece) -> str:
    return piece.text
