"""Breaking news of what is known already: the feed, another editor, or an undo was first. One post, whatever comes."""

import pytest

from bot.changes import PutReader
from bot.models import Filter, FilterKind, Reader
from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.site import SiteFault
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_posts import changed_on_the_site
from tests.journeys.desk_town import (
    EDITOR,
    TEXT,
    TITLE,
    acts,
    answer_of,
    callbacks,
    draft_of,
    known,
    let_follow,
    name_editors,
    press,
    push,
    said,
    store,
    toast,
)
from tests.journeys.test_articles import seen_first
from tests.journeys.town import Town, story

pytestmark = pytest.mark.usefixtures("brisk")


async def sent_and_undone(town: Town, words: str) -> None:
    panel = await draft_of(town, OWNER, words)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts and acts(panel) == ["undo"])
    await press(town, OWNER, panel, "undo")
    await town.until(lambda: not town.posts)


async def test_what_is_written_twice_at_once_with_one_link_goes_out_once(town: Town) -> None:
    await town.start()
    words = f"{TITLE}\nhttps://www.example.com/one"
    one, other = await draft_of(town, OWNER, words), await draft_of(town, OWNER, words)
    assert "موقع آخر" in one.text
    await press(town, OWNER, one, "send")
    second = await press(town, OWNER, other, "send")
    await town.until(lambda: town.posts)

    assert "سبق" in toast(second)
    assert len(town.posts) == 1
    assert len(said(town, DESK)) <= 1


async def test_two_editors_who_write_the_same_words_send_them_once(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    one, other = await draft_of(town, OWNER, TEXT), await draft_of(town, EDITOR, TEXT)
    await push(town, OWNER, one, callbacks(one)[0])
    assert "سبق" in toast(await press(town, EDITOR, other, "send"))
    await town.until(lambda: town.posts)
    await known(town, *town.posts)
    assert "من قبل" in (await answer_of(town, EDITOR, f"/breaking {TEXT}")).text
    assert len(town.posts) == 1


async def test_what_is_on_its_way_as_breaking_is_not_drafted_again(town: Town) -> None:
    await town.start()
    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL)
    words = f"{TITLE}\nhttps://www.example.com/one"
    await press(town, OWNER, await draft_of(town, OWNER, words), "send")
    await town.until(held.arrived.is_set)
    answer = await answer_of(town, OWNER, f"/breaking {words}")

    assert "في طريقه" in answer.text
    held.release()
    await town.until(lambda: len(town.posts) == 1)


