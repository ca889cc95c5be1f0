"""A save in a preview: of one file of 10,000 questions, beside reading and checking that file alone; and of 40."""

from __future__ import annotations

import tempfile
from itertools import cycle
from pathlib import Path

from civics_tui.packs.check import check
from civics_tui.packs.preview.preview import Preview
from civics_tui.packs.reader import read_pack
from tests.benchmarks import big
from tests.benchmarks.measure import Figure, Result, alternate, middle, timed

QUESTIONS, FEW = 10_000, 40
ROUNDS = 7


def _saver(file: Path) -> list[str]:
    """Two texts of a file, to be saved in turn."""
    text = file.read_text("utf-8")
    return [text.replace("It has 100", "It had 100"), text]


def _row(folder: Path, n: int, *, target: float | None, limit: float) -> Figure:
    pack = big.write(folder, n)
    file = max((pack / "questions").iterdir())
    alone = folder / f"alone-{n}"
    (alone / "questions").mkdir(parents=True)
    (alone / "pack.yaml").write_bytes((pack / "pack.yaml").read_bytes())
    copy = alone / "questions" / file.name
    texts = cycle(_saver(file))
    preview = Preview(pack)
    read_once = preview.kept.whole

    def save() -> None:
        text = next(texts)
        file.write_text(text, encoding="utf-8")
        copy.write_text(text, encoding="utf-8")

    def reload() -> None:
        before = preview.shown
        assert preview.reload() is not before
        assert (preview.kept.whole, len(preview.shown.ids)) == (read_once, n)

    def saved_then(work: str) -> float:
        if work == "reload":
            save()
            return timed(reload)()
        return timed(lambda: check(read_pack(alone)))()

    taken, floor = alternate(ROUNDS, lambda: saved_then("reload"), lambda: saved_then("read"))
    return Figure(
        row="preview",
        work=f"take a save of one file of a pack of {n:,} questions",
        seconds=middle(taken),
        floor=middle(floor),
        floor_work="read and check that file alone",
        target=target,
        limit=limit,
    )


def run() -> list[Result]:
    """Both packs."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            _row(Path(folder), QUESTIONS, target=1.5, limit=0.5),
            _row(Path(folder), FEW, target=None, limit=0.5),
        ]
