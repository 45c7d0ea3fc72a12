"""One feed document → `Feed`: RSS 2.0, 1.0, 0.9x and Atom, read by feedparser, cleaned by us. Runs in the parser child,
because small input can hold feedparser for a minute (FAULTS 0.7).
"""

import io
import re
from collections.abc import Mapping
from typing import Any

import feedparser

from bot.errors import FeedUnreadable
from bot.intake.cleaning import line
from bot.intake.completeness import whole
from bot.intake.decoding import decode
from bot.intake.items import entry_of
from bot.intake.links import safe_link
from bot.models import Entry, Feed

ENTRIES = 200
_PERIODS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0, "yearly": 31_536_000.0}
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,4000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)


def read(content: bytes, *, url: str, http_charset: str | None = None) -> Feed:
    """Return the feed that came from `url`.

    Raises FeedUnreadable for everything that is not one whole feed, and nothing else. Entries keep the document's
    order, 200 at most. Password-protected posts are left out (W08).
    """
    document = whole(decode(content, http_charset=http_charset))
    try:
        return _feed(_parsed(document), document, url)
    except MemoryError:
        raise
    except Exception as error:  # feedparser raises nearly anything on hostile input
        raise FeedUnreadable(f"the feed cannot be parsed ({type(error).__name__})") from error


def _parsed(document: str) -> Any:
    return feedparser.parse(
        io.BytesIO(document.encode("utf-8", "replace")),  # never the bytes themselves: they may be a path (FAULTS 0.5)
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _feed(parsed: Any, document: str, url: str) -> Feed:
    head: Mapping[str, Any] = parsed.feed
    entries = tuple(entry for item in parsed.entries[:ENTRIES] if (entry := entry_of(item, url)))
    left_out = min(len(parsed.entries), ENTRIES) - len(entries)
    if not parsed.version and not parsed.entries:
        raise FeedUnreadable("the answer is no feed of a known kind")
    return Feed(
        entries=entries,
        title=line(str(head.get("title") or "")),
        link=safe_link(head.get("link"), base=url),
        language=line(str(head.get("language") or ""), 20) or None,
        hub=_related(head, "hub", url),
        self_link=_related(head, "self", url),
        every=wish(head, wordpress=_wordpress(head, entries)),
        warnings=(*_skipped_hours(document), *([f"{left_out} entries left out"] if left_out else [])),
    )


def _related(head: Mapping[str, Any], relation: str, url: str) -> str | None:
    links = head.get("links") or []
    return next((safe_link(link.get("href"), base=url) for link in links if link.get("rel") == relation), None)


def _wordpress(head: Mapping[str, Any], entries: tuple[Entry, ...]) -> bool:
    return "wordpress" in str(head.get("generator", "")).lower() or any(entry.post_id for entry in entries)


def wish(head: Mapping[str, Any], *, wordpress: bool) -> float | None:
    """Return how long a feed wants to be left alone, in seconds: `ttl` (minutes) or `sy:updatePeriod` (H09).

    WordPress writes "hourly, once" into every feed of every site: that is nobody's wish and does not count.
    """
    wishes = []
    ttl = str(head.get("ttl", "")).strip()
    if re.fullmatch(r"\d{1,6}", ttl):
        wishes.append(float(ttl) * 60)
    period = _PERIODS.get(str(head.get("sy_updateperiod", "")).strip().lower())
    times = str(head.get("sy_updatefrequency", "1")).strip()
    if period:
        count = int(times) if re.fullmatch(r"[1-9]\d{0,4}", times) else 1
        if not (wordpress and period == _PERIODS["hourly"] and count == 1):
            wishes.append(period / count)
    return max(wishes, default=None)


def _skipped_hours(document: str) -> list[str]:
    """News do not sleep: skipHours is said, not obeyed (H11)."""
    found = _SKIP_HOURS.search(document)
    hours = {int(hour) % 24 for hour in _HOUR.findall(found[1])} if found else set()
    return [f"the feed asks for {len(hours)} hours of rest a day (skipHours); ignored"] if hours else []
