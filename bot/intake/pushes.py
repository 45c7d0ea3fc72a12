"""Pushes taken in: completed from the page, known ones told apart, stored in one step with the id they came under."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bot.changes import Change, DropDocument, LearnKeys, Log, PutDocument
from bot.errors import FeedError, StorageError
from bot.intake.alerts import PUSH, Alerts, draft_name
from bot.intake.push import Push, Taken, Wrong, read_push
from bot.messages import Message
from bot.models import Act, Article, ArticleState, Document, Entry, Verdict
from bot.newsroom.drafts import DRAFT, Draft
from bot.newsroom.identity import article_id, keys_of, site_of
from bot.newsroom.precedents import before
from bot.newsroom.publisher import Publisher
from bot.newsroom.routing import EVERYTHING
from bot.newsroom.writing import Judge, write_article
from bot.ports import Clock, Storage

REMEMBERED = 7 * 86_400.0  # senders repeat a push for hours and days; an article's own keys are kept for a year
WITHOUT_TITLE, WITH_TITLE, URGENT = 6.0, 2.0, 0.7  # how many seconds the page is given
TRIES = 4


class Reading(Protocol):
    """What is needed of `Pages`."""

    async def read(self, url: str) -> Entry:
        """Return what a page tells of its article. Raises FeedError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the settings say of pushes."""

    publish_topics: tuple[str, ...]
    four_eyes: bool
    allow_private: bool
    channel: int


class Pushes:
    """Takes pushes in. Safe to call with the same push again, also at the same time: one article, one post.

    `reach` counts the readers who would get an article, `proof` is its post, `editors` are the chats where an editor
    can be asked; `published` is told of what was stored.
    """

    def __init__(
        self,
        storage: Storage,
        publisher: Publisher,
        alerts: Alerts,
        clock: Clock,
        *,
        rules: Rules,
        pages: Reading,
        judge: Judge,
        knows: Callable[[str], bool],
        reach: Callable[[Article], Awaitable[int]],
        proof: Callable[[Article], Awaitable[Message]],
        editors: Callable[[], Awaitable[Sequence[int]]],
        published: Callable[[Sequence[Article]], None],
    ) -> None:
        self._storage = storage
        self._publisher = publisher
        self._alerts = alerts
        self._clock = clock
        self._rules = rules
        self._pages = pages
        self._judge = judge
        self._knows = knows
        self._reach = reach
        self._proof = proof
        self._editors = editors
        self._published = published

    async def take(self, name: str, body: bytes) -> Taken | Wrong:
        """Take in the push that came under the id `name`; durable on return. Raises StorageError.

        An id or an article known already changes nothing and is told as a duplicate; only a breaking push still brings
        out an article that never stood in the channel (the feed was quicker, and the catalogue did not take it).
        With `topics`, these are the article's, and it goes to the channel when PUBLISH_TOPICS has one of them (or
        everything); without, the catalogue judges. A breaking one goes to the channel and its readers at once, with
        FOUR_EYES only when an editor agrees: until then it counts no deliveries.
        """
        if (seen := await self._seen(name)) is not None:
            return seen
        push = read_push(body, knows=self._knows, allow_private=self._rules.allow_private)
        if isinstance(push, Wrong):
            return push
        if not push.breaking and (known := await self._known(keys_of_push(push, push.entry()))):
            return known
        entry = await self._completed(push)
        return entry if isinstance(entry, Wrong) else await self._store(name, push, entry)

    async def forget(self, now: float) -> None:
        """Forget the ids of old pushes: their articles are known by keys of their own."""
        old = [note for note in await self._storage.documents(PUSH) if float(note.body["at"]) + REMEMBERED <= now]
        if old:
            await self._storage.commit(*(DropDocument(PUSH, note.id) for note in old))

    # what is known ──────────────────────────────────────────────────────────

    async def _seen(self, name: str) -> Taken | None:
        note = await self._storage.document(PUSH, name)
        return Taken(str(note.body["article"]), int(note.body["deliveries"]), duplicate=True) if note else None

    async def _known(self, keys: Sequence[str]) -> Taken | None:
        """Return the article that has one of these keys; it learns the others."""
        found = await self._storage.known(keys)
        article = next((found[key] for key in keys if key in found), None)
        if article is None:
            return None
        if any(key not in found for key in keys):
            await self._storage.commit(LearnKeys(article, tuple(keys)))
        return Taken(article, 0, duplicate=True)

    # completing ─────────────────────────────────────────────────────────────

    async def _completed(self, push: Push) -> Entry | Wrong:
        """Return the push with what it left out, from the page where that answers within a few seconds."""
        given = push.entry()
        if given.title and given.summary and given.image:
            return given
        patience = WITHOUT_TITLE if not given.title else URGENT if push.breaking else WITH_TITLE
        try:
            async with asyncio.timeout(patience):
                page = await self._pages.read(push.url)
        except (FeedError, TimeoutError) as error:
            if given.title:
                return given
            why = str(error) or "it does not answer in time"
            return Wrong("title", f"is missing, and the page could not be read: {why}")
        return replace(
            page,
            title=given.title or page.title,
            summary=given.summary or page.summary,
            image=given.image or page.image,
            guid=page.guid or given.guid,
            post_id=page.post_id or given.post_id,
        )

    # storing ────────────────────────────────────────────────────────────────

    async def _store(self, name: str, push: Push, entry: Entry) -> Taken | Wrong:
        """Store it, or find that somebody was quicker with the same."""
        keys = keys_of_push(push, entry)
        for _ in range(TRIES):
            if (seen := await self._seen(name)) is not None:
                return seen
            done = await (self._alert if push.breaking else self._article)(name, push, entry, keys)
            if done is not None:
                return done
        raise StorageError("others wrote the same again and again")

    async def _article(self, name: str, push: Push, entry: Entry, keys: tuple[str, ...]) -> Taken | None:
        if (known := await self._known(keys)) is not None:
            return known
        now = self._clock.now()
        article = self._written(push, entry, keys, now)
        reach = await self._reach(article)

        def also(stored: Article) -> tuple[Change, ...]:
            act = Log(Act(now, 0, "push", stored.id, stored.title))
            return (act, _note(name, stored.id, _count(stored, reach), now))

        stored = await self._publisher.enter(article, entry, now=now, doubted=not push.topics, also=also)
        if stored is None:
            return None
        self._published([stored])
        return Taken(stored.id, _count(stored, reach))

    def _written(self, push: Push, entry: Entry, keys: tuple[str, ...], now: float) -> Article:
        article = write_article(
            entry,
            keys=keys,
            source=site_of(push.url),
            now=now,
            judge=self._judge,
            publish_topics=self._rules.publish_topics,
            origin=PUSH,
        )
        if not push.topics:
            return article
        taken = {EVERYTHING, *push.topics}.intersection(self._rules.publish_topics)
        return replace(article, topics=push.topics, publish=Verdict.YES if taken else Verdict.NO, because=())

    async def _alert(self, name: str, push: Push, entry: Entry, keys: tuple[str, ...]) -> Taken | Wrong | None:
        """Send a breaking item, or ask an editor."""
        now = self._clock.now()
        earlier = await before(self._storage, entry, self._rules.channel, now=now)
        fresh = earlier.brings is not None and earlier.brings.state is not ArticleState.SKIPPED
        if not fresh and (known := await self._known(keys)) is not None:
            return known
        stored = await self._storage.document(DRAFT, draft_name(keys))
        draft = self._alerts.draft(entry, keys, push.topics, stored, now=now)
        if draft is None:
            waiting = earlier.brings.id if earlier.brings else article_id(keys)
            return Taken(waiting, 0, duplicate=True)
        article = self._alerts.article(draft, keys, earlier, now=now)
        draft = replace(draft, reach=await self._reach(article))
        if self._rules.four_eyes:
            return await self._ask(name, draft, article, now=now)
        changes = self._alerts.leave(draft, article, earlier, now=now)
        taken = Taken(article.id, 1 + draft.reach, duplicate=fresh)
        if not await self._storage.commit(*changes, _note(name, taken.article, taken.deliveries, now)):
            return None
        self._published([article])
        return taken

    async def _ask(self, name: str, draft: Draft, article: Article, *, now: float) -> Taken | Wrong | None:
        chats = await self._editors()
        if not chats:
            return Wrong("breaking", "needs an editor to confirm it (FOUR_EYES), and there is neither DESK nor editor")
        changes = self._alerts.ask(draft, article, chats, await self._proof(article), now=now)
        note = _note(name, article.id, 0, now)
        if not await self._storage.commit(*changes, note):
            return None
        self._published([])
        return Taken(article.id, 0)


def keys_of_push(push: Push, entry: Entry) -> tuple[str, ...]:
    """Return the keys of a push, strongest first: those of its page, and the address it came with."""
    site = site_of(push.url)
    came = [key for key in keys_of(push.entry(), site=site) if not key.startswith("hash:")]
    return tuple(dict.fromkeys((*keys_of(entry, site=site), *came)))


def _count(article: Article, reach: int) -> int:
    """Return how many messages a stored article leaves for at least."""
    return int(article.publish is Verdict.YES) + reach if article.state is ArticleState.LIVE else 0


def _note(name: str, article: str, deliveries: int, now: float) -> PutDocument:
    """Remember an id with its answer; refused where the id is known."""
    body: Mapping[str, Any] = {"article": article, "deliveries": deliveries, "at": now}
    return PutDocument(Document(PUSH, name, body))
