"""Whatever stands in a pack, reading and checking it ends with problems, never with a traceback."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from civics_tui.packs.check import check
from civics_tui.packs.problems import render, shown
from civics_tui.packs.reader import Read, read_ledger, read_pack
from tests.packs.broken import GOOD, HEAD, QUESTIONS, SYNTAX
from tests.packs.marked import unmarked
from tests.packs.test_folders import PACK

SEEDS = range(10)
PER_SEED = 200
LONGEST = 1.0
"""Seconds of this process that one pack may take; it takes milliseconds."""

TEXTS = [unmarked("", text)[0] for text in (*QUESTIONS.values(), *SYNTAX.values())]
SIGNS = (
    ": - [ ] { } , # & * ! | > ' \" % @ ` ? \t \n",
    "\x00 \x1b \u202e \u2028 \ufeff \U0001f3db e\u0301 {{ }} [[a]] {x} = :::",
)
WORDS = [
    *" ".join(SIGNS).split(" "),
    "\n  - ",
    "\n    ",
    "id: x",
    "kind: cloze",
    "contested: true",
    "vars: {a: {int: [1, 9999999999999]}}",
    "= a ** 64",
    "null",
    "9" * 40,
    "[" * 40,
    "&a *a",
    "...",
    "---",
]


def mutated(text: str, chance: random.Random) -> str:
    """The text with some of it cut, doubled, moved or put in."""
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(0, 40))
        match chance.randrange(5):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + chance.choice(WORDS) + text[at:]
            case 2:
                text = text[:at] + text[at:end] * chance.randint(2, 30) + text[end:]
            case 3:
                other = chance.randrange(len(text) + 1)
                text = text[:at] + text[other : other + 40] + text[at:]
            case _:
                text = text[:at] + chr(chance.choice((chance.randrange(32), chance.randrange(0xD7FF)))) + text[at:]
    return text


def look(read: Read) -> None:
    """Use everything of a reading as a face would."""
    for problem in shown(check(read)):
        if not hasattr(problem, "sentence"):
            assert problem.line >= 1
            assert problem.column >= 1
            assert render(problem, read.files.get(problem.file))
    if read.pack is not None:
        for name, question in read.pack.questions.items():
            assert question.id == name


@pytest.mark.parametrize("seed", SEEDS)
def test_mutated_packs_are_answered(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "pack.yaml"
    for number in range(PER_SEED):
        questions = chance.sample(TEXTS, 3)
        text = mutated(HEAD + GOOD.format(n=number) + "".join(questions), chance)
        path.write_bytes(text.encode("utf-8", "surrogatepass" if chance.random() < 0.5 else "replace"))
        began = time.process_time()
        look(read_pack(path))
        assert time.process_time() - began < LONGEST


@pytest.mark.parametrize("seed", SEEDS)
def test_mutated_folders_are_answered(seed: int, tmp_path: Path) -> None:
    chance = random.Random(1000 + seed)
    for name in PACK:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    for _number in range(PER_SEED // 10):
        for name, text in PACK.items():
            changed = mutated(text, chance) if chance.random() < 0.3 else text
            (tmp_path / name).write_text(changed.encode("utf-8", "replace").decode(), encoding="utf-8")
        look(read_pack(tmp_path))
        read_ledger(tmp_path)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_bytes_are_answered(seed: int, tmp_path: Path) -> None:
    chance = random.Random(2000 + seed)
    path = tmp_path / "pack.yaml"
    for _number in range(50):
        length = chance.choice((1, 10, 100, 1000))
        path.write_bytes(chance.randbytes(length) + chance.choice((b"", b"questions:\n", b"\xff\xfe", b"\xef\xbb\xbf")))
        look(read_pack(path))
