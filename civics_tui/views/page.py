"""A page to read, in neutral blocks: Markdown, checks, callouts and words, with its contents and the terms on it.

Links keep their targets (`term:x`, `page#section`, addresses) for the face to follow; nothing here opens one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Term
from civics_tui.model.special import SORTS
from civics_tui.model.stale import review_of_page
from civics_tui.model.text import one_line
from civics_tui.views import blocks, source, times
from civics_tui.views.pieces import Line, inline, plain
from civics_tui.views.specials import Offer, Offered, nothing
from civics_tui.views.wrap import WIDTH, wrap
from civics_tui.words import _, ngettext

PageBlockKind = Literal["markdown", "check", "callout", "glossary", "special"]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A part of a page that faces can show."""

    kind: PageBlockKind
    text: str = ""
    """Markdown; for a callout what stands in it."""
    ids: tuple[str, ...] = ()
    """Questions of a check; terms of a glossary, all where empty."""
    label: str = ""
    """Word over a callout, such as `Note`."""
    offers: tuple[Offer, ...] = ()
    """Special explainers that stand here."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """What stands below one heading."""

    id: str
    title: Line
    level: int
    blocks: tuple[PageBlock, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The special explainers that stand in it."""
        return tuple(one for block in self.blocks for one in block.offers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it is read."""

    id: str
    title: str
    facts: str
    """Minutes, date and, where it is so, that it is stale; one line."""
    stale: str
    sections: tuple[PageSection, ...]
    checks: tuple[str, ...]
    """Ids of the questions in it, in order."""
    claims: tuple[str, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The special explainers that stand in it."""
        return tuple(one for section in self.sections for one in section.offers)

    @property
    def contents(self) -> tuple[PageSection, ...]:
        """The sections with a heading."""
        return tuple(section for section in self.sections if section.id)

    def place(self, section: str) -> int:
        """Number of a section, counted from 0; the first where there is none of that id."""
        return next((number for number, one in enumerate(self.sections) if one.id == section), 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary."""

    term: str
    """Its id."""
    word: str
    text: Line
    swapped: tuple[str, ...]
    """Words that are easily swapped with it."""
    claims: tuple[str, ...]

    def lines(self, columns: int = WIDTH) -> tuple[str, ...]:
        """The entry as plain lines."""
        told = wrap(f"{self.word}: {plain(self.text)}", columns, rest="  ")
        if not self.swapped:
            return told
        return (*told, *wrap(_("Not: {words}").format(words=", ".join(self.swapped)), columns, first="  "))


def callouts() -> dict[str, str]:
    """The word over each kind of callout."""
    return {
        "note": _("Note"),
        "care": _("Care"),
        "caution": _("Care"),
        "warning": _("Care"),
        "example": _("Example"),
        "tip": _("Tip"),
    }


def page(explainer: Explainer, today: datetime.date, ledger: Ledger, offered: Offered = nothing) -> Page:
    """A page; special explainers that `offered` does not know are left out. Stale where a claim behind it is."""
    old = source.stale(review_of_page(explainer, ledger), today)
    minutes = ngettext("{n} minute", "{n} minutes", explainer.minutes) if explainer.minutes else ""
    as_of = _("as of {date}").format(date=times.date_words(explainer.as_of)) if explainer.as_of else ""
    return Page(
        id=explainer.id,
        title=one_line(explainer.title),
        facts=", ".join(one for one in (minutes, as_of, old) if one),
        stale=old,
        sections=tuple(_section(section, offered) for section in explainer.sections),
        checks=explainer.checks(),
        claims=explainer.claims,
    )


def _section(section: Section, offered: Offered) -> PageSection:
    shown = (BLOCKS[part.kind](part, offered) for part in section.parts)
    return PageSection(section.id, inline(section.title), section.level, tuple(one for one in shown if one))


def callout_label(part: Part) -> str:
    """The word over a callout; one that is not known is shown as it is written."""
    kind = part.ids[0] if part.ids else "note"
    return callouts().get(kind, one_line(kind).replace("-", " ").capitalize())


def _markdown(part: Part, _offered: Offered) -> PageBlock | None:
    return PageBlock("markdown", part.text) if part.text.strip() else None


def _check(part: Part, _offered: Offered) -> PageBlock:
    return PageBlock("check", ids=part.ids)


def _callout(part: Part, _offered: Offered) -> PageBlock:
    return PageBlock("callout", part.text, label=callout_label(part))


def _glossary(part: Part, _offered: Offered) -> PageBlock:
    return PageBlock("glossary", ids=part.ids)


def _picture(part: Part, _offered: Offered) -> PageBlock | None:
    return PageBlock("callout", part.text, label=_("Picture")) if part.text.strip() else None


def _special(part: Part, offered: Offered) -> PageBlock | None:
    found = offered(part.kind, part.ids)
    return PageBlock("special", offers=found) if found else None


BLOCKS: dict[str, Callable[[Part, Offered], PageBlock | None]] = {
    "markdown": _markdown,
    "check": _check,
    "callout": _callout,
    "glossary": _glossary,
    "image": _picture,
    "actors": _special,
    **dict.fromkeys(SORTS, _special),
}
"""By directive, what faces show in its place; `markdown` is the text between two of them."""


def section_lines(section: PageSection, glossary: Mapping[str, Term], columns: int = WIDTH) -> tuple[str, ...]:
    """A section as plain lines, its checks left out: the face asks them."""
    told: list[str] = list(wrap(plain(section.title), columns)) if section.title else []
    for block in section.blocks:
        told += ["", *_block_lines(block, glossary, columns)] if told else _block_lines(block, glossary, columns)
    return tuple(told)


def _block_lines(block: PageBlock, glossary: Mapping[str, Term], columns: int) -> list[str]:
    match block.kind:
        case "markdown":
            return list(blocks.lines(block.text, columns))
        case "callout":
            return [f"{block.label}:", *(f"  {line}".rstrip() for line in blocks.lines(block.text, columns - 2))]
        case "glossary":
            return [line for one in entries(block.ids or glossary, glossary) for line in one.lines(columns)]
        case "check":
            return [ngettext("Check yourself: {n} question.", "Check yourself: {n} questions.", len(block.ids))]
        case "special":
            return [line for one in block.offers for line in wrap(one.line, columns, rest="  ")]


def entries(terms: Iterable[str], glossary: Mapping[str, Term]) -> tuple[Entry, ...]:
    """Entries of the glossary, in the order asked for, each once; what the glossary lacks is left out."""
    return tuple(_entry(glossary[one], glossary) for one in dict.fromkeys(terms) if one in glossary)


def _entry(term: Term, glossary: Mapping[str, Term]) -> Entry:
    swapped = tuple(glossary[one].term for one in term.not_to_confuse_with if one in glossary)
    return Entry(term.id, one_line(term.term), inline(one_line(term.text)), swapped, term.claims)


def terms_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Ids of the terms that Markdown texts link to, in order, each once."""
    return tuple(dict.fromkeys(_targets(texts)))


def _targets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for block in blocks.blocks(text) if "term:" in text else ():
            yield from (span.target for span in block.text if span.role == "term")


def page_terms(page: Page) -> tuple[str, ...]:
    """Ids of the terms on a page: those that its texts link to, and those that it explains in place."""
    shown = [block for section in page.sections for block in section.blocks]
    explained = (term for block in shown if block.kind == "glossary" for term in block.ids)
    return tuple(dict.fromkeys([*terms_in(block.text for block in shown), *explained]))


def no_pages(questions: int) -> str:
    """Stands where a pack has no pages."""
    return _("No explainers in this pack. {questions}: enter").format(
        questions=ngettext("{n} question", "{n} questions", questions)
    )
