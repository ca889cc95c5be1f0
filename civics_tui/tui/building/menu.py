"""The menu of the builder: everything that can be done, what is about the row with the focus first."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.packs.building.advice import SHOWN
from civics_tui.packs.building.own import OwnPack, Sheet
from civics_tui.tui.widgets.form import Spot
from civics_tui.tui.widgets.form_rows import Records
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry."""

    line: str
    action: str
    """Of the screen, with its arguments."""


def entries(spot: Spot | None, records: Records | None, own: OwnPack, sheet: Sheet | None) -> list[Entry]:
    """What can be done now."""
    found: list[Entry] = []
    kind = sheet.kind if sheet is not None else ""
    if spot is not None and spot.row is not None and records is not None:
        if records.rows[spot.row].mark:
            found.append(Entry(_("This one is right  (F4)"), "right"))
        found += [
            Entry(_("Take this row away"), "remove_row"),
            Entry(_("Move this row up  (ctrl+up)"), "move_row(-1)"),
            Entry(_("Move this row down  (ctrl+down)"), "move_row(1)"),
        ]
    if spot is not None and spot.field.key == "stem" and kind == "cloze":
        found.append(Entry(_("Make a gap of this word  (ctrl+g)"), "gap"))
    for at, one in enumerate(sheet.advice[:SHOWN] if sheet is not None else ()):
        if one.can_put_aside:
            found.append(Entry(_("Not here: {advice}").format(advice=one.sentence), f"put_one_aside({at})"))
    if sheet is not None and sheet.put_aside:
        found.append(Entry(_("Say again what was put aside"), "take_up"))
    if own.undoes:
        found.append(Entry(_("Take back: {what}  (ctrl+z)").format(what=own.undoes), "undo"))
    if own.redoes:
        found.append(Entry(_("Do again: {what}  (ctrl+y)").format(what=own.redoes), "redo"))
    return [
        *found,
        Entry(_("Try this question as a learner gets it  (F5)"), "try_it"),
        Entry(_("New question"), "new"),
        Entry(_("New question from a checked statement of a source"), "from_claim"),
        Entry(_("Paste questions, a table or a file"), "paste_many"),
        Entry(_("Copy a question from another pack"), "copy_from"),
        Entry(_("Take this question away"), "remove"),
        Entry(_("The question before  (F7)"), "turn(-1)"),
        Entry(_("All questions: list, order  (F2)"), "questions"),
        Entry(_("Another kind of question"), "kinds"),
        Entry(_("Say what one should be able to do afterwards"), "objective"),
        Entry(_("Title of the pack"), "title"),
    ]
