"""The table of commands: one module each, with a click command called `command`, imported when run or listed."""

from __future__ import annotations

import difflib
import importlib
import os
from collections.abc import Iterable, Sequence

import click

from civics_tui import __version__
from civics_tui.cli.build import Context
from civics_tui.cli.console import COMPLETE, Console
from civics_tui.errors import Exit, NotFound
from civics_tui.words import _

COMMANDS: dict[str, str] = {
    "quiz": "civics_tui.cli.commands.quiz",
    "explain": "civics_tui.cli.commands.explain",
    "search": "civics_tui.cli.commands.search",
    "source": "civics_tui.cli.commands.source",
    "set": "civics_tui.cli.commands.set_group",
    "pack": "civics_tui.cli.commands.pack_group",
    "class": "civics_tui.cli.commands.class_group",
    "data": "civics_tui.cli.commands.data_group",
    "completion": "civics_tui.cli.commands.completion",
}
PACK_COMMANDS: dict[str, str] = {
    "list": "civics_tui.cli.commands.pack_list",
    "show": "civics_tui.cli.commands.pack_show",
    "check": "civics_tui.cli.commands.pack_check",
    "explain": "civics_tui.cli.commands.pack_explain",
    "fix": "civics_tui.cli.commands.pack_fix",
    "preview": "civics_tui.cli.commands.pack_preview",
    "new": "civics_tui.cli.commands.pack_new",
    "stress": "civics_tui.cli.commands.pack_stress",
    "schema": "civics_tui.cli.commands.pack_schema",
    "balance": "civics_tui.cli.commands.pack_balance",
    "stale": "civics_tui.cli.commands.pack_stale",
    "build": "civics_tui.cli.commands.pack_build",
    "install": "civics_tui.cli.commands.pack_install",
    "remove": "civics_tui.cli.commands.pack_remove",
    "reports": "civics_tui.cli.commands.pack_reports",
}
SET_COMMANDS: dict[str, str] = {
    "list": "civics_tui.cli.commands.set_list",
    "new": "civics_tui.cli.commands.set_new",
    "edit": "civics_tui.cli.commands.set_edit",
}
CLASS_COMMANDS: dict[str, str] = {
    "host": "civics_tui.cli.commands.class_host",
    "join": "civics_tui.cli.commands.class_join",
    "results": "civics_tui.cli.commands.class_results",
    "erase": "civics_tui.cli.commands.class_erase",
    "check": "civics_tui.cli.commands.class_check",
    "doctor": "civics_tui.cli.commands.class_doctor",
}
DATA_COMMANDS: dict[str, str] = {
    "where": "civics_tui.cli.commands.data_where",
    "backup": "civics_tui.cli.commands.data_backup",
    "check": "civics_tui.cli.commands.data_check",
    "reports": "civics_tui.cli.commands.data_reports",
}


class LazyGroup(click.Group):
    """A group whose commands are named in a table and imported one by one."""

    def __init__(self, *args: object, table: dict[str, str], **kwargs: object) -> None:
        """Take the table: command name to module."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        if cmd_name not in self.table:
            return None
        command = importlib.import_module(self.table[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names.

        Raises:
            NotFound: there is none; the sentence says which comes near.
        """
        name = args[0]
        if name not in self.table and not name.startswith("-") and not ctx.resilient_parsing:
            near = difflib.get_close_matches(name, self.table, n=1)
            told = _('There is no command "{name}"').format(name=f"{ctx.command_path} {name}")
            hint = _("Did you mean {name}?").format(name=near[0]) if near else ""
            raise NotFound(f"{told}. {hint}" if hint else f"{told}; {_there_are(self.table)}")
        return super().resolve_command(ctx, args)


def _there_are(names: Iterable[str]) -> str:
    return _("there are {names}.").format(names=", ".join(names))


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="civics-tui")
@click.option("--plain", is_flag=True, help=_("Lines instead of the full screen; for screen readers and pipes."))
@click.option("--profile", metavar="NAME", help=_("The learner whose history is used."))
@click.pass_context
def civics(ctx: click.Context, plain: bool, profile: str | None) -> None:
    """Learn a contested piece of civics from sources you can check.

    Without a command the app opens at Home, where everything can be reached.
    """
    context = ctx.ensure_object(dict)
    context["plain"] = plain
    context["context"] = built = Context(Console(), profile)
    ctx.call_on_close(built.close)
    if ctx.invoked_subcommand is None:
        from civics_tui.cli.start import run_app

        ctx.exit(run_app(built.console, plain=plain, profile=profile))


def run(given: Sequence[str], console: Console) -> int:
    """Run a command line through click, and give its exit status."""
    try:
        result = civics.main(args=list(given), prog_name="civics-tui", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.ClickException as problem:
        console.err(_sentence(problem))
        return int(Exit.WRONG_USE)
    except click.Abort:
        return 130
    except SystemExit as stop:  # click's own way out: behind a completion, or where whoever read the output has gone
        if COMPLETE not in os.environ:
            raise BrokenPipeError from stop
        return int(stop.code or Exit.FINE)
    return result if isinstance(result, int) else int(Exit.FINE)


def _sentence(problem: click.ClickException) -> str:
    """What is wrong, in a sentence, and where help is; for a group without a command, its help."""
    told = problem.format_message().strip()
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    if context is None or told.startswith(context.get_usage()):
        return told
    return _("{problem} Help: {command} --help").format(
        problem=told if told.endswith((".", "?")) else f"{told}.", command=context.command_path
    )
