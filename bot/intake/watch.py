"""One look at a feed: fetch, parse, fill gaps, distrust validators that lie. What becomes of the entries is decided
elsewhere; the state comes back to be saved after them.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import FeedError, FeedForbidden
from bot.intake import wordpress
from bot.intake.answers import Body, NotModified
from bot.intake.arrange import arranged, early, newest_of
from bot.intake.fetcher import Fetcher
from bot.intake.guard import allowed_url
from bot.intake.parser import Parser
from bot.intake.schedule import next_look
from bot.intake.wordpress import Known
from bot.models import Entry, Feed, FeedState
from bot.newsroom.identity import site_of

UNCONDITIONAL = 6 * 3600.0
CROSS_CHECK = 1800.0
EMPTY_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What one look brought. `entries`, known ones too, oldest first, no two with a common key; `keys` beside them.

    `state` is to be saved last, when the entries are. At first sight the state before had no `first_sight`. `feed` is
    the document where there was one to parse; `not_modified` says that nothing changed since the last look.
    """

    entries: tuple[Entry, ...]
    keys: tuple[tuple[str, ...], ...]
    state: FeedState
    feed: Feed | None = None
    not_modified: bool = False
    gap_filled: bool = False
    warnings: tuple[str, ...] = ()


class Watch:
    """Looks at feeds. Keeps nothing between looks: that is what `FeedState` is for."""

    def __init__(self, fetcher: Fetcher, parser: Parser, *, poll_seconds: float, rng: random.Random) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._poll_seconds = poll_seconds
        self._rng = rng

    async def look(self, state: FeedState, *, now: float, known: Known) -> Look:
        """Look once. `known` tells which keys are known (`Storage.known`).

        Raises FeedError when the look gave nothing to trust: then `failed` makes the state to save.
        """
        answer = await self._ask(state, now)
        if isinstance(answer, NotModified):
            return await self._unchanged(state, answer, now, known)
        digest = hashlib.sha256(answer.content).hexdigest()
        if digest == state.body_hash and state.first_sight is not None and not state.extra.get("early"):
            return await self._unchanged(state, answer, now, known)
        feed = await self._parser.parse(answer.content, url=answer.url, http_charset=answer.charset)
        return await self._changed(replace(state, body_hash=digest), answer, feed, now, known)

    def failed(self, state: FeedState, error: FeedError, *, now: float) -> FeedState:
        """Return the state after a look that failed."""
        counted = replace(
            state,
            failures=state.failures + 1,
            failing_since=state.failing_since if state.failing_since is not None else now,
            problem=str(error),
            last_attempt=now,
        )
        due = next_look(
            counted,
            now=now,
            poll_seconds=self._poll_seconds,
            jitter=self._rng.random(),
            retry_after=error.retry_after,
            failed=True,
        )
        return replace(counted, next_look=due)

    async def _ask(self, state: FeedState, now: float) -> Body | NotModified:
        """Ask with the validators of last time; every six hours, and while an entry waits for its date, without."""
        plain = state.extra.get("early") or now - (state.last_unconditional or 0.0) >= UNCONDITIONAL
        if plain or state.first_sight is None:
            return await self._fetcher.get(state.url)
        return await self._fetcher.get(state.url, etag=state.etag, last_modified=state.last_modified)

    async def _unchanged(self, state: FeedState, answer: Body | NotModified, now: float, known: Known) -> Look:
        well = self._well(state, answer, now, every=state.extra.get("every"))
        gap, well, warnings = await self._missed(well, Feed((), link=state.extra.get("link")), now, known)
        entries, keys = arranged(self._guarded(gap), (), site=site_of(state.url))
        return Look(entries, keys, well, None, not gap, bool(gap), warnings)

    async def _changed(self, state: FeedState, answer: Body, feed: Feed, now: float, known: Known) -> Look:
        first = state.first_sight is None
        extra = {**state.extra, "every": feed.every, "link": feed.link}
        well = self._well(replace(state, extra=extra), answer, now, every=feed.every)
        gap: tuple[Entry, ...] = ()
        warnings: tuple[str, ...] = feed.warnings
        if first:
            well = _seen_first(well, feed, now)
        else:
            gap, well, more = await self._gap(well, feed, now, known)
            warnings += more
        entries, keys = arranged(self._guarded(gap), self._guarded(feed.entries), site=site_of(state.url))
        if not first:
            familiar = await known([key for own in keys for key in own])
            entries, keys, waiting = early(entries, keys, familiar, state.extra.get("early") or {}, now)
            well = replace(well, extra={**well.extra, "early": waiting})
        newest = newest_of(entries, well.newest, now)
        return Look(entries, keys, replace(well, newest=newest), feed, False, bool(gap), warnings)  # noqa: FBT003 - fields in order

    async def _gap(
        self, state: FeedState, feed: Feed, now: float, known: Known
    ) -> tuple[tuple[Entry, ...], FeedState, tuple[str, ...]]:
        """Fill a gap where one shows: every entry is unknown, or an earlier gap could not be filled."""
        strange = await wordpress.unknown(feed.entries, feed_url=state.url, known=known)
        if not feed.entries:
            empty = int(state.extra.get("empty", 0)) + 1
            told = ("the feed has been without entries for 3 looks",) if empty == EMPTY_LOOKS else ()
            return (), replace(state, extra={**state.extra, "empty": empty}), told
        state = replace(state, extra={**state.extra, "empty": 0})
        if len(strange) < len(feed.entries):
            return await self._missed(state, feed, now, known)
        return await self._fill(state, feed, known)

    async def _fill(
        self, state: FeedState, feed: Feed, known: Known
    ) -> tuple[tuple[Entry, ...], FeedState, tuple[str, ...]]:
        since = state.extra.get("gap_since") or state.newest or state.first_sight
        gap = await wordpress.fill(
            self._fetcher,
            self._parser,
            feed_url=state.url,
            feed=feed,
            known=known,
            since=since,
            floor=state.extra.get("floor"),
        )
        tries = 0 if gap.whole else int(state.extra.get("gap_tries", 0)) + 1
        open_gap = tries if tries < wordpress.PAGES else 0
        extra = {**state.extra, "gap_tries": open_gap, "gap_since": since if open_gap else None}
        warnings = () if gap.whole else ("what the feed no longer shows could not be asked for",)
        return gap.entries, replace(state, extra=extra), warnings

    async def _missed(
        self, state: FeedState, feed: Feed, now: float, known: Known
    ) -> tuple[tuple[Entry, ...], FeedState, tuple[str, ...]]:
        """Go on with a gap that is still open; else ask REST now and then whether the feed keeps something back (H07)."""
        if state.extra.get("gap_tries"):
            return await self._fill(state, feed, known)
        if state.first_sight is None or now - (state.last_cross_check or state.first_sight) < CROSS_CHECK:
            return (), state, ()
        state = replace(state, last_cross_check=now)
        if not await self._keeps_back(state, feed, known):
            return (), state, ()
        gap, state, _ = await self._fill(state, feed, known)
        state = replace(state, etag=None, last_modified=None, last_unconditional=None)
        return gap, state, ("the site has articles that its feed does not show",) if gap else ()

    async def _keeps_back(self, state: FeedState, feed: Feed, known: Known) -> bool:
        floor = state.extra.get("floor")
        after = wordpress.stamp(state.newest or state.first_sight)
        for home in wordpress.homes(state.url, feed.link)[:1]:
            for asked in ({"after": after}, {"modified_after": after}):
                try:
                    posts = await wordpress.ask(self._fetcher, self._parser, home, asked, light=True)
                except FeedError:
                    return False
                strange = await wordpress.unknown(posts, feed_url=state.url, known=known)
                if any(wordpress.is_news(post, floor) for post in strange):
                    return True
        return False

    def _well(self, state: FeedState, answer: Body | NotModified, now: float, *, every: float | None) -> FeedState:
        """Return the state after a good answer: validators as they were sent, failures over, the next look planned."""
        body = isinstance(answer, Body)
        well = replace(
            state,
            etag=answer.etag if body else answer.etag or state.etag,
            last_modified=answer.last_modified if body else answer.last_modified or state.last_modified,
            last_success=now,
            last_attempt=now,
            last_unconditional=now if body else state.last_unconditional,
            failures=0,
            failing_since=None,
            problem=None,
        )
        due = next_look(
            well,
            now=now,
            poll_seconds=self._poll_seconds,
            jitter=self._rng.random(),
            every=every,
            max_age=answer.max_age,
            failed=False,
        )
        return replace(well, next_look=due)

    def _guarded(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Take out addresses that Mirsal must not point at: private hosts, unless they are allowed."""
        if self._fetcher.allow_private:
            return tuple(entries)
        return tuple(
            replace(entry, link=_public(entry.link), image=_public(entry.image), comments=_public(entry.comments))
            for entry in entries
        )


def _public(url: str | None) -> str | None:
    try:
        return None if url is None else allowed_url(url, allow_private=False)
    except FeedForbidden:
        return None


def _seen_first(state: FeedState, feed: Feed, now: float) -> FeedState:
    """Remember first sight, and how old archive is: what is older than the newest entry then is never news."""
    floor = max((entry.published for entry in feed.entries if entry.published), default=now if feed.entries else None)
    if floor is not None:
        floor = min(floor, now)
    return replace(state, first_sight=now, last_cross_check=now, extra={**state.extra, "floor": floor})
