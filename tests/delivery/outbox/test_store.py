"""The outbox over a store that fails, and leases that run out."""

import asyncio

from bot.changes import Forget
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
    copy,
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
    assert house.outbox.problem == "no space left on the device"
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
    await house.storage.begin(one.id, owner="dead", now=house.clock.now())
    house.clock.pass_(11)
    await house.outbox.tend()
    await house.turn()
    assert await house.state(one) is DeliveryState.UNKNOWN
    assert house.line.log == []


# ── what a kill leaves ───────────────────────────────────────────────────────


async def test_only_requests_that_had_left_are_in_doubt_after_a_kill(storage: Storage) -> None:
    house = build(storage, StillClock())
    await house.add(*(copy("a", chat) for chat in range(1, 31)))
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await under_way(house)
    claimed = [line.sending for line in await storage.backlog(0.0) if line.lane is Lane.ROUTINE]
    left = {f"copy/a/{chat}" for _, _, chat, _ in house.line.log}
    assert 0 < len(left) < claimed[0]
    await storage.expire(house.clock.now(), owner="me")
    assert {row.id for row in await storage.unsettled()} == left
    house.line.holding.set()
    await house.outbox.landed()


async def test_it_is_stored_that_a_request_leaves_before_it_does(storage: Storage) -> None:
    house = build(storage, StillClock())
    one = post("a")
    await house.add(one)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await under_way(house)
    assert len(house.line.log) == 1
    assert (await house.row(one)).started == house.clock.now()
    house.line.holding.set()
    await house.outbox.landed()


async def test_nothing_leaves_for_a_reader_who_was_forgotten_after_the_claim(storage: Storage) -> None:
    async def forgetting(delivery: Delivery) -> Step:
        await storage.commit(Forget(delivery.chat))
        return await render(delivery)

    house = build(storage, StillClock(), rendering=forgetting)
    await house.add(copy("a", 5))
    await house.turn(2)
    assert house.line.log == []
    assert await storage.deliveries_in(5, limit=9) == []


async def test_a_store_that_fills_up_after_the_claim_lets_nothing_leave_and_loses_nothing(storage: Storage) -> None:
    disk, first = FullDisk(storage), [True]

    async def filling(delivery: Delivery) -> Step:
        disk.full = bool(first and first.pop())
        return await render(delivery)

    house = build(disk, StillClock(), rendering=filling)
    one = copy("a", 5)
    await house.add(one)
    await house.outbox.step()
    await house.outbox.landed()
    assert house.line.log == []
    assert house.outbox.problem == "no space left on the device"
    disk.full = False
    house.clock.pass_(5)
    await house.run_for(2.0)
    assert house.line.texts(5) == [one.id]
    assert (await house.row(one)).doubts == 0


async def test_a_clock_that_is_put_right_ends_every_lease_and_sends_nothing_twice(storage: Storage) -> None:
    clock = StillClock()
    house = build(storage, clock)
    await house.add(*(copy("a", chat) for chat in range(1, 31)))
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await under_way(house)
    clock.put_forward(3600)
    await house.outbox.tend()
    for _ in range(200):
        clock.pass_(0.02)
        await house.outbox.step()
        await under_way(house)
    house.line.holding.set()
    await house.outbox.landed()
    assert sorted(chat for _, _, chat, _ in house.line.log) == [*range(1, 31)]


async def test_a_clock_that_is_put_right_leaves_in_our_hands_what_is_there(storage: Storage) -> None:
    clock = StillClock()
    house = build(storage, clock)
    one = post("a")
    await house.add(one)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await under_way(house)
    clock.put_forward(3600)
    await house.outbox.tend()
    assert await house.state(one) is DeliveryState.SENDING
    house.line.holding.set()
    await house.outbox.landed()
    await house.outbox.step()
    assert await house.state(one) is DeliveryState.SENT


async def test_what_stays_in_our_hands_for_longer_than_its_lease_is_in_doubt(storage: Storage) -> None:
    house = build(storage, StillClock())
    one = post("a")
    await house.add(one)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await under_way(house)
    house.clock.pass_(LEASE)
    await house.outbox.tend()
    assert await house.state(one) is DeliveryState.UNKNOWN
    house.line.holding.set()
    await house.outbox.landed()


async def under_way(house: House) -> None:
    """Let everything that was launched come as far as its request."""
    async with asyncio.timeout(60):
        while len(house.line.log) < house.outbox.in_flight:  # noqa: ASYNC110 - a turn of the loop, no time
            await asyncio.sleep(0)
