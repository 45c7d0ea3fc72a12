"""Settling: where nobody can look, the desk is asked."""

from dataclasses import replace

import pytest

from bot.changes import RaiseFloor
from bot.delivery.doubts import ANSWER_WITHIN, ASK_AFTER, GRACE, question_name, settle_by_hand
from bot.delivery.looks import FARTHEST
from bot.models import DeliveryState, Kind, Lane, Moved, Unknown
from bot.ports import Storage
from tests.delivery.settling.house import DEAD, SENT, SETTLE, UNKNOWN, House, build
from tests.delivery.telegraph import (
    CHANNEL,
    DESK,
    LOST,
    VANISHED,
    foreign,
    post,
)


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


async def test_the_desk_is_asked_after_ten_minutes_without_an_answer(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(post("a"))
    house.line.then("look", *[Unknown("time-out")] * 10_000)
    await house.run_for(SETTLE + 9 * 60, tick=5.0)
    assert await house.questions() == []
    await house.run_for(2 * 60, tick=5.0)
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


async def slept(house: House, seconds: float) -> House:
    """Let the service sleep for so long, and another copy go on with its store."""
    house.clock.pass_(seconds)
    return build(house.storage, clock=house.clock, line=house.line)


async def test_after_a_long_sleep_one_look_without_an_answer_is_no_question_yet(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(1.0)

    house = await slept(house, 3 * 3600.0)
    house.line.then("look", Unknown("time-out"))
    await house.run_for(20.0)
    assert await house.state(one) is SENT
    assert await house.questions() == []
    assert house.line.texts(CHANNEL).count(one.id) == 1


async def test_an_answer_that_was_given_while_we_slept_is_waited_for(house: House) -> None:
    """The press waits with Telegram: it is heard of after the start, but not before the first turn."""
    await old_channel(house)
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 2)

    house = await slept(house, ANSWER_WITHIN)
    await house.run_for(GRACE - 1, tick=0.5)
    assert house.line.texts(CHANNEL) == [one.id]
    await house.storage.commit(*settle_by_hand(await house.row(one), "there", house.clock.now()))
    await house.run_for(GRACE)
    assert house.line.texts(CHANNEL) == [one.id]
    assert await house.state(one) is SENT


async def test_an_answer_that_was_given_while_the_machine_slept_under_us_is_waited_for(house: House) -> None:
    await old_channel(house)
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(SETTLE + 2 * GRACE, tick=0.5)
    assert len(await house.questions()) == 1

    house.clock.put_forward(ANSWER_WITHIN)
    await house.run_for(GRACE - 1, tick=0.5)
    assert house.line.texts(CHANNEL) == [one.id]
    await house.run_for(3)
    assert house.line.texts(CHANNEL) == [one.id] * 2


async def test_a_move_of_who_is_shown_the_post_is_no_end_of_the_look(house: House) -> None:
    await house.begin()
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    house.line.then("look", Moved(-100))
    await house.run_for(SETTLE + 4)
    assert await house.state(one) is SENT
    assert house.line.texts(CHANNEL).count(one.id) == 1
