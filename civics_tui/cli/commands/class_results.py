"""civics-tui class results: what a class came to."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from civics_tui.cli.build import Context, now
from civics_tui.cli.classes import opened_store, wall
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import context_of, json_option
from civics_tui.errors import OutputFailed
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.classroom.results.marked import Marked
    from civics_tui.classroom.rules.session import Session
    from civics_tui.classroom.store.store import Store

Known = dict[str, Any]


@click.command("results")
@click.argument("session", type=int, required=False, metavar="[SESSION]")
@click.option("--list", "listed", is_flag=True, help=_("The sessions, newest first."))
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), metavar="FILE", help=_("Write the gradebook."))
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE", help=_("Write every answer, as CSV."))
@click.option("--needs", is_flag=True, help=_("Who needs what: misconceptions and missed questions, with names."))
@click.option("--no-names", is_flag=True, help=_("Numbers in place of names in CSV."))
@click.option("--database", metavar="URL", help=_("Where the class is kept."))
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    session: int | None,
    listed: bool,
    csv_file: Path | None,
    answers: Path | None,
    needs: bool,
    no_names: bool,
    database: str | None,
    as_json: bool,
) -> None:
    """Show what the newest class, or SESSION, came to. FILE may be - for standard output."""
    need_classroom()
    from civics_tui.classroom.hosting import sittings
    from civics_tui.classroom.results.marked import Marked
    from civics_tui.classroom.results.table import answers_table, gradebook
    from civics_tui.classroom.store import reading

    context = context_of(ctx)
    with opened_store(context, database) as store:
        if listed:
            _list(context, sittings.all_sessions(store), as_json=as_json)
            return
        found = sittings.wanted(store, session)
        with store.view() as connection:
            marked = Marked(reading.record(connection, found.id))
        if csv_file is not None:
            _write(context, csv_file, gradebook(marked, names=not no_names))
        if answers is not None:
            _write(context, answers, answers_table(marked, names=not no_names))
        if needs:
            _say_needs(context, marked)
        elif as_json:
            context.console.json(_data(marked, names=not no_names))
        elif csv_file is None and answers is None:
            _report(context, store, marked)


def _list(context: Context, sessions: list[Session], *, as_json: bool) -> None:
    from civics_tui.classroom.rules.session import said

    if as_json:
        context.console.json([{"session": one.id, "title": one.title, "state": one.state} for one in sessions])
        return
    for one in sessions:
        context.console.out(f"{one.id:>4}  {said(one.state):<12}  {one.title or _('(erased)')}")


def _write(context: Context, path: Path, text: str) -> None:
    if str(path) == "-":
        context.console.out(text.replace("\r\n", "\n").rstrip("\n"))
        return
    try:
        path.write_text(text, "utf-8-sig", newline="")
    except OSError as problem:
        raise OutputFailed(
            _("{path} cannot be written: {reason}.").format(path=path, reason=problem.strerror)
        ) from problem
    context.console.err(_("Written: {path}").format(path=path))


def _report(context: Context, store: Store, marked: Marked) -> None:
    from civics_tui.classroom.hosting.report import report
    from civics_tui.classroom.showing import Showing

    showing = Showing(store, marked.record.session.id, clock=wall, zone=datetime.UTC, address=lambda: "")
    for line in report(marked, showing):
        context.console.out(line)


def _say_needs(context: Context, marked: Marked) -> None:
    from civics_tui.classroom.hosting import needs
    from civics_tui.classroom.hosting.lesson import behind

    known = {pack: one.misconceptions for pack, one in behind(context.library, marked.snapshot).items()}
    for line in needs.told(marked, known):
        context.console.out(line)


def _data(marked: Marked, *, names: bool) -> dict[str, Any]:
    from civics_tui.classroom.results.distribution import distribution
    from civics_tui.classroom.results.standing import standings
    from civics_tui.classroom.results.table import number

    share: Callable[[Any], str] = number
    return {
        "session": marked.record.session.id,
        "title": marked.record.session.title,
        "made": now().isoformat(timespec="seconds"),
        "questions": [
            {
                "question": marked.snapshot.items[run.question].question.id,
                "pack": marked.snapshot.items[run.question].pack,
                "vote": run.vote,
                "counts": marked.scored.get(run.question) == run,
                "answered": found.answered,
                "of": found.of,
                "parts": dict(found.parts),
                "verdicts": dict(found.verdicts),
            }
            for run in marked.record.runs
            if run.opened_at is not None
            for found in [distribution(marked, run)]
        ],
        "students": [
            {
                "student": row.student.id,
                **({"name": row.student.name} if names else {}),
                "points": share(row.points),
                "of": share(row.of),
            }
            for row in standings(marked)
        ],
    }
