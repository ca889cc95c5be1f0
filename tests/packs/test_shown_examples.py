"""The examples that the pages of the shipped packs show: each of them is a pack, or the ledger of one, without flaw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civics_tui.packs.check import check
from civics_tui.packs.reader import Read, read_pack
from civics_tui.places import shipped

FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHORTENED = "L28"
"""Examples that show a kind leave explanation and source out."""
MANIFEST = "title: With a ledger\n"
QUESTION = """questions:
  - {{id: q, kind: true_false, stem: The claim can be found., answer: true, explanation: It can., claims: [{claims}]}}
"""


def examples() -> list[tuple[str, str]]:
    """Each example with the page and the number that name it."""
    pages = sorted((shipped() / "content").glob("*/explainers/*.md"))
    return [
        (f"{page.stem}-{number}", found[1])
        for page in pages
        for number, found in enumerate(FENCE.finditer(page.read_text(encoding="utf-8")), start=1)
    ]


def read(text: str, folder: Path) -> Read:
    """Read an example as whoever copies it would."""
    if "title:" in text.partition("\n")[0]:
        (folder / "copied.yaml").write_text(text, encoding="utf-8")
        return read_pack(folder / "copied.yaml")
    claims = re.findall(r"^  - id: (\S+\.\S+)$", text, re.MULTILINE)
    (folder / "questions").mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    (folder / "questions" / "one.yaml").write_text(QUESTION.format(claims=", ".join(claims)), encoding="utf-8")
    return read_pack(folder)


def test_there_are_examples() -> None:
    assert len(examples()) >= 5


@pytest.mark.parametrize("text", [text for _, text in examples()], ids=[name for name, _ in examples()])
def test_an_example_can_be_copied_and_used(text: str, tmp_path: Path) -> None:
    found = read(text, tmp_path)
    told = [(one.code, one.message) for one in check(found) if one.level != "info"]
    assert [one for one in told if one[0] != SHORTENED] == []
    assert found.pack is not None
    assert found.pack.questions
