"""What comes in: entries of a feed, and what is remembered of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed, the site's REST interface or a push told it: cleaned plain text, not yet anybody's article.

    `title`, `summary` and `body` are plain text (no markup, no control or bidi characters; FAULTS' T04), capped at
    512, 8,000 and 8,000 characters. `link`, `image` and `comments` are absolute http(s) addresses or None.
    `post_id` is WordPress' number, from `?p=` in guid or link or from wp-json. `published` is None where the site
    gave no date that can be believed.
    """

    guid: str | None
    link: str | None
    title: str
    summary: str = ""
    body: str = ""
    image: str | None = None
    comments: str | None = None
    categories: tuple[str, ...] = ()
    author: str | None = None
    published: float | None = None
    updated: float | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One whole feed document: its entries in the document's order, and what it says of itself.

    `every` is how long the feed wants to be left alone between looks, in seconds (`ttl`, `sy:update…`), or None.
    """

    entries: tuple[Entry, ...]
    title: str = ""
    link: str | None = None
    language: str | None = None
    hub: str | None = None
    self_link: str | None = None
    every: float | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between looks. Saved last, so that validators never outrun their entries."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    first_sight: float | None = None  # when its first complete answer was taken in; None: never seen yet
    last_success: float | None = None
    last_attempt: float | None = None
    last_unconditional: float | None = None
    last_cross_check: float | None = None
    next_look: float = 0.0
    failures: int = 0
    failing_since: float | None = None
    alarmed: bool = False
    problem: str | None = None
    newest: float | None = None  # the newest publication time seen, for filling gaps
    extra: Mapping[str, Any] = field(default_factory=dict)  # websub and the like: JSON values
