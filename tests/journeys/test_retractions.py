"""What went out is taken back everywhere; where Telegram does not delete, it says so in its place."""

import asyncio

import pytest

from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.telegram_faults import Kind
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_posts import (
    RIGHT,
    a_bulletin,
    a_post_with_copies,
    copy_of,
    link,
    looks,
    standing,
    told,
)
from tests.journeys.desk_town import (
    EDITOR,
    callbacks,
    draft_of,
    known,
    let_follow,
    name_editors,
    press,
    push,
    store,
    toast,
)
from tests.journeys.hours import wound
from tests.journeys.test_articles import seen_first
from tests.journeys.town import FRENCH, LEISURE, READER, Town, story

CANNOT = b'{"ok":false,"error_code":400,"description":"Bad Request: message can\'t be deleted for everyone"}'


async def asked(town: Town, post: Message, reason: str = "") -> Message:
    """Ask for a retraction, and return the question."""
    return await town.asks(OWNER, f"/retract {link(post)} {reason}".strip())


async def confirm(town: Town, question: Message, user: int = OWNER) -> str:
    """Press the first button; return the word on the screen."""
    return toast(await push(town, user, question, callbacks(question)[0]))


async def test_a_retraction_asks_once_and_then_deletes_the_post_and_every_copy(town: Town) -> None:
    post = await a_post_with_copies(town, READER, FRENCH)
    copies = [copy_of(town, READER), copy_of(town, FRENCH)]
    question = await asked(town, post, "خبر غير صحيح")
    assert "نسختان" in question.text
    assert not post.deleted

    assert "يُسحب الآن" in await confirm(town, question)
    await town.until(lambda: post.deleted and all(copy.deleted for copy in copies))
    await town.until(lambda: callbacks(question) == [])
    word = await told(town, "اكتمل السحب")
    assert "في القناة: تمّ" in word.text
    assert "تمّ في نسختين" in word.text
    assert [(act.what, act.detail) for act in await store(town).acts() if act.by == OWNER] == [
        ("retract", "خبر غير صحيح")
    ]


async def test_the_second_button_leaves_everything_and_the_question_is_over(town: Town) -> None:
    post = await a_post_with_copies(town)
    question = await asked(town, post)
    yes, no = callbacks(question)
    assert "بقي الخبر" in toast(await push(town, OWNER, question, no))
    assert "لم يعد هذا السؤال ينتظر جوابا" in toast(await push(town, OWNER, question, yes))
    assert not post.deleted


async def test_two_editors_who_press_at_once_take_it_back_once(town: Town) -> None:
    post = await a_post_with_copies(town)
    await name_editors(town, EDITOR)
    question = await asked(town, post)
    yes = callbacks(question)[0]
    await asyncio.gather(push(town, OWNER, question, yes), push(town, EDITOR, question, yes))
    await town.until(lambda: post.deleted)
    assert len([act for act in await store(town).acts() if act.what == "retract"]) == 1
    assert len(town.standin.called("deleteMessage", CHANNEL)) == 1


