"""Where a laptop is found, what is drawn of it, and what is said where nobody can get there."""

from __future__ import annotations

import pytest

from civics_tui.classroom.hosting import doctor, qr
from civics_tui.classroom.hosting.addresses import Here, is_usable, own_addresses, short_address, web_address
from civics_tui.classroom.hosting.doctor import Diagnosis, Way


@pytest.mark.parametrize(
    ("address", "usable"),
    [
        ("10.0.4.17", True),
        ("192.168.1.5", True),
        ("fd00::2", True),
        ("127.0.0.1", False),
        ("::1", False),
        ("169.254.3.4", False),
        ("fe80::1%eth0", False),
        ("0.0.0.0", False),
        ("nothing", False),
    ],
)
def test_an_address_is_one_that_others_can_reach(address: str, *, usable: bool) -> None:
    assert is_usable(address) == usable


def test_own_addresses_can_be_reached() -> None:
    assert all(is_usable(one) for one in own_addresses())


def test_addresses_are_written_as_browsers_take_them() -> None:
    assert web_address("10.0.4.17", 8080) == "http://10.0.4.17:8080"
    assert short_address("fd00::2", 8080) == "[fd00::2]:8080"


def test_a_laptop_that_changes_its_network_is_found_again() -> None:
    now, found = [0.0], [("10.0.4.17",)]
    here = Here(8080, lambda: now[0], lambda: found[0])
    assert here.address() == "10.0.4.17:8080"
    found[0] = ("10.9.9.9",)
    assert here.address() == "10.0.4.17:8080"
    now[0] = 6.0
    assert here.address() == "10.9.9.9:8080"
    assert {"10.9.9.9:8080", "localhost:8080", "127.0.0.1:8080"} <= here.hosts()
    assert "10.0.4.17:8080" not in here.hosts()
    assert "localhost" not in here.hosts()
    assert "localhost" in Here(80, lambda: 0.0, lambda: ()).hosts()


def test_without_a_network_this_machine_can_still_be_opened() -> None:
    assert Here(8080, lambda: 0.0, lambda: ()).address() == "localhost:8080"


def test_the_qr_code_is_dark_on_light_in_both_inks() -> None:
    dark, light = (qr.lines("http://10.0.4.17:8080/j/K7M4PD", light_ink=ink) for ink in (True, False))
    assert len({len(line) for line in dark}) == 1
    assert dark[1].startswith("██")
    assert light[1].startswith("  ")
    swapped = str.maketrans("█ ▀▄", " █▄▀")
    assert [line.translate(swapped) for line in light[:-1]] == list(dark[:-1])


def test_the_doctor_names_each_way_and_what_it_cannot_see() -> None:
    found = Diagnosis(port=8080, ways=(Way(address="10.0.4.17", answers=True),))
    text = "\n".join(doctor.told(found, system="linux", has=lambda name: name == "ufw"))
    assert found.is_fine
    assert "http://10.0.4.17:8080  answers from here" in text
    assert "sudo ufw allow 8080/tcp" in text
    assert "phone in the same Wi-Fi" in text
    assert "hotspot" in text


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Diagnosis(port=8080, ways=(), taken=True), "--port 8081"),
        (Diagnosis(port=8080, ways=()), "in no network"),
        (Diagnosis(port=6000, ways=(Way(address="10.0.4.17", answers=True),)), "Browsers refuse port 6000"),
        (Diagnosis(port=8080, ways=(Way(address="10.0.4.17", answers=False),)), "does NOT answer"),
    ],
    ids=["taken", "no-network", "unsafe-port", "blocked"],
)
def test_what_is_in_the_way_is_a_sentence(found: Diagnosis, word: str) -> None:
    assert not found.is_fine
    assert word in "\n".join(doctor.told(found, system="darwin"))
    assert doctor.in_short(found) == ["Students cannot reach this laptop now."]


@pytest.mark.parametrize(("system", "word"), [("darwin", "System Settings"), ("win32", "netsh"), ("linux", "ufw")])
def test_each_system_has_its_step(system: str, word: str) -> None:
    assert word in " ".join(doctor.firewall(8080, system, lambda _name: None))


def test_a_port_that_nobody_uses_is_tried() -> None:
    found = doctor.diagnose(0, is_served=False, find=lambda: ())
    assert not found.taken
