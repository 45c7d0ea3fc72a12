"""The loop that owns looking: one feed, one look at a time, what it brings through the publisher, the feed's
state saved last.
"""

import asyncio
import logging
from collections import Counter as Tally
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from bot.changes import PutFeed
from bot.clock import rest
from bot.errors import FeedError, StorageError
from bot.intake.schedule import believed, wait
from bot.intake.watch import Look
from bot.intake.wordpress import Known
from bot.models import Article, Entry, FeedState
from bot.newsroom.identity import site_of
from bot.newsroom.publisher import Incoming, Publisher
from bot.newsroom.stumbles import Stumbles
from bot.ports import Alarms, Clock, Storage

log = logging.getLogger(__name__)

LEASE = 90.0  # longer than any look may take
ALARM_AFTER = 30 * 60.0
NAP = 1.0  # how long a loop that has nothing to do stays quiet; each turn is a sign of life


class Watching(Protocol):
    """What is needed of the watch."""

    async def look(self, state: FeedState, *, now: float, known: Known) -> Look:
        """Look once."""
        ...

    def failed(self, state: FeedState, error: FeedError, *, now: float) -> FeedState:
        """Return what to remember of a failed look."""
        ...


class Noticing(Protocol):
    """What is needed to miss articles."""

    async def notice(self, entries: Sequence[Entry], shown: Collection[str], source: str, *, now: float) -> None:
        """Compare what a whole feed shows with what should stand there."""
        ...


class Poller:
    """Looks at one feed for as long as the service runs. `looked` is told how each look ended: well,
    unchanged, failed.
    """

    def __init__(
        self,
        url: str,
        *,
        storage: Storage,
        watch: Watching,
        publisher: Publisher,
        clock: Clock,
        alarms: Alarms,
        owner: str,
        published: Callable[[Sequence[Article]], None],
        turned: Callable[[], None],
        looked: Callable[[str], None] = lambda _: None,
        absences: Noticing | None = None,
    ) -> None:
        self._url = url
        self._storage = storage
        self._watch = watch
        self._publisher = publisher
        self._clock = clock
        self._alarms = alarms
        self._owner = owner
        self._published = published
        self._turned = turned
        self._looked = looked
        self._absences = absences
        self._stumbles = Stumbles()
        self._now_wanted = asyncio.Event()

    def look_now(self) -> None:
        """Look at once instead of at the planned time (a WebSub delivery, an editor's wish)."""
        self._now_wanted.set()

    async def run(self) -> None:
        """Turn until cancelled."""
        while True:
            try:
                pause = await self.step()
            except StorageError as error:
                log.error("the store failed during a look: %s", error)
                pause = NAP
            self._turned()
            await rest(self._now_wanted, min(pause, NAP))

    async def step(self) -> float:
        """Look when it is time and nobody else does; return how many seconds there are until the next."""
        now = self._clock.now()
        state = await self._storage.feed(self._url) or FeedState(self._url)
        wanted = self._now_wanted.is_set()
        self._now_wanted.clear()  # also where nothing comes of it: a wish that stays would turn the loop without rest
        pause = wait(state, now=now)
        if pause and not wanted:
            return pause
        if not await self._storage.lease(f"poll:{self._url}", self._owner, now=now, seconds=LEASE):
            return NAP
        state = await self.look(state)
        return wait(state, now=self._clock.now())

    async def look(self, state: FeedState) -> FeedState:
        """Look once: what is new is stored article by article, then the state; a failure is remembered with
        its back-off.
        """
        now = self._clock.now()
        state = believed(state, now=now)
        try:
            look = await self._watch.look(state, now=now, known=self._storage.known)
        except FeedError as error:
            return await self._failed(state, error)
        for warning in look.warnings:
            log.warning("%s: %s", self._url, warning)
        if look.entries:
            await self._take(look, first=state.first_sight is None)
        well = look.state.failures == 0
        self._looked("failed" if not well else "unchanged" if look.not_modified else "well")
        after = replace(look.state, alarmed=look.state.alarmed and not well)
        await self._storage.commit(PutFeed(after))
        if state.alarmed and well:
            await self._alarms.heals(f"feed {self._url}")
        return after

    async def _take(self, look: Look, *, first: bool) -> None:
        now = self._clock.now()
        incoming = Incoming(
            entries=look.entries,
            keys=look.keys,
            source=(look.feed.title if look.feed else "") or site_of(self._url),
            hosts=own_hosts(self._url, look),
            first_sight=look.state.first_sight or now,
            first=first,
            origin="gap" if look.gap_filled else "feed",
        )
        articles = await self._publisher.take(incoming, now=now, stumbles=self._stumbles)
        # What the site has besides a feed that has not changed tells nothing of what stands in that.
        await self._stumbles.tell(self._alarms, f"entries {self._url}", whole=look.feed is not None)
        if self._absences is not None and look.feed is not None and not first:
            known = await self._storage.known([key for keys in look.keys for key in keys])
            await self._absences.notice(look.feed.entries, set(known.values()), incoming.source, now=now)
        if articles:
            log.info("%s: new articles: %d", self._url, len(articles))
            self._published(articles)

    async def _failed(self, state: FeedState, error: FeedError) -> FeedState:
        self._looked("failed")
        now = self._clock.now()
        failed = self._watch.failed(state, error, now=now)
        level = logging.WARNING if state.failures == 0 else logging.DEBUG
        log.log(level, "a look at %s failed: %s", self._url, error)
        failing = now - (failed.failing_since or now)
        if failing >= ALARM_AFTER and not failed.alarmed:
            await self._alarms.breaks(f"feed {self._url}", str(error))
            failed = replace(failed, alarmed=True)
        await self._storage.commit(PutFeed(failed))
        return failed


def own_hosts(url: str, look: Look) -> frozenset[str]:
    """Return the hosts whose articles are the site's own: the feed's, the site's, and the one most entries link to."""
    hosts = {site_of(url)}
    if look.feed and look.feed.link:
        hosts.add(site_of(look.feed.link))
    links = Tally(site_of(entry.link) for entry in look.entries if entry.link)
    if links:
        host, count = links.most_common(1)[0]
        if count * 2 >= links.total():
            hosts.add(host)
    return frozenset(hosts)
