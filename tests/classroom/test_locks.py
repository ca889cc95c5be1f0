"""F5 in small: nothing is accepted after its lock, and nothing is refused that came before the close."""

from __future__ import annotations

import pytest

from tests.classroom import locks


@pytest.mark.parametrize("nodes", [1, 3])
def test_no_answer_slips_past_the_lock(address: str, nodes: int) -> None:
    tally = locks.run(address, 1_000, f"{nodes}", nodes=nodes)
    assert tally.faults == []
    assert tally.tries == 1_000
    assert tally.accepted > 500
    assert tally.late > 100
