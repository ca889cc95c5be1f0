"""The one table of keys: what each does and where. Help screens, footers and the help of line mode are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from civics_tui.words import _

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class HelpKey:
    """One row of the table."""

    keys: tuple[str, ...]
    """As they stand on a keyboard: `up`, `PgDn`, `F2`, `ctrl+p`."""
    does: str
    where: tuple[str, ...]
    """Ids of the screens that have it: `everywhere`, `list`, `question`, `feedback`, `exam`, `explainer`,
    `timeline`, `home` and so on."""

    @property
    def shown(self) -> str:
        """The keys as one text."""
        return " ".join(self.keys)


def keys() -> tuple[HelpKey, ...]:
    """All keys of the app, in the order in which help shows them."""
    return tuple(HelpKey(tuple(names.split()), does, tuple(where.split())) for names, does, where in _table())


def _table() -> tuple[tuple[str, str, str], ...]:
    return (
        ("up down j k", _("move"), "list question exam explainer home process timeline"),
        ("left right", _("change the number by 1, take the other choice"), "process"),
        ("< >", _("change the number by 10"), "process"),
        ("0-9", _("type the number"), "process"),
        ("1-9", _("mark that choice, go to that row"), "list question exam home"),
        ("a-e", _("the same as 1-5"), "question exam"),
        ("space", _("tick or untick, pick up or put down"), "question exam pick"),
        ("PgDn PgUp", _("next, previous page of a long text"), EVERYWHERE),
        ("enter", _("answer; then next; else open"), EVERYWHERE),
        ("s F2", _("show me: the sources"), "question feedback explainer results claim process timeline"),
        ("h F3", _("next hint"), "question"),
        ("f F4", _("findings: what checking the pack has found"), "preview"),
        ("f F4", _("flag"), "exam"),
        ("g", _("words explained on this page"), "question feedback explainer process"),
        (
            "n p",
            _("next, previous of what the screen shows one of"),
            "question feedback exam explainer claim actor walk process timeline preview",
        ),
        ("l", _("list: overview and hand in, contents, lanes"), "exam explainer actor walk timeline preview"),
        ("m F8", _("mend: open the place in the editor"), "preview"),
        ("F5", _("try the question as a learner gets it"), "builder"),
        ("F6 F7", _("next question, or a new one; the one before"), "builder"),
        ("F4", _("mark the choice as right"), "builder"),
        ("F8", _("go to what there is to look at"), "builder"),
        ("F2", _("all questions of the pack; a file to paste from"), "builder"),
        ("F3", _("everything else that can be done"), "builder"),
        ("F9", _("take a source that the pack cites already"), "builder"),
        ("ctrl+z ctrl+y", _("undo, do again"), "builder"),
        ("ctrl+up ctrl+down", _("move the row"), "builder"),
        ("ctrl+g", _("make a gap of the word"), "builder"),
        ("ctrl+s", _("try again to save"), "builder"),
        ("Del", _("take the question away; put the advice aside"), "builder"),
        ("/", _("search"), EVERYWHERE),
        ("v", _("what differs, side by side"), "feedback claim question actor process"),
        (
            "x",
            _("across: what teaches this, what asks about this"),
            "feedback explainer claim actor walk results process timeline",
        ),
        ("o", _("open the link in the browser, after a question"), "claim"),
        ("o", _("open the handout in the browser"), "print"),
        ("r", _("again: the missed ones, or to save"), "home results feedback"),
        ("u", _("unclear or wrong? reports it to the author"), "feedback"),
        ("y", _("copy as text"), "question feedback claim results process timeline"),
        ("z", _("undo"), "question process teach"),
        ("=", _("count mine as right"), "feedback"),
        ("p", _("of a class: pause, go on"), "host"),
        ("+", _("of a class: a minute more"), "host"),
        ("t", _("of a class: key and note, for five seconds"), "host"),
        ("v", _("of a class: discuss and vote again"), "host"),
        ("s F2", _("of a class: the sources on the board"), "host"),
        ("z", _("of a class: take back a close, for ten seconds"), "host"),
        ("l", _("of a class: who is here"), "host people"),
        ("i", _("of a class: let in who waits"), "host people"),
        ("m Del", _("of a class: rename, remove a student"), "host people"),
        ("+", _("of a class: more time for one student"), "people"),
        ("o", _("of a class: open the board"), "host"),
        ("w", _("of a class: test the Wi-Fi"), "host"),
        ("r", _("of a class: try to send again"), "student"),
        ("[ ]", _("move the known-by date"), "timeline"),
        ("t", _("type the known-by date"), "timeline"),
        ("t", _("teach"), "home"),
        ("w", _("source card off and on, from 100 columns"), "question feedback"),
        ("w", _("what if: imagine another threshold"), "process"),
        ("?", _("help"), EVERYWHERE),
        ("F1", _("help, also while typing"), EVERYWHERE),
        ("ctrl+p", _("commands"), EVERYWHERE),
        ("esc", _("back; nothing is lost"), EVERYWHERE),
        ("q", _("leave"), EVERYWHERE),
    )


def help_lines(has: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """The whole table as lines; `has` leaves out keys of screens that are not there."""
    shown = [key for key in keys() if has is None or any(has(where) for where in key.where)]
    width = max(len(key.shown) for key in shown)
    return tuple(f"{key.shown.ljust(width)}  {key.does}" for key in shown)
