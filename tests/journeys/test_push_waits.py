"""What the newsroom's system pushes and what waits: for an editor's word, or for the automatic posts to go on."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.cast import OWNER
from bot.sandbox.site import SiteFault
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_town import answer_of, press, store
from tests.journeys.push_desk import ALERT, Newsdesk, opened, with_button
from tests.journeys.town import GOOD, Town, story


@pytest.fixture
async def desk(town: Town) -> AsyncIterator[Newsdesk]:
    async with aiohttp.ClientSession() as http:
        yield await opened(town, http)


class TestWhileAnEditorIsAsked:
    """A pushed breaking item waits for an editor's word; the feed brings the same article meanwhile."""

    @pytest.fixture
    async def asked(self, town: Town) -> AsyncIterator[Message]:
        async with aiohttp.ClientSession() as http:
            desk = await opened(town, http, four_eyes=True)
            town.site.fault = SiteFault.FROZEN
            town.site.add(story(1))
            answer = await desk.push("m1", url=town.site.link(story(1)), title=story(1).title, breaking=True)
            assert answer[0] == 202, answer
            town.site.fault, looks = None, town.site.looks
            await town.until(lambda: with_button(town, "yes") and town.site.looks > looks + 2)
            yield with_button(town, "yes")[0]

    async def test_nothing_goes_out_before_and_then_one_post_marked_as_breaking(
        self, asked: Message, town: Town
    ) -> None:
        assert town.posts == []
        await press(town, OWNER, asked, "yes")
        await town.until(lambda: town.posts)
        looks = town.site.looks
        await town.until(lambda: town.site.looks > looks + 2)
        assert [post.text.count("عاجل") for post in town.posts] == [1]
        assert "breaking: ask send" in {act.what for act in await store(town).acts()}

    async def test_what_is_no_breaking_news_goes_its_ordinary_way(self, asked: Message, town: Town) -> None:
        await press(town, OWNER, asked, "no")
        await town.until(lambda: town.posts)
        assert "عاجل" not in town.posts[0].text


async def test_a_push_waits_while_the_automatic_posts_are_paused_a_breaking_one_does_not(
    desk: Newsdesk, town: Town
) -> None:
    await answer_of(town, OWNER, "/pause_feed")
    quiet = await desk.push("m1", url=f"{town.site.base}/2026/11/quiet/", title=GOOD[0], summary=GOOD[1][0])
    loud = await desk.push("m2", url=f"{town.site.base}/2026/11/loud/", title=ALERT, breaking=True)
    assert (quiet[0], quiet[1]["deliveries"], loud[0]) == (202, 0, 202)
    await town.until(lambda: town.posts)
    assert ALERT in town.posts[0].text
    await answer_of(town, OWNER, "/resume_feed")
    await town.until(lambda: len(town.posts) == 2)
    assert GOOD[0] in town.posts[1].text
