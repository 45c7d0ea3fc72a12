"""Where Mirsal may connect: the guard that sits at the socket, so that literal addresses, redirects and DNS rebinding
all meet it (FAULTS T01).
"""

import errno
import socket
from typing import Any

import aiohttp

from bot.intake.addresses import PORTS, allowed_url, is_public

__all__ = ["Blocked", "allowed_url", "connector", "guarded_socket", "is_public"]


class Blocked(PermissionError):
    """The guard refused a socket; aiohttp carries it out as the cause of its own error."""


def connector(*, allow_private: bool) -> aiohttp.TCPConnector:
    """Return a connector that opens sockets to public addresses and ports 80 and 443 only; to any with
    `allow_private`. Must be called in a running loop.
    """
    if allow_private:
        return aiohttp.TCPConnector()
    return aiohttp.TCPConnector(socket_factory=guarded_socket)


def guarded_socket(info: tuple[Any, ...]) -> socket.socket:
    """Make the socket for one resolved address (as of `getaddrinfo`), or raise Blocked."""
    family, kind, protocol, _, address = info
    if not is_public(str(address[0])):
        raise Blocked(errno.EACCES, f"{address[0]} is not a public address")
    if address[1] not in PORTS:
        raise Blocked(errno.EACCES, f"port {address[1]} is not 80 or 443")
    return socket.socket(family=family, type=kind, proto=protocol)
