"""Make the pictures: `python -m tests.pictures [FOLDER]`. They hold no address of a font or of anything else."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from civics_tui.model.answer import Picked
from civics_tui.packs.building.new import begin
from civics_tui.packs.editing.values import Value
from civics_tui.study.desk import Desk
from civics_tui.tui.routes import Place, builder, quiz, screen_for
from tests.tui.desks import compile_into, desk_in
from tests.tui.driving import driven

PACK = "secession-process"
HERE = Path(__file__).parent
FONTS = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace'


@dataclass(frozen=True)
class Picture:
    """One picture: what is opened, and the keys pressed then."""

    screen: str | Place
    """`home`, `question`, `builder`, or a place."""
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    theme: str = "civics-dark"


PICTURES = {
    "home": Picture("home"),
    "feedback": Picture("question", ("4", "enter")),
    "show-me": Picture("question", ("4", "enter", "s", "n")),
    "question-wide": Picture("question", ("4", "enter"), (120, 36), "civics-light"),
    "explainer": Picture(Place("explainer", PACK, "route"), ("n", "tab"), theme="civics-light"),
    "words": Picture(Place("explainer", PACK, "route"), ("g",)),
    "sources-differ": Picture("question", ("4", "enter", "v")),
    "process": Picture(Place("process", PACK, "route")),
    "timeline": Picture(Place("timeline", "calexit-history", "calexit", "2016-12-31"), (), (120, 36), "civics-light"),
    "dossier": Picture(Place("actor", "key-actors", "marcus-ruiz-evans")),
    "builder": Picture("builder", (), (120, 36), "civics-light"),
    "side-by-side": Picture(Place("actor", "key-actors", "marcus-ruiz-evans"), ("v",), (120, 36)),
}
"""By the name of the file."""


WRITTEN: list[dict[str, Value]] = [
    {
        "id": "confirm-judges",
        "kind": "single",
        "stem": "Which body confirms federal judges?",
        "choices": [
            {"text": "The Senate", "correct": True, "feedback": "Yes: advice and consent."},
            {"text": "The House of Representatives", "feedback": "It votes on laws, not on judges."},
            "The Supreme Court",
        ],
        "explanation": "The President nominates them, and the Constitution asks for the Senate's consent.",
        "source": "Constitution, Article II, section 2",
    },
    {"id": "for-life", "kind": "true_false", "stem": "Federal judges are elected.", "answer": False},
]
"""A pack that is being written."""


def lived_in(desk: Desk) -> None:
    """A learner who has done a part of two packs, and has begun another attempt."""
    for pack, count in ((PACK, 14), ("calexit-history", 6)):
        with desk.start(pack=pack, n=count, kind="single", seed=11) as sitting:
            for index in range(len(sitting.attempt.responses)):
                sitting.move(index)
                right = next(one.id for one in sitting.question().choices if one.correct)  # type: ignore[union-attr]
                wrong = next(one.id for one in sitting.question().choices if not one.correct)  # type: ignore[union-attr]
                sitting.answer(Picked((wrong if index % 4 == 1 else right,)))
            sitting.finish()
    with desk.start(pack=PACK, n=10, seed=11) as sitting:
        sitting.show()
        sitting.move(3)


def plain(svg: str) -> str:
    """The picture without addresses of fonts, in whatever letters of one width the reader has."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"font-family:\s*[^;]*;", f"font-family: {FONTS};", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


async def draw(picture: Picture, folder: Path, compiled: Path) -> str:
    """Draw a picture from nothing."""
    with desk_in(folder, compiled, "Sam") as desk:
        lived_in(desk)
        async with driven(desk, picture.size) as driver:
            driver.app.theme = picture.theme
            await driver.settle()
            if picture.screen == "question":
                sitting = desk.start(pack=PACK, questions=["other-option", "propose-vote", "filed-only"], seed=4)
                driver.app.push_screen(quiz(desk, sitting))
            elif picture.screen == "builder":
                driver.app.push_screen(
                    builder(desk, begin(desk.places.own, "How federal judges get their seats", WRITTEN))
                )
            elif isinstance(picture.screen, Place):
                driver.app.push_screen(screen_for(desk, picture.screen))
            await driver.settle()
            await driver.press(*picture.keys)
            return plain(driver.app.export_screenshot(title="civics-tui"))


def main() -> int:
    """Write every picture into the folder; that of the README's pictures where none is named."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        compiled = compile_into(Path(name) / "compiled")
        for file, picture in PICTURES.items():
            svg = asyncio.run(draw(picture, Path(name) / file, compiled))
            (target / f"{file}.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
