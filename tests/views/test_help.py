from __future__ import annotations

from civics_tui.views.help import EVERYWHERE, help_lines, keys


def test_on_one_screen_no_key_has_two_meanings() -> None:
    screens = {where for key in keys() for where in key.where}
    for screen in screens:
        own = [name for key in keys() if {screen, EVERYWHERE} & set(key.where) for name in key.keys]
        assert len(own) == len(set(own)), screen


def test_no_screen_with_choices_has_a_letter_of_a_choice_as_a_command() -> None:
    for key in keys():
        if key.keys not in (("a-e",), ("1-9",)):
            assert not set(key.keys) & set("abcde123456789"), key


def test_what_is_typed_into_a_field_has_another_key() -> None:
    by_letter = {name: key for key in keys() if key.where != ("builder",) for name in key.keys}
    for letter, other in {"s": "F2", "h": "F3", "f": "F4"}.items():
        assert by_letter[letter] == by_letter[other]
    assert by_letter["?"].does == "help"


def test_help_has_a_line_for_every_key_and_can_leave_screens_out() -> None:
    assert len(help_lines()) == len(keys())
    assert all(line == line.rstrip() for line in help_lines())
    some = help_lines(lambda where: where != "exam")
    assert not any("flag" in line for line in some)
    assert all(len(line) <= 70 for line in help_lines())
