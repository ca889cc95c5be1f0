"""The addresses under which this machine is reached, and the values of the header `Host` that are ours."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_ANYWHERE = ("192.0.2.1", 9)
"""An address for documents only: asking for the way to it sends nothing."""


def own_addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this machine on its networks, the one that leads out first; none without a network."""
    found = [_way_out(), *_by_name()]
    return tuple(dict.fromkeys(one for one in found if one and _is_reachable(one)))


def _way_out() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect(_ANYWHERE)
            return str(asking.getsockname()[0])
    except OSError:
        return ""


def _by_name() -> list[str]:
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def _is_reachable(address: str) -> bool:
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return False
    return not (read.is_loopback or read.is_unspecified)


def hosts(port: int, addresses: Iterable[str], name: str = "") -> frozenset[str]:
    """What a browser may send as `Host` to this machine.

    Args:
        port: that the server listens on.
        addresses: of this machine on its networks.
        name: of this machine, where it has one that others know.
    """
    names = [*LOOPBACK, *addresses, *((name.lower(), f"{name.lower()}.local") if name else ())]
    told = {f"{one}:{port}" for one in names}
    return frozenset(told | set(names)) if port == 80 else frozenset(told)
