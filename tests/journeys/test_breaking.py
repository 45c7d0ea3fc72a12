"""Breaking news: from an editor's word to the channel and the readers, once."""

import asyncio

import pytest

from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.paint import paint
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_town import (
    EDITOR,
    SECOND,
    TEXT,
    TITLE,
    acts,
    answer_of,
    callbacks,
    draft_of,
    let_follow,
    menu,
    name_editors,
    press,
    push,
    store,
    toast,
)
from tests.journeys.test_articles import seen_first
from tests.journeys.town import READER, Town, story

pytestmark = pytest.mark.usefixtures("brisk")

SIX = ["send", "channel", "silent", "plan", "edit", "cancel"]


async def test_a_text_is_shown_as_it_will_look_and_goes_to_channel_and_readers(town: Town) -> None:
    await town.start()
    await town.meets(READER)
    panel = await draft_of(town, OWNER, TEXT)
    preview = town.private(OWNER)[-2]

    assert acts(panel) == SIX
    assert callbacks(preview) == []
    assert TITLE in preview.text
    assert "قارئ واحد" in panel.text
    assert "بلا رابط" in panel.text
    assert "بلا صورة" in panel.text

    pressed = await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts and any(TITLE in one.text for one in town.private(READER)))

    (post,) = town.posts
    assert (post.text, post.buttons, post.silent) == (preview.text, preview.buttons, False)
    assert "أُرسل" in toast(pressed)
    await town.until(lambda: acts(panel) == ["undo"])
    assert [act.what for act in await store(town).acts() if act.by == OWNER] == ["breaking: draft", "breaking: send"]
    await town.until(lambda: any("t.me/" in link for one in town.desk for link in one.links))  # /correct asks for it
    assert "آخر 24 ساعة: 1" in (await town.asks(OWNER, "/status")).text


async def test_a_link_is_read_from_its_page_and_the_feed_brings_it_no_second_time(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await town.stop()
    town.site.add(story(1))
    await town.start(feed_urls=(f"{town.site.base}/nothing/",))

    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    assert story(1).title in town.private(OWNER)[-2].text
    assert "بلا رابط" not in panel.text
    await press(town, OWNER, panel, "send")
    await town.until(lambda: len(town.posts) == 1)

    await town.restart(feed_urls=(f"{town.site.base}/feed/",))
    looks = town.site.looks
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 2 and town.site.looks > looks + 2)
    assert [story(1).title in town.posts[0].text, story(2).title in town.posts[1].text] == [True, True]

    known = await answer_of(town, OWNER, f"/breaking {town.site.link(story(1))}")
    assert "في القناة من قبل" in known.text
    assert f"/{town.posts[0].number}" in known.text


async def test_what_the_site_gave_and_the_channel_did_not_take_can_still_be_brought_out(town: Town) -> None:
    await town.start()
    await seen_first(town)
    sport = story(1, "الفتح يتعادل مع ضيفه", "انتهت مباراة الفتح وضيفه بالتعادل في الدوري الوطني لكرة القدم.")
    town.site.add(sport, story(2))
    await town.until(lambda: len(town.posts) == 1)
    await town.meets(READER)

    panel = await draft_of(town, OWNER, town.site.link(sport))
    await press(town, OWNER, panel, "send")
    await town.until(lambda: len(town.posts) == 2 and any(sport.title in one.text for one in town.private(READER)))

    assert sport.title in town.posts[1].text


async def test_a_page_that_is_not_there_is_said_and_nothing_is_drafted(town: Town) -> None:
    await town.start()
    answer = await answer_of(town, OWNER, f"/breaking {town.site.base}/no-such-page/")

    assert "لا توجد صفحة" in answer.text
    assert await store(town).documents("draft") == []


async def test_a_photo_s_caption_makes_the_photo_the_picture(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT, photo=paint("sea", 1))
    preview = town.private(OWNER)[-2]
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts)

    assert "بلا صورة" not in panel.text
    assert preview.photo is not None
    assert town.posts[0].photo is preview.photo


async def test_at_the_desk_an_editor_is_heard_and_a_reader_nowhere(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)

    assert acts(await draft_of(town, EDITOR, TEXT, chat=DESK)) == SIX
    assert "العنوان" not in (await answer_of(town, READER, f"/breaking {TEXT}")).text
    assert "عنوان" in (await answer_of(town, EDITOR, "/breaking")).text


async def test_the_channel_alone_gets_what_is_for_the_channel_only(town: Town) -> None:
    await town.start()
    await town.meets(READER)
    await press(town, OWNER, await draft_of(town, OWNER, TEXT), "channel")
    await press(town, OWNER, await draft_of(town, OWNER, "خبر ثان للجميع"), "send")
    await town.until(lambda: len(town.posts) == 2 and any("خبر ثان" in one.text for one in town.private(READER)))

    assert [TITLE in post.text for post in town.posts] == [True, False]
    assert not any(TITLE in one.text for one in town.private(READER))


