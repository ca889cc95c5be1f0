"""The reference page of the pack format as Markdown: files, records and keys, from the schema and so from the code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from civics_tui.words import _


def page_lines(schema: dict[str, Any]) -> Iterator[str]:
    """The page, line by line, for a schema that `pack_schema` made."""
    records = schema["$defs"]
    files = {name: record for name, record in records.items() if name.endswith("File")}
    kinds = [row["then"]["$ref"].rpartition("/")[2] for row in records["Question"]["allOf"]]
    needed = {_kind(row): row["then"]["required"] for row in records["Whole"]["allOf"]}
    shared = _shared([records[name] for name in kinds])
    yield from [f"# {_('The pack format, version 1')}", "", _introduction(), "", f"## {_('Files')}", ""]
    yield from [_row(_("file"), _("keys at its top")), _row("---", "---")]
    yield from (_row(record["description"], _keys(record)) for record in files.values())
    yield from ["", f"## {_('A pack')}", "", *_table(files["PackFile"]["properties"], files["PackFile"]), ""]
    yield from [f"## {_('A question')}", "", _of_question(), ""]
    yield from [*_table(shared, records[kinds[0]]), ""]
    for row in records["Question"]["allOf"]:
        name = row["then"]["$ref"].rpartition("/")[2]
        own = {key: said for key, said in records[name]["properties"].items() if key not in shared and key != "kind"}
        yield from _section(_kind(row), {**records[name], "required": needed[_kind(row)]}, own)
    yield from [f"## {_('Other records')}", ""]
    for name, record in records.items():
        if name not in files and name not in kinds and "properties" in record and name != "Question":
            yield from _section(name, record, record["properties"])


def _introduction() -> str:
    return _(
        "Made from the declarations by `civics-tui pack schema --page`. A file is YAML; texts stay texts, keys that"
        " start with `x-` are kept and looked at by nobody, and every other unknown key is an error. A dot behind a key"
        " says that it must be there; the number behind a text is that of the characters it may have."
        " Where a record is named beside `text`, a bare text stands for `{text: ...}`."
    )


def _of_question() -> str:
    return _("`kind` says which of the following it is; `contested: true` stands in its place where there is no key.")


def _shared(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys that all scored kinds have with the same description."""
    first = kinds[0]["properties"]
    return {
        key: said
        for key, said in first.items()
        if key != "kind"
        and all(one["properties"].get(key, said)["description"] == said["description"] for one in kinds)
        and sum(key in one["properties"] for one in kinds) >= len(kinds) - 1
    }


def _kind(row: dict[str, Any]) -> str:
    asked = row["if"].get("properties")
    return f"kind: {asked['kind']['const']}" if asked else "contested: true"


def _section(name: str, record: dict[str, Any], properties: dict[str, Any]) -> Iterator[str]:
    yield from [f"### {name}", "", record["description"], "", *_table(properties, record), ""]


def _table(properties: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    yield from [_row(_("key"), _("takes"), _("what it is")), _row("---", "---", "---")]
    for key, said in properties.items():
        mark = " •" if key in record.get("required", ()) else ""
        yield _row(f"`{key}`{mark}", _takes(said), said.get("description", "") + _default(said))


def _keys(record: dict[str, Any]) -> str:
    return ", ".join(f"`{key}`" for key in record["properties"])


def _default(said: dict[str, Any]) -> str:
    value = said.get("default")
    if value is None:
        return ""
    shown = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
    return " " + _("Left out: `{value}`.").format(value=f"{shown:g}" if isinstance(shown, float) else shown)


def _takes(said: dict[str, Any]) -> str:
    """What may stand at a key, in a few words."""
    if "$ref" in said:
        return str(said["$ref"].rpartition("/")[2])
    if "anyOf" in said:
        return _(" or ").join(dict.fromkeys(_takes(one) for one in said["anyOf"] if one != {"type": "null"}))
    if "enum" in said or "const" in said:
        values = said.get("enum", [said.get("const")])
        return ", ".join(f"`{'true' if one is True else one}`" for one in values)
    types = said.get("type")
    if types == "array":
        return _("list of {what}").format(what=_takes(said["items"]))
    if types == "object":
        inner = said.get("additionalProperties")
        return _("names, each with {what}").format(what=_takes(inner)) if inner else _("keys with values")
    if isinstance(types, list) and "string" in types:
        return _("text, to {n}").format(n=said["maxLength"]) if "maxLength" in said else _("text")
    return {"integer": _("whole number"), "number": _("number"), "boolean": "`true`, `false`"}.get(
        types[0] if isinstance(types, list) else str(types), ""
    )


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
