"""How fast the outbox sends, and in which order."""

import asyncio
from itertools import pairwise
from typing import Any

from bot.changes import SetValue
from bot.delivery.consequences import CHANNEL_HELD
from bot.delivery.outbox import HORIZON
from bot.models import (
    Deferred,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
)
from bot.ports import Storage
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import OTHER, FullDisk, House, build
from tests.delivery.telegraph import (
    CHANNEL,
    copy,
    of_kind,
    post,
)


async def test_the_channel_is_sent_one_post_a_second_in_order(house: House) -> None:
    await house.add(*(post(f"p{number}") for number in range(4)))
    await house.run_for(4.5)
    assert [text.split("/")[1] for text in house.line.texts(CHANNEL)] == ["p0", "p1", "p2", "p3"]
    times = house.line.times(chat=CHANNEL)
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(times))
    assert times[-1] - times[0] < 3.5


async def test_bulk_goes_out_at_the_pace_allowed_and_not_faster(house: House) -> None:
    await house.add(*(copy("a", chat) for chat in range(1, 201)))
    await house.run_for(5.0)
    times = house.line.times()
    assert 135 <= len(times) <= 140
    assert max(sum(start <= time < start + 1 for time in times) for start in times) <= 28


async def test_a_reader_gets_one_message_a_second(house: House) -> None:
    await house.add(*(copy(f"a{number}", 5) for number in range(3)), copy("b", 6))
    await house.run_for(0.5)
    assert len(house.line.texts(5)) == 1
    assert len(house.line.texts(6)) == 1
    await house.run_for(2.5)
    assert house.line.texts(5) == [f"copy/a{number}/5" for number in range(3)]


async def test_no_more_is_claimed_than_leaves_in_half_a_second(house: House) -> None:
    rows = [copy("a", chat) for chat in range(1, 101)]
    await house.add(*rows)
    house.line.holding = asyncio.Event()
    await house.outbox.step()
    states = [await house.state(row) for row in rows]
    assert states.count(DeliveryState.SENDING) == 14 == int(28 * HORIZON)
    house.line.holding.set()
    await house.outbox.landed()


async def test_what_is_queued_counts_and_more_is_claimed_in_goes_not_one_by_one(storage: Storage) -> None:
    goes: list[int] = []

    class Counted(FullDisk):
        async def claim(self, lane: Lane, count: int, **named: Any) -> list[Delivery]:
            rows = await storage.claim(lane, count, **named)
            goes.extend([len(rows)] * bool(rows))
            return rows

    house = build(Counted(storage), StillClock())
    most = int(28 * HORIZON)
    rows = [copy("a", chat) for chat in range(1, 101)]
    await house.add(*rows)
    for _ in range(20):
        await house.run_for(0.1)
        states = [await house.state(row) for row in rows]
        assert states.count(DeliveryState.SENDING) <= most
    assert 50 <= len(house.line.log) <= 56
    assert len(goes) <= 2 * len(house.line.log) // most + 2


async def test_a_flash_overtakes_everything_claimed_and_waiting(house: House) -> None:
    await house.add(*(copy("a", chat) for chat in range(1, 101)), post("routine"))
    await house.run_for(0.3)
    flash = post("flash", lane=Lane.FLASH)
    await house.add(flash)
    await house.outbox.step()
    await house.outbox.landed()
    assert house.line.log[-1][3] == flash.id


async def test_hung_requests_hold_up_neither_the_channel_nor_a_flash(storage: Storage) -> None:
    house = build(storage, StillClock(), at_once=5)
    house.line.holding = asyncio.Event()
    await house.add(*(copy("a", chat) for chat in range(1, 101)))
    for _ in range(100):
        await house.outbox.step()
        house.clock.pass_(0.05)
    assert house.outbox.in_flight == 5
    await house.add(post("p"), of_kind(Kind.POST, "f", OTHER, lane=Lane.FLASH))
    await house.outbox.step()
    house.clock.pass_(0.05)
    await house.outbox.step()
    await asyncio.sleep(0)
    assert house.outbox.in_flight == 7
    house.line.holding.set()
    await house.outbox.landed()


async def test_a_429_is_obeyed_for_its_chat_and_spends_no_attempt(house: House) -> None:
    house.line.then("send", Deferred(30.0, "429", flood=True))
    first, second, other = copy("a", 5), copy("b", 5), copy("a", 6)
    await house.add(first)
    await house.turn()
    await house.add(second, other)
    await house.run_for(3.0)
    row = await house.row(first)
    assert (row.state, row.attempts) == (DeliveryState.PENDING, 0)
    assert house.line.texts(5) == []
    assert house.line.texts(6) == [other.id]
    house.clock.pass_(28)
    await house.run_for(3.0)
    assert house.line.texts(5) == [first.id, second.id]


async def test_a_channel_told_to_wait_keeps_its_order(house: House) -> None:
    house.line.then("send", Deferred(20.0, "429", flood=True))
    await house.add(*(post(f"p{number}") for number in range(3)))
    await house.run_for(10.0)
    assert house.line.texts(CHANNEL) == []
    await house.run_for(14.0, tick=0.05)
    assert house.line.texts(CHANNEL) == [f"post/p{number}/{CHANNEL}" for number in range(3)]


async def test_a_pause_that_telegram_asked_for_survives_a_restart(house: House, storage: Storage) -> None:
    house.line.then("send", Deferred(600.0, "429", flood=True))
    await house.add(post("p"))
    await house.turn()
    house.clock.pass_(60)
    after = build(storage, house.clock)
    await after.run_for(5.0, tick=0.1)
    assert after.line.log == []
    house.clock.pass_(540)
    await after.run_for(2.0)
    assert after.line.texts(CHANNEL) == ["post/p/-1001"]


async def test_a_pause_remembered_from_a_clock_that_was_wrong_lasts_a_day_at_most(house: House) -> None:
    await house.storage.commit(SetValue(CHANNEL_HELD, house.clock.now() + 400 * 86_400.0))
    await house.add(post("p"))
    await house.run_for(1.0)
    assert house.line.log == []
    house.clock.pass_(86_400.0)
    await house.run_for(1.0)
    assert house.line.texts(CHANNEL) == ["post/p/-1001"]


async def test_without_a_connection_the_channel_waits_as_long_as_it_was_told_to(house: House) -> None:
    house.line.then("send", Deferred(5.0, "ClientConnectorError"))
    await house.add(post("p"))
    await house.run_for(4.5)
    assert len(house.line.times()) == 1
    await house.run_for(1.5)
    assert house.line.texts(CHANNEL) == ["post/p/-1001"]


async def test_floods_of_many_chats_stop_bulk_but_not_the_channel(house: House) -> None:
    house.line.then("send", *[Deferred(5.0, "429", flood=True)] * 4)
    await house.add(*(copy("a", chat) for chat in range(1, 101)))
    await house.run_for(0.6)
    sent = len(house.line.log)
    assert sent < 20
    await house.add(post("p"))
    await house.run_for(1.0)
    assert [text for *_, text in house.line.log[sent:]] == ["post/p/-1001"]
    await house.run_for(10.0)
    assert len(house.line.log) > 100
