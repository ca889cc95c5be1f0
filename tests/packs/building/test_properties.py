"""Any edits in any order: the file can always be read again, and taking all of them back gives its bytes back."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from civics_tui.errors import EditRefused
from civics_tui.model.kinds import KINDS
from civics_tui.packs import edit
from civics_tui.packs.building.cells import Cell
from civics_tui.packs.building.fields import LISTS, Column, Field, Sort, fields_of
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.changes import Path as FormPath
from tests.packs.building.desks import TEACHERS, teachers
from tests.packs.editing.files import texts

words: SearchStrategy[str] = texts | st.sampled_from(["", "A", "The Senate", "a; b;; c", "9", "0.5", "[[who]] is it?"])


def cells(sort: Sort, options: tuple[tuple[str, str], ...]) -> SearchStrategy[Cell]:
    """What may be put into a cell."""
    if sort == "truth":
        return st.booleans()
    values = [value for value, _text in options]
    if sort == "ticks":
        return st.lists(st.sampled_from(values), unique=True).map(tuple)
    return st.sampled_from(["", *values]) if sort == "select" else words


def paths(data: DataObject, kind: str) -> tuple[FormPath, Cell]:
    """A cell of the form, and something to put there."""
    field: Field = data.draw(st.sampled_from(fields_of(kind)))
    if not field.columns:
        return (field.key,), data.draw(cells(field.sort, field.options))
    column: Column = data.draw(st.sampled_from(field.columns))
    value = data.draw(cells(column.sort, column.options))
    if field.sort not in LISTS:
        return (field.key, column.key), value
    return (field.key, data.draw(st.integers(0, 3)), column.key), value


def act(own: OwnPack, data: DataObject) -> None:
    """One thing that a teacher may do."""
    count = len(own.sheets)
    number = data.draw(st.integers(0, max(count - 1, 0)))
    what = data.draw(st.sampled_from(["put"] * 6 + ["add", "remove", "move", "kind", "rows", "undo", "title"]))
    if what == "title":
        own.put_title(data.draw(words))
    elif what == "add" or not count:
        own.add(data.draw(st.sampled_from(list(KINDS))), data.draw(st.sampled_from([None, number if count else None])))
    elif what == "remove":
        own.remove(number)
    elif what == "move":
        own.move(number, data.draw(st.integers(0, count - 1)))
    elif what == "kind":
        own.change_kind(number, data.draw(st.sampled_from(list(KINDS))))
    elif what == "undo":
        own.undo()
    else:
        _act_on(own, number, what, data)


def _act_on(own: OwnPack, number: int, what: str, data: DataObject) -> None:
    kind = own.sheets[number].kind
    if what == "put":
        path, value = paths(data, kind)
        own.put(number, path, value)
        return
    lists = [field.key for field in fields_of(kind) if field.sort in LISTS]
    key = data.draw(st.sampled_from(lists))
    rows = st.integers(0, 3)
    if data.draw(st.booleans()):
        own.remove_row(number, key, data.draw(rows))
    else:
        own.move_row(number, key, data.draw(rows), data.draw(rows))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_edits_leave_a_file_that_can_be_read_and_taken_back(data: DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        own = teachers(Path(folder))
        for _time in range(data.draw(st.integers(1, 12))):
            before = own.path.read_bytes()
            try:
                act(own, data)
            except EditRefused:
                assert own.path.read_bytes() == before
            again = edit.open_bytes(own.path.read_bytes(), "again")
            held = again.data["questions"] if isinstance(again.data, dict) else []
            assert held == [sheet.record for sheet in own.sheets]
            assert [sheet.number for sheet in own.sheets] == list(range(len(own.sheets)))
            for sheet in own.sheets:
                assert sheet.usable or any(one.level == "error" for one in sheet.advice), (sheet.record, own.report)
        while own.undo() is not None:
            pass
        assert own.path.read_text(encoding="utf-8") == TEACHERS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_put_into_a_cell_stands_there(data: DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        own = teachers(Path(folder))
        kind = data.draw(st.sampled_from(list(KINDS)))
        number = own.add(kind)
        path, value = paths(data, kind)
        with suppress(EditRefused):
            own.put(number, path, value)
            sheet = own.sheets[number]
            key, row = str(path[0]), path[1] if len(path) == 3 else 0
            assert isinstance(row, int)
            found = sheet.rows(key) if len(path) > 1 else ()
            shown = sheet.cell(key) if len(path) == 1 else found[row][str(path[-1])] if row < len(found) else ""
            if not value:
                assert not shown or shown == sheet.field(key).default
            elif isinstance(value, str) and isinstance(shown, str):
                assert _parts(shown) == _parts(value)
            else:
                assert shown == value


def _parts(text: str) -> list[str]:
    return " ".join(text.replace(";", " ; ").split()).strip("; ").split()
