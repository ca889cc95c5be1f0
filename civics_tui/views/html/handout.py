"""A page as one HTML document to print: its text, the paper forms of what stands in it, questions, words, sources.

It is complete in itself: nothing is fetched, nothing can run, and it stands on A4 and on Letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from civics_tui.model.explainer import Part, Section
from civics_tui.model.special import SORTS, questions_of, title_of
from civics_tui.model.text import one_line
from civics_tui.views import page as pages
from civics_tui.views import times
from civics_tui.views.html import markup, questions, sources
from civics_tui.views.html.elements import Html, element, items, line, paragraph, text, together
from civics_tui.views.html.material import ACTORS, Material
from civics_tui.views.html.questions import Asked
from civics_tui.views.html.sources import References
from civics_tui.views.html.specials import PAPER
from civics_tui.views.html.style import STYLE
from civics_tui.words import _

_LANGUAGE = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser is told never to fetch or run, should anything ever ask for it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the parts of a page are printed with."""

    material: Material
    numbered: References
    asked: dict[str, Asked]
    printed: set[str]
    """Ids of the questions that stand on the page already."""


def handout(material: Material, *, key: bool = False) -> str:
    """The document; with `key` its last page is the answer key.

    Raises:
        ExpressionError: a formula of a process or question cannot be computed.
    """
    sheet = _Sheet(material, sources.references(material), questions.asked(material), set())
    title = one_line(material.page.title)
    body = [
        _head(material),
        *(_section(sheet, one) for one in material.page.sections),
        _words(material),
        sources.source_list(material, sheet.numbered),
        _foot(material),
    ]
    if key:
        body.append(questions.key_page(sheet.asked.values(), material))
    return _document(_language(material.manifest.language), title, together((one for one in body if one), "\n"))


def _document(language: str, title: str, body: Html) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _language(tag: str) -> str:
    return tag if _LANGUAGE.match(tag) else "und"


def _head(material: Material) -> Html:
    shown = pages.page(material.page, material.today, material.ledger)
    name = together([text(_("Name:")), Html("_" * 28), text(_("Date:")), Html("_" * 14)], " ")
    return element(
        "header",
        together(
            [
                paragraph(text(one_line(material.manifest.title)), "facts"),
                element("h1", text(shown.title)),
                paragraph(text(shown.facts), "stale" if shown.stale else "facts"),
                paragraph(name, "name"),
            ]
        ),
    )


def _section(sheet: _Sheet, section: Section) -> Html:
    """A section below the title of the page; headings of both levels keep their order."""
    levels = {one.level for one in sheet.material.page.sections if one.id}
    level = 1 if not section.id else 2 if section.level == min(levels) else 3
    heading = element(f"h{level}", markup.inline(section.title)) if section.id else Html("")
    parts = [heading, *(made for part in section.parts for made in PARTS[part.kind](sheet, part, level))]
    return element("section", together((one for one in parts if one), "\n"))


def _boxed(label: str, inside: str, level: int) -> Html:
    told = [element("strong", text(label)), markup.blocks(inside, level)]
    return element("div", together(told), "callout")


def _markdown(_sheet: _Sheet, part: Part, level: int) -> Iterator[Html]:
    yield markup.blocks(part.text, level)


def _check(sheet: _Sheet, part: Part, _level: int) -> Iterator[Html]:
    yield from _questions(sheet, part.ids)


def _glossary(sheet: _Sheet, part: Part, _level: int) -> Iterator[Html]:
    yield _entries(sheet.material, part.ids or tuple(sheet.material.glossary))


def _callout(_sheet: _Sheet, part: Part, level: int) -> Iterator[Html]:
    yield _boxed(pages.callout_label(part), part.text, level)


def _picture(_sheet: _Sheet, part: Part, level: int) -> Iterator[Html]:
    if part.text.strip():
        yield _boxed(_("Picture"), part.text, level)


def _specials(sheet: _Sheet, part: Part, level: int) -> Iterator[Html]:
    for id_ in part.ids:
        yield from _special(sheet, part.kind, id_, level)


PARTS: dict[str, Callable[[_Sheet, Part, int], Iterator[Html]]] = {
    "markdown": _markdown,
    "check": _check,
    "glossary": _glossary,
    "callout": _callout,
    "image": _picture,
    **dict.fromkeys(PAPER, _specials),
}
"""By directive, what is printed in its place; `markdown` is the text between two of them."""


def _special(sheet: _Sheet, sort: str, id_: str, level: int) -> Iterator[Html]:
    record = sheet.material.records.get((sort, id_))
    if record is None:
        return
    title = record.name if sort == ACTORS else title_of(record)
    if one_line(title) != one_line(sheet.material.page.title):
        yield element(f"h{level + 1}", text(one_line(title)))
    yield PAPER[sort](record, sheet.material, sheet.numbered)
    if sort in SORTS:
        yield from _questions(sheet, questions_of(record))


def _questions(sheet: _Sheet, ids: tuple[str, ...]) -> Iterator[Html]:
    """Each question where it comes first."""
    for id_ in ids:
        if id_ in sheet.asked and id_ not in sheet.printed:
            sheet.printed.add(id_)
            yield questions.paper(sheet.asked[id_], sheet.material)


def _words(material: Material) -> Html:
    """The box of the words to which the page links, without those that it explains in a place of its own."""
    texts = [part.text for part in material.parts if part.kind in ("markdown", "callout", "image")]
    shown = {id_ for part in material.parts if part.kind == "glossary" for id_ in part.ids or material.glossary}
    ids = tuple(one for one in pages.terms_in([*texts, *_texts(material)]) if one not in shown)
    made = _entries(material, ids)
    return element("section", together([element("h2", text(_("Words on this page"))), made]), "box") if made else made


def _texts(material: Material) -> Iterator[str]:
    """The Markdown texts of the special explainers on the page."""
    for record in material.records.values():
        for name in ("text", "note"):
            yield getattr(record, name, None) or ""
        for part in (*getattr(record, "phrases", ()), *getattr(record, "events", ()), *getattr(record, "steps", ())):
            for name in ("gloss", "text", "care"):
                yield getattr(part, name, None) or ""


def _entries(material: Material, ids: tuple[str, ...]) -> Html:
    rows: list[Html] = []
    for one in pages.entries(ids, material.glossary):
        word = element("strong", text(f"{one.word}:"))
        swapped = text(_("Not: {words}").format(words=", ".join(one.swapped))) if one.swapped else Html("")
        rows.append(together((part for part in (word, line(one.text), swapped) if part), " "))
    return items(rows)


def _foot(material: Material) -> Html:
    manifest = material.manifest
    authors = ", ".join(one_line(one.name) for one in manifest.authors)
    version = _("{title}, version {version}").format(title=one_line(manifest.title), version=one_line(manifest.version))
    made = _("printed from the pack on {day}").format(day=times.day(material.today))
    parts = (version, authors, one_line(manifest.license or ""), made)
    return element("footer", paragraph(text(". ".join(one for one in parts if one) + "."), "quiet"))
