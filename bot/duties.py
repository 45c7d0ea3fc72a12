"""The small duties of a running copy, each with its rhythm: what `upkeep` does, given this house's parts."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.address import folder_of
from bot.delivery.outbox import Outbox
from bot.delivery.settling import Settling
from bot.delivery.telegram import TelegramSender
from bot.errors import StorageError
from bot.foundations import Foundations
from bot.intake.pushes import Pushes
from bot.models import Sent, TokenRefused
from bot.newsdesk import Newsdesk
from bot.newsroom.moves import place_name
from bot.ports import Alarms
from bot.reception import Reception
from bot.removing import Removals
from bot.upkeep import (
    PRUNE_EVERY,
    Patience,
    Rhythm,
    answer_old_questions,
    bundle_digests,
    forget_the_lost,
    watch_backlog,
    watch_disk,
)


@dataclass(frozen=True, kw_only=True)
class Duties:
    """The parts that the duties touch; `wake` says that there may be something to send or to fan out, `outdated` that
    the desk is not where the house was built for.
    """

    base: Foundations
    channel: int
    alarms: Alarms
    sender: TelegramSender
    outbox: Outbox
    settling: Settling
    reception: Reception
    newsdesk: Newsdesk
    pushes: Pushes
    wake: Callable[[], None]
    desk: int | None
    outdated: Callable[[], None]

    def rhythms(self) -> list[Rhythm]:
        """Return every duty with the seconds between two times."""
        storage, patience = self.base.storage, Patience(self.base.clock)
        removals = Removals(storage, self.base.catalogue.topics, self.base.texts, self.wake)
        return [
            Rhythm(1.0, self._tend),
            Rhythm(1.0, self.settling.settle),
            Rhythm(1.0, self._digests),
            Rhythm(2.0, lambda now: self._questions(now, patience)),
            Rhythm(2.0, self._follow_desk),
            Rhythm(1.0, removals.step),
            Rhythm(10.0, self._check_store),
            Rhythm(20.0, self._check_telegram),
            Rhythm(30.0, lambda now: watch_backlog(storage, self.alarms, now)),
            Rhythm(60.0, self._watch_disk),
            Rhythm(15.0, self._present),
            Rhythm(PRUNE_EVERY, storage.prune),
            Rhythm(PRUNE_EVERY, self.pushes.forget),
            Rhythm(PRUNE_EVERY, self._forget_the_lost),
        ]

    async def _tend(self, _: float) -> None:
        await self.outbox.tend()

    async def _digests(self, now: float) -> None:
        if await bundle_digests(self.base.storage, now):
            self.outbox.wake()

    async def _questions(self, now: float, patience: Patience) -> None:
        closing = self.newsdesk.closing
        storage, spared = self.base.storage, await patience.spares(self.base.storage, now)
        if await answer_old_questions(storage, channel=self.channel, now=now, closing=closing, spared=spared):
            self.wake()

    async def _follow_desk(self, _: float) -> None:
        """Say so when the desk has become a supergroup, by whatever way that was heard of."""
        if self.desk is not None and await self.base.storage.value(place_name(self.desk)) not in {None, self.desk}:
            self.outdated()

    async def _present(self, _: float) -> None:
        await self.reception.present()

    async def _forget_the_lost(self, now: float) -> None:
        await forget_the_lost(self.base.storage, now)

    async def _check_telegram(self, _: float) -> None:
        """Ask who we are: a token refused is our illness, Telegram being away is not."""
        outcome = await self.sender.alive()
        if isinstance(outcome, TokenRefused):
            self.base.health.broken("telegram", "the token is refused")
        self.base.health.turned("telegram", success=isinstance(outcome, Sent))

    async def _check_store(self, _: float) -> None:
        try:
            await self.base.storage.check()
        except StorageError as error:
            self.base.health.broken("store", str(error))
            await self.alarms.breaks("store", str(error))
        else:
            self.base.health.turned("store")
            await self.alarms.heals("store")

    async def _watch_disk(self, _: float) -> None:
        await watch_disk(folder_of(self.base.settings.database_url), self.alarms)
