"""From a key to the paint in a running quiz, beside a label that changes with every key."""

from __future__ import annotations

from tests.benchmarks.measure import Figure, Result, alternate, share
from tests.benchmarks.screen import Screen
from tests.benchmarks.shelves import installed

PRESSES = 100
REST = 0.03
"""Seconds between two keys, as long as the screen is quiet."""
QUIZ = ("-m", "civics_tui", "quiz", "key-actors", "-n", "5", "--seed", "1", "--kind", "single")
HELLO = ("tests/benchmarks/apps/hello.py",)
DOWN, UP = "\x1b[B", "\x1b[A"


class _Presser:
    """Moves the mark down and up again."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.number = 0

    def __call__(self) -> float:
        """Seconds from the next key to the first thing that is written."""
        self.screen.settle(REST)
        self.number += 1
        return self.screen.press(DOWN if self.number % 2 else UP)


def run() -> list[Result]:
    """Keys to both, in turn."""
    home = str(installed())
    with Screen(QUIZ, {"CIVICS_HOME": home}) as quiz, Screen(HELLO) as hello:
        quiz.until("1 of 5", "enter answer")
        hello.until("Hello")
        for screen in (quiz, hello):
            screen.settle(1.0)
            screen.press(DOWN)  # in the quiz the first row is marked with it
        taken, floor = alternate(PRESSES, _Presser(quiz), _Presser(hello))
    return [
        Figure(
            row="keys",
            work=f"key to paint in a quiz, 95 of 100 of {PRESSES} keys",
            seconds=share(taken, 0.95),
            floor=share(floor, 0.95),
            floor_work="the same in a Textual hello",
            target=1.5,
        ),
        Figure(
            row="keys",
            work="the same, the median",
            seconds=share(taken, 0.5),
            floor=share(floor, 0.5),
            floor_work="Textual hello",
        ),
    ]
