from __future__ import annotations

import socket
from typing import Any

import pytest

from civics_tui.web.addresses import hosts, own_addresses


def test_the_hosts_are_those_of_this_machine_with_the_port() -> None:
    told = hosts(8080, ["10.0.4.17"], "Desk")
    assert {"10.0.4.17:8080", "localhost:8080", "127.0.0.1:8080", "desk:8080", "desk.local:8080"} <= told
    assert "10.0.4.17" not in told
    assert "10.0.4.17" in hosts(80, ["10.0.4.17"])
    assert ":8080" not in hosts(8080, [])


def test_addresses_that_reach_nobody_else_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    given: tuple[str, list[str], list[str]] = (
        "desk",
        [],
        ["127.0.1.1", "10.0.4.17", "10.0.4.17", "0.0.0.0", "nonsense"],
    )
    monkeypatch.setattr(socket, "gethostbyname_ex", lambda _name: given)
    found = own_addresses()
    assert found.count("10.0.4.17") == 1
    assert not any(one.startswith(("127.", "0.", "n")) for one in found)


def test_without_a_network_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: Any) -> Any:
        raise OSError

    monkeypatch.setattr(socket, "gethostbyname_ex", fails)
    monkeypatch.setattr(socket.socket, "connect", fails)
    assert own_addresses() == ()
