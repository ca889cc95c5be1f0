"""One lesson as it is held: the host in a terminal, two students in terminals, three in Chromium, and what goes wrong.

A phone loses its network and comes back, a browser is reloaded, the host is killed in mid-question and started again,
and a second vote is held. The results are those that follow from what was sent.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.classroom.checking import recount
from civics_tui.classroom.store import reading
from civics_tui.classroom.store.store import Store
from tests.e2e.terminal import Terminal
from tests.web.browser import Phone, phone
from tests.web.conftest import chromium, engine
from tests.web.lesson import free_port

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["chromium", "engine"]

pytestmark = [pytest.mark.e2e, pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

APP = (sys.executable, "-m", "civics_tui")
PACK = """
title: Three questions
questions:
  - id: confirms
    kind: single
    stem: Which body confirms judges?
    shuffle: false
    choices:
      - {text: The House, feedback: No. It votes on laws.}
      - {text: The Senate, correct: true, feedback: Yes. Article II says so.}
      - {text: The Court, feedback: No. It is where they go.}
    explanation: The Constitution asks for the Senate's consent.
    source: Constitution, Article II, section 2
  - id: states
    kind: numeric
    stem: How many states are there?
    answer: 50
    explanation: Fifty since 1959.
    source: Public record
  - id: term
    kind: single
    stem: How long does a senator serve?
    shuffle: false
    choices: [{text: Two years}, {text: Six years, correct: true}]
    explanation: Six years.
    source: Constitution, Article I
