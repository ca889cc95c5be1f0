"""Pack YAML as nodes with places, made from parser events: scalars stay texts, keys are texts.

Refuses aliases, anchors, tags, several documents, keys that are no texts, the same key twice, and anything deeper or
longer than its limits. Nothing of a document is ever built by the YAML library itself: its composer can die on deep
input, and its constructor guesses types.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, NoReturn

from civics_tui.model.text import clean_text, forbidden
from civics_tui.packs import syntax
from civics_tui.packs.findings import Findings
from civics_tui.packs.text import Text
from civics_tui.words import _

MAX_DEPTH = 32
"""Lists and mappings inside one another."""
MAX_EVENTS = 2_000_000
"""Keys, values, starts and ends of one file."""
BLOCK = 4096
"""Events after which the limits are looked at."""
MAX_LIST = 20_000
"""Entries of a list that stands right below the file's own keys."""
MAX_SHORT_LIST = 1_000
"""Entries of any other list, and of any mapping."""
MAX_TOLD = 20
"""YAML features told one by one in a file."""
SPOILING = ("E107", "E108")
"""Problems that leave nothing sure of the entry they stand in."""
MAX_SIGNS = 2_000
"""Signs of anchors and tags that are looked at before every value is."""


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
    """Nodes by key, in the order of the file."""

    __slots__ = ("items", "start")

    def __init__(self, start: int) -> None:
        """Start empty."""
        self.items: dict[str, Node] = {}
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
            gc.freeze()
            gc.unfreeze()  # what was made counts as old, so that the next collection does not look at all of it
            gc.enable()


def parse(text: Text, findings: Findings, *, start: int = 0, end: int | None = None) -> Node | None:
    """Read one YAML document; `None` where it is empty or cannot be read.

    A part that is no YAML is told and left out, with the list entry it stands in; the rest is read.
    `start` and `end` cut the document out of its file, for the front matter of pages.
    """
    cut = "\n" * start + text.text[start:end] if start or end is not None else text.text
    left = syntax.attempts(len(cut))
    while True:
        reader = _Reader(text)
        try:
            root = reader.read(cut)
        except _TooMuchError:
            root = reader.root if reader.is_whole else None
        except syntax.errors() as error:
            left -= 1
            syntax.tell(error, cut, text, findings)
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
        from yaml._yaml import CParser
    except ImportError:
        from yaml import SafeLoader

        return SafeLoader(text)
    return CParser(text)


def events(text: str) -> Iterator[Any]:
    """The events of a text that `parse` takes, for those who look at places and styles.

    Raises:
        Exception: of `syntax.errors`, where it is no YAML after all.
    """
    return iter(_parser(text).get_event, None)


def _has_signs(text: str) -> bool:
    """Can there be an anchor or a tag? They start with `&` or `!` where a value may start, which texts rarely have."""
    for sign in "&!":
        at = text.find(sign)
        for _found in range(MAX_SIGNS):
            if at < 0:
                break
            if at == 0 or text[at - 1] in " \n\t[{,":
                return True
            at = text.find(sign, at + 1)
        else:
            return True
    return False


