"""civics-tui pack explain: what a code of `pack check` means."""

from __future__ import annotations

import difflib

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import NotFound
from civics_tui.words import _


@click.command("explain")
@click.argument("code", metavar="CODE")
@click.pass_context
def command(ctx: click.Context, code: str) -> None:
    """Explain CODE, such as E104 or L28: what it is about and what to do."""
    from civics_tui.packs import codes

    wanted = code.strip().upper()
    text = codes.explanation(wanted)
    if text is None:
        near = difflib.get_close_matches(wanted, codes.known(), n=3, cutoff=0.5)
        hint = _(" Did you mean {codes}?").format(codes=", ".join(near)) if near else ""
        raise NotFound(_('There is no code "{code}".').format(code=code) + hint)
    context_of(ctx).console.out(f"{wanted}: {codes.title(wanted)}\n\n{codes.about(wanted)}\n\n{text}")
