"""The one door: whatever brings news (a look at the feed, a push, the desk) enters here, once."""

import logging
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.changes import Change, DropDocument, LearnKeys, Publish
from bot.models import (
    Article,
    ArticleState,
    Document,
    Entry,
    Verdict,
)
from bot.newsroom.arrivals import Arrivals
from bot.newsroom.bursts import overdue
from bot.newsroom.departures import Departures, in_context
from bot.newsroom.identity import site_of
from bot.newsroom.joins import Kin, kin_of
from bot.newsroom.pauses import KEPT_BACK, barrier, hosts_of, keep_back, kept_back, reason_before
from bot.newsroom.policy import Policy
from bot.newsroom.routing import FIRST_SIGHT, Route, not_before, too_old
from bot.newsroom.stumbles import Stumbles
from bot.newsroom.twins import TWINS_AMONG
from bot.newsroom.writing import Judge, write_article
from bot.ports import Storage

log = logging.getLogger(__name__)

Also = Callable[[Article], Sequence[Change]]


def nothing_else(_: Article) -> Sequence[Change]:
    """Commit an article with nothing else."""
    return ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """Entries of one look, oldest first, with their keys; `first_sight` is when the feed was first seen (now:
    just now).
    """

    entries: tuple[Entry, ...]
    keys: tuple[tuple[str, ...], ...]
    source: str
    hosts: frozenset[str]
    first_sight: float
    first: bool
    origin: str = "feed"


