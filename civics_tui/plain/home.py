"""Home in lines: what to go on with, the packs, pages to read, sets, search. All of it by numbers and letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from civics_tui.errors import CivicsError
from civics_tui.packs.library.library import Entry
from civics_tui.plain.dossier import show_dossiers
from civics_tui.plain.explainer import read_page
from civics_tui.plain.own_pack import run_own_pack
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.search import show_hits
from civics_tui.plain.specials import open_special
from civics_tui.plain.talk import Talk
from civics_tui.plain.teach import run_teach
from civics_tui.study.desk import Desk
from civics_tui.study.events import Mode
from civics_tui.views import home_state
from civics_tui.views.dossier import with_dossier
from civics_tui.views.help import help_lines
from civics_tui.views.home import teach_words
from civics_tui.views.specials import Offer, offers
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be chosen."""

    text: str
    open: Callable[[], object]


def run_home(desk: Desk, talk: Talk) -> int:
    """Offer what there is until the learner leaves or the input ends; the exit status."""
    while True:
        state = home_state.names(desk)
        state = home_state.figures(desk, home_state.compiled(desk, state))
        rows = _rows(desk, talk, state)
        talk.say(_("civics-tui. Home."))
        if state.is_new:
            talk.say(state.welcome.question)
            talk.say(state.welcome.about)
        if not _choose(talk, rows, desk):
            return 0
        talk.gap()


def _choose(talk: Talk, rows: list[Row], desk: Desk) -> bool:
    """Write the rows and open the one that is chosen; `False` at the end."""
    for number, row in enumerate(rows, start=1):
        talk.say(row.text, first=f"{number}. ")
    picked = talk.choose(_("Number, / search, ? help, q quit:"), len(rows), ("/", "?"))
    if picked is None:
        return False
    try:
        if picked == "/":
            _search(desk, talk)
        elif picked == "?":
            for line in _help():
                talk.say(line)
        elif isinstance(picked, int):
            rows[picked].open()
    except CivicsError as problem:
        talk.say(problem.sentence)
    return True


def _help() -> list[str]:
    return [
        _("Type a number and enter. At a question type the number of a choice, or the answer itself."),
        _("Letters are commands; where any text may be an answer they have a colon before them, such as :h."),
        _("An attempt that you leave is the first thing Home offers."),
        _("The full screen has these keys:"),
        *help_lines(),
    ]


def _rows(desk: Desk, talk: Talk, state: home_state.HomeState) -> list[Row]:
    rows = [
        Row(_("Continue: {title}, {where}").format(title=one.title, where=one.where), _resume(desk, talk, one.id))
        for one in state.continued
    ]
    for entry, shown in zip(state.entries, state.packs, strict=True):
        standing = ", ".join(
            part
            for part in (shown.seen and _("{seen} seen").format(seen=shown.seen), shown.percent, shown.word)
            if part
        )
        rows.append(
            Row(
                _("Pack: {title}; {standing}").format(title=shown.title, standing=standing).rstrip("; "),
                _open_pack(desk, talk, entry) if entry.usable else _open_broken(desk, talk, entry),
            )
        )
    if state.missed:
        text = ngettext("Repeat {n} question missed before", "Repeat {n} questions missed before", state.missed)
        rows.append(Row(text, _start(desk, talk, mode="missed")))
    for one in desk.sets():
        count = ngettext("{n} question", "{n} questions", len(one.questions))
        rows.append(
            Row(_("Your set: {title}, {count}").format(title=one.title, count=count), _start(desk, talk, set_=one.id))
        )
    rows.append(Row(teach_words(is_new=state.is_new), lambda: run_teach(desk, talk)))
    return rows


def _resume(desk: Desk, talk: Talk, attempt_id: str) -> Callable[[], object]:
    def resume() -> None:
        with desk.resume(attempt_id) as sitting:
            run_quiz(desk, sitting, talk)

    return resume


def _start(
    desk: Desk, talk: Talk, *, pack: str | None = None, set_: str | None = None, mode: Mode = "practice"
) -> Callable[[], object]:
    def start() -> None:
        with desk.start(pack=pack, set_=set_, mode=mode) as sitting:
            run_quiz(desk, sitting, talk)

    return start


def _open_broken(desk: Desk, talk: Talk, entry: Entry) -> Callable[[], object]:
    """An own pack is opened where it is written; of another one it is said how to see what is wrong."""
    if entry.origin == "own":
        return lambda: run_own_pack(desk, talk, entry.path)
    told = _("{title} cannot be opened. Every problem in it: civics-tui pack check {id}")
    return lambda: talk.say(told.format(title=entry.title, id=entry.id))


def _open_pack(desk: Desk, talk: Talk, entry: Entry) -> Callable[[], object]:
    return lambda: open_pack(desk, talk, entry)


def open_pack(desk: Desk, talk: Talk, entry: Entry) -> None:
    """Offer what can be done with a pack."""
    rows = [
        Row(_("Practice, feedback after each answer"), _start(desk, talk, pack=entry.id)),
        Row(_("Exam, feedback at the end"), _start(desk, talk, pack=entry.id, mode="exam")),
    ]
    if missed := len(desk.missed(entry.id)):
        text = ngettext("Repeat {n} missed question", "Repeat {n} missed questions", missed)
        rows.append(Row(text, _start(desk, talk, pack=entry.id, mode="missed")))
    for page_id, title, minutes in entry.explainers:
        time = ", " + ngettext("{n} minute", "{n} minutes", minutes) if minutes else ""
        rows.append(Row(_("Read: {title}").format(title=title) + time, _read(desk, talk, entry, page_id)))
    for one in offers(entry):
        rows.append(Row(_("Open: {what}").format(what=one.line), _play(desk, talk, entry, one)))
    if actors := with_dossier(desk.library.ledger(entry)):
        text = ngettext("Persons and bodies: {n} dossier", "Persons and bodies: {n} dossiers", len(actors))
        rows.append(Row(text.format(n=len(actors)), _dossiers(desk, talk, entry, actors)))
    for set_id, title, minutes, count in entry.sets:
        time = ", " + ngettext("{n} minute", "{n} minutes", minutes) if minutes else ""
        told = _("Set: {title}, {count}").format(title=title, count=ngettext("{n} question", "{n} questions", count))
        rows.append(Row(told + time, _start(desk, talk, set_=f"{entry.id}/{set_id}")))
    talk.say(f"{entry.title}.")
    if entry.description:
        talk.say(entry.description)
    _choose(talk, rows, desk)


def _read(desk: Desk, talk: Talk, entry: Entry, page_id: str) -> Callable[[], object]:
    return lambda: read_page(desk, talk, entry, desk.library.explainer(entry.id, page_id))


def _play(desk: Desk, talk: Talk, entry: Entry, offer: Offer) -> Callable[[], object]:
    return lambda: open_special(desk, talk, entry, offer.sort, offer.id)


def _dossiers(desk: Desk, talk: Talk, entry: Entry, actors: Sequence[str]) -> Callable[[], object]:
    def choose() -> None:
        ledger = desk.library.ledger(entry)
        _choose(talk, [Row(ledger.name(one), partial(show_dossiers, desk, talk, entry, [one])) for one in actors], desk)

    return choose


def _search(desk: Desk, talk: Talk) -> None:
    words = talk.ask(_("Search for:"))
    if words:
        hits = desk.library.search(words)
        show_hits(talk, words, hits, None if hits else desk.library.did_you_mean(words))
