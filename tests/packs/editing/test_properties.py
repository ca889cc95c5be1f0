"""An edit changes nothing but what it should, whatever the file looks like, and the reverse edit gives all back."""

from __future__ import annotations

import difflib
import re

from hypothesis import event, given
from hypothesis import strategies as st

from civics_tui.errors import EditRefused
from civics_tui.packs.edit import (
    Change,
    Data,
    Document,
    Insert,
    Move,
    Path,
    Put,
    Remove,
    Value,
    at,
    changed,
    open_bytes,
)
from civics_tui.packs.editing.patches import find
from civics_tui.packs.editing.values import same
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Node, Scalar, Seq, parse
from civics_tui.packs.text import Text
from tests.packs.editing.files import files, paths, texts


def read(document: Document) -> Data:
    """What a document holds, read by the reader alone."""
    findings = Findings()
    raw = document.bytes.decode().replace("\r\n", "\n")
    node = parse(Text("a.yaml", raw), findings)
    assert findings.problems == []
    assert node is not None
    return plain(node)


def plain(node: Node) -> Data:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Map):
        return {key: plain(inner) for key, inner in node.items.items()}
    assert isinstance(node, Seq)
    return [plain(inner) for inner in node.items]


def notes(document: Document) -> set[str]:
    """The comments; each has a number of its own."""
    return set(re.findall(r"# (?:note [^\n]*|the end)", document.lines.text))


def size(data: Data, path: Path) -> int:
    """Entries of a list or mapping."""
    listed = at(data, path)
    assert isinstance(listed, list | dict)
    return len(listed)


def kept_lines(before: Document, after: Document) -> int:
    """Lines that stand byte by byte in both, in their order."""
    old, new = before.bytes.splitlines(True), after.bytes.splitlines(True)
    return sum(block.size for block in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())


def count_of_lines(document: Document, path: Path) -> int:
    """Lines of the part that a path leads to, with the line around it."""
    spot = find(document.tree, path)
    return document.lines.text.count("\n", spot.start, spot.end) + 1


@given(files())
def test_files_that_hands_write_are_read_as_they_are_meant(file: tuple[str, dict[str, Data]]) -> None:
    text, data = file
    document = open_bytes(text.encode(), "a.yaml")
    assert same(read(document), data)
    assert document.bytes == text.encode()


@given(files(), texts, st.data())
def test_a_text_is_put_and_put_back(file: tuple[str, dict[str, Data]], text: str, data: st.DataObject) -> None:
    document = open_bytes(file[0].encode(), "a.yaml")
    path = data.draw(st.sampled_from([one for one in paths(file[1]) if isinstance(at(file[1], one), str)]))
    former = at(document.data, path)
    after = changed(document, Put(path, text))
    assert at(read(after), path) == text
    assert notes(after) == notes(document)
    lines = document.bytes.count(b"\n") + 1
    assert kept_lines(document, after) >= lines - 1 - count_of_lines(document, path)
    back = changed(after, Put(path, former))
    assert same(read(back), file[1])
    assert notes(back) == notes(document)


@given(files(), texts, st.data())
def test_an_entry_comes_and_goes(file: tuple[str, dict[str, Data]], text: str, data: st.DataObject) -> None:
    document = open_bytes(file[0].encode(), "a.yaml")
    path = data.draw(st.sampled_from([one for one in paths(file[1]) if isinstance(at(file[1], one), list)]))
    length = size(document.data, path)
    place = data.draw(st.integers(0, length))
    whole: Value = {"stem": text, "choices": [text, {"text": "B", "correct": True}]}
    value = data.draw(st.sampled_from([text, whole]))
    after = changed(document, Insert(path, place, value))
    assert size(read(after), path) == length + 1
    assert notes(after) == notes(document)
    assert kept_lines(document, after) >= document.bytes.count(b"\n") - 1
    back = changed(after, Remove((*path, place)))
    assert same(read(back), file[1])
    assert notes(back) == notes(document)


@given(files(), texts, st.data())
def test_a_bare_text_becomes_a_mapping(file: tuple[str, dict[str, Data]], text: str, data: st.DataObject) -> None:
    document = open_bytes(file[0].encode(), "a.yaml")
    bare = [one for one in paths(file[1]) if one[-2:-1] == ("choices",) and isinstance(at(file[1], one), str)]
    if not bare:
        return
    path = data.draw(st.sampled_from(bare))
    after = changed(document, Put((*path, "feedback"), text))
    assert at(read(after), path) == {"text": at(file[1], path), "feedback": text}
    assert notes(after) == notes(document)
    assert same(read(changed(after, Put(path, at(document.data, path)))), file[1])


@given(files(), st.data())
def test_what_is_moved_can_be_moved_back(file: tuple[str, dict[str, Data]], data: st.DataObject) -> None:
    document = open_bytes(file[0].encode(), "a.yaml")
    path = data.draw(st.sampled_from([one for one in paths(file[1]) if isinstance(at(file[1], one), list)]))
    length = size(document.data, path)
    place, to = data.draw(st.integers(0, length - 1)), data.draw(st.integers(0, length - 1))
    after = changed(document, Move(path, place, to))
    assert at(read(after), (*path, to)) == at(file[1], (*path, place))
    assert notes(after) == notes(document)
    assert same(read(changed(after, Move(path, to, place))), file[1])


@given(files(), st.data())
def test_a_key_comes_and_goes(file: tuple[str, dict[str, Data]], data: st.DataObject) -> None:
    document = open_bytes(file[0].encode(), "a.yaml")
    path = data.draw(st.sampled_from([one for one in paths(file[1]) if isinstance(at(file[1], one), dict)]))
    place = data.draw(st.none() | st.integers(0, size(document.data, path)))
    change: Change = Put((*path, "id"), data.draw(texts), place)
    after = changed(document, change)
    assert notes(after) == notes(document)
    assert kept_lines(document, after) >= document.bytes.count(b"\n") - 1
    assert same(read(changed(after, Remove((*path, "id")))), file[1])


@given(files(), files())
def test_one_file_becomes_another_by_the_smallest_steps(
    file: tuple[str, dict[str, Data]], other: tuple[str, dict[str, Data]]
) -> None:
    """Comments of what is taken away may be a reason to refuse; a refusal says so, and nothing else happens."""
    document = open_bytes(file[0].encode(), "a.yaml")
    try:
        after = changed(document, Put(("title",), other[1]["title"]), Put(("questions",), other[1]["questions"]))
    except EditRefused:
        event("refused")
        assert notes(document)
    else:
        assert same(read(after), other[1])
