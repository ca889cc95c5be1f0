"""The JSON Schema of the files of a pack: which keys stand at the top of which, and what a question is by its kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from civics_tui.model.declaration import file_name
from civics_tui.model.kinds import Kind
from civics_tui.model.special import SORTS

VIEW = "view"
_OTHERS = {"^x-": True}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _listed(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


LEDGER = {
    "source": _ref("Source"),
    "sources": _listed("Source"),
    "claims": _listed("Claim"),
    "disputes": _listed("Dispute"),
    "actors": _listed("Actor"),
}
SPECIALS = {
    sort.key: {"description": f"Special explainers of the sort {name}.", **_listed(sort.record.__name__)}
    for name, sort in SORTS.items()
}
"""Keys of special explainers, which may stand in a file of their own or in the pack's."""
QUESTIONS = {
    "defaults": {
        "type": "object",
        "description": "Keys that every question of this file has, unless it says otherwise.",
        "not": {"anyOf": [{"required": [key]} for key in ("id", "stem", "kind", "contested")]},
    },
    "questions": {"description": "The questions, in order.", "type": "array", "items": _ref("Question")},
}
FILES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "set": ("SetFile", "sets/NAME.yaml: one set of questions.", {"set": _ref("QuestionSet")}),
    "misconceptions": ("MisconceptionsFile", "misconceptions.yaml", {"misconceptions": _listed("Misconception")}),
    "glossary": ("GlossaryFile", "glossary.yaml", {"glossary": _listed("Term")}),
    **dict.fromkeys(LEDGER, ("LedgerFile", "sources.yaml: the pack's own ledger.", LEDGER)),
    **{key: (f"{key.capitalize()}File", f"{key}.yaml", {key: value}) for key, value in SPECIALS.items()},
    "questions": ("QuestionFile", "questions/NAME.yaml", QUESTIONS),
}
"""By a key that only such a file has at its top: name of the definition, what it is, and its keys."""


def root() -> dict[str, Any]:
    """Which file it is, by its keys; one with a title, or with none of the keys, is a manifest or a whole pack."""
    chain: dict[str, Any] = _ref("PackFile")
    for key, (name, _said, _keys) in reversed(FILES.items()):
        chain = {"if": {"required": [key]}, "then": _ref(name), "else": chain}
    return {"type": "object", "if": {"required": ["title"]}, "then": _ref("PackFile"), "else": chain}


def files(kinds: Mapping[str, Kind], manifest: dict[str, Any]) -> dict[str, Any]:
    """The definitions of the files and of a question; the keys of a manifest may stand beside questions."""
    own = {
        name: _needs_whole(
            {
                "type": "object",
                "description": said,
                "properties": keys,
                "patternProperties": _OTHERS,
                "additionalProperties": False,
            }
        )
        for name, said, keys in FILES.values()
    }
    pack = {
        **manifest,
        "description": "pack.yaml, or a pack in a single file: the manifest's keys, and questions where they are few.",
        "properties": {**manifest["properties"], **QUESTIONS, **SPECIALS},
    }
    return {"PackFile": _needs_whole(pack), **own, "Question": _question(kinds), "Whole": _whole(kinds)}


def _needs_whole(file: dict[str, Any]) -> dict[str, Any]:
    """Where a file has no defaults, each of its questions has all that its kind needs."""
    if "questions" not in file["properties"]:
        return file
    whole = {"properties": {"questions": {"items": _ref("Whole")}}}
    return {**file, "if": {"not": {"required": ["defaults"]}}, "then": whole}


def _question(kinds: Mapping[str, Kind]) -> dict[str, Any]:
    by_kind = [
        {"if": _is_of(name), "then": _ref(kind.question.__name__)} for name, kind in kinds.items() if name != VIEW
    ]
    return {
        "type": "object",
        "description": "A question: `kind` says what is answered, or `contested: true` that there is no key.",
        "properties": {"kind": {"enum": [name for name in kinds if name != VIEW]}, "contested": {"const": True}},
        "anyOf": [{"required": ["kind"]}, {"required": ["contested"]}],
        "allOf": [*by_kind, {"if": {"required": ["contested"]}, "then": _ref(kinds[VIEW].question.__name__)}],
    }


def _whole(kinds: Mapping[str, Kind]) -> dict[str, Any]:
    needed = [(name, _needed(kind.question)) for name, kind in kinds.items()]
    return {
        "description": "What a question needs where the defaults of its file do not give it.",
        "allOf": [
            {"if": {"required": ["contested"]} if name == VIEW else _is_of(name), "then": {"required": keys}}
            for name, keys in needed
        ],
    }


def _needed(cls: type[Any]) -> list[str]:
    return [
        file_name(field.name)
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]


def _is_of(kind: str) -> dict[str, Any]:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
