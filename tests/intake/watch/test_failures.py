"""Looks that fail, entries ahead of their time, what a site wishes (FAULTS H, I and W)."""

import random
from dataclasses import replace

import pytest

from bot.errors import FeedError, FeedUnreachable, FeedUnreadable
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Watch
from tests.intake.desk import NOW, Desk
from tests.intake.site import Post, Site, posts, rss
from tests.intake.watch.answers import Handler, says, titles

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (says(500), FeedUnreachable),
        (says(404), FeedUnreachable),
        (says(200, ""), FeedUnreadable),
        (says(200, "<!doctype html><title>Just a moment...</title>"), FeedUnreadable),
        (says(200, rss(posts(1, 3), "https://k.example").decode()[:-12]), FeedUnreadable),
    ],
    ids=["500", "404", "empty", "a challenge", "cut"],
)
async def test_a_look_that_fails_takes_nothing_and_the_next_good_one_loses_nothing(
    watch: Watch, answer: Handler, kind: type[FeedError]
) -> None:
    async with Site(published=posts(1, 10)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += posts(11, 12)
        site.override["/feed/"] = answer
        for failures in (1, 2, 3):
            with pytest.raises(kind) as caught:
                await desk.look()
            before, desk.state = desk.state, watch.failed(desk.state, caught.value, now=desk.now)
            assert desk.state.failures == failures
            assert desk.state.problem == str(caught.value)
            assert (desk.state.etag, desk.state.body_hash) == (before.etag, before.body_hash)
            assert desk.state.next_look > desk.now
        assert desk.state.failing_since == NOW + 120
        del site.override["/feed/"]
        assert await desk.news() == titles(11, 12)
        assert desk.state.failures == 0


async def test_a_site_in_maintenance_is_left_alone_as_long_as_it_asks(watch: Watch) -> None:
    maintenance = says(503, "Briefly unavailable for scheduled maintenance.", **{"Retry-After": "600"})
    async with Site(override={"/feed/": maintenance}) as site:
        desk = Desk(watch, site.feed_url)
        with pytest.raises(FeedUnreachable) as caught:
            await desk.look()
        assert watch.failed(desk.state, caught.value, now=NOW).next_look == NOW + 600


async def test_a_refused_feed_is_no_news_until_rest_has_some(watch: Watch) -> None:
    async with Site(published=posts(1, 10), rest=True) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.override["/feed/"] = says(403, "<html>", **{"cf-mitigated": "challenge"})
        for after in (60.0, 1800.0):
            with pytest.raises(FeedUnreachable, match="challenge"):
                await desk.look(after=after)
        site.published += posts(11, 11)
        assert await desk.news() == titles(11, 11)
        assert (desk.state.failures, desk.state.failing_since) == (1, desk.now)
        with pytest.raises(FeedUnreachable):
            await desk.look()


async def test_a_feed_that_has_lost_its_entries_is_said_at_the_third_look(watch: Watch) -> None:
    async with Site(published=posts(1, 10), validators=False) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        told = []
        for look in range(5):
            site.published, site.head = [], f"<ttl>{look}</ttl>"
            await desk.news()
            told.append(desk.warnings)
        assert [bool(warnings) for warnings in told] == [False, False, True, False, False]


async def test_an_entry_a_little_ahead_of_time_goes_at_once(watch: Watch) -> None:
    async with Site(published=posts(1, 3)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published.append(Post(4, "قريبا", desk.now + 60 + 800))
        assert await desk.news() == ["قريبا"]


async def test_an_entry_far_ahead_waits_for_its_date_but_an_hour_at_most(watch: Watch) -> None:
    async with Site(published=posts(1, 3)) as site:
        desk = Desk(watch, site.feed_url)
        await desk.news()
        site.published += [Post(4, "بعد نصف ساعة", desk.now + 1860), Post(5, "بعد سنة", desk.now + 30_000_000)]
        seen: dict[str, int] = {}
        for minute in range(1, 70):
            seen |= dict.fromkeys(await desk.news(), minute)
        assert seen == {"بعد نصف ساعة": 16, "بعد سنة": 61}
        assert desk.state.newest is not None
        assert desk.state.newest < desk.now + 900


async def test_a_known_entry_is_not_held_back(watch: Watch) -> None:
    async with Site(published=[*posts(1, 3), Post(4, "موعد", NOW + 30_000)]) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == [*titles(1, 3), "موعد"]
        site.published[0] = replace(site.published[0], title="جديد")
        assert len((await desk.look()).entries) == 4


async def test_the_feeds_and_the_servers_wishes_lengthen_the_pause_also_at_304(watch: Watch) -> None:
    async with Site(published=posts(1, 3), head="<ttl>5</ttl>") as site:
        desk = Desk(watch, site.feed_url)
        for _ in range(2):
            await desk.news()
            assert desk.state.next_look == desk.now + 300
        site.override["/feed/"] = says(304, **{"Cache-Control": "max-age=700"})
        await desk.news()
        assert desk.state.next_look == desk.now + 700


async def test_links_to_private_hosts_are_taken_out_where_they_are_not_allowed(
    watch: Watch,
) -> None:
    async with Site(
        published=[Post(1, "خبر", link="https://k.example/1"), Post(2, "آخر", link="http://10.0.0.1/2")]
    ) as site:
        desk = Desk(watch, site.feed_url)
        entries = (await desk.look()).entries
    assert [entry.link for entry in entries] == ["https://k.example/1", "http://10.0.0.1/2"]
    guarded = Watch(Fetcher(), Parser(), poll_seconds=60, rng=random.Random(7))._guarded(entries)
    assert [entry.link for entry in guarded] == ["https://k.example/1", None]
