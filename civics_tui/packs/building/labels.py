"""What a teacher reads beside each field of a question: the one table of labels, and the one of what has no field.

No word of the format stands here: no key, distractor, stem, id. A test compares both tables with the declarations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from civics_tui.model.kinds import (
    Categorize,
    Cloze,
    Gap,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Pair,
    Short,
    Single,
    TrueFalse,
    View,
    ViewText,
)
from civics_tui.model.kinds.true_false import TruthFeedback
from civics_tui.model.question import Accepted, Choice, Feedback, Hint, Item, QuestionBase, Rejected, SourceLine


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a field, before it is put into the language of the reader."""

    text: str
    help: str = ""


Key = tuple[type[Any], str]
"""A class of the model and the key of one of its fields, as files have it."""

LABELS: dict[Key, Label] = {
    (QuestionBase, "stem"): Label("Question", "What is asked, in one sentence where it can be."),
    (QuestionBase, "explanation"): Label("Why", "Why the right answer is right. Everybody reads it after answering."),
    (QuestionBase, "source"): Label("Known from", "Where one can check it: title, outlet or law, date."),
    (QuestionBase, "objective"): Label("Belongs to", "What one should be able to do afterwards."),
    (QuestionBase, "hints"): Label("Hints", "One to three steps towards the answer; none of them holds it."),
    (QuestionBase, "feedback"): Label("What to say", "Said to everybody who was right, or wrong."),
    (QuestionBase, "as_of"): Label("True as of", "The day on which this is so: 2026-09-01, or 2026-09, or 2026."),
    (QuestionBase, "review_by"): Label("Look again by", "After this day the question says that it may be outdated."),
    (QuestionBase, "difficulty"): Label("How hard", "From 1, easy, to 5, hard."),
    (QuestionBase, "tags"): Label("Words to find it by", "Separate them with ;"),
    (QuestionBase, "points"): Label("Points", "What a right answer is worth; 1 where nothing is said."),
    (QuestionBase, "scoring"): Label("A partly right answer", "What is given for a part."),
    (QuestionBase, "shuffle"): Label("In another order each time", "Are the texts shuffled for every learner?"),
    (QuestionBase, "say"): Label("For the teacher", "A note that only whoever runs a class sees, after the answer."),
    (QuestionBase, "claims"): Label("Rests on", "Checked statements of the collection of sources; separated with ;"),
    (Single, "choices"): Label("Choices", "Mark the right one. Others are good where somebody would pick them."),
    (Multiple, "choices"): Label("Choices", "Mark every right one."),
    (TrueFalse, "stem"): Label("Statement", "A statement to be judged, in one sentence."),
    (TrueFalse, "answer"): Label("It is", "Is the statement true or false?"),
    (TrueFalse, "feedback"): Label("What to say", "Said to whoever chose true, or false; was right, or wrong."),
    (Numeric, "answer"): Label("Right number", "In digits: 38, or 33.2."),
    (Numeric, "tolerance"): Label("May be off by", "A number such as 0.5, or a share such as 5 %."),
    (Numeric, "unit"): Label("Unit", "Shown behind the number."),
    (Numeric, "unit_required"): Label("The unit must be typed", "Half of the points are lost without it."),
    (Numeric, "reject"): Label("Wrong numbers to expect", "With what to say to each."),
    (Short, "accept"): Label("Right answers", "Every wording that counts. Capitals, spaces and signs do not matter."),
    (Short, "reject"): Label("Wrong answers to expect", "With what to say to each."),
    (Short, "normalize"): Label("Does not matter", "What may differ between what is typed and a right answer."),
    (Ordering, "items"): Label("In the right order", "The first on top. Learners get them shuffled."),
    (Matching, "pairs"): Label("Pairs", "What belongs to what."),
    (Matching, "distractors"): Label("Left over", "Texts for the right side that belong to nothing."),
    (Categorize, "categories"): Label("Groups", "Two to six groups; texts that belong into one are separated with ;"),
    (Cloze, "gaps"): Label("Gaps", "For each [[gap]] of the question: what belongs there."),
    (View, "settled"): Label("All agree that", "What is not in question; it stands above the question."),
    (View, "explanation"): Label("Why", "Why people differ here. Everybody reads it after choosing."),
    (View, "views"): Label("Views", "Two or more, about equally long, each with where it is held."),
    (View, "unsure"): Label("For the undecided", "The last thing that can be chosen."),
    (Choice, "correct"): Label("right"),
    (Choice, "text"): Label("choice"),
    (Choice, "feedback"): Label("what to say to whoever chooses it", "Empty is allowed."),
    (Choice, "pin"): Label("its place", "Where the choices are shuffled, and this one is to stay first or last."),
    (Item, "text"): Label("text"),
    (Item, "feedback"): Label("what to say where it was put wrong", "Empty is allowed."),
    (Pair, "left"): Label("what is asked"),
    (Pair, "right"): Label("what belongs to it"),
    (Accepted, "text"): Label("counts as right"),
    (Accepted, "points"): Label("share of the points", "1 for all of them, 0.5 for half."),
    (Rejected, "text"): Label("answer"),
    (Rejected, "value"): Label("number"),
    (Rejected, "feedback"): Label("what to say to it"),
    (ViewText, "text"): Label("view"),
    (ViewText, "source"): Label("known from", "Who holds it, where and when."),
    (ViewText, "claims"): Label("rests on", "Checked statements that hold it; separated with ;"),
    (Hint, "text"): Label("hint"),
    (SourceLine, "text"): Label("title, outlet or law, date"),
    (SourceLine, "link"): Label("link", "An address that starts with https://"),
    (Feedback, "right"): Label("to right answers"),
    (Feedback, "wrong"): Label("to wrong answers"),
    (TruthFeedback, "right"): Label("to right answers"),
    (TruthFeedback, "wrong"): Label("to wrong answers"),
    (TruthFeedback, "true"): Label("to whoever chose true"),
    (TruthFeedback, "false"): Label("to whoever chose false"),
    (Gap, "accept"): Label("right", "What belongs there; several wordings are separated with ;"),
    (Gap, "choices"): Label("wrong ones to choose from", "Separate them with ; and leave it empty where one types."),
    (Gap, "feedback"): Label("what to say where it was filled wrong", "Empty is allowed."),
}
"""Of a class, or of one that it is made from; what is nearest holds."""

