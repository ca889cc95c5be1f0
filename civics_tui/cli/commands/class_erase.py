"""civics-tui class erase: take names and what was typed out of a class that is over."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from civics_tui.cli.build import Context
from civics_tui.cli.classes import folder, opened_store, wall
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import confirmed, context_of, yes_option
from civics_tui.errors import Exit, NotFound, WrongUse
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.classroom.rules.record import Student
    from civics_tui.classroom.rules.session import Session
    from civics_tui.classroom.store.store import Store


@click.command("erase")
@click.argument("session", type=int, metavar="SESSION")
@click.option("--student", metavar="NAME|NUMBER", help=_("Only this student."))
@click.option("--database", metavar="URL", help=_("Where the class is kept."))
@yes_option
@click.pass_context
def command(ctx: click.Context, session: int, student: str | None, database: str | None, yes: bool) -> None:
    """Erase names and typed answers of SESSION; choices, marks and times stay, and say nothing about anybody.

    What is erased cannot be brought back. Copies that still hold it are named.
    """
    need_classroom()
    from civics_tui.classroom.hosting import sittings
    from civics_tui.classroom.rules.session import ALIVE
    from civics_tui.classroom.store import erasing, students

    context = context_of(ctx)
    with opened_store(context, database) as store:
        found = sittings.wanted(store, session)
        if found.state in ALIVE:
            raise WrongUse(_("Session {number} is not over; end it first.").format(number=found.id))
        with store.view() as connection:
            everybody = students.of_session(connection, found.id)
        chosen = _chosen(everybody, student)
        if not confirmed(context, _question(found, chosen, student), yes=yes):
            ctx.exit(int(Exit.PROBLEMS))
        with store.begin(wall()) as tx:
            if student is None:
                count = erasing.erase_session(tx, found.id)
            else:
                count = erasing.erase_students(tx, [one.id for one in chosen])
        store.scrub()
        told = ngettext("Erased: {n} student.", "Erased: {n} students.", count).format(n=count)
        context.console.out(told)
        for line in _left(context, store, found):
            context.console.out(line)


def _chosen(everybody: list[Student], student: str | None) -> list[Student]:
    if student is None:
        return everybody
    found = [one for one in everybody if one.name and student in (one.name, str(one.id))]
    if not found:
        raise NotFound(_('There is no student "{name}" in this session.').format(name=student))
    return found


def _question(session: Session, chosen: list[Student], student: str | None) -> str:
    if student is not None:
        return _("Erase {name} from session {number}?").format(name=chosen[0].name, number=session.id)
    return _("Erase all names and typed answers of session {number}, {title}?").format(
        number=session.id, title=session.title or _("erased before")
    )


def _left(context: Context, store: Store, session: Session) -> list[str]:
    """Copies that may still hold what was erased."""
    copies = list(store.backups())
    with contextlib.suppress(OSError):
        copies += sorted((folder(context) / "files").glob(f"*-{session.id}-*"))
    return [_("May still hold it, delete it if you can: {path}").format(path=path) for path in copies]
