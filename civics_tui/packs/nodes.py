"""Pack YAML as nodes with places, made from parser events: scalars stay texts, keys are texts.

Refuses aliases, anchors, tags, several documents, keys that are no texts, the same key twice, and anything deeper or
longer than its limits. Nothing of a document is ever built by the YAML library itself: its composer can die on deep
input, and its constructor guesses types.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from civics_tui.model.text import clean_text, forbidden
from civics_tui.packs import syntax
from civics_tui.packs.findings import Findings
from civics_tui.packs.text import Text
from civics_tui.words import _

MAX_DEPTH = 32
"""Lists and mappings inside one another."""
MAX_NODES = 1_000_000
"""Nodes of one file."""
MAX_LIST = 20_000
"""Entries of a list that stands right below the file's own keys."""
MAX_SHORT_LIST = 1_000
"""Entries of any other list, and of any mapping."""
MAX_TOLD = 20
"""YAML features told one by one in a file."""


class Scalar:
    """A text, with its place; `plain` where it stands without quotes."""

    __slots__ = ("plain", "start", "text")

    def __init__(self, text: str, plain: bool, start: int) -> None:
        """Hold the text, already clean."""
        self.text = text
        self.plain = plain
        self.start = start


class Seq:
    """A list of nodes."""

    __slots__ = ("items", "start")

    def __init__(self, start: int) -> None:
        """Start empty."""
        self.items: list[Node] = []
        self.start = start


class Map:
    """Nodes by key, in the order of the file, with the places of the keys."""

    __slots__ = ("items", "keys", "start")

    def __init__(self, start: int) -> None:
        """Start empty."""
        self.items: dict[str, Node] = {}
        self.keys: dict[str, int] = {}
        self.start = start


Node = Scalar | Seq | Map


class _TooMuchError(Exception):
    """A limit is exceeded; reading of the file ends."""


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector still while many nodes are made; it would look at all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(text: Text, findings: Findings, *, start: int = 0, end: int | None = None) -> Node | None:
    """Read one YAML document; `None` where it is empty or cannot be read.

    A part that is no YAML is told and left out, with the list entry it stands in; the rest is read.
    `start` and `end` cut the document out of its file, for the front matter of pages.
    """
    cut = text.text[start:end] if start or end is not None else text.text
    left = syntax.attempts(len(cut))
    while True:
        reader = _Reader(text, start)
        try:
            root = reader.read(cut)
        except _TooMuchError:
            root = None
        except syntax.errors() as error:
            left -= 1
            syntax.tell(error, cut, text, start, findings)
            mended = syntax.without_entry(error, cut, to_end=left == 1) if left else None
            if mended is None:
                reader.tell(findings)
                return None
            cut = mended
            continue
        reader.tell(findings)
        return root


def _parser(text: str) -> Any:
    """A parser of events: the C one where the YAML library has it."""
    try:
        from yaml.cyaml import CParser
    except ImportError:
        from yaml import SafeLoader

        return SafeLoader(text)
    return CParser(text)


