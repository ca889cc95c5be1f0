"""Reading a whole pack: its files in the order in which they refer to one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Manifest, Pack, QuestionSet, index
from civics_tui.packs import markdown
from civics_tui.packs.nodes import Map
from civics_tui.packs.reading import directives, pages, parts, questions, records, special
from civics_tui.packs.reading import ledger as ledgers
from civics_tui.packs.reading import manifest as manifests
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.folder import MANIFEST, YAML, Folder, beside, read_seeds
from civics_tui.packs.shape import Note
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, examine, follow
from civics_tui.words import _


@dataclass(slots=True)
class _Whole:
    """A pack while it is read."""

    folder: Folder
    manifest: Manifest
    subject: Subject
    """The manifest's place."""
    reading: Reading
    review_by: str | None = None
    ledger: Ledger = field(default_factory=Ledger)
    misconceptions: list[parts.Draft] = field(default_factory=list)
    glossary: list[parts.Draft] = field(default_factory=list)
    special: special.Drafts = field(default_factory=special.Drafts)
    pages: list[pages.Draft] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    section_of: dict[str, str] = field(default_factory=dict)

    def has_picture(self, name: str) -> bool:
        """Does the pack hold a picture of that name?"""
        return self.folder.has(f"media/{name.removeprefix('media/')}")


def read_whole(path: Path, seeds: Path | None, reading: Reading) -> Pack | None:
    """Read the pack at a path; `None` where it has no manifest that can be used."""
    is_folder = path.is_dir() or path.name == MANIFEST
    place = (path if path.is_dir() else path.parent) if is_folder else path
    if not is_folder and path.is_file() and path.suffix not in YAML:
        message = _("this is no pack: a pack is a folder with pack.yaml, or a .yaml file")
        reading.findings.add("E101", Text(path.name, ""), 0, message)
        return None
    folder = Folder(place if is_folder else place.parent, reading)
    if path.is_dir() and not folder.has(MANIFEST):
        message = _("this folder has no pack.yaml")
        advice = _("a pack is a folder with pack.yaml, or a single .yaml file")
        reading.findings.add("E101", Text(MANIFEST, ""), 0, message, advice=advice)
        return None
    text = folder.read(MANIFEST if is_folder else path.name)
    node = records.root(text, reading, special.USES) if text is not None else None
    if text is None or node is None:
        return None
    name = place.absolute().name if is_folder else path.stem
    manifest, notes = manifests.read_manifest(text, node, name, reading)
    if manifest is None:
        return None
    whole = _Whole(folder if is_folder else Folder(None, reading), manifest, Subject(text, node), reading)
    reading.manifest = whole.subject
    manifests.know_ids(node, whole.subject, reading)
    whole.review_by = manifests.review_by(manifest)
    _read_ledger(whole, beside(path) or seeds)
    _read_parts(whole)
    _read_questions(whole)
    _former_ids(whole)
    sets = _read_sets(whole)
    teacher = _read_teacher(whole)
    _examine(whole, notes)
    whole.folder.tell_unknown()
    return Pack(
        manifest=manifest,
        questions=whole.questions,
        section_of=whole.section_of,
        explainers=index(draft.page for draft in _ordered_pages(whole) if draft.page is not None),
        processes=whole.special.usable("process"),
        timelines=whole.special.usable("timeline"),
        comparisons=whole.special.usable("compare"),
        walks=whole.special.usable("walk"),
        misconceptions=index(record for record, _subject, _notes in whole.misconceptions if record is not None),
        glossary=index(record for record, _subject, _notes in whole.glossary if record is not None),
        sets=sets,
        ledger=whole.ledger,
        teacher=teacher,
    )


def _read_ledger(whole: _Whole, seeds: Path | None) -> None:
    known, reading = whole.reading.known, whole.reading
    if whole.manifest.ledger == "own":
        drafts = ledgers.Drafts()
        if whole.folder.has("sources.yaml") and (text := whole.folder.read("sources.yaml")) is not None:
            ledgers.read_file(text, drafts, reading)
        ledgers.examine_all(drafts, reading)
        whole.ledger = drafts.ledger()
        return
    if seeds is None:
        message = _("there is no shipped ledger here")
        report = records.report_of(whole.subject, reading)
        report("E101", ["ledger"], message, _("put the pack into  content/  beside  seeds/"))
        known.incomplete.update(ledgers.USES)
        return
    shipped = Reading()
    whole.ledger = read_seeds(seeds, shipped)
    for use in ledgers.USES:
        known.of(use).update(shipped.known.of(use))
    known.incomplete.update(shipped.known.incomplete)
    reading.firsts.update(shipped.firsts)


def _read_parts(whole: _Whole) -> None:
    folder, reading = whole.folder, whole.reading
    if folder.has("misconceptions.yaml") and (text := folder.read("misconceptions.yaml")) is not None:
        whole.misconceptions = parts.read_misconceptions(text, reading)
    if folder.has("glossary.yaml") and (text := folder.read("glossary.yaml")) is not None:
        whole.glossary = parts.read_glossary(text, reading)
    for sort, name in special.files():
        whole.special.read(sort, whole.subject.text, whole.subject.node, reading)
        if folder.has(name) and (text := folder.read(name)) is not None:
            special.read_file(sort, text, whole.special, reading)
    for name in folder.names("explainers", (".md",)):
        text = folder.read(f"explainers/{name}")
        stem = name.removesuffix(".md")
        draft = pages.read_page(text, stem, whole.review_by, reading) if text is not None else None
        if draft is not None:
            whole.pages.append(draft)
        else:
            reading.known.incomplete.add("page")


