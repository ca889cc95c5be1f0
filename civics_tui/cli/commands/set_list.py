"""civics-tui set list: the sets of packs and your own."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.words import _, ngettext


@click.command("list")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the sets that packs bring and those that you picked yourself."""
    context = context_of(ctx)
    rows = [
        (f"{entry.id}/{id_}", title, count, minutes)
        for entry in context.fresh_library.entries()
        for id_, title, minutes, count in entry.sets
    ]
    rows += [(one.id, one.title, len(one.questions), one.minutes) for one in context.desk.sets()]
    if as_json:
        context.console.json(
            [{"id": id_, "title": title, "questions": count, "minutes": minutes} for id_, title, count, minutes in rows]
        )
        return
    width = max((len(row[0]) for row in rows), default=0)
    for id_, title, count, minutes in rows:
        time = ngettext("{n} minute", "{n} minutes", minutes) if minutes else ""
        line = f"{id_:<{width}}  {ngettext('{n} question', '{n} questions', count)}  {time}  {title}"
        context.console.out(line.rstrip())
    if not rows:
        context.console.err(_("There are no sets yet. Make one: civics-tui set new NAME pack/question ..."))
