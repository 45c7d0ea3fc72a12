"""Which addresses are fetched and which are shown: http(s), public hosts, ordinary ports (FAULTS T01, T03). Pure."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

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
