"""Subscriptions: who is asked when, what is believed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.changes import PutDocument, PutFeed
from bot.errors import FeedForbidden, FeedUnreachable
from bot.intake.fetcher import Fetcher
from bot.intake.websub import Subscription, WebSub, subscription_of, wanted
from bot.models import FeedState
from storage import open_storage
from tests.clock import NOW, Hands
from tests.intake.site import Site

FEED, HUB = "https://site.example/feed/", "https://hub.example/"
ONE = Subscription(FEED, HUB, FEED, "s3cret")


def named(hub: str | None = HUB, topic: str | None = None) -> FeedState:
    return FeedState(FEED, extra={"hub": hub, "self": topic})


def test_a_feed_without_a_hub_wants_nothing() -> None:
    assert wanted(FeedState(FEED), None) is None
    assert wanted(named(None), ONE.document()) is None


def test_the_topic_is_what_the_feed_calls_itself() -> None:
    topic = "https://www.site.example/feed/rss2/"
    fresh = wanted(named(topic=topic), None)
    assert fresh is not None
    assert (fresh.feed, fresh.hub, fresh.topic, fresh.next) == (FEED, HUB, topic, 0.0)
    other = wanted(named(topic=topic), None)
    assert other is not None
    assert other.secret != fresh.secret


def test_another_hub_is_a_new_subscription_in_the_old_one_s_place() -> None:
    stored = ONE.verified(1e6, 0.0).document()
    moved = wanted(named("https://other.example/"), stored)
    assert moved is not None
    assert (moved.hub, moved.next, moved.until, moved.version) == ("https://other.example/", 0.0, None, stored.version)
    assert moved.secret != ONE.secret


def test_what_is_stored_comes_back() -> None:
    verified = ONE.asked(5.0).verified(1000.0, 10.0)
    assert subscription_of(verified.document()) == verified
    assert wanted(named(), verified.document()) == verified


def test_it_is_asked_again_ever_more_seldom_until_it_is_verified() -> None:
    waits, one = [], ONE
    for _ in range(8):
        one = one.asked(0.0)
        waits.append(one.next)
    assert waits == [600.0, 1200.0, 2400.0, 4800.0, 9600.0, 19200.0, 21600.0, 21600.0]
    assert one.verified(86_400.0, 100.0).next == 100.0 + 64_800.0


@pytest.mark.parametrize(("lease", "until"), [(0.0, 60.0), (1e12, 90 * 86_400.0), (3600.0, 3600.0)])
def test_a_lease_is_believed_within_bounds(lease: float, until: float) -> None:
    assert ONE.verified(lease, 0.0).until == until


@pytest.mark.parametrize(("failures", "looks"), [(0, 1), (1, 0)])
async def test_a_feed_that_fails_is_left_alone_whatever_its_hub_says(tmp_path: Path, failures: int, looks: int) -> None:
    asked: list[str] = []
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    websub = WebSub(
        storage,
        Hands(),
        callback="https://bot.example/websub",
        post=_no_post,
        look={FEED: lambda: asked.append(FEED)},
        seldom=10.0,
        owner="test",
        turned=lambda: None,
    )
    await storage.commit(PutDocument(ONE.document()), PutFeed(FeedState(FEED, failures=failures)))

    await websub.deliver((), None, b"<rss/>")

    assert len(asked) == looks
    await storage.close()


async def _no_post(_: str, __: Mapping[str, str]) -> int:
    raise AssertionError("no hub is to be asked")


async def test_a_form_is_posted_through_the_guard() -> None:
    async with Site() as site, Fetcher(allow_private=True) as fetcher, Fetcher() as strict:
        assert await fetcher.post(f"{site.url}/", {"a": "b"}) == 405  # that site only takes GET
        with pytest.raises(FeedForbidden):
            await strict.post(f"{site.url}/", {"a": "b"})
        gone = site.url
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(FeedUnreachable):
            await fetcher.post(f"{gone}/", {"a": "b"})