async def test_a_silent_one_makes_no_sound_anywhere(town: Town) -> None:
    await town.start()
    await town.meets(READER)
    await press(town, OWNER, await draft_of(town, OWNER, TEXT), "silent")
    await town.until(lambda: town.posts and any(TITLE in one.text for one in town.private(READER)))

    copy = next(one for one in town.private(READER) if TITLE in one.text)
    assert (town.posts[0].silent, copy.silent) == (True, True)


async def test_pressed_twice_and_by_two_at_once_it_goes_out_once_and_says_who(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    send = callbacks(panel)[0]

    first, second, third = await asyncio.gather(
        push(town, EDITOR, panel, send), push(town, SECOND, panel, send), push(town, EDITOR, panel, send)
    )
    await town.until(lambda: town.posts)
    await press(town, EDITOR, await draft_of(town, EDITOR, "خبر آخر", chat=DESK), "send")
    await town.until(lambda: any("خبر آخر" in post.text for post in town.posts))

    assert len(town.posts) == 2
    assert {toast(first), toast(second), toast(third)} == {toast(first)}
    assert "كريم" in toast(second) or "سناء" in toast(second)


async def test_a_reader_s_press_and_made_up_data_do_nothing(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await push(town, READER, town.standin.say(READER, "…"), callbacks(panel)[0])
    for data in ("d:", "d:aaaaaaaaaa:1:send", f"{callbacks(panel)[0]}x", "d:x", f"{callbacks(panel)[0][:-4]}undo"):
        await push(town, OWNER, panel, data)

    assert town.posts == []
    await press(town, OWNER, panel, "send")
    await town.until(lambda: len(town.posts) == 1)


async def test_a_draft_survives_a_restart_and_a_cancelled_one_is_over(town: Town) -> None:
    await town.start()
    kept, dropped = await draft_of(town, OWNER, TEXT), await draft_of(town, OWNER, "خبر لن يُنشر")
    send = callbacks(dropped)[0]
    await press(town, OWNER, dropped, "cancel")
    await town.until(lambda: not dropped.buttons)
    await town.restart()

    assert "أُلغيت" in toast(await push(town, OWNER, dropped, send))
    await press(town, OWNER, kept, "send")
    await town.until(lambda: len(town.posts) == 1)
    assert TITLE in town.posts[0].text


async def test_it_leaves_before_routine_posts_that_wait_and_past_one_whose_outcome_is_unknown(town: Town) -> None:
    await town.start()
    await seen_first(town)
    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL)
    town.site.add(*(story(number) for number in range(1, 4)))
    await asyncio.wait_for(held.arrived.wait(), 10)
    panel = await draft_of(town, OWNER, TEXT)

    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts)
    assert [TITLE in post.text for post in town.posts] == [True]

    held.release()
    await town.until(lambda: len(town.posts) == 4)


async def test_two_hundred_followers_get_it_and_the_desk_counts_along(town: Town) -> None:
    await town.start(messages_per_second=1000, paid_broadcast=True)
    readers = tuple(range(6001, 6201))
    await let_follow(town, *readers)
    town.standin.deactivate(6001)
    panel = await draft_of(town, OWNER, TEXT)
    assert "200" in panel.text

    await press(town, OWNER, panel, "send")
    await town.until(lambda: sum(any(TITLE in one.text for one in town.private(user)) for user in readers) == 199)
    await town.until(lambda: any("اكتمل" in one.text for one in town.desk))

    (progress,) = [one for one in town.desk if TITLE in one.text]
    assert "✅" in progress.text
    assert "199" in progress.text
    assert "لم يصل إلى: 1" in progress.text
    assert "لم يتأكد: 0" in progress.text


async def test_who_types_when_another_has_sent_is_told_so(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT, chat=DESK)
    send = callbacks(panel)[0]
    await menu(town, EDITOR, await menu(town, EDITOR, panel, "edit"), "title")
    await push(town, OWNER, panel, send)
    await town.until(lambda: town.posts and any("القراء:" in message.text for message in town.desk))
    answer = await answer_of(town, EDITOR, "عنوان متأخر", chat=DESK, reply_to=panel.number)
    assert "أُرسل إلى القناة" in answer.text
    assert TITLE in town.posts[0].text


async def test_menus_lead_back(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    assert acts(await menu(town, OWNER, panel, "plan")) == ["in15", "in60", "at", "back"]
    assert acts(await menu(town, OWNER, panel, "back")) == SIX
    assert acts(await menu(town, OWNER, panel, "edit")) == ["title", "text", "image", "topics", "back"]


async def test_an_address_inside_is_not_opened_and_a_picture_is_no_page(town: Town) -> None:
    await town.start(allow_private_hosts=False, feed_urls=("https://127.0.0.1/feed/",))
    answer = await answer_of(town, OWNER, f"/breaking {town.site.base}/")

    assert "عنوان داخلي" in answer.text
    assert town.posts == []
