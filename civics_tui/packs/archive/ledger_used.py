"""Which records of a ledger a pack uses: what it names, what those name, and what differs from what it cites."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack
from civics_tui.packs.roles import USES, Use

_LEDGER: dict[Use, str] = {"claim": "claims", "actor": "actors", "source": "sources"}


def used(pack: Pack) -> Ledger:
    """The part of its ledger that the pack needs to stand alone, in the ledger's order.

    A dispute comes whole with the first claim of it that the pack cites; one that only comes along with another
    dispute's claims brings no more with it.
    """
    kept: dict[str, set[str]] = {"sources": set(), "claims": set(), "disputes": set(), "actors": set()}
    waiting = [*_named(dataclasses.replace(pack, ledger=Ledger())), *_in_pages(pack)]
    cited = {id_ for key, id_ in waiting if key == "claims"}
    waiting += [("disputes", one.id) for one in pack.ledger.disputes_of(cited)]
    while waiting:
        key, id_ = waiting.pop()
        record = getattr(pack.ledger, key).get(id_)
        if record is None or id_ in kept[key]:
            continue
        kept[key].add(id_)
        waiting += _named(record)
        if key == "claims":
            waiting.append(("sources", record.source))
    return Ledger(
        **{
            key: {id_: record for id_, record in getattr(pack.ledger, key).items() if id_ in ids}
            for key, ids in kept.items()
        }
    )


def _named(node: Any) -> Iterator[tuple[str, str]]:
    """The records of a ledger that some record names, at whatever depth: key of the ledger and id."""
    if isinstance(node, Mapping):
        for part in node.values():
            yield from _named(part)
    elif isinstance(node, tuple):
        for part in node:
            yield from _named(part)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            value, key = getattr(node, field.name), _key(type(node), field.name)
            if key is None:
                yield from _named(value)
            elif value is not None:
                yield from ((key, id_) for id_ in ((value,) if isinstance(value, str) else value))


def _key(cls: type[Any], name: str) -> str | None:
    """The key of the ledger whose ids stand in a field."""
    row = next((USES[one, name] for one in cls.__mro__ if (one, name) in USES), None)
    return _LEDGER.get(row.use) if row else None


def _in_pages(pack: Pack) -> Iterator[tuple[str, str]]:
    """The records of a ledger that directives of pages name."""
    keys = {"actors": "actors", "compare": "disputes"}
    for page in pack.explainers.values():
        for section in page.sections:
            for part in section.parts:
                yield from ((keys[part.kind], id_) for id_ in part.ids if part.kind in keys)
