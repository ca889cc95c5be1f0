"""What is wrong where a text is no YAML, said without YAML's own words, with the place found in the text itself.

Also cuts out the list entry that cannot be read, so that the rest of the file can be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from civics_tui.packs.findings import Findings
from civics_tui.packs.text import Text
from civics_tui.words import _

_CURLY = re.compile("[\u201c\u201d\u2018\u2019]")
_OPENING = re.compile(r"[:\[{,-] +([\"'])\Z")
"""A quote that looks as if it opened a text."""
BACK = 10_000
"""Characters in which a quote that was never closed is looked for."""
_ENTRY = re.compile(r"( *)- ")


def errors() -> tuple[type[Exception], ...]:
    """What the parser raises."""
    from yaml import YAMLError

    return (YAMLError,)


def attempts(length: int) -> int:
    """How often a text of that length may be read again without a broken entry."""
    return 30 if length < 100_000 else 6 if length < 1_000_000 else 3


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where the parser stopped, and in what."""

    cut: str
    at: int
    """Offset of the place where it stopped."""
    opened: int
    """Offset of what it was reading: a quote, a bracket, a key."""
    what: str
    """The parser's two sentences, joined."""

    @property
    def line(self) -> str:
        """The line it stopped in."""
        return self.cut[self.line_start : self.line_end]

    @property
    def line_start(self) -> int:
        return self.cut.rfind("\n", 0, self.at) + 1

    @property
    def line_end(self) -> int:
        end = self.cut.find("\n", self.at)
        return len(self.cut) if end < 0 else end

    @property
    def before(self) -> str:
        """What stands before the place in its line."""
        return self.cut[self.line_start : self.at]

    @property
    def sign(self) -> str:
        """The character at the place."""
        return self.cut[self.at : self.at + 1]

    @property
    def in_one_line(self) -> bool:
        """Did it open what it was reading in the line it stopped in?"""
        return self.opened >= self.line_start


Told = tuple[int, str, str]
"""Offset, message, advice."""


def _fault(error: Any, cut: str) -> _Fault:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = min(mark.index, len(cut)) if mark else 0
    what = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or ''}"
    unclosed = _unclosed(cut, at)
    if unclosed is not None:
        return _Fault(cut, at, unclosed, "quoted scalar")
    return _Fault(cut, at, min(context.index, len(cut)) if context else at, what)


def _unclosed(cut: str, at: int) -> int | None:
    """The offset of the quote that was closed by a later opening one, where that is what happened."""
    opening = _OPENING.search(cut, cut.rfind("\n", 0, at) + 1, at)
    if opening is None or cut[at : at + 1].isspace():
        return None
    sign = opening[1]
    begin = max(0, opening.start() - BACK)
    earlier = list(re.finditer(rf"[:\[{{,-] +({sign})[^{sign}\n]*$", cut[begin : opening.start()], re.MULTILINE))
    return begin + earlier[-1].start(1) if earlier else None


def tell(error: Any, cut: str, text: Text, findings: Findings) -> None:
    """Say what is wrong. `cut` is what was read: the text, with parts of it blanked."""
    fault = _fault(error, cut)
    told = next((found for rule in _RULES if (found := rule(fault)) is not None), None)
    at, message, advice = told or (fault.at, _("this cannot be read"), _("look at quotes, colons and indentation here"))
    findings.add("E106", text, at, message, end=at + 1, advice=advice)


def _tab(fault: _Fault) -> Told | None:
    tab = fault.line.find("\t")
    if tab < 0 or fault.line[:tab].strip() or "quoted" in fault.what:
        return None
    return fault.line_start + tab, _("a tab stands where spaces must stand"), _("indent with spaces")


def _quote(fault: _Fault) -> Told | None:
    if "quoted scalar" not in fault.what or "escape" in fault.what:
        return None
    sign = fault.cut[fault.opened : fault.opened + 1]
    advice = _("end the text with {sign}; a {sign} inside is written {inside}")
    return (
        fault.opened,
        _("this quote is never closed"),
        advice.format(sign=sign, inside='\\"' if sign == '"' else "''"),
    )


def _escape(fault: _Fault) -> Told | None:
    if "escape" not in fault.what:
        return None
    at = fault.at if fault.sign == "\\" else max(0, fault.at - 1)
    message = _("{sign} is nothing that can stand in double quotes").format(sign=fault.cut[at : at + 2].strip())
    return at, message, _("write \\\\ for a backslash, or use single quotes")


def _curly(fault: _Fault) -> Told | None:
    found = _CURLY.search(fault.line)
    opening = found.start() if found else 0
    before = fault.line[:opening].rstrip()
    if found is None or not before.endswith((":", "-", "[", "{", ",")):
        return None
    message = _("curly quotes are letters here; they do not hold a text together")
    return fault.line_start + opening, message, _('put straight quotes around the text: "..."')


