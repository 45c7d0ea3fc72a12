"""Which picture belongs to an entry: no emoji, no tracking pixels, no avatars, nothing Telegram cannot show."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

from bot.intake.links import safe_link

_IMG = re.compile(r"<img\b((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SOURCES = ("data-orig-file", "data-large-file", "data-src", "data-lazy-src", "data-original", "src")
_NO_PICTURE = re.compile(
    r"\.(?:svgz?|ico|tiff?|heic|mp3|mp4|webm|pdf)$|/(?:emoji|smilies)/|/blank\.|/spacer\.|/1x1", re.IGNORECASE
)
_NO_HOST = re.compile(
    r"(?:^|\.)(?:gravatar\.com|s\.w\.org|pixel\.wp\.com|stats\.wp\.com|feedburner\.com|doubleclick\.net|feedsportal\.com"
    r"|google-analytics\.com|scorecardresearch\.com)$|^(?:pixel|tracking|analytics)\."
)
_NO_CLASS = re.compile(r"emoji|smiley|avatar|icon\b|logo\b|tracking", re.IGNORECASE)
_SMALL = 100


def usable(url: str | None, *, base: str = "") -> str | None:
    """Return an absolute http(s) address of what may be a photo; None for SVG, pixels, avatars and `data:`."""
    link = safe_link(url, base=base)
    if link is None:
        return None
    parts = urlsplit(link)
    return None if _NO_PICTURE.search(parts.path) or _NO_HOST.search(parts.hostname or "") else link


def first(candidates: Iterable[str | None], *, base: str = "") -> str | None:
    """Return the first candidate that is usable."""
    return next((link for candidate in candidates if (link := usable(candidate, base=base))), None)


def in_markup(markup: str, *, base: str = "") -> str | None:
    """Return the first sensible `<img>` of a piece of HTML."""
    for found in _IMG.finditer(markup[:64_000]):
        attributes = {
            pair[1].lower(): unescape(pair[2] or pair[3] or pair[4] or "") for pair in _ATTRIBUTE.finditer(found[1])
        }
        if _sensible(attributes) and (link := first((attributes.get(name) for name in _SOURCES), base=base)):
            return link
    return None


def _sensible(attributes: dict[str, str]) -> bool:
    sizes = [int(size) for name in ("width", "height") if re.fullmatch(r"\d{1,5}", size := attributes.get(name, ""))]
    return not any(size < _SMALL for size in sizes) and not _NO_CLASS.search(attributes.get("class", ""))
