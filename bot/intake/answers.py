"""What a fetch brings home, and how the headers of an answer are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class NotModified:
    """304: what we have is the newest. Validators are those of the answer where it sent any, else None."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    max_age: float | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """200: the whole body, unpacked. `url` is where it came from after redirects; `charset` what HTTP declared.

    `etag` and `last_modified` stand byte for byte as they were sent; `max_age` is for how many seconds the server
    calls the answer fresh (`Cache-Control`, else `Expires`), None where it does not say; `hub` is a WebSub hub named in
    the headers.
    """

    content: bytes
    url: str
    status: int = 200
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    max_age: float | None = None
    hub: str | None = None


Answer = NotModified | Body


def retry_after(value: str | None, *, now: float) -> float | None:
    """Read Retry-After (RFC 9110 10.2.3: seconds or a date) as seconds from `now`, a day at most; junk is None."""
    if value is None:
        return None
    text = value.strip()
    seconds = float(text[:12]) if re.fullmatch(r"[0-9]+", text) else _until(text, now)
    return None if seconds is None or seconds < 0 else min(seconds, DAY)


def freshness(headers: Mapping[str, str], *, now: float) -> float | None:
    """Return for how many seconds an answer is fresh: `max-age` less `Age`, else `Expires` less `Date`. None: unsaid

    None where the server does not say.
    """
    control = headers.get("Cache-Control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return None
    found = re.search(r"\bmax-age\s*=\s*\"?(\d{1,10})", control)
    if found:
        age = headers.get("Age", "").strip()
        return max(0.0, float(found[1]) - (float(age[:10]) if re.fullmatch(r"[0-9]+", age) else 0.0))
    expires = headers.get("Expires")
    if expires is None:
        return None
    date = _until(headers.get("Date", ""), 0.0)
    seconds = _until(expires, now if date is None else date)
    return None if seconds is None else max(0.0, seconds)


def hub_of(headers: Mapping[str, str]) -> str | None:
    """Return the WebSub hub of a `Link` header."""
    found = re.search(r"<([^<>]{1,2000})>\s*;[^,<]*\brel=\"?hub\b", headers.get("Link", ""))
    return found[1] if found else None


def _until(text: str, now: float) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() - now
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