def _read_questions(whole: _Whole) -> None:
    own = whole.subject.node.items.get("questions")
    if own is not None:
        text = whole.subject.text
        torn = [one for one in whole.reading.findings.problems if one.code == "E106" and one.file == text.name]
        whole.reading.broken += sum(one.line > text.place(own.start).line for one in torn)
        _read_file(whole, text, whole.subject.node, "")
    names = [f"questions/{name}" for name in whole.folder.names("questions")]
    sections = {section.questions: section.id for section in whole.manifest.sections if section.questions}
    report = records.report_of(whole.subject, whole.reading)
    for number, section in enumerate(whole.manifest.sections):
        if section.questions and section.questions not in names:
            message = _('there is no file "{name}"').format(name=section.questions[:200])
            report("E101", ["sections", number, "questions"], message, _("write  questions/NAME.yaml"))
    ordered = [name for name in sections if name in names] + [name for name in names if name not in sections]
    for name in ordered:
        broken = whole.reading.broken
        file = whole.folder.read(name)
        node = _root(file, whole.reading) if file is not None else None
        if file is not None and node is not None:
            _read_file(whole, file, node, sections.get(name, ""))
        whole.reading.broken_in[name] = whole.reading.broken - broken


def read_file(folder: Path, name: str, manifest: Manifest, reading: Reading) -> list[Question]:
    """The usable questions of one file of a pack that was read before; `reading` knows the ids of all else in it."""
    file = Folder(folder, reading).read(name)
    node = _root(file, reading) if file is not None else None
    if file is None or node is None:
        return []
    return list(questions.read_questions(file, node, manifest, manifests.review_by(manifest), reading))


def _former_ids(whole: _Whole) -> None:
    """A former id belongs to one question, and to no question that is there."""
    known, owners = whole.reading.known.of("question"), dict[str, str]()
    for question in list(whole.questions.values()):
        for place, former in enumerate(question.was):
            owner = former if former in known else owners.setdefault(former, question.id)
            if owner != question.id or former == question.id:
                report = records.report_of(whole.reading.firsts[("question", question.id)], whole.reading)
                message = _('"{id}" is the id of "{owner}"').format(id=former, owner=owner)
                report("E109", ["was", place], message, _("a former id belongs to one question, and is used no more"))
                whole.questions.pop(question.id, None)
                whole.reading.broken += 1
                break


def _root(text: Text, reading: Reading) -> Map | None:
    """The mapping of a question file; an entry that is no YAML counts as a broken question."""
    known = len(reading.findings.problems)
    node = records.root(text, reading, ("question",))
    reading.broken += sum(one.code == "E106" for one in reading.findings.problems[known:])
    if node is not None:
        records.refuse_others(text, node, manifests.QUESTION_KEYS, reading)
    return node


def _read_file(whole: _Whole, text: Text, node: Map, section: str) -> None:
    for question in questions.read_questions(text, node, whole.manifest, whole.review_by, whole.reading):
        whole.questions[question.id] = question
        if section:
            whole.section_of[question.id] = section


def _read_sets(whole: _Whole) -> dict[str, QuestionSet]:
    found: dict[str, QuestionSet] = {}
    for name in whole.folder.names("sets"):
        text = whole.folder.read(f"sets/{name}")
        one = parts.read_set(text, re.sub(r"\.ya?ml\Z", "", name), whole.reading) if text is not None else None
        if one is not None:
            found[one.id] = one
    return found


def _read_teacher(whole: _Whole) -> str | None:
    text = whole.folder.read("teacher.md") if whole.folder.has("teacher.md") else None
    if text is None:
        return None
    _markdown(text, [(0, len(text.text))], whole.reading)
    return text.text


def _markdown(text: Text, runs: Iterable[tuple[int, int]], reading: Reading) -> None:
    """Look at runs of Markdown: what is not taken, variables and gaps, links that lead nowhere."""
    scope = Scope(text, reading)
    for start, end in runs:
        links: list[markdown.Link] = []
        for flaw in markdown.blocks(text.text[start:end], links, start=start):
            reading.findings.add(flaw.code, text, flaw.start, flaw.message, end=flaw.end, advice=flaw.advice)
        for link in links:
            follow(link.address, scope, link.start, link.end)


def _ordered_pages(whole: _Whole) -> list[pages.Draft]:
    """The pages in the order of the sections that name them, the others behind."""
    order = {
        page: place for place, page in enumerate(page for one in whole.manifest.sections for page in one.explainers)
    }

    def place(draft: pages.Draft) -> int:
        return order.get(draft.page.id, len(order)) if draft.page is not None else len(order)

    return sorted(whole.pages, key=place)


def _examine(whole: _Whole, notes: list[Note]) -> None:
    """Follow the references of everything but questions and ledger, now that all ids are known."""
    reading = whole.reading
    examine(notes, Scope(whole.subject.text, reading))
    manifests.look(whole.manifest, records.report_of(whole.subject, reading))
    for drafts in (whole.misconceptions, whole.glossary):
        for _record, subject, found in drafts:
            examine(found, Scope(subject.text, reading, ()))
    special.examine_all(whole.special, whole.ledger, reading)
    for draft in whole.pages:
        text = draft.subject.text
        examine(draft.notes, Scope(text, reading))
        _markdown(text, draft.runs, reading)
        for directive in draft.directives:
            directives.follow(directive, Scope(text, reading), whole.has_picture)


__all__ = ["read_file", "read_whole"]
