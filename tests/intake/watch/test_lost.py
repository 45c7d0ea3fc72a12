"""One look after another at a site that is alive: nothing is lost (FAULTS H, I and W)."""

import asyncio
import random
from dataclasses import replace

import pytest
from aiohttp import web

from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Watch
from tests.intake.desk import Desk
from tests.intake.site import START, Post, Site, posts
from tests.intake.watch.answers import Handler, says, titles

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("rest", [True, False], ids=["wp-json", "paged"])
@pytest.mark.parametrize("missed", [1, 9, 10, 11, 12, 99, 101])
async def test_everything_published_between_two_looks_is_found_oldest_first(
    watch: Watch, missed: int, *, rest: bool
) -> None:
    async with Site(published=posts(1, 30), rest=rest) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == titles(21, 30)
        site.published += posts(31, 30 + missed)
        assert await desk.news() == titles(31, 30 + missed)
        assert await desk.news() == []


async def test_a_first_sight_without_entries_is_a_first_sight(watch: Watch) -> None:
    async with Site() as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == []
        assert desk.state.first_sight == desk.now
        site.published += posts(1, 12)
        assert await desk.news() == titles(1, 12)


async def test_first_sight_asks_for_nothing_but_the_feed(watch: Watch) -> None:
    async with Site(published=posts(1, 30), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        look = await desk.look()
        assert site.paths() == ["/feed/"]
        assert (look.gap_filled, look.not_modified, len(look.entries)) == (False, False, 10)
        assert look.feed is not None


@pytest.mark.parametrize(
    "rest",
    [
        says(401, '{"code": "rest_forbidden"}'),
        says(403),
        says(404),
        says(500),
        says(200, "<!doctype html>"),
        says(200, '{"code": "x"}'),
        says(200, "[]"),
    ],
    ids=["401", "403", "404", "500", "HTML", "an object", "an empty list"],
)
async def test_a_rest_interface_that_does_not_help_leaves_the_pages(watch: Watch, rest: Handler) -> None:
    async with Site(published=posts(1, 30), override={"/wp-json/wp/v2/posts": rest}) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        assert await desk.news() == titles(31, 42)


async def test_rest_is_found_by_its_plain_address_too(watch: Watch) -> None:
    async with Site(published=posts(1, 30), paged=False) as site:

        async def home(request: web.Request) -> web.StreamResponse:
            assert request.query["rest_route"] == "/wp/v2/posts"
            return site._rest(request)

        site.override["/"] = home
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        assert await desk.news() == titles(31, 42)


async def test_pages_are_asked_for_without_validators(watch: Watch) -> None:
    async with Site(published=posts(1, 30)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        await desk.news()
        pages = [request for request in site.requests if "paged" in request.query]
        assert [page.query["paged"] for page in pages] == ["2", "3"]
        assert not any("If-None-Match" in page.headers for page in pages)


async def test_a_site_that_ignores_paging_is_asked_once_and_loses_only_what_it_hides(watch: Watch) -> None:
    async with Site(published=posts(1, 30), paged=False) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        assert await desk.news() == titles(33, 42)
        assert len([path for path in site.paths() if "paged=" in path]) == 1


@pytest.mark.parametrize("rest", [True, False], ids=["wp-json", "paged"])
async def test_what_was_there_before_first_sight_is_archive_whatever_fills_the_gap(watch: Watch, *, rest: bool) -> None:
    """The archive is a day old at most here, so that `after`, with its overlap, shows all of it."""
    async with Site(published=posts(1, 60), rest=rest) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == titles(51, 60)
        site.published += posts(61, 75)
        assert await desk.news() == titles(61, 75)


@pytest.mark.parametrize("rest", [True, False], ids=["wp-json", "paged"])
async def test_an_old_post_pinned_on_top_makes_no_news_of_the_archive(watch: Watch, *, rest: bool) -> None:
    pinned = Post(1, "مثبت", START - 1_000_000)
    async with Site(published=[*posts(2, 30), pinned], rest=rest) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == ["مثبت", *titles(22, 30)]
        site.published = [*posts(2, 45)]
        assert await desk.news() == titles(31, 45)


async def test_undated_entries_behind_a_known_one_are_archive(watch: Watch) -> None:
    undated = [replace(post, at=None) for post in posts(1, 42)]
    async with Site(published=undated[:30]) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == titles(21, 30)
        site.published = undated
        assert await desk.news() == titles(31, 42)


async def test_entries_that_all_bear_one_date_are_found_too(watch: Watch) -> None:
    same = [replace(post, at=START) for post in posts(1, 42)]
    async with Site(published=same[:30]) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published = same
        assert await desk.news() == titles(31, 42)


async def test_a_gap_that_could_not_be_filled_is_tried_again(watch: Watch) -> None:
    async with Site(published=posts(1, 30)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 64)
        real, broken = site._feed, True

        async def feed(request: web.Request) -> web.StreamResponse:
            if broken and request.query.get("paged") in {"3", "4"}:
                return web.Response(status=503)
            return real(request)

        site.override["/feed/"] = feed
        assert await desk.news() == titles(45, 64)
        assert "could not be asked for" in desk.warnings[0]
        broken = False
        assert await desk.news() == titles(31, 44)
        assert desk.warnings == ()
        assert desk.state.extra["gap_tries"] == 0


async def test_a_gap_that_takes_too_long_waits_for_the_next_look(fetcher: Fetcher, parser: Parser) -> None:
    watch = Watch(fetcher, parser, poll_seconds=60, rng=random.Random(7), gap_seconds=0.2)
    async with Site(published=posts(1, 30)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        asleep = asyncio.Event()

        async def slow(_: web.Request) -> web.StreamResponse:
            await asleep.wait()
            return web.Response(status=404)

        site.override["/wp-json/wp/v2/posts"] = slow
        assert await desk.news() == titles(33, 42)
        assert desk.state.extra["gap_tries"] == 1
        asleep.set()
        watch._gap_seconds = 30.0
        assert await desk.news() == titles(31, 32)


async def test_a_gap_nobody_can_fill_is_given_up_after_ten_looks(watch: Watch) -> None:
    async with Site(published=posts(1, 30), rest=False) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(31, 42)
        real = site._feed

        async def feed(request: web.Request) -> web.StreamResponse:
            return web.Response(status=500) if "paged" in request.query else real(request)

        site.override["/feed/"] = feed
        for tries in [*range(1, 10), 0, 0]:
            await desk.news()
            assert desk.state.extra["gap_tries"] == tries
        assert desk.state.extra["gap_since"] is None


async def test_a_feed_of_one_category_is_never_filled_from_the_whole_sites_rest(watch: Watch) -> None:
    async with Site(published=posts(1, 30), rest=True) as site:

        async def category(request: web.Request) -> web.StreamResponse:
            return site._feed(request)

        site.override["/category/security/feed/"] = category
        desk = Desk(watch, f"{site.url}/category/security/feed/")
        await desk.news()
        site.published += posts(31, 42)
        assert await desk.news() == titles(31, 42)
        assert not any("wp-json" in path for path in site.paths())


async def test_protected_posts_are_not_brought_in_by_rest(watch: Watch) -> None:
    async with Site(published=posts(1, 30), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += [replace(post, protected=post.id == 31) for post in posts(31, 42)]
        assert await desk.news() == titles(32, 42)
