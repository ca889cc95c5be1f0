"""Starts a face: full screen where the terminal can show it, plain lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.cli.build import Context
from civics_tui.cli.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable

    from civics_tui.classroom.client.student import Student
    from civics_tui.classroom.hosting.desk import HostDesk
    from civics_tui.plain.talk import Talk
    from civics_tui.study.sitting import Sitting
    from civics_tui.tui.routes import AnyScreen, Place


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


def run_host(context: Context, desk: HostDesk, *, plain: bool) -> int:
    """Lead a class in the face that fits; the exit status."""
    if plain or not context.console.full_screen:
        from civics_tui.plain.classroom.host import run_host as in_lines

        return in_lines(desk, talk(context.console))
    from civics_tui.tui.classroom.host import HostScreen

    return full_screen(context, first=lambda: HostScreen(desk))


def run_student(context: Context, student: Student, *, plain: bool) -> int:
    """Take part in a class in the face that fits; the exit status."""
    if plain or not context.console.full_screen:
        from civics_tui.plain.classroom.student import run_student as in_lines

        return in_lines(student, talk(context.console))
    from civics_tui.tui.classroom.student import StudentScreen

    return full_screen(context, first=lambda: StudentScreen(student))


def full_screen(
    context: Context,
    *,
    sitting: Sitting | None = None,
    place: Place | None = None,
    words: str | None = None,
    first: Callable[[], AnyScreen] | None = None,
) -> int:
    """Run the full screen, opened at an attempt, at a place of a pack, at a search, or in a class."""
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
        first=first,
    )
    app.run()
    if app.broke:
        context.console.err(app.broke)
    return app.return_code or 0


def talk(console: Console) -> Talk:
    """The console as the plain face takes it."""
    from civics_tui.plain.talk import Talk

    return Talk(write=console.out, prompt=console.prompt, read_line=console.read_line, interactive=console.interactive)