class Publisher:
    """Takes entries in. Safe to call again with the same entries, from any copy of the service, after any crash."""

    def __init__(self, storage: Storage, judge: Judge, policy: Policy) -> None:
        self._storage = storage
        self._judge = judge
        self._policy = policy
        self._arrivals = Arrivals(storage, judge, policy)
        self._departures = Departures(storage, policy, self._arrivals)

    async def take(self, incoming: Incoming, *, now: float, stumbles: Stumbles | None = None) -> list[Article]:
        """Store what is new, each article in one step with its deliveries; return the articles that were new, or that
        the site made new. What fails unforeseen is left aside and told by `stumbles`.
        """
        stumbles = stumbles or Stumbles()
        known = await self._storage.known([key for keys in incoming.keys for key in keys])
        fresh, met = [], []
        for entry, keys in zip(incoming.entries, incoming.keys, strict=True):
            article = next((known[key] for key in keys if key in known), None)
            if article is None:
                fresh.append((entry, keys))
                continue
            met.append((article, entry))
            if any(key not in known for key in keys):
                await self._storage.commit(LearnKeys(article, keys))
        rewritten = await self._arrivals.follow(met, incoming.source, hosts=incoming.hosts, now=now, stumbles=stumbles)
        again = await self._departures.again(rewritten, incoming.hosts, now=now, stumbles=stumbles)
        return again + await self._take_fresh(incoming, fresh, now=now, stumbles=stumbles)

    async def enter(
        self, article: Article, entry: Entry, *, now: float, doubted: bool = True, also: Also = nothing_else
    ) -> Article | None:
        """Store one article that came by itself, in one step with its deliveries and what `also` adds when its
        state is known. None: somebody else was quicker, or a change of `also` was refused; nothing is stored then.

        Its link is trusted, and it is no part of a burst; `doubted`: one that looks like another waits for the desk.
        """
        hosts = frozenset({site_of(article.link)} if article.link else ())
        if why := (await barrier(self._storage, now=now)).reason(article):
            return await self._keep_back(article, why, hosts, place=0, now=now, also=also)
        return await self._enter(article, entry, hosts, doubted=doubted, now=now, also=also)

    async def _take_fresh(
        self, incoming: Incoming, fresh: list[tuple[Entry, tuple[str, ...]]], *, now: float, stumbles: Stumbles
    ) -> list[Article]:
        written = []
        for entry, keys in fresh:
            with stumbles.over(entry):
                written.append((entry, self._write(entry, keys, incoming, now=now)))
        if incoming.first:
            return await self._archive(written, now=now, stumbles=stumbles)
        young = [pair for pair in written if not too_old(pair[0].published, first_sight=incoming.first_sight, now=now)]
        held_burst = self._policy.is_burst(article for _, article in young)
        holding = await barrier(self._storage, now=now)
        taken = []
        for place, (entry, article) in enumerate(written):
            done = None
            with stumbles.over(entry):
                if too_old(entry.published, first_sight=incoming.first_sight, now=now):
                    done = await self._store(article, Route(ArticleState.ARCHIVED, reason="old"), entry, now=now)
                elif why := holding.reason(article):
                    done = await self._keep_back(article, why, incoming.hosts, place=place, now=now)
                else:
                    done = await self._enter(article, entry, incoming.hosts, held_burst=held_burst, now=now)
            taken += [done] if done else []
        await self._departures.ask_about_burst(taken, now=now)
        return taken

    def _write(self, entry: Entry, keys: tuple[str, ...], incoming: Incoming, *, now: float) -> Article:
        return write_article(
            entry,
            keys=keys,
            source=incoming.source,
            now=now,
            judge=self._judge,
            publish_topics=self._policy.publish_topics,
            origin=incoming.origin,
        )

    async def go_on(self, *, now: float, stumbles: Stumbles | None = None) -> list[Article]:
        """Let out what was kept back and need not wait any more, in order, as if it had all come at this look; ask
        about a burst whose question was never stored. Return what goes its way now. What fails unforeseen stays kept
        back and is told by `stumbles`.
        """
        stumbles = stumbles or Stumbles()
        for articles in await overdue(self._storage, now=now):
            await self._departures.ask_about_burst(articles, now=now)
        held = await kept_back(self._storage)
        if held:
            holding = await barrier(self._storage, now=now)
            held = [(article, note) for article, note in held if not holding.reason(article)]
        held_burst = self._policy.is_burst(article for article, _ in held)
        waiting = {article.id for article, _ in held}
        released = []
        for article, note in held:
            waiting.discard(article.id)
            with stumbles.over(article):
                done = await self._release(article, note, waiting, held_burst=held_burst, now=now)
                released += [done] if done else []
        await self._departures.ask_about_burst(released, now=now)
        return released

    async def _release(
        self, article: Article, note: Document, waiting: AbstractSet[str], *, held_burst: bool, now: float
    ) -> Article | None:
        """Let one article out; `waiting` are those that come after it. None: it is joined to another, or somebody else
        was quicker.
        """
        return await self._departures.send_on(
            article,
            article,
            hosts_of(note),
            held_burst=held_burst,
            now=now,
            why=reason_before(note),
            among=lambda one: one.id not in waiting,
            also=(DropDocument(KEPT_BACK, article.id),),
        )

    async def _archive(self, written: list[tuple[Entry, Article]], *, now: float, stumbles: Stumbles) -> list[Article]:
        """First sight: everything is known from now on; the newest fitting ones are posted, BACKFILL at most."""
        fitting = [article.id for _, article in written if article.publish is Verdict.YES]
        posted = set(fitting[len(fitting) - self._policy.backfill :] if self._policy.backfill else [])
        archived = Route(ArticleState.ARCHIVED, reason=FIRST_SIGHT)
        live = Route(ArticleState.LIVE, post=True, reason=FIRST_SIGHT)
        taken = []
        for entry, article in written:
            way = live if article.id in posted else archived
            with stumbles.over(entry):
                stored = await self._store(article, way, entry, now=now)
                taken += [stored] if stored else []
        return taken

    async def _enter(
        self,
        article: Article,
        entry: Entry,
        hosts: frozenset[str],
        *,
        held_burst: bool = False,
        doubted: bool = True,
        now: float,
        also: Also = nothing_else,
    ) -> Article | None:
        recent = await self._storage.latest(TWINS_AMONG, live=False)
        kin = kin_of(article, recent)
        if kin is not None and kin.sure:
            whole = await self._arrivals.join(kin.bulletin.id, article, now=now, also=also)
            if whole is not None:
                return whole
        way = self._policy.way(article, kin, recent if doubted else [], hosts, held_burst=held_burst)
        return await self._store(await in_context(self._storage, article), way, entry, kin, now=now, also=also)

    async def _store(
        self,
        article: Article,
        way: Route,
        entry: Entry,
        kin: Kin | None = None,
        *,
        now: float,
        also: Also = nothing_else,
    ) -> Article | None:
        article = replace(article, state=way.state, reason=way.reason)
        intents = self._policy.intents(article, way, kin, now=now, due=not_before(entry.published, now=now))
        taken = await self._storage.commit(Publish(article, fan_out=way.tell_all), *intents, *also(article))
        return article if taken else None

    async def _keep_back(
        self,
        article: Article,
        why: str,
        hosts: frozenset[str],
        *,
        place: int,
        now: float,
        also: Also = nothing_else,
    ) -> Article | None:
        held = replace(article, state=ArticleState.HELD, reason=why)
        taken = await self._storage.commit(*keep_back(held, hosts, place=place, now=now), *also(held))
        return held if taken else None
