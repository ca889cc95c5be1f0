"""Starts a face: full screen where the terminal can show it, plain lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.cli.build import Context
from civics_tui.cli.console import Console

if TYPE_CHECKING:
    from civics_tui.plain.talk import Talk
    from civics_tui.study.sitting import Sitting
    from civics_tui.tui.routes import Place


def run_app(console: Console, *, plain: bool, profile: str | None) -> int:
    """Run the app from Home; the exit status."""
    context = Context(console, profile)
    try:
        if plain or not console.full_screen:
            from civics_tui.plain.home import run_home

            return run_home(context.desk, talk(console))
        return full_screen(context)
    finally:
        context.close()


def run_sitting(context: Context, sitting: Sitting, *, plain: bool) -> int:
    """Run one attempt in the face that fits; the exit status."""
    if plain or not context.console.full_screen:
        from civics_tui.plain.quiz import run_quiz

        return run_quiz(context.desk, sitting, talk(context.console))
    return full_screen(context, sitting=sitting)


def full_screen(
    context: Context, *, sitting: Sitting | None = None, place: Place | None = None, words: str | None = None
) -> int:
    """Run the full screen, opened at an attempt, at a place of a pack or at a search."""
    from civics_tui.cli.crash import report
    from civics_tui.study.settings import SettingsFile
    from civics_tui.tui.app import CivicsApp

    app = CivicsApp(
        context.desk,
        settings=SettingsFile(context.places.config),
        report=report,
        sitting=sitting,
        place=place,
        words=words,
    )
    app.run()
    if app.broke:
        context.console.err(app.broke)
    return app.return_code or 0


def talk(console: Console) -> Talk:
    """The console as the plain face takes it."""
    from civics_tui.plain.talk import Talk

    return Talk(write=console.out, prompt=console.prompt, read_line=console.read_line, interactive=console.interactive)
