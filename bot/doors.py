"""The ways in over HTTP, wired: what stands behind `/push` and `/websub` once the house is built."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.delivery.panels import Panels
from bot.foundations import Foundations
from bot.intake.alerts import Alerts
from bot.intake.fetcher import Fetcher
from bot.intake.pages import Pages
from bot.intake.pushes import Pushes, Rules
from bot.intake.websub import WebSub
from bot.messages import Message
from bot.models import Article
from bot.newsroom.editors import EDITOR
from bot.newsroom.publisher import Publisher

QUICKEST = 1.0  # seconds between two looks that hubs ask for


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What of the house the ways in lead to."""

    channel: int
    desk: int | None
    publisher: Publisher
    pages: Pages
    fetcher: Fetcher
    reach: Callable[[Article], Awaitable[int]]
    proof: Callable[[Article], Awaitable[Message]]
    published: Callable[[Sequence[Article]], None]
    look: Mapping[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Doors:
    """`websub` is None where nothing can reach us from outside."""

    pushes: Pushes
    websub: WebSub | None

    @classmethod
    def of(cls, base: Foundations, way: Way) -> Self:
        """Build what stands behind the doors of the foundations, and open them."""
        doors = cls(_pushes(base, way), _websub(base, way))
        base.push.take = doors.pushes.take
        if doors.websub is not None:
            base.websub.verify, base.websub.deliver = doors.websub.verify, doors.websub.deliver
        return doors


def _pushes(base: Foundations, way: Way) -> Pushes:
    settings = base.settings
    panels = Panels(base.texts, settings.timezone, settings.messages_per_second)

    async def editors() -> Sequence[int]:
        """Return where an editor can be asked: the desk, or each who may decide."""
        if way.desk is not None:
            return (way.desk,)
        named = [int(one.id) for one in await base.storage.documents(EDITOR)]
        return tuple(sorted({*settings.owners, *named}))

    return Pushes(
        base.storage,
        way.publisher,
        Alerts(base.catalogue, base.texts, panels, settings.language, way.channel, way.desk),
        base.clock,
        rules=Rules(
            publish_topics=settings.publish_topics,
            four_eyes=settings.four_eyes,
            allow_private=settings.allow_private_hosts,
            channel=way.channel,
        ),
        pages=way.pages,
        judge=base.catalogue,
        knows=lambda slug: base.catalogue.topic(slug) is not None,
        reach=way.reach,
        proof=way.proof,
        editors=editors,
        published=way.published,
    )


def _websub(base: Foundations, way: Way) -> WebSub | None:
    if base.settings.public_url is None:
        return None
    return WebSub(
        base.storage,
        base.clock,
        callback=f"{base.settings.public_url}/websub",
        post=way.fetcher.post,
        look=way.look,
        seldom=max(base.settings.poll_seconds, QUICKEST),
        owner=base.owner,
        turned=lambda: base.health.turned("websub"),
    )
