"""A teacher's own pack: what there is to look at in it, and all that can be done with it, as both faces show it."""

from __future__ import annotations

import contextlib
import datetime
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.errors import EditRefused, NotFound
from civics_tui.model.special import specials_of
from civics_tui.model.text import one_line
from civics_tui.packs.report import check_pack
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.pack_page import questions
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.model.pack import Pack
    from civics_tui.packs.library.rows import Entry
    from civics_tui.packs.problems import Problem
    from civics_tui.packs.report import Report
    from civics_tui.places import Places
    from civics_tui.study.desk import Desk
    from civics_tui.study.reports_by_question import ToldQuestion

ADVISED = 300
"""Questions of a pack of which each is looked at as the form does; of a larger one the check tells."""
LISTED = 12
"""Findings that are listed; the whole report has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to look at in a pack."""

    sentence: str
    number: int | None = None
    """The question that it is about, counted from 0; `None` where it is about the pack as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPack:
    """A pack of one's own, looked at."""

    id: str
    title: str
    path: Path
    count: int
    """Questions that can be asked."""
    broken: int
    """Questions that cannot be used yet."""
    errors: int
    first: str
    """Where the first error stands, and what it is; empty where there is none."""
    opens: bool
    """Can anything of it be read?"""
    findings: tuple[Finding, ...]
    same_id: Path | None = None
    """Where another pack of the same id lies."""

    @property
    def standing(self) -> str:
        """What is most worth knowing of it, in a few words."""
        if self.same_id is not None:
            return _("its id is taken")
        if not self.opens:
            return ngettext("cannot be opened: {n} error", "cannot be opened: {n} errors", self.errors)
        if self.findings:
            return ngettext("{n} thing to look at", "{n} things to look at", len(self.findings))
        return _("clean") if self.count else _("nothing in it yet")


