"""Full-text search over the compiled library: what is put in, how words are looked for, what somebody may have meant.

Only what everybody may see before answering is searched: stems and choices, never keys, feedback or explanations.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from civics_tui.errors import CivicsError
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Actor, Claim, Ledger
from civics_tui.model.pack import Pack
from civics_tui.model.text import clean_text, pieces
from civics_tui.packs.library.rows import Hit, HitKind
from civics_tui.packs.library.tables import KEY_BITS, can_search
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.model.comparison import Comparison
    from civics_tui.model.process import Process
    from civics_tui.model.timeline import Timeline
    from civics_tui.model.walk import Walk

MOST_WORDS = 12
"""Words of a query; more are left out."""
EXCERPT = 24
"""Words of an excerpt."""
MOST_TERMS = 20_000
"""Known words, the most frequent first, among which a misspelt one is looked for."""
NEAR = 0.72
"""How like a word has to be to be offered in place of one that is nowhere."""


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found as one hit."""

    kind: HitKind
    id: str
    title: str
    body: str
    section: str = ""
    also: str = ""
    """Other words to find it by, which no excerpt shows."""


_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_BLOCKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+|\|?[\s:|-]{3,}$)|\|")
_MARKS = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])|`|(?<!\d)\*|\*(?!\d)|(?<!\w)_|_(?!\w)")


def plain_text(markdown: str) -> str:
    """Markdown as one line of words; gaps and variables are an ellipsis."""
    told = "".join(one.text if one.kind == "text" else "…" for one in pieces(_LINK.sub(r"\1", markdown)))
    return " ".join(_MARKS.sub(lambda sign: sign[1] or "", _BLOCKS.sub(" ", told)).split())


SHOWN: dict[str, Callable[[Any], Iterable[str]]] = {
    "single": lambda question: (choice.text for choice in question.choices),
    "multiple": lambda question: (choice.text for choice in question.choices),
    "true_false": lambda question: (),
    "numeric": lambda question: (),
    "short": lambda question: (),
    "ordering": lambda question: (item.text for item in question.items),
    "matching": lambda question: (item.text for item in (*question.lefts, *question.rights)),
    "cloze": lambda question: (choice.text for gap in question.gaps.values() for choice in gap.choices),
    "categorize": lambda question: (*question.categories, *(item.text for item in question.items)),
    "view": lambda question: (question.settled or "", *(view.text for view in question.views)),
}
"""By kind, the texts to choose from. They are sorted before they are stored: the author's order can be the key."""


def _of_question(question: Question) -> Document:
    shown = sorted({plain_text(text) for text in SHOWN[question.kind](question)} - {""})
    return Document("question", question.id, plain_text(question.stem), " · ".join(shown), also=" ".join(question.tags))


def _of_process(process: Process) -> Iterator[Document]:
    """The process, then its steps; rules and their reasons are left out, because finding them out is playing it."""
    yield Document("process", process.id, process.title, plain_text(f"{process.text or ''} {process.note or ''}"))
    for step in process.steps:
        yield Document("process", process.id, f"{process.title}: {step.name}", plain_text(step.text), step.id)


def _of_timeline(timeline: Timeline) -> Iterator[Document]:
    yield Document(
        "timeline",
        timeline.id,
        timeline.title,
        plain_text(timeline.text or ""),
        also=" ".join(lane.title for lane in timeline.lanes),
    )
    for event in timeline.events:
        told = plain_text(f"{event.text or ''} {event.care or ''}")
        yield Document("timeline", timeline.id, event.title, f"{event.when.words()}. {told}", event.id, event.date)


def _of_comparison(comparison: Comparison) -> Iterator[Document]:
    told = [*(view.says for view in comparison.views), comparison.same, comparison.differs, comparison.fair]
    yield Document("compare", comparison.id, comparison.question, " · ".join(one for one in told if one))


def _of_walk(walk: Walk) -> Iterator[Document]:
    yield Document("walk", walk.id, walk.title, plain_text(walk.text or ""))
    for number, phrase in enumerate(walk.phrases, start=1):
        yield Document("walk", walk.id, f"{walk.title}: {phrase.text}", plain_text(phrase.gloss), str(number))


SPECIALS: dict[str, Callable[[Any], Iterator[Document]]] = {
    "process": _of_process,
    "timeline": _of_timeline,
    "compare": _of_comparison,
    "walk": _of_walk,
}
"""By the sort of a special explainer, what can be found of it."""


def of_pack(pack: Pack) -> Iterator[Document]:
    """What can be found of a pack, its ledger left out."""
    from civics_tui.model.special import specials_of  # compiling needs them, looking for words does not

    for question in pack.asked():
        yield _of_question(question)
    for page in pack.explainers.values():
        for section in page.sections:
            title = page.title if section.title == page.title else f"{page.title}: {section.title}"
            body = " ".join(part.text for part in section.parts)
            yield Document("explainer", page.id, title, plain_text(body), section.id)
    for sort, record in specials_of(pack):
        yield from SPECIALS[sort](record)
    for term in pack.glossary.values():
        yield Document("term", term.id, term.term, plain_text(term.text), also=" ".join(term.forms))


def of_ledger(ledger: Ledger) -> Iterator[Document]:
    """What can be found of a ledger."""
    for claim in ledger.claims.values():
        yield Document("claim", claim.id, claim.text, _about_claim(claim, ledger))
    for actor in ledger.actors.values():
        yield Document("actor", actor.id, actor.name, _roles(actor, ledger), also=" ".join(actor.names[1:]))


def _about_claim(claim: Claim, ledger: Ledger) -> str:
    source = ledger.sources.get(claim.source)
    told = [ledger.name(claim.speaker.actor) if claim.speaker else "", source.outlet if source else "", claim.as_of]
    return ", ".join(one for one in (*told, source.title if source else "") if one)


def _roles(actor: Actor, ledger: Ledger) -> str:
    return "; ".join(
        f"{role.title}, {ledger.name(role.organization)}" if role.organization else role.title for role in actor.roles
    )


def put(connection: sqlite3.Connection, owner: int, documents: Iterable[Document], *, ledger: bool) -> None:
    """Make the documents of one pack or ledger findable, within a transaction."""
    if not can_search(connection):
        return
    first = (owner << KEY_BITS) + 1
    rows = (
        (-number if ledger else number, one.kind, one.id, one.section, one.title, one.body, one.also)
        for number, one in enumerate(documents, start=first)
    )
    connection.executemany(
        "INSERT INTO found (rowid, kind, id, section, title, body, also) VALUES (?, ?, ?, ?, ?, ?, ?)", rows
    )


def take_out(connection: sqlite3.Connection, owner: int, *, ledger: bool) -> None:
    """Let nothing of that pack or ledger be found any more, within a transaction."""
    if not can_search(connection):
        return
    first, last = owner << KEY_BITS, ((owner + 1) << KEY_BITS) - 1
    ends = (-last, -first) if ledger else (first, last)
    connection.execute("DELETE FROM found WHERE rowid BETWEEN ? AND ?", ends)


def _chunks(words: str) -> list[str]:
    return [one for one in clean_text(words).split() if any(letter.isalnum() for letter in one)][:MOST_WORDS]


def find(connection: sqlite3.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """What holds all the words, or words that begin like them, best first.

    Raises:
        CivicsError: this sqlite has no full-text search.
    """
    _needs_search(connection)
    chunks = _chunks(words)
    if not chunks or limit < 1:
        return ()
    query = " ".join('"{}"*'.format(one.replace('"', '""')) for one in chunks)
    rows = connection.execute(
        "SELECT rowid, kind, id, section, title, snippet(found, 4, '', '', '…', ?) FROM found WHERE found MATCH ?"
        " ORDER BY bm25(found, 0, 0, 0, 5, 1, 3), abs(rowid) LIMIT ?",
        (EXCERPT, query, limit),
    ).fetchall()
    packs = dict(connection.execute("SELECT key, id FROM packs"))
    citing = dict(
        connection.execute(
            "SELECT ledger_key, id FROM packs WHERE ledger_key IS NOT NULL AND origin <> 'path' ORDER BY key DESC"
        )
    )
    return tuple(
        Hit(
            kind=kind,
            pack=packs.get(rowid >> KEY_BITS, "") if rowid > 0 else citing.get(-rowid >> KEY_BITS, ""),
            id=id_,
            section=section,
            title=title,
            excerpt=excerpt,
        )
        for rowid, kind, id_, section, title, excerpt in rows
    )


def _needs_search(connection: sqlite3.Connection) -> None:
    if not can_search(connection):
        raise CivicsError(
            _("Searching needs an SQLite with full-text search (FTS5), which this Python has not; all else works.")
        )


def did_you_mean(connection: sqlite3.Connection, words: str) -> str | None:
    """The words with those that are nowhere put right; `None` where there is nothing better.

    Raises:
        CivicsError: this sqlite has no full-text search.
    """
    _needs_search(connection)
    given = [word for chunk in _chunks(words) for word in re.findall(r"[^\W_]+", _folded(chunk))]
    meant = [_nearest(connection, word) for word in given]
    offered = " ".join(meant)
    return offered if meant != given and find(connection, offered, 1) else None


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _nearest(connection: sqlite3.Connection, word: str) -> str:
    """The word itself where something begins like it, else the known word that is most like it."""
    if any(letter.isdigit() for letter in word):
        return word
    known = "SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1"
    if connection.execute(known, (word, word + "\U0010ffff")).fetchone():
        return word
    candidates = connection.execute(
        "SELECT term FROM vocabulary WHERE length(term) BETWEEN ? AND ? AND term NOT GLOB '*[0-9]*'"
        " ORDER BY doc DESC, term LIMIT ?",
        (len(word) - 2, len(word) + 2, MOST_TERMS),
    )
    near = difflib.get_close_matches(word, [term for (term,) in candidates], n=1, cutoff=NEAR)
    return near[0] if near else word
