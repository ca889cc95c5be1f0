"""civics-tui pack build: a pack as one file to hand on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from civics_tui.cli.options import context_of, json_option, pack_path
from civics_tui.errors import WrongUse
from civics_tui.words import _, ngettext


@click.command("build")
@click.argument("name", metavar="PACK")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("The file to write, or the folder for it; ID-VERSION.civpack here where left out."),
)
@json_option
@click.pass_context
def command(ctx: click.Context, name: str, output: Path | None, as_json: bool) -> None:
    """Build PACK (an id or a path) into one .civpack file that others can install.

    The same pack gives the same bytes. A pack with errors is not built.
    """
    from civics_tui.packs.archive.build import build
    from civics_tui.packs.archive.names import ENDING
    from civics_tui.packs.written import write_whole

    context = context_of(ctx)
    path = pack_path(context, name)
    if output is not None and not output.is_dir() and output.suffix.lower() != ENDING:
        raise WrongUse(_("{path} does not end in .civpack; name another file.").format(path=output))
    built = build(path, seeds=context.places.seeds)
    target = Path(built.name) if output is None else output / built.name if output.is_dir() else output
    write_whole(target, built.data, replace=True)
    if as_json:
        context.console.json(
            {
                "id": built.pack.id,
                "version": built.pack.manifest.version,
                "file": str(target),
                "bytes": len(built.data),
                "sha256": hashlib.sha256(built.data).hexdigest(),
                "files": list(built.files),
                "left_out": list(built.left_out),
                "warnings": built.warnings,
            }
        )
        return
    context.console.out(str(target))
    tell = context.console.err
    tell(
        _("{id} {version}: {files}, {n} bytes.").format(
            id=built.pack.id,
            version=built.pack.manifest.version,
            files=ngettext("{n} file", "{n} files", len(built.files)),
            n=len(built.data),
        )
    )
    if built.left_out:
        tell(_("Left out, because it is no part of a pack: {names}").format(names=", ".join(built.left_out)))
    if built.warnings:
        found = ngettext("{n} warning", "{n} warnings", built.warnings)
        tell(_("It has {found}: civics-tui pack check {path}").format(found=found, path=path))
    tell(_("Next: civics-tui pack install {path}").format(path=target))
