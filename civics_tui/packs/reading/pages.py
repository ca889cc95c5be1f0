"""Reading explainer pages: the head in YAML, then sections of Markdown with directives between them."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field

from civics_tui.model.explainer import Explainer, Part, Section, section_id
from civics_tui.packs.nodes import Map
from civics_tui.packs.places import key_span
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.directives import Directive, open_directive
from civics_tui.packs.shape import Note, shape_of
from civics_tui.packs.text import Text
from civics_tui.words import _

MAX_PAGE = 100_000
"""Characters of one page."""
_HEADING = re.compile(r"(#{1,2})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SIGNS = re.compile(r"\\([^\w\s])|\[([^\[\]]*)\]\([^()]*\)|[*`]|(?<!\w)_|_(?!\w)")


@dataclass(slots=True)
class Draft:
    """A page that was read, before its references are followed."""

    page: Explainer | None
    subject: Subject
    notes: list[Note] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)
    """Offsets of its runs of Markdown, headings among them."""


def read_page(text: Text, stem: str, review_by: str | None, reading: Reading) -> Draft | None:
    """Read a page; `None` where its head cannot be read.

    Args:
        text: the file.
        stem: its name without `.md`, the page's default id.
        review_by: given to a page with neither `as_of` nor `review_by`.
        reading: where problems go.
    """
    if len(text.text) > MAX_PAGE:
        message = _("this page has {n} characters; at most {most} can be shown")
        told = message.format(n=len(text.text), most=MAX_PAGE)
        reading.findings.add("E103", text, 0, told, advice=_("cut it into several pages"))
        return None
    head = _head(text, reading)
    if head is None:
        return None
    node, body = head
    draft = Draft(None, Subject(text, node))
    page = _page(draft, stem, review_by, reading)
    name = page.id if page is not None else records.text_at(node.items.get("id")) or stem
    sections = _sections(text, body, page.title if page is not None else name, draft, reading)
    records.know("page", name, draft.subject, reading)
    reading.known.sections.setdefault(name, set()).update(section.id for section in sections)
    draft.page = dataclasses.replace(page, sections=sections) if page is not None else None
    return draft


def _head(text: Text, reading: Reading) -> tuple[Map, int] | None:
    """The head of a page, and the offset where its text starts."""
    advice = _("start the page with  ---,  id: ...,  title: ...,  ---")
    if not re.match(r"---[ \t]*\n", text.text):
        reading.findings.add("E154", text, 0, _("the page has no head"), end=text.line_end(0), advice=advice)
        return None
    start = text.text.index("\n") + 1
    end = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text.text, start)
    if end is None:
        reading.findings.add("E154", text, 0, _("the head of the page is never closed"), end=3, advice=advice)
        return None
    node = records.root(text, reading, ("page",), start=start, end=end.start())
    return None if node is None or text.name in reading.torn else (node, min(end.end() + 1, len(text.text)))


def _page(draft: Draft, stem: str, review_by: str | None, reading: Reading) -> Explainer | None:
    node, shape = draft.subject.node, shape_of(Explainer)
    if "sections" in node.items:
        start, end = key_span(draft.subject.text, node, "sections")
        message = _('there is no key "sections" here')
        reading.findings.add("E112", draft.subject.text, start, message, end=end, advice=_("headings make sections"))
    data = shape.data(node, draft.notes)
    data.pop("sections", None)
    data.setdefault("id", stem)
    if data.get("as_of") is None and data.get("review_by") is None:
        data["review_by"] = review_by
    page = records.build(shape, data, draft.subject, reading)
    if page is not None and page.minutes is not None and page.minutes < 1:
        report = records.report_of(draft.subject, reading)
        report("E125", ["minutes"], _('"minutes" is out of range'), _("write a number over 0"))
    return page


@dataclass(slots=True)
class _Cutter:
    """Cuts the text of a page into sections and parts."""

    text: Text
    draft: Draft
    sections: list[Section]
    parts: list[Part] = field(default_factory=list)
    run: int = -1
    """Where the run of Markdown began that is open; -1 where none is."""

    def end_run(self, at: int) -> None:
        """Close the run of Markdown before an offset."""
        if self.run < 0:
            return
        piece = self.text.text[self.run : at]
        if piece.strip():
            start = self.run + len(piece) - len(piece.lstrip("\n \t"))
            start = self.text.text.rfind("\n", 0, start) + 1
            self.draft.runs.append((start, at))
            markdown = self.text.text[start:at].rstrip()
            self.parts.append(Part(kind="markdown", text=markdown, line=self.text.place(start).line))
        self.run = -1

    def end_section(self) -> None:
        """Close the open section."""
        self.sections[-1] = dataclasses.replace(self.sections[-1], parts=tuple(self.parts))
        self.parts = []


def _sections(text: Text, body: int, title: str, draft: Draft, reading: Reading) -> tuple[Section, ...]:
    cutter = _Cutter(text, draft, [Section(id="", title=title)])
    taken: set[str] = set()
    fence = ""
    at = body
    while at < len(text.text):
        end = text.text.find("\n", at)
        end = len(text.text) if end < 0 else end
        line = text.text[at:end]
        fenced = _FENCE.match(line)
        if fence:
            fence = "" if line.strip() == fence else fence
        elif fenced:
            fence = fenced[1]
        if cutter.run < 0:
            cutter.run = at
        if not fence and not fenced and (heading := _HEADING.match(line)):
            cutter.end_run(at)
            cutter.end_section()
            draft.runs.append((at, end))
            plain = _plain(heading[2])
            cutter.sections.append(Section(id=section_id(plain, taken), title=plain, level=len(heading[1])))
            taken.add(cutter.sections[-1].id)
        elif not fence and line.lstrip().startswith(":::"):
            cutter.end_run(at)
            directive, end = open_directive(text, at, reading)
            if directive is not None:
                draft.directives.append(directive)
                cutter.parts.append(directive.part)
        at = end + 1
    cutter.end_run(len(text.text))
    cutter.end_section()
    return tuple(section for section in cutter.sections if section.id or section.parts)


def _plain(heading: str) -> str:
    """A heading without the signs of Markdown."""
    return _SIGNS.sub(lambda found: found[1] or found[2] or "", heading).strip() or _("Section")
