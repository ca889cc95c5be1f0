"""Reading files of packs: capped, decoded strictly, forbidden characters replaced, line ends made `\\n`."""

from __future__ import annotations

import stat
from pathlib import Path

from civics_tui.model.text import forbidden, replace_forbidden
from civics_tui.packs.findings import Findings
from civics_tui.packs.text import Text
from civics_tui.words import _, ngettext

MAX_FILE = 16 * 1024 * 1024
"""Bytes of one file."""
MAX_TOLD = 20
"""Forbidden characters told one by one in a file."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))


def read_text(path: Path, name: str, findings: Findings, *, most: int = MAX_FILE) -> Text | None:
    """Read a file of a pack; `None` where it cannot be read at all. What is wrong goes to `findings`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            findings.add("E101", Text(name, ""), 0, _("this is no file"))
            return None
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        reason = _("there is no such file") if isinstance(error, FileNotFoundError) else error.strerror or str(error)
        findings.add("E101", Text(name, ""), 0, _("this file cannot be read: {reason}").format(reason=reason))
        return None
    if len(data) > most:
        message = _("this file is too large; at most {n} bytes are read").format(n=most)
        findings.add("E103", Text(name, ""), 0, message, advice=_("cut it into several files"))
        return None
    return decode(data, name, findings)


def decode(data: bytes, name: str, findings: Findings) -> Text | None:
    """Make text of the bytes of a file."""
    save = _("save the file as UTF-8")
    if data.startswith(_UTF16) or data[:200].count(0) > 20:
        message = _("this is UTF-16 or no text") if data.startswith(_UTF16) else _("this is no text file")
        findings.add("E102", Text(name, ""), 0, message, advice=save)
        return None
    data = data.removeprefix(_BOM)
    broken: UnicodeDecodeError | None = None
    try:
        raw = data.decode()
    except UnicodeDecodeError as error:
        broken, raw = error, data.decode(errors="replace")
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = Text(name, raw if _is_clean(data) else replace_forbidden(raw))
    findings.files[name] = text.text
    if broken:
        before = data[: broken.start].decode().replace("\r\n", "\n")
        message = _("these bytes are not UTF-8: {byte}").format(byte=f"{data[broken.start]:02X}")
        findings.add("E102", text, len(before), message, advice=save)
    _tell_forbidden(raw, text, findings)
    return text


def _is_clean(data: bytes) -> bool:
    """Is there no forbidden character? Only what is not plain ASCII has to be looked at, which is little."""
    return next(forbidden(data.translate(None, _PLAIN).decode(errors="replace")), None) is None


def _tell_forbidden(raw: str, text: Text, findings: Findings) -> None:
    if raw is text.text:
        return
    found = list(forbidden(raw))
    for offset, character in found[:MAX_TOLD]:
        message = _("the character {name} is not allowed in a pack").format(name=character)
        findings.add("E105", text, offset, message, advice=_("delete it; it is invisible, or steers the terminal"))
    if len(found) > MAX_TOLD:
        rest = ngettext("and {n} more such character", "and {n} more such characters", len(found) - MAX_TOLD)
        findings.add("E105", text, found[MAX_TOLD][0], rest)
