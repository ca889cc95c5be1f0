"""Dossiers in lines: one actor after the other; two of them side by side, sources and questions where a person asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from civics_tui.errors import NotFound
from civics_tui.packs.library.library import Entry
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.sources import show_claims
from civics_tui.plain.talk import Talk
from civics_tui.plain.ways import Way, go_on
from civics_tui.study.desk import Desk
from civics_tui.views import dossier as views
from civics_tui.views.dossier import Dossier
from civics_tui.views.side_by_side import side_by_side
from civics_tui.words import _, ngettext


def show_dossiers(desk: Desk, talk: Talk, entry: Entry, ids: Sequence[str]) -> None:
    """Write the dossiers of these actors of a pack's ledger.

    Raises:
        NotFound: the ledger has none of them.
    """
    ledger = desk.library.ledger(entry)
    known = [one for one in dict.fromkeys(ids) if one in ledger.actors]
    if not known:
        raise NotFound(_("This pack knows no person or body of that name."))
    today = desk.now().date()
    shown = [views.dossier(ledger.actors[one], ledger, today) for one in known]
    for number, one in enumerate(shown):
        if number:
            talk.gap()
        say_indented(talk, one.lines())
        onward = [_("enter goes on to {name}").format(name=other.name) for other in shown[number + 1 :]]
        ways = _ways(desk, talk, entry, one, known) if talk.interactive else []
        if not go_on(talk, ways, onward[0] if onward else ""):
            return


def say_indented(talk: Talk, lines: Sequence[str]) -> None:
    """Write sentences; what is set in stays so on all its lines."""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        talk.say(line.strip(), first=indent, rest=indent + "  " if indent else "")


def take(desk: Desk, talk: Talk, entry: Entry, questions: Sequence[str]) -> Callable[[], object]:
    """Take these questions of a pack."""

    def run() -> None:
        with desk.start(pack=entry.id, questions=questions) as sitting:
            run_quiz(desk, sitting, talk)

    return run


def _ways(desk: Desk, talk: Talk, entry: Entry, shown: Dossier, ids: Sequence[str]) -> list[Way]:
    library = desk.library
    ledger = library.ledger(entry)
    others = views.others_to_compare(shown, ids, ledger)
    questions = views.resting(shown.claims, library.questions(entry, library.ids(entry)).values())

    def show() -> None:
        show_claims(talk, shown.claims, ledger, desk.now().date())

    ways = []
    if others:
        ways.append(Way("v", _("v compares with another"), lambda: _compare(desk, talk, entry, shown, others)))
    if shown.claims:
        ways.append(Way("s", _("s shows the sources"), show))
    if questions:
        offer = ngettext("t takes the {n} question", "t takes the {n} questions", len(questions))
        ways.append(Way("t", offer.format(n=len(questions)), take(desk, talk, entry, questions)))
    return ways


def _compare(desk: Desk, talk: Talk, entry: Entry, shown: Dossier, others: Sequence[str]) -> None:
    ledger = desk.library.ledger(entry)
    for number, one in enumerate(others, start=1):
        talk.say(ledger.name(one), first=f"{number}. ")
    picked = talk.choose(_("Compare with number, q back:"), len(others)) if len(others) > 1 else 0
    if isinstance(picked, int):
        other = ledger.actors[others[picked]]
        say_indented(talk, side_by_side(ledger.actors[shown.id], other, ledger, desk.now().date()).lines())
