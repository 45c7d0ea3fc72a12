"""What happens without anybody speaking to us."""

from bot.changes import Unreach
from bot.models import Language, ReaderState
from tests.clock import NOW
from tests.handlers.stage import CHANNEL, GROUP, OTHER, READER, TEXTS, Stage, place, texts_of

SUPERGROUP = -1009


async def test_who_blocks_us_is_not_written_to_until_they_let_us_in_again(stage: Stage) -> None:
    await stage.say("/start")
    assert await stage.become("kicked") == []
    reader = await stage.reader()
    assert reader is not None
    assert (reader.state, reader.reason) == (ReaderState.UNREACHABLE, "blocked")
    assert await stage.become("member") == []
    reader = await stage.reader()
    assert reader is not None
    assert (reader.state, reader.reason) == (ReaderState.ACTIVE, None)


async def test_a_stranger_who_blocks_us_is_not_remembered(stage: Stage) -> None:
    await stage.become("kicked")
    assert await stage.reader() is None


async def test_who_lets_us_in_is_a_reader_with_breaking_news_on(stage: Stage) -> None:
    await stage.become("member")
    assert await stage.follows() == ["breaking"]


async def test_a_group_that_takes_us_in_is_greeted_once(stage: Stage) -> None:
    said = await stage.become("member", chat=GROUP)
    assert said[0]["chat_id"] == GROUP
    assert "/topics" in texts_of(said)
    group = await stage.reader(GROUP)
    assert group is not None
    assert group.kind == "group"
    assert await stage.become("administrator", chat=GROUP) == []


async def test_a_group_that_puts_us_out_is_not_written_to(stage: Stage) -> None:
    await stage.become("member", chat=GROUP)
    await stage.become("left", chat=GROUP)
    group = await stage.reader(GROUP)
    assert group is not None
    assert group.state is ReaderState.UNREACHABLE


async def test_a_restricted_member_is_still_in_the_group(stage: Stage) -> None:
    await stage.become("restricted", chat=GROUP)
    assert await stage.follows(GROUP) == ["breaking"]


async def test_a_channel_is_no_reader(stage: Stage) -> None:
    assert await stage.become("administrator", chat=CHANNEL) == []
    assert await stage.reader(CHANNEL) is None


async def test_posts_in_our_channel_tell_how_far_its_numbers_go(stage: Stage) -> None:
    post = {"message_id": 77, "date": int(NOW), "chat": place(CHANNEL), "text": "/subscribe حموشي"}
    assert await stage.take(channel_post=post) == []
    assert await stage.storage.floor(CHANNEL) == 77
    await stage.take(channel_post={**post, "chat": {"id": -1005, "type": "channel", "title": "أخرى"}})
    assert await stage.storage.floor(-1005) is None


async def test_a_group_that_moves_is_followed_from_either_side(stage: Stage) -> None:
    await stage.become("member", chat=GROUP)
    service = {"message_id": 5, "date": int(NOW), "from": {"id": OTHER, "is_bot": False, "first_name": "م"}}
    await stage.take(message={**service, "chat": place(GROUP), "migrate_to_chat_id": -1009})
    assert await stage.reader(GROUP) is None
    assert await stage.follows(-1009) == ["breaking"]
    await stage.take(message={**service, "chat": place(-1009), "migrate_from_chat_id": GROUP})
    assert await stage.follows(-1009) == ["breaking"]


async def test_a_group_that_is_heard_of_under_its_new_number_first_keeps_what_it_had(stage: Stage) -> None:
    stage.telegram.administrators |= {(GROUP, READER), (SUPERGROUP, READER)}
    for wish in ("/subscribe حموشي", "/digest 20:00", "/quiet 22:00-07:00"):
        await stage.say(wish, chat=GROUP)
    await stage.become("member", chat=SUPERGROUP)
    await stage.say("/mine", chat=SUPERGROUP)
    await stage.say("/subscribe بوريطة", chat=SUPERGROUP)
    await stage.say("/language fr", chat=SUPERGROUP)
    for moved in (
        {"chat": place(GROUP), "migrate_to_chat_id": SUPERGROUP},
        {"chat": place(SUPERGROUP), "migrate_from_chat_id": GROUP},
    ):
        await stage.take(message={**stage.message("", user=OTHER), **moved})
    assert await stage.reader(GROUP) is None
    assert await stage.follows(SUPERGROUP) == ["breaking", "حموشي", "بوريطة"]
    group = await stage.reader(SUPERGROUP)
    assert group is not None
    assert (group.digest, group.quiet, group.language) == ("20:00", "22:00-07:00", Language.FRENCH)


async def test_a_group_that_moved_is_not_greeted_again(stage: Stage) -> None:
    await stage.become("member", chat=GROUP)
    await stage.take(message={**stage.message("", user=OTHER), "chat": place(GROUP), "migrate_to_chat_id": SUPERGROUP})
    assert await stage.become("member", chat=SUPERGROUP) == []


async def test_what_concerns_nobody_is_noted_and_done(stage: Stage) -> None:
    service = {
        "message_id": 5,
        "date": int(NOW),
        "chat": place(READER),
        "from": {"id": READER, "is_bot": False, "first_name": "ق"},
    }
    assert await stage.take(message={**service, "new_chat_title": "اسم جديد"}) == []
    assert await stage.take(message={**service, "photo": []}) == []
    assert await stage.take(some_new_kind={"id": 3}) == []
    assert await stage.reader() is None


async def test_a_reader_who_paused_stays_paused_when_they_only_unblock_us(stage: Stage) -> None:
    await stage.say("/pause")
    await stage.become("member")
    reader = await stage.reader()
    assert reader is not None
    assert reader.state is ReaderState.PAUSED
    await stage.become("kicked")
    await stage.storage.commit(Unreach(READER, "403: Forbidden: bot was blocked by the user", NOW))
    await stage.become("member")
    reader = await stage.reader()
    assert reader is not None
    assert (reader.state, reader.paused, reader.reason) == (ReaderState.PAUSED, False, None)


async def test_a_group_that_paused_stays_paused_when_it_puts_us_out_and_takes_us_in_again(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    await stage.say("/pause", chat=GROUP)
    await stage.become("kicked", chat=GROUP)
    await stage.become("member", chat=GROUP)
    group = await stage.reader(GROUP)
    assert group is not None
    assert group.state is ReaderState.PAUSED


async def test_who_paused_and_blocked_us_is_told_so_at_start_and_goes_on_with_resume(stage: Stage) -> None:
    await stage.say("/pause")
    await stage.become("kicked")
    assert TEXTS.say(Language.ARABIC, "paused-hint").split("/")[0] in texts_of(await stage.say("/start"))
    await stage.say("/resume")
    reader = await stage.reader()
    assert reader is not None
    assert (reader.state, reader.paused) == (ReaderState.ACTIVE, False)
    await stage.become("kicked")
    await stage.become("member")
    reader = await stage.reader()
    assert reader is not None
    assert reader.state is ReaderState.ACTIVE
