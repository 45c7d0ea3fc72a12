"""One look after another: nothing comes twice, and validators that lie are found out (FAULTS H, I and W)."""

from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import FeedUnreachable
from bot.intake.watch import Watch
from tests.intake.desk import Desk
from tests.intake.site import START, Post, Site, posts, rss
from tests.intake.watch.answers import says, titles

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_same_answer_again_and_again_brings_news_once(watch: Watch) -> None:
    async with Site(published=posts(1, 10), validators=False) as site:
        desk = Desk(watch, site.feed_url)
        assert len(await desk.news()) == 10
        for _ in range(5):
            assert await desk.news() == []
            assert desk.last is not None
            assert desk.last.not_modified


async def test_a_new_etag_on_the_same_body_is_remembered_and_brings_nothing(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        body = rss(site.published[::-1], site.url)

        async def feed(_: web.Request) -> web.Response:
            return web.Response(body=body, headers={"ETag": '"new"'})

        site.override["/feed/"] = feed
        assert await desk.news() == []
        assert desk.state.etag == '"new"'


async def test_a_304_is_not_parsed_and_ends_a_row_of_failures(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        desk.state = watch.failed(desk.state, FeedUnreachable("x"), now=desk.now)
        look = await desk.look()
        assert (look.entries, look.feed, look.not_modified) == ((), None, True)
        assert (look.state.failures, look.state.failing_since, look.state.problem) == (0, None, None)
        assert look.state.etag == desk.state.etag


async def test_after_a_kill_before_the_state_was_saved_the_old_validators_are_sent(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        etag = desk.state.etag
        site.published += posts(11, 11)
        await desk.look()  # what it brought is lost with the process: nothing was taken in
        assert await desk.news() == titles(11, 11)
        assert [request.headers.get("If-None-Match") for request in site.requests] == [None, etag, etag]


async def test_edits_disappearances_and_returns_bring_nothing_new(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        everything = site.published
        for shown in (
            [replace(post, title=post.title + "!") for post in everything],
            [replace(post, at=(post.at or 0) + 5000) for post in everything],
            [replace(post, link=f"http://www.k.example/{post.id}?utm_source=x") for post in everything],
            everything[:3],
            everything,
            [replace(post, guid=f"new-{post.id}") for post in everything],
            [],
            everything,
        ):
            site.published = shown
            assert await desk.news() == []


async def test_an_edited_entry_comes_back_as_it_is_now(watch: Watch) -> None:
    async with Site(published=posts(1, 3)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published[1] = replace(site.published[1], title="عنوان مصحح")
        look = await desk.look()
        assert [entry.title for entry in look.entries] == ["خبر رقم 1", "عنوان مصحح", "خبر رقم 3"]
        assert not look.gap_filled


async def test_news_come_oldest_first_whatever_the_documents_order(watch: Watch) -> None:
    async with Site(published=posts(1, 3)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += [Post(6, "خ 6", START + 900), Post(4, "خ 4", START + 700), Post(5, "خ 5", START + 700)]
        assert await desk.news() == ["خ 4", "خ 5", "خ 6"]


async def test_a_feed_that_says_304_for_ever_is_found_out_within_30_minutes(watch: Watch) -> None:
    async with Site(published=posts(1, 10), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.frozen = list(site.published)
        site.published += posts(11, 12)
        found: list[str] = []
        for _ in range(31):
            found += await desk.news()
            if found:
                break
        assert found == titles(11, 12)
        assert "does not show" in desk.warnings[0]
        assert desk.state.etag is None
        assert [title for _ in range(60) for title in await desk.news()] == []


async def test_what_the_feed_shows_for_the_first_time_when_rest_is_asked_is_not_kept_back(watch: Watch) -> None:
    async with Site(published=posts(1, 10), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(11, 12)
        look = await desk.look(after=1900.0)
        assert [entry.title for entry in desk.take(look)] == titles(11, 12)
        assert (look.gap_filled, look.warnings) == (False, ())
        assert desk.state.etag is not None
        site.frozen = list(site.published)
        site.published += posts(13, 13)
        assert await desk.news(after=1900.0) == titles(13, 13), "what it keeps back is found all the same"


async def test_rest_is_asked_every_30_minutes_at_most_and_for_little(watch: Watch) -> None:
    async with Site(published=posts(1, 10), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        for _ in range(91):
            await desk.news()
        asked = [request for request in site.requests if "wp-json" in request.path]
        assert len(asked) == 3 * 2
        assert not any("content" in request.query["_fields"] for request in asked)


async def test_a_post_published_with_an_older_date_is_found(watch: Watch) -> None:
    async with Site(published=posts(1, 30), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published.insert(0, Post(99, "خبر بتاريخ أقدم", START + 60 * 30 + 1))
        site.frozen = site.published[1:]
        assert await desk.news(after=1900.0) == ["خبر بتاريخ أقدم"]


async def test_a_site_without_rest_is_asked_for_it_every_six_hours_only(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        for _ in range(14):
            await desk.news(after=1800.0)
        assert len([path for path in site.paths() if path.startswith("/wp-json")]) == 2


async def test_a_rest_interface_that_fails_now_and_then_is_asked_again_after_30_minutes(watch: Watch) -> None:
    async with Site(published=posts(1, 10), override={"/wp-json/wp/v2/posts": says(503)}) as site:
        desk = Desk(watch, site.feed_url)
        for _ in range(4):
            await desk.news(after=1800.0)
        assert len([path for path in site.paths() if path.startswith("/wp-json")]) == 3


async def test_every_six_hours_the_feed_is_asked_for_without_validators(watch: Watch) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        for _ in range(13):
            await desk.news(after=3600.0)
        plain = [
            request for request in site.requests if request.path == "/feed/" and "If-None-Match" not in request.headers
        ]
        assert len(plain) == 3
