"""Where Mirsal may connect: the guard that sits at the socket, so that literal addresses, redirects and DNS rebinding
all meet it (FAULTS T01).
"""

import errno
import ipaddress
import socket
from typing import Any
from urllib.parse import SplitResult, urlsplit

import aiohttp
import idna

from bot.errors import FeedForbidden

PORTS = frozenset({80, 443})
LONGEST = 2048

# Addresses that Python 3.11 calls global, or that carry another address inside themselves.
_CARRIERS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b:1::/48",  # NAT64 for private use (RFC 8215)
        "2002::/16",  # 6to4
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "::/96",  # IPv4-compatible
        "fec0::/10",  # site-local
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "0.0.0.0/8",
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Blocked(PermissionError):
    """The guard refused a socket; aiohttp carries it out as the cause of its own error."""


def is_public(address: str) -> bool:
    """Tell whether a literal IP address belongs to the open internet. What is no address at all does not."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified or not ip.is_global:
        return False
    return not any(ip in network for network in _CARRIERS if network.version == ip.version)


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


def allowed_url(url: str, *, allow_private: bool) -> str:
    """Return the address as it may be asked for: http(s), host in ASCII (IDNA).

    Raises FeedForbidden for other schemes, user and password, odd characters, other ports and literal private hosts.
    """
    parts = _split(url)
    if parts.scheme not in {"http", "https"}:
        raise FeedForbidden(f"only http and https are fetched, not {parts.scheme or 'an address without a scheme'}")
    if "@" in parts.netloc:
        raise FeedForbidden("an address with a user or a password is not fetched")
    host = ascii_host(parts.hostname or "")
    if host is None:
        raise FeedForbidden("the address has no valid host")
    port = _port(parts.port)
    if not allow_private:
        _refuse_private(host, port)
    literal = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=literal if port is None else f"{literal}:{port}").geturl()


def ascii_host(host: str) -> str | None:
    """Return a host as DNS knows it (IDNA 2008, lower case), a literal address as it is; None when it is neither."""
    host = host.rstrip(".").lower()
    if host.isascii():
        return host if host and _plain(host) else None
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None


def _plain(host: str) -> bool:
    return all(letter.isalnum() or letter in "-._:" for letter in host)


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST or any(letter <= " " or letter in '\\<>"\x7f' for letter in url):
        raise FeedForbidden("the address is too long or holds characters that no address has")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FeedForbidden("this is no address") from error
    return parts


def _port(port: int | None) -> int | None:
    if port == 0:
        raise FeedForbidden("port 0 is not fetched")
    return port


def _refuse_private(host: str, port: int | None) -> None:
    if port is not None and port not in PORTS:
        raise FeedForbidden(f"port {port} is not fetched, only 80 and 443")
    numeric = ":" in host or host.replace(".", "").isdigit()
    if host == "localhost" or host.endswith(".localhost") or (numeric and not is_public(host)):
        raise FeedForbidden(f"{host} is not a public address")
