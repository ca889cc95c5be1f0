"""Pack YAML as nodes: texts stay texts, limits hold, and hostile input is answered at once."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from civics_tui.packs import nodes
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Node, Seq, parse
from civics_tui.packs.text import Text
from tests.architecture.source import ROOT


def data(node: Node | None) -> object:
    """Nodes as plain data; a plain text is a tuple of one."""
    if isinstance(node, Map):
        return {key: data(value) for key, value in node.items.items()}
    if isinstance(node, Seq):
        return [data(item) for item in node.items]
    return node and ((node.text,) if node.plain else node.text)


def read(text: str) -> tuple[object, list[tuple[str, int, int]]]:
    findings = Findings()
    node = parse(Text("pack.yaml", text), findings)
    return data(node), [(one.code, one.line, one.column) for one in findings.problems]


def test_scalars_stay_texts_and_say_whether_they_stand_without_quotes() -> None:
    text = "a: no\nb: '5'\nc: 1787-09-17\nd: 010\ne: \"yes\"\nf: ~\ng:\nh: [1.10, null]\n"
    assert read(text) == (
        {
            "a": ("no",),
            "b": "5",
            "c": ("1787-09-17",),
            "d": ("010",),
            "e": "yes",
            "f": ("~",),
            "g": ("",),
            "h": [("1.10",), ("null",)],
        },
        [],
    )


def test_block_texts_and_lines_that_go_on() -> None:
    found, problems = read("a: >\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\n")
    assert found == {"a": "one two\n", "b": "one\ntwo\n", "c": ("one two",)}
    assert problems == []


def test_keys_are_texts() -> None:
    assert read("true: a\n5: b\nnull: c\n")[0] == {"true": ("a",), "5": ("b",), "null": ("c",)}


def test_an_empty_file_is_nothing() -> None:
    assert read("") == (None, [])
    assert read("# only a comment\n") == (None, [])


@pytest.mark.parametrize(
    ("text", "found", "problems"),
    [
        ("a: 1\na: 2\n", {"a": ("1",)}, [("E108", 2, 1)]),
        ("a: {b: 1, b: 2, c: 3}\n", {"a": {"b": ("1",), "c": ("3",)}}, [("E108", 1, 11)]),
        ("[a]: b\nc: d\n", {"c": ("d",)}, [("E107", 1, 1)]),
        ("{a: b}: c\nd: e\n", {"d": ("e",)}, [("E107", 1, 1)]),
        ("? {a: b}\n: c\nd: e\n", {"d": ("e",)}, [("E107", 1, 3)]),
        ("a: &b c\n", {"a": ("c",)}, [("E107", 1, 4)]),
        ("a: !!str 5\n", {"a": ("5",)}, [("E107", 1, 4)]),
        ("a: !b {c: d}\n", {"a": {"c": ("d",)}}, [("E107", 1, 4)]),
        ("a: b\n---\nc: d\n", {"a": ("b",)}, [("E107", 2, 1)]),
        ("%TAG ! tag:a,2000:\n---\na: b\n", None, [("E107", 1, 1)]),
        ("*a : b\nc: d\n", {"c": ("d",)}, [("E107", 1, 1)]),
    ],
)
def test_what_packs_do_not_take_is_told_and_the_rest_is_read(
    text: str, found: object, problems: list[tuple[str, int, int]]
) -> None:
    assert read(text) == (found if found is not None else None, problems)


def test_one_document_may_be_marked() -> None:
    assert read("---\na: b\n...\n") == ({"a": ("b",)}, [])


def test_a_control_character_named_in_a_quoted_text_is_told_and_replaced() -> None:
    found, problems = read('a: "x\\ey"\nb: "\\u202e"\n')
    assert found == {"a": "x\ufffdy", "b": "\ufffd"}
    assert problems == [("E105", 1, 4), ("E105", 2, 4)]


def test_texts_are_composed() -> None:
    assert read("a: e\u0301\n")[0] == {"a": ("\u00e9",)}


def test_places_are_offsets_in_the_file_also_in_front_matter() -> None:
    text = "---\na: b\nc: [d, 'e']\n---\nBody: x\n"
    node = parse(Text("page.md", text), Findings(), start=4, end=text.index("---", 4))
    assert isinstance(node, Map)
    listed = node.items["c"]
    assert isinstance(listed, Seq)
    assert [text[one.start] for one in (node, node.items["a"], listed, *listed.items)] == ["a", "b", "[", "d", "'"]


def test_wide_characters_count_as_one() -> None:
    text = "a: '日本'\nb: 🏛 x\nc: d\n"
    node = parse(Text("pack.yaml", text), Findings())
    assert isinstance(node, Map)
    assert text[node.items["c"].start] == "d"


@pytest.mark.parametrize("levels", [nodes.MAX_DEPTH, nodes.MAX_DEPTH + 1])
def test_depth_is_limited(levels: int) -> None:
    _found, problems = read("[" * levels + "]" * levels)
    assert [code for code, _line, _column in problems] == (["E103"] if levels > nodes.MAX_DEPTH else [])


@pytest.mark.parametrize(
    ("text", "too_long"),
    [
        ("questions:\n" + "- a\n" * nodes.MAX_LIST, False),
        ("questions:\n" + "- a\n" * (nodes.MAX_LIST + 1), True),
        ("questions:\n- [" + "a," * nodes.MAX_SHORT_LIST + "]\n", False),
        ("questions:\n- [" + "a," * (nodes.MAX_SHORT_LIST + 1) + "]\n", True),
        ("".join(f"k{n}: a\n" for n in range(nodes.MAX_SHORT_LIST + 1)), True),
    ],
)
def test_lists_are_limited(text: str, too_long: bool) -> None:
    assert [code for code, _line, _column in read(text)[1]] == (["E103"] if too_long else [])


def test_many_problems_of_one_sort_end_the_reading() -> None:
    found, problems = read("".join(f"k{n}: &a{n} b\n" for n in range(100)))
    assert found is None or len(problems) == nodes.MAX_TOLD + 1
    assert [code for code, _line, _column in problems[-1:]] == ["E103"]


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [b, {c: 'd'}]\ne: >\n  f\n  g\nh: 'i: j'\n"
    with_c = read(text)
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert read(text) == with_c


def test_collection_is_on_again_after_reading() -> None:
    assert gc.isenabled()
    with nodes.without_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


HOSTILE: dict[str, str] = {
    "brackets": "'[' * 200_000",
    "braces": "'{' * 100_000",
    "keys-in-braces": "'{a: ' * 100_000",
    "dashes": "'- ' * 100_000",
    "questions": "'? ' * 100_000",
    "indented": "''.join(' ' * n + 'a:\\n' for n in range(2_000))",
    "a-huge-text": "'a: ' + 'b' * 15_000_000",
    "a-huge-quoted-text": "'a: \"' + '\\\\n' * 7_000_000 + '\"'",
    "a-huge-key": "'? ' + 'a' * 5_000_000 + '\\n: b\\n'",
    "a-huge-block": "'a: |\\n' + '  line of text\\n' * 1_000_000",
    "an-unclosed-quote": "'questions:\\n' + '  - id: a\\n    stem: \"b\\n' * 20_000",
    "aliases": "'a: &a [x, x]\\n' + ''.join(f'b{n}: &b{n} [*a, *a, *a, *a, *a]\\n' for n in range(100))",
    "a-list": "'a: [' + 'b, ' * 3_000_000 + ']'",
    "a-list-of-lists": "'a: [' + '[], ' * 3_000_000 + ']'",
    "many-keys": "''.join(f'k{n}: v\\n' for n in range(500_000))",
    "tags": "'- !!python/object/apply:os.system [id]\\n' * 50_000",
    "broken-entries": "'questions:\\n' + '  - id: a\\n    stem: b: c\\n' * 50_000",
    "comments": "'#' * 10_000_000",
    "tabs": "'\\t' * 10_000_000",
    "merge-keys": "'<<: *a\\n' * 100_000",
}

ATTACK = """
import sys, time
from pathlib import Path
from civics_tui.packs.reader import read_pack
from tests.memory import peak
read_pack(Path(sys.argv[2]))
start = time.process_time()
read = read_pack(Path(sys.argv[1]))
seconds = time.process_time() - start
print(seconds, peak(), len(read.problems))
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered_at_once(name: str, tmp_path: Path) -> None:
    """In a process of its own, so that its memory is known; its seconds are of the processor, whatever else runs."""
    path, usual = tmp_path / "pack.yaml", tmp_path / "usual.yaml"
    text: str = eval(HOSTILE[name])
    path.write_text(text, encoding="utf-8")
    usual.write_text("title: Usual\nquestions: [{kind: true_false, stem: So?, answer: true}]\n", encoding="utf-8")
    command = [sys.executable, "-c", ATTACK, str(path), str(usual)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert result.returncode == 0, result.stderr
    seconds, megabytes, problems = map(float, result.stdout.split())
    assert problems > 0
    assert megabytes < 300
    assert seconds < 1
