"""A walk: a text of a source phrase by phrase, each in its context, with what it means and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.model.ledger import Ledger
from civics_tui.model.text import one_line
from civics_tui.model.walk import Phrase, Walk
from civics_tui.views import attribution
from civics_tui.views.page import terms_in
from civics_tui.views.pieces import Line, inline, plain, said
from civics_tui.words import _, ngettext

OPENS, CLOSES = ">", "<"
"""What stands around the phrase in its context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkPhrase:
    """One phrase."""

    number: int
    """Counted from 1."""
    text: str
    gloss: str
    """What it means, as inline Markdown; its links can be followed."""
    terms: tuple[str, ...]
    """Ids of the words explained in it."""
    claims: tuple[str, ...]
    """Ids of the claims that the ledger has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkView:
    """All of a walk."""

    id: str
    title: str
    about: Line
    """What to know first."""
    source: str
    """Name of the source."""
    facts: str
    """Source and minutes, in one line."""
    phrases: tuple[WalkPhrase, ...]
    questions: tuple[str, ...]

    def where(self, number: int) -> str:
        """`phrase 3 of 10`, counted from 0."""
        return _("phrase {n} of {count}").format(n=number + 1, count=len(self.phrases))

    def place(self, section: str) -> int:
        """Which phrase, counted from 0, its number in a text means; the first where there is none."""
        number = int(section) if section.isascii() and section.isdigit() else 1
        return number - 1 if 0 < number <= len(self.phrases) else 0

    def context(self, number: int) -> Line:
        """The whole text, with the phrase of that number, counted from 0, standing out."""
        return self._around(number, " ".join(self._texts(0, number)), " ".join(self._texts(number + 1, None)))

    def near(self, number: int, words: int = 4) -> Line:
        """The phrase with a few words before and behind it; dots where the text goes on."""
        before = " ".join(self._texts(0, number)).split()
        after = " ".join(self._texts(number + 1, None)).split()
        start = " ".join(["..."] * (len(before) > words) + before[-words:])
        return self._around(number, start, " ".join(after[:words] + ["..."] * (len(after) > words)))

    def _texts(self, start: int, end: int | None) -> list[str]:
        return [one.text for one in self.phrases[start:end]]

    def _around(self, number: int, before: str, after: str) -> Line:
        return (
            *said(f"{before} " if before else "", "quiet"),
            *said(f"{OPENS}{self.phrases[number].text}{CLOSES}", "strong"),
            *said(f" {after}" if after else "", "quiet"),
        )

    def lines(self, number: int) -> tuple[str, ...]:
        """A phrase as sentences for line mode: where it stands, its words, what they mean."""
        phrase = self.phrases[number]
        return (
            _("Phrase {n} of {count}:").format(n=phrase.number, count=len(self.phrases)),
            f"  {phrase.text}",
            plain(inline(phrase.gloss)),
        )

    def end(self) -> str:
        """What stands behind the last phrase."""
        if not self.questions:
            return _("The end of the text.")
        count = ngettext("{n} question", "{n} questions", len(self.questions))
        return _("The end of the text. {questions} on what you just read: enter").format(questions=count)


def walk_view(walk: Walk, ledger: Ledger) -> WalkView:
    """A walk over a source of that ledger."""
    known = ledger.sources.get(walk.source)
    source = attribution.source_name(known) if known else walk.source
    minutes = ngettext("{n} minute", "{n} minutes", walk.minutes) if walk.minutes else ""
    when = attribution.when(known) if known and known.type == "reference" else ""
    return WalkView(
        id=walk.id,
        title=one_line(walk.title),
        about=inline(one_line(walk.text or "")),
        source=source,
        facts=", ".join(one for one in (source, when, minutes) if one),
        phrases=tuple(_phrase(number, one, ledger) for number, one in enumerate(walk.phrases, start=1)),
        questions=walk.questions,
    )


def _phrase(number: int, phrase: Phrase, ledger: Ledger) -> WalkPhrase:
    return WalkPhrase(
        number=number,
        text=one_line(phrase.text),
        gloss=one_line(phrase.gloss),
        terms=terms_in([phrase.gloss]),
        claims=tuple(one for one in phrase.claims if one in ledger.claims),
    )
