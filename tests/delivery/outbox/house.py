"""An outbox with everything around it: the real store and a telegraph of plain values. Time stands still until told."""

from dataclasses import dataclass
from typing import Any

from bot.changes import AddDeliveries
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.errors import StorageReadOnly
from bot.models import (
    Delivery,
    DeliveryState,
    Outcome,
)
from bot.ports import Render, Storage
from tests.delivery.clocks import StillClock
from tests.delivery.telegraph import (
    CHANNEL,
    Bells,
    Telegraph,
    render,
)

OTHER = -1009  # another channel


@dataclass
class House:
    """The outbox with everything around it."""

    storage: Storage
    line: Telegraph
    clock: StillClock
    bells: Bells
    outbox: Outbox
    seen: list[Outcome]

    async def add(self, *deliveries: Delivery) -> None:
        await self.storage.commit(AddDeliveries(deliveries))
        self.outbox.wake()

    async def turn(self, times: int = 1) -> None:
        """Step, and let everything land and be recorded."""
        for _ in range(times):
            await self.outbox.step()
            await self.outbox.landed()
        await self.outbox.step()

    async def run_for(self, seconds: float, tick: float = 0.009) -> None:
        for _ in range(int(seconds / tick)):
            await self.outbox.step()
            await self.outbox.landed()
            self.clock.pass_(tick)

    async def state(self, delivery: Delivery) -> DeliveryState:
        return (await self.row(delivery)).state

    async def row(self, delivery: Delivery) -> Delivery:
        row = await self.storage.delivery(delivery.id)
        assert row is not None
        return row


def build(
    storage: Storage, clock: StillClock, *, per_second: float = 28, rendering: Render = render, **more: Any
) -> House:
    line, bells, seen = Telegraph(clock.monotonic), Bells(), []

    def observe(_: Delivery, outcome: Outcome) -> None:
        seen.append(outcome)

    outbox = Outbox(
        storage,
        line,
        rendering,
        Pacing(per_second),
        clock,
        owner="me",
        alarms=bells,
        channel=CHANNEL,
        observe=observe,
        **more,
    )
    return House(storage, line, clock, bells, outbox, seen)


class FullDisk:
    """Lets a store through until the disk is full."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.full = False

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._storage, name)
        if not self.full or name not in ("commit", "claim", "begin", "expire", "value"):
            return inner

        async def refuse(*_: Any, **__: Any) -> Any:
            raise StorageReadOnly("no space left on the device")

        return refuse
