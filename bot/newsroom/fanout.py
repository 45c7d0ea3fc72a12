"""Readers' copies: whoever wants an article gets an intent of their own, in pages, rows and cursor in one step."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.changes import AddDeliveries, AdvanceFanOut
from bot.models import Article, ArticleState, Delivery, DeliveryState, FilterKind, Kind, Lane, Reader, delivery_id
from bot.newsroom.publisher import WORDS
from bot.newsroom.quiet import due
from bot.ports import Storage

PAGE = 2000
READER_PAGE = 5000


class Wanting(Protocol):
    """What is needed of the audience index."""

    def put(self, chat: int, reader: Reader | None) -> None:
        """Take in a reader's newest form; None forgets the reader."""
        ...

    def match(self, article: Article) -> list[tuple[int, tuple[int, ...]]]:
        """Return (chat, ids of the filters that fit), by chat number."""
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

    async def carry_out(self, *, now: float) -> int:
        """Finish every fan-out that is stored; return how many copies were intended."""
        waiting = await self._storage.fan_outs()
        if not waiting:
            return 0
        await self.learn()
        return sum([await self._one(name, cursor, now=now) for name, cursor in waiting])

    async def _one(self, name: str, cursor: int, *, now: float) -> int:
        article = await self._storage.article(name.removesuffix(WORDS))
        if article is None or article.state in (ArticleState.RETRACTED, ArticleState.SKIPPED):
            await self._storage.commit(AdvanceFanOut(name, cursor, done=True))
            return 0
        wanting = [pair for pair in self._audience.match(article) if pair[0] > cursor]
        intended = 0
        for start in range(0, max(len(wanting), 1), PAGE):
            page = wanting[start : start + PAGE]
            copies = await self._copies(article, page, words_only=name.endswith(WORDS), now=now)
            last = start + PAGE >= len(wanting)
            reached = page[-1][0] if page else cursor
            await self._storage.commit(AddDeliveries(tuple(copies)), AdvanceFanOut(name, reached, done=last))
            intended += len(copies)
            await asyncio.sleep(0)
        return intended

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
    when = due(reader, now=now, breaking=article.breaking)
    return Delivery(
        id=delivery_id(Kind.COPY, article.id, reader.chat),
        chat=reader.chat,
        lane=Lane.BREAKING if article.breaking else Lane.ROUTINE,
        kind=Kind.COPY,
        article=article.id,
        state=DeliveryState.PENDING if when is None else DeliveryState.HELD,
        created=now,
        not_before=now if when is None else when,
        data={"filters": list(fitting)},
    )


def _of_words(kind: FilterKind) -> bool:
    return kind in (FilterKind.WORDS, FilterKind.EVERYTHING)