class _Reader:
    """Makes nodes of the events of one document."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.told: list[tuple[str, int, int, str, str | None]] = []
        self.spoiled: list[Map] = []
        self.root: Node | None = None
        self.is_whole = False
        """Has the first document ended?"""
        self.keys: dict[str, str] = {}

    def tell(self, findings: Findings) -> None:
        """Hand over what was found."""
        for code, start, end, message, advice in self.told:
            findings.add(code, self.text, start, message, end=end, advice=advice)
            if code in SPOILING:
                self.text.spoilt.append(start)

    def read(self, cut: str) -> Node | None:  # noqa: C901, PLR0912, PLR0915 - one loop, run for every value of a pack
        """The root of the document."""
        from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

        stream = events(cut)
        keys, has_signs, is_plain = self.keys, _has_signs(cut), cut.isascii()
        above: list[tuple[Map | Seq | None, str | None]] = []
        here: Any = None
        items: Any = None  # those of `here`
        in_map = False
        key: str | None = None
        blocks = 0
        event: Any = self
        while event is not None:
            event = None
            for event in islice(stream, BLOCK):
                kind = event.__class__
                if kind is ScalarEvent:
                    value = event.value
                    if has_signs and (event.tag is not None or event.anchor is not None):
                        self._refuse(event)
                    if in_map and key is None:
                        key = keys.get(value) or self._key(value, event)
                        if key in items:
                            key = self._twice(key, here, event)
                        continue
                    style = event.style
                    if (style == '"' or not is_plain) and not (value.isascii() and value.isprintable()):
                        value = self._cleaned(value, event)
                    node: Node = Scalar(value, not style, event.start_mark.index)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    if has_signs and (event.tag is not None or event.anchor is not None):
                        self._refuse(event)
                    inner = Map(event.start_mark.index) if kind is MappingStartEvent else Seq(event.start_mark.index)
                    after = None
                    if in_map and key is None:
                        after = self._no_key(here, event)
                    elif in_map:
                        items[key] = inner
                    elif here is not None:
                        items.append(inner)
                    else:
                        self.root = inner
                    above.append((here, after))
                    if len(above) > MAX_DEPTH:
                        self._too_much(inner.start, _("this is nested too deeply; {n} levels are read"), MAX_DEPTH)
                    here, items, in_map, key = inner, inner.items, kind is MappingStartEvent, None
                    continue
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    if len(items) > MAX_SHORT_LIST:
                        self._measure(here, len(above))
                    here, key = above.pop()
                    in_map = here.__class__ is Map
                    items = None if here is None else here.items
                    continue
                elif (other := self._other(event)) is None:
                    continue
                elif in_map and key is None:
                    key = self._dropped(here)
                    continue
                else:
                    node = other
                if in_map:
                    items[key] = node
                    key = None
                elif here is not None:
                    items.append(node)
                else:
                    self.root = node
            blocks += 1
            if blocks * BLOCK > MAX_EVENTS:
                self._too_much(0, _("this file holds too much; {n} values are read"), MAX_EVENTS // 2)
            for depth, (outer, _key) in enumerate([*above[1:], (here, None)], start=1):
                self._measure(outer, depth)
        for spoiled in self.spoiled:
            for name in [name for name in spoiled.items if name.startswith("\0")]:
                del spoiled.items[name]
        return self.root

    def _cleaned(self, value: str, event: Any) -> str:
        """The text without forbidden characters; raw ones are gone already, but quoted texts can name them."""
        for _offset, name in forbidden(value) if event.style == '"' else ():
            message = _("the character {name} is not allowed in a pack").format(name=name)
            advice = _("delete it; it is invisible, or steers the terminal")
            self._add("E105", event, message, advice)
        return clean_text(value)

    def _key(self, value: str, event: Any) -> str:
        """A key that was not met before, cleaned; equal keys are one object from then on."""
        key = self._cleaned(value, event)
        self.keys[value] = key
        return key

    def _refuse(self, event: Any) -> None:
        """Tell an anchor or a tag; the value is read without it."""
        self._no_text("&" if event.anchor is not None else "!", event)

    def _no_text(self, sign: str, event: Any) -> None:
        message = _("a text that starts with {sign} is no text to YAML").format(sign=sign)
        self._add("E107", event, message, _("put the text in quotes"))

    def _other(self, event: Any) -> Scalar | None:
        """What an event that is neither value nor end stands for: an empty text for an alias, else nothing."""
        kind = event.__class__.__name__
        if kind == "AliasEvent":
            self._no_text("*", event)
            return Scalar(str(event.anchor), False, event.start_mark.index)
        if kind == "DocumentStartEvent" and (self.root is not None or event.tags):
            message = _("a second document starts here") if self.root is not None else _("this is not taken in packs")
            advice = _("one file holds one document: delete this line")
            self.is_whole = self.root is not None
            self._too_much(event.start_mark.index, message, 0, "E107", advice)
        return None

    def _twice(self, key: str, here: Map, event: Any) -> str:
        """Tell a key that stands twice; give a name under which its value is dropped."""
        first = self.text.place(here.items[key].start)
        message = _('"{key}" stands twice here').format(key=key)
        advice = _("it stands in line {line}, too; delete one of the two").format(line=first.line)
        self._add("E108", event, message, advice)
        return self._dropped(here)

    def _no_key(self, here: Map, event: Any) -> str:
        """Tell a list or mapping that stands where a key must stand; give a name under which its value is dropped."""
        self._no_text(self.text.text[event.start_mark.index : event.start_mark.index + 1], event)
        return self._dropped(here)

    def _dropped(self, here: Map) -> str:
        """A key whose value is dropped in the end; no key of a file can be like it."""
        self.spoiled.append(here)
        return f"\0{len(here.items)}"

    def _add(self, code: str, event: Any, message: str, advice: str | None) -> None:
        self.told.append((code, event.start_mark.index, event.end_mark.index, message, advice))
        if len(self.told) >= MAX_TOLD:
            self._too_much(event.start_mark.index, _("there is more of this; reading ends here"), 0)

    def _measure(self, here: Map | Seq | None, depth: int) -> None:
        """Refuse a list or mapping that is too long."""
        most = MAX_LIST if depth <= 2 and here.__class__ is Seq else MAX_SHORT_LIST
        if here is not None and len(here.items) > most:
            self._too_much(here.start, _("this has too many entries; {n} are read"), most)

    def _too_much(self, start: int, message: str, most: int, code: str = "E103", advice: str | None = None) -> NoReturn:
        """Tell why reading of the file ends, and end it."""
        self.told.append((code, start, start + 1, message.format(n=most), advice))
        raise _TooMuchError
