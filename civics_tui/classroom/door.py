"""How students come in: by code and name to a token, and by token to who they are. Guesses are slowed down here."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass

from civics_tui.classroom.people import made_up, names
from civics_tui.classroom.people.codes import Draw, hashed, new_token, typed
from civics_tui.classroom.people.limits import Door, Pace
from civics_tui.classroom.rules.record import ClientKind, Student
from civics_tui.classroom.rules.refused import NameRefused, NoSuchCode, NoSuchToken
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.store import sessions, students
from civics_tui.classroom.store.tx import Tx
from civics_tui.classroom.writer import Writer
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Joined:
    """A student who came in."""

    student: Student
    token: str
    """Only its hash is kept."""


class Entrance:
    """Codes, names and tokens of all sessions of a host."""

    def __init__(self, writer: Writer, guard: Door, draw: Draw) -> None:
        """Guard the sessions of a writer's store."""
        self.pace = Pace()
        self.refused_words: Collection[str] = ()
        """Words that the teacher refuses in names beside ours."""
        self.allowed_words: Collection[str] = ()
        """Words of ours that the teacher does not refuse."""
        self._writer = writer
        self._guard = guard
        self._draw = draw

    def find(self, code: str, *, address: str) -> Session:
        """The session with this code, as typed. Every wrong code is refused with the same sentence.

        Raises:
            TooMany: too many tries from this address.
            NoSuchCode: there is none to join.
        """
        now = self._writer.clock()
        self._guard.enter(address, now)
        signs = typed(code)
        with self._writer.store.view() as connection:
            found = sessions.by_code(connection, signs or "")
        if found is None:
            self._guard.failed(address, now)
            raise NoSuchCode(_("No class has this code just now; look at the board and type it again."))
        return found

    def join(self, code: str, name: str | None, *, address: str, client: ClientKind) -> Future[Joined]:
        """Let a student in under a name, or under a made-up one.

        The future ends in `NotNow` where the session takes nobody, and in `NameRefused` where the name is taken.

        Raises:
            TooMany: too many tries from this address.
            NoSuchCode: there is none to join.
            NameRefused: the name cannot be used, or comes from a list.
        """
        session = self.find(code, address=address)
        if session.policy.names == "list":
            raise NameRefused(_("Choose your name from the list."))
        chosen = None
        if session.policy.names == "own":
            chosen, _key = names.student_name(name or "", (), self.refused_words, self.allowed_words)
        token = new_token(self._draw)

        def work(tx: Tx) -> Joined:
            taken = students.shown_names(tx.connection, session.id) if chosen is None else set()
            called = chosen or made_up.new_name(taken, self._draw)
            return Joined(students.join(tx, session, name=called, token_hash=hashed(token), client=client), token)

        return self._writer.do(work)

    def claim(self, code: str, roster_key: str, *, address: str, client: ClientKind) -> Future[Joined]:
        """Let a student of the teacher's list take the own name."""
        session = self.find(code, address=address)
        token = new_token(self._draw)

        def work(tx: Tx) -> Joined:
            found = students.claim(tx, session, roster_key=roster_key, token_hash=hashed(token), client=client)
            return Joined(found, token)

        return self._writer.do(work)

    def who(self, token: str) -> Student:
        """The student with this token.

        Raises:
            NoSuchToken: nobody, or nobody any more.
        """
        with self._writer.store.view() as connection:
            found = students.by_token(connection, hashed(token))
        if found is None:
            raise NoSuchToken(_("This device is not in the class any more; join again with the code."))
        return found

    def host_of(self, token: str) -> int:
        """The session of a host's token.

        Raises:
            NoSuchToken: of none.
        """
        with self._writer.store.view() as connection:
            found = sessions.by_host(connection, hashed(token))
        if found is None:
            raise NoSuchToken(_("This is not the key of a host."))
        return found
