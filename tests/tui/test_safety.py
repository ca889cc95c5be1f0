"""No text of a pack, and no name, can do more on the screen than be read: no action, no link, no control byte."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from civics_tui.errors import PackBroken
from civics_tui.packs.library.library import Library
from civics_tui.packs.reader import read_pack
from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.routes import Place
from tests.tui.desks import NOW, bare_places_in
from tests.tui.driving import Driver, driven

if TYPE_CHECKING:
    from civics_tui.tui.routes import AnyScreen

PAYLOADS = [
    "[@click=app.screenshot('pwn.svg','/tmp')]x[/]",
    "[link='https://example.org']here[/]",
    "[link=https://example.org]",
    "[/]",
    "A [TODO] b [sic] [1]",
    "set [a, b[0]] = [x='",
    "[bold red on blue]x",
    "\x1b]0;title\x07 \x1b[2J \x9b2J \x1b]52;c;eA==\x1b\\ \x1b]8;;https://example.org\x1b\\x",
    "\u202eabc\u2066d\u2028e\ufefff\U000e0041",
    "a" * 300,
    "é漢字\u0301\u0301 \U0001f468\u200d\U0001f469",
]
WORST = [PAYLOADS[number] for number in (0, 3, 7, 9, 10)]
"""One of each sort, for screens beside the shell: an action, an end without a start, control bytes, long, wide."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
PACK = "own-pack"


@dataclass
class Texts:
    """What an author, a learner and a teacher can write."""

    author: str
    learner: str


def in_yaml(text: str) -> str:
    """A text as a scalar of YAML that holds it whatever stands in it."""
    return '"' + "".join(one if one.isalnum() and one.isascii() else f"\\U{ord(one):08x}" for one in text) + '"'


def write_pack(folder: Path, text: str) -> None:
    """A pack with `text` in every field of it that the shell shows."""
    quoted = in_yaml(text)
    page = "\n".join(line for line in text.replace("\r", "\n").splitlines() if not line.startswith((":::", "---", "#")))
    folder.mkdir(parents=True)
    (folder / "explainers").mkdir()
    (folder / "pack.yaml").write_text(
        f"title: {quoted}\ndescription: {quoted}\nobjectives:\n  - {{id: o, text: {quoted}}}\n"
        f"sections:\n  - {{id: s, title: {quoted}, questions: questions/a.yaml, explainers: [page]}}\n"
        f"  - {{id: t, title: {quoted}, questions: questions/b.yaml}}\n",
        encoding="utf-8",
    )
    (folder / "questions").mkdir()
    for name in "ab":
        (folder / "questions" / f"{name}.yaml").write_text(
            f"questions:\n  - id: q{name}\n    kind: single\n    objective: o\n    stem: {quoted}\n"
            "    choices:\n"
            f"      - {{text: {quoted}, correct: true, feedback: {quoted}}}\n"
            f"      - {{text: other, feedback: {quoted}}}\n"
            f"    explanation: {quoted}\n    source: {quoted}\n",
            encoding="utf-8",
        )
    (folder / "glossary.yaml").write_text(
        f"glossary:\n  - {{id: t, term: {quoted}, text: {quoted}}}\n", encoding="utf-8"
    )
    (folder / "explainers" / "page.md").write_text(
        f"---\nid: page\ntitle: {quoted}\nobjective: o\n---\n{page}\n\n"
        f"## {' '.join(text.split())[:200] or 'x'}\n\n{page}\n\n[word](term:t)\n\n::: check qa\n:::\n",
        encoding="utf-8",
        errors="surrogateescape",
    )


def screens(desk: Desk) -> list[AnyScreen]:
    """Every screen of the shell that shows text of the pack."""
    made = [
        routes.screen_for(desk, Place("pack", PACK)),
        routes.words(desk, PACK),
        routes.pick(desk, PACK),
        routes.search(desk, "other"),
        routes.sources(desk, PACK),
        routes.sets(desk),
    ]
    return [
        *made,
        *(
            routes.screen_for(desk, Place("explainer", PACK, page))
            for page, _t, _m in desk.library.find(PACK).explainers
        ),
    ]


def check(driver: Driver) -> None:
    """Look at every run of cells on the screen."""
    for segment in driver.segments:
        assert not CONTROL.search(segment.text), ascii(segment.text)
        if segment.style is not None:
            assert segment.style.link is None
            assert not [key for key in segment.style.meta if key.startswith("@click")]


async def look_at_everything(texts: Texts) -> None:
    """Open every screen over a pack and a learner with these texts."""
    with tempfile.TemporaryDirectory() as name:
        places = bare_places_in(Path(name))
        write_pack(places.installed / PACK, texts.author)
        with Library.open(places) as library:
            desk = Desk(library, places, texts.learner, lambda: NOW)
            try:
                library.refresh()
                async with driven(desk, (80, 24)) as driver:
                    check(driver)
                    with suppress(PackBroken):  # the reader refuses control bytes, and then nothing can be opened
                        for screen in screens(desk):
                            driver.app.push_screen(screen)
                            await driver.settle()
                            check(driver)
                            await driver.press("tab", "n")
                            check(driver)
                            driver.app.action_home()
                            await driver.settle()
                    driver.app.tell(texts.author)
                    await driver.press("ctrl+p")
                    check(driver)
            finally:
                desk.close()


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
async def test_no_payload_does_anything(payload: str) -> None:
    await look_at_everything(Texts(payload, "Sam [b]x[/b] [@click=app.quit]y[/]"))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_comes_out_of_the_pack_as_it_was_put_in(payload: str, tmp_path: Path) -> None:
    """Only what no text may hold stops the reader: else what is looked at above would be an empty pack."""
    write_pack(tmp_path / PACK, payload)
    pack = read_pack(tmp_path / PACK).pack
    assert (pack is None) == bool(CONTROL.search(payload))
    assert pack is None or (pack.title, pack.glossary["t"].term) == (payload, payload)


PIECES = st.sampled_from(
    [
        "[",
        "]",
        "[/",
        "[@click=app.quit]",
        "[link=x]",
        "@click",
        "](",
        "\\",
        "`",
        "*",
        "_",
        "$x",
        "{",
        "}",
        "\t",
        " ",
        "\u200d",
    ]
)


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=12).map("".join))
@example("[bold]{a}[/bold] [[gap]] [x](javascript:alert(1))")
async def test_no_text_does_anything(text: str) -> None:
    await look_at_everything(Texts(text, "Sam"))


def test_the_check_can_fail() -> None:
    assert CONTROL.search("a\x1b[2Jb")
    assert not CONTROL.search("plain, with \u200d")
