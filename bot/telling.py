"""The loop that tells readers: what they want is learnt once, then each article's copies are intended as it comes."""

import asyncio
import gc
import logging
from collections.abc import Callable

from bot.clock import rest
from bot.errors import StorageError
from bot.foundations import Foundations
from bot.newsroom.audience import Audience
from bot.newsroom.fanout import FanOuts

log = logging.getLogger(__name__)

NAP = 1.0


class Telling:
    """`intended` is told when there are copies to send."""

    def __init__(
        self, base: Foundations, fan_outs: FanOuts, audience: Audience, *, intended: Callable[[], None]
    ) -> None:
        self._base = base
        self._fan_outs = fan_outs
        self._audience = audience
        self._intended = intended
        self._published = asyncio.Event()

    def wake(self) -> None:
        """Say that something was published."""
        self._published.set()

    async def run(self) -> None:
        """Learn what readers want, then carry out fan-outs, whatever an earlier run left first; until cancelled."""
        await self._learn()
        while True:
            self._published.clear()
            try:
                if await self._fan_outs.carry_out(now=self._base.clock.now()):
                    self._intended()
                self._base.health.turned("fan-out")
            except StorageError as error:
                self._base.health.broken("fan-out", str(error))
            await rest(self._published, NAP)

    async def _learn(self) -> None:
        """Load their filters, beside everything else: a hundred thousand readers' take half a minute."""
        while True:
            try:
                await self._fan_outs.learn()
            except StorageError as error:
                log.error("the readers' filters wait for the store: %s", error)
                await asyncio.sleep(NAP)
                continue
            self._audience.settle()
            gc.freeze()  # what was loaded stays: the collector need not look at it again
            return
