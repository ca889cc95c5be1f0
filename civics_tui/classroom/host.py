"""What the teacher can do: one method for each step, each giving a future that is done once it is on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from civics_tui.classroom import snapshot as snapshots
from civics_tui.classroom.people.codes import HOST_BYTES, Draw, hashed, new_code, new_token
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.snapshot import Snapshot
from civics_tui.classroom.store import grading, late, moving, runs, sessions, students
from civics_tui.classroom.store.tx import Tx
from civics_tui.classroom.writer import Writer
from civics_tui.model.kinds import Question
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.library.stored import question_to_text


@dataclass(frozen=True, slots=True)
class Made:
    """A new session."""

    session: int
    token: str
    """The host's token; only its hash is kept."""


class Host:
    """The teacher's commands. The future of each ends in a `Refused` where the state does not allow it."""

    def __init__(self, writer: Writer, draw: Draw) -> None:
        """Command through a writer."""
        self._writer = writer
        self._draw = draw

    def create(self, title: str, snapshot: Snapshot, policy: Policy | None = None) -> Future[Made]:
        """Make a session over questions as they are."""
        token = new_token(self._draw, HOST_BYTES)
        text = snapshots.to_text(snapshot)
        called = one_line(clean_text(title))
        chosen = policy or Policy()

        def work(tx: Tx) -> Made:
            made = sessions.create(tx, title=called, snapshot=text, policy=chosen, host_token_hash=hashed(token))
            return Made(made, token)

        return self._writer.do(work)

    def open_lobby(self, session: int) -> Future[Session]:
        """Give the session a code, and let students in."""

        def work(tx: Tx) -> Session:
            code = new_code(self._draw)
            while sessions.code_is_taken(tx.connection, code):
                code = new_code(self._draw)
            return moving.change(tx, session, "lobby", code=code)

        return self._writer.do(work)

    def start(self, session: int) -> Future[Session]:
        """Begin to ask."""
        return self._writer.do(lambda tx: moving.change(tx, session, "running"))

    def pause(self, session: int) -> Future[Session]:
        """Let time stand still."""
        return self._writer.do(lambda tx: moving.change(tx, session, "paused"))

    def resume(self, session: int) -> Future[Session]:
        """Let time go on; open questions get back what the pause took."""
        return self._writer.do(lambda tx: moving.change(tx, session, "running"))

    def finish(self, session: int) -> Future[Session]:
        """End the session; its code is worth nothing from now on."""
        return self._writer.do(lambda tx: moving.change(tx, session, "finished"))

    def archive(self, session: int) -> Future[Session]:
        """Put a finished session away."""
        return self._writer.do(lambda tx: moving.change(tx, session, "archived"))

    def abort(self, session: int) -> Future[Session]:
        """Give the session up; what was answered stays."""
        return self._writer.do(lambda tx: moving.change(tx, session, "aborted"))

    def ask(self, session: int, question: int, *, limit: int | None = None) -> Future[Run]:
        """Open the question at that place of the snapshot, for `limit` milliseconds or until it is closed."""
        return self._writer.do(lambda tx: runs.open_new(tx, session, question, limit=limit))

    def ask_again(self, session: int, question: int, *, limit: int | None = None) -> Future[Run]:
        """Hold a second vote on a question, after a discussion."""
        return self._writer.do(lambda tx: runs.open_new(tx, session, question, limit=limit, vote=2))

    def extend(self, run: int, by: int) -> Future[Run]:
        """Give an open question with a clock so many milliseconds more."""
        return self._writer.do(lambda tx: runs.extend(tx, run, by))

    def close(self, run: int) -> Future[Run]:
        """Close an open question; it locks by itself after its grace."""
        return self._writer.do(lambda tx: runs.close(tx, run))

    def reopen(self, run: int, *, limit: int | None = None) -> Future[Run]:
        """Open a closed question again, as long as its key was not shown."""
        return self._writer.do(lambda tx: runs.reopen(tx, run, limit=limit))

    def reveal(self, run: int) -> Future[Run]:
        """Let key and explanation of a locked question be shown."""
        return self._writer.do(lambda tx: runs.reveal(tx, run))

    def score(self, run: int) -> Future[Run]:
        """Be done with a question."""
        return self._writer.do(lambda tx: runs.score(tx, run))

    def accept_late(self, run: int) -> Future[int]:
        """Let late answers count that came before the reveal; gives how many."""
        return self._writer.do(lambda tx: late.accept_late(tx, run))

    def regrade(self, session: int, question: int, corrected: Question | None) -> Future[int]:
        """Mark by another key from now on, or take the question out with `None`; gives the version."""
        text = None if corrected is None else question_to_text(corrected)
        return self._writer.do(lambda tx: grading.regrade(tx, session, question, text))

    def expect(self, session: int, listed: Sequence[tuple[str, str]]) -> Future[int]:
        """Load a list of students, as pairs of key and name; each claims the own name."""
        return self._writer.do(lambda tx: students.expect(tx, session, listed))

    def approve(self, student: int) -> Future[None]:
        """Let a waiting student in."""
        return self._writer.do(lambda tx: students.approve(tx, student))

    def rename(self, student: int, name: str) -> Future[None]:
        """Give a student another name."""
        return self._writer.do(lambda tx: students.rename(tx, student, name))

    def remove(self, student: int) -> Future[None]:
        """Take a student out; the answers stay."""
        return self._writer.do(lambda tx: students.remove(tx, student))

    def set_time_factor(self, student: int, factor: int | None) -> Future[None]:
        """Give a student more time: per cent of the usual, or `None` for no limit."""
        return self._writer.do(lambda tx: students.set_time_factor(tx, student, factor))

    def new_token(self, student: int) -> Future[str]:
        """A new token for a student who lost the old one, which is worth nothing from now on."""
        token = new_token(self._draw)

        def work(tx: Tx) -> str:
            students.replace_token(tx, student, hashed(token))
            return token

        return self._writer.do(work)
