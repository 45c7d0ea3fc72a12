"""The loop that looks: what is new goes through the door, the state is saved last, failures are told in time."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.changes import PutFeed, SetValue
from bot.errors import FeedError, FeedUnreachable, StorageReadOnly
from bot.intake.poller import NAP, Poller, own_hosts
from bot.intake.watch import Look
from bot.intake.wordpress import Known
from bot.models import Article, ArticleState, Entry, Feed, FeedState, Judgement
from bot.newsroom.identity import keys_of
from bot.newsroom.policy import Policy
from bot.newsroom.publisher import Publisher
from bot.newsroom.routing import DAY
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW, Hands
from tests.newsroom.publishing import Oracle

URL = "https://site.example/feed/"
ENTRY = Entry("https://site.example/?p=1", "https://site.example/1/", "yes, a visit", "It was said.", published=NOW)


class Watch:
    """Looks as a test says."""

    def __init__(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.error: FeedError | None = None
        self.looks = 0
        self.every = 60.0
        self.changed = True

    async def look(self, state: FeedState, *, now: float, known: Known) -> Look:
        self.looks += 1
        if self.error:
            raise self.error
        seen = replace(
            state,
            first_sight=state.first_sight or now,
            last_success=now,
            next_look=now + self.every,
            failures=0,
            failing_since=None,
        )
        keys = tuple(keys_of(entry, site="site.example") for entry in self.entries)
        feed = Feed(self.entries, title="Site") if self.changed else None
        return Look(self.entries, keys, seen, feed, not self.changed, warnings=("something odd",))

    def failed(self, state: FeedState, error: FeedError, *, now: float) -> FeedState:
        since = now if state.failing_since is None else state.failing_since
        return replace(state, failures=state.failures + 1, failing_since=since, next_look=now + self.every)


class Town:
    """A poller and everything it needs."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.watch = Watch()
        self.hands = Hands()
        self.published: list[Article] = []
        self.alarms: list[tuple[str, str]] = []
        self.turns = 0
        self.looks: list[str] = []
        policy = Policy(channel=-1, desk=None, publish_topics=("security-cooperation",), burst=20, backfill=0)
        self.poller = Poller(
            URL,
            storage=storage,
            watch=self.watch,
            publisher=Publisher(storage, Oracle(), policy),
            clock=self.hands,
            alarms=self,
            owner="test",
            published=self.published.extend,
            turned=self.turned,
            looked=self.looks.append,
        )
        self.enough: Callable[[], bool] = lambda: False

    async def breaks(self, name: str, detail: str) -> None:
        self.alarms.append((name, detail))

    async def heals(self, name: str) -> None:
        self.alarms.append((name, "well"))

    def turned(self) -> None:
        self.turns += 1
        if self.enough():
            raise Enough


class Enough(Exception):
    """Ends the loop."""


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield Town(storage)
    await storage.close()


async def test_a_look_stores_what_is_new_then_the_state_and_says_when_the_next_is(town: Town) -> None:
    town.watch.entries = (ENTRY,)

    assert await town.poller.step() == 60
    state = await town.storage.feed(URL)
    assert state is not None
    assert state.first_sight == NOW
    assert [article.title for article in town.published] == ["yes, a visit"]
    assert await town.poller.step() == 60
    assert town.watch.looks == 1


async def test_a_look_that_a_wrong_clock_planned_for_next_year_is_not_waited_for(town: Town) -> None:
    await town.storage.commit(PutFeed(FeedState(URL, first_sight=NOW - DAY, next_look=NOW + 400 * DAY)))

    assert await town.poller.step() == 60
    assert town.watch.looks == 1


async def test_a_clock_that_goes_wrong_during_a_look_does_not_stop_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = town.watch.look

    async def back_from_next_year(state: FeedState, *, now: float, known: Known) -> Look:
        town.hands.wall = NOW
        return await look(state, now=now, known=known)

    monkeypatch.setattr(town.watch, "look", back_from_next_year)
    town.hands.wall = NOW + 400 * DAY

    assert await town.poller.step() == 0
    assert await town.poller.step() == 60
    assert town.watch.looks == 2


async def test_what_a_wrong_clock_saw_first_next_year_does_not_make_today_s_news_old(town: Town) -> None:
    await town.storage.commit(PutFeed(FeedState(URL, first_sight=NOW + 400 * DAY)))
    town.watch.entries = (ENTRY,)
    await town.poller.step()

    assert [article.state for article in town.published] == [ArticleState.LIVE]


