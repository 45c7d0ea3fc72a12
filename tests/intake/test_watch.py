"""One look after another at a site that is alive (FAULTS H, I and W)."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from aiohttp import web

from bot.errors import FeedError, FeedUnreachable, FeedUnreadable
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Watch
from tests.intake.desk import NOW, Desk
from tests.intake.site import START, Post, Site, posts, rss

pytestmark = pytest.mark.asyncio(loop_scope="session")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def titles(first: int, last: int) -> list[str]:
    return [post.title for post in posts(first, last)]


def says(status: int, text: str = "", **headers: str) -> Handler:
    async def say(_: web.Request) -> web.Response:
        return web.Response(status=status, text=text, content_type="text/html", headers=headers)

    return say


# ── nothing lost ─────────────────────────────────────────────────────────────


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


# ── nothing twice ────────────────────────────────────────────────────────────


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


# ── validators that lie ──────────────────────────────────────────────────────


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


# ── failures ─────────────────────────────────────────────────────────────────


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


# ── dates ahead ──────────────────────────────────────────────────────────────


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


# ── wishes, addresses ────────────────────────────────────────────────────────


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
