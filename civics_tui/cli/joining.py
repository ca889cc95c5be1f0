"""Puts a student's client together: the outbox on this computer, and the way into the class."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from civics_tui.cli.build import Context, draw
from civics_tui.errors import WrongUse
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.classroom.client.outbox import Outbox
    from civics_tui.classroom.client.student import Student
    from civics_tui.classroom.client.wire import Wire


@contextlib.contextmanager
def joined(context: Context, host: str, code: str, *, new: bool) -> Iterator[Student]:
    """A student who is in the class: come back by the token on this computer, or joined anew.

    Raises:
        WrongUse: host or code is none.
        CivicsError: the class does not let this student in.
    """
    from civics_tui.classroom.client.outbox import Outbox
    from civics_tui.classroom.client.student import Student
    from civics_tui.classroom.client.wire import Wire, base_of
    from civics_tui.classroom.people.codes import typed

    signs = typed(code)
    if signs is None:
        raise WrongUse(_('"{code}" is no code of a class; it has six signs, as on the board.').format(code=code))
    wire = Wire(base_of(host))
    outbox = Outbox.open(context.desk.folder / "class", signs)
    try:
        if new or not _comes_back(wire, outbox, context):
            _join(wire, outbox, context, signs)
        student = Student(wire, outbox, monotonic=time.monotonic, draw=draw)
    except BaseException:
        wire.close()
        raise
    try:
        yield student
    finally:
        student.stop()


def _comes_back(wire: Wire, outbox: Outbox, context: Context) -> bool:
    from civics_tui.classroom.client.wire import Busy, Gone, Unreachable

    if not outbox.token:
        return False
    wire.token = outbox.token
    try:
        wire.view()
    except Gone:
        outbox.forget()
        wire.token = ""
        return False
    except (Unreachable, Busy):
        pass  # the token may still be good; the screen says that there is no connection
    context.console.err(_("Back as {name}; --new joins as somebody else.").format(name=outbox.name))
    return True


def _join(wire: Wire, outbox: Outbox, context: Context, code: str) -> None:
    from civics_tui.classroom.client.wire import Refusal, Unreachable

    name = listed = ""
    while True:
        try:
            told = wire.join(code, name=name, listed=listed)
        except Unreachable as problem:
            advice = _(
                "Compare the address with the board; if it is right, this network keeps devices apart: use another."
            )
            raise Unreachable(f"{problem.sentence} {advice}") from problem
        except Refusal as refusal:
            if refusal.status != 422 or not context.console.interactive:
                raise
            context.console.err(refusal.sentence)
            name = _asked(context, _("Your name: "))
            continue
        if not told.listed:
            outbox.joined(told.token, told.name)
            return
        listed = _chosen(context, told.listed)


def _asked(context: Context, prompt: str) -> str:
    context.console.prompt(prompt)
    line = context.console.read_line()
    if line is None:
        raise WrongUse(_("Nobody gave a name."))
    return line


def _chosen(context: Context, listed: tuple[tuple[str, str], ...]) -> str:
    """The number that stands for the name that somebody picks from the teacher's list."""
    for number, (_id, name) in enumerate(listed, start=1):
        context.console.err(f"{number:>3}  {name}")
    while True:
        line = _asked(context, _("The number of your name: ")).strip()
        if line.isascii() and line.isdigit() and 0 < int(line) <= len(listed):
            return listed[int(line) - 1][0]
        context.console.err(_("Type a number from 1 to {count}.").format(count=len(listed)))
