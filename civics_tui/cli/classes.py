"""Puts a class together for the host: store, lesson, server and desk."""

from __future__ import annotations

import contextlib
import csv
import datetime
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.cli.build import Context, draw, now
from civics_tui.errors import CivicsError, NotFound, WrongUse
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.classroom.hosting.addresses import Here
    from civics_tui.classroom.hosting.desk import HostDesk
    from civics_tui.classroom.hosting.lesson import Lesson
    from civics_tui.classroom.room import Classroom
    from civics_tui.classroom.rules.policy import Names, Policy
    from civics_tui.classroom.rules.session import Session
    from civics_tui.classroom.store.store import Store
    from civics_tui.web.site import Site

USUAL_PORT = 8080
OTHER_PORTS = 10
"""Ports that are tried one after the other where nobody asked for one."""
MOST_LISTED = 1_000
"""Names on a teacher's list."""


def wall() -> int:
    """The time in whole milliseconds since 1970."""
    return round(now().timestamp() * 1000)


def database(context: Context, given: str | None) -> str:
    """The address of the store: as given, else the file in the data folder."""
    return given or str(folder(context) / "classes.sqlite3")


def folder(context: Context) -> Path:
    """The folder of what belongs to classes."""
    return context.places.data / "classes"


@contextlib.contextmanager
def opened_store(context: Context, given: str | None) -> Iterator[Store]:
    """The store of classes, to be read or erased from; the host may be running."""
    from civics_tui.classroom.store.store import Store

    address = database(context, given)
    if "://" not in address and not Path(address).exists():
        raise NotFound(_("No class was held here yet. Start one with: civics-tui class host PACK"))
    store = Store.open(address, at=wall())
    try:
        yield store
    finally:
        store.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class HostWish:
    """What a teacher asked for beside the pack or set."""

    title: str | None = None
    port: int | None = None
    database: str | None = None
    names: str = "made-up"
    """`made-up`, `own`, or the path of a list."""
    approve: bool = False
    seconds: int | None = None
    """Time for each question."""
    shuffle: bool | None = None
    """Has each student an order of the choices of its own? `None` where nobody said."""
    n: int | None = None
    new: bool = False
    """Start another session, even if there is one to go on with."""


def policy_of(wish: HostWish) -> tuple[Policy, list[tuple[str, str]]]:
    """The policy of a session, and the keys and names of the teacher's list.

    Raises:
        WrongUse: the list cannot be read.
    """
    from civics_tui.classroom.rules.policy import Policy

    names: Names = "made_up"
    listed: list[tuple[str, str]] = []
    if wish.names == "own":
        names = "own"
    elif wish.names != "made-up":
        names, listed = "list", roster(Path(wish.names))
    policy = Policy(names=names, approve=wish.approve, limit=_limit(wish), own_order=bool(wish.shuffle))
    return policy, listed


def _limit(wish: HostWish) -> int | None:
    return wish.seconds * 1000 if wish.seconds else None


def roster(path: Path) -> list[tuple[str, str]]:
    """A teacher's list as keys and names: one name in each line, or CSV with the name first and a number second.

    Raises:
        WrongUse: it cannot be read, is empty, too long, or names somebody twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise WrongUse(
            _("The list {path} cannot be read. It has one name in each line.").format(path=path)
        ) from problem
    if rows and rows[0][0].casefold() in ("name", "names", _("name")):
        rows = rows[1:]
    found = [(row[1] if len(row) > 1 and row[1] else row[0], row[0]) for row in rows if row[0]]
    twice = next((key for key, _name in found if [one for one, _other in found].count(key) > 1), None)
    if not found or len(found) > MOST_LISTED or twice is not None:
        why = _("{name} stands there twice").format(name=twice) if twice else _("it has no name, or too many")
        raise WrongUse(_("The list {path} cannot be used: {why}.").format(path=path, why=why))
    return found


@contextlib.contextmanager
def hosted(context: Context, name: str, wish: HostWish) -> Iterator[HostDesk]:
    """A class that is open: its store, its server, and the teacher's desk. Closed at the end; the session stays."""
    from civics_tui.classroom.hosting.lesson import lesson
    from civics_tui.classroom.room import Classroom

    asked = lesson(context.desk, name, n=wish.n)
    room = Classroom.open(database(context, wish.database), wall=wall, monotonic=time.monotonic, draw=draw)
    with contextlib.closing(room), _served(context, room, asked, wish) as desk:
        yield desk


