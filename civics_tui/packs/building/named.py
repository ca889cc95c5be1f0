"""What is written under names: the groups of a question and their members, the gaps and what belongs into each.

A member or an answer keeps what hangs on it (feedback, a share of the points) as long as its text stays, or its place.
"""

from __future__ import annotations

from civics_tui.errors import EditRefused
from civics_tui.packs.building.cells import Record, gap_names, keys_of, listed, split, table, text_of
from civics_tui.packs.building.fields import Field
from civics_tui.packs.building.records import NUMBER, TRUE, scalar, set_key, with_key, without
from civics_tui.packs.editing.values import Data
from civics_tui.packs.uses import ID
from civics_tui.words import _


def in_groups(field: Field, record: Record, row: int, column: str, value: str) -> Record:
    """The record with another name of a group, or another line of its members.

    Raises:
        EditRefused: another group has the name.
    """
    groups = list(table(record.get(field.key)).items())
    while len(groups) <= row:
        groups.append((_free(_("Group {n}"), [name for name, _items in groups]), []))
    name, items = groups[row]
    if column == "group":
        groups[row] = (_unlike(value, [other for other, _items in groups]), items)
    else:
        groups[row] = (name, _members(items, value))
    return with_key(record, field.key, dict(groups))


def _members(items: Data, line: str) -> Data:
    """The members of a group after a new line of them: each keeps what hangs on it where its text stays."""
    texts, former = split(line), listed(items)
    known = {text_of(keys_of(one).get("text")): one for one in former}
    if len(texts) == len(former):
        return [_renamed(one, text) for one, text in zip(former, texts, strict=True)] if texts else []
    return [known.get(text, text) for text in texts]


def _renamed(entry: Data, text: str) -> Data:
    return entry if text_of(keys_of(entry).get("text")) == text else set_key(entry, "text", text, "text")


def _free(form: str, taken: list[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := form.format(n=number)) not in taken)


def _unlike(name: str, others: list[str]) -> str:
    if name in others:
        raise EditRefused(_('There is one called "{name}" already; give it another name.').format(name=name[:60]))
    return name


def in_gaps(field: Field, record: Record, row: int, column: str, value: str) -> Record:
    """The record with another cell of a gap; a new name is written into the question, too.

    Raises:
        EditRefused: another gap has the name, or it is none.
    """
    names, gaps = gap_names(record), dict(table(record.get("gaps")))
    while len(names) <= row:
        names.append(_free("{n}", names))
    name = names[row]
    if column != "gap":
        return with_key(record, "gaps", {**gaps, name: _gap(table(gaps.get(name)), column, value)})
    if not ID.match(value):
        raise EditRefused(_("A gap is called by letters a-z and digits, without spaces."))
    stem = text_of(record.get("stem"))
    if name in gaps:
        gaps = {_unlike(value, [*gaps]) if one == name else one: keys for one, keys in gaps.items()}
    else:
        gaps[value] = {}
    if f"[[{name}]]" in stem and f"[[{value}]]" not in stem:
        record = {**record, "stem": stem.replace(f"[[{name}]]", f"[[{value}]]")}
    return with_key(record, "gaps", gaps)


def _gap(keys: Record, column: str, value: str) -> Data:
    """A gap with another cell: what is typed into it, or chosen from a list with one right choice."""
    if column == "feedback":
        return {**keys, "feedback": value} if value else without(keys, "feedback")
    choices = listed(keys.get("choices"))
    right = [one for one in choices if _is_right(one)]
    wrong = [one for one in choices if not _is_right(one)]
    accepted = [*right, *listed(keys.get("answer")), *listed(keys.get("accept"))]
    if column == "accept":
        accepted = listed(_members([keys_of(one) or one for one in accepted], value))
    else:
        wrong = listed(_members(wrong, value))
    if wrong:
        marked = [set_key(_chosen(one), "correct", TRUE, "text") for one in accepted]
        return _answered_by(keys, "choices", _in_place(choices, marked, wrong))
    texts = [text_of(keys_of(one).get("text")) for one in accepted]
    if len(texts) == 1 and (NUMBER.match(texts[0]) or "tolerance" in keys):
        return _answered_by(keys, "answer", scalar("answer", texts[0]))
    return _answered_by(keys, "accept", [_typed(one) for one in accepted])


def _answered_by(keys: Record, key: str, value: Data) -> Data:
    """A gap with another way of answering it, where the former one stood."""
    found: Record = {}
    for name, one in [*keys.items(), (key, value)]:
        if name not in ("choices", "answer", "accept"):
            found[name] = one
        elif value:
            found.setdefault(key, value)
    return found


def _is_right(choice: Data) -> bool:
    return text_of(keys_of(choice).get("correct")) == "true"


def _chosen(entry: Data) -> Data:
    """A choice out of an accepted text."""
    return without(entry, "points") if isinstance(entry, dict) else text_of(entry)


def _typed(entry: Data) -> Data:
    """An accepted text out of a choice."""
    keys = {key: one for key, one in keys_of(entry).items() if key in ("text", "points")}
    return keys if "points" in keys else text_of(keys.get("text"))


def _in_place(former: list[Data], right: list[Data], wrong: list[Data]) -> Data:
    """Choices in the order in which they stood: right ones where right ones were."""
    left, others = list(right), list(wrong)
    found: list[Data] = []
    for one in former:
        source = left if _is_right(one) else others
        if source:
            found.append(source.pop(0))
    return [*found, *left, *others]
