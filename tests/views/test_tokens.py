from __future__ import annotations

import pytest

from civics_tui.views.tokens import TOKENS, sign


@pytest.mark.parametrize(
    ("token", "shown"), [("right", "OK"), ("wrong", "X"), ("partly", "~"), ("flagged", "!"), ("", ""), ("gone", "")]
)
def test_a_token_has_a_sign(token: str, shown: str) -> None:
    assert sign(token) == shown


def test_signs_that_tell_states_apart_differ() -> None:
    signs = [token.sign for token in TOKENS.values() if token.sign]
    assert len(signs) == len(set(signs))
    assert all(name == token.name for name, token in TOKENS.items())
    assert all(token.variable.startswith("$") for token in TOKENS.values())
