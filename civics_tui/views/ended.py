"""The results of an attempt with the names that its packs give to objectives, misconceptions and pages."""

from __future__ import annotations

from civics_tui.errors import NotFound, PackBroken
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.views.results import Context, PageToRead, Results, results


def results_of(desk: Desk, sitting: Sitting) -> Results:
    """The results of an attempt, finished or not; a pack that has gone takes only its names with it."""
    attempt = sitting.attempt
    questions = tuple(sitting.question(index) for index in range(len(attempt.responses)))
    return results(attempt, questions, _context(desk, sitting))


def _context(desk: Desk, sitting: Sitting) -> Context:
    objectives: dict[str, str] = {}
    misconceptions: dict[str, str] = {}
    pages: dict[str, PageToRead] = {}
    for pack in dict.fromkeys(response.planned.pack for response in sitting.attempt.responses):
        try:
            entry = desk.library.find(pack)
            named = desk.library.misconceptions(pack)
            explainers = [desk.library.explainer(pack, page) for page, _title, _minutes in entry.explainers]
        except (NotFound, PackBroken):
            continue
        objectives |= {f"{pack}/{one.id}": one.text for one in entry.objectives}
        misconceptions |= {f"{pack}/{one.id}": one.name for one in named.values()}
        for page in explainers:
            if page.objective:
                pages.setdefault(f"{pack}/{page.objective}", PageToRead(pack, page.id, page.title, page.minutes))
    last = desk.last_results(sitting)
    return Context(
        objectives=objectives,
        misconceptions=misconceptions,
        pages=pages,
        last=f"{last.right} of {last.count}" if last else "",
    )
