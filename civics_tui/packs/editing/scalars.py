"""Writing one scalar: plain where YAML and its readers take it for the text it is, else quoted, or in lines of its own.

Look-alikes of truths, nulls and numbers are quoted even where this app reads a text: other programs guess.
"""

from __future__ import annotations

import json
import re

WIDTH = 120
"""Characters of a line that is filled."""

_SIGNS = "-?:,[]{}#&*!|>'\"%@`=<~+."
"""What a text must not start with to stand without quotes."""
_WORDS = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER = re.compile(r"[0-9][0-9_,.:]*([eE][-+]?[0-9]*)?\Z|0[xob][0-9A-Fa-f_]+\Z")
_TIME = re.compile(r"\d{4}-\d\d?-\d\d?[Tt\s]\d")
_BREAK = re.compile(r"(?<=[^ \n]) (?=[^ \n])")


def needs_quotes(text: str, *, flow: bool) -> bool:
    """Would a text without quotes be read as something else, here or by other programs?"""
    if text.casefold() in _WORDS or _NUMBER.match(text) or _TIME.match(text):
        return True
    if text[0] in _SIGNS or text != text.strip() or text.endswith(":") or not text.replace("\u200d", "").isprintable():
        return True
    return ": " in text or " #" in text or (flow and any(sign in text for sign in ",[]{}"))


def quoted(text: str, style: str = "") -> str:
    """A text in quotes, single ones where it stood in such and can."""
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def one_line(text: str, *, flow: bool, style: str = "") -> str:
    """A text in one line; in quotes where it needs them or stood in them."""
    return quoted(text, style) if style in ("'", '"') or needs_quotes(text, flow=flow) else text


def fits_block(text: str) -> bool:
    """Can a text be written in lines below a `|` or `>`, without a sign for its indentation?"""
    body = text.removesuffix("\n")
    rows = body.split("\n")
    return (
        bool(body.strip())
        and not body.endswith("\n")
        and not rows[0].startswith((" ", "\t"))
        and rows[0] != ""
        and all(row == row.rstrip() and (not row or row.replace("\u200d", "").isprintable()) for row in rows)
    )


def block(text: str, indent: int, *, folded: bool, note: str = "") -> str:
    """A text below a `|` or `>`; `note` is a comment that stands behind the sign.

    A folded text is filled up to `WIDTH`; lines that start with a space are never folded, so such a text is not.
    """
    body = text.removesuffix("\n")
    rows = body.split("\n")
    folded = folded and not any(row.startswith((" ", "\t")) for row in rows)
    head = (">" if folded else "|") + ("" if text.endswith("\n") else "-") + (f" {note}" if note else "")
    margin = " " * indent
    written: list[str] = []
    for number, row in enumerate(rows):
        if folded:
            written += [""] if number else []
            written += _filled(row, max(WIDTH - indent, 40)) if row else []
        else:
            written.append(row)
    return "\n".join([head, *(margin + row if row else "" for row in written)])


def _filled(row: str, width: int) -> list[str]:
    """A line cut at single spaces, so that folding gives it back."""
    lines = [""]
    for word in _BREAK.split(row):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
