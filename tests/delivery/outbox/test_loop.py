"""The loop of the outbox: woken, stumbling, stopped."""

import asyncio
from typing import Any

import pytest

from bot.messages import Message
from bot.models import (
    Delivery,
    DeliveryState,
    Lane,
    Outcome,
    Sent,
)
from bot.ports import Storage
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import FullDisk, House, build
from tests.delivery.telegraph import (
    copy,
    post,
)


async def test_the_loop_sends_when_woken_and_stops_cleanly(house: House) -> None:
    turns: list[int] = []
    outbox = build(house.storage, house.clock, turned=lambda: turns.append(1))
    running = asyncio.create_task(outbox.outbox.run())
    arrived = asyncio.Event()
    send = outbox.line.send

    async def told(chat: int, message: Message) -> Outcome:
        arrived.set()
        return await send(chat, message)

    outbox.line.send = told  # type: ignore[method-assign]
    await outbox.add(post("a"))
    async with asyncio.timeout(60):
        await arrived.wait()
    await outbox.outbox.stop()
    await running
    assert await outbox.state(post("a")) is DeliveryState.SENT
    assert turns


async def test_a_disk_that_takes_its_time_does_not_hold_up_what_is_claimed(storage: Storage) -> None:
    stuck, clock = asyncio.Event(), StillClock()
    reached: list[int] = []

    class Slow(FullDisk):
        async def claim(self, lane: Lane, count: int, **named: Any) -> list[Delivery]:
            if lane is Lane.ROUTINE and reached:
                await stuck.wait()
            return await storage.claim(lane, count, **named)

    house = build(Slow(storage), clock)

    async def send(chat: int, message: Message) -> Outcome:
        reached.append(chat)
        clock.pass_(0.04)
        if len(reached) == 10:
            stuck.set()
        return Sent(1)

    house.line.send = send  # type: ignore[method-assign]
    await house.add(*(copy("a", chat) for chat in range(1, 41)))
    running = asyncio.create_task(house.outbox.run())
    async with asyncio.timeout(60):
        await stuck.wait()
    await house.outbox.stop()
    await running
    assert reached[:10] == list(range(1, 11))


async def test_a_stumbling_turn_does_not_end_the_loop(house: House, caplog: pytest.LogCaptureFixture) -> None:
    stumbles = [ValueError("what nobody expected")]
    step = house.outbox.step

    async def stumbling() -> float:
        if stumbles:
            house.outbox.wake()
            raise stumbles.pop()
        await house.outbox.stop()
        return await step()

    house.outbox.step = stumbling  # type: ignore[method-assign]
    async with asyncio.timeout(60):
        await house.outbox.run()
    assert "the outbox stumbled" in caplog.text


async def test_stopping_waits_for_what_is_in_flight_and_gives_the_rest_back(house: House) -> None:
    rows = [copy("a", chat) for chat in range(1, 31)]
    await house.add(*rows)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await asyncio.sleep(0)
    flying = house.outbox.in_flight
    stopping = asyncio.create_task(house.outbox.stop())
    await asyncio.sleep(0.01)
    assert not stopping.done()
    house.line.holding.set()
    await stopping
    await house.outbox.step()
    states = [await house.state(row) for row in rows]
    assert states.count(DeliveryState.SENT) == flying > 0
    assert states.count(DeliveryState.PENDING) == 30 - flying


async def test_stopping_gives_up_waiting_and_leaves_honest_rows(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.outbox.STOP_PATIENCE", 0.01)
    one = post("a")
    await house.add(one)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    await house.outbox.stop()
    assert await house.state(one) is DeliveryState.SENDING
    house.line.holding.set()
    await house.outbox.landed()
    assert await house.state(one) is DeliveryState.SENT


async def test_what_a_claim_brings_after_the_stop_goes_back_and_is_not_sent(storage: Storage) -> None:
    asked, stuck = asyncio.Event(), asyncio.Event()

    class Slow(FullDisk):
        async def claim(self, lane: Lane, count: int, **named: Any) -> list[Delivery]:
            rows = await storage.claim(lane, count, **named)
            if rows:
                asked.set()
                await stuck.wait()
            return rows

    house = build(Slow(storage), StillClock())
    rows = [copy("a", chat) for chat in range(1, 6)]
    await house.add(*rows)
    running = asyncio.create_task(house.outbox.run())
    async with asyncio.timeout(60):
        await asked.wait()
        stopping = asyncio.create_task(house.outbox.stop())
        await asyncio.sleep(0.01)
        assert not stopping.done(), "the turn under way is waited for"
        stuck.set()
        await stopping
        await running
    assert house.line.log == []
    assert house.outbox.in_flight == 0
    assert {await house.state(row) for row in rows} == {DeliveryState.PENDING}
