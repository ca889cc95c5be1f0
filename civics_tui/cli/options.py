"""Options and helpers that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from civics_tui.cli.build import Context, now
from civics_tui.errors import NotFound, WrongUse
from civics_tui.words import _

F = TypeVar("F", bound=Callable[..., Any])


def context_of(ctx: click.Context) -> Context:
    """What the commands are handed."""
    built: Context = ctx.find_root().obj["context"]
    return built


def is_plain(ctx: click.Context, plain: bool) -> bool:
    """Was `--plain` given, before or behind the command's name?"""
    return plain or bool(ctx.find_root().obj["plain"])


def plain_option(function: F) -> F:
    """Add `--plain`."""
    return click.option("--plain", is_flag=True, help=_("Lines instead of the full screen."))(function)


def json_option(function: F) -> F:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("Data for scripts."))(function)


def on_option(told: str) -> Callable[[F], F]:
    """Add `--on DATE`, the day by which things are stale; the command gets `day`, today where it is left out."""

    def day_of(ctx: click.Context, parameter: click.Parameter, value: str | None) -> datetime.date:
        if value is None:
            return now().date()
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise WrongUse(_('"{text}" is no day; write it like 2027-02-01.').format(text=value)) from None

    return click.option("--on", "day", metavar="DATE", callback=day_of, help=told)


def yes_option(function: F) -> F:
    """Add `--yes`."""
    return click.option("--yes", is_flag=True, help=_("Do not ask; for scripts."))(function)


def confirmed(context: Context, question: str, *, yes: bool) -> bool:
    """Ask whoever sits at the terminal, unless `--yes` was given.

    Raises:
        WrongUse: nobody can be asked.
    """
    if yes:
        return True
    if not context.console.interactive:
        raise WrongUse(_("{question} Nobody can be asked here; add --yes.").format(question=question))
    context.console.prompt(_("{question} [y/N] ").format(question=question))
    answer = (context.console.read_line() or "").strip().casefold()
    return answer in ("y", "yes", _("y"), _("yes"))


def profile_option(function: F) -> F:
    """Add `--profile` behind the command's name."""

    def remember(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None:
            context_of(ctx).profile = value
        return value

    return click.option(
        "--profile", metavar="NAME", expose_value=False, callback=remember, help=_("The learner whose history is used.")
    )(function)


def pack_path(context: Context, name: str) -> Path:
    """The path of a pack, whether it can be used or not; a path is not looked up in the library.

    Raises:
        NotFound: there is no such pack.
    """
    from civics_tui.packs.library.finding import is_there
    from civics_tui.packs.library.lookup import is_path

    if is_path(name) or name in (".", ".."):
        path = Path(name)
        if not is_there(path):
            raise NotFound(_("There is nothing at {path}.").format(path=path))
        return path
    return context.library.path_of(name)
