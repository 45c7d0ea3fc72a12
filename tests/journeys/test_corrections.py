"""What went out is corrected everywhere: in the channel and in every copy."""

from dataclasses import replace

import pytest

from bot.ports import Storage
from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_posts import (
    RIGHT,
    a_bulletin,
    a_post_with_copies,
    carried,
    copy_of,
    link,
    standing,
    told,
)
from tests.journeys.desk_town import EDITOR, answer_of, known, let_follow, name_editors, store
from tests.journeys.hours import wound
from tests.journeys.test_articles import seen_first
from tests.journeys.town import FRENCH, LEISURE, READER, Town, story

WORD = "تصحيح للخبر أعلاه"


async def test_a_correction_by_link_stands_in_the_channel_and_in_every_copy(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    buttons, copy = post.markup, copy_of(town, READER)

    answer = await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    assert "نسخة شخصية واحدة" in answer.text
    await town.until(lambda: RIGHT in post.text and RIGHT in copy.text)
    assert "تصحيح" in post.text
    assert "(1)" not in post.text
    assert buttons is not None
    assert post.buttons[0] == buttons["inline_keyboard"][0]
    assert any("callback_data" in button for row in copy.buttons for button in row)
    word = await told(town, "اكتمل التصحيح")
    assert "في القناة: تمّ" in word.text
    assert "تمّ في نسخة واحدة" in word.text
    assert len([said for said in town.private(READER) if RIGHT in said.text]) == 1, "a routine copy is only edited"
    assert [act.what for act in await store(town).acts() if act.by == OWNER] == ["correct"]


async def test_a_post_is_pointed_out_by_carrying_it_to_the_desk_or_by_answering_ones_own_copy(town: Town) -> None:
    post = await a_post_with_copies(town, OWNER)
    await name_editors(town, EDITOR)

    forwarded = carried(town, EDITOR, post, chat=DESK)
    town.standin.say(EDITOR, f"/correct {RIGHT}", chat=DESK, reply_to=forwarded.number)
    await town.until(lambda: RIGHT in post.text and standing(town, OWNER, RIGHT))

    town.standin.say(OWNER, "/correct كلمة أخيرة", reply_to=copy_of(town, OWNER, RIGHT).number)
    await town.until(lambda: "كلمة أخيرة" in post.text and standing(town, OWNER, "كلمة أخيرة"))
    assert RIGHT not in post.text
    assert any("يحل محل تصحيح سابق" in said.text for said in town.private(OWNER))


async def test_what_is_not_ours_or_not_pointed_out_is_said_and_nothing_changes(town: Town) -> None:
    post = await a_post_with_copies(town)
    before = post.text
    theirs = town.standin.channel_post("ليس منا")
    other = town.standin.add_channel(-1_002_000_000_099, username="another_channel")
    far = town.standin.channel_post("بعيد", channel=other.id)

    await name_editors(town, EDITOR)
    for user, words, answer in (
        (OWNER, f"/correct {RIGHT}", "لم يتبيّن"),
        (OWNER, f"/correct {link(theirs)} {RIGHT}", "لم أنشر هذه الرسالة"),
        (OWNER, f"/correct https://t.me/another_channel/{far.number} {RIGHT}", "قناة أخرى"),
        (EDITOR, f"/correct {link(post)}", "ينقص النص"),
        (EDITOR, f"/retract https://t.me/c/2000000000099/{far.number}", "قناة أخرى"),
    ):
        assert answer in (await town.asks(user, words)).text
    carried_away = carried(town, OWNER, far)
    town.standin.say(OWNER, f"/correct {RIGHT}", reply_to=carried_away.number)
    await town.until(lambda: len([said for said in town.private(OWNER) if "قناة أخرى" in said.text]) == 2)
    assert post.text == before
    assert not town.standin.called("editMessageText", CHANNEL)


async def test_a_reader_is_told_nothing_of_these_commands(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    before = post.text
    for words in (f"/correct {link(post)} {RIGHT}", f"/retract {link(post)}", f"/pin {link(post)}"):
        assert "لا أعرف هذا الأمر" in (await town.asks(READER, words)).text
    assert post.text == before


async def test_a_private_channels_link_points_out_a_post_too(town: Town) -> None:
    post = await a_post_with_copies(town)
    await town.asks(OWNER, f"/correct t.me/c/{str(CHANNEL).removeprefix('-100')}/{post.number}?single {RIGHT}")
    await town.until(lambda: RIGHT in post.text)


async def test_of_a_breaking_item_the_copies_also_get_a_short_reply_and_only_the_last_one_stays(town: Town) -> None:
    await town.start()
    await let_follow(town, READER, FRENCH)
    post = await a_bulletin(town, OWNER, "عاجل: تسعة موقوفين")
    await town.until(lambda: standing(town, READER, "تسعة موقوفين") and standing(town, FRENCH, "تسعة موقوفين"))
    copy = copy_of(town, READER, "تسعة موقوفين")

    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: standing(town, READER, WORD) and standing(town, FRENCH, RIGHT))
    first = copy_of(town, READER, WORD)
    assert first.reply_to == copy.number
    assert RIGHT in first.text

    await town.asks(OWNER, f"/correct {link(post)} ثمانية موقوفين")
    await town.until(lambda: first.deleted and "ثمانية" in copy.text and "ثمانية" in post.text)
    await town.until(lambda: standing(town, READER, WORD))
    assert "ثمانية" in copy_of(town, READER, WORD).text


async def test_two_editors_at_once_leave_one_whole_correction_everywhere_and_both_are_kept_in_the_trail(
    town: Town,
) -> None:
    async def both(store: Storage) -> bool:
        words = {act.detail for act in await store.acts() if act.what == "correct"}
        return words == {"كلمة الأولى", "كلمة الثاني"}

    post = await a_post_with_copies(town, READER)
    await name_editors(town, EDITOR)
    copy = copy_of(town, READER)
    first = town.standin.fail("editMessageText", Kind.HOLD, chat=CHANNEL)
    town.standin.say(OWNER, f"/correct {link(post)} كلمة الأولى")
    town.standin.say(EDITOR, f"/correct {link(post)} كلمة الثاني")
    await town.until_stored(both)
    first.release()
    await told(town, "اكتمل التصحيح")
    last = (await store(town).acts())[-1].detail
    await town.until(lambda: last in post.text and last in copy.text)
    await town.until(lambda: len([said for said in town.desk if "اكتمل" in said.text]) == 1)


async def test_the_same_words_again_change_nothing(town: Town) -> None:
    post = await a_post_with_copies(town)
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: RIGHT in post.text)
    assert "لم يتغيّر شيء" in (await town.asks(OWNER, f"/correct {link(post)}   {RIGHT} ")).text
    assert len([act for act in await store(town).acts() if act.what == "correct"]) == 1


