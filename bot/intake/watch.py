"""One look at a feed: fetch, parse, fill gaps, distrust validators that lie. What becomes of the entries is decided
elsewhere; the state comes back to be saved after them.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import FeedError, FeedForbidden, FeedUnreadable
from bot.intake import wordpress
from bot.intake.addresses import allowed_url
from bot.intake.answers import Body, NotModified
from bot.intake.arrange import arranged, early, falling, newest_of
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.schedule import next_look
from bot.intake.wordpress import Known
from bot.models import Entry, Feed, FeedState
from bot.newsroom.identity import site_of

UNCONDITIONAL = 6 * 3600.0
CROSS_CHECK = 1800.0
NO_REST = 6 * 3600.0  # where REST does not answer, it is asked again after
EMPTY_LOOKS = 3
_REFUSED = frozenset({401, 403, 404, 410, 451})


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


@dataclass(frozen=True, slots=True)
class Missed:
    """What was found besides the feed's own entries, and the state that remembers the asking."""

    state: FeedState
    entries: tuple[Entry, ...] = ()
    warnings: tuple[str, ...] = ()


class Watch:
    """Looks at feeds. Keeps nothing between looks: that is what `FeedState` is for.

    `gap_seconds` is how long a look may spend on what a feed no longer shows; what is left waits for the next look.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        parser: Parser,
        *,
        poll_seconds: float,
        rng: random.Random,
        gap_seconds: float = 30.0,
    ) -> None:
        self._gap_seconds = gap_seconds
        self._fetcher = fetcher
        self._parser = parser
        self._poll_seconds = poll_seconds
        self._rng = rng

    async def look(self, state: FeedState, *, now: float, known: Known) -> Look:
        """Look once. `known` tells which keys are known (`Storage.known`).

        Raises FeedError when the look gave nothing to trust: then `failed` makes the state to save. A feed that is
        refused while the site's REST interface has news gives those, with a state that counts the failure (H18).
        """
        try:
            answer = await self._ask(state, now)
        except FeedError as error:
            return await self._refused(state, error, now, known)
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

    async def _refused(self, state: FeedState, error: FeedError, now: float, known: Known) -> Look:
        """Ask REST where the feed itself is refused; its error stands when there is no news."""
        if error.status not in _REFUSED or not self._doubtful(state, now):
            raise error
        missed = await self._missed(state, now, known)
        if not missed.entries:
            raise error
        return self._told(missed, (), replace(self.failed(missed.state, error, now=now), last_cross_check=now))

    async def _unchanged(self, state: FeedState, answer: Body | NotModified, now: float, known: Known) -> Look:
        well = self._well(state, answer, now, every=state.extra.get("every"))
        missed = await self._missed(well, now, known)
        return self._told(missed, (), missed.state)

    async def _changed(self, state: FeedState, answer: Body, feed: Feed, now: float, known: Known) -> Look:
        said = {"every": feed.every, "link": feed.link, "hub": feed.hub or answer.hub, "self": feed.self_link}
        extra = {**state.extra, **said}
        well = self._well(replace(state, extra=extra), answer, now, every=feed.every)
        if state.first_sight is None:
            well = _seen_first(well, feed, now)
            look = self._told(Missed(well, warnings=feed.warnings), feed.entries, well)
            return replace(look, feed=feed, not_modified=False)
        missed = await self._gap(well, feed, now, known)
        missed = replace(missed, warnings=(*feed.warnings, *missed.warnings))
        look = replace(self._told(missed, feed.entries, missed.state), feed=feed, not_modified=False)
        familiar = await known([key for own in look.keys for key in own])
        entries, keys, waiting = early(look.entries, look.keys, familiar, state.extra.get("early") or {}, now)
        return replace(
            look, entries=entries, keys=keys, state=replace(look.state, extra={**look.state.extra, "early": waiting})
        )

    def _told(self, missed: Missed, entries: Sequence[Entry], state: FeedState) -> Look:
        """Put what was found into a look: guarded, ordered, the newest date remembered."""
        site = site_of(state.url)
        ordered, keys = arranged(self._guarded(missed.entries), self._guarded(entries), site=site)
        newest = newest_of(ordered, state.newest, state.last_attempt or 0.0)
        found = bool(missed.entries)
        return Look(
            ordered, keys, replace(state, newest=newest), None, not found, gap_filled=found, warnings=missed.warnings
        )

    async def _gap(self, state: FeedState, feed: Feed, now: float, known: Known) -> Missed:
        """Fill a gap where one shows: every entry is unknown, or an earlier gap could not be filled."""
        empty = 0 if feed.entries else int(state.extra.get("empty", 0)) + 1
        state = replace(state, extra={**state.extra, "empty": empty})
        if empty == EMPTY_LOOKS:
            return Missed(state, warnings=(f"the feed has been without entries for {EMPTY_LOOKS} looks",))
        strange = await wordpress.unknown(feed.entries, feed_url=state.url, known=known)
        if feed.entries and len(strange) == len(feed.entries):
            return await self._fill(state, feed, known)
        return await self._missed(state, now, known, shown=feed.entries)

    async def _fill(self, state: FeedState, feed: Feed, known: Known) -> Missed:
        since = state.extra.get("gap_since") or state.newest or state.first_sight
        gap = await wordpress.fill(
            self._fetcher,
            self._parser,
            feed_url=state.url,
            feed=feed,
            known=known,
            since=since,
            floor=state.extra.get("floor"),
            seconds=self._gap_seconds,
        )
        tries = 0 if gap.whole else (int(state.extra.get("gap_tries", 0)) + 1) % wordpress.PAGES
        extra = {**state.extra, "gap_tries": tries, "gap_since": since if tries else None}
        warnings = () if gap.whole else ("what the feed no longer shows could not be asked for",)
        return Missed(replace(state, extra=extra), gap.entries, warnings)

    async def _missed(self, state: FeedState, now: float, known: Known, *, shown: Sequence[Entry] = ()) -> Missed:
        """Go on with a gap that is still open; else ask REST now and then what the feed keeps back (H07). What it has
        just `shown` is not kept back, known or not.
        """
        link = state.extra.get("link")
        if state.extra.get("gap_tries"):
            return await self._fill(state, Feed((), link=link), known)
        if not self._doubtful(state, now):
            return Missed(state)
        state, extra = replace(state, last_cross_check=now), state.extra
        since, floor = state.newest or state.first_sight or now, extra.get("floor")
        try:
            kept_back = await wordpress.behind(
                self._fetcher,
                self._parser,
                feed_url=state.url,
                link=link,
                known=wordpress.besides(known, shown, feed_url=state.url),
                since=since,
                floor=floor,
            )
        except FeedError as error:
            none = error.status in _REFUSED or isinstance(error, FeedUnreadable)
            return Missed(replace(state, last_cross_check=now + NO_REST - CROSS_CHECK) if none else state)
        if not kept_back:
            return Missed(state)
        state = replace(state, etag=None, last_modified=None, last_unconditional=None)
        return Missed(state, kept_back, ("the site has articles that its feed does not show",))

    @staticmethod
    def _doubtful(state: FeedState, now: float) -> bool:
        """Tell whether it is time to ask REST what the feed may keep back: every 30 minutes after first sight."""
        return state.first_sight is not None and now - (state.last_cross_check or state.first_sight) >= CROSS_CHECK

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
    """Remember first sight, and how old archive is: what is older than the oldest entry shown then is never news."""
    floor = min([*falling(feed.entries), now]) if feed.entries else None
    return replace(state, first_sight=now, last_cross_check=now, extra={**state.extra, "floor": floor})
