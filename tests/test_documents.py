"""What README and ARCHITECTURE show works: commands can be read, files are there, the quick start is two lines."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from civics_tui.cli.build import Context
from civics_tui.cli.console import Console
from civics_tui.cli.group import civics

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "ARCHITECTURE.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:^|\| |&& |\s)(?:\S*/)?civics-tui(?=\s|$)")


def text_of(name: str) -> str:
    """A document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def shell_blocks(text: str) -> list[str]:
    """The lines to be typed, one text for each block."""
    return [body for language, body in FENCE.findall(text) if language in ("sh", "bash", "shell", "console")]


def commands(text: str) -> list[list[str]]:
    """The arguments of civics-tui, wherever a line of a shell block calls it."""
    found = []
    for line in "".join(shell_blocks(text)).splitlines():
        for call in COMMAND.finditer(line):
            rest = re.split(r"\s(?:\||&&|>)\s", line[call.end() :])[0]
            found.append(shlex.split(rest, comments=True))
    return found


SHOWN = [(name, arguments) for name in DOCUMENTS for arguments in commands(text_of(name))]


def parse(arguments: list[str]) -> None:
    """Read a command line as click does, down to its last command, and run nothing."""
    group: click.Command = civics
    context = group.make_context("civics-tui", list(arguments), resilient_parsing=False)
    while isinstance(group, click.Group) and (rest := [*context._protected_args, *context.args]):
        name, command, rest = group.resolve_command(context, rest)
        assert command is not None
        assert name is not None
        context.ensure_object(dict)["context"] = Context(Console())
        context = command.make_context(name, rest, parent=context)
        group = command


def test_the_readme_shows_commands() -> None:
    assert len([name for name, _arguments in SHOWN if name == "README.md"]) > 10


@pytest.mark.parametrize(("name", "arguments"), SHOWN, ids=[" ".join(one[1])[:60] for one in SHOWN])
def test_a_command_that_is_shown_can_be_read(name: str, arguments: list[str]) -> None:
    parse(arguments)


@pytest.mark.parametrize("arguments", [["quizz"], ["quiz", "--nope"], ["set", "new"], ["pack", "explain"]])
def test_the_reading_of_commands_can_fail(arguments: list[str]) -> None:
    from civics_tui.errors import WrongUse

    with pytest.raises((click.UsageError, WrongUse)):
        parse(arguments)


def test_the_quick_start_is_two_blocks_of_one_line() -> None:
    start = text_of("README.md").partition("## Quick start\n")[2].partition("\n## ")[0]
    blocks = shell_blocks(start)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].strip().endswith("civics-tui")
    assert blocks[1] == "bash tests/run\n"
    assert (ROOT / "tests" / "run").is_file()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_to_files(name: str) -> None:
    targets = [one for one in LINK.findall(FENCE.sub("", text_of(name))) if "://" not in one]
    assert [one for one in targets if not (ROOT / one.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_named_are_there(name: str) -> None:
    """Names with a folder or a usual ending; those with a place to fill in are none."""
    written = CODE.findall(FENCE.sub("", text_of(name)))
    named = [one for one in written if re.fullmatch(r"\w[\w./-]*/[\w./-]*|[\w-]+\.md", one) and "..." not in one]
    bases = (ROOT, ROOT / "civics_tui")
    assert [one for one in named if not any((base / one).exists() for base in bases)] == []