async def test_a_feed_that_fails_since_next_year_by_a_wrong_clock_is_told_after_half_an_hour(town: Town) -> None:
    await town.storage.commit(PutFeed(FeedState(URL, first_sight=NOW - DAY, failing_since=NOW + 400 * DAY)))
    town.watch.error = FeedUnreachable("the site answered 503", status=503)
    for _ in range(40):
        await town.poller.step()
        town.hands.move(60)

    assert town.alarms == [(f"feed {URL}", "the site answered 503")]


async def test_a_wish_to_look_now_is_obeyed(town: Town) -> None:
    await town.poller.step()
    town.poller.look_now()
    await town.poller.step()

    assert town.watch.looks == 2


async def test_while_another_copy_looks_this_one_does_not(town: Town) -> None:
    await town.storage.lease(f"poll:{URL}", "another", now=NOW, seconds=90)

    assert await town.poller.step() == NAP
    assert town.watch.looks == 0


async def test_a_failing_feed_is_told_after_half_an_hour_once_and_its_recovery_once(town: Town) -> None:
    town.watch.error = FeedUnreachable("the site answered 503", status=503)
    for _ in range(40):
        await town.poller.step()
        town.hands.move(60)
    assert town.alarms == [(f"feed {URL}", "the site answered 503")]

    town.watch.error = None
    for _ in range(3):
        await town.poller.step()
        town.hands.move(60)
    assert town.alarms[1:] == [(f"feed {URL}", "well")]


async def test_how_each_look_ended_is_told(town: Town) -> None:
    town.watch.entries = (ENTRY,)
    await town.poller.step()
    town.hands.move(60)
    town.watch.entries, town.watch.changed = (), False
    await town.poller.step()
    town.hands.move(60)
    town.watch.error = FeedUnreachable("the site answered 503", status=503)
    await town.poller.step()

    assert town.looks == ["well", "unchanged", "failed"]


async def test_a_store_that_fails_is_survived(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*changes: object) -> bool:
        raise StorageReadOnly("the disk is full")

    commit = town.storage.commit
    monkeypatch.setattr(town.storage, "commit", full)
    town.watch.entries = (ENTRY,)

    def mend() -> bool:
        monkeypatch.setattr(town.storage, "commit", commit)
        return town.turns >= 2

    town.enough = mend
    monkeypatch.setattr("bot.intake.poller.NAP", 0.001)
    with pytest.raises(Enough):
        await town.poller.run()

    assert [article.title for article in town.published] == ["yes, a visit"]


@pytest.mark.parametrize("link", ["https://www.other.example/", None])
def test_the_site_s_own_hosts_are_the_feed_s_the_site_s_and_the_one_most_entries_link_to(link: str | None) -> None:
    entries = (*(replace(ENTRY, link=f"https://news.example/{number}") for number in range(3)), ENTRY)
    look = Look(entries, (), FeedState(URL), Feed(entries, link=link))

    assert own_hosts(URL, look) == {"site.example", "news.example"} | ({"other.example"} if link else set())
    assert own_hosts(URL, Look((), (), FeedState(URL))) == {"site.example"}


async def test_while_the_automatic_posts_are_paused_looking_goes_on_and_what_comes_waits(town: Town) -> None:
    await town.poller.step()
    await town.storage.commit(SetValue("paused:feed", value=True))
    town.hands.move(61)
    town.watch.entries = (ENTRY,)
    await town.poller.step()

    (article,) = town.published
    assert (article.state, article.reason) == (ArticleState.HELD, "paused")
    assert await town.storage.tally(article.id) == {}


async def test_an_entry_that_nobody_can_take_in_is_told_at_the_desk_and_the_others_are_posted(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Oracle.judge

    def stumble(self: Oracle, title: str, *rest: Any, **more: Any) -> Judgement:
        if "poison" in title:
            raise ValueError("no digit")
        return judge(self, title, *rest, **more)

    monkeypatch.setattr(Oracle, "judge", stumble)
    poison = replace(ENTRY, guid="2", link="https://site.example/2/", title="yes, poison")
    town.watch.entries = (poison, ENTRY)
    state = await town.poller.look(FeedState(URL, first_sight=NOW - DAY))
    assert [article.title for article in town.published] == [ENTRY.title]
    assert town.alarms == [(f"entries {URL}", "https://site.example/2/: ValueError: no digit")]

    town.watch.entries, town.watch.changed = (replace(ENTRY, guid="3", link="https://site.example/3/"),), False
    state = await town.poller.look(state)
    assert town.alarms[1:] == []  # what the site has besides an unchanged feed tells nothing of what stands in it

    town.watch.entries, town.watch.changed = (ENTRY,), True
    await town.poller.look(state)
    assert town.alarms[1:] == [(f"entries {URL}", "well")]
