"""Who needs what: by misconception and by question, the students who showed it or missed it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from civics_tui.classroom.results.marked import Marked
from civics_tui.model import kinds
from civics_tui.model.pack import Misconception
from civics_tui.views.pieces import inline, plain
from civics_tui.words import _, ngettext

_GAP = re.compile(r"\[\[[^\]]*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that students need, and who they are."""

    what: str
    students: tuple[str, ...]
    read_on: str = ""
    """Where it is taught, as a reference to a page."""


def mixed_up(marked: Marked, known: Mapping[str, Mapping[str, Misconception]]) -> tuple[Need, ...]:
    """The misconceptions that were shown, the most frequent first; `known` are those of each pack, by id."""
    found: dict[tuple[str, str], list[str]] = {}
    for place, run in marked.scored.items():
        pack = marked.snapshot.items[place].pack
        for student in marked.students:
            mark = marked.cell(run, student).mark
            for one in dict.fromkeys(mark.misconceptions if mark else ()):
                found.setdefault((pack, one), []).append(student.name or str(student.id))
    needs = []
    for (pack, one), names in sorted(found.items(), key=lambda pair: -len(set(pair[1]))):
        meant = known.get(pack, {}).get(one)
        page = "" if meant is None else str(getattr(meant, "read_on", "") or "")
        needs.append(Need(what=meant.name if meant else one, students=tuple(dict.fromkeys(names)), read_on=page))
    return tuple(needs)


def missed(marked: Marked) -> tuple[Need, ...]:
    """The questions that were answered wrong, the hardest first, with who missed them."""
    found: list[tuple[float, Need]] = []
    for place, run in marked.scored.items():
        question = marked.snapshot.items[place].question
        if not kinds.kind_of(question).scored:
            continue
        shares = {one: marked.cell(run, one).fraction for one in marked.students}
        told = {one: share for one, share in shares.items() if share is not None}
        wrong = tuple(one.name or str(one.id) for one, share in told.items() if share < 1)
        if wrong:
            mean = float(sum(told.values()) / len(told))
            found.append((mean, Need(what=_GAP.sub("...", plain(inline(question.stem))), students=wrong)))
    return tuple(need for _mean, need in sorted(found, key=lambda pair: pair[0]))


def told(marked: Marked, known: Mapping[str, Mapping[str, Misconception]]) -> list[str]:
    """The same as lines to read or print."""
    lines = [_("{title}: who needs what").format(title=marked.record.session.title), ""]
    for heading, needs in ((_("Mixed up"), mixed_up(marked, known)), (_("Not right"), missed(marked))):
        lines.append(heading)
        for one in needs:
            count = ngettext("{n} student", "{n} students", len(one.students)).format(n=len(one.students))
            lines.append(f"  {one.what} ({count})")
            lines.append(f"    {', '.join(one.students)}")
            if one.read_on:
                lines.append(f"    {_('Read on: {page}').format(page=one.read_on)}")
        if not needs:
            lines.append(f"  {_('nobody')}")
        lines.append("")
    return lines