@contextlib.contextmanager
def _served(context: Context, room: Classroom, asked: Lesson, wish: HostWish) -> Iterator[HostDesk]:
    from civics_tui.classroom.hosting import doctor
    from civics_tui.classroom.hosting.addresses import Here
    from civics_tui.classroom.hosting.conductor import Conductor
    from civics_tui.classroom.hosting.desk import HostDesk
    from civics_tui.classroom.hosting.lesson import behind
    from civics_tui.classroom.people.limits import Door
    from civics_tui.classroom.showing import Showing
    from civics_tui.web.site import Site

    session, notes = _session(room, asked, wish)
    found = behind(context.library, asked.snapshot)
    here = Here(wish.port or USUAL_PORT, time.monotonic)
    zone = now().astimezone().tzinfo or datetime.UTC
    showing = Showing(
        room.store,
        session,
        clock=room.clock,
        zone=zone,
        address=here.address,
        behind=found,
        presence=room.presence,
        trouble=lambda: room.writer.trouble,
    )
    guard = Door(draw(32))
    site = Site(room=room, showing=showing, hosts=here.hosts, hash_address=guard.key)
    with _listening(site, here, wish.port):
        yield HostDesk(
            conductor=Conductor(room, showing),
            address=here.address,
            test=lambda: doctor.told(doctor.diagnose(here.port, is_served=True)),
            folder=folder(context) / "files",
            today=lambda: now().astimezone().date(),
            misconceptions={pack: one.misconceptions for pack, one in found.items()},
            notes=(*asked.left_out, *notes),
        )


def _session(room: Classroom, asked: Lesson, wish: HostWish) -> tuple[int, tuple[str, ...]]:
    """The session to go on with, or a new one; and what is to be said of it."""
    from civics_tui.classroom.hosting import sittings
    from civics_tui.classroom.store.outages import LONGEST
    from civics_tui.views.times import duration

    waiting = None if wish.new else sittings.to_go_on(room.store, asked.snapshot)
    if waiting is None:
        policy, listed = policy_of(wish)
        title = wish.title or asked.snapshot.title
        return sittings.begin(room, title, asked.snapshot, policy, listed=listed), ()
    notes = [
        _("Going on with session {number}; --new starts another one.").format(number=waiting.id),
        *_kept(waiting, wish),
    ]
    if room.outage is not None and waiting.state in ("running", "paused"):
        length = duration(room.outage.length / 1000)
        told = _("The host was away for {time}; open questions have that time back.")
        if room.outage.length > LONGEST:
            told = _("The host was away for {time}; the class is paused, and enter goes on.")
        notes.append(told.format(time=length))
    return waiting.id, tuple(notes)


def _kept(session: Session, wish: HostWish) -> list[str]:
    """What was asked for now and differs from what the session was begun with, which stays."""
    policy = session.policy
    notes = []
    if wish.seconds is not None and _limit(wish) != policy.limit:
        time_ = _("{n} s for each question").format(n=policy.limit // 1000) if policy.limit else _("no time limit")
        notes.append(_("It was begun with {what}, and keeps that.").format(what=time_))
    if wish.shuffle is not None and wish.shuffle != policy.own_order:
        order = _("an own order for each student") if policy.own_order else _("the same order for everybody")
        notes.append(_("It was begun with {what}, and keeps that.").format(what=order))
    return notes


@contextlib.contextmanager
def _listening(site: Site, here: Here, wanted: int | None) -> Iterator[None]:
    """The server, on the port that was asked for, or on the first of ten that is free."""
    from civics_tui.classroom.hosting.addresses import to_listen_on
    from civics_tui.web.server import Server

    ports = [wanted] if wanted else list(range(USUAL_PORT, USUAL_PORT + OTHER_PORTS))
    for port in ports:
        server = Server(site, to_listen_on(), port)
        try:
            here.port = server.start()
        except CivicsError:
            if port == ports[-1]:
                raise
            continue
        try:
            yield
        finally:
            server.stop()
        return
