"""The bytes of a file as text with `\\n`, and patches of that text put back so that no other byte changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from civics_tui.errors import EditRefused
from civics_tui.packs.files import MAX_FILE
from civics_tui.words import _

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Patch:
    """Characters that take the place of others."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Lines:
    """The text of a file; every line keeps its own end."""

    raw: str
    """As it stands in the file, a byte order mark left out."""
    text: str
    """With `\\n` at the ends of lines."""
    marked: bool = False
    """Does a byte order mark stand before it?"""
    _pairs: list[int] = field(default_factory=list)
    """Offsets in `text` of the ends of lines that are two characters in `raw`."""

    @property
    def newline(self) -> str:
        """The end that most lines have."""
        return "\r\n" if 2 * len(self._pairs) > self.text.count("\n") else "\n"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return ((BOM if self.marked else "") + self.raw).encode()

    def patched(self, patches: Iterable[Patch]) -> Lines:
        """The text with patches, which must not overlap; new lines get the end that most lines have."""
        kept, at, newline = list[str](), 0, self.newline
        for patch in sorted(patches, key=lambda one: (one.start, one.end)):
            kept += [self.raw[at : self._at(patch.start)], patch.text.replace("\n", newline)]
            at = self._at(patch.end)
        raw = "".join((*kept, self.raw[at:]))
        return from_text(raw, marked=self.marked)

    def _at(self, offset: int) -> int:
        return offset + bisect_left(self._pairs, offset)


def from_text(raw: str, *, marked: bool = False) -> Lines:
    """The lines of a text."""
    if "\r" not in raw:
        return Lines(raw, raw, marked)
    pairs: list[int] = []
    at = raw.find("\r\n")
    while at >= 0:
        pairs.append(at - len(pairs))
        at = raw.find("\r\n", at + 2)
    return Lines(raw, raw.replace("\r\n", "\n").replace("\r", "\n"), marked, pairs)


def from_bytes(data: bytes) -> Lines:
    """The lines of the bytes of a file.

    Raises:
        EditRefused: they are no UTF-8, or too many.
    """
    if len(data) > MAX_FILE:
        raise EditRefused(_("it is too large; at most {n} bytes are read.").format(n=MAX_FILE))
    try:
        raw = data.decode()
    except UnicodeDecodeError as error:
        raise EditRefused(_("it is not saved as UTF-8.")) from error
    return from_text(raw.removeprefix(BOM), marked=raw.startswith(BOM))
