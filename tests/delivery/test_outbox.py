"""The outbox, step by step over the real store and a telegraph of plain values. Time stands still until told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.changes import AddDeliveries, PutReader
from bot.delivery.outbox import HORIZON, LEASE, Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.transport import LONGEST
from bot.errors import StorageReadOnly
from bot.messages import Message, Text
from bot.models import (
    Deferred,
    Degrade,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Moved,
    Outcome,
    Reader,
    ReaderState,
    Refused,
    Sent,
    TokenRefused,
    Unknown,
)
from bot.ports import DeleteIt, EditIt, Render, Step, Storage, WaitIt
from storage import open_storage
from tests.delivery.clocks import StillClock
from tests.delivery.telegraph import (
    BAD_PHOTO,
    BLOCKED,
    CHANNEL,
    DESK,
    LOST,
    NO_RIGHTS,
    NOT_FOUND,
    OFFLINE,
    Bells,
    Telegraph,
    copy,
    of_kind,
    post,
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


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path}/mirsal.json", now=StillClock().now())
    yield storage
    await storage.close()


@pytest.fixture
def house(storage: Storage) -> House:
    return build(storage, StillClock())


# the way of a message ────────────────────────────────────────────────────────


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


# pace ────────────────────────────────────────────────────────────────────────


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


# outcomes ────────────────────────────────────────────────────────────────────


async def test_a_photo_refused_is_a_text_post_in_the_same_turn(house: House) -> None:
    house.line.then("send", BAD_PHOTO)
    one = post("a", photo=True)
    await house.add(one)
    await house.outbox.step()
    await house.outbox.landed()
    row = await house.row(one)
    assert (row.state, row.data["drop"], row.message) == (DeliveryState.SENT, ["photo"], 1)
    assert house.line.chats[CHANNEL][1].photo is None


async def test_what_is_refused_in_every_form_is_dead_and_the_desk_knows(house: House) -> None:
    house.line.then("send", BAD_PHOTO, Degrade("400: entities", "entities"), Degrade("400: entities", "entities"))
    one = post("a", photo=True)
    await house.add(one)
    await house.turn()
    assert await house.state(one) is DeliveryState.DEAD
    assert house.bells.rung == [("breaks", "poison:a")]


async def test_a_reader_who_blocked_us_costs_one_call_not_one_per_article(house: House) -> None:
    await house.storage.commit(PutReader(Reader(5)))
    house.line.then("send", BLOCKED)
    rows = [copy(f"a{number}", 5) for number in range(4)]
    await house.add(*rows)
    await house.run_for(6.0)
    assert len(house.line.log) == 1
    reader = await house.storage.reader(5)
    assert reader is not None
    assert reader.state is ReaderState.UNREACHABLE
    assert [await house.state(row) for row in rows] == [DeliveryState.DEAD] + [DeliveryState.CANCELLED] * 3
    assert house.bells.rung == []


async def test_a_moved_group_gets_its_message_under_the_new_number(house: House) -> None:
    house.line.then("send", Moved(-100500))
    one = copy("a", -5)
    await house.add(one)
    await house.run_for(1.5)
    assert house.line.texts(-100500) == [one.id]
    assert house.line.texts(-5) == []


async def test_a_lost_answer_is_unknown_and_blocks_the_channels_routine_only(house: House) -> None:
    house.line.then("send", LOST)
    first, second, flash = post("a"), post("b"), post("f", lane=Lane.FLASH)
    await house.add(first, second)
    await house.run_for(3.0)
    assert await house.state(first) is DeliveryState.UNKNOWN
    assert await house.state(second) is DeliveryState.PENDING
    await house.add(flash)
    await house.run_for(0.1)
    assert await house.state(flash) is DeliveryState.SENT


async def test_lost_rights_hold_the_channel_with_its_rows_until_they_are_back(house: House) -> None:
    house.line.then("send", NO_RIGHTS)
    rows = [post("a"), post("b"), post("f", lane=Lane.FLASH)]
    await house.add(*rows)
    await house.turn()
    house.line.posting = False
    sends = len(house.line.times())
    for _ in range(120):
        await house.run_for(1.0, tick=0.25)
        await house.outbox.tend()
    assert len(house.line.times()) == sends
    assert house.bells.rung == [("breaks", "channel")]
    assert 4 <= len(house.line.times("may_post")) <= 8
    house.line.posting = True
    for _ in range(45):
        await house.run_for(1.0, tick=0.25)
        await house.outbox.tend()
    assert [await house.state(row) for row in rows] == [DeliveryState.SENT] * 3
    assert house.bells.rung == [("breaks", "channel"), ("heals", "channel")]


async def test_rights_that_cannot_be_known_are_tried_out_by_and_by_without_flapping_alarms(house: House) -> None:
    house.line.then("send", *[NO_RIGHTS] * 3)
    house.line.posting = None
    await house.add(one := post("a"))
    for _ in range(300):
        await house.run_for(1.0, tick=0.25)
        await house.outbox.tend()
    assert await house.state(one) is DeliveryState.SENT
    assert len(house.line.times()) == 4
    assert house.bells.rung == [("breaks", "channel"), ("heals", "channel")]


async def test_rights_on_paper_do_not_make_alarms_flap(house: House) -> None:
    house.line.then("send", *[NO_RIGHTS] * 100)
    await house.add(post("a"))
    for _ in range(200):
        await house.run_for(1.0, tick=0.25)
        await house.outbox.tend()
    assert house.bells.rung == [("breaks", "channel")]


async def test_alarms_of_an_earlier_run_are_healed_by_the_first_success(house: House) -> None:
    house.bells.broken = {"channel": "x", "network": "y", "token": "z"}
    await house.add(post("a"))
    await house.turn()
    assert sorted(house.bells.rung) == [("heals", "channel"), ("heals", "network"), ("heals", "token")]


async def test_other_chats_go_on_while_the_channel_is_held(house: House) -> None:
    house.line.then("send", NO_RIGHTS)
    await house.add(post("a"))
    await house.turn()
    await house.add(copy("a", 5), of_kind(Kind.NOTICE, "n", DESK))
    await house.run_for(1.0)
    assert house.line.texts(5)
    assert house.line.texts(DESK)


async def test_a_chat_not_found_gets_one_more_try_after_an_hour(house: House) -> None:
    house.line.then("send", NOT_FOUND, NOT_FOUND)
    one = copy("a", 5)
    await house.add(one)
    await house.run_for(2.0)
    assert await house.state(one) is DeliveryState.PENDING
    house.clock.pass_(3600)
    await house.turn()
    assert await house.state(one) is DeliveryState.DEAD


async def test_a_message_that_cannot_be_made_dies_after_a_few_tries_and_holds_up_nobody(house: House) -> None:
    bad, good = post("bad", boom=True), post("good")
    await house.add(bad, good)
    await house.run_for(3.0)
    assert await house.state(good) is DeliveryState.SENT
    for _ in range(20):
        house.clock.pass_(60)
        await house.turn()
    row = await house.row(bad)
    assert (row.state, row.attempts) == (DeliveryState.DEAD, 6)
    assert house.bells.rung == [("breaks", "poison:bad")]


async def test_what_goes_wrong_unforeseen_on_the_way_is_unknown(house: House) -> None:
    house.line.then("send", ValueError("an answer nobody understands"))
    await house.add(one := post("a"))
    await house.turn()
    row = await house.row(one)
    assert (row.state, row.error) == (DeliveryState.UNKNOWN, "ValueError: an answer nobody understands")


async def test_an_edit_of_a_copy_its_reader_deleted_worries_nobody(storage: Storage) -> None:
    async def rendering(delivery: Delivery) -> Step:
        return EditIt(99, Message(Text("x")))

    house = build(storage, StillClock(), rendering=rendering)
    edit = of_kind(Kind.EDIT, "a", 5, lane=Lane.ROUTINE)
    await house.add(edit)
    await house.turn()
    assert await house.state(edit) is DeliveryState.DEAD
    assert house.bells.rung == []


# Telegram away, the token refused ────────────────────────────────────────────


async def test_without_a_connection_nothing_is_spent_and_everything_arrives_in_the_end(house: House) -> None:
    house.line.then("send", *[OFFLINE] * 40)
    house.line.up = OFFLINE
    rows = [copy("a", chat) for chat in range(1, 61)] + [post("p")]
    await house.add(*rows)
    await house.run_for(60.0, tick=0.1)
    tried = len(house.line.times())
    assert tried <= 20
    assert house.bells.rung == [("breaks", "network")]
    assert 5 <= len(house.line.times("alive")) <= 12
    assert house.outbox.healthy
    house.line.faults.clear()
    house.line.up = Sent()
    await house.run_for(25.0, tick=0.05)
    assert [await house.state(row) for row in rows] == [DeliveryState.SENT] * 61
    assert [(await house.row(row)).attempts for row in rows] == [1] * 61
    assert house.bells.rung == [("breaks", "network"), ("heals", "network")]


async def test_a_server_in_trouble_costs_few_doubts(house: House) -> None:
    house.line.then("send", *[Unknown("502")] * 100)
    house.line.up = Unknown("502")
    rows = [copy("a", chat) for chat in range(1, 101)]
    await house.add(*rows)
    await house.run_for(30.0, tick=0.1)
    states = [await house.state(row) for row in rows]
    assert states.count(DeliveryState.UNKNOWN) <= 10
    assert states.count(DeliveryState.PENDING) >= 90


async def test_a_refused_token_holds_everything_and_is_our_illness_until_it_is_taken(house: House) -> None:
    house.line.then("send", TokenRefused("401: Unauthorized"))
    house.line.up = TokenRefused("401: Unauthorized")
    rows = [post("a"), copy("a", 5), post("f", lane=Lane.FLASH)]
    await house.add(*rows)
    await house.run_for(40.0, tick=0.1)
    assert (house.outbox.healthy, house.outbox.problem) == (False, "Telegram refuses the token")
    assert len(house.line.times()) <= 3
    assert 3 <= len(house.line.times("alive")) <= 5
    house.line.faults.clear()
    house.line.up = Sent()
    await house.run_for(20.0, tick=0.1)
    assert (house.outbox.healthy, house.outbox.problem) == (True, None)
    assert [await house.state(row) for row in rows] == [DeliveryState.SENT] * 3


async def test_a_404_of_one_method_only_does_not_end_in_a_hot_loop(house: House) -> None:
    house.line.then("send", *[TokenRefused("404: Not Found")] * 6)
    await house.add(one := post("a"))
    await house.run_for(40.0, tick=0.1)
    assert await house.state(one) is DeliveryState.DEAD
    assert len(house.line.times()) == 6
    assert house.outbox.healthy


# the store ───────────────────────────────────────────────────────────────────


class FullDisk:
    """Lets a store through until the disk is full."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.full = False

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._storage, name)
        if not self.full or name not in ("commit", "claim", "expire", "value"):
            return inner

        async def refuse(*_: Any, **__: Any) -> Any:
            raise StorageReadOnly("no space left on the device")

        return refuse


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


# the loop ────────────────────────────────────────────────────────────────────


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
    async with asyncio.timeout(5):
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
    async with asyncio.timeout(10):
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
    async with asyncio.timeout(5):
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
