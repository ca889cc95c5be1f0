"""What the screen of the builder stands on: a question shown as a form, and saved whenever something is typed.

What is typed is noted, and saved by the bench; the screen says `saved` only after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.actions import SkipAction
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.packs.building.advice import Advice
from civics_tui.packs.building.fields import fields_of, kinds
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.tui.building.advice import AdviceView
from civics_tui.tui.building.asking import asking
from civics_tui.tui.building.bench import Bench
from civics_tui.tui.building.learner import LearnerView
from civics_tui.tui.content import T
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.widgets.form import Form
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_stop import Stop, Word
from civics_tui.tui.widgets.status import StatusLine
from civics_tui.tui.widgets.topbar import TopBar
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

R = TypeVar("R")
FIRST_KINDS = 4
"""Kinds in the line of the form; the others stand behind *more*."""
NEW = "single"
"""The kind of a new question."""


class FormScreen(CivicsScreen[None]):
    """A question of a pack of one's own."""

    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    FormScreen {
        #work { width: 1fr; }
        StatusLine { color: $text-muted; }
        StatusLine.-trouble { color: $text-error; text-style: bold; }
    }
    FormScreen.-wide LearnerView { display: block; }
    FormScreen.-narrow {
        StatusLine { display: none; }
        StatusLine.-trouble, StatusLine.-said { display: block; }
        Form .kind-row, FieldRow { layout: vertical; margin: 0; }
        Form .label { width: 1fr; }
        AdviceView { border-top: none; }
        #advice-head { display: none; }
        AdviceView RowList, AdviceView RowList:focus { height: 1; }
    }
    """

    def __init__(self, desk: Desk, path: FilePath, number: int | None = None, *, look: bool = False) -> None:
        """Write the pack at `path`, beginning with its question of that number, else with its first.

        With `look`, it begins in the field of what there is to look at in it.

        Raises:
            CivicsError: the pack cannot be read, or not be changed without harm.
        """
        super().__init__()
        self.desk = desk
        self.path = path
        self.own = OwnPack.open(path, seeds=desk.places.seeds)
        self.bench = Bench(self.own, desk.now)
        self.number = max(0, min(number or 0, len(self.own.sheets) - 1))
        self._look = look
        self._saving = False
        self._said = ""
        self._said_at: Widget | None = None
        self._advice: tuple[Advice, ...] = ()
        self._advised = 0

    def body(self) -> Iterable[Widget]:
        """The form with the advice below it, and the learner's view at the right."""
        with Horizontal():
            with Vertical(id="work"):
                yield Form()
                yield AdviceView()
                yield StatusLine()
            yield LearnerView()

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    @property
    def sheet(self) -> Question | None:
        """The question; `None` where the pack has none."""
        sheets = self.own.sheets
        return sheets[self.number] if self.number < len(sheets) else None

    async def on_mount(self) -> None:
        """Show the question; of a pack without one, begin the first."""
        self.query_one(StatusLine)
        if self.sheet is None:
            await self._do(lambda own: own.add(NEW))
        await self._show()
        if self.sheet is not None and self.sheet.title:
            self.say(_stays())
        if self._look:
            await self.run_action("advice")

    @property
    def _stands(self) -> bool:
        """Are its parts there? Saving may end when they are not any more."""
        return self.is_attached and all(self.query(part) for part in (TopBar, Form, StatusLine))

    # Showing

    async def _show(self) -> None:
        """Show the question anew, and start in what is asked."""
        sheet = self.sheet
        if sheet is None or not self._stands:
            return
        kind = sheet.kind
        words = {name: text for name, text, _help in kinds()}
        words |= {"multiple": _("several"), "true_false": _("true/false"), "numeric": _("number")}
        shown = list(words)[:FIRST_KINDS]
        shown += [kind] if kind and kind not in shown else []
        offered = [*(Word(name, words[name]) for name in shown), Word(..., _("more..."))]
        self._advice = ()
        form, fields, named = self.form, fields_of(kind) if kind else (), self.own.objectives
        if form.fits(fields, sheet, named):
            await form.put(sheet, gently=False)
            form.scroll_home(animate=False)
        else:
            form.more_open = False
            await form.show(fields, sheet, offered, named)
        await self.form.go_to(("stem",))
        self._draw(sheet)

    def _draw(self, sheet: Question) -> None:
        """Draw what follows from the question: advice, the learner's view, the lines."""
        self.query_one(AdviceView).show(sheet)
        self.query_one(LearnerView).show(sheet)
        self._draw_lines()

    def _draw_lines(self) -> None:
        if not self._stands:
            return
        bench, count = self.bench, len(self.own.sheets)
        if bench.trouble:
            state = T(_("NOT saved"), "wrong")
        elif self._saving or not bench.is_saved:
            state = T(_("saving ..."), "quiet")
        elif bench.saved_at is None:
            state = T(_("saved"), "quiet")
        else:
            state = T(_("saved {time}").format(time=f"{bench.saved_at.astimezone():%H:%M}"), "quiet")
        place = _("question {n} of {count}").format(n=self.number + 1, count=count)
        if self.is_narrow:
            self.say_where(f"{self.number + 1}/{count} {self.own.title}", state)
        else:
            self.say_where(self.own.title, T(f"{place}     ", "quiet") + state)
        status = self.query_one(StatusLine)
        status.set_class(bool(bench.trouble), "-trouble")
        status.set_class(bool(self._said), "-said")
        if bench.trouble:
            status.say(
                T(_("{why} What you typed stays here; ctrl+s tries again.").format(why=bench.trouble)),
            )
        else:
            status.say(T(self._said or self._help()))
        self.show_keys()

    def _help(self) -> str:
        spot = self.form.spot
        if spot and spot.field.key == "stem" and self.sheet is not None and self.sheet.kind == "cloze":
            return _("Go to the word that is to be missing; ctrl+g makes a gap of it.")
        if self.focused is self.form.kind_words:
            return _("Left and right go to a kind, enter takes it. What has a place in it is kept.")
        if spot is not None and spot.column is not None and spot.column.help:
            return f"{spot.column.label}: {spot.column.help}"
        return spot.field.help if spot else _stays()

    def say(self, sentence: str) -> None:
        """Say something above the keys, until one goes on."""
        self._said, self._said_at = sentence, self.focused
        self._draw_lines()

    def resized(self) -> None:
        """Other words fit into the lines."""
        self._draw_lines()

    def on_descendant_focus(self) -> None:
        """Say what the field asks for, unless something was said since one went there."""
        if self.focused is not self._said_at:
            self._said = ""
        self._draw_lines()

    # Saving

    @on(Form.Typed)
    def _typed(self, event: Form.Typed) -> None:
        event.stop()
        self.bench.note(self.number, event.path, event.cell)
        self._said = ""
        if not self._saving:
            self._save()

    @work(group="save")
    async def _save(self) -> None:
        if self._saving:
            return
        self._saving = True
        try:
            self._draw_lines()
            await self.bench.saved()
        finally:
            self._saving = False
        if self.bench.touched is not None:
            self.number, self.bench.touched = self.bench.touched, None
        sheet = self.sheet
        if sheet is not None and self._stands and self.bench.is_saved:
            await self.form.put(sheet, gently=True)
            self._draw(sheet)
        else:
            self._draw_lines()

    async def flush(self) -> bool:
        """Save all that was typed by now, with the keys that are on their way; say whether it is on the disk."""
        if isinstance(self.focused, Box):
            await self.focused.drained()
        for form in self.query(Form):
            for path, cell in form.untold():
                self.bench.note(self.number, path, cell)
        return await self.bench.saved()

    async def action_save(self) -> None:
        """Try again to save."""
        if await self.flush():
            self.say(_("Saved."))
        self._draw_lines()

    async def _do(self, work: Callable[[OwnPack], R]) -> R | None:
        """Do something with the pack; an error is told, and gives nothing."""
        await self.flush()
        try:
            return await self.bench.do(work)
        except CivicsError as problem:
            if self.bench.trouble:
                self._draw_lines()
            else:
                self.civics.tell(problem.sentence, "error")
            return None

    async def _put_all(self) -> None:
        """Show what the file holds now, whatever stands on the screen."""
        sheet = self.sheet
        if sheet is None or not self.bench.is_saved or not self._stands:
            return
        fields = fields_of(sheet.kind) if sheet.kind else ()
        if self.form.more_open or self.form.fits(fields, sheet, self.own.objectives):
            await self.form.put(sheet, gently=False)
            self._draw(sheet)
        else:
            await self._show()

    def on_unmount(self) -> None:
        """Save what is left, however the screen ends."""
        for form in self.query(Form):
            for path, cell in form.untold():
                self.bench.note(self.number, path, cell)
        self.bench.save()

    # Going about

    async def action_enter(self) -> None:
        """Go on from the box with the focus, with every key that was pressed before in it."""
        if not isinstance(self.focused, Box):
            raise SkipAction
        box = self.focused
        await box.drained()
        await self.form.enter(box)

    async def action_step(self, step: int) -> None:
        """Go out of a box at its first or last line, or from a stop to the next."""
        here = self.focused
        if isinstance(here, Box):
            await here.drained()
            if not here.is_at_edge(step):
                raise SkipAction
        elif not isinstance(here, Stop):
            raise SkipAction
        self.form.step(step)

    # Leaving

    def action_page(self, pages: int) -> None:
        """Turn pages of the form."""
        form = self.form
        form.scroll_relative(y=pages * max(1, form.size.height - 1), animate=False)

    async def action_back(self) -> None:
        """Go back; everything is saved before, and where it cannot be, that is asked."""
        if await self.flush():
            self.dismiss()
        else:
            self._draw_lines()
            await self._ask_leave(lambda: self.dismiss())

    async def action_leave(self) -> None:
        """Leave the app, as above."""
        if await self.may_leave():
            self.app.exit()

    async def may_leave(self) -> bool:
        """Save what was typed; where that cannot be, ask whether to leave without it."""
        if await self.flush():
            return True
        self._draw_lines()
        await self._ask_leave(lambda: self.app.exit())
        return False

    @asking
    async def _ask_leave(self, leave: Callable[[], object]) -> None:
        told = _("{why} What was typed since is lost then.").format(why=self.bench.trouble)
        if await self.app.push_screen_wait(Confirm(_("Leave without saving?"), told, _("leave"))):
            leave()


def _stays() -> str:
    return _("Saved by itself, every change. Nobody sees it before you share the pack.")