MADE: dict[str, Label] = {
    "gap": Label("gap", "The word between [[ and ]] in the question."),
    "group": Label("group"),
    "members": Label("belongs there", "Separate them with ;"),
}
"""Columns that are keys in files, or several records in one line."""

LEFT: dict[Key, str] = {
    (QuestionBase, "id"): "made from the question, and never changed: what learners did hangs on it",
    (QuestionBase, "vars"): "formulas need the file; they stay as they are",
    (QuestionBase, "derive"): "formulas need the file; they stay as they are",
    (QuestionBase, "where"): "formulas need the file; they stay as they are",
    (QuestionBase, "lint"): "written where advice is put aside",
    (QuestionBase, "was"): "a question keeps its name here",
    (QuestionBase, "revision"): "a changed answer asks learners again by itself",
    (QuestionBase, "retired"): "a decision about what learners did; taken in the file",
    (View, "contested"): "the kind says it",
    (Choice, "id"): "kept as it is",
    (Choice, "misconception"): "misconceptions stand in a file of their own",
    (Item, "id"): "kept as it is",
    (Item, "misconception"): "misconceptions stand in a file of their own",
    (Rejected, "misconception"): "misconceptions stand in a file of their own",
    (ViewText, "id"): "kept as it is",
    (TruthFeedback, "misconception"): "misconceptions stand in a file of their own",
    (Gap, "answer"): "a right text that is a number is one",
    (Gap, "tolerance"): "rare; kept as it is",
    (Gap, "reject"): "rare; kept as it is",
    (Gap, "normalize"): "rare; kept as it is",
    (Gap, "weight"): "rare; kept as it is",
    (Gap, "misconception"): "misconceptions stand in a file of their own",
}
"""What has no field in the form, with the reason."""

KIND_LABELS: dict[str, Label] = {
    "single": Label("one right", "Choices of which exactly one is right."),
    "multiple": Label("several right", "Choices of which any number is right."),
    "true_false": Label("true or false", "A statement to be judged."),
    "numeric": Label("a number", "A number to be typed."),
    "short": Label("short answer", "A word or two to be typed."),
    "cloze": Label("fill the gap", "A text with gaps, to be typed or chosen."),
    "ordering": Label("put in order", "Steps or dates to be put in order."),
    "matching": Label("match", "What belongs to what."),
    "categorize": Label("sort into groups", "Texts to be sorted into two or more groups."),
    "view": Label("views, not scored", "A matter on which people differ: no answer is right or wrong."),
}
"""In the order in which a form offers them."""

OPTIONS: dict[str, str] = {
    "true": "true",
    "false": "false",
    "first": "always first",
    "last": "always last",
    "partial": "a share of the points",
    "all_or_nothing": "nothing",
    "partial_no_penalty": "a share, and nothing off for wrong marks",
    "case": "capitals",
    "space": "spaces",
    "punctuation": "signs",
    "articles": "a, an, the",
    "diacritics": "accents",
    "numbers": "numbers as words or digits",
    "typo": "one slip of the keys",
    "1": "1, easy",
    "2": "2",
    "3": "3",
    "4": "4",
    "5": "5, hard",
}
"""What stands for the words and numbers that can be chosen."""


def label_of(cls: type[Any], key: str) -> Label | None:
    """What stands beside a field of a class; `None` where the form has no such field."""
    for base in cls.__mro__:
        if (base, key) in LEFT:
            return None
        if (base, key) in LABELS:
            return LABELS[base, key]
    return None
