"""Sentences for what is empty, waiting or broken. Each says what is so and names one thing to do."""

from __future__ import annotations

from civics_tui.words import _, ngettext

LEAST_COLUMNS, LEAST_ROWS = 40, 12


def saved() -> str:
    """Said only after the commit."""
    return _("Saved.")


def not_saved(reason: str) -> str:
    """The banner while an answer cannot be committed; `reason` is a few words, such as `the disk is full`."""
    return _("NOT saved: {reason}. Your answer is kept here; r tries again.").format(reason=reason)


def too_small() -> str:
    """Stands alone on a terminal that is too small."""
    return _("civics-tui needs {columns} columns and {rows} rows, or start it with --plain").format(
        columns=LEAST_COLUMNS, rows=LEAST_ROWS
    )


def nothing_missed() -> str:
    """Where the missed questions would be repeated."""
    return _("Nothing to repeat: no question was answered wrong.")


def no_packs() -> str:
    """Where no pack is there."""
    return _("No packs here. Get one with: civics-tui pack install FILE")


def pack_broken(title: str, errors: int, first: str) -> str:
    """A pack that cannot be opened; `first` is the place of its first error."""
    told = ngettext("{n} error, in {first}", "{n} errors, first in {first}", errors).format(first=first)
    return _("{title} cannot be opened: {told}. See the errors: civics-tui pack check").format(title=title, told=told)


def loading(what: str, done: int, all_: int) -> str:
    """What is being done, how much of it, and how to stop."""
    return _("{what}: {done} of {all}. esc stops it.").format(what=what, done=done, all=all_)


def crash(answered: int, count: int, log: str) -> str:
    """Something broke; `log` is where the details are, empty where none could be written."""
    safe = _("Something broke. Your answers are safe: {n} of {count}, under Continue.").format(n=answered, count=count)
    return safe + (_(" Details without your data: {log}").format(log=log) if log else "")
