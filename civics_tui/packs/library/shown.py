"""A library of one pack that is handed over as it was read: nothing is compiled, kept or looked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from civics_tui.errors import NotFound
from civics_tui.model.special import SORTS
from civics_tui.packs.library.library import Library
from civics_tui.packs.library.rows import Entry, Hit, Indexed, SpecialSort
from civics_tui.places import Places
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.model.explainer import Explainer
    from civics_tui.model.kinds import Question
    from civics_tui.model.ledger import Ledger
    from civics_tui.model.pack import Manifest, Misconception, Pack, QuestionSet, Term

T = TypeVar("T")


class ShownLibrary(Library):
    """The library of a preview. Whatever name is asked for, the pack is the one that is shown."""

    def __init__(self, places: Places, path: Path, pack: Pack) -> None:
        """Show a pack that lies at `path`."""
        self.places = places
        self.path = path
        self.shown = pack
        """What is shown; put another one here after a save."""

    def close(self) -> None:
        """Nothing is open."""

    def stale(self) -> bool:
        """Never: nothing is compiled."""
        return False

    def refresh(self) -> None:
        """Nothing is to be done."""

    def entries(self) -> tuple[Entry, ...]:
        """The one pack."""
        pack = self.shown
        return (
            Entry(
                id=pack.id,
                title=pack.title,
                version=pack.manifest.version,
                description=pack.manifest.description,
                origin="path",
                path=self.path,
                questions=len(pack.asked()),
                explainers=tuple((one.id, one.title, one.minutes) for one in pack.explainers.values()),
                dossiers=pack.dossiers(),
                objectives=pack.manifest.objectives,
                ledger=pack.manifest.ledger,
            ),
        )

    def find(self, name: str) -> Entry:
        """The one pack."""
        return self.entries()[0]

    def path_of(self, name: str) -> Path:
        """Where it lies."""
        return self.path

    def pack(self, pack: str | Entry) -> Pack:
        """The pack as it was read."""
        return self.shown

    def index(self, pack: str | Entry) -> tuple[Indexed, ...]:
        """One row for each question."""
        return tuple(self._row(one) for one in self.shown.questions.values())

    def _row(self, question: Question) -> Indexed:
        return Indexed(
            id=question.id,
            kind=question.kind,
            objective=question.objective,
            section=self.shown.section_of.get(question.id),
            difficulty=question.difficulty,
            review_by=question.review_by,
            retired=question.retired is not None,
            contested=question.kind == "view",
            variants=bool(question.vars),
            was=question.was,
        )

    def ids(
        self, pack: str | Entry, *, objective: str | None = None, kind: str | None = None, section: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the questions that are still asked."""
        wanted = {"objective": objective, "kind": kind, "section": section}
        given = {name: value for name, value in wanted.items() if value is not None}
        rows = (row for row in self.index(pack) if not row.retired)
        return tuple(row.id for row in rows if all(getattr(row, name) == value for name, value in given.items()))

    def questions(self, pack: str | Entry, ids: Sequence[str]) -> dict[str, Question]:
        """The questions of these ids."""
        return {one: self.shown.questions[one] for one in ids if one in self.shown.questions}

    def ledger(self, pack: str | Entry) -> Ledger:
        """The ledger that the pack cites."""
        return self.shown.ledger

    def manifest(self, pack: str | Entry) -> Manifest:
        """What the pack says about itself."""
        return self.shown.manifest

    def explainer(self, pack: str | Entry, page: str) -> Explainer:
        """The page of that id."""
        return _of(self.shown.explainers, page)

    def glossary(self, pack: str | Entry) -> Mapping[str, Term]:
        """The terms of the pack."""
        return self.shown.glossary

    def misconceptions(self, pack: str | Entry) -> Mapping[str, Misconception]:
        """The misconceptions of the pack."""
        return self.shown.misconceptions

    def sets(self, pack: str | Entry) -> Mapping[str, QuestionSet]:
        """The sets of the pack."""
        return self.shown.sets

    def teacher(self, pack: str | Entry) -> str | None:
        """The page for the teacher."""
        return self.shown.teacher

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Nothing is found: the pack is not made ready for a search."""
        return ()

    def did_you_mean(self, words: str) -> str | None:
        """Nothing better is known."""
        return None

    def _special(self, pack: str | Entry, sort: SpecialSort, id_: str) -> Any:
        return _of(getattr(self.shown, SORTS[sort].key), id_)

    def _with(self, pack: str | Entry, work: Callable[[int], T]) -> T:
        raise NotFound(_("A preview does not show that."))


def _of(records: Mapping[str, T], id_: str) -> T:
    if id_ not in records:
        raise NotFound(_('There is no "{id}" in this pack.').format(id=id_))
    return records[id_]