async def test_a_lost_answer_and_a_flood_warning_do_not_keep_a_correction_from_standing(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    copy = copy_of(town, READER)
    town.standin.fail("editMessageText", Kind.DROP, done=True, chat=CHANNEL)
    town.standin.fail("editMessageText", Kind.FLOOD, retry_after=1, chat=READER)
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: RIGHT in post.text and RIGHT in copy.text)
    word = await told(town, "اكتمل التصحيح")
    assert "في القناة: تمّ" in word.text
    assert "تمّ في نسخة واحدة" in word.text


async def test_a_reader_who_blocked_us_and_one_who_deleted_the_copy_are_counted_as_not_possible(town: Town) -> None:
    post = await a_post_with_copies(town, READER, FRENCH, EDITOR)
    town.standin.world.users[READER].blocked = True
    town.standin.delete(copy_of(town, FRENCH))
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    word = await told(town, "اكتمل التصحيح")
    assert "تمّ في نسخة واحدة\nنسختان تعذّر" in word.text
    assert standing(town, EDITOR, RIGHT)


async def test_copies_of_unknown_outcome_are_corrected_once_they_are_known(town: Town) -> None:
    await town.start(settle_seconds=1.0)
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe التعاون الأمني")
    lost = town.standin.fail("sendMessage", Kind.DROP, chat=READER)
    town.site.add(story(1))
    await town.until(lambda: town.posts and lost.hits)
    await known(town, *town.posts)

    answer = await town.asks(OWNER, f"/correct {link(town.posts[0])} {RIGHT}")
    assert "نسخة شخصية واحدة" in answer.text
    await town.until(lambda: standing(town, READER, RIGHT))
    word = await told(town, "اكتمل التصحيح")
    assert "تمّ في نسخة واحدة" in word.text
    assert not standing(town, READER, "(1)")


