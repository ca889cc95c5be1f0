from __future__ import annotations

from civics_tui.views import states


def test_what_is_committed_is_said_in_a_word() -> None:
    assert states.saved() == "Saved."
