"""Which machines may be asked for a picture: those on the open internet, never the user's own network."""

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

MayAsk: TypeAlias = Callable[[str], bool]
"""Tells of an IP address whether a connection to it may be made."""

Address: TypeAlias = tuple[str, int]
"""An IP address, as text, and a port."""


_ROUTERS = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""What Python takes for the open internet though the next router may answer."""

_GATEWAY = IPv6Network("64:ff9b::/96")
_OPEN = (IPv6Network("2000::/3"), _GATEWAY)
"""All of the newer addresses that were ever given out to be reached from everywhere."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet: no machine, router or service of the user's own."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and not any(ip in network for network in _OPEN):
        return False
    inner = _carried(ip) if isinstance(ip, IPv6Address) else None
    return all(_is_open(one) for one in (ip, inner) if one is not None)


def _is_open(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _ROUTERS)


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """Return the older kind of address that a gateway would make of `ip`."""
    if ip in _GATEWAY:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


class Lookup:
    """Finds the IP addresses of a host; the wait for them can be ended from another thread."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._answered = threading.Event()
        self._found: tuple[Address, ...] = ()

    def run(self) -> tuple[Address, ...]:
        """Return the addresses, none when there are none or the wait was ended."""
        # The system's own lookup cannot be called off; a daemon thread does not keep the program.
        threading.Thread(target=self._ask, name="lookup", daemon=True).start()
        self._answered.wait()
        return self._found

    def cancel(self) -> None:
        """End the wait."""
        self._answered.set()

    def _ask(self) -> None:
        try:
            infos = socket.getaddrinfo(*self._target, type=socket.SOCK_STREAM)
            self._found = tuple(dict.fromkeys((str(info[4][0]), int(info[4][1])) for info in infos))
        except (OSError, UnicodeError):
            self._found = ()
        finally:
            self._answered.set()
