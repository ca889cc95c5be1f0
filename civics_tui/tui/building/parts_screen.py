"""What can be done within a question on the screen of the builder: its rows, its sources, its advice."""

from __future__ import annotations

from textual import on

from civics_tui.model.explainer import section_id
from civics_tui.packs.building.advice import SHOWN
from civics_tui.packs.building.own import OwnPack
from civics_tui.tui.building.advice import AdviceView
from civics_tui.tui.building.asking import asking
from civics_tui.tui.building.form_screen import FormScreen
from civics_tui.tui.screens.ask_text import AskText
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.widgets.form import Form
from civics_tui.tui.widgets.form_box import Box
from civics_tui.words import _

GAP = 30
"""Characters of the name of a gap."""


class PartsScreen(FormScreen):
    """A question, with what can be done to its parts."""

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
            self.set_focus(box)

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
            self.set_focus(box)

    def _rows_held(self, key: str) -> int:
        return len(self.sheet.rows(key)) if self.sheet is not None else 0

    async def action_remove_row(self) -> None:
        """Take the row with the focus away."""
        spot = self.form.spot
        if spot is not None and spot.row is not None:
            await self._remove_row(spot.field.key, spot.row)

    # Gaps

    def _gap_box(self) -> Box | None:
        """The box of the text in which a gap can be made."""
        box, is_cloze = self.focused, self.sheet is not None and self.sheet.kind == "cloze"
        return box if is_cloze and isinstance(box, Box) and box is self.form.box_at(("stem",)) else None

    async def action_gap(self) -> None:
        """Make a gap of what is marked in the text, else of the word at the cursor; it becomes the right one."""
        box = self._gap_box()
        if box is None or self.sheet is None:
            self.say(_("Gaps are made in the question, where its kind is: fill the gap."))
            return
        line, (start, end) = box.text, box.word()
        word = line[start:end]
        if not word or "[[" in word or "]]" in word or "[[" in line[:start].rpartition("]]")[2]:
            self.say(_("Go to a word first."))
            return
        number = self.number
        name = section_id(word, [str(row["gap"]) for row in self.sheet.rows("gaps")])[:GAP]
        text = f"{line[:start]}[[{name}]]{line[end:]}"
        await self._do(lambda own: own.make_gap(number, text, name, word))
        await self._put_all()

    # What the pack cites already

    def _offered(self) -> tuple[tuple[str, str], ...]:
        """Texts and links of sources that the pack cites, and that hold what is typed into the box with the focus."""
        spot, box = self.form.spot, self.focused
        if spot is None or spot.field.sort != "source" or not isinstance(box, Box) or spot.row is None:
            return ()
        if not box.text.strip() and (spot.column is None or spot.column.key != "text"):
            return ()
        return tuple(one for one in self.own.sources_offered(box.text) if one[0] != box.text.strip())

    @asking
    async def action_cite(self) -> None:
        """Take a source that the pack cites already."""
        spot, offered, number = self.form.spot, self._offered(), self.number
        if spot is None or spot.row is None or not offered:
            return
        chosen = await self.app.push_screen_wait(ChooseDialog(_("Cited before"), [text for text, _link in offered]))
        if chosen is None:
            return
        for column, cell in zip(("text", "link"), offered[chosen], strict=True):
            self.bench.note(number, (spot.field.key, spot.row, column), cell)
        await self._do(lambda _own: None)
        await self._put_all()

    # Advice

    @on(AdviceView.Marked)
    def _advice_marked(self, event: AdviceView.Marked) -> None:
        event.stop()
        if self.query_one(AdviceView).has_focus_within:
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
        """Go to the field of the worst advice, the next time to that of the next, unless there is other advice now."""
        await self.flush()
        shown = self.sheet.advice[:SHOWN] if self.sheet is not None else ()
        if not shown:
            self.say(_("There is nothing to look at in this question."))
            return
        at = 0 if shown != self._advice else self._advised + 1
        self._advice, self._advised = shown, at % len(shown)
        one = shown[self._advised]
        await self.form.go_to(one.field)
        self.say(one.sentence)

    def action_put_aside(self) -> None:
        """Put the marked advice aside."""
        self.query_one(AdviceView).action_put_aside()

    async def action_put_one_aside(self, at: int) -> None:
        """Put one of the advice that is shown aside."""
        shown = self.sheet.advice[:SHOWN] if self.sheet is not None else ()
        if at < len(shown) and shown[at].can_put_aside:
            await self._put_aside(shown[at].code)

    async def action_take_up(self) -> None:
        """Say again all that was put aside for the question."""
        number, codes = self.number, self.sheet.put_aside if self.sheet is not None else ()

        def take_up(own: OwnPack) -> None:
            for code in codes:
                own.take_up(number, code)

        await self._do(take_up)
        await self._put_all()

    @on(AdviceView.PutAside)
    async def _put_aside_asked(self, event: AdviceView.PutAside) -> None:
        event.stop()
        await self._put_aside(event.advice.code)

    @asking
    async def _put_aside(self, code: str) -> None:
        number = self.number
        why = await self.app.push_screen_wait(AskText(_("Not here, because ...")))
        if why is not None:
            await self._do(lambda own: own.put_aside(number, code, why))
            await self._put_all()
            self.say(_("Put aside. F3 has an entry that brings it back."))