async def test_what_the_feed_brought_first_is_raised_its_post_marked_and_its_readers_told(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await let_follow(town, 6001)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    assert "في القناة من قبل" in panel.text
    await press(town, OWNER, panel, "send")
    await town.until(lambda: "عاجل" in town.posts[0].text and town.private(6001))
    assert "عاجل" in town.private(6001)[-1].text
    assert len(town.posts) == 1
    await town.until(lambda: not panel.buttons)


async def test_a_draft_of_what_is_in_the_channel_says_how_many_have_it_already(town: Town) -> None:
    await town.start()
    await seen_first(town)
    follows = (Filter(1, FilterKind.TOPIC, "breaking"), Filter(2, FilterKind.ALL))
    for user in (6001, 6002):
        town.standin.add_user(user, f"قارئ {user}", started=True)
        await store(town).commit(PutReader(Reader(user, filters=follows, next_filter=3)))
    town.site.add(story(1))
    await town.until(lambda: town.posts and town.private(6001) and town.private(6002))
    await known(town, town.posts[0], town.private(6001)[0], town.private(6002)[0])
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    assert "القارئان اللذان يتابعان هذه المواضيع وصلهما المقال من قبل" in panel.text
    assert "الإرسال يضع عليه علامة «عاجل» فقط" in panel.text
    assert "لا قارئ يتابع" not in panel.text

    await let_follow(town, 6003)
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    assert "قارئ واحد في الحين" in panel.text
    assert "قارئان آخران" in panel.text
    await press(town, OWNER, panel, "send")
    await town.until(lambda: "عاجل" in town.posts[0].text and town.private(6003))
    assert [len(town.private(user)) for user in (6001, 6002, 6003)] == [1, 1, 1]


async def test_what_was_undone_can_go_out_again(town: Town) -> None:
    await town.start()
    words = f"{TITLE}\nhttps://www.example.com/one"
    await sent_and_undone(town, words)
    again = await draft_of(town, OWNER, words)
    await press(town, OWNER, again, "send")
    await town.until(lambda: town.posts)


@pytest.mark.parametrize("link", ["", "\nhttps://www.example.com/one"])
async def test_after_an_undo_two_editors_send_it_again_once(town: Town, link: str) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    words = f"{TITLE}{link}"
    await sent_and_undone(town, words)
    one, other = await draft_of(town, OWNER, words), await draft_of(town, EDITOR, words)
    await press(town, OWNER, one, "send")
    assert "سبق" in toast(await press(town, EDITOR, other, "send"))
    await town.until(lambda: town.posts)
    await known(town, *town.posts)
    assert "من قبل" in (await answer_of(town, EDITOR, f"/breaking {words}")).text
    assert len(town.posts) == 1


async def test_a_text_with_the_title_of_an_article_in_the_channel_is_that_article(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await let_follow(town, 6001)
    early = await draft_of(town, OWNER, story(1).title)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    assert "في القناة من قبل" in (await draft_of(town, OWNER, story(1).title)).text
    await press(town, OWNER, early, "send")
    await town.until(lambda: "عاجل" in town.posts[0].text and town.private(6001))
    short = f"?p={town.site.find('story-1').number}"
    assert short in str((town.posts[0].text, town.posts[0].links))
    looks = town.site.looks
    await town.until(lambda: town.site.looks > looks + 3)
    assert len(town.posts) == 1


async def test_what_waits_for_a_digest_leaves_at_once_when_it_becomes_breaking(town: Town) -> None:
    await town.start()
    await seen_first(town)
    reader = Reader(
        6001,
        filters=(Filter(1, FilterKind.TOPIC, "security-cooperation"), Filter(2, FilterKind.TOPIC, "breaking")),
        next_filter=3,
        digest="07:00",
    )
    town.standin.add_user(6001, "قارئ", started=True)
    await store(town).commit(PutReader(reader))
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.private(6001))
    assert "عاجل" in town.private(6001)[0].text


async def test_a_short_link_and_the_feeds_long_one_are_one_post(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.fault = SiteFault.FROZEN
    town.site.add(story(1))
    number = town.site.published[-1].number
    panel = await draft_of(town, OWNER, f"{TITLE}\n{town.site.base}/?p={number}")
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts)
    town.site.fault, looks = None, town.site.looks
    await town.until(lambda: town.site.looks > looks + 3)
    assert len(town.posts) == 1


async def test_the_channel_only_stays_so_when_the_site_publishes_the_article(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await let_follow(town, 6001)
    panel = await draft_of(town, OWNER, story(1).title)
    await press(town, OWNER, panel, "channel")
    await town.until(lambda: town.posts)
    town.site.add(story(1))
    await town.until(lambda: town.site.base in town.posts[0].text)
    looks = town.site.looks
    await town.until(lambda: town.site.looks > looks + 3)
    assert town.private(6001) == []
    assert len(town.posts) == 1


async def test_what_the_desk_sent_with_the_sites_words_follows_the_sites_changes(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.fault = SiteFault.FROZEN
    town.site.add(story(1))
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts)
    town.site.fault, looks = None, town.site.looks
    await town.until(lambda: town.site.looks > looks + 3)
    await changed_on_the_site(town, 1, title="عنوان صحّحه الموقع بعد النشر")
    await town.until(lambda: "عنوان صحّحه الموقع" in town.posts[0].text)
    assert "عاجل" in town.posts[0].text


async def test_a_page_whose_title_changed_before_the_feed_showed_it_is_followed(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.fault = SiteFault.FROZEN
    town.site.add(story(1))
    panel = await draft_of(town, OWNER, town.site.link(story(1)))
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts)
    await changed_on_the_site(town, 1, title="عنوان صحّحه الموقع قبل أن تُقرأ الخلاصة")
    town.site.fault = None
    await town.until(lambda: "قبل أن تُقرأ الخلاصة" in town.posts[0].text)
    assert len(town.posts) == 1


async def test_an_editors_own_text_under_the_sites_title_is_not_overwritten_by_the_next_look(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    panel = await draft_of(town, OWNER, f"{story(1).title}\nكلمة المحرر عن الخبر.")
    await press(town, OWNER, panel, "send")
    await town.until(lambda: "كلمة المحرر" in town.posts[0].text)
    town.site.add(story(2))  # so that the feed is read whole again
    await town.until(lambda: len(town.posts) == 2)
    looks = town.site.looks
    await town.until(lambda: town.site.looks > looks + 3)
    assert "كلمة المحرر" in town.posts[0].text
