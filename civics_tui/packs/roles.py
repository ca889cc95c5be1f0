"""What the texts of the format are for: shown, typed, dates, ids, references. One row per declared field.

The shape of a record comes from its dataclass; this table adds which texts are Markdown, how long they may be, and
what they refer to. A field without a row is a plain text of `PLAIN` characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import Categorize, Cloze, Gap, Numeric, View, ViewText
from civics_tui.model.kinds.true_false import TruthFeedback
from civics_tui.model.ledger import Actor, Claim, Dispute, DisputeView, Place, Published, Role, Source, Speaker
from civics_tui.model.pack import (
    Blueprint,
    BlueprintPart,
    Manifest,
    Misconception,
    Objective,
    PackSection,
    QuestionSet,
    Term,
)
from civics_tui.model.process import Input, Process, Rule, Step, Threshold, WhatIf
from civics_tui.model.question import (
    Accepted,
    Choice,
    Feedback,
    Hint,
    Item,
    LintAllowed,
    QuestionBase,
    Rejected,
    Retired,
    SourceLine,
    Variable,
)
from civics_tui.model.timeline import Dating, Event, Lane, Timeline
from civics_tui.model.walk import Phrase, Walk

PLAIN = 2000
"""Characters of a text without a row."""

Use = Literal[
    "inline",
    "paragraphs",
    "plain",
    "typed",
    "number",
    "formula",
    "link",
    "date",
    "id",
    "rule",
    "source",
    "dispute",
    "set",
    "section",
    "blueprint",
    "objective",
    "misconception",
    "claim",
    "actor",
    "term",
    "page",
    "read_on",
    "question",
    "file",
    "kind",
    "process",
    "timeline",
    "compare",
    "walk",
    "part",
]


@dataclass(frozen=True, slots=True)
class Use_:
    """What a text is for, and how many characters it may have."""

    use: Use
    most: int


def _inline(most: int) -> Use_:
    return Use_("inline", most)


def _plain(most: int) -> Use_:
    return Use_("plain", most)


PART_ID = Use_("id", 64)
"""An id within a question, as against that of a record."""
_ID, _DATE, _LINK = Use_("id", 64), Use_("date", 64), Use_("link", 2000)
_OBJECTIVE, _MISCONCEPTION, _CLAIM = Use_("objective", 64), Use_("misconception", 64), Use_("claim", 128)
_ACTOR, _TERM, _PAGE, _QUESTION = Use_("actor", 64), Use_("term", 64), Use_("page", 64), Use_("question", 128)
_FORMULA = Use_("formula", 200)

STEM, CHOICE, FEEDBACK, EXPLANATION = _inline(4000), _inline(500), _inline(1500), Use_("paragraphs", 8000)

PLAYED, BECAUSE = _inline(1500), _inline(1000)
"""Texts in which a process puts its numbers, as against the others of it."""
_PART = Use_("part", 64)
"""The id of another part of the same record."""

USES: dict[tuple[type[Any], str], Use_] = {
    (QuestionBase, "id"): _ID,
    (QuestionBase, "stem"): STEM,
    (QuestionBase, "explanation"): EXPLANATION,
    (QuestionBase, "objective"): _OBJECTIVE,
    (QuestionBase, "claims"): _CLAIM,
    (QuestionBase, "as_of"): _DATE,
    (QuestionBase, "review_by"): _DATE,
    (QuestionBase, "tags"): _plain(64),
    (QuestionBase, "say"): Use_("paragraphs", 4000),
    (QuestionBase, "derive"): _FORMULA,
    (QuestionBase, "where"): _FORMULA,
    (QuestionBase, "was"): _ID,
    (Hint, "text"): _inline(500),
    (SourceLine, "text"): _plain(500),
    (SourceLine, "link"): _LINK,
    (Feedback, "right"): FEEDBACK,
    (Feedback, "wrong"): FEEDBACK,
    (TruthFeedback, "true"): FEEDBACK,
    (TruthFeedback, "false"): FEEDBACK,
    (TruthFeedback, "misconception"): _MISCONCEPTION,
    (Choice, "id"): PART_ID,
    (Choice, "text"): CHOICE,
    (Choice, "feedback"): FEEDBACK,
    (Choice, "misconception"): _MISCONCEPTION,
    (Item, "id"): PART_ID,
    (Item, "text"): CHOICE,
    (Item, "feedback"): FEEDBACK,
    (Item, "misconception"): _MISCONCEPTION,
    (Accepted, "text"): Use_("typed", 300),
    (Rejected, "text"): Use_("typed", 300),
    (Rejected, "value"): Use_("number", 100),
    (Rejected, "feedback"): FEEDBACK,
    (Rejected, "misconception"): _MISCONCEPTION,
    (Variable, "choice"): _plain(200),
    (LintAllowed, "allow"): Use_("rule", 64),
    (LintAllowed, "why"): _plain(500),
    (Retired, "since"): _DATE,
    (Retired, "why"): _plain(500),
    (Numeric, "answer"): Use_("number", 202),
    (Numeric, "tolerance"): _plain(50),
    (Numeric, "unit"): _plain(50),
    (Gap, "answer"): Use_("number", 202),
    (Gap, "tolerance"): _plain(50),
    (Gap, "feedback"): FEEDBACK,
    (Gap, "misconception"): _MISCONCEPTION,
    (ViewText, "id"): PART_ID,
    (ViewText, "text"): CHOICE,
    (ViewText, "claims"): _CLAIM,
    (View, "settled"): _inline(2000),
    (View, "unsure"): _inline(200),
    (Cloze, "gaps"): _ID,
    (Categorize, "categories"): CHOICE,
    (Source, "id"): _ID,
    (Source, "title"): _plain(500),
    (Source, "outlet"): _plain(200),
    (Source, "url"): _LINK,
    (Source, "checked"): _DATE,
    (Published, "date"): _DATE,
    (Published, "note"): _plain(500),
    (Speaker, "actor"): _ACTOR,
    (Speaker, "role"): _plain(300),
    (Place, "look_for"): _plain(300),
    (Claim, "id"): Use_("id", 128),
    (Claim, "text"): _plain(1000),
    (Claim, "chain"): _ACTOR,
    (Claim, "as_of"): _DATE,
    (Claim, "note"): _plain(1000),
    (Claim, "unused"): _plain(500),
    (Claim, "review_by"): _DATE,
    (DisputeView, "claims"): _CLAIM,
    (DisputeView, "says"): _plain(500),
    (Dispute, "id"): _ID,
    (Dispute, "question"): _plain(500),
    (Role, "title"): _plain(300),
    (Role, "organization"): _ACTOR,
    (Role, "from_"): _DATE,
    (Role, "to"): _DATE,
    (Role, "claim"): _CLAIM,
    (Actor, "id"): _ID,
    (Actor, "names"): _plain(200),
    (Actor, "not_to_confuse_with"): _ACTOR,
    (Manifest, "id"): Use_("id", 128),
    (Manifest, "title"): _plain(200),
    (Manifest, "version"): _plain(40),
    (Manifest, "as_of"): _DATE,
    (Objective, "id"): _ID,
    (Objective, "text"): _inline(500),
    (PackSection, "id"): _ID,
    (PackSection, "title"): _plain(200),
    (PackSection, "questions"): Use_("file", 200),
    (PackSection, "explainers"): _PAGE,
    (Blueprint, "id"): _ID,
    (BlueprintPart, "objective"): _OBJECTIVE,
    (BlueprintPart, "kinds"): Use_("kind", 20),
    (Misconception, "id"): _ID,
    (Misconception, "name"): _inline(200),
    (Misconception, "text"): _inline(1500),
    (Misconception, "read_on"): Use_("read_on", 200),
    (Term, "id"): _ID,
    (Term, "term"): _plain(100),
    (Term, "forms"): _plain(100),
    (Term, "text"): _inline(1500),
    (Term, "claims"): _CLAIM,
    (Term, "not_to_confuse_with"): _TERM,
    (QuestionSet, "id"): _ID,
    (QuestionSet, "title"): _plain(200),
    (QuestionSet, "questions"): _QUESTION,
    (Explainer, "id"): _ID,
    (Explainer, "title"): _plain(200),
    (Explainer, "objective"): _OBJECTIVE,
    (Explainer, "claims"): _CLAIM,
    (Explainer, "as_of"): _DATE,
    (Explainer, "review_by"): _DATE,
    (Process, "id"): _ID,
    (Process, "title"): _plain(200),
    (Process, "text"): FEEDBACK,
    (Process, "note"): FEEDBACK,
    (Process, "objective"): _OBJECTIVE,
    (Process, "where"): _FORMULA,
    (Process, "questions"): _QUESTION,
    (Input, "choice"): _plain(200),
    (Input, "start"): _plain(200),
    (Input, "title"): _plain(100),
    (Input, "unit"): _plain(50),
    (Step, "id"): PART_ID,
    (Step, "title"): _plain(60),
    (Step, "actor"): _ACTOR,
    (Step, "text"): PLAYED,
    (Step, "next"): _PART,
    (Step, "claims"): _CLAIM,
    (Step, "unclaimed"): _plain(500),
    (Rule, "if_"): _FORMULA,
    (Rule, "goto"): _PART,
    (Rule, "because"): BECAUSE,
    (Rule, "claims"): _CLAIM,
    (Rule, "unclaimed"): _plain(500),
    (Threshold, "name"): _PART,
    (Threshold, "title"): _plain(100),
    (Threshold, "of"): _FORMULA,
    (Threshold, "expr"): _FORMULA,
    (Threshold, "claims"): _CLAIM,
    (Threshold, "unclaimed"): _plain(500),
    (WhatIf, "name"): _plain(100),
    (WhatIf, "expr"): _FORMULA,
    (WhatIf, "claims"): _CLAIM,
    (Timeline, "id"): _ID,
    (Timeline, "title"): _plain(200),
    (Timeline, "text"): FEEDBACK,
    (Timeline, "objective"): _OBJECTIVE,
    (Timeline, "questions"): _QUESTION,
    (Lane, "id"): PART_ID,
    (Lane, "title"): _plain(60),
    (Event, "id"): PART_ID,
    (Event, "date"): _DATE,
    (Event, "known"): _DATE,
    (Event, "lane"): _PART,
    (Event, "title"): _plain(200),
    (Event, "text"): FEEDBACK,
    (Event, "care"): FEEDBACK,
    (Event, "plans"): _DATE,
    (Event, "actors"): _ACTOR,
    (Event, "claims"): _CLAIM,
    (Dating, "says"): _plain(300),
    (Dating, "claims"): _CLAIM,
    (Walk, "id"): _ID,
    (Walk, "title"): _plain(200),
    (Walk, "text"): FEEDBACK,
    (Walk, "objective"): _OBJECTIVE,
    (Walk, "source"): Use_("source", 64),
    (Walk, "questions"): _QUESTION,
    (Phrase, "text"): _plain(500),
    (Phrase, "gloss"): FEEDBACK,
    (Phrase, "claims"): _CLAIM,
}


def use_of(cls: type[Any], field: str) -> Use_:
    """What a field of a class is for; a field that a class inherits is looked up where it is declared."""
    for base in cls.__mro__:
        if (found := USES.get((base, field))) is not None:
            return found
    return Use_("plain", PLAIN)
