"""The compiled library: every pack that was read, kept so that it need not be read again.

Shipped and installed packs are compiled once; a teacher's own and a pack by path are looked at each time they are
asked for. One `Library` belongs to one thread; a worker opens its own. What cannot be read any more is compiled anew
without a word.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from civics_tui.errors import Damaged, NotFound, StorageError
from civics_tui.packs.library import contents, finding, lookup
from civics_tui.packs.library.rows import Entry, Hit, Indexed, SpecialSort
from civics_tui.packs.library.tables import connect, inode_of, reading, reconnect, translated
from civics_tui.places import Places
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.model.explainer import Explainer
    from civics_tui.model.kinds import Question
    from civics_tui.model.ledger import Dispute, Ledger
    from civics_tui.model.pack import Manifest, Misconception, Pack, QuestionSet, Term
    from civics_tui.model.process import Process
    from civics_tui.model.special import Special
    from civics_tui.model.timeline import Timeline
    from civics_tui.model.walk import Walk

__all__ = ["Entry", "Hit", "Indexed", "Library"]

T = TypeVar("T")


class Library:
    """The packs of one installation. Where a pack is asked for, its id or its entry is taken."""

    def __init__(self, places: Places, connection: sqlite3.Connection) -> None:
        """Use `Library.open`."""
        self.places = places
        self._connection = connection
        self._inode = inode_of(places.library)
        self._fresh = False
        self._opened: dict[str, Path] = {}
        self._ledgers: dict[int, Ledger] = {}

    @classmethod
    def open(cls, places: Places) -> Library:
        """Open the library, and make it where there is none. Nothing is compiled yet.

        Raises:
            StorageError: the cache cannot be read or made.
        """
        return cls(places, connect(places.library))

    def close(self) -> None:
        """Close the file; the library cannot be used any more."""
        self._connection.close()

    def __enter__(self) -> Library:
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def stale(self) -> bool:
        """Is there a shipped, installed or own pack to be compiled, or one that is gone? Takes a millisecond or two."""
        return self._safely(self._stale)

    def refresh(self) -> None:
        """Compile every shipped, installed or own pack that is new or has changed. For a worker: it takes time."""
        self._safely(self._refresh)

    def entries(self) -> tuple[Entry, ...]:
        """The shipped, installed and own packs; of one that waits for `refresh`, only the name."""
        packs = finding.listed(self.places)
        return self._safely(lambda: lookup.entries(self._connection, packs))

    def find(self, name: str) -> Entry:
        """The pack of that id, unique last part of an id, or path; one by path is compiled where it has changed.

        Raises:
            NotFound: there is none; the sentence says which come near.
            Ambiguous: there are several; the sentence names them.
            PackBroken: nothing in it can be used.
            StorageError: its files cannot be read.
        """
        return self._safely(lambda: self._find(name))

    def path_of(self, name: str) -> Path:
        """The path of a shipped, installed or own pack by its id, whether it can be used or not.

        Raises:
            NotFound: there is none.
            Ambiguous: there are several.
        """
        return self._safely(lambda: self._path_named(name))

    def pack(self, pack: str | Entry) -> Pack:
        """The whole pack; all its questions are decoded."""
        return self._with(pack, lambda key: contents.whole(self._connection, key, self._ledger(key)))

    def index(self, pack: str | Entry) -> tuple[Indexed, ...]:
        """One row for each question in the author's order, retired ones too."""
        return self._with(pack, lambda key: contents.rows(self._connection, key))

    def ids(
        self, pack: str | Entry, *, objective: str | None = None, kind: str | None = None, section: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the questions that are still asked, in the author's order: `index` for packs of 100,000."""
        wanted = {"objective": objective, "kind": kind, "section": section}
        given = {name: value for name, value in wanted.items() if value is not None}
        return self._with(pack, lambda key: contents.ids(self._connection, key, given))

    def questions(self, pack: str | Entry, ids: Sequence[str]) -> dict[str, Question]:
        """The questions of these ids, in this order; an id that the pack does not have is left out."""
        return self._with(pack, lambda key: contents.questions(self._connection, key, ids))

    def ledger(self, pack: str | Entry) -> Ledger:
        """The ledger that the pack cites."""
        return self._with(pack, self._ledger)

    def manifest(self, pack: str | Entry) -> Manifest:
        """What the pack says about itself."""
        return self._with(pack, lambda key: contents.manifest(self._connection, key))

    def explainer(self, pack: str | Entry, page: str) -> Explainer:
        """The page of that id.

        Raises:
            NotFound: the pack has no such page.
        """
        return self._with(pack, lambda key: contents.explainer(self._connection, key, page))

    def process(self, pack: str | Entry, id_: str) -> Process:
        """The process of that id.

        Raises:
            NotFound: the pack has no such process.
        """
        found: Process = self._special(pack, "process", id_)
        return found

    def timeline(self, pack: str | Entry, id_: str) -> Timeline:
        """The timeline of that id.

        Raises:
            NotFound: the pack has no such timeline.
        """
        found: Timeline = self._special(pack, "timeline", id_)
        return found

    def comparison(self, pack: str | Entry, id_: str) -> Dispute:
        """The comparison of that id, or the dispute of the ledger that the pack cites.

        Raises:
            NotFound: there is neither.
        """
        dispute = self.ledger(pack).disputes.get(id_)
        found: Dispute = dispute if dispute is not None else self._special(pack, "compare", id_)
        return found

    def walk(self, pack: str | Entry, id_: str) -> Walk:
        """The walk of that id.

        Raises:
            NotFound: the pack has no such walk.
        """
        found: Walk = self._special(pack, "walk", id_)
        return found

    def special(self, pack: str | Entry, sort: SpecialSort, id_: str) -> Special:
        """The special explainer of that sort and id.

        Raises:
            NotFound: the pack has no such one.
        """
        found: Special = self._special(pack, sort, id_)
        return found

    def _special(self, pack: str | Entry, sort: SpecialSort, id_: str) -> Any:
        return self._with(pack, lambda key: contents.special(self._connection, key, sort, id_))

    def glossary(self, pack: str | Entry) -> Mapping[str, Term]:
        """The terms of the pack by id."""
        return self._with(pack, lambda key: contents.glossary(self._connection, key))

    def misconceptions(self, pack: str | Entry) -> Mapping[str, Misconception]:
        """The misconceptions of the pack by id."""
        return self._with(pack, lambda key: contents.misconceptions(self._connection, key))

    def sets(self, pack: str | Entry) -> Mapping[str, QuestionSet]:
        """The sets of the pack by id."""
        return self._with(pack, lambda key: contents.sets(self._connection, key))

    def teacher(self, pack: str | Entry) -> str | None:
        """The page for the teacher, as Markdown."""
        return self._with(pack, lambda key: contents.teacher(self._connection, key))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """What holds all the words, or words that begin like them, in shipped and installed packs; best first.

        Raises:
            CivicsError: this Python cannot search.
        """

        from civics_tui.packs.library import searching  # not at the start

        def found() -> tuple[Hit, ...]:
            self._make_fresh()
            return searching.find(self._connection, words, limit)

        return self._safely(found)

    def did_you_mean(self, words: str) -> str | None:
        """The words with those that are nowhere put right; `None` where there is nothing better."""
        from civics_tui.packs.library import searching  # not at the start

        def meant() -> str | None:
            self._make_fresh()
            return searching.did_you_mean(self._connection, words)

        return self._safely(meant)

    def _safely(self, work: Callable[[], T]) -> T:
        """Do the work; where the library turns out to be damaged, make it anew and do it once more."""
        try:
            with translated(self.places.library):
                return work()
        except Damaged:
            self._begin_anew()
        with translated(self.places.library):
            return work()

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = reconnect(self.places.library, self._inode)
        self._inode = inode_of(self.places.library)
        self._fresh = False
        self._ledgers.clear()

    def _with(self, pack: str | Entry, work: Callable[[int], T]) -> T:
        """Do the work with the key of a pack, on one view of the library."""

        def on_one_view() -> T:
            path = self._path(pack)
            with reading(self._connection):
                return work(self._key(path))

        return self._safely(on_one_view)

    def _path(self, pack: str | Entry) -> Path:
        path = pack.path if isinstance(pack, Entry) else self._opened.get(pack)
        if path is None:
            return self._find(str(pack)).path
        return path if self._is_known(path) else self._find(str(path)).path

    def _is_known(self, path: Path) -> bool:
        return self._connection.execute("SELECT 1 FROM packs WHERE path = ?", (str(path),)).fetchone() is not None

    def _key(self, path: Path) -> int:
        row = self._connection.execute("SELECT key, ledger_key FROM packs WHERE path = ?", (str(path),)).fetchone()
        if row is None:
            raise NotFound(_("The pack {path} is gone.").format(path=path))
        key, ledger = row
        if ledger is None:  # nothing of it could be read
            lookup.at(self._connection, path)
        return int(key)

    def _ledger(self, key: int) -> Ledger:
        cited = contents.ledger_key(self._connection, key)
        if cited not in self._ledgers:
            self._ledgers[cited] = contents.ledger(self._connection, cited)
        return self._ledgers[cited]

    def _stale(self) -> bool:
        packs = finding.listed(self.places)
        here = {str(pack.path) for pack in packs}
        known = {path for (path,) in self._connection.execute("SELECT path FROM packs WHERE origin <> 'path'")}
        return here != known or not all(self._is_current(pack) for pack in packs)

    def _is_current(self, pack: finding.Found) -> bool:
        try:
            return finding.is_current(self._connection, pack)
        except StorageError:  # its files cannot be read now: what was compiled stays
            return True

    def _refresh(self) -> None:
        from civics_tui.packs.library import compiling  # not at the start: reading takes much that listing does not

        compiling.forget_missing(self._connection, self.places)
        for pack in finding.listed(self.places):
            with contextlib.suppress(StorageError):  # one that cannot be read keeps no other from being compiled
                compiling.bring_up_to_date(self._connection, pack)
        self._fresh = True

    def _make_fresh(self) -> None:
        if not self._fresh:
            if self._stale():
                self._refresh()
            self._fresh = True

    def _find(self, name: str) -> Entry:
        self._make_fresh()
        opened = self._opened.get(name)
        if opened is not None and opened.exists():
            found = self._at_path(opened)
        else:
            found = self._at_path(Path(name).absolute()) if lookup.is_path(name) else self._named(name)
        self._opened[found.id] = found.path
        return found

    def _path_named(self, name: str) -> Path:
        self._make_fresh()
        return lookup.named(self._connection, name)

    def _at_path(self, path: Path) -> Entry:
        path = path.parent if path.name == "pack.yaml" else path
        if not finding.is_there(path):
            raise lookup.nothing_at(path)
        own = (pack for pack in finding.listed(self.places) if pack.path.samefile(path))
        pack = next(own, None) or finding.by_path(path, self.places)
        if not finding.is_current(self._connection, pack):
            from civics_tui.packs.library import compiling  # not at the start

            compiling.bring_up_to_date(self._connection, pack)
        return lookup.at(self._connection, pack.path)

    def _named(self, name: str) -> Entry:
        path = lookup.named(self._connection, name)
        found = lookup.at(self._connection, path)
        return self._at_path(path) if found.origin in ("own", "path") else found
