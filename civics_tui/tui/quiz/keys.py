"""Which keys a question offers, by what it has and where it stands. Pure: the screen fills in what is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from civics_tui.tui.widgets.keybar import Key
from civics_tui.words import _

BINDINGS: list[BindingType] = [
    Binding(keys, action, show=False, id=f"quiz.{action.partition('(')[0].replace('_', '-')}{suffix}")
    for keys, action, suffix in (
        ("enter", "go", ""),
        ("s,f2", "show_me", ""),
        ("h,f3", "hint", ""),
        ("f,f4", "flag", ""),
        ("g", "words", ""),
        ("n", "next", ""),
        ("p", "previous", ""),
        ("l", "overview", ""),
        ("v", "differs", ""),
        ("x", "across", ""),
        ("o", "open_link", ""),
        ("y", "copy", ""),
        ("r", "retry", ""),
        ("z", "undo", ""),
        ("w", "card", ""),
        ("equals_sign", "override", ""),
        ("pagedown", "page(1)", "-down"),
        ("pageup", "page(-1)", "-up"),
    )
]
"""The keys of a question."""

Phase = Literal["asking", "sure", "unsaved", "feedback"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What there is to be done with a question now."""

    phase: Phase
    writing: bool = False
    """Has a field the focus, so that letters are text?"""
    exam: bool = False
    """Is it an open exam?"""
    scored: bool = True
    has_next: bool = True
    """Is there another question to go on to?"""
    inside: tuple[Key, ...] = ()
    """What the input offers."""
    hints: int = 0
    """How many more there are."""
    sources: bool = False
    drawer: bool = False
    """Does the drawer cover the question?"""
    card: bool = False
    """Is there room for the card at the side?"""
    card_shown: bool = False
    cards: int = 0
    """Cards that can be turned."""
    linked: bool = False
    """Has the shown card an address?"""
    differs: bool = False
    words: bool = False
    across: bool = False
    overridable: bool = False
    undoable: bool = False
    more: bool = False
    """Is there more text below?"""
    pages: bool = False
    """Does the stem have pages of its own, and are the choices on the next one?"""


def offered(now: Situation) -> tuple[Key, ...]:
    """The entries, the most likely first; help is added by the screen."""
    if now.phase == "unsaved":
        return (Key("r", _("try again"), "retry"), Key("esc", _("back"), "back"), Key("q", _("leave"), "leave"))
    if now.phase == "sure":
        return (Key("1-3", _("how sure"), ""), Key("esc", _("back to the answer"), "back"))
    if now.drawer:
        return tuple(_drawer(now))
    if now.writing:
        return tuple(_writing(now))
    return tuple(_feedback(now) if now.phase == "feedback" else _asking(now))


def _asking(now: Situation) -> Iterator[Key]:
    if now.pages:
        yield Key("PgDn", _("choices"), "page(1)")
    yield Key("enter", _("answer") if now.scored else _("choose"), "go")
    yield from now.inside
    if now.hints:
        yield Key("h", _("hint ({n})").format(n=now.hints), "hint")
    if now.exam:
        yield Key("f", _("flag"), "flag")
        yield Key("l", _("list, hand in"), "overview")
    if now.sources:
        yield Key("s", _("show me"), "show_me")
    if now.words:
        yield Key("g", _("words"), "words")
    if now.differs and not now.scored:
        yield Key("v", _("side by side"), "differs")
    yield Key("n", _("next") if now.exam else _("skip"), "next")
    if now.card:
        yield _card(now)
    if now.across:
        yield Key("x", _("read on"), "across")
    if now.more:
        yield Key("PgDn", _("next page"), "page(1)")
    yield Key("p", _("previous"), "previous")


def _feedback(now: Situation) -> Iterator[Key]:
    yield Key("enter", _("next") if now.has_next else _("results"), "go")
    if now.overridable:
        yield Key("=", _("count mine as right"), "override")
    if now.more:
        yield Key("PgDn", _("next page"), "page(1)")
    if now.sources and not now.card:
        yield Key("s", _("show me"), "show_me")
    if now.card:
        yield _card(now)
    if now.card and now.cards > 1:
        yield Key("n p", _("claim"), "next")
    if now.differs:
        yield Key("v", _("what differs"), "differs")
    yield Key("y", _("copy"), "copy")
    if now.across:
        yield Key("x", _("read on"), "across")
    yield from now.inside
    if now.words:
        yield Key("g", _("words"), "words")
    if not (now.card and now.cards > 1):
        yield Key("n", _("next"), "next")
    yield Key("p", _("previous"), "previous")


def _card(now: Situation) -> Key:
    return Key("w", _("card off") if now.card_shown else _("card on"), "card")


def _drawer(now: Situation) -> Iterator[Key]:
    if now.cards > 1:
        yield Key("n p", _("claim"), "next")
    if now.more:
        yield Key("PgDn", _("next page"), "page(1)")
    if now.differs:
        yield Key("v", _("what differs"), "differs")
    if now.linked:
        yield Key("o", _("open link"), "open_link")
    if now.cards:
        yield Key("y", _("copy citation"), "copy")
        yield Key("x", _("uses"), "across")
    yield Key("esc", _("back"), "back", keep=True)


def _writing(now: Situation) -> Iterator[Key]:
    yield Key("enter", _("answer"), "go")
    yield from now.inside
    if now.hints:
        yield Key("F3", _("hint ({n})").format(n=now.hints), "hint")
    if now.sources:
        yield Key("F2", _("show me"), "show_me")
    if now.exam:
        yield Key("F4", _("flag"), "flag")
    yield Key("esc", _("letters as keys"), "back")
    yield Key("ctrl+p", _("commands"), "app.command_palette")