def _colon(fault: _Fault) -> Told | None:
    if "mapping values are not allowed" not in fault.what:
        return None
    key = fault.before.strip().lstrip("- ")
    if ":" in key or "{" in key or "[" in key:
        message = _("a colon stands in a text without quotes")
        return fault.at, message, _('put the text in quotes: "..."')
    above = fault.cut[: fault.line_start].rstrip("\n").rpartition("\n")[2]
    first = fault.line_start + len(fault.line) - len(fault.line.lstrip())
    if above.strip() and ":" not in above:
        at = fault.cut.rfind(above, 0, fault.line_start) + len(above) - len(above.lstrip("- "))
        if above.lstrip().startswith("- "):
            advice = _("write  key: value, such as  text: {words}").format(words=above.lstrip("- ")[:40])
            return at, _("this line has no colon behind its key"), advice
        return at, _("this line has no colon behind its key"), _("write  key: value")
    return first, _("this line stands too far to the right"), _("put it straight below the key above it")


def _sign(fault: _Fault) -> Told | None:
    if "cannot start any token" not in fault.what and "scanning an a" not in fault.what:
        return None
    at = fault.opened if "scanning an a" in fault.what else fault.at
    message = _("a text that starts with {sign} is no text to YAML").format(sign=fault.cut[at : at + 1])
    return at, message, _("put the text in quotes")


def _key(fault: _Fault) -> Told | None:
    if "simple key" not in fault.what:
        return None
    message = _("this line is no  key: value  and no part of a text")
    return fault.opened, message, _("write a colon and a space behind a key; indent a text that goes on")


def _flow(fault: _Fault) -> Told | None:
    if "parsing a flow" not in fault.what:
        return None
    sign = fault.cut[fault.opened : fault.opened + 1]
    if "flow node" in fault.what or not fault.in_one_line:
        if sign in ("[", "{"):
            close = "]" if sign == "[" else "}"
            return (
                fault.opened,
                _("this {sign} is never closed").format(sign=sign),
                _("end it with {sign}").format(sign=close),
            )
        return fault.at, _("something is missing here"), _("look for two commas in a row, or an open bracket")
    message = _("this does not belong to the list or mapping that is open here")
    return fault.at, message, _("put texts that hold , : [ ] { or } in quotes; look for a missing comma")


def _behind(fault: _Fault) -> Told | None:
    if not fault.before.strip(" -"):
        return None
    if fault.before.rstrip().endswith(('"', "'")):
        message = _("the text goes on behind its closing quote")
        return fault.at, message, _("put the whole text in quotes; a quote inside is written \\\" or ''")
    if fault.before.rstrip().endswith(("]", "}")) or fault.sign in ("]", "}"):
        opening = re.search(r"[\[{]", fault.line)
        at = fault.line_start + opening.start() if opening else fault.at
        message = _("a text that starts with {sign} is no text to YAML").format(sign=fault.cut[at : at + 1])
        return at, message, _("put the text in quotes")
    if "entries are not allowed" in fault.what:
        return fault.at, _("a list cannot start in this line"), _("start it in the next line, indented")
    if "block scalar" in fault.what:
        return fault.at, _("nothing may stand behind | or >"), _("start the text in the next line, indented")
    return None


def _indentation(fault: _Fault) -> Told | None:
    if "parsing a block" not in fault.what:
        return None
    first = fault.line_start + len(fault.line) - len(fault.line.lstrip())
    message = _("this line is not in line with those above it")
    return first, message, _("give keys of one entry the same indentation; start an entry with a dash")


_RULES: tuple[Callable[[_Fault], Told | None], ...] = (
    _tab,
    _curly,
    _quote,
    _escape,
    _colon,
    _sign,
    _key,
    _flow,
    _behind,
    _indentation,
)


def without_entry(error: Any, cut: str, *, to_end: bool) -> str | None:
    """The text with the entry blanked that holds the fault, every line and offset in its place.

    Args:
        error: what the parser raised.
        cut: the text that was read.
        to_end: blank all that follows, too.

    Returns:
        The text, or `None` where nothing is left to blank.
    """
    fault = _fault(error, cut)
    at = fault.opened if any(word in fault.what for word in ("quoted", "simple key", "flow")) else fault.at
    start, indent = _entry_start(cut, at)
    end = len(cut) if to_end else _entry_end(cut, max(fault.line_end if at == fault.at else at, start), indent)
    blank = "\n".join([" " * len(line) for line in cut[start:end].split("\n")])
    if not cut[start:end].strip():
        return None
    return cut[:start] + blank + cut[end:]


def _entry_start(cut: str, at: int) -> tuple[int, int]:
    """Offset and indentation of the outermost list entry around an offset, below its key; else of the key itself."""
    best, indent = -1, 1 << 30
    line = cut.rfind("\n", 0, at) + 1
    while True:
        end = cut.find("\n", line)
        found = _ENTRY.match(cut, line, len(cut) if end < 0 else end)
        if found and len(found[1]) < indent:
            best, indent = line, len(found[1])
        if cut[line : line + 1] not in (" ", "\n", "#", "", "\t") and not found:
            return (best, indent) if best >= 0 else (line, -1)
        if not line:
            return (best, indent) if best >= 0 else (0, -1)
        line = cut.rfind("\n", 0, line - 1) + 1


def _entry_end(cut: str, after: int, indent: int) -> int:
    """Offset of the next list entry of that indentation, or of the next key of the file."""
    line = cut.find("\n", after) + 1
    while line:
        found = _ENTRY.match(cut, line)
        if (found and len(found[1]) <= indent) or (not found and cut[line : line + 1].isalpha()):
            return line
        line = cut.find("\n", line) + 1
    return len(cut)
