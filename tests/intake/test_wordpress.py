"""Where a site's REST interface may be, and how its answers and the feed's pages are gone through (FAULTS W)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import FeedError
from bot.intake import wordpress
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.models import Entry, Feed
from tests.intake.site import START, Site, posts, rss

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def nothing(_: Sequence[str]) -> Mapping[str, str]:
    """Know nothing."""
    return {}


async def test_all_pages_of_an_answer_are_read_and_a_page_beyond_the_end_is_the_end(
    fetcher: Fetcher, parser: Parser
) -> None:
    async with Site(published=posts(1, 200), rest=True) as site:
        found = await wordpress.ask(fetcher, parser, site.url, {"after": None})
        assert [post.post_id for post in found] == list(range(1, 201))
        assert [request.query["page"] for request in site.requests] == ["1", "2", "3"]


async def test_an_answer_that_stays_the_same_on_every_page_is_read_once(fetcher: Fetcher, parser: Parser) -> None:
    async with Site(published=posts(1, 100), rest=True) as site:
        real = site._rest

        async def first_page(request: web.Request) -> web.StreamResponse:
            return real(request.clone(rel_url=request.rel_url.update_query(page="1")))

        site.override["/wp-json/wp/v2/posts"] = first_page
        found = await wordpress.ask(fetcher, parser, site.url, {})
        assert len(found) == 100
        assert len(site.requests) == 2


async def test_a_hundred_posts_that_are_too_large_together_are_asked_for_in_twenties(
    fetcher: Fetcher, parser: Parser
) -> None:
    async with Site(published=posts(1, 45), rest=True) as site:
        real = site._rest

        async def heavy(request: web.Request) -> web.StreamResponse:
            if request.query["per_page"] == "100":
                return web.Response(body=b"[" + b" " * 6_000_000)
            return real(request)

        site.override["/wp-json/wp/v2/posts"] = heavy
        found = await wordpress.ask(fetcher, parser, site.url, {})
        assert [post.post_id for post in found] == list(range(1, 46))


@pytest.mark.parametrize(("status", "asked"), [(401, 1), (429, 1), (500, 1), (404, 2), (403, 2)])
async def test_a_refusal_is_not_asked_around_but_a_missing_address_is(
    fetcher: Fetcher, parser: Parser, status: int, asked: int
) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status)

    async with Site(override={"/wp-json/wp/v2/posts": refuse}) as site:
        with pytest.raises(FeedError):
            await wordpress.ask(fetcher, parser, site.url, {})
        assert len(site.requests) == asked


async def test_ten_pages_of_a_feed_are_turned_at_most(fetcher: Fetcher, parser: Parser) -> None:
    async with Site(published=posts(1, 300)) as site:
        feed = await parser.parse(rss(posts(291, 300)[::-1], site.url), url=site.feed_url)
        found: list[Entry] = []
        whole = await wordpress.turn(
            fetcher, parser, found, feed_url=site.feed_url, feed=feed, known=nothing, since=None, floor=None
        )
        assert whole
        assert [entry.post_id for entry in found] == list(range(290, 190, -1))


async def test_a_post_that_appears_while_pages_are_turned_is_neither_missed_nor_doubled(
    fetcher: Fetcher, parser: Parser
) -> None:
    async with Site(published=posts(1, 25)) as site:
        real = site._feed

        async def growing(request: web.Request) -> web.StreamResponse:
            site.published = [*site.published, replace(site.published[-1], id=site.published[-1].id + 1)]
            return real(request)

        feed = await parser.parse(rss(site.published[:-11:-1], site.url), url=site.feed_url)
        site.override["/feed/"] = growing
        found: list[Entry] = []
        await wordpress.turn(
            fetcher, parser, found, feed_url=site.feed_url, feed=feed, known=nothing, since=None, floor=None
        )
        numbers = [entry.post_id for entry in found]
        assert sorted(numbers, key=lambda number: number or 0) == list(range(1, 16))


async def test_a_site_that_does_not_answer_leaves_the_gap_open(fetcher: Fetcher, parser: Parser) -> None:
    async with Site() as site:
        url = site.feed_url
    gap = await wordpress.fill(
        fetcher, parser, feed_url=url, feed=Feed(()), known=nothing, since=START, floor=None, seconds=5
    )
    assert gap == wordpress.Gap((), whole=False)


async def test_a_category_feed_has_nothing_behind_it(fetcher: Fetcher, parser: Parser) -> None:
    async with Site(published=posts(1, 3), rest=True) as site:
        found = await wordpress.behind(
            fetcher,
            parser,
            feed_url=f"{site.url}/category/x/feed/",
            link=site.url,
            known=nothing,
            since=START,
            floor=None,
        )
        assert (found, site.requests) == ((), [])
