"""Every question of the port, answered from memory.

A question for one row is answered at once, with what the disk has. One that walks an index waits until nothing is being
written (some milliseconds at most): the indexes follow memory.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.models import OUT_OF_SIGHT, Act, Article, Delivery, DeliveryState, Document, FeedState, Reader
from bot.ports import Backlog
from storage.tiny.apply_rest import document_key
from storage.tiny.earlier import find
from storage.tiny.state import State


class Settled(Protocol):
    """Returns at a moment when memory holds exactly what the disk has."""

    async def __call__(self) -> None:
        """Wait for it."""
        ...


class Reads:
    """The half of `bot.ports.Storage` that changes nothing."""

    def __init__(self, state: State, settled: Settled) -> None:
        self._state = state
        self._settled = settled
        self._asked: set[str] = set()  # articles whose keys somebody still asks for: they are not pruned

    # ── articles ─────────────────────────────────────────────────────────────

    async def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """See the port."""
        await self._settled()
        owner = self._state.library.owner
        found = {key: owner[key] for key in keys if key in owner}
        self._asked.update(found.values())
        return found

    async def article(self, article: str) -> Article | None:
        """See the port."""
        return self._state.articles.committed(article)

    async def articles(self, ids: Sequence[str]) -> list[Article]:
        """See the port."""
        found = (self._state.articles.committed(article) for article in ids)
        return [article for article in found if article is not None]

    async def latest(
        self, limit: int, *, topics: Sequence[str] = (), before: float | None = None, live: bool = True
    ) -> list[Article]:
        """See the port."""
        await self._settled()
        found: list[Article] = []
        for name in self._state.library.newest(topics, before):
            if len(found) >= limit:
                break
            article = self._state.articles.rows[name].value
            if not (live and article.state in OUT_OF_SIGHT):
                found.append(article)
        return found

    async def article_changes(self, since: int, limit: int) -> tuple[list[Article], int]:
        """See the port."""
        await self._settled()
        changed, following = self._state.article_log.since(since, limit)
        return [article for _, article in changed if article is not None], following

    async def fan_outs(self) -> list[tuple[str, int]]:
        """See the port."""
        await self._settled()
        states = (row.value for row in self._state.fanouts.rows.values())
        return [(state.article, state.cursor) for state in states if not state.done]

    # ── deliveries ───────────────────────────────────────────────────────────

    async def delivery(self, delivery: str) -> Delivery | None:
        """See the port."""
        found = self._state.deliveries.committed(delivery)
        if found is None:
            await self._settled()
            found = find(self._state, delivery)
        return found

    async def unsettled(self) -> list[Delivery]:
        """See the port."""
        await self._settled()
        unknown = self._state.outgoing.by_state[DeliveryState.UNKNOWN]
        rows = sorted((self._state.deliveries.rows[key] for key in unknown), key=lambda row: row.n)
        return [row.value for row in rows]

    async def copies(self, article: str, *, after: int | None, limit: int) -> list[Delivery]:
        """See the port."""
        await self._settled()
        packed = self._state.shelf.copies(article, after, limit)
        rows = self._state.outgoing.copies_after(article, after, limit)
        return sorted(packed + rows, key=lambda delivery: delivery.chat)[:limit]

    async def digests(self, article: str, *, after: int | None, limit: int) -> list[Delivery]:
        """See the port."""
        await self._settled()
        return self._state.digests.after(article, after, limit)

    async def deliveries_in(self, chat: int, *, limit: int) -> list[Delivery]:
        """See the port."""
        await self._settled()
        found = self._state.outgoing.of_chat(chat, limit)
        for packed in self._state.shelf.of_chat(chat) if len(found) < limit else ():
            if packed is None:
                await asyncio.sleep(0)
            elif len(found) < limit:
                found.append(packed)
            else:
                break
        return found

    async def by_message(self, chat: int, message: int) -> Delivery | None:
        """See the port."""
        await self._settled()
        found = self._state.outgoing.of_message(chat, message)
        floor = self._state.floors.get(chat)
        if found is not None or floor is None or message > floor.message:
            return found  # nothing of ours stands above the floor: no need to look into packed ledgers
        for packed in self._state.shelf.of_chat(chat):
            if packed is None:
                await asyncio.sleep(0)
            elif packed.message == message:
                return packed
        return None

    async def sent_after(self, chat: int, message: int) -> Mapping[int, str]:
        """See the port."""
        await self._settled()
        return self._state.outgoing.sent_after(chat, message)

    async def due_digests(self, now: float, limit: int) -> list[tuple[int, tuple[Delivery, ...]]]:
        """See the port."""
        await self._settled()
        outgoing = self._state.outgoing
        chats = outgoing.held_due(now, limit)
        held = {chat: [row.value for row in outgoing.held_of(chat)] for chat in chats}
        return [(chat, tuple(one for one in rows if one.not_before <= now)) for chat, rows in held.items()]

    async def backlog(self, now: float) -> list[Backlog]:
        """See the port."""
        await self._settled()
        return list(self._state.outgoing.backlog(now))

    async def tally(self, article: str) -> Mapping[str, int]:
        """See the port."""
        await self._settled()
        rows = self._state.outgoing.tallies.get(article, Counter())
        return dict(self._state.shelf.tally(article) + rows + self._state.digests.tally(article))

    async def floor(self, chat: int) -> int | None:
        """See the port."""
        floor = self._state.floors.committed(chat)
        return None if floor is None else floor.message

    # ── readers ──────────────────────────────────────────────────────────────

    async def reader(self, chat: int) -> Reader | None:
        """See the port."""
        return self._state.readers.committed(chat)

    async def readers(self, *, after: int | None, limit: int) -> list[Reader]:
        """See the port."""
        await self._settled()
        return [self._state.readers.rows[chat].value for chat in self._state.readership.after(after, limit)]

    async def reader_changes(self, since: int, limit: int) -> tuple[list[tuple[int, Reader | None]], int]:
        """See the port."""
        await self._settled()
        return self._state.reader_log.since(since, limit)

    async def count_readers(self) -> Mapping[str, int]:
        """See the port."""
        await self._settled()
        return {str(state): count for state, count in self._state.readership.counts.items() if count}

    # ── the rest ─────────────────────────────────────────────────────────────

    async def waiting_updates(self) -> int:
        """See the port."""
        await self._settled()
        return self._state.inbox.waiting

    async def feed(self, url: str) -> FeedState | None:
        """See the port."""
        return self._state.feeds.committed(url)

    async def document(self, kind: str, id: str) -> Document | None:  # noqa: A002 - the port's name
        """See the port."""
        return self._state.documents.committed(document_key(kind, id))

    async def documents(self, kind: str) -> list[Document]:
        """See the port."""
        await self._settled()
        values = (row.value for row in self._state.documents.rows.values())
        return sorted((value for value in values if value.kind == kind), key=lambda value: value.id)

    async def value(self, name: str) -> str | int | float | bool | None:
        """See the port."""
        value = self._state.values.committed(name)
        return None if value is None else value.value

    async def acts(self, *, since: float = 0.0, limit: int = 1000) -> list[Act]:
        """See the port."""
        await self._settled()
        acts = sorted((row.value for row in self._state.acts.rows.values()), key=lambda act: act.at)
        return [act for act in acts if act.at >= since][:limit]
