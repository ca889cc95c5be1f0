"""civics-tui pack fix: missing ids, ids of moved choices, white space and pack.lock, in the files of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import Exit, NotFound, WrongUse
from civics_tui.words import _


@click.command("fix")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--diff", "as_diff", is_flag=True, help=_("Show what would change, and change nothing."))
@click.pass_context
def command(ctx: click.Context, path: Path, as_diff: bool) -> None:
    """Mend the pack at PATH: write missing ids and pack.lock, keep the ids of choices that moved, tidy white space.

    Comments, order, quotes and indentation stay. A file that cannot be changed without harm is left as it is; the
    command then ends with 1.
    """
    from civics_tui.packs import fix
    from civics_tui.packs.library.finding import is_there

    context = context_of(ctx)
    if not is_there(path):
        raise NotFound(_("There is nothing at {path}.").format(path=path))
    if path.suffix == ".civpack":
        raise WrongUse(_("{path} is an archive; mend the folder it was built from.").format(path=path))
    planned = fix.plan(path, seeds=context.places.seeds)
    for sentence in (*planned.refused, *planned.said):
        context.console.err(sentence)
    if as_diff and planned.files:
        context.console.out(planned.diff.removesuffix("\n"))
    elif planned.files:
        planned.write()
        context.console.err(_("Written: {files}.").format(files=", ".join(one.name for one in planned.files)))
    if not planned.files and not planned.refused:
        context.console.err(_("Nothing to mend."))
    if planned.refused:
        ctx.exit(int(Exit.PROBLEMS))
