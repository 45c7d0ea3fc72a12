"""Addresses: of the site, of this service, of Telegram's server. No refusal shows a password."""

import re
from collections.abc import Callable
from ipaddress import ip_address

from yarl import URL

from bot.intake.addresses import is_public

HTTPS_PORT = 443
A_FEED, A_SITE, AN_API = "https://www.example.com/feed/", "https://bot.example.com", "https://api.telegram.org"
LABEL = r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)"


def web(value: str, *, private: bool, example: str = A_FEED) -> str:
    """Return a web address as it was given; a public host, https and its own port only, unless `private`."""
    url = _parsed(value)
    if url.user is not None or url.password is not None:
        raise ValueError("holds a user's name or password, and none is sent anywhere; give the address without them")
    host = url.raw_host or ""
    if url.scheme not in ("http", "https") or not (_is_number(host) or _is_name(host)):
        raise ValueError(f"{_shown(value)} is not a web address; give one such as {example}")
    if not private and (url.scheme != "https" or url.port != HTTPS_PORT):
        raise ValueError(f"{_shown(value)} must begin with https:// and name no port (or set ALLOW_PRIVATE_HOSTS=1)")
    if not private and not _is_outside(host):
        raise ValueError(f"{_shown(value)} is a private address; give a public one (or set ALLOW_PRIVATE_HOSTS=1)")
    return value


def base(value: str, *, private: bool, example: str) -> str:
    """Return a web address that paths are added to, without a slash at its end."""
    address = web(value, private=private, example=example)
    if "?" in address or "#" in address:
        raise ValueError(f"{_shown(value)} goes on with ? or #; give it without, such as {example}")
    return address.rstrip("/")


def feeds(value: str, read: Callable[[str], str]) -> tuple[str, ...]:
    """Read addresses with spaces; a comma before the next http separates too, since other lists have commas."""
    parts = re.split(r"[,،\s]+(?=https?://)|\s+", value.strip(" ,،"))
    return tuple(dict.fromkeys(read(part) for part in parts))


def host(value: str) -> str:
    """Read where to listen: an address of this machine's, or its name."""
    if not (_is_number(value) or _is_name(value)):
        raise ValueError(
            f"{_shown(value)} is no address to listen on; give 127.0.0.1, or 0.0.0.0 for all (without http:// and port)"
        )
    return value


def _is_number(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def _is_name(value: str) -> bool:
    """Tell whether a name may be one: a last part of digits alone is a number gone wrong."""
    labels = value.removesuffix(".").split(".")
    return all(re.fullmatch(LABEL, label) for label in labels) and not labels[-1].isdigit()


def _is_outside(host: str) -> bool:
    """Tell whether a host may be on the open internet, as far as can be told without asking for its address."""
    return is_public(host) if _is_number(host) else host.rpartition(".")[2] != "localhost"


def _parsed(value: str) -> URL:
    try:
        return URL(value)
    except ValueError:
        return URL()


def _shown(value: str) -> str:
    """Quote an address without what may be a password: one that cannot be read may have it anywhere before the @."""
    return repr(re.sub(r"^.*@", "…@", value))
