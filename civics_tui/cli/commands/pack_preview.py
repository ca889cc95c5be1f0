"""civics-tui pack preview: try the questions of a pack on while it is written."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from civics_tui.cli.build import now
from civics_tui.cli.options import context_of, is_plain, pack_path, plain_option
from civics_tui.errors import Exit
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.cli.build import Context
    from civics_tui.model.pack import Pack
    from civics_tui.packs.preview.preview import Preview
    from civics_tui.study.trial import TrialDesk


@click.command("preview")
@click.argument("path", metavar="PATH")
@click.option("--question", metavar="ID", help=_("The question to begin with; in lines, the only one."))
@click.option("--once", is_flag=True, help=_("Print in lines, and wait for no save."))
@plain_option
@click.pass_context
def command(ctx: click.Context, path: str, question: str | None, once: bool, plain: bool) -> None:
    """Try the questions of the pack at PATH on, while you write it.

    Every save is taken at once, and the place is kept. Where the newest version is broken, the last good one stays,
    under the first error. Nothing that is answered here is kept.
    """
    from civics_tui.packs.preview.preview import Preview
    from civics_tui.packs.preview.watching import saves

    context = context_of(ctx)
    preview = Preview(pack_path(context, path), seeds=context.places.seeds)

    def watch(stop: threading.Event) -> Iterator[None]:
        return saves(preview.kept.watched, stop)

    if once or is_plain(ctx, plain) or not context.console.full_screen:
        from civics_tui.cli.start import talk
        from civics_tui.plain.preview import run_preview

        run_preview(preview, () if once else watch(threading.Event()), talk(context.console), now, question)
        if once and preview.shown.report.of("error"):
            ctx.exit(int(Exit.PROBLEMS))
        return
    ctx.exit(_full_screen(context, preview, watch, question))


def _full_screen(
    context: Context, preview: Preview, watch: Callable[[threading.Event], Iterator[None]], question: str | None
) -> int:
    from civics_tui.cli.crash import report
    from civics_tui.cli.editor import editor
    from civics_tui.study.settings import SettingsFile
    from civics_tui.study.trial import trial
    from civics_tui.tui.preview import PreviewApp, Workbench

    def desk(pack: Pack) -> AbstractContextManager[TrialDesk]:
        return trial(context.places, preview.kept.path, pack, now)

    bench = Workbench(preview=preview, saves=watch, trial=desk, edit=editor(os.environ), question=question)
    app = PreviewApp(bench, settings=SettingsFile(context.places.config), report=report)
    app.run()
    if app.broke:
        context.console.err(app.broke)
    return app.return_code or 0
