"""Reading one compiled pack out of the library, by its key. What is decoded is only what was asked for.

The model and its decoders are imported where something is decoded: listing packs at the start needs neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from civics_tui.errors import Damaged, NotFound
from civics_tui.packs.library.rows import Indexed
from civics_tui.packs.library.tables import first_key
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.model.explainer import Explainer
    from civics_tui.model.kinds import Question
    from civics_tui.model.ledger import Ledger
    from civics_tui.model.pack import Manifest, Misconception, Pack, QuestionSet, Term

T = TypeVar("T")

SEPARATOR = "\x1f"
"""Between ids that are kept as one text; no id holds it, because the reader lets no control character through."""


def content(connection: sqlite3.Connection, key: int, column: str, type_: type[T]) -> T:
    """One record of a pack: its manifest, glossary and the like.

    Raises:
        Damaged: it cannot be read.
    """
    from civics_tui.packs.library import stored

    return stored.decode(type_, cell(connection, key, column))


def cell(connection: sqlite3.Connection, key: int, column: str) -> Any:
    """What stands in one column of a pack's contents.

    Raises:
        Damaged: the pack has no contents.
    """
    row = connection.execute(f"SELECT {column} FROM contents WHERE pack = ?", (key,)).fetchone()
    if row is None:
        raise Damaged(_("A pack of the compiled library has no contents."))
    return row[0]


def ids(connection: sqlite3.Connection, key: int, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the questions that are still asked, in the author's order.

    Args:
        connection: of the library.
        key: of the pack.
        wanted: values of `objective`, `kind` or `section` that the questions have.
    """
    if not wanted:
        asked: str = cell(connection, key, "asked")
        return tuple(asked.split(SEPARATOR)) if asked else ()
    conditions = "".join(f" AND {column} = :{column}" for column in wanted)
    rows = connection.execute(
        f"SELECT id FROM questions WHERE pack = :pack AND retired = 0{conditions} ORDER BY key",
        {"pack": key, **wanted},
    )
    return tuple(id_ for (id_,) in rows.fetchall())


def questions(connection: sqlite3.Connection, key: int, ids: Sequence[str]) -> dict[str, Question]:
    """The questions of these ids, in this order; an id that the pack does not have is left out.

    Raises:
        Damaged: one of them cannot be read.
    """
    from civics_tui.packs.library import stored

    found: dict[str, Question] = {}
    for id_ in ids:
        row = connection.execute("SELECT kind, body FROM questions WHERE pack = ? AND id = ?", (key, id_)).fetchone()
        if row is not None:
            found[id_] = stored.decode_question(*row)
    return found


def explainer(connection: sqlite3.Connection, key: int, page: str) -> Explainer:
    """The page of that id.

    Raises:
        NotFound: the pack has no such page.
        Damaged: it cannot be read.
    """
    from civics_tui.model.explainer import Explainer
    from civics_tui.packs.library import stored

    row = connection.execute("SELECT body FROM explainers WHERE pack = ? AND id = ?", (key, page)).fetchone()
    if row is not None:
        return stored.decode(Explainer, row[0])
    pages = [id_ for (id_,) in connection.execute("SELECT id FROM explainers WHERE pack = ? ORDER BY key", (key,))]
    raise _not_found(_('There is no page "{page}" in this pack.').format(page=page), page, pages)


def special(connection: sqlite3.Connection, key: int, sort: str, id_: str) -> Any:
    """The special explainer of that sort and id.

    Raises:
        NotFound: the pack has no such record.
        Damaged: it cannot be read.
    """
    from civics_tui.model.special import SORTS
    from civics_tui.packs.library import stored

    row = connection.execute(
        "SELECT body FROM specials WHERE pack = ? AND sort = ? AND id = ?", (key, sort, id_)
    ).fetchone()
    if row is not None:
        return stored.decode(SORTS[sort].record, row[0])
    known = connection.execute("SELECT id FROM specials WHERE pack = ? AND sort = ? ORDER BY key", (key, sort))
    told = {
        "process": _('There is no process "{id}" in this pack.'),
        "timeline": _('There is no timeline "{id}" in this pack.'),
        "compare": _('There is no comparison "{id}" in this pack.'),
        "walk": _('There is no walk "{id}" in this pack.'),
    }[sort].format(id=id_)
    raise _not_found(told, id_, [one for (one,) in known])