def look(entry: Entry, entries: tuple[Entry, ...], *, seeds: Path, today: datetime.date) -> OwnPack:
    """Check an own pack, and see whether another of those listed has its id.

    Raises:
        StorageError: its files cannot be listed.
    """
    report = check_pack(entry.path, seeds=seeds, today=today)
    errors = report.of("error")
    pack = report.read.pack
    id_ = pack.id if pack else entry.id
    opens = pack is not None and (is_usable(pack) or report.read.broken > 0 or not errors)
    return OwnPack(
        id=id_,
        title=one_line(pack.title if pack else entry.title),
        path=entry.path,
        count=len(pack.asked()) if pack else 0,
        broken=report.read.broken,
        errors=len(errors),
        first=_place(errors[0]) if errors else "",
        opens=opens,
        findings=_findings(entry.path, report, seeds) if opens else (),
        same_id=next((one.path for one in entries if one.id == id_ and one.path != entry.path), None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An own pack with what learners told about it."""

    pack: OwnPack
    told: tuple[ToldQuestion, ...] = ()


def opened(desk: Desk, path: Path) -> Opened:
    """The own pack at a path, looked at as it lies there now.

    Raises:
        NotFound: none of the packs here lies there.
        StorageError: its files, or a history, cannot be read.
    """
    if desk.library.stale():
        desk.library.refresh()
    listed = desk.library.entries()
    entry = next((one for one in listed if one.origin == "own" and one.path == path), None)
    if entry is None:
        raise NotFound(gone(path))
    pack = look(entry, listed, seeds=desk.places.seeds, today=desk.now().date())
    return Opened(pack=pack, told=_reported(desk, pack.id) if pack.opens and pack.same_id is None else ())


def is_usable(pack: Pack) -> bool:
    """Is there anything in it to answer or to read?"""
    return bool(pack.asked() or pack.explainers or tuple(specials_of(pack)))


def unreadable(entry: Entry, why: str) -> OwnPack:
    """An own pack whose files cannot even be listed."""
    title = one_line(entry.title)
    return OwnPack(
        id=entry.id, title=title, path=entry.path, count=0, broken=0, errors=1, first=why, opens=False, findings=()
    )


def share(places: Places, path: Path, folder: Path) -> tuple[Path, str]:
    """Build the pack at `path` into one file in `folder`; one of the same version is replaced.

    Returns:
        The file, and what is to be said of it.

    Raises:
        PackBroken: the pack has errors.
        StorageError: a file cannot be read or written.
    """
    from civics_tui.packs.archive.build import build  # only for whoever shares one
    from civics_tui.packs.written import write_whole

    built = build(path, seeds=places.seeds)
    target = folder / built.name
    write_whole(target, built.data, replace=True, make_folder=True)
    return target, _("Built: {path}. Give this file away.").format(path=target)


def _reported(desk: Desk, pack: str) -> tuple[ToldQuestion, ...]:
    """What the learners of this machine told about the questions of a pack."""
    from civics_tui.study.reports import merged, on_this_machine  # only for whoever opens a pack of one's own
    from civics_tui.study.reports_by_question import of_all

    return of_all(desk.library, merged(on_this_machine(desk.places, desk.now).found), only=pack)


def check_lines(path: Path, *, seeds: Path, today: datetime.date) -> list[str]:
    """The whole report of `pack check`, with places."""
    from civics_tui.packs.report import report_lines

    started = time.perf_counter()
    report = check_pack(path, seeds=seeds, today=today)
    return report_lines(report, time.perf_counter() - started)


def _place(problem: Problem) -> str:
    return _("{file} line {line}: {message}").format(
        file=problem.file, line=problem.line, message=problem.message.rstrip(".")
    )


def _findings(path: Path, report: Report, seeds: Path) -> tuple[Finding, ...]:
    """What there is to look at, question by question, then in the pack as a whole."""
    from civics_tui.packs.building.own import OwnPack as Written  # only for whoever has a pack of one's own

    found: list[Finding] = []
    told: set[Problem] = set()
    with contextlib.suppress(EditRefused):  # the reader's own words are left
        sheets = Written.open(path, seeds=seeds).sheets if len(report.read.subjects) <= ADVISED else ()
        for sheet in sheets:
            told.update(problem for problem, _offset in sheet.look.problems())
            found += [
                Finding(sentence=one.sentence, number=sheet.number) for one in sheet.advice if one.level != "info"
            ]
    others = [*report.of("error"), *report.of("warning")]
    return (*found, *(Finding(sentence=_sentence(one)) for one in others if one not in told))


def _sentence(problem: Problem) -> str:
    told = problem.message[:1].upper() + problem.message[1:].rstrip(".") + "."
    advice = problem.help or ""
    return told if not advice else f"{told} {advice[0].upper()}{advice[1:].rstrip('.')}."


def row(pack: OwnPack) -> MenuRow:
    """The pack among those of the teacher."""
    return MenuRow(text=pack.title, cells=(questions(pack.count), pack.standing), act=Act("own", str(pack.path)))


def commands(path: Path) -> tuple[tuple[str, str], ...]:
    """What can be done with it and its command, for those who want it."""
    return (
        (_("Check it"), f"civics-tui pack check {path}"),
        (_("Try it while it is written"), f"civics-tui pack preview {path}"),
        (_("Share it"), f"civics-tui pack build {path} -o FOLDER"),
        (_("What learners reported"), f"civics-tui pack reports {path}"),
    )


def page(opened: Opened) -> Menu:
    """All that can be done with it."""
    pack, reports = opened.pack, sum(one.count for one in opened.told)
    groups = [
        MenuGroup(heading=_("Work on it"), rows=_work(pack)),
        MenuGroup(heading=_("Look at this"), rows=_look_at(pack)),
        MenuGroup(heading=_("Give it away"), rows=_give(pack, reports)),
    ]
    return Menu(
        title=pack.title,
        standing="   ".join((questions(pack.count), pack.standing)),
        intro=_trouble(pack),
        groups=tuple(group for group in groups if group.rows),
    )


def _trouble(pack: OwnPack) -> str:
    if pack.same_id is not None:
        told = _(
            'It has the id "{id}", and so has the pack in {path}. Until one of them has another id, neither opens.'
        )
        return told.format(id=pack.id, path=pack.same_id)
    if not pack.opens:
        told = ngettext(
            "{title} cannot be opened: {n} error, in {place}. Its file is as you left it.",
            "{title} cannot be opened: {n} errors, the first in {place}. Its file is as you left it.",
            pack.errors,
        )
        return told.format(title=pack.title, n=pack.errors, place=pack.first)
    return ""


def _work(pack: OwnPack) -> tuple[MenuRow, ...]:
    if not pack.opens:
        return ()
    rows = [MenuRow(text=_("Write and change its questions"), act=Act("edit"))]
    if pack.count and pack.same_id is None:
        rows.append(MenuRow(text=_("Try it as a learner"), cells=(_("practice"),), act=Act("try")))
    return tuple(rows)


def _look_at(pack: OwnPack) -> tuple[MenuRow, ...]:
    rows = [
        MenuRow(
            text=one.sentence if one.number is None else f"{_question(one.number)}: {one.sentence}",
            act=Act("finding" if one.number is not None else "report", str(one.number or 0)),
        )
        for one in pack.findings[:LISTED]
    ]
    more = len(pack.findings) - LISTED
    told = ngettext("and {n} more", "and {n} more", more) if more > 0 else ""
    check = _("Check it, with places and notes")
    return (*rows, MenuRow(text=check, cells=(told,) if told else (), act=Act("report")))


def _question(number: int) -> str:
    return _("Question {n}").format(n=number + 1)


def _give(pack: OwnPack, reports: int) -> tuple[MenuRow, ...]:
    rows = []
    if pack.opens:
        rows.append(MenuRow(text=_("Share it: one file for others to install"), act=Act("share")))
        told = ngettext("{n} report", "{n} reports", reports) if reports else _("none yet")
        rows.append(MenuRow(text=_("What learners reported"), cells=(told,), act=Act("reports")))
    rows.append(MenuRow(text=_("Take it away"), cells=(_("it can be brought back"),), act=Act("remove")))
    return tuple(rows)


def gone(path: Path) -> str:
    """Said where a pack was deleted meanwhile."""
    return _("{path} is not among your packs any more.").format(path=path)


def taken(path: Path) -> str:
    """Said when a pack was taken away; `path` is where it lies now."""
    return _("Taken away: {name}. Teach brings it back.").format(name=path.name)


def back_again(path: Path) -> str:
    """Said when it is back."""
    return _("Back again: {name}").format(name=path.name)
