"""The fields of a question in lines: what stands in them, and asking for something else."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.packs.building.cells import Cell, Row
from civics_tui.packs.building.fields import LISTS, Column, Field
from civics_tui.packs.building.own import OwnPack, Sheet
from civics_tui.packs.editing.changes import Path
from civics_tui.plain.menu import choose_one
from civics_tui.plain.talk import Talk
from civics_tui.words import _, ngettext

NOTHING = "-"
"""What is typed to empty a field; an empty line leaves it as it is."""
END = "."
"""The line that ends a text of several lines."""
_LONG = ("explanation", "say")
"""Texts that are asked for in several lines."""


def value_line(field: Field, sheet: Sheet, objectives: Sequence[tuple[str, str]]) -> str:
    """A field with what stands in it, in one sentence."""
    if field.columns:
        filled = _filled(sheet.rows(field.key))
        told = "; ".join(_row_line(field, row) for row in filled) or _("nothing yet")
        return _("{label}: {value}").format(label=field.label, value=told)
    return _("{label}: {value}").format(label=field.label, value=_shown(field, sheet.cell(field.key), objectives))


def _filled(rows: Sequence[Row]) -> list[Row]:
    """The rows up to the last in which something stands."""
    found = list(rows)
    while found and not any(found[-1].values()):
        found.pop()
    return found


def _shown(field: Field | Column, cell: Cell, objectives: Sequence[tuple[str, str]] = ()) -> str:
    words = {**dict(field.options), **dict(objectives)} if field.options or objectives else {}
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, tuple):
        return ", ".join(words.get(one, one) for one in cell) or _("nothing")
    text = words.get(cell, cell) if field.sort in ("select", "objective") else cell
    return " ".join(text.split()) or _("nothing yet")


def _row_line(field: Field, row: Row) -> str:
    """A row in a few words: its texts, and whether it is right."""
    texts = [str(row[one.key]) for one in field.columns if one.sort != "truth" and not one.more and row[one.key]]
    told = " - ".join(texts) or _("empty")
    return _("{text} (right)").format(text=told) if any(row[one.key] is True for one in field.columns) else told


def ask_field(talk: Talk, own: OwnPack, number: int, field: Field) -> int:
    """Ask for another value of a field; the number of the question, which another program may have moved.

    Raises:
        EditRefused: the file cannot be changed without harm.
        StorageError: it could not be saved.
    """
    if field.sort in LISTS:
        return _ask_rows(talk, own, number, field)
    if field.sort == "feedback":
        return _ask_feedback(talk, own, number, field)
    sheet = own.sheets[number]
    if field.sort == "objective":
        return _ask_objective(talk, own, number, field)
    told, value = _ask_cell(talk, field, sheet.cell(field.key), field.label, is_long=field.key in _LONG)
    return own.put(number, (field.key,), value) if told else number


def _ask_cell(talk: Talk, field: Field | Column, cell: Cell, label: str, *, is_long: bool = False) -> tuple[bool, Cell]:
    """Ask for another value of a cell; `False` where it stays as it is."""
    if field.help:
        talk.say(field.help)
    if isinstance(cell, bool):
        return True, not cell
    if field.sort == "select":
        rows = [text for _value, text in field.options]
        chosen = choose_one(talk, f"{label}:", [*rows, _("nothing")])
        values = [*(value for value, _text in field.options), ""]
        return (False, "") if chosen is None else (True, values[chosen])
    if isinstance(cell, tuple):
        return _ask_ticks(talk, field, cell, label)
    return _ask_text(talk, cell, label, is_long=is_long)


def _ask_text(talk: Talk, text: str, label: str, *, is_long: bool = False) -> tuple[bool, Cell]:
    if text:
        talk.say(_("Now: {text}").format(text=" ".join(text.split())))
    if is_long:
        talk.say(_('Type it; a line with only "." ends it. "." or enter at once leaves it as it is, "-" empties it.'))
        lines: list[str] = []
        while (line := talk.read_line()) is not None and line.strip() != END:
            if not lines and not line.strip():
                break
            lines.append(line.rstrip())
        answer: str | None = "\n".join(lines).strip()
    else:
        asked = _("{label} (enter leaves it, - empties it):") if text else _("{label} (enter leaves it empty):")
        answer = talk.ask(asked.format(label=label))
    if not answer:
        return False, text
    return True, "" if answer == NOTHING else answer


def _ask_ticks(talk: Talk, field: Field | Column, cell: tuple[str, ...], label: str) -> tuple[bool, Cell]:
    for place, (value, text) in enumerate(field.options, start=1):
        talk.say(f"{text}, {_('yes') if value in cell else _('no')}", first=f"{place}. ")
    answer = talk.ask(_("{label}: all numbers that hold, enter leaves it:").format(label=label))
    if not answer:
        return False, cell
    chosen = {int(one) for one in answer.split() if one.isascii() and one.isdigit()}
    return True, tuple(value for place, (value, _text) in enumerate(field.options, start=1) if place in chosen)


def _ask_objective(talk: Talk, own: OwnPack, number: int, field: Field) -> int:
    known = own.objectives
    rows = [*(text for _id, text in known), _("something new"), _("nothing")]
    chosen = choose_one(talk, f"{field.label}: {field.help}", rows)
    if chosen is None:
        return number
    if chosen < len(known):
        return own.put(number, (field.key,), known[chosen][0])
    if chosen > len(known):
        return own.put(number, (field.key,), "")
    text = talk.ask(_("Afterwards one should be able to:"))
    return own.put(number, (field.key,), own.add_objective(text)) if text else number


def _ask_feedback(talk: Talk, own: OwnPack, number: int, field: Field) -> int:
    while True:
        (row,) = own.sheets[number].rows(field.key)
        rows = [f"{one.label}: {_shown(one, row[one.key])}" for one in field.columns]
        chosen = choose_one(talk, f"{field.label}: {field.help}", rows)
        if chosen is None:
            return number
        column = field.columns[chosen]
        told, value = _ask_cell(talk, column, row[column.key], column.label)
        if told:
            number = own.put(number, (field.key, column.key), value)


def _ask_rows(talk: Talk, own: OwnPack, number: int, field: Field) -> int:
    """Show the rows of a field, and change them one after the other; an empty field is filled from its first row on."""
    if not _filled(own.sheets[number].rows(field.key)):
        if field.help:
            talk.say(field.help)
        return _add_rows(talk, own, number, field)
    while True:
        filled = _filled(own.sheets[number].rows(field.key))
        talk.say(f"{field.label}: {field.help}")
        for place, row in enumerate(filled, start=1):
            talk.say(_row_line(field, row), first=f"{place}. ")
        picked = talk.choose(_("Number to change, + adds one, q back:"), len(filled), ("+",))
        if picked is None:
            return number
        if isinstance(picked, int):
            number = _ask_row(talk, own, number, field, picked)
        else:
            number = _add_rows(talk, own, number, field)


def _add_rows(talk: Talk, own: OwnPack, number: int, field: Field) -> int:
    """Ask for new rows until an empty line; then which one is right, where one is and none is marked."""
    talk.say(_("An empty line ends it."))
    asked = [one for one in field.columns if one.sort in ("line", "words") and not one.more][:2]
    asked = asked[:1] if asked[-1].key == "feedback" else asked
    while (row := len(_filled(own.sheets[number].rows(field.key)))) < field.rows:
        for column in asked:
            answer = talk.ask(f"{field.label} {row + 1}, {column.label}:")
            if not answer:
                break
            number = own.put(number, (field.key, row, column.key), answer)
        else:
            continue
        break
    rows = _filled(own.sheets[number].rows(field.key))
    tick = next((one.key for one in field.columns if one.sort == "truth"), None)
    if tick is None or not rows or any(row[tick] for row in rows):
        return number
    return _ask_right(talk, own, number, field, tick, rows)


def _ask_right(talk: Talk, own: OwnPack, number: int, field: Field, tick: str, rows: Sequence[Row]) -> int:
    for place, row in enumerate(rows, start=1):
        talk.say(_row_line(field, row), first=f"{place}. ")
    prompt = _("Which one is right?") if field.one else _("Which ones are right? All their numbers:")
    for one in (talk.ask(prompt) or "").split()[: 1 if field.one else None]:
        if one.isascii() and one.isdigit() and 1 <= int(one) <= len(rows):
            number = own.put(number, (field.key, int(one) - 1, tick), True)
    return number


def _ask_row(talk: Talk, own: OwnPack, number: int, field: Field, place: int) -> int:
    """One row: its cells by numbers, its place and its end by letters."""
    while True:
        filled = _filled(own.sheets[number].rows(field.key))
        if place >= len(filled):
            return number
        row = filled[place]
        talk.say(f"{field.label} {place + 1}.")
        for cell, column in enumerate(field.columns, start=1):
            talk.say(f"{column.label}: {_shown(column, row[column.key])}", first=f"{cell}. ")
        picked = talk.choose(_("Number, x take it away, u up, d down, q back:"), len(field.columns), ("x", "u", "d"))
        if picked is None:
            return number
        if picked == "x":
            own.remove_row(number, field.key, place)
            return number
        if isinstance(picked, int):
            column = field.columns[picked]
            told, value = _ask_cell(talk, column, row[column.key], column.label)
            path: Path = (field.key, place, column.key)
            number = own.put(number, path, value) if told else number
        elif 0 <= (to := place + (1 if picked == "d" else -1)) < len(filled):
            own.move_row(number, field.key, place, to)
            place = to


def look_line(count: int) -> str:
    """How much there is to look at."""
    return ngettext("{n} thing to look at", "{n} things to look at", count).format(n=count) if count else ""