def _not_found(told: str, name: str, known: list[str]) -> NotFound:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return NotFound(told + " " + _("Did you mean {name}?").format(name=near[0]) if near else told)


def specials(connection: sqlite3.Connection, key: int) -> dict[str, dict[str, Any]]:
    """All special explainers of a pack, by field of `Pack` and id.

    Raises:
        Damaged: one of them cannot be read.
    """
    from civics_tui.model.special import SORTS
    from civics_tui.packs.library import stored

    found: dict[str, dict[str, Any]] = {row.key: {} for row in SORTS.values()}
    ends = (first_key(key), first_key(key + 1))
    rows = connection.execute("SELECT sort, id, body FROM specials WHERE key >= ? AND key < ? ORDER BY key", ends)
    for sort, id_, body in rows.fetchall():
        found[SORTS[sort].key][id_] = stored.decode(SORTS[sort].record, body)
    return found


def ledger_key(connection: sqlite3.Connection, key: int) -> int:
    """The key of the ledger that a pack cites."""
    (found,) = connection.execute("SELECT ledger_key FROM packs WHERE key = ?", (key,)).fetchone()
    return int(found)


def ledger(connection: sqlite3.Connection, key: int) -> Ledger:
    """The ledger of that key.

    Raises:
        Damaged: it cannot be read.
    """
    from civics_tui.model.ledger import Ledger
    from civics_tui.packs.library import stored

    row = connection.execute("SELECT body FROM ledgers WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise Damaged(_("A ledger of the compiled library is missing."))
    return stored.decode(Ledger, row[0])


def manifest(connection: sqlite3.Connection, key: int) -> Manifest:
    """What the pack says about itself."""
    from civics_tui.model.pack import Manifest

    return content(connection, key, "manifest", Manifest)


def glossary(connection: sqlite3.Connection, key: int) -> dict[str, Term]:
    """The terms of the pack."""
    from civics_tui.model.pack import Term

    return content(connection, key, "glossary", dict[str, Term])


def misconceptions(connection: sqlite3.Connection, key: int) -> dict[str, Misconception]:
    """The misconceptions of the pack."""
    from civics_tui.model.pack import Misconception

    return content(connection, key, "misconceptions", dict[str, Misconception])


def sets(connection: sqlite3.Connection, key: int) -> dict[str, QuestionSet]:
    """The sets of the pack."""
    from civics_tui.model.pack import QuestionSet

    return content(connection, key, "sets", dict[str, QuestionSet])


def teacher(connection: sqlite3.Connection, key: int) -> str | None:
    """The page for the teacher, as Markdown."""
    page: str | None = cell(connection, key, "teacher")
    return page


def whole(connection: sqlite3.Connection, key: int, cited: Ledger) -> Pack:
    """The whole pack, with the ledger that it cites.

    Raises:
        Damaged: a part of it cannot be read.
    """
    from civics_tui.model.explainer import Explainer
    from civics_tui.model.pack import Pack
    from civics_tui.packs.library import stored

    ends = (first_key(key), first_key(key + 1))
    asked = connection.execute(
        "SELECT id, section, kind, body FROM questions WHERE key >= ? AND key < ? ORDER BY key", ends
    ).fetchall()
    pages = connection.execute("SELECT id, body FROM explainers WHERE key >= ? AND key < ? ORDER BY key", ends)
    return Pack(
        manifest=manifest(connection, key),
        questions={id_: stored.decode_question(kind, body) for id_, _section, kind, body in asked},
        section_of={id_: section for id_, section, _kind, _body in asked if section is not None},
        explainers={id_: stored.decode(Explainer, body) for id_, body in pages.fetchall()},
        **specials(connection, key),
        misconceptions=misconceptions(connection, key),
        glossary=glossary(connection, key),
        sets=sets(connection, key),
        ledger=cited,
        teacher=teacher(connection, key),
    )


def rows(connection: sqlite3.Connection, key: int) -> tuple[Indexed, ...]:
    """One row for each question, in the author's order.

    Raises:
        Damaged: they cannot be read.
    """
    return tuple(content(connection, key, "rows", list[Indexed]))
