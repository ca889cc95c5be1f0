"""What to look at in a question, below its form: at most three rows, each leads to its field."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from civics_tui.packs.building.advice import SHOWN, Advice
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.tui.content import T, cut, cut_lines, wrap
from civics_tui.tui.widgets.rows import ListRow, RowList
from civics_tui.tui.widgets.sheet import Rows, Sheet, SheetRow
from civics_tui.words import _, ngettext

TOKENS = {"error": "wrong", "warning": "partly", "info": "quiet"}


class AdviceView(Vertical):
    """Heading, advice, and what is good."""

    DEFAULT_CSS = """
    AdviceView {
        height: auto;
        border-top: solid $border-blurred;
        RowList, RowList:focus { height: 3; }
        Sheet { padding: 0 1; }
    }
    """

    BINDINGS = [Binding("delete", "put_aside", show=False, id="advice.put-aside")]

    class Marked(Message):
        """Another one is marked: its whole sentence should be told."""

        def __init__(self, advice: Advice) -> None:
            """Hold the advice."""
            super().__init__()
            self.advice = advice

    class GoTo(Message):
        """Its field is to be shown."""

        def __init__(self, advice: Advice) -> None:
            """Hold the advice."""
            super().__init__()
            self.advice = advice

    class PutAside(Message):
        """It is to be put aside, with a reason."""

        def __init__(self, advice: Advice) -> None:
            """Hold the advice."""
            super().__init__()
            self.advice = advice

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="advice-view")
        self._all: tuple[Advice, ...] = ()
        self._praise = ""
        self._usable = True

    def compose(self) -> ComposeResult:
        """Heading, rows, praise."""
        yield Sheet(self._head, id="advice-head")
        yield RowList(id="advice", beside=True)

    def show(self, question: Question) -> None:
        """Show what is to be said of a question."""
        advice, praise = question.advice, question.praise
        if (advice, praise, question.usable) == (self._all, self._praise, self._usable) and self.is_mounted:
            return
        self._all, self._praise, self._usable = advice, praise, question.usable
        self.query_one("#advice-head", Sheet).redraw()
        rows = self.query_one(RowList)
        rows.can_focus = bool(advice)
        shown = advice[:SHOWN]
        rows.show(
            [_row(number, one, SHOWN - len(shown) + 1 if number == 1 else 1) for number, one in enumerate(shown, 1)]
        )

    def _head(self, width: int) -> Rows:
        if not self._all:
            return [SheetRow(cut(T(self._praise or _("Nothing to look at."), "quiet"), width))]
        hidden = len(self._all) - SHOWN
        more = ngettext(" and {n} more later", " and {n} more later", hidden).format(n=hidden) if hidden > 0 else ""
        told = _("Look at this") if self._usable else _("Still missing, before a learner can get it")
        line = Content.assemble(T(told, "title"), T(more, "quiet"))
        if self._praise:
            line = Content.assemble(line, T(f"   {self._praise}", "quiet"))
        return [SheetRow(cut(line, width))]

    @property
    def shown(self) -> Sequence[Advice]:
        """The advice that is shown."""
        return self._all[:SHOWN]

    @property
    def marked(self) -> Advice | None:
        """The advice that is marked."""
        value = self.query_one(RowList).value
        return value if isinstance(value, Advice) else None

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self.on_descendant_focus()

    def on_descendant_focus(self) -> None:
        """Tell which one is marked, once one is in the list."""
        if self.marked is not None and self.has_focus_within:
            self.post_message(self.Marked(self.marked))

    @on(RowList.Chosen)
    def _go(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Advice):
            self.post_message(self.GoTo(event.value))

    def action_put_aside(self) -> None:
        """Put the marked advice aside, where that can be."""
        if self.marked is not None and self.marked.can_put_aside:
            self.post_message(self.PutAside(self.marked))


def _row(number: int, advice: Advice, most: int) -> ListRow:
    """A row of at most so many lines: the worst advice takes those that others leave."""

    def draw(width: int) -> Content:
        text = T(f"{number}  {advice.sentence}", TOKENS[advice.level] if advice.level == "error" else "")
        return Content("\n").join(cut_lines(wrap(text, width), most, width))

    return ListRow(draw, advice)
