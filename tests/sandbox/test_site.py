"""The demo site answers as WordPress does."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import feedparser
import pytest
from aiohttp import web

from bot.sandbox.articles import stories
from bot.sandbox.site import QUICK, Site, SiteFault
from tests.sandbox.conftest import HandClock


@dataclass
class Visit:
    """A site that is served, and a way to ask it."""

    site: Site
    session: aiohttp.ClientSession

    async def get(self, path: str, **how: Any) -> tuple[int, bytes, Mapping[str, str]]:
        async with self.session.get(self.site.base + path, **how) as answer:
            return answer.status, await answer.read(), answer.headers

    async def feed(self, path: str = "/feed/") -> Any:
        return feedparser.parse((await self.get(path))[1])


@pytest.fixture
async def visit(clock: HandClock) -> AsyncIterator[Visit]:
    site = Site(clock, older=13)
    app = web.Application()
    site.mount(app, "")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as session:
        yield Visit(site, session)
    await runner.cleanup()


async def test_the_feed_shows_the_ten_newest_and_pages_the_rest(visit: Visit) -> None:
    titles = [story.title for story in visit.site.published[::-1]]
    first, second = await visit.feed(), await visit.feed("/feed/?paged=2")
    assert (first.bozo, second.bozo) == (False, False)
    assert [entry.title for entry in first.entries] == titles[:10]
    assert [entry.title for entry in second.entries] == titles[10:]
    assert (await visit.get("/feed/?paged=3"))[0] == 404


async def test_an_entry_has_all_that_wordpress_gives(visit: Visit) -> None:
    story = visit.site.published[-2]
    entry = (await visit.feed()).entries[1]
    assert entry.guid == f"{visit.site.base}/?p={story.number}"
    assert entry.link.endswith(f"/{story.slug}/")
    assert entry.comments == f"{entry.link}#respond"
    assert [tag.term for tag in entry.tags] == list(story.categories)
    assert story.paragraphs[2] in entry.content[0].value
    assert entry.media_content[0]["url"] == f"{visit.site.base}/wp-content/uploads/{story.slug}.png"
    assert entry.author == story.author


async def test_who_asks_with_both_validators_gets_304_until_something_is_published(
    visit: Visit, clock: HandClock
) -> None:
    status, _, headers = await visit.get("/feed/")
    asked = {"If-None-Match": headers["ETag"], "If-Modified-Since": headers["Last-Modified"]}
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert (await visit.get("/feed/", headers=asked))[0] == 304
    assert (await visit.get("/feed/", headers={**asked, "If-None-Match": '"other"'}))[0] == 200
    clock.at += 60
    visit.site.publish_next()
    assert (await visit.get("/feed/", headers=asked))[0] == 200
    assert (await visit.get("/feed/", headers={"If-Modified-Since": "junk"}))[0] == 200


@pytest.mark.parametrize(
    ("fault", "status", "begins"),
    [
        (SiteFault.HTML, 200, b"<!doctype html>"),
        (SiteFault.CUT, 200, b"<?xml"),
        (SiteFault.FROZEN, 304, b""),
        (SiteFault.BUSY, 503, b"Briefly unavailable"),
        (SiteFault.EMPTY, 200, b""),
    ],
)
async def test_the_feed_fails_as_ordered(visit: Visit, fault: SiteFault, status: int, begins: bytes) -> None:
    visit.site.fault = fault
    visit.site.retry_after = "600"
    answered, body, headers = await visit.get("/feed/")
    assert (answered, body.startswith(begins), b"</rss>" in body) == (status, True, False)
    assert headers.get("Retry-After") == ("600" if fault is SiteFault.BUSY else None)
    visit.site.fault = None
    assert (await visit.get("/feed/"))[0] == 200


async def test_a_connection_is_dropped_as_ordered(visit: Visit) -> None:
    visit.site.fault = SiteFault.DROP
    with pytest.raises(aiohttp.ClientConnectionError):
        await visit.get("/feed/")
    assert visit.site.looks


async def posts(visit: Visit, query: str) -> list[dict[str, Any]]:
    async with visit.session.get(f"{visit.site.base}/wp-json/wp/v2/posts?{query}") as answer:
        rows: list[dict[str, Any]] = await answer.json()
        return rows


async def test_the_rest_interface_shows_what_a_gap_needs(visit: Visit) -> None:
    newest = visit.site.published[-1]
    rows = await posts(visit, "per_page=5")
    assert [row["id"] for row in rows] == [story.number for story in visit.site.published[:-6:-1]]
    after = "2027-01-15T03:30:00"
    asked = await posts(visit, f"after={after}&per_page=100&orderby=date&order=asc&_fields=id,date_gmt,title.rendered")
    assert [set(row) for row in asked] == [{"id", "date_gmt", "title"}] * len(asked)
    assert 0 < len(asked) < len(visit.site.published)
    assert asked[-1]["id"] == newest.number
    assert all(row["date_gmt"] > after for row in asked)
    assert await posts(visit, "modified_after=2100-01-01T00:00:00Z") == []
    assert (await visit.get("/wp-json/wp/v2/posts?page=9"))[0] == 400
    assert (await posts(visit, "per_page=many&after=yesterday"))[0]["jetpack_featured_media_url"].endswith(".png")


async def test_an_article_opens_by_its_link_and_by_its_number(visit: Visit) -> None:
    story = visit.site.published[-2]
    status, body, _ = await visit.get(f"/?p={story.number}")
    page = body.decode()
    assert status == 200
    assert f'<meta property="og:title" content="{story.title}">' in page
    assert f'<meta property="og:image" content="{visit.site.base}/wp-content/uploads/{story.slug}.png">' in page
    assert '<html lang="ar" dir="rtl">' in page
    assert all(part in page for part in story.paragraphs)


@pytest.mark.parametrize("path", ["/?p=1", "/?p=x", "/2027/01/nothing/", "/wp-content/uploads/nothing.png"])
async def test_what_is_not_there_is_404(visit: Visit, path: str) -> None:
    assert (await visit.get(path))[0] == 404


async def test_the_front_page_and_a_picture_open(visit: Visit) -> None:
    story = visit.site.published[-2]
    _, body, _ = await visit.get("/")
    assert story.title in body.decode()
    _, picture, headers = await visit.get(f"/wp-content/uploads/{story.slug}.png")
    assert (picture[:4], headers["Content-Type"]) == (b"\x89PNG", "image/png")


async def test_an_article_without_picture_says_so_everywhere() -> None:
    plain = [story for story in stories() if not story.scene]
    site = Site(HandClock(), plain, older=1)
    app = web.Application()
    site.mount(app, "http://127.0.0.1")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as session:
        visit = Visit(site, session)
        assert "media_content" not in (await visit.feed()).entries[0]
        assert "og:image" not in (await visit.get(f"/?p={site.published[0].number}"))[1].decode()
        assert (await visit.get("/"))[0] == 200
        assert (await posts(visit, ""))[0]["featured_media"] == 0
        assert (await visit.get(f"/wp-content/uploads/{plain[0].slug}.png"))[0] == 404
    await runner.cleanup()


def test_a_correction_changes_the_post_and_its_time_but_not_its_number(clock: HandClock) -> None:
    site = Site(clock, older=18)
    wrong = next(story for story in site.published if story.corrected)
    clock.at += 100
    right = site.correct(wrong.slug)
    assert (right.number, right.modified - wrong.published > 0, right.title != wrong.title) == (
        wrong.number,
        True,
        True,
    )
    assert site.find(wrong.slug) == right
    site.withdraw(wrong.slug)
    with pytest.raises(KeyError):
        site.find(wrong.slug)


def test_after_the_last_article_the_first_comes_again_under_another_address(clock: HandClock) -> None:
    drawer = stories()[:2]
    site = Site(clock, drawer, older=2)
    again = site.publish_next()
    assert (again.title, again.slug) == (drawer[0].title, f"{drawer[0].slug}-2")
    assert len({story.number for story in site.published}) == 3


async def test_the_schedule_begins_with_the_first_look_and_slows_down(clock: HandClock) -> None:
    site = Site(clock, older=0)
    running = asyncio.create_task(site.run())
    await asyncio.sleep(0)
    assert (len(site.published), clock.sleepers()) == (0, 0)
    site.seen.set()
    while len(site.published) < QUICK:
        await clock.move(4)
    await clock.move(4)
    assert len(site.published) == QUICK
    while len(site.published) < len(stories()):
        await clock.move(45)
    await running
    assert len(site.published) == len(stories())
