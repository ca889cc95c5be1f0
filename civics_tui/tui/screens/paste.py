"""Pasted text, a table or a file as questions: what is understood stands below it, before any of it is taken."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from civics_tui.errors import CivicsError, NotFound, WrongUse
from civics_tui.packs.editing.values import Value
from civics_tui.packs.new import drafted, pasted
from civics_tui.places import typed as typed_path
from civics_tui.tui.content import T, cut, joined
from civics_tui.tui.screens.ask_text import PATH, AskText
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.form_box import Pad
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList
from civics_tui.words import _, ngettext

MOST = 1024 * 1024
"""Bytes of a file."""
SHOWN = 200
"""Rows that are shown of what was understood."""
TAKE = "take"
"""The value of the row that takes the questions."""

Records = list[dict[str, Value]]


class PasteScreen(CivicsScreen[Records | None]):
    """A pad, and below it what is understood; gives back the records of the questions."""

    DEFAULT_CSS = """
    PasteScreen {
        Pad, Pad:focus { height: 45%; margin: 1 1 1 1; }
    }
    PasteScreen.-narrow {
        Pad, Pad:focus { margin: 0; }
    }
    """

    BINDINGS = [
        Binding("f6", "take", show=False, id="paste.take"),
        Binding("f2", "open_file", show=False, id="paste.file"),
    ]

    def __init__(self, text: str = "") -> None:
        """Start with a text."""
        super().__init__()
        self._text = text
        self.found = pasted.Pasted(())

    def body(self) -> Iterable[Widget]:
        """The pad, and the rows."""
        yield Pad(self._text, prompt=_how(), id="pad")
        yield RowList(id="understood", beside=True)

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        if self.found.drafts:
            yield Key("F6", _take_words(len(self.found.drafts)), "take", keep=True)
        yield Key("F2", _("open a file"), "open_file")
        yield Key("tab", _("to the list") if self.writing else _("to the text"), "app.focus_next")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start in the pad."""
        self.say_where(_("Paste questions or a table"))
        self.query_one(Pad).focus()
        self._read()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._read()

    def _read(self) -> None:
        text = self.query_one(Pad).text
        self.civics.in_background(self, lambda _desk: pasted.read(text), self._show, group="paste")

    def _show(self, found: pasted.Pasted) -> None:
        self.found = found
        rows = [_draft_row(number, one) for number, one in enumerate(found.drafts[:SHOWN], start=1)]
        rows += [_left_row(line, text) for line, text in found.left[:SHOWN]]
        if found.drafts:
            words = _take_words(len(found.drafts))
            rows = [ListRow(lambda width: cut(T(words[0].upper() + words[1:], "title"), width), TAKE), EMPTY_ROW, *rows]
        elif not found.left:
            rows = [ListRow(lambda width: cut(T(_("What is understood shows here."), "quiet"), width))]
        self.query_one("#understood", RowList).show(rows)
        counted = ngettext("{n} question", "{n} questions", len(found.drafts)).format(n=len(found.drafts))
        left = ngettext("{n} line not understood", "{n} lines not understood", len(found.left))
        told = f"{counted}, {left.format(n=len(found.left))}" if found.left else counted
        self.say_where(_("Paste questions or a table"), T(told, "quiet"))
        self.show_keys()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.value == TAKE:
            self.action_take()

    def action_take(self) -> None:
        """Give back what was understood."""
        text = self.query_one(Pad).text
        found = pasted.read(text)
        if found.drafts:
            self.dismiss(drafted.records(found.drafts))
        else:
            self.civics.tell(
                _("No question is understood yet: write one, with A) B) C) below it and * at the right one.")
            )

    @work(exclusive=True, group="dialog")
    async def action_open_file(self) -> None:
        """Read a file into the pad."""
        name = await self.app.push_screen_wait(
            AskText(_("Path of a text file or a table (.txt, .csv, .tsv)"), take=_("open"), longest=PATH)
        )
        if name is None:
            return
        try:
            self.query_one(Pad).load_text(_text_of(name))
        except CivicsError as problem:
            self.civics.tell(problem.sentence, "error")


def _how() -> str:
    return "\n".join(
        (
            _("Which body confirms federal judges?"),
            _("A) The House of Representatives"),
            _("*B) The Senate"),
            _("C) The Supreme Court"),
            _("Why: The Constitution gives this task to the Senate."),
            _("Source: Constitution, Article II, section 2"),
        )
    )


def _take_words(count: int) -> str:
    return ngettext("take {n} question", "take these {n} questions", count).format(n=count)


def _text_of(name: str) -> str:
    """The text of a file.

    Raises:
        NotFound: it cannot be read.
        WrongUse: it is too large, or no text.
    """
    path = typed_path(name)
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("it is no path")
        raise NotFound(_("{path} cannot be read: {reason}.").format(path=name, reason=reason)) from error
    if len(data) > MOST:
        raise WrongUse(_("{path} is too large; at most {n} bytes are read.").format(path=name, n=MOST))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(
            _("{path} is no UTF-8 text; save it as UTF-8, or as a table of text.").format(path=name)
        ) from error


def _draft_row(number: int, draft: pasted.Draft) -> ListRow:
    right = "; ".join(draft.right)
    wrong = len(draft.choices) - len(draft.right)
    others = ngettext("{n} other choice", "{n} other choices", wrong).format(n=wrong) if wrong else ""
    parts = [_("right: {text}").format(text=right) if right else _("no right one is marked yet"), others]
    parts += [_("why") if draft.why else "", _("source") if draft.source else ""]
    told = ", ".join(part for part in parts if part)

    def draw(width: int) -> Content:
        below = cut(T(f"     {told}", "quiet" if right else "partly"), width)
        return joined([cut(T(f"{number:>3}  {draft.stem}"), width), below], "\n")

    return ListRow(draw, (number,))


def _left_row(line: int, text: str) -> ListRow:
    told = _("line {n} is not understood: {text}").format(n=line, text=text)
    return ListRow(lambda width: cut(T(told, "partly"), width))
