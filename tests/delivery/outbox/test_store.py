"""The outbox over a store that fails, and leases that run out."""

import asyncio

from bot.delivery.outbox import LEASE
from bot.delivery.transport import LONGEST
from bot.errors import StorageReadOnly
from bot.models import (
    Delivery,
    DeliveryState,
    Lane,
)
from bot.ports import Step, Storage
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import FullDisk, House, build
from tests.delivery.telegraph import (
    CHANNEL,
    post,
    render,
)


async def test_nothing_is_sent_that_cannot_be_recorded_and_nothing_known_is_forgotten(storage: Storage) -> None:
    disk = FullDisk(storage)
    house = build(disk, StillClock())
    await house.add(post("a"))
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    disk.full = True
    house.line.holding.set()
    await house.outbox.landed()
    assert (house.outbox.healthy, house.outbox.problem) == (False, "no space left on the device")
    disk.full = False
    await house.add(post("b"))
    disk.full = True
    await house.run_for(2.0)
    await house.outbox.tend()
    assert len(house.line.log) == 1
    assert house.outbox.problem is not None
    disk.full = False
    await house.run_for(2.0)
    assert house.line.texts(CHANNEL) == ["post/a/-1001", "post/b/-1001"]
    assert await house.state(post("a")) is DeliveryState.SENT


async def test_a_store_that_is_full_from_the_start_sends_nothing(storage: Storage) -> None:
    disk = FullDisk(storage)
    house = build(disk, StillClock())
    await house.add(post("a"))
    disk.full = True
    await house.run_for(1.0)
    assert house.line.log == []
    disk.full = False
    await house.run_for(1.0)
    assert house.line.texts(CHANNEL) == ["post/a/-1001"]


async def test_a_store_that_cannot_be_read_while_rendering_puts_the_row_back(storage: Storage) -> None:
    broken = [StorageReadOnly("away")]

    async def rendering(delivery: Delivery) -> Step:
        if broken:
            raise broken.pop()
        return await render(delivery)

    house = build(storage, StillClock(), rendering=rendering)
    one = post("a")
    await house.add(one)
    await house.turn()
    row = await house.row(one)
    assert (row.state, row.attempts) == (DeliveryState.PENDING, 0)
    await house.run_for(2.0)
    assert await house.state(one) is DeliveryState.SENT


async def test_nothing_is_begun_on_a_lease_that_runs_out(storage: Storage) -> None:
    clock = StillClock()
    naps = [LEASE - LONGEST + 1]

    async def slow(delivery: Delivery) -> Step:
        if naps:
            clock.pass_(naps.pop())
        return await render(delivery)

    house = build(storage, clock, rendering=slow)
    one = post("a")
    await house.add(one)
    await house.outbox.step()
    await house.outbox.landed()
    assert house.line.times() == []
    assert await house.state(one) is DeliveryState.PENDING
    await house.run_for(2.0)
    assert house.line.texts(CHANNEL) == [one.id]


async def test_a_lease_that_ran_out_is_unknown_never_simply_to_do(house: House) -> None:
    one = post("a")
    await house.add(one)
    await house.storage.claim(Lane.CHANNEL, 1, owner="dead", now=house.clock.now(), lease=10)
    house.clock.pass_(11)
    await house.outbox.tend()
    await house.turn()
    assert await house.state(one) is DeliveryState.UNKNOWN
    assert house.line.log == []
