"""civics-tui pack schema: the JSON Schema of the pack format, or its reference page."""

from __future__ import annotations

import json
from pathlib import Path

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import OutputFailed
from civics_tui.words import _


@click.command("schema")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help=_("Write into FILE; what is there goes."))
@click.option("--page", is_flag=True, help=_("The reference page of the format, as Markdown."))
@click.pass_context
def command(ctx: click.Context, out: Path | None, page: bool) -> None:
    """Print the JSON Schema of the pack format, by which an editor completes and checks as you type.

    Name it in the first line of a file: # yaml-language-server: $schema=pack.schema.json
    """
    from civics_tui.packs.schema.reference import page_lines
    from civics_tui.packs.schema.schema import pack_schema

    schema = pack_schema()
    text = "\n".join(page_lines(schema)) if page else json.dumps(schema, ensure_ascii=False, indent=1)
    console = context_of(ctx).console
    if out is None:
        console.out(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputFailed(_("{path} cannot be written: {reason}.").format(path=out, reason=error.strerror)) from error
    console.err(_("Written: {path}").format(path=out))
