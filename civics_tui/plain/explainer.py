"""Explainer pages in lines: the list of them, and one page with the questions that stand in it."""

from __future__ import annotations

from civics_tui.model.explainer import Explainer
from civics_tui.packs.library.library import Entry, Library
from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.specials import open_special
from civics_tui.plain.talk import WIDTH, Talk
from civics_tui.study.desk import Desk
from civics_tui.views.page import PageSection, no_pages, page, section_lines
from civics_tui.views.specials import Offer, address, offered_by, offers
from civics_tui.words import _, ngettext


def list_pages(library: Library, talk: Talk, pack: str | None) -> None:
    """Write the pages of one pack, or of all, with the names under which they are opened."""
    entries = (
        [library.find(pack)] if pack else [entry for entry in library.entries() if entry.explainers or offers(entry)]
    )
    for entry in entries:
        talk.say(f"{entry.title}:")
        if not entry.explainers and not offers(entry):
            talk.say(no_pages(entry.questions))
        for page_id, title, minutes in entry.explainers:
            time = ", " + ngettext("{n} minute", "{n} minutes", minutes) if minutes else ""
            talk.say(f"{entry.id}:{page_id}: {title}{time}", first="  ", rest="    ")
        for one in offers(entry):
            talk.say(f"{address(entry.id, one.sort, one.id)}: {one.title}, {one.note}", first="  ", rest="    ")


def read_page(desk: Desk, talk: Talk, entry: Entry, explainer: Explainer, section: str = "") -> None:
    """Write a page, section by section where a person reads along; its questions are offered where they stand."""
    shown = page(explainer, desk.now().date(), desk.library.ledger(entry.id), offered_by(desk.library, entry.id))
    glossary = desk.library.glossary(entry.id)
    talk.say(f"{entry.title}: {shown.title}")
    for line in (shown.facts, shown.stale):
        if line:
            talk.say(line)
    start = shown.place(section) if section else 0
    for number, one in enumerate(shown.sections[start:], start=start + 1):
        talk.gap()
        for line in section_lines(one, glossary, WIDTH):
            talk.write(line)
        if not _go_on(desk, talk, entry, explainer, one, last=number == len(shown.sections)):
            return


def _go_on(desk: Desk, talk: Talk, entry: Entry, explainer: Explainer, section: PageSection, *, last: bool) -> bool:
    """Wait for the way on; without a person there is nothing to wait for."""
    if not talk.interactive:
        return True
    checks = [one for block in section.blocks if block.kind == "check" for one in block.ids]
    while True:
        ways = [_("t takes the question")] if checks else []
        ways += _openings(section.offers)
        ways += [] if last else [_("enter goes on")]
        line = talk.ask(", ".join([*ways, _("q stops")]) + ":")
        if line is None or line.casefold() in ("q", ":q"):
            return False
        if line.casefold() == "t" and checks:
            with desk.start(pack=entry.id, questions=checks, origin=f"page:{explainer.id}") as sitting:
                run_quiz(desk, sitting, talk)
        elif opened := _opened(line, section.offers):
            open_special(desk, talk, entry, opened.sort, opened.id)
        elif not line:
            return not last
        else:
            talk.say(_('"{line}" is nothing that can be done here.').format(line=line))


def _openings(offers: tuple[Offer, ...]) -> list[str]:
    """What opens the special explainers of a section: `o`, or `o1`, `o2` where there are several."""
    if len(offers) == 1:
        return [_("o opens the {what}").format(what=offers[0].what)]
    return [_("o{n} opens {title}").format(n=n, title=one.title) for n, one in enumerate(offers, start=1)]


def _opened(line: str, offers: tuple[Offer, ...]) -> Offer | None:
    """The special explainer that a line asks for."""
    names = {f"o{n}": one for n, one in enumerate(offers, start=1)}
    if len(offers) == 1:
        names["o"] = offers[0]
    return names.get(line.casefold().replace(" ", ""))
