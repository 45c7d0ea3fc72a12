"""Settling: what may have been sent to the channel is looked for; nothing is lost and nothing doubled."""

import pytest

from bot.changes import Publish, RaiseFloor
from bot.delivery.looks import LOOK, MISSES
from bot.messages import Message, Text
from bot.models import Deferred, Delivery, Lane, Refused, Unknown, Unreachable
from bot.ports import DropIt, SendIt, Step, Storage
from tests.delivery.settling.house import PENDING, SENT, SETTLE, UNKNOWN, House, build
from tests.delivery.telegraph import (
    CHANNEL,
    DESK,
    LOST,
    OWNER,
    VANISHED,
    article,
    foreign,
    post,
)


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


async def test_a_request_that_lands_late_is_found_above_an_own_post_of_before_the_settling(house: House) -> None:
    await house.begin()
    house.line.then("send", VANISHED)
    await house.add(one := post("a"))
    await house.run_for(0.5)
    await house.add(post("early", lane=Lane.FLASH))
    await house.run_for(1.0)
    house.line.arrive(CHANNEL, Message(Text().add(one.id, "bold")))
    await house.run_for(SETTLE + 4)
    row = await house.row(one)
    assert (row.state, row.message, row.doubts) == (SENT, 3, 0)
    assert house.line.texts(CHANNEL).count(one.id) == 1


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
    await storage.begin(claimed.id, owner="me", now=house.clock.now())
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
