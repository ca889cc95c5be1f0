"""What does not fit the declared shape of a record, in words: unknown and missing keys, values of another shape."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import Any

from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Node, Scalar, Seq
from civics_tui.packs.places import Path, follow, key_span, span
from civics_tui.packs.shape import Inner, Shape
from civics_tui.packs.spellings import BARE
from civics_tui.packs.text import Text
from civics_tui.words import _

Blame = Callable[[Path], tuple[Text, Map]]
"""The file and mapping in which a path of a record stands; a default may stand in another place than the record."""


LONGEST_WORD = 80
"""Characters of a word for which a similar one is looked for."""
KEYS_NAMED = 10
"""Known keys that are listed where none is near."""
MISSING = ("missing", "missing_argument")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """A sentence with the most similar of the known words, where one is near."""
    words = list(known)
    if len(word) > LONGEST_WORD:
        return None
    folded = {one.casefold().replace("-", "_"): one for one in words}
    match = folded.get(word.casefold().replace("-", "_"))
    if match is None:
        match = next(iter(difflib.get_close_matches(word, words, 1, 0.6)), None)
    return _('did you mean "{word}"?').format(word=match) if match and match != word else None


def tell(error: Any, shape: Shape[Any], blame: Blame, findings: Findings, *, torn: bool = False) -> None:
    """Say every problem that pydantic found; of a record that is `torn`, not what it lacks at the top."""
    details = [
        (str(one["type"]), tuple(step for step in one["loc"] if step != "[key]"))
        for one in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    unquoted: set[tuple[str | int, ...]] = set()
    for kind, path in details:
        text, record = blame(path)
        if kind in MISSING and _is_text(shape, path, record):
            unquoted.add(path[:-1])
            start, _end = span(text, follow(record, path[:-1]))
            message = _("a colon stands in a text without quotes")
            findings.add("E114", text, start, message, end=_end, advice=_('put the text in quotes: "..."'))
    for kind, path in details:
        if path[:-1] not in unquoted and not (torn and kind in MISSING and len(path) == 1):
            _tell_one(kind, path, shape, *blame(path), findings)


def _is_text(shape: Shape[Any], path: Path, record: Map) -> bool:
    """Are the keys that stand here, none of them known, a text that holds a colon?"""
    owner, _inner = declared(shape, path)
    node = follow(record, path[:-1])
    return owner.cls in BARE and isinstance(node, Map) and not any(key in owner.rules for key in node.items)


def _tell_one(kind: str, path: Path, shape: Shape[Any], text: Text, record: Map, findings: Findings) -> None:
    owner, inner = declared(shape, path)
    key = str(path[-1])
    if kind in MISSING:
        parent = follow(record, path[:-1])
        start, end = span(text, parent)
        message = _('"{key}" is missing').format(key=key)
        findings.add("E113", text, start, message, end=end, advice=_("add  {key}: ...").format(key=key))
    elif kind in ("unexpected_keyword_argument", "unexpected_argument"):
        unknown_key(text, follow(record, path[:-1]), key, owner.keys, findings)
    else:
        name = next((step for step in reversed(path) if isinstance(step, str)), key)
        _tell_value(kind, str(name), inner, text, follow(record, path), findings)


def unknown_key(text: Text, record: Node, key: str, known: Iterable[str], findings: Findings) -> None:
    """Say that a key is not known, with the one that may be meant."""
    start, end = key_span(text, record, key) if isinstance(record, Map) else span(text, record)
    names = list(known)
    advice = nearest(key, names) or _("known keys: {keys}").format(keys=", ".join(names[:KEYS_NAMED]))
    findings.add("E112", text, start, _('there is no key "{key}" here').format(key=key), end=end, advice=advice)


def declared(shape: Shape[Any], path: Path) -> tuple[Shape[Any], Inner]:
    """The record in which the last key of a path is declared, and what is declared there."""
    owner, inner, deep = shape, Inner(), 0
    for step in path:
        if deep:
            deep -= 1
            continue
        owner = inner.shape or owner
        inner = owner.inner.get(str(step), Inner())
        deep = inner.deep
    return (owner, Inner(deep, inner.shape, inner.words))


def _tell_value(kind: str, key: str, inner: Inner, text: Text, node: Node, findings: Findings) -> None:
    start, end = span(text, node)
    value = node.text if isinstance(node, Scalar) else ""
    is_quoted = isinstance(node, Scalar) and not node.plain
    if kind == "bool_type" or (kind == "literal_error" and not inner.words):
        _truth(key, value, text, start, end, findings)
    elif kind in ("int_type", "decimal_type"):
        _number(kind, key, value, is_quoted, text, start, end, findings)
    elif inner.words and isinstance(node, Map):
        message = _('"{key}" takes words').format(key=key)
        advice = _("write some of {words}").format(words=", ".join(inner.words))
        findings.add("E116", text, start, message, end=end, advice=advice)
    elif inner.words and isinstance(node, Scalar) and kind == "literal_error":
        message = _('"{key}" does not take "{value}"').format(key=key, value=value[:60])
        advice = nearest(value, inner.words) or _("write one of {words}").format(words=", ".join(inner.words))
        findings.add("E116", text, start, message, end=end, advice=advice)
    else:
        message = _('"{key}" needs {what}').format(key=key, what=_needed(kind, inner))
        findings.add("E114", text, start, message, end=end, advice=_found(node))


def _needed(kind: str, inner: Inner) -> str:
    if kind == "tuple_type":
        return _("a list: [A, B], or one line with a dash for each")
    if kind in ("dataclass_type", "mapping_type", "dict_type"):
        bare = inner.shape is not None and inner.shape.cls in BARE
        return _("a text, or keys with values") if bare else _("keys with values: {key: value}")
    return _("a text")


def _found(node: Node) -> str:
    if isinstance(node, Seq):
        return _("a list stands here")
    if isinstance(node, Map):
        keys = ", ".join(list(node.items)[:3])
        return _("keys with values stand here ({keys}); put a text that holds a colon in quotes").format(keys=keys)
    return _("leave the key out where you have nothing to say") if not node.text else _("a text stands here")


_YES, _NO = ("yes", "true", "on", "y", "1"), ("no", "false", "off", "n", "0")


def _truth(key: str, value: str, text: Text, start: int, end: int, findings: Findings) -> None:
    meant = "true" if value.casefold() in _YES else "false" if value.casefold() in _NO else ""
    message = _("the {key} must be true or false").format(key=key)
    advice = _("write  {key}: {value}").format(key=key, value=meant or _("true  or  {key}: false").format(key=key))
    label = _('is read as the text "{value}"').format(value=value[:30]) if value else ""
    findings.add("E121", text, start, message, end=end, advice=advice, label=label)


def _number(
    kind: str, key: str, value: str, is_quoted: bool, text: Text, start: int, end: int, findings: Findings
) -> None:
    if is_quoted and value.removeprefix("-").replace(".", "", 1).isdigit():
        message = _('"{key}" needs a number, and in quotes it is a text').format(key=key)
        advice = _("write  {key}: {value}").format(key=key, value=value)
        findings.add("E122", text, start, message, end=end, advice=advice)
        return
    needed = _("a whole number") if kind == "int_type" else _("a number such as 2 or 0.5")
    message = _('"{key}" needs {what}').format(key=key, what=needed)
    findings.add("E120", text, start, message, end=end, advice=_("write digits, without quotes, unit or fraction"))
