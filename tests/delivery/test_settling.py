"""Settling: what may have been sent is looked for, asked about, or repeated once; nothing is lost and nothing doubled."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.changes import AddDeliveries, Publish, PutDocument, RaiseFloor
from bot.delivery.doubts import ANSWER_WITHIN, ASK_AFTER, question_name, settle_by_hand
from bot.delivery.looks import FARTHEST, LOOK, MISSES
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.settling import Settling
from bot.errors import StorageReadOnly
from bot.messages import Message, Text
from bot.models import Deferred, Delivery, DeliveryState, Document, Kind, Lane, Refused, Unknown, Unreachable
from bot.newsroom.questions import QUESTION
from bot.ports import DropIt, Render, SendIt, Step, Storage
from storage import open_storage
from tests.delivery.clocks import StillClock
from tests.delivery.telegraph import (
    CHANNEL,
    DESK,
    LOST,
    OWNER,
    VANISHED,
    Bells,
    Telegraph,
    article,
    copy,
    foreign,
    of_kind,
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


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path}/mirsal.json", now=StillClock().now())
    yield storage
    await storage.close()


@pytest.fixture
def house(storage: Storage) -> House:
    return build(storage)


# in the channel ──────────────────────────────────────────────────────────────


async def test_a_post_whose_answer_was_lost_is_found_and_not_sent_again(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    one, after = post("a"), post("b")
    await house.add(one, after)
    await house.run_for(SETTLE - 1)
    assert house.line.times("look") == []
    await house.run_for(4.0)
    row = await house.row(one)
    assert (row.state, row.message, row.doubts) == (SENT, 2, 0)
    assert house.line.texts(CHANNEL) == ["post/first/-1001", one.id, after.id]
    assert house.line.texts(DESK) == []
    assert await house.storage.documents(LOOK) == []


async def test_a_post_that_never_arrived_is_sent_after_twenty_misses(house: House) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    one = post("a")
    await house.add(one)
    await house.run_for(SETTLE + 4)
    assert len(house.line.times("look")) == MISSES
    row = await house.row(one)
    assert (row.state, row.doubts, row.message) == (SENT, 1, 2)
    assert house.line.texts(CHANNEL).count(one.id) == 1


async def test_gaps_and_other_peoples_posts_do_not_end_the_look(house: House) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    for number in range(1, 30):
        house.line.arrive(CHANNEL, foreign(f"other {number}"))
        if number not in (3, 28):
            del house.line.chats[CHANNEL][1 + number]
    await house.storage.commit(RaiseFloor(CHANNEL, 30))
    house.line.arrive(CHANNEL, Message(Text().add(one.id, "bold")))
    await house.run_for(SETTLE + 6)
    row = await house.row(one)
    assert (row.state, row.message) == (SENT, 31)
    assert house.line.texts(DESK) == []


async def test_own_posts_are_skipped_and_one_begun_after_the_settling_ends_the_look(house: House) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    one, early, late = post("a"), post("early", lane=Lane.FLASH), post("late", lane=Lane.FLASH)
    await house.add(one)
    await house.run_for(0.5)
    await house.add(early)
    await house.run_for(1.0)
    house.clock.pass_(SETTLE + 1)
    await house.add(late)
    await house.outbox.step()
    await house.outbox.landed()
    await house.settling.settle(house.clock.now())
    assert house.line.times("look") == []
    row = await house.row(one)
    assert (row.state, row.doubts) == (PENDING, 1)


async def test_a_breaking_post_of_unknown_outcome_is_found_the_same_way(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(flash := post("f", lane=Lane.FLASH))
    await house.run_for(SETTLE + 3)
    assert house.line.texts(CHANNEL).count(flash.id) == 1
    assert await house.state(flash) is SENT


async def test_two_posts_in_doubt_are_told_apart(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST, VANISHED)
    one, flash = post("a"), post("f", lane=Lane.FLASH)
    await house.add(one)
    await house.run_for(0.5)
    await house.add(flash)
    await house.run_for(SETTLE + 10)
    assert sorted(house.line.texts(CHANNEL)) == sorted(["post/first/-1001", one.id, flash.id])


async def test_a_kill_in_the_middle_of_a_send_is_looked_for_after_the_restart(house: House, storage: Storage) -> None:
    await house.begin()
    one = post("a")
    await house.add(one)
    (claimed,) = await storage.claim(Lane.CHANNEL, 1, owner="me", now=house.clock.now(), lease=90)
    assert claimed.floor == 1
    house.line.arrive(CHANNEL, Message(Text().add(one.id, "bold")))
    await storage.expire(house.clock.now(), owner="me")
    after = build(storage, clock=house.clock, line=house.line)
    await after.run_for(SETTLE + 4)
    assert house.line.texts(CHANNEL).count(one.id) == 1
    assert await after.state(one) is SENT


async def test_a_look_goes_on_after_a_crash_where_it_was_and_deletes_its_copies(house: House, storage: Storage) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    for number in range(3):
        house.line.arrive(CHANNEL, foreign(f"other {number}"))
    house.clock.pass_(SETTLE)
    house.line.then("delete", Unknown("no answer"), Unknown("no answer"))
    await house.settling.settle(house.clock.now())
    assert house.line.texts(DESK) == ["other 0"]
    (look,) = await storage.documents(LOOK)
    assert (look.body["next"], look.body["copies"]) == (3, [[DESK, 1]])
    after = build(storage, clock=house.clock, line=house.line)
    await after.run_for(10.0)
    assert len(house.line.times("look")) == 3 + MISSES
    assert house.line.texts(DESK) == []
    assert await after.state(one) is SENT
    assert await storage.documents(LOOK) == []


async def test_copies_are_deleted_even_when_the_deletion_fails_at_first(house: House, storage: Storage) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(post("a"))
    await house.run_for(SETTLE - 1)
    house.line.then("delete", *[Unknown("no answer")] * 500)
    await house.run_for(3.0)
    assert house.line.texts(DESK) == ["post/a/-1001"]
    house.line.faults.clear()
    await house.run_for(3.0)
    assert house.line.texts(DESK) == []
    assert await storage.documents(LOOK) == []


async def test_without_an_answer_it_stays_unknown_and_is_tried_again(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    house.line.then("look", Deferred(5.0, "429", flood=True), Unknown("502"), Unknown("time-out"))
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is UNKNOWN
    assert len(house.line.times("look")) == 1
    await house.run_for(4.0)
    assert await house.state(one) is SENT
    assert house.line.texts(CHANNEL).count(one.id) == 1


async def test_where_the_desk_takes_no_forwards_an_owner_does(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    house.line.then("look", Unreachable("403: Forbidden: bot was kicked from the group chat"))
    await house.run_for(SETTLE + 3)
    assert [where for _, verb, where, _ in house.line.log if verb == "look"] == [DESK, OWNER]
    assert await house.state(one) is SENT


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("way", ["protected", "nobody"])
async def test_where_nothing_can_be_forwarded_the_same_content_is_edited_in(
    storage: Storage,
    way: str,
    arrived: bool,  # noqa: FBT001 - a parameter
) -> None:
    house = build(storage, via=() if way == "nobody" else (DESK,))
    house.line.protected = way == "protected"
    await house.begin()
    house.line.then("send", LOST if arrived else VANISHED)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    house.line.arrive(CHANNEL, foreign("somebody else's"))
    await house.run_for(SETTLE + 4)
    row = await house.row(one)
    assert (row.state, row.doubts) == (SENT, 0 if arrived else 1)
    assert house.line.texts(CHANNEL).count(one.id) == 1
    assert "somebody else's" in house.line.texts(CHANNEL)


async def test_other_peoples_posts_are_never_edited_by_a_look(storage: Storage) -> None:
    house = build(storage, via=())
    house.line.editing_others = True
    await house.begin()
    house.line.then("send", LOST)
    await house.add(post("a"))
    await house.run_for(1.0)
    await storage.commit(RaiseFloor(CHANNEL, house.line.arrive(CHANNEL, foreign("somebody else's"))))
    await house.run_for(SETTLE + 3)
    assert house.line.times("edit") == []
    assert [question.body["what"] for question in await house.questions()] == ["unknown"]


async def test_beyond_all_numbers_heard_of_a_lost_post_is_found_by_an_edit_whatever_our_rights(
    storage: Storage,
) -> None:
    house = build(storage, via=())
    house.line.editing_others = True
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is SENT
    assert house.line.texts(CHANNEL).count(one.id) == 1


async def test_rights_that_cannot_be_known_mean_later(storage: Storage) -> None:
    house = build(storage, via=())
    house.line.editing_others = None
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is UNKNOWN
    assert await house.questions() == []


async def test_with_two_posts_in_doubt_nothing_is_edited_into_the_other(storage: Storage) -> None:
    house = build(storage, via=())
    await house.begin()
    house.line.then("send", LOST, LOST)
    one, flash = post("a"), post("f", lane=Lane.FLASH)
    await house.add(one)
    await house.run_for(0.5)
    await house.add(flash)
    await house.run_for(SETTLE + 2)
    assert house.line.times("edit") == []
    assert sorted(house.line.texts(CHANNEL)) == sorted(["post/first/-1001", one.id, flash.id])


async def test_lost_rights_during_an_edit_are_no_answer(storage: Storage) -> None:
    house = build(storage, via=())
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    no_rights = Refused("400: need administrator rights in the channel chat", lane_stop=True)
    house.line.then("edit", *[no_rights] * 500)
    await house.run_for(SETTLE + 2)
    assert await house.state(one) is UNKNOWN
    house.line.faults.clear()
    await house.run_for(2.0)
    assert house.line.texts(CHANNEL).count(one.id) == 1


async def test_a_corrected_article_is_recognised_by_its_link_under_its_title(storage: Storage) -> None:
    words = ["قديم"]

    async def rendering(delivery: Delivery) -> Step:
        text = Text().add("العنوان", "bold").add(f"\n{words[-1]} ").add("الرابط", "text_link", "https://e.x/a")
        return SendIt(Message(text))

    house = build(storage, rendering=rendering)
    await storage.commit(Publish(article("a")), RaiseFloor(CHANNEL, 1))
    house.line.arrive(CHANNEL, foreign("before"))
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    words.append("جديد")
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is SENT
    assert len(house.line.texts(CHANNEL)) == 2


async def test_a_post_no_longer_wanted_is_still_found_by_its_link(storage: Storage) -> None:
    wanted = [True]

    async def rendering(delivery: Delivery) -> Step:
        text = Text().add("العنوان").add("الرابط", "text_link", "https://e.x/a")
        return SendIt(Message(text)) if wanted else DropIt("retracted")

    house = build(storage, rendering=rendering)
    await storage.commit(Publish(article("a")), RaiseFloor(CHANNEL, 1))
    house.line.arrive(CHANNEL, foreign("before"))
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    wanted.clear()
    await house.run_for(SETTLE + 3)
    assert (await house.row(one)).message == 2


# the desk ────────────────────────────────────────────────────────────────────


async def test_with_no_number_known_a_young_channel_is_looked_at_from_its_beginning(house: House) -> None:
    house.line.arrive(CHANNEL, foreign("the channel was made"))
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 4)
    row = await house.row(one)
    assert (row.state, row.message) == (SENT, 2)
    assert house.line.texts(DESK) == []


async def test_with_no_number_known_nothing_is_edited(storage: Storage) -> None:
    house = build(storage, via=())
    house.line.then("send", LOST)
    await house.add(post("a"))
    await house.run_for(SETTLE + 4)
    assert house.line.times("edit") == []
    assert len(await house.questions()) == 1


async def old_channel(house: House) -> None:
    """Make a channel of many posts of which we know nothing."""
    for number in range(400):
        house.line.arrive(CHANNEL, foreign(f"old {number}"))
        del house.line.chats[CHANNEL][1 + number]


async def test_with_no_number_known_the_desk_is_asked_once(house: House) -> None:
    await old_channel(house)
    house.line.then("send", LOST)
    one = post("a")
    await house.add(one)
    await house.run_for(SETTLE + 60, tick=0.5)
    assert await house.state(one) is UNKNOWN
    (question,) = await house.questions()
    assert question.body["delivery"] == one.id
    (notice,) = await house.storage.deliveries_in(DESK, limit=10)
    assert (notice.kind, notice.lane, notice.state) == (Kind.NOTICE, Lane.DESK, SENT)
    assert notice.data == {"question": question.id, "what": "unknown"}
    assert len(f"q:{question.id}:there".encode()) <= 64


@pytest.mark.parametrize(
    ("answer", "state", "posts"), [("there", SENT, 1), ("again", SENT, 2), ("leave", DEAD, 1), ("nonsense", DEAD, 1)]
)
async def test_the_desks_word_is_carried_out(house: House, answer: str, state: DeliveryState, posts: int) -> None:
    await old_channel(house)
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 2)
    await house.storage.commit(*settle_by_hand(await house.row(one), answer, house.clock.now()))
    house.outbox.wake()
    await house.run_for(2.0)
    assert await house.state(one) is state
    assert house.line.texts(CHANNEL) == [one.id] * posts
    assert await house.questions() == []


def test_an_answer_that_comes_too_late_only_drops_the_question() -> None:
    sent = replace(post("a"), state=SENT)
    (only,) = settle_by_hand(sent, "again", 1.0)
    assert getattr(only, "id", None) == question_name(sent)


async def test_a_desk_that_does_not_answer_is_like_none(house: House) -> None:
    await old_channel(house)
    house.line.then("send", VANISHED)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 2)
    house.clock.pass_(ANSWER_WITHIN)
    await house.run_for(2.0)
    assert await house.state(one) is SENT
    assert await house.questions() == []


async def test_no_answer_in_the_end_is_a_question_too(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(post("a"))
    house.line.then("look", *[Unknown("time-out")] * 10_000)
    await house.run_for(SETTLE + ASK_AFTER / 2, tick=5.0)
    assert await house.questions() == []
    await house.run_for(ASK_AFTER, tick=5.0)
    assert len(await house.questions()) == 1


async def test_a_look_that_would_go_too_far_ends_at_the_desk(house: House) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    await house.add(post("a"))
    await house.run_for(1.0)
    await house.storage.commit(RaiseFloor(CHANNEL, 10_000))
    await house.run_for(SETTLE + 20, tick=0.5)
    assert len(house.line.times("look")) == FARTHEST
    assert len(await house.questions()) == 1


async def test_a_third_doubt_is_a_question(house: House) -> None:
    await house.begin()
    house.line.then("send", *[VANISHED] * 4)
    await house.add(one := post("a"))
    await house.run_for(4 * (SETTLE + 5), tick=0.5)
    assert (await house.row(one)).doubts == 3
    assert len(await house.questions()) == 1


async def test_without_a_desk_a_post_is_repeated_once_and_a_second_doubt_is_said(storage: Storage) -> None:
    house = build(storage, desk=None, via=())
    await old_channel(house)
    house.line.then("send", VANISHED, VANISHED)
    await house.add(one := post("a"))
    await house.run_for(3 * (SETTLE + 2), tick=0.5)
    row = await house.row(one)
    assert (row.state, row.error, row.attempts) == (DEAD, "unknown", 2)
    assert house.bells.rung == [("breaks", "poison:a")]


# the rest ────────────────────────────────────────────────────────────────────


async def test_a_personal_message_is_repeated_once_silently_and_a_second_doubt_ends_it(house: House) -> None:
    house.line.then("send", LOST, LOST)
    one = copy("a", 5)
    await house.add(one)
    await house.run_for(SETTLE - 1)
    assert len(house.line.texts(5)) == 1
    await house.run_for(SETTLE + 5)
    assert [message.silent for message in house.line.chats[5].values()] == [False, True]
    await house.run_for(SETTLE + 5)
    row = await house.row(one)
    assert (row.state, row.error, row.doubts) == (DEAD, "unknown", 1)
    assert len(house.line.texts(5)) == 2
    assert house.bells.rung == []


async def test_a_notice_is_repeated_once(house: House) -> None:
    house.line.then("send", VANISHED)
    await house.add(of_kind(Kind.NOTICE, "n", DESK))
    await house.run_for(SETTLE + 3)
    assert len(house.line.texts(DESK)) == 1


async def test_edits_found_in_the_middle_are_repeated_without_waiting(house: House, storage: Storage) -> None:
    edit = of_kind(Kind.EDIT, "a", 5, lane=Lane.ROUTINE)
    await house.add(edit)
    await storage.claim(Lane.ROUTINE, 1, owner="dead", now=house.clock.now(), lease=10)
    await storage.expire(house.clock.now(), owner="dead")
    await house.run_for(1.0)
    assert await house.state(edit) is SENT


async def test_only_one_copy_of_the_service_settles(house: House, storage: Storage) -> None:
    await storage.lease("settling", "another", now=house.clock.now(), seconds=3600)
    house.line.then("send", LOST)
    await house.add(one := copy("a", 5))
    await house.run_for(SETTLE + 5)
    assert await house.state(one) is UNKNOWN


async def test_a_store_that_fails_settles_nothing_and_raises_nothing(
    house: House, storage: Storage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: Any) -> Any:
        raise StorageReadOnly("no space left")

    monkeypatch.setattr(storage, "unsettled", fail)
    await house.settling.settle(house.clock.now())
    assert "unknown outcomes wait: no space left" in caplog.text


async def test_a_look_left_over_from_before_is_begun_anew_with_its_copies(house: House, storage: Storage) -> None:
    await house.begin()
    house.line.arrive(DESK, foreign("copy"))
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    body = {"next": 99, "misses": 3, "copies": [[DESK, 1]], "done": True}
    await storage.commit(PutDocument(Document(LOOK, one.id, body)))
    house.line.then("delete", Unknown("x"))
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is SENT
    assert house.line.texts(DESK) == []
