"""Can students reach this laptop? What can be tested here is tested; for the rest it says what to look at."""

from __future__ import annotations

import contextlib
import shutil
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from civics_tui.classroom.hosting.addresses import UNSAFE_PORTS, own_addresses, short_address, to_listen_on, web_address
from civics_tui.words import _

PATIENCE = 2.0
"""Seconds for a connection to our own address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One address, and whether the port answers on it."""

    address: str
    answers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found."""

    port: int
    ways: tuple[Way, ...]
    taken: bool = False
    """Is the port used by another program?"""

    @property
    def is_fine(self) -> bool:
        """Does everything that can be tested here work?"""
        return not self.taken and self.port not in UNSAFE_PORTS and any(way.answers for way in self.ways)


def diagnose(port: int, *, is_served: bool, find: Callable[[], tuple[str, ...]] = own_addresses) -> Diagnosis:
    """Look at the addresses of this machine, and call the port on each; opened for the moment where nothing serves."""
    with contextlib.ExitStack() as opened:
        if not is_served:
            try:
                opened.enter_context(_listening(port))
            except OSError:
                return Diagnosis(port=port, ways=(), taken=True)
        ways = tuple(Way(address=one, answers=_answers(one, port)) for one in find())
    return Diagnosis(port=port, ways=ways)


def _listening(port: int) -> socket.socket:
    where = to_listen_on()
    listening = socket.socket(socket.AF_INET6 if ":" in where else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((where, port))
        listening.listen(8)
    except OSError:
        listening.close()
        raise
    return listening


def _answers(address: str, port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=PATIENCE):
        return True
    return False


def told(found: Diagnosis, *, system: str = sys.platform, has: Callable[[str], object] = shutil.which) -> list[str]:
    """The diagnosis in lines: addresses, port, firewall, what cannot be seen from here, and what works today."""
    lines = [_("Addresses of this laptop")]
    lines += [_way(way, found.port) for way in found.ways]
    if found.taken:
        lines.append(
            _("  Port {port} is used by another program. Take another one: --port {other}").format(
                port=found.port, other=found.port + 1
            )
        )
    elif not found.ways:
        lines.append(_("  None: this laptop is in no network. Join the Wi-Fi of the room, then test again."))
    if found.port in UNSAFE_PORTS:
        lines.append(_("  Browsers refuse port {port}. Take another one: --port 8080").format(port=found.port))
    lines += ["", _("Firewall of this laptop"), *(f"  {line}" for line in firewall(found.port, system, has))]
    lines += ["", *_isolation(found), "", *_works_today()]
    return lines


def _way(way: Way, port: int) -> str:
    where = web_address(way.address, port)
    if way.answers:
        return _("  {where}  answers from here").format(where=where)
    return _("  {where}  does NOT answer, not even from here; a firewall may block it").format(where=where)


def firewall(port: int, system: str, has: Callable[[str], object]) -> list[str]:
    """The step that lets students through, for each system."""
    if system == "darwin":
        return [_("System Settings, Network, Firewall, Options: let Python take incoming connections.")]
    if system == "win32":
        return [
            _("When Windows asks, allow Python on private networks. Or once, as administrator:"),
            f'netsh advfirewall firewall add rule name="civics-tui" dir=in action=allow protocol=TCP localport={port}',
        ]
    if has("ufw"):
        return [_("If ufw is on:"), f"sudo ufw allow {port}/tcp"]
    if has("firewall-cmd"):
        return [_("If firewalld is on:"), f"sudo firewall-cmd --add-port={port}/tcp"]
    return [_("No firewall of the usual ones was found (ufw, firewalld).")]


def _isolation(found: Diagnosis) -> list[str]:
    first = next((one.address for one in found.ways if one.answers), None)
    where = web_address(first, found.port) if first else _("the address above")
    return [
        _("What this test cannot see"),
        _("  Many school networks keep devices apart. Open {where} on one phone in the same Wi-Fi.").format(
            where=where
        ),
        _("  If it opens here and not there, the network is in the way: no setting of this laptop helps."),
    ]


def _works_today() -> list[str]:
    return [
        _("If students cannot reach this laptop, this works today"),
        _("  A hotspot: of a phone or of this laptop; students join it instead of the Wi-Fi."),
        _("  Ask your IT to let devices of the room reach this laptop on the port."),
        _("  The board and a show of hands: lead the class as it is, and count hands for A, B, C, D."),
        _("  Students with civics-tui on their own computers: civics-tui quiz, without any network."),
    ]


def in_short(found: Diagnosis) -> Sequence[str]:
    """Why students may not get here, in a sentence or two, for the screen of the host."""
    if found.is_fine:
        names = ", ".join(short_address(one.address, found.port) for one in found.ways if one.answers)
        return [_("This laptop answers at {addresses}.").format(addresses=names)]
    return [_("Students cannot reach this laptop now.")]
