"""What the student's faces say: where one is, whether the answer is saved, and what the answer is after the reveal."""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.classroom.client.student import Saved, Student
from civics_tui.classroom.revealed import Reveal, SourceSeen
from civics_tui.classroom.seen import Past, StudentView
from civics_tui.views.pieces import Line, plain
from civics_tui.views.times import duration
from civics_tui.words import _, ngettext

TAKING = "question"
"""The state of a view in which answers are taken."""


def place(view: StudentView) -> str:
    """`Question 5 of 9`, or what goes on."""
    return view.heading


def saving(saved: Saved, *, vote: bool = False) -> tuple[str, str]:
    """The colour token and the sentence about the own answer: one of Saving, Saved, NOT SAVED, or that none is sent."""
    match saved.state:
        case "nothing":
            return "quiet", _("Nothing sent yet.")
        case "saving":
            return "quiet", _("Saving...")
        case "saved":
            return "", saved.said
        case "refused":
            return "wrong", _("NOT SAVED: {why}").format(why=saved.said)
    kept = _("Your vote is kept on this computer.") if vote else _("Your answer is kept on this computer.")
    again = _("Trying again in {time}.").format(time=duration(saved.again_in))
    return "wrong", _("NOT SAVED yet. {kept} {again}").format(kept=kept, again=again)


def banner(student: Student) -> str:
    """What is wrong with the connection, as a sentence over the whole width; empty where nothing is."""
    if student.lost:
        told = _("NO CONNECTION: {why} It is tried again by itself; keep this window open.")
        return told.format(why=student.lost)
    if student.unsent:
        return ngettext(
            "{n} earlier answer is NOT SAVED yet; it is being sent.",
            "{n} earlier answers are NOT SAVED yet; they are being sent.",
            student.unsent,
        ).format(n=student.unsent)
    return ""


def time_left(student: Student) -> str:
    """`about 40 s left`; empty without a clock."""
    left = student.seconds_left()
    return "" if left is None else _("about {time} left").format(time=duration(left))


def answer_heading(view: StudentView) -> str:
    """Over the choices of a view question; empty for one with a key."""
    if view.question is not None and not view.question.scored:
        return _("Views, not scored. There is no right answer here.")
    return ""


def verdict(reveal: Reveal) -> str:
    """What became of the answer in a few words, which stay in view while the rest is scrolled."""
    return f"{reveal.word}. {reveal.points}".strip() if reveal.word else ""


def paragraphs(reveal: Reveal) -> Iterator[tuple[str, Line | str]]:
    """What is said after the reveal, with a colour token each, in the order in which it is read."""
    order = [f"{number}. {plain(one)}" for number, one in enumerate(reveal.right_order, start=1)]
    told: list[tuple[str, Line | str]] = [(reveal.token, reveal.word), ("", reveal.given), ("", reveal.right)]
    told += [("", text) for text in order]
    told += [("", reveal.mine), ("", reveal.accepted), ("", reveal.points), ("", reveal.note)]
    told += [("quiet", reveal.mixed_up), *_parts(reveal), *(("", line) for line in reveal.why)]
    yield from ((token, text) for token, text in told if text)


def _parts(reveal: Reveal) -> Iterator[tuple[str, Line | str]]:
    for part in reveal.parts:
        if part.state != "right":
            shown = _("{name}: {word}. Yours: {given}. Right: {right}.")
            yield (
                "",
                shown.format(
                    name=plain(part.name),
                    word=part.word,
                    given=plain(part.given) or _("nothing"),
                    right=plain(part.right),
                ),
            )
            yield "quiet", part.note


def source_lines(source: SourceSeen) -> Iterator[tuple[str, Line | str]]:
    """Where something is known from: the claim, then its rows with their labels."""
    yield "", source.text
    if source.note:
        yield "", source.note
    for label, text in source.rows:
        yield label or " ", text


def record_lines(past: Past) -> Iterator[tuple[str, Line | str]]:
    """One question of the own record."""
    yield "title", f"{past.number}. {plain(past.stem)}"
    if past.reveal is None:
        yield "", _("Your answer: {words}").format(words=past.answer) if past.answer else _("You sent no answer.")
        return
    yield from paragraphs(past.reveal)