class _Reader:
    """Makes nodes of the events of one document."""

    def __init__(self, text: Text, base: int) -> None:
        self.text = text
        self.base = base
        self.told: list[tuple[str, int, int, str, str | None]] = []
        self.spoiled: list[Map] = []
        self.root: Node | None = None

    def tell(self, findings: Findings) -> None:
        """Hand over what was found."""
        for code, start, end, message, help in self.told:
            findings.add(code, self.text, start, message, end=end, help=help)

    def read(self, cut: str) -> Node | None:  # noqa: C901, PLR0912, PLR0915 - one loop, run for every value of a pack
        """The root of the document."""
        from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

        get = _parser(cut).get_event
        base = self.base
        above: list[tuple[Map | Seq | None, str | None]] = []
        here: Any = None
        in_map = False
        key: str | None = None
        count = 0
        while (event := get()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                value = event.value
                if not (value.isascii() and value.isprintable()):
                    value = self._cleaned(value, event)
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if in_map and key is None:
                    key = value if value not in here.keys else self._twice(value, here, event)
                    here.keys[key] = event.start_mark.index + base
                    continue
                node: Node = Scalar(value, not event.style, event.start_mark.index + base)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                inner: Map | Seq = (Map if kind is MappingStartEvent else Seq)(event.start_mark.index + base)
                after = None
                if in_map and key is None:
                    after = self._no_key(here, event)
                elif in_map:
                    here.items[key] = inner
                elif here is not None:
                    here.items.append(inner)
                else:
                    self.root = inner
                above.append((here, after))
                if len(above) > MAX_DEPTH:
                    self._too_much(inner.start, _("this is nested too deeply; {n} levels are read"), MAX_DEPTH)
                here, in_map, key = inner, kind is MappingStartEvent, None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                count += 1
                self._measure(here, len(above), count)
                here, key = above.pop()
                in_map = here.__class__ is Map
                continue
            elif (other := self._other(event)) is None:
                continue
            elif in_map and key is None:
                key = other.text
                here.keys[key] = other.start
                self.spoiled.append(here)
                continue
            else:
                node = other
            if in_map:
                here.items[key] = node
                key = None
            elif here is not None:
                here.items.append(node)
            else:
                self.root = node
            count += 1
            if not count & 0xFFF:
                self._measure(here, len(above), count)
        for spoiled in self.spoiled:
            spoiled.items = {key: value for key, value in spoiled.items.items() if not key.startswith("\0")}
            spoiled.keys = {key: place for key, place in spoiled.keys.items() if not key.startswith("\0")}
        return self.root

    def _cleaned(self, value: str, event: Any) -> str:
        """The text without forbidden characters; raw ones are gone already, but quoted texts can name them."""
        for _offset, name in forbidden(value) if event.style == '"' else ():
            message = _("the character {name} is not allowed in a pack").format(name=name)
            help = _("delete it; it is invisible, or steers the terminal")
            self._add("E105", event.start_mark.index, event.end_mark.index, message, help)
        return clean_text(value)

    def _refuse(self, event: Any) -> None:
        """Tell an anchor or a tag; the value is read without it."""
        sign = "&" if event.anchor is not None else "!"
        message = _("a text that starts with {sign} is no text to YAML").format(sign=sign)
        self._add("E107", event.start_mark.index, event.end_mark.index, message, _("put the text in quotes"))

    def _other(self, event: Any) -> Scalar | None:
        """What an event that is neither value nor end stands for: an empty text for an alias, else nothing."""
        from yaml.events import AliasEvent, DocumentStartEvent

        at = event.start_mark.index
        if event.__class__ is AliasEvent:
            message = _("a text that starts with {sign} is no text to YAML").format(sign="*")
            self._add("E107", at, event.end_mark.index, message, _("put the text in quotes"))
            return Scalar("", False, at + self.base)
        if event.__class__ is DocumentStartEvent and (self.root is not None or event.tags):
            message = _("a second document starts here") if self.root is not None else _("this is not taken in packs")
            self._too_much(at + self.base, message, 0, "E107", _("one file holds one document: delete this line"))
        return None

    def _twice(self, key: str, here: Map, event: Any) -> str:
        """Tell a key that stands twice; give a name under which its value is dropped."""
        first = self.text.place(here.keys[key])
        message = _('"{key}" stands twice here').format(key=key)
        help = _("it stands first at {place}; delete one of the two").format(place=f"{first.line}:{first.column}")
        self._add("E108", event.start_mark.index, event.end_mark.index, message, help)
        self.spoiled.append(here)
        return f"\0{len(here.keys)}"

    def _no_key(self, here: Map, event: Any) -> str:
        """Tell a list or mapping that stands where a key must stand; give a name under which its value is dropped."""
        message = _("a text that starts with {sign} is no text to YAML").format(
            sign=self.text.text[event.start_mark.index + self.base : event.start_mark.index + self.base + 1]
        )
        self._add("E107", event.start_mark.index, event.end_mark.index, message, _("put the text in quotes"))
        self.spoiled.append(here)
        key = f"\0{len(here.keys)}"
        here.keys[key] = event.start_mark.index + self.base
        return key

    def _add(self, code: str, start: int, end: int, message: str, help: str | None) -> None:
        self.told.append((code, start + self.base, end + self.base, message, help))
        if len(self.told) >= MAX_TOLD:
            self._too_much(start + self.base, _("there is more of this; reading ends here"), 0)

    def _measure(self, here: Map | Seq | None, depth: int, count: int) -> None:
        """Refuse a list or mapping that is too long, and a file that holds too much."""
        most = MAX_LIST if depth <= 2 and here.__class__ is Seq else MAX_SHORT_LIST
        if here is not None and len(here.items) > most:
            self._too_much(here.start, _("this has too many entries; {n} are read"), most)
        if count > MAX_NODES:
            self._too_much(self.base, _("this file holds too much; {n} values are read"), MAX_NODES)

    def _too_much(self, start: int, message: str, most: int, code: str = "E103", help: str | None = None) -> NoReturn:
        """Tell why reading of the file ends, and end it."""
        self.told.append((code, start, start + 1, message.format(n=most), help))
        raise _TooMuchError