async def test_a_post_whose_answer_was_lost_is_not_called_somebody_elses_and_is_corrected_when_it_is_known(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    town.settings = replace(town.settings, settle_seconds=LEISURE)
    await a_post_with_copies(town)
    town.standin.fail("sendMessage", Kind.DROP, done=True, chat=CHANNEL)
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 2)
    lost = town.posts[1]

    assert "ضاع جواب" in (await town.asks(OWNER, f"/correct {link(lost)} {RIGHT}")).text
    clock.ahead += LEISURE
    await town.until(lambda: town.standin.called("deleteMessage", DESK))
    await known(town, lost)
    assert "يُصحّح" in (await town.asks(OWNER, f"/correct {link(lost)} {RIGHT}")).text
    await town.until(lambda: RIGHT in lost.text)
    assert len(town.posts) == 2


@pytest.mark.parametrize("held", ["sendMessage", "editMessageText"])
async def test_killed_in_the_middle_of_a_correction_the_next_copy_goes_on(town: Town, held: str) -> None:
    readers = range(6001, 6013)
    await town.start(feed_urls=(f"{town.site.base}/feed/",))
    await seen_first(town)
    await let_follow(town, *readers)
    post = await a_bulletin(town, OWNER, "عاجل: تسعة موقوفين")
    await town.until(lambda: all(standing(town, reader, "تسعة") for reader in readers))
    await town.stop()

    first = await town.spawn()
    fault = town.standin.fail(held, Kind.HOLD, chat=6006)
    town.standin.say(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(fault.arrived.is_set)
    await town.kill(first)
    fault.release()

    await town.spawn()
    await town.until(lambda: RIGHT in post.text)
    await town.until(lambda: all(_corrected(town, reader) for reader in readers))
    await told(town, "اكتمل التصحيح")


def _corrected(town: Town, reader: int) -> bool:
    return not standing(town, reader, "تسعة") or "لا تسعة" in copy_of(town, reader, "تسعة").text


async def test_pin_and_unpin_say_whether_telegram_took_it(town: Town) -> None:
    post = await a_post_with_copies(town)
    channel = town.standin.chat(CHANNEL)
    assert "ثُبّت" in (await town.asks(OWNER, f"/pin {link(post)}")).text
    assert channel.pinned == [post.number]
    assert "أُلغي" in (await town.asks(OWNER, f"/unpin {link(post)}")).text
    assert channel.pinned == []

    town.standin.set_bot(CHANNEL, "administrator", frozenset({"post", "delete"}))
    assert "حق التثبيت" in (await answer_of(town, OWNER, f"/pin {link(post)}")).text
    town.standin.set_bot(CHANNEL, "administrator", frozenset({"post", "delete", "edit"}))
    town.standin.fail("pinChatMessage", Kind.DROP, done=True)
    assert "ثُبّت" in (await answer_of(town, OWNER, f"/pin {link(post)}")).text
    assert [act.what for act in await store(town).acts() if act.by == OWNER] == ["pin", "unpin", "pin", "pin"]
