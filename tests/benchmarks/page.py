"""A page of 2,600 words on the screen, until nothing is left to do, beside Textual's Markdown given the whole text."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from civics_tui.packs.library.library import Library
from civics_tui.study.desk import Desk
from civics_tui.tui.app import CivicsApp
from civics_tui.tui.routes import Place, screen_for
from tests.benchmarks.measure import Figure, Result, alternate, middle
from tests.tui.desks import NOW, places_in

WORDS = 2600
SECTIONS = 12
ROUNDS = 5
SIZE = (80, 24)
SENTENCES = (
    "Two thirds of both chambers *propose* an amendment, and three quarters of the states ratify it.",
    "A report names its speaker, and a reader asks how that speaker would know.",
    "What was filed in May was not yet on any ballot, and no court had been asked.",
)


def markdown() -> str:
    """The whole text, with headings, paragraphs, a list and a table in each section."""
    parts = []
    for number in range(1, SECTIONS + 1):
        parts += [f"## Part {number}", "| who | how many |\n|---|---|\n| House | 290 of 435 |\n| Senate | 67 of 100 |"]
        parts += ["- one thing to keep\n- another thing to keep"]
        while len(" ".join(parts).split()) < WORDS * number / SECTIONS:
            parts.append(" ".join(SENTENCES))
    return "\n\n".join(parts)


class Whole(App[None]):
    """An app with nothing but the text, put there at a word."""

    def compose(self) -> ComposeResult:
        """Room for the text."""
        yield VerticalScroll()


async def _whole(text: str) -> float:
    async with Whole().run_test(size=SIZE) as pilot:
        began = time.perf_counter()
        await pilot.app.query_one(VerticalScroll).mount(Markdown(text, open_links=False))
        await pilot.pause()
        return time.perf_counter() - began


async def _page(desk: Desk) -> float:
    async with CivicsApp(desk).run_test(size=SIZE) as pilot:
        await pilot.pause()
        began = time.perf_counter()
        pilot.app.push_screen(screen_for(desk, Place("explainer", "long", "page")))
        await pilot.pause()
        return time.perf_counter() - began


def run() -> list[Result]:
    """The page of a pack that was compiled before."""
    text = markdown()
    with tempfile.TemporaryDirectory() as name:
        places = places_in(Path(name))
        page = places.installed / "long" / "explainers" / "page.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"---\nid: page\ntitle: A long page\n---\n{text}\n", encoding="utf-8")
        (places.installed / "long" / "pack.yaml").write_text("title: A long pack\n", encoding="utf-8")
        with Library.open(places) as library:
            library.refresh()
            desk = Desk(library, places, "me", lambda: NOW)
            taken, floor = alternate(ROUNDS, lambda: asyncio.run(_page(desk)), lambda: asyncio.run(_whole(text)))
            desk.close()
    return [
        Figure(
            row="page",
            work=f"a page of {len(text.split()):,} words on the screen, until idle",
            seconds=middle(taken),
            floor=middle(floor),
            floor_work="Textual's Markdown with the whole text",
            target=0.15,
        )
    ]
