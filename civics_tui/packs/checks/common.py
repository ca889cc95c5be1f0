"""What all kinds share: points, difficulty, hints, ids of parts; and texts that repeat one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from civics_tui.model.kinds import Question, kind_of
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.words import _, ngettext

HINTS = 3
MOST_POINTS = 1000


def check(question: Question, report: Report) -> None:
    """Look at the numbers that every question has."""
    if question.points != 1 and not 0 < question.points <= MOST_POINTS:
        advice = _("write a number over 0 and up to {most}").format(most=MOST_POINTS)
        report("E125", ["points"], _('"points" is out of range'), advice)
    if question.difficulty is not None and not 1 <= question.difficulty <= 5:
        report("E125", ["difficulty"], _('"difficulty" is out of range'), _("write 1 (easy) to 5 (hard)"))
    if question.revision < 1:
        report("E125", ["revision"], _('"revision" is out of range'), _("count from 1"))
    if len(question.hints) > HINTS:
        message = _("a question has at most {most} hints").format(most=HINTS)
        report("E119", ["hints"], message, _("keep the best ones"), at_key=True)


def part_ids(question: Question, report: Report) -> None:
    """Look whether two parts have one id; can only be where the author gave one."""
    ids = kind_of(question).parts(question)
    if len(set(ids)) < len(ids):
        twice = next(one for number, one in enumerate(ids) if one in ids[:number])
        message = _('two parts of this question have the id "{id}"').format(id=twice)
        report("E109", [], message, _("parts without an id are numbered from 1; give others another id"))


def same(text: str) -> str:
    """The form in which texts of a question repeat one another: capitals and spaces around them do not count."""
    return text.strip().casefold()


def repeats(
    texts: Sequence[str], place: Callable[[int], Path], what: str, report: Report, *, at_key: bool = False
) -> None:
    """Tell texts that repeat an earlier one.

    Args:
        texts: the texts, in order.
        place: gives the path of the text of a number.
        what: `choice`, `item` and so on.
        report: where it is told.
        at_key: are the texts keys of a mapping?
    """
    if len(set(map(same, texts))) == len(texts):
        return
    seen: dict[str, int] = {}
    for number, text in enumerate(texts):
        first = seen.setdefault(same(text), number)
        if first == number:
            continue
        message = _('{what} {number} repeats {what} {first}: "{text}"').format(
            what=_(what), number=number + 1, first=first + 1, text=texts[first][:60]
        )
        advice = _("change the text, or delete it")
        report("E104", place(number), message, advice, first=place(first), at_key=at_key)


def count_at(found: int, least: int, most: int, path: Path, report: Report) -> None:
    """Tell a list that is too short or too long."""
    if least <= found <= most:
        return
    message = ngettext('"{key}" has {n} entry', '"{key}" has {n} entries', found).format(key=path[-1])
    advice = _("{least} to {most} are needed").format(least=least, most=most)
    report("E119", path, message, advice, at_key=True)
