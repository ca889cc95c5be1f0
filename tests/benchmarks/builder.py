"""A change of one field in the builder: in a pack of 10,000 questions in files of some, and in one of 40."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.check import check
from civics_tui.packs.reader import read_pack
from tests.benchmarks import big
from tests.benchmarks.measure import Figure, Result, alternate, middle, timed

QUESTIONS, FEW = 10_000, 40
ROUNDS = 7


def _row(folder: Path, n: int) -> Figure:
    pack = big.write(folder, n)
    own = OwnPack.open(pack)
    sheet = next(one for one in own.sheets if one.kind == "single" and one.number >= n // 2)
    alone = folder / f"alone-{n}"
    (alone / "questions").mkdir(parents=True)
    (alone / "pack.yaml").write_bytes((pack / "pack.yaml").read_bytes())
    copy = alone / "questions" / Path(sheet.file).name
    numbers = count()

    def put() -> None:
        own.put(sheet.number, ("explanation",), f"It is so, for the reason of number {next(numbers)}.")
        assert own.sheets[sheet.number].advice is not None

    def read() -> None:
        copy.write_bytes((pack / sheet.file).read_bytes())
        check(read_pack(alone))

    taken, floor = alternate(ROUNDS, timed(put), timed(read))
    return Figure(
        row="builder",
        work=f"change a field of a pack of {n:,} questions, and look at it",
        seconds=middle(taken),
        floor=middle(floor),
        floor_work="read and check that file alone",
        target=3.0,
        limit=0.5,
    )


def run() -> list[Result]:
    """Both packs."""
    with tempfile.TemporaryDirectory() as folder:
        return [_row(Path(folder), n) for n in (QUESTIONS, FEW)]
