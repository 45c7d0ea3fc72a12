"""An article's way: from the site to the channel, once and never twice."""

import asyncio

from bot.sandbox.cast import CHANNEL
from bot.sandbox.site import SiteFault
from bot.sandbox.telegram_faults import Kind
from tests.journeys.town import SPORT, Town, story


async def seen_first(town: Town) -> None:
    """Wait until the service has stored its first look, so that what comes now is news."""
    await town.until(lambda: town.site.taken_in)


async def test_the_first_sight_of_a_feed_posts_nothing_and_the_next_article_is_posted_once(town: Town) -> None:
    town.site.add(story(1), story(2), story(3))
    await town.start()
    await seen_first(town)
    assert town.posts == []

    town.site.add(story(4))
    await town.until(lambda: len(town.posts) == 1)
    looks = town.site.looks
    await town.until(lambda: town.site.looks > looks + 5)

    (post,) = town.posts
    assert story(4).title in post.text
    assert town.site.link(story(4)) in post.links or any("?p=" in link for link in post.links)


async def test_a_post_has_the_buttons_that_readers_need(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: town.posts)

    buttons = [button for row in town.posts[0].buttons for button in row]
    addresses = " ".join(button.get("url", "") for button in buttons)
    for place in ("wa.me", "facebook.com", "x.com", "t.me/share", "start=t_", "#respond"):
        assert place in addresses.replace("api.whatsapp.com", "wa.me").replace("twitter.com", "x.com")
    assert any("copy_text" in button for button in buttons)


async def test_backfill_posts_the_newest_fitting_ones_oldest_first(town: Town) -> None:
    town.site.add(story(1), story(2), story(3), story(4, *_texts(SPORT)))
    await town.start(backfill=2)
    await town.until(lambda: len(town.posts) == 2)

    assert [story(2).title in town.posts[0].text, story(3).title in town.posts[1].text] == [True, True]


async def test_twelve_articles_between_two_looks_at_a_feed_of_ten_are_twelve_posts_oldest_first(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await town.stop()
    town.site.add(*(story(number) for number in range(1, 13)))

    await town.start()
    await town.until(lambda: len(town.posts) == 12)

    assert [f"({number})" in post.text for number, post in enumerate(town.posts, 1)] == [True] * 12


async def test_without_a_rest_interface_the_feeds_further_pages_are_turned(town: Town) -> None:
    town.site.rest = False
    await town.start()
    await seen_first(town)
    await town.stop()
    town.site.add(*(story(number) for number in range(1, 13)))

    await town.start()
    await town.until(lambda: len(town.posts) > 1)

    assert ["(1)" in town.posts[0].text, "(2)" in town.posts[1].text] == [True, True]


async def test_sport_is_not_posted(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1, *_texts(SPORT)), story(2))
    await town.until(lambda: town.posts)

    assert [story(2).title in post.text for post in town.posts] == [True]


async def test_nothing_is_posted_again_after_restarts(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1), story(2))
    await town.until(lambda: len(town.posts) == 2)

    for _ in range(3):
        await town.restart()
        looks = town.site.looks
        await town.until(lambda: town.site.looks > looks + 2)  # noqa: B023 - waited for in this turn

    assert len(town.posts) == 2


async def test_a_feed_that_is_a_web_page_or_cut_or_busy_is_survived_and_the_next_good_item_posted(town: Town) -> None:
    await town.start()
    await seen_first(town)
    for number, fault in enumerate((SiteFault.HTML, SiteFault.CUT, SiteFault.EMPTY, SiteFault.BUSY, SiteFault.DROP), 1):
        town.site.fault = fault
        looks = town.site.looks
        await town.until(lambda: town.site.looks > looks + 1)  # noqa: B023
        town.site.fault = None
        town.site.add(story(number))
        await town.until(lambda: len(town.posts) == number)  # noqa: B023


async def test_a_lost_answer_is_looked_for_in_the_channel_and_the_post_stands_once(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    town.standin.fail("sendPhoto" if town.posts[0].photo else "sendMessage", Kind.DROP, done=True, chat=CHANNEL)
    town.site.add(story(2), story(3))
    await town.until(lambda: len(town.posts) == 3)
    await town.until(lambda: town.standin.called("deleteMessage") and not town.desk)

    titles = [next(number for number in (1, 2, 3) if f"({number})" in post.text) for post in town.posts]
    assert titles == [1, 2, 3]


async def test_a_request_lost_on_its_way_is_sent_again_once_it_is_certain(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    town.standin.fail("sendMessage", Kind.DROP, chat=CHANNEL)
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 2)

    assert story(2).title in town.posts[1].text


async def test_a_flood_warning_is_obeyed_and_nothing_is_lost(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.standin.fail("sendMessage", Kind.FLOOD, retry_after=1, chat=CHANNEL)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    first, second = town.standin.called("sendMessage", CHANNEL)
    assert (first.fault, second.fault) == (Kind.FLOOD, None)
    assert second.at - first.at >= 1


async def test_lost_rights_hold_the_channel_tell_the_desk_once_and_lose_nothing(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.standin.set_bot(CHANNEL, "administrator", frozenset())
    town.site.add(story(1), story(2))
    await town.until(lambda: len(town.desk) == 1)
    await asyncio.sleep(0)

    assert town.posts == []


def _texts(words: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (words[0], *words[1])
