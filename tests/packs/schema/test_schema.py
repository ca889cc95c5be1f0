"""The JSON Schema of the format: what is shipped fits it, what is broken does not, and every field is described."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Node, Scalar, parse
from civics_tui.packs.schema.schema import pack_schema
from civics_tui.packs.text import Text
from civics_tui.places import shipped
from tests.packs import broken
from tests.packs.marked import unmarked
from tests.packs.special import PACK as SPECIAL
from tests.packs.test_folders import PACK as FOLDER
from tests.packs.test_spellings import EVERY_KIND, SAME

VALIDATOR = jsonschema.Draft202012Validator(json.loads(json.dumps(pack_schema())))
SHIPPED = sorted([*(shipped() / "content").rglob("*.yaml"), *(shipped() / "seeds").glob("*.yaml")])
SHAPE = {"E110", "E111", "E112", "E113", "E114", "E126"}
"""Problems of the shape, which an editor with the schema sees; the others need the reader."""
LOOK_ALIKE = "unit"
"""A key that another one asks for is missing: the code is that of a shape, but the reader finds it."""


def data(text: str) -> Any:
    """A file as an editor reads it, by the core rules of YAML 1.2."""
    node = parse(Text("a.yaml", text), Findings())
    assert node is not None
    return _data(node)


def _data(node: Node) -> Any:
    if isinstance(node, Map):
        return {key: _data(value) for key, value in node.items.items()}
    if not isinstance(node, Scalar):
        return [_data(one) for one in node.items]
    if not node.plain:
        return node.text
    if node.text in ("true", "false", "null", "~", ""):
        return {"true": True, "false": False}.get(node.text)
    try:
        return int(node.text) if node.text.lstrip("-").isdigit() else float(node.text)
    except ValueError:
        return node.text


def told(text: str) -> list[str]:
    return [f"{one.json_path}: {one.message}"[:300] for one in VALIDATOR.iter_errors(data(text))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(pack_schema())


def test_packs_are_shipped() -> None:
    assert len(SHIPPED) > 40


@pytest.mark.parametrize("path", SHIPPED, ids=["/".join(path.parts[-3:]) for path in SHIPPED])
def test_every_shipped_file_fits(path: Path) -> None:
    assert told(path.read_text("utf-8")) == []


@pytest.mark.parametrize("text", [text for pair in SAME for text in pair])
def test_short_and_long_spellings_fit(text: str) -> None:
    assert told(f"title: T\nquestions:\n  - {text}\n") == []


def test_every_kind_fits() -> None:
    assert told(f"title: T\nquestions:\n{EVERY_KIND}") == []


@pytest.mark.parametrize("files", [FOLDER, SPECIAL], ids=["folder", "special"])
def test_every_file_of_a_folder_fits(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".yaml"):
            assert (name, told(text)) == (name, [])


def _shapes() -> list[str]:
    return [
        name
        for name, text in broken.QUESTIONS.items()
        if name != LOOK_ALIKE and SHAPE & {code for _, code, *_ in unmarked("", text)[1]}
    ]


@pytest.mark.parametrize("name", _shapes())
def test_a_question_of_another_shape_does_not_fit(name: str) -> None:
    assert told(unmarked("", broken.HEAD + broken.QUESTIONS[name])[0])


@pytest.mark.parametrize(
    "text",
    [
        "titel: T\n",
        "title: T\nquestions: [{kind: true_false, stem: A, answer: true, points: two}]\n",
        "title: T\nquestions: [{kind: true_false, stem: A, answer: maybe}]\n",
        "title: T\nquestions: [{kind: numeric, stem: A, answer: 1, vars: {a: {dec: [one, two]}}}]\n",
        "title: T\nquestions: {}\n",
        "title: T\nobjectives: [{id: a}]\n",
        "title: T\nledger: none\n",
        "questions: []\nset: {title: A, questions: [a]}\n",
        "set: {title: A}\n",
        "glossary: [{id: a, term: b}]\n",
        "misconceptions: [{id: a, name: b, texts: c}]\n",
        "claims: [{id: a.b, text: c, kind: rumour}]\n",
        "processes: [{id: a, title: b}]\n",
        "timelines: [{id: a, title: b, lanes: [], events: [{id: a}]}]\n",
        "comparisons: [{id: a, question: b, views: [{says: c}]}]\n",
        "walks: [{id: a, title: b, source: c, phrases: [{text: d}]}]\n",
        "defaults: {kind: single}\nquestions: []\n",
    ],
)
def test_a_file_of_another_shape_does_not_fit(text: str) -> None:
    assert told(text)


def test_what_the_defaults_give_is_not_asked_of_a_question() -> None:
    question = "questions: [{kind: single, stem: A}]\n"
    assert told(f"defaults: {{choices: [x, {{text: y, correct: true}}]}}\n{question}") == []
    assert told(question)


def test_every_record_and_field_is_described() -> None:
    missing = [
        f"{name}.{key}"
        for name, record in pack_schema()["$defs"].items()
        for key, value in record.get("properties", {}).items()
        if not name.endswith("File") and name != "Question" and not value.get("description")
    ]
    assert missing == []
    assert [name for name, record in pack_schema()["$defs"].items() if not record.get("description")] == []


@pytest.mark.parametrize("name", ["View"])
def test_what_authors_do_not_write_is_left_out(name: str) -> None:
    assert not {"kind", "points", "scoring"} & pack_schema()["$defs"][name]["properties"].keys()


def test_keys_that_look_like_truth_values_are_patterns_too() -> None:
    """Editors (yaml-language-server) read `true:` as a truth value and find it only by a pattern."""
    for name, record in pack_schema()["$defs"].items():
        for key in {"true", "false"} & set(record.get("properties", {})):
            assert record["patternProperties"][f"^{key}$"] == record["properties"][key], name
    assert "^true$" in pack_schema()["$defs"]["TruthFeedback"]["patternProperties"]
