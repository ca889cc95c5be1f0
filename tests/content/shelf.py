"""The shipped ledger and the packs that cite it, read once, with the texts of their questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from civics_tui.model.identity import plain as data
from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack
from civics_tui.packs.reader import read_ledger, read_pack
from civics_tui.places import shipped
from civics_tui.views.forms import AssignForm, OrderForm, form
from civics_tui.views.pieces import inline, plain

BANKS = ("secession-process", "calexit-history", "key-actors")
"""The packs over the shipped ledger."""


@cache
def ledger() -> Ledger:
    """The shipped ledger."""
    return read_ledger(shipped() / "seeds").ledger


@cache
def pack(name: str) -> Pack:
    """A shipped pack."""
    read = read_pack(shipped() / "content" / name, seeds=shipped() / "seeds")
    assert read.pack
    return read.pack


def asked() -> list[tuple[str, Question]]:
    """Every question of the banks that is still asked, with its name `pack/question`."""
    return [(f"{name}/{question.id}", question) for name in BANKS for question in pack(name).asked()]


def question(name: str) -> Question:
    """The question of that name, `pack/question`."""
    bank, _slash, id_ = name.partition("/")
    return pack(bank).questions[id_]


def stem(one: Question) -> str:
    """What is asked, without Markdown."""
    return plain(inline(one.stem))


def key(one: Question) -> str:
    """The texts that are right."""
    return "\n".join(plain(inline(text)) for text in kind_of(one).keys(one))


def parts(one: Question) -> str:
    """What stands below the stem of a question whose parts are put in order, matched or sorted: all of it is shown."""
    shown = form(one, kind_of(one).parts(one))
    options = shown.options if isinstance(shown, OrderForm) else ()
    options = (*shown.items, *shown.places) if isinstance(shown, AssignForm) else options
    return "\n".join(plain(option.text) for option in options)


def texts(node: object) -> Iterator[str]:
    """All texts in plain data."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for one in node.values():
            yield from texts(one)
    elif isinstance(node, (list, tuple)):
        for one in node:
            yield from texts(one)


def whole(one: Question) -> str:
    """Every text of a question, feedback and explanation too."""
    return "\n".join(texts(data(one)))


def files() -> Iterator[tuple[Path, str]]:
    """Every file of the banks with its text."""
    for name in BANKS:
        for path in sorted((shipped() / "content" / name).rglob("*")):
            if path.suffix in (".yaml", ".md"):
                yield path, path.read_text(encoding="utf-8")
