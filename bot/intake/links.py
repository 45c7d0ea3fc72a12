"""Addresses as they stand in a feed → addresses fit for a button, or None (FAULTS I20, I21, T03)."""

import re
from urllib.parse import quote, urljoin, urlsplit

from bot.errors import FeedForbidden
from bot.intake.addresses import LONGEST, allowed_url

_SAFE = "/%:=&?~#+!$,;'@()*[]"
_POST = re.compile(r"(?:^|&)(?:p|page_id)=(\d{1,18})(?:&|$)")


def safe_link(url: str | None, *, base: str = "") -> str | None:
    """Return an absolute http(s) address in ASCII, joined to `base`; None for anything that is no such address, that
    names a user or a password, or is longer than 2,048 characters.
    """
    text = re.sub(r"[\t\r\n]", "", (url or "").strip())
    if not text or len(text) > LONGEST:
        return None
    try:
        joined = urljoin(base, text)
        parts = urlsplit(joined)
        path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
        quoted = parts._replace(path=path, query=query, fragment=quote(parts.fragment, safe=_SAFE)).geturl()
        return allowed_url(quoted, allow_private=True)
    except (ValueError, FeedForbidden):
        return None


def post_number(url: str | None) -> int | None:
    """Return WordPress' post number from an address of the form `…/?p=7`; other pages' parameters do not count."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not (
        parts.path in {"", "/"} or parts.path.endswith(("/", "/index.php"))
    ):
        return None
    found = _POST.search(parts.query)
    return int(found[1]) or None if found else None
