"""A settling with everything around it: the real store, an outbox, a telegraph of plain values."""

from dataclasses import dataclass

from bot.changes import AddDeliveries
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.settling import Settling
from bot.models import Delivery, DeliveryState, Document
from bot.newsroom.questions import QUESTION
from bot.ports import Render, Storage
from tests.delivery.clocks import StillClock
from tests.delivery.telegraph import (
    CHANNEL,
    DESK,
    OWNER,
    Bells,
    Telegraph,
    post,
    render,
)

SETTLE = 30.0
SENT, UNKNOWN, PENDING, DEAD = DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.PENDING, DeliveryState.DEAD


@dataclass
class House:
    storage: Storage
    line: Telegraph
    clock: StillClock
    bells: Bells
    outbox: Outbox
    settling: Settling

    async def add(self, *deliveries: Delivery) -> None:
        await self.storage.commit(AddDeliveries(deliveries))
        self.outbox.wake()

    async def run_for(self, seconds: float, tick: float = 0.1) -> None:
        for _ in range(int(seconds / tick)):
            await self.outbox.step()
            await self.outbox.landed()
            await self.settling.settle(self.clock.now())
            self.clock.pass_(tick)

    async def row(self, delivery: Delivery) -> Delivery:
        row = await self.storage.delivery(delivery.id)
        assert row is not None
        return row

    async def state(self, delivery: Delivery) -> DeliveryState:
        return (await self.row(delivery)).state

    async def begin(self) -> None:
        """One post that is certainly there, so that a number is known."""
        await self.add(post("first"))
        await self.run_for(2.0)
        self.line.log.clear()

    async def questions(self) -> list[Document]:
        return await self.storage.documents(QUESTION)


def build(
    storage: Storage,
    *,
    clock: StillClock | None = None,
    line: Telegraph | None = None,
    rendering: Render = render,
    desk: int | None = DESK,
    via: tuple[int, ...] = (DESK, OWNER),
) -> House:
    clock = clock or StillClock()
    line, bells, pacing = line or Telegraph(clock.monotonic), Bells(), Pacing(28)
    outbox = Outbox(storage, line, rendering, pacing, clock, owner="me", alarms=bells, channel=CHANNEL)
    settling = Settling(
        storage,
        line,
        rendering,
        pacing,
        clock,
        owner="me",
        alarms=bells,
        settle_seconds=SETTLE,
        desk=desk,
        via=via,
        wake=outbox.wake,
    )
    return House(storage, line, clock, bells, outbox, settling)
