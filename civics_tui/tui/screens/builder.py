"""The builder: a question of a pack of one's own as a form, saved on every change, with advice below it.

What is typed is noted, and saved by the bench; the screen says `saved` only after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from civics_tui.errors import CivicsError
from civics_tui.packs.building.fields import fields_of, kinds
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.packs.editing.values import Value
from civics_tui.tui.building.advice import AdviceView
from civics_tui.tui.building.bench import Bench
from civics_tui.tui.building.learner import LearnerView
from civics_tui.tui.building.menu import Entry, entries
from civics_tui.tui.content import T
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.widgets.form import Form
from civics_tui.tui.widgets.form_stop import Word
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.status import StatusLine
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

R = TypeVar("R")
FIRST_KINDS = 4
"""Kinds in the line of the form; the others stand behind *more*."""
NEW = "single"
"""The kind of a new question."""


class BuilderScreen(CivicsScreen[None]):
    """One question at a time."""

    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    BuilderScreen {
        #work { width: 1fr; }
        StatusLine { color: $text-muted; }
        StatusLine.-trouble { color: $text-error; text-style: bold; }
    }
    BuilderScreen.-wide LearnerView { display: block; }
    BuilderScreen.-narrow {
        StatusLine { display: none; }
        StatusLine.-trouble, StatusLine.-said { display: block; }
        Form .kind-row, FieldRow { layout: vertical; margin: 0; }
        Form .label { width: 1fr; }
        AdviceView { border-top: none; }
        #advice-head { display: none; }
        AdviceView RowList, AdviceView RowList:focus { height: 1; }
    }
    """

    BINDINGS = [
        Binding("f2", "questions", show=False, id="builder.questions"),
        Binding("f3", "menu", show=False, id="builder.menu"),
        Binding("f4", "right", show=False, id="builder.right"),
        Binding("f5", "try_it", show=False, id="builder.try"),
        Binding("f6", "turn(1)", show=False, id="builder.next"),
        Binding("f7", "turn(-1)", show=False, id="builder.previous"),
        Binding("f8", "advice", show=False, id="builder.advice"),
        Binding("ctrl+z", "undo", show=False, id="builder.undo"),
        Binding("ctrl+y", "redo", show=False, id="builder.redo"),
        Binding("ctrl+s", "save", show=False, id="builder.save"),
        Binding("ctrl+up,alt+up", "move_row(-1)", show=False, id="builder.row-up"),
        Binding("ctrl+down,alt+down", "move_row(1)", show=False, id="builder.row-down"),
        Binding("pageup", "page(-1)", show=False, id="builder.page-up"),
        Binding("pagedown", "page(1)", show=False, id="builder.page-down"),
    ]

    def __init__(self, desk: Desk, path: FilePath, number: int | None = None) -> None:
        """Write the pack at `path`, beginning with its question of that number, else with its first.

        Raises:
            CivicsError: the pack cannot be read, or not be changed without harm.
        """
        super().__init__()
        self.desk = desk
        self.path = path
        self.own = OwnPack.open(path, seeds=desk.places.seeds)
        self.bench = Bench(self.own, desk.now)
        self.number = max(0, min(number or 0, len(self.own.sheets) - 1))
        self._saving = False
        self._said = ""
        self._advised = -1

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

    def footer(self) -> Iterable[Key]:
        """What can be done; what is rare stands in the menu."""
        if not self.is_mounted:
            return
        if self.bench.trouble:
            yield Key("ctrl+s", _("save again"), "save", keep=True)
        advice = self.query_one(AdviceView)
        if advice.has_focus_within:
            yield Key("enter", _("go to its field"), "go_to_marked")
            if advice.marked is not None and advice.marked.can_put_aside:
                yield Key("Del", _("not here, because ..."), "put_aside")
        else:
            yield Key("tab", _("next field"), "app.focus_next")
        records = self.form.records
        if records is not None and any(row.mark for row in records.rows):
            yield Key("F4", _("right"), "right")
        yield Key("F5", _("try it"), "try_it", keep=True)
        yield Key("F6", _("next question"), "turn(1)", keep=True)
        yield Key("ctrl+z", _("undo"), "undo")
        yield Key("F3", _("more"), "menu", keep=True)
        yield Key("F2", _("all questions"), "questions")
        yield Key("esc", _("back"), "back")
        yield Key("F8", _("what to look at"), "advice")

    async def on_mount(self) -> None:
        """Show the question; of a pack without one, begin the first."""
        self.query_one(StatusLine)
        if self.sheet is None:
            await self._do(lambda own: own.add(NEW))
        await self._show()
        if self.sheet is not None and self.sheet.title:
            self.say(_stays())

    # Showing

    async def _show(self) -> None:
        """Show the question anew, and start in what is asked."""
        sheet = self.sheet
        if sheet is None:
            return
        kind = sheet.kind or NEW
        words = {name: text for name, text, _help in kinds()}
        shown = list(words)[:FIRST_KINDS]
        shown += [kind] if kind not in shown else []
        offered = [*(Word(name, words[name]) for name in shown), Word(..., _("more..."))]
        self.form.more_open = False
        self._advised = -1
        await self.form.show(fields_of(kind), sheet, offered, self.own.objectives)
        await self.form.go_to(("stem",))
        self._draw(sheet)

    def _draw(self, sheet: Question) -> None:
        """Draw what follows from the question: advice, the learner's view, the lines."""
        self.query_one(AdviceView).show(sheet)
        self.query_one(LearnerView).show(sheet)
        self._draw_lines()

    def _draw_lines(self) -> None:
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
                T(_("NOT saved: {why} What you typed stays here; ctrl+s tries again.").format(why=bench.trouble)),
            )
        else:
            status.say(T(self._said or self._help()))
        self.show_keys()

    def _help(self) -> str:
        spot = self.form.spot
        return (
            spot.field.help if spot else _("Saved by itself, every change. Nobody sees it before you share the pack.")
        )

    def say(self, sentence: str) -> None:
        """Say something above the keys, until one goes on."""
        self._said = sentence
        self._draw_lines()

    def resized(self) -> None:
        """Other words fit into the lines."""
        if self.is_mounted and self.query(Form):
            self._draw_lines()

    def on_descendant_focus(self) -> None:
        """Say what the field asks for."""
        self._said = ""
        if self.is_mounted and self.query(StatusLine):
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
        sheet = self.sheet
        if sheet is not None and self.is_attached and self.bench.is_saved:
            await self.form.put(sheet, gently=True)
            self._draw(sheet)
        else:
            self._draw_lines()

    async def action_save(self) -> None:
        """Try again to save."""
        if await self.bench.saved():
            self.say(_("Saved."))
        self._draw_lines()

    async def _do(self, work: Callable[[OwnPack], R]) -> R | None:
        """Do something with the pack; an error is told, and gives nothing."""
        try:
            return await self.bench.do(work)
        except CivicsError as problem:
            if self.bench.trouble:
                self._draw_lines()
            else:
                self.civics.tell(problem.sentence, "error")
            return None

    def on_unmount(self) -> None:
        """Save what is left, however the screen ends."""
        self.bench.save()

    # Rows

    @on(Form.RemoveAsked)
    async def _remove_asked(self, event: Form.RemoveAsked) -> None:
        event.stop()
        await self._remove_row(event.key, event.row)

    async def _remove_row(self, key: str, row: int) -> None:
        number = self.number
        await self._do(lambda own: own.remove_row(number, key, row))
        await self._put_all()
        box = self.form.box_at((key, row))
        if box is not None:
            box.focus()

    async def _put_all(self) -> None:
        """Show what the file holds now, whatever stands on the screen."""
        sheet = self.sheet
        if sheet is not None and self.bench.is_saved:
            await self.form.put(sheet, gently=False)
            self._draw(sheet)

    def action_right(self) -> None:
        """Mark the row with the focus as right."""
        records, spot = self.form.records, self.form.spot
        if records is not None and spot is not None and spot.row is not None:
            records.mark_row(spot.row)
        else:
            self.say(_("Go to a choice first; F4 marks it as right."))

    async def action_move_row(self, step: int) -> None:
        """Move the row with the focus up or down."""
        spot, number = self.form.spot, self.number
        if spot is None or spot.row is None:
            return
        key, row, to = spot.field.key, spot.row, spot.row + step
        if not 0 <= to < self._rows_held(key):
            return
        await self._do(lambda own: own.move_row(number, key, row, to))
        await self._put_all()
        box = self.form.box_at((key, to))
        if box is not None:
            box.focus()

    def _rows_held(self, key: str) -> int:
        return len(self.sheet.rows(key)) if self.sheet is not None else 0

    async def action_remove_row(self) -> None:
        """Take the row with the focus away."""
        spot = self.form.spot
        if spot is not None and spot.row is not None:
            await self._remove_row(spot.field.key, spot.row)

    # Kinds

    @on(Form.KindChosen)
    async def _kind_chosen(self, event: Form.KindChosen) -> None:
        event.stop()
        if event.value is ...:
            self.action_kinds()
        elif isinstance(event.value, str):
            await self._change_kind(event.value)

    @work(group="dialog")
    async def action_kinds(self) -> None:
        """Choose among all kinds."""
        all_ = kinds()
        here = next((at for at, one in enumerate(all_) if self.sheet and one[0] == self.sheet.kind), 0)
        rows = [f"{text}: {help_}" for _name, text, help_ in all_]
        chosen = await self.app.push_screen_wait(ChooseDialog(_("What kind of question is it?"), rows, here))
        if chosen is not None:
            await self._change_kind(all_[chosen][0])

    async def _change_kind(self, kind: str) -> None:
        number = self.number
        if self.sheet is None or kind == self.sheet.kind:
            return
        dropped = await self._do(lambda own: own.change_kind(number, kind))
        await self._show()
        if dropped:
            self.say(_("Left out: {what}. ctrl+z brings it back.").format(what="; ".join(dropped)))

    # Undo

    async def action_undo(self) -> None:
        """Take back the last change."""
        await self._step_back(lambda own: own.undo(), _("Taken back: {what}."), _("There is nothing to take back."))

    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self._step_back(lambda own: own.redo(), _("Done again: {what}."), _("There is nothing to do again."))

    async def _step_back(self, step: Callable[[OwnPack], str | None], told: str, none: str) -> None:
        kind = self.sheet.kind if self.sheet else ""
        count = len(self.own.sheets)
        told_what = await self._do(step)
        if told_what is None:
            if not self.bench.trouble:
                self.say(none)
            return
        self.number = max(0, min(self.number, len(self.own.sheets) - 1))
        if self.sheet is None or self.sheet.kind != kind or len(self.own.sheets) != count:
            await self._show()
        else:
            await self._put_all()
        self.say(told.format(what=told_what))

    # Advice

    @on(AdviceView.Marked)
    def _advice_marked(self, event: AdviceView.Marked) -> None:
        event.stop()
        self.say(event.advice.sentence)

    @on(AdviceView.GoTo)
    async def _go_to(self, event: AdviceView.GoTo) -> None:
        event.stop()
        await self.form.go_to(event.advice.field)

    async def action_go_to_marked(self) -> None:
        """Go to the field of the marked advice."""
        marked = self.query_one(AdviceView).marked
        if marked is not None:
            await self.form.go_to(marked.field)

    async def action_advice(self) -> None:
        """Go to the field of the worst advice, the next time to that of the next."""
        shown = self.query_one(AdviceView).shown
        if not shown:
            self.say(_("There is nothing to look at in this question."))
            return
        self._advised = (self._advised + 1) % len(shown)
        one = shown[self._advised]
        await self.form.go_to(one.field)
        self.say(one.sentence)

    def action_put_aside(self) -> None:
        """Put the marked advice aside."""
        self.query_one(AdviceView).action_put_aside()

    @on(AdviceView.PutAside)
    def _put_aside_asked(self, event: AdviceView.PutAside) -> None:
        event.stop()
        self._put_aside(event.advice.code)

    @work(group="dialog")
    async def _put_aside(self, code: str) -> None:
        number = self.number
        why = await self.app.push_screen_wait(AskText(_("Not here, because ...")))
        if why is not None:
            await self._do(lambda own: own.put_aside(number, code, why))
            await self._put_all()

    # Questions

    async def action_turn(self, step: int) -> None:
        """Go to the next or former question; behind the last one, begin a new one."""
        if not await self.bench.saved():
            self._draw_lines()
            return
        to, sheet = self.number + step, self.sheet
        if 0 <= to < len(self.own.sheets):
            self.number = to
            await self._show()
        elif step > 0 and sheet is not None and sheet.title:
            await self._new(NEW)
        elif step > 0:
            self.say(_("This question is still empty; it is the next one."))
        else:
            self.say(_("This is the first question."))

    async def action_new(self) -> None:
        """Begin a new question behind this one."""
        await self._new(NEW)

    async def _new(self, kind: str) -> None:
        after = self.number if self.sheet is not None else None
        made = await self._do(lambda own: own.add(kind, after))
        if made is not None:
            self.number = made
            await self._show()

    async def action_remove(self) -> None:
        """Take the question away; undo brings it back."""
        number = self.number
        await self._do(lambda own: own.remove(number))
        self.number = max(0, min(self.number, len(self.own.sheets) - 1))
        if self.sheet is None:
            await self._new(NEW)
        await self._show()
        self.say(_("The question is taken away. ctrl+z brings it back."))

    @work(group="dialog")
    async def action_questions(self) -> None:
        """Show all questions; go to the one that is chosen there."""
        from civics_tui.tui.screens.builder_questions import OwnQuestions

        if not await self.bench.saved():
            self._draw_lines()
            return
        chosen = await self.app.push_screen_wait(OwnQuestions(self.bench, self.number))
        self.number = max(0, min(self.number if chosen is None else chosen, len(self.own.sheets) - 1))
        if self.sheet is None:
            await self._new(NEW)
        await self._show()

    @work(group="dialog")
    async def action_paste_many(self, text: str = "") -> None:
        """Take questions out of pasted text, a table or a file."""
        from civics_tui.tui.screens.paste import PasteScreen

        records = await self.app.push_screen_wait(PasteScreen(text))
        if records:
            await self._take(records)

    @work(group="dialog")
    async def action_copy_from(self) -> None:
        """Copy a question from another pack."""
        from civics_tui.tui.screens.builder_pick import PickQuestion

        record = await self.app.push_screen_wait(PickQuestion(self.desk))
        if record is not None:
            await self._take([record])

    @work(group="dialog")
    async def action_from_claim(self) -> None:
        """Begin a question with a claim."""
        from civics_tui.tui.screens.builder_pick import PickClaim

        record = await self.app.push_screen_wait(PickClaim(self.desk, self.own))
        if record is not None:
            await self._take([record])

    async def _take(self, records: Sequence[dict[str, Value]]) -> None:
        """Put questions behind this one, and show the first of them; one that is still empty gives its place."""
        sheet, number = self.sheet, self.number
        is_empty = sheet is not None and not sheet.title and len(sheet.record) <= 3
        made = await self._do(lambda own: own.add_records(records, number))
        if not made:
            return
        self.number = made[0]
        if is_empty:
            await self._do(lambda own: own.remove(number))
            self.number -= 1
        await self._show()

    # Paste into a field

    @on(Form.Pasted)
    def _pasted(self, event: Form.Pasted) -> None:
        event.stop()
        from civics_tui.packs.new import pasted

        found = pasted.read(event.text)
        if event.key == "stem" and found.drafts and any(one.choices for one in found.drafts):
            self.action_paste_many(event.text)
        else:
            event.box.take_lines(event.text)

    # The rest

    async def action_try_it(self) -> None:
        """Try the question as a learner gets it; nothing of it is kept."""
        from civics_tui.tui.building.trying import TryScreen

        if not await self.bench.saved():
            self._draw_lines()
            return
        sheet, pack = self.sheet, self.own.report.read.pack
        if sheet is None or not sheet.usable or pack is None:
            await self.action_advice()
            first = self.query_one(AdviceView).shown[:1]
            why = first[0].sentence if first else ""
            self.say(_("It cannot be tried yet. {why}").format(why=why).strip())
            return
        with self.civics.told():
            self.app.push_screen(TryScreen(self.desk.places, self.path, pack, sheet.id, self.desk.now))

    @work(group="dialog")
    async def action_menu(self) -> None:
        """Offer everything that can be done here."""
        focused = self.focused
        offered = entries(self.form.spot, self.form.records, self.own)
        rows = [one.line for one in offered]
        chosen = await self.app.push_screen_wait(ChooseDialog(_("What can be done"), rows))
        if chosen is not None:
            if focused is not None and focused.is_attached:
                focused.focus()
            await self._run(offered[chosen])

    async def _run(self, entry: Entry) -> None:
        await self.run_action(entry.action)

    @work(group="dialog")
    async def action_title(self) -> None:
        """Give the pack another title."""
        title = await self.app.push_screen_wait(AskText(_("Title of the pack"), self.own.title))
        if title is not None:
            await self._do(lambda own: own.put_title(title))
            self._draw_lines()

    @work(group="dialog")
    async def action_objective(self) -> None:
        """Add something that one should be able to do, which questions can belong to."""
        number = self.number
        text = await self.app.push_screen_wait(AskText(_("Afterwards one should be able to ...")))
        if text is None:
            return
        made = await self._do(lambda own: own.add_objective(text))
        if made is not None:
            await self._do(lambda own: own.put(number, ("objective",), made))
            await self._show()
            await self.form.go_to(("objective",))

    def action_page(self, pages: int) -> None:
        """Turn pages of the form."""
        form = self.form
        form.scroll_relative(y=pages * max(1, form.size.height - 1), animate=False)

    async def action_back(self) -> None:
        """Go back; everything is saved before, and where it cannot be, that is asked."""
        if await self.bench.saved():
            self.dismiss()
        else:
            self._draw_lines()
            self._ask_leave(lambda: self.dismiss())

    async def action_leave(self) -> None:
        """Leave the app, as above."""
        if await self.bench.saved():
            self.app.exit()
        else:
            self._draw_lines()
            self._ask_leave(lambda: self.app.exit())

    @work(group="dialog")
    async def _ask_leave(self, leave: Callable[[], object]) -> None:
        told = _("{why} What was typed since is lost then.").format(why=self.bench.trouble)
        if await self.app.push_screen_wait(Confirm(_("Leave without saving?"), told, _("leave"))):
            leave()


def _stays() -> str:
    return _("Saved by itself, every change. Nobody sees it before you share the pack.")
