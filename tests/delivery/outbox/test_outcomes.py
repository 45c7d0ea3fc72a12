"""What the outbox makes of each answer of Telegram."""

from bot.changes import PutReader
from bot.messages import Message, Text
from bot.models import (
    Degrade,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Moved,
    Reader,
    ReaderState,
)
from bot.ports import EditIt, SendIt, Step, Storage
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import House, build
from tests.delivery.telegraph import (
    BAD_PHOTO,
    BLOCKED,
    CHANNEL,
    DESK,
    LOST,
    NO_RIGHTS,
    NOT_FOUND,
    copy,
    of_kind,
    post,
)


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


async def test_what_a_digest_listed_is_kept_in_whatever_form_it_left(storage: Storage) -> None:
    async def listing(delivery: Delivery) -> Step:
        assert delivery.kind is Kind.DIGEST
        return SendIt(Message(Text("Vos sujets")), listed=("a", "b"))

    house = build(storage, StillClock(), rendering=listing)
    house.line.then("send", Degrade("400: entities", "entities"))
    one = of_kind(Kind.DIGEST, "n", 5, lane=Lane.DIGEST, articles=["a", "b", "c"])
    await house.add(one)
    await house.turn()
    row = await house.row(one)
    assert (row.state, row.data["listed"], row.data["drop"]) == (DeliveryState.SENT, ["a", "b"], ["entities"])


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