async def test_a_reader_cannot_confirm_with_a_button_made_up(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    question = await asked(town, post)
    await push(town, READER, copy_of(town, READER), callbacks(question)[0])
    await looks(town)
    assert not post.deleted


async def test_what_telegram_does_not_delete_is_edited_into_a_retraction_with_the_reason(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    copy = copy_of(town, READER)
    town.standin.fail("deleteMessage", Kind.RAW, status=400, body=CANNOT, times=9)
    await confirm(town, await asked(town, post, "خبر غير صحيح"))
    await town.until(lambda: "سُحب هذا الخبر" in post.text and "سُحب هذا الخبر" in copy.text)
    for message in (post, copy):
        assert "خبر غير صحيح" in message.text
        assert "(1)" not in message.text
        assert message.buttons == []
    account = (await told(town, "اكتمل السحب")).text
    assert "في القناة: لم يقبل تيليغرام الحذف" in account
    assert "نسخة واحدة لم يقبل تيليغرام حذفها" in account


async def test_after_a_correction_the_words_under_the_copies_go_with_them(town: Town) -> None:
    await town.start()
    await let_follow(town, READER)
    post = await a_bulletin(town, OWNER, "عاجل: تسعة موقوفين")
    await town.until(lambda: standing(town, READER, "تسعة موقوفين"))
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: standing(town, READER, "تصحيح للخبر أعلاه") and RIGHT in post.text)

    await confirm(town, await asked(town, post))
    await town.until(lambda: post.deleted and not standing(town, READER, RIGHT))
    assert "سُحب هذا الخبر من قبل" in (await town.asks(OWNER, f"/correct {link(post)} شيء آخر")).text
    assert "سُحب هذا الخبر من قبل" in (await town.asks(OWNER, f"/retract {link(post)}")).text


async def test_what_has_not_left_yet_never_leaves(town: Town) -> None:
    await town.start()
    await seen_first(town)
    for reader in (READER, FRENCH):
        await town.meets(reader)
        await town.asks(reader, "/subscribe التعاون الأمني")
    flood = town.standin.fail("sendMessage", Kind.FLOOD, retry_after=3600, chat=READER)
    town.site.add(story(1))
    await town.until(lambda: town.posts and standing(town, FRENCH, "(1)") and flood.hits)
    await known(town, *town.posts)
    await confirm(town, await asked(town, town.posts[0]))
    word = await told(town, "اكتمل السحب")
    assert "تمّ في نسخة واحدة" in word.text
    assert not standing(town, READER, "(1)")
    tally = await store(town).tally((await store(town).acts())[-1].subject)
    assert tally["copy/cancelled"] == 1


async def test_a_copy_of_unknown_outcome_is_deleted_once_it_is_known(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    await town.start(settle_seconds=LEISURE)
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe التعاون الأمني")
    lost = town.standin.fail("sendMessage", Kind.DROP, done=True, chat=READER)
    town.site.add(story(1))
    await town.until(lambda: town.posts and lost.hits)
    await known(town, *town.posts)
    await confirm(town, await asked(town, town.posts[0]))
    clock.ahead += LEISURE
    word = await told(town, "اكتمل السحب")
    assert "نسخة واحدة لا يُعرف" in word.text


async def test_a_post_in_doubt_that_is_taken_back_is_found_and_deleted(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bulletin has no link to know it by, and what was taken back is not rendered any more."""
    clock = wound(monkeypatch)
    await town.start(settle_seconds=LEISURE)
    await let_follow(town, READER)
    town.standin.fail("sendMessage", Kind.DROP, done=True, chat=CHANNEL)
    await press(town, OWNER, await draft_of(town, OWNER, "عاجل: تسعة موقوفين"), "send")
    await town.until(lambda: town.posts and standing(town, READER, "تسعة موقوفين"))
    (post,) = town.posts
    counted = await told(town, "تسعة موقوفين")
    await known(town, counted)

    town.standin.say(OWNER, "/retract", chat=DESK, reply_to=counted.number)
    await town.until(lambda: any("هل يُسحب" in said.text for said in town.desk))
    question = next(said for said in town.desk if "هل يُسحب" in said.text)
    await push(town, OWNER, question, callbacks(question)[0])
    clock.ahead += LEISURE
    await town.until(lambda: post.deleted)
    assert [said for said in town.posts if not said.deleted] == []


async def test_killed_in_the_middle_of_a_retraction_the_next_copy_goes_on(town: Town) -> None:
    readers = range(6001, 6013)
    await town.start()
    await let_follow(town, *readers)
    post = await a_bulletin(town, OWNER, "عاجل: تسعة موقوفين")
    await town.until(lambda: all(standing(town, reader, "تسعة") for reader in readers))
    question = await asked(town, post)
    await town.stop()

    first = await town.spawn()
    fault = town.standin.fail("deleteMessage", Kind.HOLD, chat=6006)
    town.standin.press(OWNER, question, callbacks(question)[0])
    await town.until(fault.arrived.is_set)
    await town.kill(first)
    fault.release()

    await town.spawn()
    await town.until(lambda: post.deleted and not any(standing(town, reader, "تسعة") for reader in readers))
    await told(town, "اكتمل السحب")


@pytest.mark.parametrize("rights", [frozenset({"post"}), frozenset({"post", "edit"})])
async def test_lost_rights_are_worked_around_as_far_as_telegram_lets_us(town: Town, rights: frozenset[str]) -> None:
    post = await a_post_with_copies(town)
    town.standin.chat(CHANNEL).rights = rights
    await confirm(town, await asked(town, post))
    await town.until(lambda: post.deleted or "سُحب هذا الخبر" in post.text)
