"""The questions of a session, fixed when it is made: editing the pack cannot change a running class."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from civics_tui.classroom.rules.refused import Misfit
from civics_tui.errors import AnswerError, Damaged
from civics_tui.model import answer as answers
from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.model.kinds import Question
from civics_tui.packs.library.stored import question_from_text, question_to_text
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a session."""

    pack: str
    """Id of its pack."""
    question: Question
    """As it is asked, with its variables drawn."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a session asks."""

    title: str
    items: tuple[Item, ...]

    def corrected(self, gradings: Mapping[int, str]) -> Snapshot:
        """The same with some questions under another key."""
        return Snapshot(
            self.title,
            tuple(
                Item(item.pack, question_from_text(gradings[place])) if place in gradings else item
                for place, item in enumerate(self.items)
            ),
        )


def to_text(snapshot: Snapshot) -> str:
    """The one text that stands for a snapshot."""
    items = [[item.pack, question_to_text(item.question)] for item in snapshot.items]
    return json.dumps({"title": snapshot.title, "items": items}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Snapshot:
    """The snapshot that `to_text` wrote.

    Raises:
        Damaged: the text holds none.
    """
    try:
        data = json.loads(text)
        items = tuple(Item(str(pack), question_from_text(question)) for pack, question in data["items"])
        return Snapshot(str(data["title"]), items)
    except (ValueError, KeyError, TypeError) as problem:
        raise Damaged(_("The stored questions of a session cannot be read.")) from problem


def title_of(text: str) -> str:
    """The title alone; empty where the text holds none."""
    try:
        return str(json.loads(text)["title"])
    except (ValueError, KeyError, TypeError):
        return ""


def payload(question: Question, answer: Answer) -> str:
    """An answer as it is stored.

    Raises:
        Misfit: the question does not take it.
    """
    cleaned = answers.cleaned(answer)
    try:
        kinds.mark(question, cleaned)
    except AnswerError as problem:
        raise Misfit(problem.sentence) from problem
    return json.dumps(answers.to_data(cleaned), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def answer_of(text: str) -> Answer:
    """The answer in a stored payload.

    Raises:
        AnswerError: it holds none.
    """
    try:
        return answers.from_data(json.loads(text))
    except (ValueError, TypeError) as problem:
        raise AnswerError(_("This is no answer: {data}").format(data=text)) from problem
