"""Packs into the compiled library: reading what has changed, and writing what was read.

A pack is read before anything is written, and written in one transaction, so that nobody waits for a reader and a
process that is killed leaves the library as it was.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from civics_tui.model.identity import meaning
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack
from civics_tui.model.special import minutes_of, specials_of, title_of
from civics_tui.model.stale import review_of_question
from civics_tui.packs import reader
from civics_tui.packs.library import searching, stored
from civics_tui.packs.library.contents import SEPARATOR
from civics_tui.packs.library.finding import Found, listed
from civics_tui.packs.library.rows import Indexed
from civics_tui.packs.library.tables import first_key, writing
from civics_tui.packs.reader import Read
from civics_tui.places import Places


def bring_up_to_date(connection: sqlite3.Connection, pack: Found) -> None:
    """Compile the pack where it has changed, or never was.

    Raises:
        StorageError: its files cannot be read.
    """
    seen = pack.stamp()
    row = connection.execute("SELECT stamp, checksum FROM packs WHERE path = ?", (str(pack.path),)).fetchone()
    if row is not None and row[0] == seen:
        return
    content = pack.checksum()
    if row is not None and row[1] == content:
        connection.execute("UPDATE packs SET stamp = ? WHERE path = ?", (seen, str(pack.path)))
        return
    read = reader.read_pack(pack.path, seeds=pack.seeds.path)
    with writing(connection):
        row = connection.execute("SELECT checksum FROM packs WHERE path = ?", (str(pack.path),)).fetchone()
        if row is None or row[0] != content:  # else another process was faster
            store(connection, pack, read, stamp=seen, checksum=content)


def forget_missing(connection: sqlite3.Connection, places: Places) -> None:
    """Take out what is no longer installed, and packs by path that are gone."""
    here = {str(pack.path) for pack in listed(places)}
    rows = connection.execute("SELECT key, path, origin FROM packs").fetchall()
    gone = [key for key, path, origin in rows if path not in here and (origin != "path" or not Path(path).exists())]
    if gone:
        with writing(connection):
            for key in gone:
                _take_out(connection, key)
            _take_out_ledgers(connection)


def store(connection: sqlite3.Connection, pack: Found, read: Read, *, stamp: str, checksum: str) -> None:
    """Write what was read in place of what was compiled before, within a transaction."""
    for (key,) in connection.execute("SELECT key FROM packs WHERE path = ?", (str(pack.path),)).fetchall():
        _take_out(connection, key)
    errors = [problem for problem in read.problems if problem.level == "error"]
    first = f"{errors[0].place}: {errors[0].message}" if errors else None
    row: dict[str, Any] = {
        "path": str(pack.path),
        "origin": pack.origin,
        "stamp": stamp,
        "checksum": checksum,
        "problems": len(errors),
        "first_problem": first,
    }
    if read.pack is None:
        row |= {"id": pack.name, "version": "", "title": pack.name, "ledger": "own", "questions": 0, "listed": "{}"}
        _insert(connection, row)
    else:
        findable = pack.origin != "path"
        row |= _about(read.pack) | {"ledger_key": _store_ledger(connection, read.pack.ledger, findable=findable)}
        _store_contents(connection, _insert(connection, row), read.pack, findable=findable)
    _take_out_ledgers(connection)


def _insert(connection: sqlite3.Connection, row: dict[str, Any]) -> int:
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    key = connection.execute(f"INSERT INTO packs ({names}) VALUES ({places})", row).lastrowid
    assert key is not None
    return key


def _about(pack: Pack) -> dict[str, Any]:
    manifest = pack.manifest
    told = {
        "explainers": [[page.id, page.title, page.minutes] for page in pack.explainers.values()],
        "specials": [[sort, one.id, title_of(one), minutes_of(one)] for sort, one in specials_of(pack)],
        "dossiers": list(pack.dossiers()),
        "sets": [[one.id, one.title, one.minutes, len(one.questions)] for one in pack.sets.values()],
        "objectives": [asdict(one) for one in manifest.objectives],
    }
    return {
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "description": manifest.description,
        "ledger": manifest.ledger,
        "questions": len(pack.asked()),
        "listed": json.dumps(told, ensure_ascii=False),
    }


def _store_ledger(connection: sqlite3.Connection, ledger: Ledger, *, findable: bool) -> int:
    """Write a ledger once for all packs that cite it."""
    body = stored.encode(ledger)
    # One that can be found is another row than one that cannot, so that each goes with the packs it belongs to.
    digest = f"{'findable' if findable else 'by path'} {hashlib.sha256(body).hexdigest()}"
    row = connection.execute("SELECT key FROM ledgers WHERE checksum = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    key = connection.execute("INSERT INTO ledgers (checksum, body) VALUES (?, ?)", (digest, body)).lastrowid
    assert key is not None
    if findable:
        searching.put(connection, key, searching.of_ledger(ledger), ledger=True)
    return key


def _indexed(pack: Pack) -> Iterator[Indexed]:
    for question in pack.questions.values():
        yield Indexed(
            question.id,
            question.kind,
            question.objective,
            pack.section_of.get(question.id),
            question.difficulty,
            review_of_question(question, pack.ledger),
            question.retired is not None,
            question.kind == "view",
            bool(question.vars),
            question.was,
            meaning(question),
        )


def _store_contents(connection: sqlite3.Connection, key: int, pack: Pack, *, findable: bool) -> None:
    rows = list(_indexed(pack))
    first = first_key(key)
    connection.executemany(
        "INSERT INTO questions (key, pack, id, kind, objective, section, retired, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, key, row.id, row.kind, row.objective, row.section, row.retired, stored.encode_question(question))
            for number, (row, question) in enumerate(zip(rows, pack.questions.values(), strict=True), start=first)
        ),
    )
    connection.executemany(
        "INSERT INTO explainers (key, pack, id, body) VALUES (?, ?, ?, ?)",
        (
            (number, key, page.id, stored.encode(page))
            for number, page in enumerate(pack.explainers.values(), start=first)
        ),
    )
    connection.executemany(
        "INSERT INTO specials (key, pack, sort, id, body) VALUES (?, ?, ?, ?, ?)",
        (
            (number, key, sort, one.id, stored.encode(one))
            for number, (sort, one) in enumerate(specials_of(pack), start=first)
        ),
    )
    connection.execute(
        "INSERT INTO contents (pack, manifest, misconceptions, glossary, sets, teacher, asked, rows)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            stored.encode(pack.manifest),
            stored.encode(dict(pack.misconceptions)),
            stored.encode(dict(pack.glossary)),
            stored.encode(dict(pack.sets)),
            pack.teacher,
            SEPARATOR.join(row.id for row in rows if not row.retired),
            stored.encode(rows),
        ),
    )
    if findable:
        searching.put(connection, key, searching.of_pack(pack), ledger=False)


def _take_out(connection: sqlite3.Connection, key: int) -> None:
    ends = (first_key(key), first_key(key + 1))
    connection.execute("DELETE FROM questions WHERE key >= ? AND key < ?", ends)
    connection.execute("DELETE FROM explainers WHERE key >= ? AND key < ?", ends)
    connection.execute("DELETE FROM specials WHERE key >= ? AND key < ?", ends)
    connection.execute("DELETE FROM packs WHERE key = ?", (key,))
    searching.take_out(connection, key, ledger=False)


def _take_out_ledgers(connection: sqlite3.Connection) -> None:
    """Take out the ledgers that no pack cites any more."""
    cited = "SELECT ledger_key FROM packs WHERE ledger_key IS NOT NULL"
    for (key,) in connection.execute(f"SELECT key FROM ledgers WHERE key NOT IN ({cited})").fetchall():
        connection.execute("DELETE FROM ledgers WHERE key = ?", (key,))
        searching.take_out(connection, key, ledger=True)
