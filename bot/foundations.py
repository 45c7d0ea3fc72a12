"""What stands before Telegram has said who we are: the store, the transport, the sentences, health and figures."""

import os
import secrets
import socket
from dataclasses import dataclass, field

from bot.delivery.transport import Transport
from bot.errors import StorageError
from bot.health import Health
from bot.inbox.webhook import Webhook
from bot.introduction import unknown_topics
from bot.newsroom.topics import Catalogue
from bot.ports import Clock, Storage
from bot.settings import Settings
from bot.texts import Texts
from bot.web.metrics import Metrics
from bot.web.push import PushDoor
from bot.web.websub import WebSubDoor

LOOPS = ("poll", "fan-out", "search", "outbox", "answers", "upkeep", "desk", "amendments", "newsdesk")


def copy_name() -> str:
    """Name this copy of the service in leases."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


@dataclass(kw_only=True)
class Foundations:
    """Made once a process; `close` lets go of all of it."""

    settings: Settings
    storage: Storage
    catalogue: Catalogue
    texts: Texts
    clock: Clock
    owner: str = field(default_factory=copy_name)

    def __post_init__(self) -> None:
        settings = self.settings
        self.started = self.clock.now()
        unknown_topics(settings.publish_topics, frozenset(topic.slug for topic in self.catalogue.topics))
        inbox = () if settings.public_url else ("inbox",)
        self.health = Health(self.clock, ("telegram", "store", *LOOPS, *inbox))
        self.metrics = Metrics()
        self.transport = Transport(settings.telegram_token, settings.telegram_api)
        self.push = PushDoor(settings.push_secrets, self.clock)
        self.websub = WebSubDoor(open=settings.public_url is not None)
        self.webhook = Webhook(settings.telegram_token, self.storage, self.clock, open=settings.public_url is not None)

    async def refresh(self) -> None:
        """Bring the figures of health and metrics up to date; a store that cannot tell them is a broken part."""
        try:
            await self._count()
        except StorageError as error:
            self.health.broken("store", str(error))

    async def _count(self) -> None:
        now = self.clock.now()
        for line in await self.storage.backlog(now):
            lane = line.lane.name.lower()
            self.health.facts("outbox", **{lane: line.pending, f"{lane}_unknown": line.unknown})
            self.metrics.backlog([line], now=now)
        self.health.facts("answers", waiting=await self.storage.waiting_updates())
        for state, count in (await self.storage.count_readers()).items():
            self.metrics.readers(state, count)
        for url in self.settings.feed_urls:
            feed = await self.storage.feed(url)
            self.metrics.looked(url, feed.last_success if feed else None)

    async def close(self) -> None:
        """Let go of the connections and the store."""
        await self.transport.shutdown()
        await self.storage.close()
