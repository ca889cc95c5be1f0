"""What a class is asked: the questions of a pack or set, with their variables drawn, and what stands behind them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from civics_tui.classroom.showing import Behind
from civics_tui.classroom.snapshot import Item, Snapshot
from civics_tui.errors import ExpressionError, NotFound, PackBroken, StorageError
from civics_tui.model import variant
from civics_tui.model.pack import reference, split_reference
from civics_tui.model.text import one_line
from civics_tui.packs.reader import read_pack
from civics_tui.study import wanted
from civics_tui.study.naming import named
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library
    from civics_tui.study.desk import Desk

SEED = "class"
"""Variables are drawn alike for the whole class, and alike in every session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The questions of a session before it is made."""

    snapshot: Snapshot
    left_out: tuple[str, ...] = ()
    """Why some questions are not asked, a sentence each."""


def lesson(desk: Desk, name: str, *, n: int | None = None) -> Lesson:
    """The questions of a pack or set, in the order of its author.

    Args:
        desk: the teacher's, with the library and own sets.
        name: as typed: a pack's id or path, `pack/set`, or a set of one's own.
        n: only so many, from the start.

    Raises:
        NotFound: there is no such pack or set, or nothing in it can be asked.
        PackBroken: the pack cannot be used.
    """
    title, references = _references(desk, name)
    wish = wanted.Wish(mode="practice", seed=SEED, today=desk.now().date(), n=n)
    chosen, left_out = wanted.named(desk.library, references, wish)
    items = tuple(_items(desk.library, chosen))
    if not items:
        raise NotFound(_("There is no question to ask in {name}.").format(name=name))
    whole = named(desk, name).pack is not None
    broken = tuple(_broken(desk, references)) if whole or left_out.missing else ()
    return Lesson(snapshot=Snapshot(title, items), left_out=(*broken, *wanted.reasons(left_out)))


def _broken(desk: Desk, references: Iterable[str]) -> Iterable[str]:
    """Of each pack that is asked, how many of its questions cannot be, and the command that shows them."""
    for pack in dict.fromkeys(split_reference(one)[0] for one in references):
        with contextlib.suppress(NotFound, PackBroken, StorageError):
            entry = desk.library.find(pack)
            count = read_pack(entry.path, seeds=desk.places.seeds).broken if entry.problems else 0
            if count:
                told = ngettext(
                    "{n} question of {title} is left out: it cannot be used yet. Which one:  {command}",
                    "{n} questions of {title} are left out: they cannot be used yet. Which ones:  {command}",
                    count,
                )
                place = entry.path if entry.origin == "path" else entry.id
                yield told.format(n=count, title=one_line(entry.title), command=f"civics-tui pack check {place}")


def _references(desk: Desk, name: str) -> tuple[str, list[str]]:
    found = named(desk, name)
    if found.pack is not None:
        entry = desk.library.find(found.pack)
        return entry.title, [reference(entry.id, row.id) for row in desk.library.index(entry) if not row.retired]
    pack, _slash, set_id = (found.set_ or "").rpartition("/")
    if not pack:
        from civics_tui.study import sets

        own = sets.find(desk.places.sets, set_id)
        return own.title, list(own.questions)
    entry = desk.library.find(pack)
    known = desk.library.sets(entry)
    if set_id not in known:
        raise NotFound(
            _('The pack {pack} has no set "{name}"; there are {known}.').format(
                pack=entry.id, name=set_id, known=", ".join(known) or _("none")
            )
        )
    return known[set_id].title, [reference(entry.id, one) for one in known[set_id].questions]


def _items(library: Library, chosen: Iterable[tuple[str, str]]) -> Iterable[Item]:
    for pack, name in chosen:
        for question in library.questions(pack, [name]).values():
            with contextlib.suppress(ExpressionError):
                yield Item(pack, variant.draw(question, variant.seed_of(pack, name, SEED)))


def behind(library: Library, snapshot: Snapshot) -> dict[str, Behind]:
    """By id of each pack that is asked, what stands behind its questions; nothing of a pack that has gone."""
    found: dict[str, Behind] = {}
    for pack in dict.fromkeys(item.pack for item in snapshot.items):
        with contextlib.suppress(NotFound, PackBroken):
            found[pack] = Behind(
                ledger=library.ledger(pack),
                misconceptions=library.misconceptions(pack),
                language=library.manifest(pack).language,
            )
    return found
