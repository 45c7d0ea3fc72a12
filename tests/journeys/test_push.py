"""The newsroom's own system publishes over HTTP: the whole house, the stand-in Telegram, and real signed requests."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.cast import OWNER
from bot.sandbox.site import SiteFault
from bot.web.signatures import sign
from tests.journeys.desk_town import callbacks, press
from tests.journeys.push_desk import ALERT, NEXT, SECRET, Newsdesk, opened, with_button
from tests.journeys.town import GOOD, READER, SPORT, Town, story


@pytest.fixture
async def desk(town: Town) -> AsyncIterator[Newsdesk]:
    async with aiohttp.ClientSession() as http:
        yield await opened(town, http)


async def test_a_push_is_in_the_channel(desk: Newsdesk, town: Town) -> None:
    answer = await desk.push("m1", url=f"{town.site.base}/2026/11/pushed/", title=GOOD[0], summary=GOOD[1][0])
    assert answer[0] == 202, answer
    assert answer[1]["deliveries"] == 1
    await town.until(lambda: town.posts)
    assert GOOD[0] in town.posts[0].text


class TestOnePost:
    """However an article comes, it stands in the channel once."""

    async def test_an_id_is_taken_once(self, desk: Newsdesk, town: Town) -> None:
        item = {"url": f"{town.site.base}/2026/11/one/", "title": GOOD[0], "summary": GOOD[1][0]}
        first = await desk.push("m1", **item)
        assert await desk.push("m1", **item) == (200, {**first[1], "duplicate": True})
        assert await desk.push("m1", url=f"{town.site.base}/other/", title="غيره") == (
            200,
            {**first[1], "duplicate": True},
        )

    async def test_an_article_is_taken_once_whatever_the_id(self, desk: Newsdesk, town: Town) -> None:
        link = f"{town.site.base}/2026/11/one/"
        _, first = await desk.push("m1", url=link, title=GOOD[0], summary=GOOD[1][0])
        again = await desk.push("m2", url=f"{link[:-1]}?utm_source=push#top", title=GOOD[0])
        assert again == (200, {"article": first["article"], "deliveries": 0, "duplicate": True})

    async def test_equal_pushes_at_once_make_one_post(self, desk: Newsdesk, town: Town) -> None:
        item = {"url": f"{town.site.base}/2026/11/one/", "title": GOOD[0], "summary": GOOD[1][0]}
        same = await asyncio.gather(*(desk.push("m1", **item) for _ in range(8)))
        others = await asyncio.gather(*(desk.push(f"n{number}", **item) for number in range(8)))
        assert sorted(status for status, _ in same) == [200] * 7 + [202]
        assert {status for status, _ in others} == {200}
        assert len({body["article"] for _, body in [*same, *others]}) == 1
        await town.until(lambda: town.posts)
        assert len(town.posts) == 1

    async def test_a_thousand_replays_post_nothing_more(self, desk: Newsdesk, town: Town) -> None:
        body = json.dumps({"url": f"{town.site.base}/2026/11/one/", "title": GOOD[0], "summary": GOOD[1][0]}).encode()
        moment = str(int(time.time()))
        headers = {
            "webhook-id": "m1",
            "webhook-timestamp": moment,
            "webhook-signature": sign(SECRET, "m1", moment, body),
        }
        assert (await desk.raw(body, headers))[0] == 202
        replays = [
            status
            for _ in range(20)
            for status, _ in await asyncio.gather(*(desk.raw(body, headers) for _ in range(50)))
        ]
        assert replays == [200] * 1000
        await town.until(lambda: town.posts)
        assert len(town.posts) == 1

    @pytest.mark.usefixtures("unhurried")
    async def test_what_was_pushed_and_then_stands_in_the_feed_is_one_post(self, desk: Newsdesk, town: Town) -> None:
        """The push knows the short address only, the feed the long one: the page names both."""
        town.site.fault = SiteFault.FROZEN
        town.site.add(story(1))
        number = town.site.published[-1].number
        topics = ["security-cooperation"]
        status, taken = await desk.push("m1", url=f"{town.site.base}/?p={number}", topics=topics)
        assert (status, taken["deliveries"]) == (202, 1)
        await town.until(lambda: town.posts)
        assert story(1).title in town.posts[0].text
        town.site.fault, looks = None, town.site.looks
        await town.until(lambda: town.site.looks > looks + 3)
        assert len(town.posts) == 1
        known = await desk.push("m2", url=town.site.link(story(1)), title="x")
        assert known == (200, {"article": taken["article"], "deliveries": 0, "duplicate": True})

    async def test_the_feed_first_then_the_push(self, desk: Newsdesk, town: Town) -> None:
        town.site.add(story(1))
        await town.until(lambda: town.posts)
        link = town.site.link(story(1))
        status, body = await desk.push("m1", url=link, title="عنوان آخر", breaking=True)
        assert (status, body["duplicate"], body["deliveries"]) == (200, True, 0)
        assert len(town.posts) == 1

    async def test_it_survives_a_restart(self, desk: Newsdesk, town: Town) -> None:
        item = {"url": f"{town.site.base}/2026/11/one/", "title": GOOD[0], "summary": GOOD[1][0]}
        _, first = await desk.push("m1", **item)
        again = await opened(town, desk._http)
        assert await again.push("m1", **item) == (200, {**first, "duplicate": True})
        await town.until(lambda: town.posts)
        assert len(town.posts) == 1


class TestWhoJudges:
    """The catalogue, unless the newsroom names topics."""

    async def test_what_does_not_fit_goes_to_no_channel(self, desk: Newsdesk, town: Town) -> None:
        link = f"{town.site.base}/2026/11/match/"
        status, body = await desk.push("m1", url=link, title=SPORT[0], summary=SPORT[1][0])
        assert (status, body["deliveries"]) == (202, 0)
        await desk.push("m2", url=f"{town.site.base}/2026/11/fits/", title=GOOD[0], summary=GOOD[1][0])
        await town.until(lambda: town.posts)
        assert all(SPORT[0] not in message.text for message in town.posts)

    async def test_topics_that_the_channel_takes_bring_it_there(self, desk: Newsdesk, town: Town) -> None:
        link = f"{town.site.base}/2026/11/match/"
        topics = ["security-cooperation", "event-security"]
        assert (await desk.push("m1", url=link, title=SPORT[0], summary=SPORT[1][0], topics=topics))[1][
            "deliveries"
        ] == 1
        await town.until(lambda: town.posts)
        assert SPORT[0] in town.posts[0].text

    async def test_other_topics_reach_their_readers_only(self, desk: Newsdesk, town: Town) -> None:
        await town.meets(READER)
        await town.asks(READER, "/subscribe drugs")
        link = f"{town.site.base}/2026/11/x/"
        status, body = await desk.push("m1", url=link, title=GOOD[0], summary=GOOD[1][0], topics=["drugs"])
        assert (status, body["deliveries"]) == (202, 1)
        await town.until(lambda: any(GOOD[0] in message.text for message in town.private(READER)))
        assert town.posts == []

    async def test_without_title_and_without_a_page_there_is_nothing_to_say(self, desk: Newsdesk, town: Town) -> None:
        status, body = await desk.push("m1", url=f"{town.site.base}/nowhere/")
        assert (status, body["field"]) == (422, "title")
        assert "404" in body["error"]


class TestBreaking:
    """At once, or when an editor agrees."""

    @pytest.mark.usefixtures("unhurried")
    async def test_it_goes_out_at_once_and_the_desk_may_undo_it(self, desk: Newsdesk, town: Town) -> None:
        await town.meets(READER)
        link = f"{town.site.base}/2026/11/alert/"
        status, body = await desk.push("m1", url=link, title=ALERT, breaking=True)
        assert (status, body["deliveries"]) == (202, 2)
        await town.until(lambda: town.posts and any(ALERT in message.text for message in town.private(READER)))
        assert ALERT in town.posts[0].text
        await town.until(lambda: with_button(town, "undo"))
        await press(town, OWNER, with_button(town, "undo")[0], "undo")
        await town.until(lambda: not town.posts)

    async def test_with_four_eyes_an_editor_confirms_it(self, desk: Newsdesk, town: Town) -> None:
        desk = await opened(town, desk._http, four_eyes=True)
        link = f"{town.site.base}/2026/11/alert/"
        status, body = await desk.push("m1", url=link, title=ALERT, breaking=True)
        assert (status, body["deliveries"]) == (202, 0)
        assert (await desk.push("m2", url=link, title=ALERT, breaking=True))[1] == {**body, "duplicate": True}
        await town.until(lambda: with_button(town, "yes"))
        assert any(ALERT in message.text and not callbacks(message) for message in town.desk)
        assert town.posts == []
        await press(town, OWNER, with_button(town, "yes")[0], "yes")
        await town.until(lambda: town.posts)
        assert ALERT in town.posts[0].text
        assert (await desk.push("m3", url=link, title=ALERT, breaking=True))[1]["article"] == body["article"]

    async def test_four_eyes_without_anybody_to_ask_is_said(self, desk: Newsdesk, town: Town) -> None:
        desk = await opened(town, desk._http, four_eyes=True, desk=None, owners=frozenset())
        status, body = await desk.push("m1", url=f"{town.site.base}/a/", title=ALERT, topics=["breaking"])
        assert (status, body["field"]) == (422, "breaking")

    async def test_it_brings_out_what_the_feed_brought_and_the_catalogue_did_not_take(
        self, desk: Newsdesk, town: Town
    ) -> None:
        town.site.add(story(1, *SPORT[:1], *SPORT[1]), story(2))
        await town.until(lambda: town.posts)
        link = town.site.link(story(1))
        status, body = await desk.push("m1", url=link, title=ALERT, breaking=True)
        assert (status, body["duplicate"], body["deliveries"]) == (200, True, 1)
        await town.until(lambda: len(town.posts) == 2)
        assert ALERT in town.posts[1].text


class TestRefused:
    """Nobody else publishes; what is wrong is said."""

    async def test_what_is_wrong_is_said(self, desk: Newsdesk, town: Town) -> None:
        assert (await desk.post("m1", b"{}", key=b"guessed"))[0] == 401
        assert (await desk.post("m1", b"{}", age=302))[0] == 401
        assert (await desk.post("m1", b"x" * 65_537))[0] == 413
        status, told = await desk.push("m1", url=f"{town.site.base}/a/", title="x", topics=["football"])
        assert (status, told["field"]) == (422, "topics")
        assert "football" in told["error"]

    async def test_two_secrets_while_one_replaces_the_other(self, desk: Newsdesk, town: Town) -> None:
        assert (await desk.post("m1", b"{}", key=NEXT))[0] == 401
        await town.stop()
        service = await town.start(push_secrets=(SECRET, NEXT))
        both = Newsdesk(town, desk._http, await service.port)
        await both.ready()
        assert [(await both.post("m1", b"{}", key=key))[0] for key in (SECRET, NEXT, b"neither")] == [422, 422, 401]

    async def test_as_large_as_may_be(self, desk: Newsdesk, town: Town) -> None:
        body = json.dumps(
            {"url": f"{town.site.base}/a/", "title": GOOD[0], "image": f"{town.site.base}/i.jpg", "summary": ""}
        )
        padded = body.replace('"summary": ""', '"summary": "' + "x " * ((65_536 - len(body)) // 2) + '"').encode()
        assert (await desk.post("m1", padded.ljust(65_536)))[0] == 202

    async def test_without_a_secret_there_is_no_such_page(self, desk: Newsdesk, town: Town) -> None:
        service = await town.restart(push_secrets=())
        closed = Newsdesk(town, desk._http, await service.port)
        assert (await closed.post("m1", b"{}"))[0] == 404

    async def test_while_the_house_is_not_built_it_is_to_be_brought_again(self, desk: Newsdesk, town: Town) -> None:
        town.standin.faults.clear()
        await town.stop()
        service = await town.start(telegram_api="http://127.0.0.1:9")
        early = Newsdesk(town, desk._http, await service.port)
        assert (await early.post("m1", b"{}"))[0] == 503
