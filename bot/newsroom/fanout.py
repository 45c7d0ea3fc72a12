"""Readers' copies: whoever wants an article gets an intent of their own, in pages, rows and cursor in one step."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.changes import AddDeliveries, AdvanceFanOut, Record, Renew
from bot.models import (
    TAKEN_BACK,
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    FilterKind,
    Kind,
    Lane,
    Reader,
    delivery_id,
)
from bot.newsroom.quiet import due
from bot.newsroom.routing import ANEW, WORDS, urgent
from bot.newsroom.wanted import Wanted
from bot.ports import Storage

PAGE = 250  # more at once would hold up a reader who waits for an answer
READER_PAGE = 50  # likewise: a million filters are learnt while people are answered
BREATH = 0.1  # seconds between two full pages: still 1,500 copies a second, and most of the time is the answers'


class Wanting(Protocol):
    """What is needed of the audience index."""

    def put(self, chat: int, reader: Reader | None) -> None:
        """Take in a reader's newest form; None forgets the reader."""
        ...

    def match(self, article: Article) -> Wanted:
        """Return who wants an article, and for which of their filters."""
        ...

    def count(self, article: Article) -> int:
        """Return how many readers would get it."""
        ...


class FanOuts:
    """Carries out stored fan-outs. Any number of readers; the channel never waits for them."""

    def __init__(self, storage: Storage, audience: Wanting) -> None:
        self._storage = storage
        self._audience = audience
        self._seen = 0

    async def learn(self) -> int:
        """Bring the index up to date with the store: a reader's change is in effect for the next article."""
        learnt = 0
        while True:
            changed, self._seen = await self._storage.reader_changes(self._seen, READER_PAGE)
            for chat, reader in changed:
                self._audience.put(chat, reader)
            learnt += len(changed)
            if len(changed) < READER_PAGE:
                return learnt
            await asyncio.sleep(0)

    async def reach(self, article: Article) -> int:
        """Count the readers who would get an article now."""
        await self.learn()
        return self._audience.count(article)

    async def fitting(self, article: Article) -> Mapping[int, tuple[int, ...]]:
        """Return which filters of which readers an article fits now."""
        await self.learn()
        return dict(self._audience.match(article))

    async def carry_out(self, *, now: float) -> int:
        """Finish every fan-out that is stored, breaking ones first, whenever they come; return how many copies were
        intended.
        """
        intended = 0
        wanting: dict[str, Wanted] = {}
        while (waiting := await self._storage.fan_outs()) and (turn := await self._most_urgent(waiting)):
            name, cursor, article = turn
            if name not in wanting:
                await self.learn()
                wanting[name] = self._audience.match(article)
            intended += await self._page(name, cursor, article, wanting[name], now=now)
            await asyncio.sleep(BREATH if len(wanting[name]) > PAGE else 0)
        return intended

    async def _most_urgent(self, waiting: Sequence[tuple[str, int]]) -> tuple[str, int, Article] | None:
        """Return the fan-out whose next page is to be made; those of articles that go nowhere any more are ended."""
        chosen: tuple[str, int, Article] | None = None
        for name, cursor in waiting:
            article = await self._storage.article(name.partition(":")[0])
            if article is None or article.state in TAKEN_BACK:
                await self._storage.commit(AdvanceFanOut(name, cursor, done=True))
            elif chosen is None or (article.breaking and not chosen[2].breaking):
                chosen = name, cursor, article
        return chosen

    async def _page(self, name: str, cursor: int, article: Article, wanting: Wanted, *, now: float) -> int:
        page, last = wanting.page(cursor, PAGE)
        # What the site rewrote since may wait for the desk now, and a fan-out of its earlier form be unfinished.
        words_only = name.endswith(WORDS) or article.state is ArticleState.HELD
        copies = await self._copies(article, page, words_only=words_only, now=now)
        let_go = await self._let_go(copies, now=now) if article.breaking and name.endswith(ANEW) else []
        renewed = await self._renewed(copies) if name != article.id else []
        reached = page[-1][0] if page else cursor
        done = AdvanceFanOut(name, reached, done=last)
        await self._storage.commit(AddDeliveries(tuple(copies), unless_forgotten=True), *let_go, *renewed, done)
        return len(copies)

    async def _renewed(self, copies: Sequence[Delivery]) -> list[Renew]:
        """Intend again what had been called off for readers who had blocked us, and were back before this telling:
        they get what those get for whom nothing had been intended while they were away.
        """
        again = []
        for copy in copies:
            reader = await self._storage.reader(copy.chat)
            if reader is None or reader.back is None:
                continue
            before = await self._storage.delivery(copy.id)
            if before is not None and before.ended is not None and before.ended < reader.back:
                again.append(Renew(replace(copy, id=before.id), before.ended))
        return again

    async def _let_go(self, copies: Sequence[Delivery], *, now: float) -> list[Record]:
        """Treat what waits for a digest or for quiet hours to end as breaking, which it has become since: it leaves at
        once, or when the reader's strict quiet hours end.
        """
        held = [(copy, await self._storage.delivery(copy.id)) for copy in copies]
        return [
            Record(one.id, copy.state, now, not_before=copy.not_before, lane=copy.lane)
            for copy, one in held
            if one is not None and one.state is DeliveryState.HELD
        ]

    async def _copies(
        self, article: Article, page: Sequence[tuple[int, tuple[int, ...]]], *, words_only: bool, now: float
    ) -> list[Delivery]:
        copies = []
        for chat, ids in page:
            reader = await self._storage.reader(chat)
            copy = reader and copy_for(article, reader, ids, words_only=words_only, now=now)
            copies += [copy] if copy else []
        return copies


def copy_for(
    article: Article, reader: Reader, filters: tuple[int, ...], *, words_only: bool, now: float
) -> Delivery | None:
    """Return the intent to send a reader an article, now or held for the reader's digest; None where nothing
    fits any more.
    """
    fitting = tuple(one.id for one in reader.filters if one.id in filters and (not words_only or _of_words(one.kind)))
    if not fitting:
        return None
    rushed = urgent(article)
    when = due(reader, now=now, breaking=rushed)
    return Delivery(
        id=delivery_id(Kind.COPY, article.id, reader.chat),
        chat=reader.chat,
        lane=Lane.BREAKING if rushed else Lane.ROUTINE,
        kind=Kind.COPY,
        article=article.id,
        state=DeliveryState.PENDING if when is None else DeliveryState.HELD,
        created=now,
        not_before=now if when is None else when,
        silent=article.silent,
        data={"filters": list(fitting)},
    )


def _of_words(kind: FilterKind) -> bool:
    return kind in (FilterKind.WORDS, FilterKind.EVERYTHING)
