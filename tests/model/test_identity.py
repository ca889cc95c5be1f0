"""Wording and meaning tell which questions are the same."""

from __future__ import annotations

from civics_tui.model.identity import plain, wording
from civics_tui.model.kinds import Short
from civics_tui.model.question import Accepted


def short(**fields: object) -> Short:
    return Short(**{"id": "a", "stem": "Who?", "accept": (Accepted(text="we"),)} | fields)  # type: ignore[arg-type]


def test_what_is_empty_by_default_is_left_out() -> None:
    data = plain(short())
    assert not {"explanation", "hints", "vars", "reject"} & set(data)
    assert data["kind"] == "short"


def test_an_empty_field_that_is_not_empty_by_default_stays() -> None:
    assert plain(short(normalize=()))["normalize"] == []
    assert plain(short(stem=""))["stem"] == ""
    assert wording(short(normalize=())) != wording(short())
