"""civics-tui pack new: a new pack of a first question, of pasted ones, or of copies from other packs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import context_of, json_option
from civics_tui.errors import Exit, NotFound, WrongUse
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.cli.build import Context
    from civics_tui.packs.new.pasted import Pasted
    from civics_tui.packs.new.scaffold import Entry
    from civics_tui.packs.report import Report

MOST = 16 * 1024 * 1024
"""Bytes of a pasted file."""
SHOWN = 20
"""Lines that were not taken, told one by one."""


@click.command("new")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", help=_("Its title; made of the name where left out."))
@click.option("--single-file", is_flag=True, help=_("One file; the same as a PATH that ends in .yaml."))
@click.option("--question", metavar="TEXT", help=_("The first question; --right and --wrong are its choices."))
@click.option("--right", metavar="TEXT", multiple=True, help=_("What is right; a number, true, false, or a text."))
@click.option("--wrong", metavar="TEXT", multiple=True, help=_("What is wrong; once for each choice."))
@click.option("--why", metavar="TEXT", default="", help=_("Why it is right."))
@click.option("--source", metavar="TEXT", default="", help=_("Where one can check this."))
@click.option("--from", "copies", metavar="PACK/QUESTION", multiple=True, help=_("Copy a question; can be repeated."))
@click.option("--paste", metavar="FILE", help=_("Questions out of a text or a table; - reads what is typed or piped."))
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    path: Path,
    title: str | None,
    single_file: bool,
    question: str | None,
    right: tuple[str, ...],
    wrong: tuple[str, ...],
    why: str,
    source: str,
    copies: tuple[str, ...],
    paste: str | None,
    as_json: bool,
) -> None:
    """Write a new pack at PATH, a folder or a file that ends in .yaml, and check it. Nothing is written over.

    A pasted text has a line for each question, its choices below it with A), B) or -, and * before the right one;
    lines may start with Why: and Source:. A table (tabs, or commas with a head) has the columns
    question, right, wrong..., why, source.
    """
    from civics_tui.packs.new import drafted, pasted, scaffold
    from civics_tui.packs.report import check_pack

    context = context_of(ctx)
    if single_file and not scaffold.is_single(path):
        path = path.with_name(f"{path.name}.yaml")
    if question is None and (right or wrong or why or source):
        raise WrongUse(_("--right, --wrong, --why and --source belong to --question."))
    found = _pasted(paste) if paste is not None else pasted.Pasted(())
    if question is not None:
        choices = [(text, True) for text in right] + [(text, False) for text in wrong]
        found = pasted.Pasted((pasted.Draft(question, 1, choices, why, source), *found.drafts), found.left)
    entries = [scaffold.Entry(one) for one in drafted.records(found.drafts)]
    entries += _copies(context, copies, {str(entry.record["id"]) for entry in entries})
    if not entries and paste is None:
        entries = [scaffold.first()]
    made = scaffold.files(path, title or scaffold.title_of(path), entries)
    scaffold.write(path, made)
    started = time.perf_counter()
    report = check_pack(path, seeds=context.places.seeds)
    _tell(context, path, found, report, time.perf_counter() - started, as_json=as_json)
    if report.of("error"):
        ctx.exit(int(Exit.PROBLEMS))


def _pasted(name: str) -> Pasted:
    """The questions of a file, or of standard input.

    Raises:
        NotFound: the file cannot be read.
        WrongUse: it is no text, or holds no question.
    """
    from civics_tui.packs.new.pasted import read

    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(MOST + 1)
    except OSError as error:
        raise NotFound(_("{path} cannot be read: {reason}.").format(path=name, reason=error.strerror)) from error
    if len(data) > MOST:
        raise WrongUse(_("{path} is too large; at most {n} bytes are read.").format(path=name, n=MOST))
    try:
        found = read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongUse(
            _("{path} is no UTF-8 text; save it as UTF-8, or as a table of text.").format(path=name)
        ) from error
    if not found.drafts:
        raise WrongUse(_("There is no question with an answer in {path}; see  pack new --help.").format(path=name))
    return found


def _copies(context: Context, names: tuple[str, ...], taken: set[str]) -> list[Entry]:
    """The questions of other packs, each with where it is from.

    Raises:
        NotFound: there is no such pack or question.
    """
    from civics_tui.model.pack import split_reference
    from civics_tui.packs.new.copied import record
    from civics_tui.packs.new.drafted import free_id
    from civics_tui.packs.new.scaffold import Entry

    entries = []
    for name in names:
        pack_name, wanted = split_reference(name)
        if not pack_name:
            raise WrongUse(_('"{name}" names no question; write PACK/QUESTION.').format(name=name))
        pack = context.library.pack(context.library.find(pack_name))
        question = pack.questions.get(wanted)
        if question is None:
            raise NotFound(_('There is no question "{id}" in {pack}.').format(id=wanted, pack=pack_name))
        made = record(question, pack)
        made["id"] = free_id(question.id, taken)
        taken.add(str(made["id"]))
        terms = f", {pack.manifest.license}" if pack.manifest.license else ""
        note = _("From {pack}: {question}").format(pack=pack.title, question=f"{pack.id}/{question.id}{terms}")
        entries.append(Entry(made, note))
    return entries


def _tell(context: Context, path: Path, found: Pasted, report: Report, seconds: float, *, as_json: bool) -> None:
    """Say what was written, what of a pasted text was not taken, and what checking found."""
    from civics_tui.packs.report import report_data, report_lines

    left = [{"line": line, "text": text} for line, text in found.left]
    if as_json:
        context.console.json({**report_data(report), "left": left})
        return
    context.console.out(str(path))
    if found.drafts:
        taken = ngettext("{n} question was taken.", "{n} questions were taken.", len(found.drafts))
        context.console.err(taken)
    for one in left[:SHOWN]:
        context.console.err(_("not taken, line {line}: {text}").format(line=one["line"], text=str(one["text"])[:80]))
    if len(left) > SHOWN:
        context.console.err(ngettext("and {n} more line", "and {n} more lines", len(left) - SHOWN))
    context.console.err("\n".join(report_lines(report, seconds)))