"""


class Room:
    """All who are in the class."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """A folder for each of them."""
        self.folder = folder
        with free_port() as port:
            self.port = port
        self.pack = folder / "three.yaml"
        self.pack.write_text(PACK, "utf-8")
        self._stack = stack
        self.host = self.terminal("host")

    @property
    def address(self) -> str:
        """Of the class, on this machine."""
        return f"127.0.0.1:{self.port}"

    def terminal(self, name: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        """A terminal of somebody with a home of their own."""
        home = {"CIVICS_HOME": str(self.folder / name), "HOME": str(self.folder / name)}
        return self._stack.enter_context(Terminal(*size, home))

    def open_host(self) -> None:
        """Start the host, or start it again."""
        self.host.start(*APP, "class", "host", str(self.pack), "--title", "Period 3", "--port", str(self.port))

    def student(self, name: str, code: str, *options: str) -> Terminal:
        """A student's terminal that has joined."""
        made = self.terminal(name)
        made.start(*APP, "class", "join", self.address, code, *options)
        return made

    def run(self, *arguments: str) -> str:
        """What a command of the teacher's writes."""
        done = subprocess.run(
            [*APP, "class", *arguments],
            env={**self.host.environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room, emptied at the end."""
    with ExitStack() as stack:
        yield Room(tmp_path, stack)


async def see(terminal: Terminal, pattern: str) -> str:
    """Wait for a terminal without holding up the browsers."""
    return await asyncio.to_thread(terminal.wait_for, pattern)


async def pick(student: Phone, number: int) -> None:
    """Choose and send in a browser."""
    await student.page.locator("input[name=picked]").nth(number).check()
    await student.page.click("#send")


async def saved(student: Phone) -> None:
    """Wait until a browser says that the answer is saved."""
    await student.page.wait_for_function("() => /Saved [0-9]/.test(document.querySelector('main').innerText)")


async def test_a_lesson_with_all_that_goes_wrong(chromium: Browser, room: Room) -> None:
    async with AsyncExitStack() as stack:
        room.open_host()
        shown = await see(room.host, r"code +\w{3}-\w{3}")
        found = re.search(r"code +(\w{3})-(\w{3})", shown)
        assert found is not None
        code = found[1] + found[2]
        full = room.student("ann", code)
        plain = room.student("bob", code, "--plain")
        url = f"http://{room.address}"
        expected = ("Failed to load resource", "ERR_", "net::")
        phones = [await stack.enter_async_context(phone(chromium, url, expected=expected)) for _one in range(3)]
        for one in phones:
            await one.join(code)
        await see(room.host, "5 joined")

        # The first vote, a discussion, the second vote.
        room.host.press("Enter")
        await see(full, "Which body confirms judges")
        await see(plain, "Your answer")
        full.press("a")
        full.press("Enter")
        plain.write("b")
        plain.press("Enter")
        for one, number in zip(phones, (0, 1, 2), strict=True):
            await pick(one, number)
            await saved(one)
        await see(full, r"Saved \d\d:\d\d:\d\d")
        await see(plain, r"Saved \d\d:\d\d:\d\d")
        await see(room.host, "5 of 5")
        room.host.press("Enter")
        await see(room.host, "enter show the answer")
        room.host.press("v")
        await see(room.host, r"second vote(.*\n)*.*0 of 5")
        await see(full, "second vote(.*\n)*.*Nothing sent yet")
        await see(plain, "second vote")
        full.press("b")
        full.press("Enter")
        plain.write("b")
        plain.press("Enter")
        for one, number in zip(phones, (1, 1, 0), strict=True):
            await one.page.wait_for_selector("#send")
            await pick(one, number)
            await saved(one)
        await see(room.host, "5 of 5")
        room.host.press("Enter")
        await see(room.host, "enter show the answer")
        assert "Senate's consent" not in room.host.screen()
        room.host.press("Enter")
        shown = await see(room.host, "enter next question")
        assert re.search(r"OK +B +The Senate +2 -> 4", shown)
        assert re.search(r"A +The House +2 -> 1", shown)
        await see(full, "Senate's consent")
        for one in phones:
            await one.shows("revealed")

        # A phone without its network, a host that is killed, a browser that is reloaded.
        room.host.press("Enter")
        await see(full, "How many states")
        full.write("50")
        full.press("Enter")
        await see(full, r"Saved \d\d:\d\d:\d\d")
        await phones[0].page.fill("#typed", "50")
        await phones[0].page.click("#send")
        await saved(phones[0])
        await phones[1].context.set_offline(True)
        await phones[1].page.fill("#typed", "49")
        await phones[1].page.click("#send")
        await phones[1].page.wait_for_function("() => document.body.innerText.toUpperCase().includes('NOT SAVED')")
        await see(room.host, "2 of 5")
        room.host.kill_program()
        await see(room.host, r"\[ended 137\]")
        plain.write("50")
        plain.press("Enter")
        await see(plain, "NOT SAVED yet")
        room.host = room.terminal("host")
        room.open_host()
        await see(room.host, "How many states")
        await see(plain, r"NOT SAVED yet(.*\n)*.*Saved \d\d:\d\d:\d\d")
        await see(full, r"Saved \d\d:\d\d:\d\d")
        await phones[1].context.set_offline(False)
        await saved(phones[1])
        await phones[2].page.reload()
        await phones[2].page.fill("#typed", "50 ")
        await phones[2].page.click("#send")
        await saved(phones[2])
        await see(room.host, "5 of 5")
        room.host.press("Enter")
        await see(room.host, "enter show the answer")
        room.host.press("Enter")
        await see(room.host, "enter next question")

        # The third question is left open: ending closes it.
        room.host.press("Enter")
        await see(full, "How long does a senator serve")
        full.press("b")
        full.press("Enter")
        await see(full, r"Saved \d\d:\d\d:\d\d")
        room.host.press("q")
        await see(room.host, "End the class")
        room.host.press("Enter")
        await see(room.host, "Results saved: Period 3")
        for one in phones:
            await one.shows("finished")
        await see(full, "The class is over")
        await see(plain, r"\[ended 0\]")
        room.host.press("Escape")
        await see(room.host, r"\[ended 0\]")

    check_results(room)


def check_results(room: Room) -> None:
    """Compare what is shown with what follows from the submissions alone."""
    rows = list(csv.reader(io.StringIO(room.run("results", "--csv", "-"))))
    assert rows[0][3:] == ["points", "of", "confirms", "states", "term"]
    assert sorted(row[3:] for row in rows[1:]) == [  # numbers follow the order in which they happened to join
        ["1", "3", "0", "1", "0"],
        ["1", "3", "1", "0", "0"],
        ["2", "3", "1", "1", "0"],
        ["2", "3", "1", "1", "0"],
        ["3", "3", "1", "1", "1"],
    ]
    database = room.folder / "host" / "data" / "classes" / "classes.sqlite3"
    store = Store.open(str(database), at=0)
    with store.view() as connection:
        record = reading.record(connection, 1)
    store.close()
    assert recount.faults(record, room.run("results", "--csv", "-")) == []
    assert {one.verdict for one in record.submissions} == {"accepted"}
    told = json.loads(room.run("results", "--json"))
    votes = [(one["question"], one["vote"], one["counts"], one["answered"]) for one in told["questions"]]
    assert votes == [("confirms", 1, False, 5), ("confirms", 2, True, 5), ("states", 1, True, 5), ("term", 1, True, 1)]
    assert told["questions"][1]["parts"] == {"1": 1, "2": 4}
    assert room.run("check").strip() == "1 session, 0 faults"
