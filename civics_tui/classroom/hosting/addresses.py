"""The addresses under which a laptop can be reached on its network. Nothing is sent to find them out."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Callable, Iterable

TEST_NET = ("192.0.2.1", "2001:db8::1")
"""Addresses that belong to nobody: choosing a way to them names our own address, and no packet leaves."""
USUAL_PORT = 8080
UNSAFE_PORTS = frozenset(
    {
        *(1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104),
        *(109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515),
        *(526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049),
        *(3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    }
)
"""Ports that browsers refuse to open (the list of the Fetch standard, section 2.9)."""


def own_addresses() -> tuple[str, ...]:
    """The addresses of this machine that others may reach, the likeliest first; none without a network.

    Long ones (IPv6) only where there is no other: nobody types them from a board.
    """
    found = [one for one in dict.fromkeys([*_outward(), *_named()]) if is_usable(one)]
    return tuple(one for one in found if ":" not in one) or tuple(found)


def to_listen_on() -> str:
    """The address that means the whole network."""
    return "::" if any(":" in one for one in own_addresses()) else "0.0.0.0"


def _outward() -> Iterable[str]:
    for family, target in zip((socket.AF_INET, socket.AF_INET6), TEST_NET, strict=True):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((target, 9))
            yield str(way.getsockname()[0])


def _named() -> Iterable[str]:
    with contextlib.suppress(OSError):
        for *_rest, where in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
            yield str(where[0])


def is_usable(address: str) -> bool:
    """Can somebody else reach it: neither this machine alone, nor an address that was never given?"""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not (found.is_loopback or found.is_link_local or found.is_unspecified or found.is_multicast)


def web_address(host: str, port: int) -> str:
    """What is typed into a browser: `http://10.0.4.17:8080`."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def short_address(host: str, port: int) -> str:
    """The same without what browsers add: `10.0.4.17:8080`."""
    return web_address(host, port).removeprefix("http://")


EVERY = 5.0
"""Seconds after which the network is looked at again: a laptop may change it while a class runs."""
WEB = 80
"""The port that browsers do not tell."""
LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Here:
    """Where this machine is found now, on one port."""

    def __init__(self, port: int, monotonic: Callable[[], float], find: Callable[[], tuple[str, ...]] = own_addresses):
        """Be found on a port; `find` looks at the network."""
        self.port = port
        self._monotonic = monotonic
        self._find = find
        self._looked: float | None = None
        self._found: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that others may reach."""
        now = self._monotonic()
        if self._looked is None or now - self._looked >= EVERY:
            self._found, self._looked = self._find(), now
        return self._found

    def address(self) -> str:
        """What students type; without a network, what this machine itself can open."""
        return short_address(next(iter(self.addresses), LOCAL[0]), self.port)

    def hosts(self) -> frozenset[str]:
        """The values of the header `Host` that mean this machine."""
        name = socket.gethostname()
        names = (*LOCAL, name, f"{name}.local", *(f"[{one}]" if ":" in one else one for one in self.addresses))
        told = {f"{one}:{self.port}".lower() for one in names}
        return frozenset(told | {one.lower() for one in names} if self.port == WEB else told)
