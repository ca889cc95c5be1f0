"""The JSON Schema of the pack format, for editors: made from the declarations, with the short spellings.

It says what a file may hold, not what it means: references, dates, formulas and keys are left to `pack check`.
Scalars are as YAML 1.2 reads them, so that a text may also look like a number or a truth value.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from civics_tui.model.declaration import file_name
from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import KINDS, Numeric
from civics_tui.model.ledger import Actor, Claim, Dispute, Source
from civics_tui.model.pack import Manifest, Misconception, QuestionSet, Term
from civics_tui.model.question import QuestionBase, Rejected
from civics_tui.model.special import SORTS
from civics_tui.packs.roles import use_of
from civics_tui.packs.schema import files
from civics_tui.packs.shape import declared, shape_of
from civics_tui.packs.spellings import BARE, HIDDEN, ONE_FOR_MANY, TYPO, bare_key

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PATTERN = {"^x-": True}
"""Keys that are kept for others and looked at by nobody."""
TRUTHS = ("true", "false")
"""Keys that editors take for truth values, and find again by a pattern only."""
BY_FILE: dict[type[Any], str] = {QuestionSet: "id", Explainer: "id"}
"""Keys for which the name of the file stands where they are left out."""
ELSEWHERE: dict[type[Any], str] = {Explainer: "sections"}
"""Fields that stand outside of the keys."""
_TEXT = ["string", "number", "boolean"]


def pack_schema() -> dict[str, Any]:
    """The schema of every YAML file of a pack, and of the head of a page, as plain data."""
    records = definitions()
    manifest = records.pop("Manifest")
    return {
        "$schema": DIALECT,
        "title": "civics-tui pack, format 1",
        "description": "A pack in one file, or a file of a pack in a folder.",
        **files.root(),
        "$defs": {**files.files(KINDS, manifest), **records},
    }


def definitions() -> dict[str, Any]:
    """The schema of every record of the format by the name of its class, in the order in which a reader meets them."""
    classes = {cls.__name__: cls for top in _tops() for cls in _within(top)}
    bases = [base for cls in classes.values() for base in cls.__mro__ if dataclasses.is_dataclass(base)]
    found = declared(dict.fromkeys([*_tops(), *bases]))
    return {name: _record(cls, found, classes) for name, cls in classes.items()}


def _tops() -> list[type[Any]]:
    kinds = [kind.question for kind in KINDS.values()]
    specials = [sort.record for sort in SORTS.values() if sort.record is not Dispute]
    return [Manifest, *kinds, Source, Claim, Dispute, Actor, Misconception, Term, QuestionSet, *specials, Explainer]


def _within(cls: type[Any]) -> Iterator[type[Any]]:
    """A class and the classes of its fields."""
    yield cls
    for key, inner in shape_of(cls).inner.items():
        if inner.shape is not None and key != ELSEWHERE.get(cls):
            yield from _within(inner.shape.cls)


def _record(cls: type[Any], found: dict[str, Any], classes: dict[str, type[Any]]) -> dict[str, Any]:
    """The schema of one record, with what authors may write."""
    said = found[cls.__name__]
    hidden = {*HIDDEN.get(cls, ()), ELSEWHERE.get(cls)}
    fields = {file_name(field.name): field.name for field in dataclasses.fields(cls)}
    properties = {
        key: _described(cls, key, found) | _field(cls, fields[key], said["properties"][key], classes)
        for key in fields
        if key not in hidden
    }
    required = [key for key in said.get("required", ()) if key != BY_FILE.get(cls)]
    if issubclass(cls, QuestionBase):
        required = ["stem", "contested" if "contested" in fields else "kind"]
    return {
        "type": "object",
        "description": said.get("description", ""),
        "properties": dict(sorted(properties.items(), key=lambda one: one[0] not in required)),
        **({"required": required} if required else {}),
        "patternProperties": PATTERN | {f"^{key}$": properties[key] for key in TRUTHS if key in properties},
        "additionalProperties": False,
    }


def _described(cls: type[Any], key: str, found: dict[str, Any]) -> dict[str, Any]:
    """The docstring of a field, from the class that declares it."""
    said = (found[base.__name__]["properties"].get(key, {}) for base in cls.__mro__ if base.__name__ in found)
    return {"description": next(one["description"] for one in said if "description" in one)}


def _field(cls: type[Any], field: str, said: dict[str, Any], classes: dict[str, type[Any]]) -> dict[str, Any]:
    """The schema of one field: its texts with their greatest length, its records with their short spellings."""
    most = use_of(cls, field).most

    def walk(node: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in node:
            return _reference(cls, classes[node["$ref"].rpartition("/")[2]])
        if "anyOf" in node:
            return _any([walk(one) for one in node["anyOf"]])
        if node.get("type") == "array":
            return _list(node, walk(node["items"]), classes)
        if node.get("type") == "object":
            return {
                "type": "object",
                "patternProperties": PATTERN,
                "additionalProperties": walk(node.get("additionalProperties", {})),
            }
        if node.get("type") == "string" and not {"enum", "const"} & node.keys():
            return {"type": _TEXT, "maxLength": most}
        return {key: node[key] for key in ("type", "enum", "const") if key in node}

    said = _number(said)
    default = {} if said.get("default") in (None, "", [], {}) else {"default": said["default"]}
    return {**default, **walk(said)}


def _number(said: dict[str, Any]) -> dict[str, Any]:
    """A decimal number, which pydantic would take as a text, too, wherever it stands."""
    if [one.get("type") for one in said.get("anyOf", ())] == ["number", "string"]:
        return {"type": "number", **({"default": float(said["default"])} if "default" in said else {})}
    return {**said, "items": _number(said["items"])} if said.get("type") == "array" else said


def _any(ways: list[dict[str, Any]]) -> dict[str, Any]:
    """One of several ways; a scalar or nothing is one way of several types."""
    first, last = ways[0], ways[-1]
    if len(ways) == 2 and last == {"type": "null"} and "type" in first and not {"enum", "const"} & first.keys():
        types = first["type"] if isinstance(first["type"], list) else [first["type"]]
        return {**first, "type": [*types, "null"]}
    return {"anyOf": ways}


def _reference(owner: type[Any], record: type[Any]) -> dict[str, Any]:
    reference = {"$ref": f"#/$defs/{record.__name__}"}
    if record not in BARE:
        return reference
    key = bare_key(Numeric if record is Rejected else owner, record)
    return {"anyOf": [{"type": _TEXT, "maxLength": use_of(record, key).most}, reference]}


def _list(node: dict[str, Any], items: dict[str, Any], classes: dict[str, type[Any]]) -> dict[str, Any]:
    if TYPO in node["items"].get("enum", ()):
        slips = {
            "type": "object",
            "properties": {TYPO: {"const": 1}},
            "required": [TYPO],
            "additionalProperties": False,
        }
        items = {"anyOf": [items, slips]}
    listed = {"type": "array", "items": items}
    record = classes.get(node["items"].get("$ref", "").rpartition("/")[2])
    return {"anyOf": [*items["anyOf"], listed]} if record in ONE_FOR_MANY else listed
