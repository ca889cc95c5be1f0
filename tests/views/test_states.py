from __future__ import annotations

from civics_tui.views import states


def test_what_cannot_be_saved_is_kept_and_says_what_to_press() -> None:
    assert states.not_saved("the disk is full") == (
        "NOT saved: the disk is full. Your answer is kept here; r tries again."
    )


def test_a_small_terminal_gets_one_sentence() -> None:
    assert states.too_small() == "civics-tui needs 40 columns and 12 rows, or start it with --plain"


def test_a_broken_pack_names_its_first_error() -> None:
    assert states.pack_broken("us-courts", 3, "questions/basics.yaml line 10") == (
        "us-courts cannot be opened: 3 errors, first in questions/basics.yaml line 10. "
        "See the errors: civics-tui pack check"
    )
    assert "1 error, in pack.yaml" in states.pack_broken("us-courts", 1, "pack.yaml")


def test_a_crash_says_that_the_answers_are_safe() -> None:
    assert states.crash(4, 10, "") == "Something broke. Your answers are safe: 4 of 10, under Continue."
    assert states.crash(4, 10, "log").endswith("Details without your data: log")


def test_waiting_says_how_much_is_done() -> None:
    assert states.loading("Reading packs", 2, 5) == "Reading packs: 2 of 5. esc stops it."
