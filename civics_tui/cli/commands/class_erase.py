"""civics-tui class erase: take names and what was typed out of a class that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from civics_tui.cli.classes import folder, opened_store, wall
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import confirmed, context_of, yes_option
from civics_tui.errors import Exit, NotFound
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.classroom.rules.record import Student


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
    from civics_tui.classroom.hosting import forgetting, sittings
    from civics_tui.classroom.store import students

    context = context_of(ctx)
    with opened_store(context, database) as store:
        found = sittings.wanted(store, session)
        forgetting.refuse_alive(found)
        chosen = None
        if student is not None:
            with store.view() as connection:
                chosen = _chosen(students.of_session(connection, found.id), student)
        asked = forgetting.question(found, chosen[0] if chosen else None)
        if not confirmed(context, asked, yes=yes):
            ctx.exit(int(Exit.PROBLEMS))
        ids = None if chosen is None else [one.id for one in chosen]
        context.console.out(forgetting.erase(store, found.id, ids, at=wall()))
        for line in forgetting.left(store, found.id, folder(context) / "files"):
            context.console.out(line)


def _chosen(everybody: list[Student], student: str) -> list[Student]:
    found = [one for one in everybody if one.name and student in (one.name, str(one.id))]
    if not found:
        raise NotFound(_('There is no student "{name}" in this session.').format(name=student))
    return found
