"""Which keys a question offers, by what it has and where it stands. Pure: the screen fills in what is so."""

from __future__ import annotations

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
        ("u", "report", ""),
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
    has_previous: bool = True
    skippable: bool = True
    """Is there another question to go to without an answer?"""
    inside: tuple[Key, ...] = ()
    """What the input offers."""
    hints: int = 0
    """How many more there are."""
    sources: bool = False
    drawer: bool = False
    """Is one in the drawer, or in the card at the side?"""
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
    reportable: bool = False
    """Can the author be told that something is wrong?"""
    more: bool = False
    """Is there more text below?"""
    stem_above: bool = False
    """Has the stem pages of its own, and is the answer's page shown?"""
    pages: bool = False
    """Does the stem have pages of its own, and are the choices on the next one?"""


def offered(now: Situation) -> tuple[Key, ...]:
    """The entries, the most likely first; help is added by the screen."""
    if now.phase == "unsaved":
        return (Key("r", _("try again"), "retry"), Key("esc", _("back"), "back"), Key("q", _("leave"), "leave"))
    if now.phase == "sure":
        return (Key("1-3", _("how sure"), ""), Key("esc", _("back to the answer"), "back"))
    if now.drawer:
        return _drawer(now)
    if now.writing:
        return _writing(now)
    return _feedback(now) if now.phase == "feedback" else _asking(now)


Row = tuple[object, Key | tuple[Key, ...]]
"""What must be so, and the entries that are offered then."""


def _those(*rows: Row) -> tuple[Key, ...]:
    found: list[Key] = []
    for holds, keys in rows:
        if holds:
            found += [keys] if isinstance(keys, Key) else keys
    return tuple(found)


def _asking(now: Situation) -> tuple[Key, ...]:
    return _those(
        (True, Key("enter", _("choices") if now.pages else _("answer") if now.scored else _("choose"), "go")),
        (now.stem_above, Key("PgUp", _("stem"), "page(-1)")),
        (True, now.inside),
        (now.hints, Key("h", _("hint ({n})").format(n=now.hints), "hint")),
        (now.exam, Key("f", _("flag"), "flag")),
        (now.exam, Key("l", _("list, hand in"), "overview")),
        (now.sources, Key("s", _("show me"), "show_me")),
        (now.words, Key("g", _("words"), "words")),
        (now.differs and not now.scored, Key("v", _("side by side"), "differs")),
        (now.skippable, Key("n", _("next") if now.exam else _("skip"), "next")),
        (now.card, _card(now)),
        (now.across, Key("x", _("read on"), "across")),
        (now.more and not now.pages, Key("PgDn", _("next page"), "page(1)")),
        (now.has_previous, Key("p", _("previous"), "previous")),
    )


def _feedback(now: Situation) -> tuple[Key, ...]:
    turns = now.card and now.cards > 1
    return _those(
        (True, Key("enter", _("next") if now.has_next else _("results"), "go")),
        (now.more, Key("PgDn", _("next page"), "page(1)")),
        (now.overridable, Key("=", _("count mine as right"), "override")),
        (now.sources and not now.card, Key("s", _("show me"), "show_me")),
        (now.card, _card(now)),
        (turns, Key("n p", _("claim"), "next")),
        (now.differs, Key("v", _("what differs"), "differs")),
        (now.card and now.linked, Key("o", _("open link"), "open_link")),
        (True, Key("y", _("copy"), "copy")),
        (now.reportable, Key("u", _("unclear or wrong?"), "report")),
        (now.across, Key("x", _("read on"), "across")),
        (True, now.inside),
        (now.words, Key("g", _("words"), "words")),
        (now.has_previous and not turns, Key("p", _("previous"), "previous")),
    )


def _card(now: Situation) -> Key:
    return Key("w", _("card off") if now.card_shown else _("card on"), "card")


def _drawer(now: Situation) -> tuple[Key, ...]:
    return _those(
        (now.cards > 1, Key("n p", _("claim"), "next")),
        (now.more, Key("PgDn", _("next page"), "page(1)")),
        (now.differs, Key("v", _("what differs"), "differs")),
        (now.linked, Key("o", _("open link"), "open_link")),
        (now.cards, Key("y", _("copy citation"), "copy")),
        (now.cards, Key("x", _("uses"), "across")),
        (True, Key("esc", _("back"), "back", keep=True)),
    )


def _writing(now: Situation) -> tuple[Key, ...]:
    return _those(
        (True, Key("enter", _("field") if now.pages else _("answer"), "go")),
        (now.stem_above, Key("PgUp", _("stem"), "page(-1)")),
        (True, now.inside),
        (now.hints, Key("F3", _("hint ({n})").format(n=now.hints), "hint")),
        (now.sources, Key("F2", _("show me"), "show_me")),
        (now.exam, Key("F4", _("flag"), "flag")),
        (True, Key("esc", _("letters as keys"), "back")),
        (True, Key("ctrl+p", _("commands"), "app.command_palette")),
    )
