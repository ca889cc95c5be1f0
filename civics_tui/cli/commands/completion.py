"""civics-tui completion: the script that completes commands in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from civics_tui.cli.console import COMPLETE
from civics_tui.cli.options import context_of
from civics_tui.words import _


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands in SHELL.

    For bash: civics-tui completion bash > ~/.local/share/bash-completion/completions/civics-tui
    """
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(_("There is no completion for this shell."), ctx)
    root = ctx.find_root()
    script = found(root.command, {}, "civics-tui", COMPLETE)
    context_of(ctx).console.out(script.source())
