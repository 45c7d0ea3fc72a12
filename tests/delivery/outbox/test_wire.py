"""The whole way out over a real server: outbox, sender, transport, store; broken at the wire."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, RaiseFloor
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.settling import Settling
from bot.delivery.telegram import TelegramSender
from bot.delivery.transport import Transport
from bot.models import Delivery, DeliveryState
from bot.ports import Storage
from bot.secret import Secret
from storage import open_storage
from tests.delivery.botapi import TOKEN, BotApi, error, reset, serving
from tests.delivery.clocks import StillClock
from tests.delivery.telegraph import CHANNEL, DESK, Bells, copy, post, render


class Wire:
    """Everything real but the time."""

    def __init__(self, api: BotApi, storage: Storage, transport: Transport) -> None:
        self.api, self.storage, self.clock = api, storage, StillClock()
        sender, pacing, bells = TelegramSender(transport, bot=7), Pacing(28), Bells()
        self.outbox = Outbox(storage, sender, render, pacing, self.clock, owner="me", alarms=bells, channel=CHANNEL)
        self.settling = Settling(
            storage,
            sender,
            render,
            pacing,
            self.clock,
            owner="me",
            alarms=bells,
            settle_seconds=30.0,
            desk=DESK,
            via=(DESK,),
            wake=self.outbox.wake,
        )

    async def add(self, delivery: Delivery) -> None:
        await self.storage.commit(AddDeliveries((delivery,)))
        self.outbox.wake()

    async def turn(self, seconds: float = 0.0) -> None:
        self.clock.pass_(seconds)
        await self.settling.settle(self.clock.now())
        for _ in range(3):
            await self.outbox.step()
            await self.outbox.landed()
        await self.outbox.step()

    async def state(self, delivery: Delivery) -> tuple[DeliveryState, int | None]:
        row = await self.storage.delivery(delivery.id)
        assert row is not None
        return row.state, row.message


@pytest.fixture
async def wire(tmp_path: Path) -> AsyncIterator[Wire]:
    async with serving() as api:
        storage = await open_storage(f"tinydb:{tmp_path}/m.json", now=StillClock().now())
        transport = Transport(Secret(TOKEN), api.url, connect=2.0, read=2.0)
        yield Wire(api, storage, transport)
        await transport.shutdown()
        await storage.close()


async def test_a_post_whose_answer_broke_off_is_found_and_its_copy_deleted(wire: Wire) -> None:
    await wire.storage.commit(RaiseFloor(CHANNEL, 40))
    wire.api.then("sendMessage", reset)
    await wire.add(one := post("a"))
    await wire.turn()
    assert await wire.state(one) == (DeliveryState.UNKNOWN, None)
    gone = error(400, "Bad Request: message to forward not found")
    copied = {"message_id": 900, "text": one.id, "chat": {"id": DESK, "type": "supergroup"}}
    wire.api.then("forwardMessage", gone, (200, {"ok": True, "result": copied}))
    await wire.turn(31.0)
    assert await wire.state(one) == (DeliveryState.SENT, 42)
    assert [fields["message_id"] for fields in wire.api.told("forwardMessage")] == [41, 42]
    assert wire.api.told("deleteMessage") == [{"chat_id": DESK, "message_id": 900}]
    assert len(wire.api.told("sendMessage")) == 1


async def test_a_photo_that_telegram_cannot_fetch_is_a_text_post_at_once(wire: Wire) -> None:
    wire.api.then("sendPhoto", error(400, "Bad Request: failed to get HTTP URL content"))
    await wire.add(one := post("a", photo=True))
    await wire.turn()
    assert await wire.state(one) == (DeliveryState.SENT, 101)
    assert [call.method for call in wire.api.calls] == ["sendPhoto", "sendMessage"]


async def test_a_flood_a_block_and_a_bad_gateway_each_have_their_way(wire: Wire) -> None:
    wire.api.then(
        "sendMessage",
        error(429, "Too Many Requests: retry after 9", retry_after=9),
        error(403, "Forbidden: bot was blocked by the user"),
        (502, b"<html>Bad Gateway</html>"),
    )
    flooded, blocked, doubtful = copy("a", 5), copy("a", 6), copy("a", 7)
    for one in (flooded, blocked, doubtful):
        await wire.add(one)
        await wire.turn(0.1)
    states = [(await wire.state(one))[0] for one in (flooded, blocked, doubtful)]
    assert states == [DeliveryState.PENDING, DeliveryState.DEAD, DeliveryState.UNKNOWN]
    await wire.turn(31.0)
    await wire.turn(1.0)
    assert [(await wire.state(one))[0] for one in (flooded, doubtful)] == [DeliveryState.SENT] * 2
    again = [call for call in wire.api.told("sendMessage")[3:] if call["chat_id"] == doubtful.chat]
    assert [call["disable_notification"] for call in again] == [True]
