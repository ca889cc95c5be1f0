"""A text phrase by phrase in lines: its words, what they mean, and who says so; then the questions on it."""

from __future__ import annotations

from civics_tui.packs.library.library import Entry
from civics_tui.plain.dossier import say_indented, take
from civics_tui.plain.sources import show_claims
from civics_tui.plain.talk import Talk
from civics_tui.plain.ways import Way, go_on
from civics_tui.study.desk import Desk
from civics_tui.views import attribution
from civics_tui.views.page import entries
from civics_tui.views.walk import WalkPhrase, WalkView, walk_view
from civics_tui.words import _, ngettext


def read_walk(desk: Desk, talk: Talk, entry: Entry, id_: str, section: str = "") -> None:
    """Write a walk of a pack from the phrase of that number on, phrase by phrase where a person reads along.

    Raises:
        NotFound: the pack has no such walk.
    """
    view = walk_view(desk.library.walk(entry, id_), desk.library.ledger(entry))
    talk.say(f"{view.title}. {view.facts}.")
    if view.about:
        talk.say(view.about)
    for phrase in view.phrases[view.place(section) :]:
        talk.gap()
        say_indented(talk, view.lines(phrase.number - 1))
        _say_sources(desk, talk, entry, phrase)
        is_last = phrase.number == len(view.phrases)
        if not go_on(talk, _ways(desk, talk, entry, view, phrase), "" if is_last else _("enter goes on")):
            return


def _say_sources(desk: Desk, talk: Talk, entry: Entry, phrase: WalkPhrase) -> None:
    ledger = desk.library.ledger(entry)
    for who in dict.fromkeys(attribution.who(ledger.claims[one], ledger) for one in phrase.claims):
        talk.say(_("Source: {who}.").format(who=who))


def _ways(desk: Desk, talk: Talk, entry: Entry, view: WalkView, phrase: WalkPhrase) -> list[Way]:
    library = desk.library

    def explain() -> None:
        for word in entries(phrase.terms, library.glossary(entry)):
            say_indented(talk, word.lines())

    def show() -> None:
        show_claims(talk, phrase.claims, library.ledger(entry), desk.now().date())

    ways = []
    if phrase.claims:
        ways.append(Way("s", _("s shows the sources"), show))
    if phrase.terms:
        ways.append(Way("g", _("g explains the words"), explain))
    if view.questions and phrase.number == len(view.phrases):
        offer = ngettext("t takes the {n} question", "t takes the {n} questions", len(view.questions))
        ways.append(Way("t", offer.format(n=len(view.questions)), take(desk, talk, entry, view.questions)))
    return ways
