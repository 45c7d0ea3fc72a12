"""The way of a message through the outbox, step by step."""

import asyncio
from dataclasses import replace

from bot.changes import PutReader
from bot.messages import Message, Text
from bot.models import (
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Outcome,
    Reader,
    ReaderState,
    Refused,
    Sent,
    Unreachable,
)
from bot.ports import DeleteIt, EditIt, HoldIt, Step, Storage, WaitIt
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import OTHER, House, build
from tests.delivery.telegraph import (
    CHANNEL,
    DESK,
    copy,
    of_kind,
    post,
    render,
)


async def test_what_is_due_is_sent_and_recorded_with_its_number(house: House) -> None:
    one = post("a")
    await house.add(one)
    await house.turn()
    assert house.line.texts(CHANNEL) == [one.id]
    row = await house.row(one)
    assert (row.state, row.message, row.attempts, row.owner) == (DeliveryState.SENT, 1, 1, None)
    assert house.seen == [Sent(1)]


async def test_what_is_not_due_yet_waits(house: House) -> None:
    later = post("a", at=house.clock.now() + 60)
    await house.add(later)
    await house.turn()
    assert house.line.log == []
    house.clock.pass_(61)
    await house.turn()
    assert await house.state(later) is DeliveryState.SENT


async def test_the_intent_to_send_is_stored_before_the_request(house: House) -> None:
    house.line.holding = asyncio.Event()
    one = post("a")
    await house.add(one)
    await house.outbox.step()
    await asyncio.sleep(0)
    assert house.outbox.in_flight == 1
    assert await house.state(one) is DeliveryState.SENDING
    house.line.holding.set()
    await house.outbox.landed()
    assert await house.state(one) is DeliveryState.SENT


async def test_a_delivery_is_sent_once_however_often_the_loop_turns(house: House) -> None:
    await house.add(post("a"), copy("a", 5), copy("a", 6))
    await house.run_for(3.0)
    assert [house.line.texts(chat) for chat in (CHANNEL, 5, 6)] == [["post/a/-1001"], ["copy/a/5"], ["copy/a/6"]]


async def test_lanes_go_by_priority(house: House) -> None:
    lanes = [Lane.DIGEST, Lane.ROUTINE, Lane.BREAKING]
    rows = [copy(lane.name, 10 + lane, lane=lane) for lane in lanes]
    flash = of_kind(Kind.POST, "f", OTHER, lane=Lane.FLASH)
    await house.add(*rows, of_kind(Kind.NOTICE, "n", DESK), post("c"), flash)
    await house.run_for(1.0)
    assert [text.split("/")[1] for *_, text in house.line.log] == ["f", "n", "c", "BREAKING", "ROUTINE", "DIGEST"]


async def test_a_dropped_step_cancels_and_a_waiting_one_comes_back(storage: Storage) -> None:
    clock = StillClock()

    async def rendering(delivery: Delivery) -> Step:
        return WaitIt(5.0) if clock.monotonic() < 1003 else await render(delivery)

    house = build(storage, clock, rendering=rendering)
    edit = of_kind(Kind.EDIT, "a", CHANNEL, lane=Lane.FLASH)
    await house.add(edit)
    await house.turn()
    row = await house.row(edit)
    assert (row.state, row.not_before, row.attempts) == (DeliveryState.PENDING, house.clock.now() + 5, 0)
    house.clock.pass_(6)
    gone = post("b", gone=True)
    await house.add(gone)
    await house.run_for(2.0)
    assert await house.state(edit) is DeliveryState.SENT
    row = await house.row(gone)
    assert (row.state, row.error) == (DeliveryState.CANCELLED, "not wanted any more")


async def test_what_a_reader_wants_later_goes_back_to_what_is_held_for_their_digest(storage: Storage) -> None:
    clock = StillClock()
    morning = clock.now() + 8 * 3600

    async def rendering(delivery: Delivery) -> Step:
        return HoldIt(morning) if delivery.kind is Kind.COPY else await render(delivery)

    house = build(storage, clock, rendering=rendering)
    one = copy("a", 5)
    await house.add(one)
    await house.run_for(3.0)
    row = await house.row(one)
    assert (row.state, row.not_before, row.attempts, row.owner) == (DeliveryState.HELD, morning, 0, None)
    assert house.line.log == []
    assert [chat for chat, _ in await storage.due_digests(morning, 9)] == [5]


async def test_edits_and_deletions_go_to_their_message_and_a_refused_deletion_becomes_an_edit(storage: Storage) -> None:
    otherwise = Message(Text("سُحب هذا الخبر"))

    async def rendering(delivery: Delivery) -> Step:
        return EditIt(1, otherwise) if delivery.kind is Kind.EDIT else DeleteIt(1, otherwise)

    house = build(storage, StillClock(), rendering=rendering)
    house.line.arrive(5, Message(Text("خبر")))
    edit = of_kind(Kind.EDIT, "a", 5, lane=Lane.ROUTINE)
    await house.add(edit)
    await house.turn()
    assert house.line.texts(5) == ["سُحب هذا الخبر"]
    house.line.then("delete", Refused("400: Bad Request: message can't be deleted for everyone"))
    refused, done = of_kind(Kind.DELETE, "b", 5, lane=Lane.ROUTINE), of_kind(Kind.DELETE, "c", 5, lane=Lane.ROUTINE)
    await house.add(refused)
    await house.run_for(2.0)
    assert await house.state(refused) is DeliveryState.SENT
    assert [verb for _, verb, *_ in house.line.log] == ["edit", "delete", "edit"]
    await house.add(done)
    await house.run_for(2.0)
    assert house.line.texts(5) == []


async def test_a_repetition_after_a_doubt_makes_no_sound_in_private_and_does_in_the_channel(storage: Storage) -> None:
    sounds: dict[int, bool] = {}
    house = build(storage, StillClock())

    async def send(chat: int, message: Message) -> Outcome:
        sounds[chat] = message.silent
        return Sent(1)

    house.line.send = send  # type: ignore[method-assign]
    rows = [
        copy("a", 5),
        replace(copy("a", 6), doubts=1),
        replace(post("a"), doubts=1),
        replace(copy("a", 7), silent=True),
    ]
    await house.add(*rows)
    await house.run_for(1.0)
    assert sounds == {5: False, 6: True, CHANNEL: False, 7: True}


async def test_a_refusal_that_a_reader_overtook_by_coming_back_loses_nothing_that_follows(house: House) -> None:
    """The answer is a second on its way; meanwhile they let us in again. Nobody would tell them that they are lost."""
    await house.storage.commit(PutReader(Reader(5)))
    house.line.holding = asyncio.Event()
    house.line.then("send", Unreachable("403: Forbidden: bot was blocked by the user"))
    refused, next_one = copy("a", 5), copy("b", 5)
    await house.add(refused)
    await house.outbox.step()
    while not house.line.times(chat=5):  # noqa: ASYNC110 - until the request has left
        await asyncio.sleep(0)
    house.clock.pass_(1.0)
    await house.storage.commit(PutReader(Reader(5, back=house.clock.now(), version=1)))
    house.line.holding.set()
    await house.turn()
    assert await house.state(refused) is DeliveryState.DEAD
    await house.add(next_one)
    await house.run_for(3.0)
    assert house.line.texts(5) == ["copy/b/5"]
    reader = await house.storage.reader(5)
    assert reader is not None
    assert reader.state is ReaderState.ACTIVE
