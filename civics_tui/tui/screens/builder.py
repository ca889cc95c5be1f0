"""The builder: a question of a pack of one's own as a form, saved on every change, with advice below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.binding import Binding

from civics_tui.packs.building.fields import kinds
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.values import Value
from civics_tui.tui.building.advice import AdviceView
from civics_tui.tui.building.asking import asking
from civics_tui.tui.building.form_screen import NEW
from civics_tui.tui.building.menu import Entry, entries
from civics_tui.tui.building.parts_screen import PartsScreen
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.widgets.form import Form
from civics_tui.tui.widgets.keybar import Key
from civics_tui.words import _


class BuilderScreen(PartsScreen):
    """One question at a time."""

    BINDINGS = [
        # at once, before the next key is passed on: what is typed fast must not land in the field or question before
        Binding(keys, action, show=False, priority=True, id=f"builder.{name}")
        for keys, action, name in (
            ("enter", "enter", "enter"),
            ("up", "step(-1)", "up"),
            ("down", "step(1)", "down"),
            ("f2", "questions", "questions"),
            ("f3", "menu", "menu"),
            ("f4", "right", "right"),
            ("f5", "try_it", "try"),
            ("f6", "turn(1)", "next"),
            ("f7", "turn(-1)", "previous"),
            ("f8", "advice", "advice"),
            ("f9", "cite", "cite"),
            ("ctrl+g", "gap", "gap"),
            ("ctrl+z", "undo", "undo"),
            ("ctrl+y", "redo", "redo"),
            ("ctrl+s", "save", "save"),
            ("ctrl+up,alt+up", "move_row(-1)", "row-up"),
            ("ctrl+down,alt+down", "move_row(1)", "row-down"),
            ("pageup", "page(-1)", "page-up"),
            ("pagedown", "page(1)", "page-down"),
        )
    ]

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
                yield Key("Del", _("not here, because ..."), "put_aside", keep=True)
        else:
            yield Key("tab", _("next field"), "app.focus_next")
        records = self.form.records
        if records is not None and any(row.mark for row in records.rows):
            yield Key("F4", _("right"), "right")
        offered = len(self._offered())
        if offered:
            yield Key("F9", _("cited before ({n})").format(n=offered), "cite", keep=True)
        if self._gap_box() is not None:
            yield Key("ctrl+g", _("gap"), "gap")
        yield Key("F5", _("try it"), "try_it", keep=True)
        yield Key("F6", _("next question"), "turn(1)", keep=True)
        yield Key("ctrl+z", _("undo"), "undo")
        yield Key("F3", _("more"), "menu", keep=True)
        yield Key("F2", _("all questions"), "questions")
        yield Key("esc", _("back"), "back")
        yield Key("F8", _("what to look at"), "advice")

    # Kinds

    @on(Form.KindChosen)
    async def _kind_chosen(self, event: Form.KindChosen) -> None:
        event.stop()
        if event.value is ...:
            await self.action_kinds()
        elif isinstance(event.value, str):
            await self._change_kind(event.value)

    @asking
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
            self.say(_("Left out; ctrl+z or its former kind brings it back: {what}").format(what=" ".join(dropped)))

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
        moved = self.own.touched != self.number
        self.number = max(0, min(self.own.touched, len(self.own.sheets) - 1))
        if moved or self.sheet is None or self.sheet.kind != kind or len(self.own.sheets) != count:
            await self._show()
        else:
            await self._put_all()
        self.say(told.format(what=told_what))

    # Questions

    async def action_turn(self, step: int) -> None:
        """Go to the next or former question; behind the last one, begin a new one."""
        await self._do(lambda own: own.again())
        if not self.bench.is_saved:
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

    @asking
    async def action_questions(self) -> None:
        """Show all questions; go to the one that is chosen there."""
        from civics_tui.tui.screens.builder_questions import OwnQuestions

        if not await self.flush():
            self._draw_lines()
            return
        chosen = await self.app.push_screen_wait(OwnQuestions(self.bench, self.number))
        self.number = max(0, min(self.number if chosen is None else chosen, len(self.own.sheets) - 1))
        if self.sheet is None:
            await self._new(NEW)
        await self._show()

    @asking
    async def action_paste_many(self, text: str = "") -> None:
        """Take questions out of pasted text, a table or a file."""
        from civics_tui.tui.screens.paste import PasteScreen

        records = await self.app.push_screen_wait(PasteScreen(text))
        if records:
            await self._take(records)

    @asking
    async def action_copy_from(self) -> None:
        """Copy a question from another pack."""
        from civics_tui.tui.screens.builder_pick import PickQuestion

        record = await self.app.push_screen_wait(PickQuestion(self.desk))
        if record is not None:
            await self._take([record])

    @asking
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
    async def _pasted(self, event: Form.Pasted) -> None:
        event.stop()
        from civics_tui.packs.new import pasted

        found = pasted.read(event.text)
        if event.key == "stem" and found.drafts and any(one.choices for one in found.drafts):
            await self.action_paste_many(event.text)
        else:
            event.box.take_lines(event.text)

    # The rest

    async def action_try_it(self) -> None:
        """Try the question as a learner gets it; nothing of it is kept."""
        from civics_tui.tui.building.trying import TryScreen

        if not await self.flush():
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

    @asking
    async def action_menu(self) -> None:
        """Offer everything that can be done here."""
        focused = self.focused
        offered = entries(self.form.spot, self.form.records, self.own, self.sheet)
        rows = [one.line for one in offered]
        chosen = await self.app.push_screen_wait(ChooseDialog(_("What can be done"), rows))
        if chosen is not None:
            if focused is not None and focused.is_attached:
                focused.focus()
            await self._run(offered[chosen])

    async def _run(self, entry: Entry) -> None:
        await self.run_action(entry.action)

    @asking
    async def action_title(self) -> None:
        """Give the pack another title."""
        title = await self.app.push_screen_wait(AskText(_("Title of the pack"), self.own.title))
        if title is not None:
            await self._do(lambda own: own.put_title(title))
            self._draw_lines()

    @on(Form.ObjectiveAsked)
    async def _objective_asked(self, event: Form.ObjectiveAsked) -> None:
        event.stop()
        await self.action_objective()

    @asking
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
            for form in self.query(Form):
                await form.go_to(("objective",))
