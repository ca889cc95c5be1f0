"""A question that is written, as a learner will see it: stem and what is chosen from, without the key."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from civics_tui.packs.building.fields import fields_of
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.tui.content import T, hang, line_content, wrap
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views.forms import AssignForm, Form, GapsForm, OrderForm, PickForm, TextForm, form
from civics_tui.words import _

MAIN = ("choices", "views", "items", "pairs")
"""Sorts of fields of which a learner sees every row."""


class LearnerView(VerticalScroll, can_focus=False):
    """The panel at the right."""

    DEFAULT_CSS = """
    LearnerView {
        display: none;
        width: 46;
        height: 1fr;
        padding: 1 1 0 1;
        border-left: solid $border-blurred;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="learner")

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Sheet()

    def show(self, question: Question) -> None:
        """Show a question as far as it goes."""
        self.query_one(Sheet).show(partial(_rows, question))


def _rows(question: Question, width: int) -> Rows:
    rows: Rows = [SheetRow(T(_("As a learner sees it"), "quiet")), BLANK]
    made = question.question
    if made is None:
        told = _("What you write shows here as soon as a learner can answer it.")
        rows += [*rows_of(wrap(T(question.title, "title"), width)), BLANK]
        rows += [row for number, text in enumerate(_typed(question), 1) for row in _numbered(number, text, width)]
        return [*rows, BLANK, *rows_of(wrap(T(told, "quiet"), width))]
    shown = form(made)
    settled = shown.settled if isinstance(shown, PickForm) else ()
    if settled:
        rows += [*rows_of(wrap(line_content(settled), width)), BLANK]
    rows += [*rows_of(wrap(line_content(shown.stem).stylize("bold"), width)), BLANK]
    rows += _choices(shown, width)
    if made.shuffle and isinstance(shown, PickForm) and shown.scored and made.kind != "true_false":
        rows += [BLANK, *rows_of(wrap(T(_("In another order each time."), "quiet"), width))]
    if isinstance(shown, OrderForm | AssignForm):
        rows += [BLANK, *rows_of(wrap(T(_("Learners get them shuffled."), "quiet"), width))]
    return rows


def _typed(question: Question) -> list[str]:
    """What is typed by now of that which is chosen, ordered or matched."""
    fields = fields_of(question.kind) if question.kind else ()
    main = next((one for one in fields if one.sort in MAIN and not one.more), None)
    if main is None:
        return []
    column = next(one.key for one in main.columns if one.sort != "truth")
    return [text for text in (str(row.get(column) or "") for row in question.rows(main.key)) if text.strip()]


def _numbered(number: int, text: str, width: int) -> Rows:
    return rows_of(hang(T(f"{number}  "), T(text), width, 3))


def _choices(shown: Form, width: int) -> Rows:
    if isinstance(shown, PickForm | OrderForm):
        box = "[ ] " if isinstance(shown, PickForm) and shown.many else ""
        return [
            row
            for number, one in enumerate(shown.options, start=1)
            for row in rows_of(hang(T(f"{number}  {box}"), line_content(one.text), width, 3 + len(box)))
        ]
    if isinstance(shown, AssignForm):
        parts = [("- ", one) for one in shown.items] + [("   > ", one) for one in shown.places]
        return [row for sign, one in parts for row in rows_of(hang(T(sign), line_content(one.text), width, len(sign)))]
    if isinstance(shown, TextForm):
        return [SheetRow(T(f"[ {_('a number') if shown.numeric else _('a word or a few')} ]  {shown.unit}"))]
    assert isinstance(shown, GapsForm)
    return [
        row
        for number, gap in enumerate(shown.gaps, start=1)
        for row in rows_of(
            hang(
                T(f"{number}  "),
                T("   ").join(line_content(one.text) for one in gap.options) if gap.options else T("[          ]"),
                width,
                3,
            )
        )
    ]
