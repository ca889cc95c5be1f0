"""Every kind answered in a real terminal, by keys and by mouse, at three sizes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from civics_tui.model.kinds import KINDS
from tests.cli.test_quiz import ONE_OF_EACH
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")
COUNT, SCORED = len(KINDS), sum(row.scored for row in KINDS.values())
VERDICTS = {"in order": "Right|Partly|Wrong|in place", "best supported": "no right answer|Your view"}
ASKS = "(choices|field|answer|choose)"


def _number_of(shown: str, text: str) -> str:
    found = re.search(rf"(\d)  ?(?:\[.\] )?{text}", shown)
    assert found, f"{text} is not offered on:\n{shown}"
    return found[1]


def _mark(*texts: str) -> Callable[[Terminal, str], None]:
    def keys(terminal: Terminal, shown: str) -> None:
        for text in texts:
            terminal.press(_number_of(shown, text))

    return keys


def _write(text: str) -> Callable[[Terminal, str], None]:
    def writes(terminal: Terminal, _shown: str) -> None:
        terminal.write(text)
        terminal.wait_for(f"│ {text} ")

    return writes


def _order(terminal: Terminal, _shown: str) -> None:
    terminal.press("1", "Space", "Down", "Space")


def _assign(terminal: Terminal, shown: str) -> None:
    items = re.findall(r"\[ *\] (\w+)", shown)
    rights = {"President": "nominates", "Senate": "confirms", "tax": "Congress", "war": "Congress"}
    for item in items:
        terminal.press(_number_of(shown, rights.get(item, "President")))


def _gaps(terminal: Terminal, _shown: str) -> None:
    terminal.write("Senate")
    terminal.press("Tab")
    terminal.write("100")
    terminal.wait_for("│ Senate (.*\n)*.*│ 100 ")


BY_KEYS: Mapping[str, Callable[[Terminal, str], None]] = {
    "is a city": _mark("Sacramento"),
    "are states": _mark("Texas", "Ohio"),
    "Texas is a state": _mark("True"),
    "How many states": _write("50"),
    "100 members": _write("Senate"),
    "in order": _order,
    "Who does what": _assign,
    "has .* members": _gaps,
    "Whose power": _assign,
    "best supported": _mark("Terms would help"),
}
"""By what the stem says, how the question is answered with keys; all but the order are right."""


def _click(*texts: str) -> Callable[[Terminal, str], None]:
    def clicks(terminal: Terminal, _shown: str) -> None:
        for text in texts:
            terminal.click_on(text)

    return clicks


def _click_order(terminal: Terminal, _shown: str) -> None:
    terminal.click_on("second")
    terminal.wait_for(r"> \d  ?second")
    terminal.click_on("second")
    terminal.wait_for("-> 1")
    terminal.click_on("first")
    terminal.wait_for("z undo|> 3")


def _click_places(terminal: Terminal, shown: str) -> None:
    rights = {"President": "nominates", "Senate": "confirms", "tax": "Congress", "war": "Congress"}
    for item in re.findall(r"\[ *\] (\w+)", shown):
        terminal.click_on(rf"\[.?\] {item}")
        terminal.wait_for(rf"> +\[.?\] {item}")
        terminal.click_on(rf"\d  ?{rights.get(item, 'President')}")
        terminal.wait_for(rf"\[\d\] {item}")


BY_MOUSE: Mapping[str, Callable[[Terminal, str], None]] = {
    **BY_KEYS,
    "is a city": _click("Sacramento"),
    "are states": _click("Texas", "Ohio"),
    "Texas is a state": _click("True"),
    "in order": _click_order,
    "Who does what": _click_places,
    "Whose power": _click_places,
    "best supported": _click("Terms would help"),
}
"""The same with clicks; what is typed is typed."""


@pytest.mark.parametrize("way", ["keys", "mouse"])
@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (40, 12)])
def test_every_kind_is_answered(tmp_path: Path, columns: int, rows: int, way: str) -> None:
    pack = tmp_path / "each.yaml"
    pack.write_text(ONE_OF_EACH, encoding="utf-8")
    answers = BY_KEYS if way == "keys" else BY_MOUSE
    with Terminal(columns, rows, {"CIVICS_HOME": str(tmp_path / "civics"), "HOME": str(tmp_path)}) as terminal:
        terminal.start(*APP, "quiz", str(pack), "-n", str(COUNT), "--seed", "3")
        asked = set()

        def enter(does: str) -> None:
            if way == "keys":
                terminal.press("Enter")
            else:
                terminal.click_on(f"enter ({does})")

        for number in range(1, COUNT + 1):
            shown = terminal.wait_for(rf"({number} of {COUNT}|{number}/{COUNT}) (.*\n)*.*enter {ASKS}")
            stem = next(stem for stem in answers if re.search(stem, shown))
            asked.add(stem)
            if re.search("enter (choices|field)", shown):
                enter("choices|field")
                shown = terminal.wait_for("enter (answer|choose)")
            answers[stem](terminal, shown)
            enter("answer|choose")
            verdict = VERDICTS.get(stem, "Right|OK")
            terminal.wait_for(rf"({verdict})(.*\n)*.*enter (next|results)")
            enter("next|results")
        assert asked == set(answers)
        terminal.wait_for(rf"{SCORED - 1} of {SCORED}|{SCORED} of {SCORED}")
