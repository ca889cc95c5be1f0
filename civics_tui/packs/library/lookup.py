"""Finding a pack in the compiled library: by id, by the last part of an id, or by path; and the entries it lists."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civics_tui.errors import Ambiguous, NotFound, PackBroken
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.archive.names import ENDING
from civics_tui.packs.library import finding
from civics_tui.packs.library.finding import ENDINGS, Found
from civics_tui.packs.library.rows import Entry
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.model.objective import Objective

NAMED = 8
"""Packs that a sentence names at most."""
HEAD = 4096
"""Bytes of a manifest that are looked at for its title before the pack is read."""

_COLUMNS = "id, title, version, description, origin, path, questions, listed, ledger, problems"
_TITLE = re.compile(r"""(?m)^title:[ ]+(?:"([^"\\\n]+)"|'([^'\n]+)'|([^\s"'#&*!|>{\[%@`\n][^\n]*?))[ ]*$""")


def is_path(name: str) -> bool:
    """Does the name mean a file or folder, and not an id?"""
    return "/" in name or "\\" in name or name.lower().endswith((*ENDINGS, ENDING))


def entry(row: tuple[Any, ...]) -> Entry:
    """The entry of a row of `_COLUMNS`."""
    id_, title, version, description, origin, path, questions, listed, ledger, problems = row
    told: dict[str, list[Any]] = json.loads(listed)
    return Entry(
        id=id_,
        title=title,
        version=version,
        description=description,
        origin=origin,
        path=Path(path),
        questions=questions,
        explainers=tuple((page, name, minutes) for page, name, minutes in told.get("explainers", ())),
        specials=tuple((sort, one, name, minutes) for sort, one, name, minutes in told.get("specials", ())),
        dossiers=tuple(told.get("dossiers", ())),
        sets=tuple((set_, name, minutes, count) for set_, name, minutes, count in told.get("sets", ())),
        objectives=tuple(_objective(one) for one in told.get("objectives", ())),
        ledger=ledger,
        problems=problems,
    )


def _objective(told: dict[str, Any]) -> Objective:
    from civics_tui.model.objective import Objective, Standard  # packs without one are listed without it

    standards = tuple(Standard(**one) for one in told["standards"])
    return Objective(id=told["id"], text=told["text"], standards=standards)


def entries(connection: sqlite3.Connection, packs: Iterable[Found]) -> tuple[Entry, ...]:
    """The entries of these packs, in their order; one that was not compiled yet is told by its name and title alone."""
    rows = {row[5]: row for row in connection.execute(f"SELECT {_COLUMNS} FROM packs WHERE origin <> 'path'")}
    return tuple(entry(rows[str(pack.path)]) if str(pack.path) in rows else _unread(pack) for pack in packs)


def _unread(pack: Found) -> Entry:
    manifest = pack.path / "pack.yaml" if pack.path.suffix not in ENDINGS else pack.path
    try:
        with manifest.open("rb") as stream:
            head = stream.read(HEAD).decode(errors="replace")
    except OSError:
        head = ""
    found = _TITLE.search(head)
    quoted, plain = (found[1] or found[2] or "", found[3] or "") if found else ("", "")
    title = "" if ": " in plain or " #" in plain else one_line(clean_text(quoted or plain))
    return Entry(id=pack.name, title=title or pack.name, origin=pack.origin, path=pack.path, compiled=False)


def at(connection: sqlite3.Connection, path: Path) -> Entry:
    """The entry of the pack that was compiled from that path.

    Raises:
        PackBroken: nothing in it can be used.
    """
    row = connection.execute(f"SELECT {_COLUMNS}, first_problem FROM packs WHERE path = ?", (str(path),)).fetchone()
    found = entry(row[:-1])
    if not found.usable:
        raise PackBroken(_broken(found, row[-1]))
    return found


def _broken(found: Entry, first: str | None) -> str:
    if not found.problems:
        return _("The pack {path} has no questions and no pages.").format(path=found.path)
    told = ngettext(
        "The pack {path} cannot be used; it has {n} error: {first}.",
        "The pack {path} cannot be used; it has {n} errors, the first: {first}.",
        found.problems,
    ).format(path=found.path, first=(first or "").rstrip("."))
    return told + " " + _("To see all: civics-tui pack check {path}").format(path=found.path)


def named(connection: sqlite3.Connection, name: str) -> Path:
    """The path of the pack with that id or unique last part of an id.

    What is shipped, installed or the teacher's own goes before what was once opened by its path.

    Raises:
        NotFound: there is none; the sentence says which come near.
        Ambiguous: there are several; the sentence names them.
    """
    rows = connection.execute("SELECT id, path, origin FROM packs ORDER BY id, path").fetchall()
    here = [(id_, Path(path)) for id_, path, origin in rows if origin != "path"]
    once = [(id_, Path(path)) for id_, path, origin in rows if origin == "path"]
    found = [one for one in here if one[0] == name] or [one for one in here if one[0].rpartition(".")[2] == name]
    if not found:
        # Of packs once opened by path that share an id the last one is meant: a copy, or the same pack moved.
        found = [one for one in once if one[0] == name and one[1].exists()][-1:]
    if not found:
        raise NotFound(_nothing(name, [id_ for id_, _path in here]))
    if len(found) > 1:
        told = ", ".join(f"{id_} ({path})" for id_, path in found[:NAMED])
        raise Ambiguous(_('"{name}" means several packs: {packs}. Name one by its path.').format(name=name, packs=told))
    return found[0][1]


def _nothing(name: str, ids: list[str]) -> str:
    told = _('There is no pack "{name}".').format(name=name)
    if name and finding.is_there(Path(name)):
        return told + " " + _("For the one that lies here, write ./{name}").format(name=name)
    near = _nearest(name, [*ids, *(id_.rpartition(".")[2] for id_ in ids)])
    if near:
        return told + " " + _("Did you mean {name}?").format(name=near)
    if ids:
        return told + " " + _("There are: {packs}.").format(packs=", ".join(ids[:NAMED]))
    return told


def nothing_at(path: Path) -> NotFound:
    """The error for a path where there is nothing."""
    told = _("There is no pack at {path}.").format(path=path)
    try:
        beside = [one.name for one in path.parent.iterdir()]
    except OSError:
        return NotFound(told)
    near = _nearest(path.name, beside)
    return NotFound(told + " " + _("Did you mean {name}?").format(name=path.parent / near) if near else told)


def _nearest(name: str, known: list[str]) -> str | None:
    """The known name that is most like `name`; `None` where none is like it."""
    import difflib  # not at the start

    return next(iter(difflib.get_close_matches(name, dict.fromkeys(known), n=1)), None)
