"""What the desk is told, in figures: why an article is where it is, how quick it was, what a day brought."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.changes import Log, Publish, PutDocument, PutFeed, PutReader, SetValue
from bot.models import (
    Act,
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Document,
    FeedState,
    Filter,
    FilterKind,
    Kind,
    Lane,
    Reader,
    ReaderState,
    Verdict,
    delivery_id,
)
from bot.newsroom.intents import post_of
from bot.newsroom.pauses import KEPT_BACK, PAUSED_FEED
from bot.newsroom.questions import QUESTION
from bot.newsroom.reports import (
    ALARM,
    Delays,
    Posted,
    delay_of,
    delays_of,
    fate_of,
    figures,
    overview,
    posted_since,
    reason_of,
    story_of,
)
from bot.newsroom.routing import DAY, FIRST_SIGHT
from bot.newsroom.summary import day_of, due_day, top_topics
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW

CHANNEL = -1001
URL = "https://site.example/feed/"
PLAIN = Article("aaaaaaaaaa", ("k",), "Site", "عنوان", None, published=NOW, seen=NOW, publish=Verdict.YES)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


def article(number: int, **more: object) -> Article:
    return replace(PLAIN, id=f"aaaaaaaa{number:02}", keys=(f"k{number}",), **more)  # type: ignore[arg-type]


def sent(one: Article, at: float) -> Delivery:
    post = post_of(one, CHANNEL, now=at, due=at)
    return replace(post, state=DeliveryState.SENT, message=1, ended=at)


def test_a_delay_begins_with_the_sites_publishing() -> None:
    post = post_of(PLAIN, CHANNEL, now=NOW + 50, due=NOW + 50)
    assert delay_of(post, NOW + 61) == 61


def test_a_clock_that_runs_ahead_and_a_date_far_back_are_clipped() -> None:
    post = post_of(PLAIN, CHANNEL, now=NOW, due=NOW)
    assert delay_of(post, NOW - 5) == 0
    assert delay_of(post, NOW + 30 * DAY) == DAY


def test_what_was_there_before_us_has_no_delay() -> None:
    assert delay_of(post_of(replace(PLAIN, reason=FIRST_SIGHT), CHANNEL, now=NOW, due=NOW), NOW + 9) is None


def test_the_median_and_the_worst_are_told_of_what_was_measured() -> None:
    posts = [sent(PLAIN, NOW + seconds) for seconds in (2, 60, 4)]
    assert delays_of([*posts, replace(posts[0], data={})]) == Delays(3, 4, 60)
    assert delays_of([]) is None


@pytest.mark.parametrize(
    ("state", "reason", "verdict", "fate"),
    [
        (ArticleState.LIVE, None, Verdict.YES, "posted"),
        (ArticleState.LIVE, FIRST_SIGHT, Verdict.YES, "posted"),
        (ArticleState.LIVE, None, Verdict.NO, "unfit"),
        (ArticleState.LIVE, "unsure", Verdict.REVIEW, "unsure"),
        (ArticleState.HELD, "unsure", Verdict.REVIEW, "waiting"),
        (ArticleState.HELD, "burst", Verdict.YES, "waiting"),
        (ArticleState.HELD, "paused", Verdict.YES, "paused"),
        (ArticleState.ARCHIVED, FIRST_SIGHT, Verdict.YES, "first"),
        (ArticleState.ARCHIVED, "old", Verdict.YES, "old"),
        (ArticleState.RETRACTED, "a mistake", Verdict.YES, "retracted"),
        (ArticleState.SKIPPED, "skipped", Verdict.REVIEW, "skipped"),
        (ArticleState.SKIPPED, "unanswered", Verdict.REVIEW, "unanswered"),
        (ArticleState.SKIPPED, "twin", Verdict.YES, "twin"),
        (ArticleState.SKIPPED, None, Verdict.YES, "skipped"),
    ],
)
def test_every_article_has_a_word_for_where_it_is(
    state: ArticleState, reason: str | None, verdict: Verdict, fate: str
) -> None:
    assert fate_of(replace(PLAIN, state=state, reason=reason, publish=verdict)) == fate


@pytest.mark.parametrize(
    ("error", "state", "data", "reason"),
    [
        ("Forbidden: bot was blocked by the user", DeliveryState.DEAD, {}, "blocked"),
        ("Forbidden: user is deactivated", DeliveryState.DEAD, {}, "gone"),
        ("Bad Request: chat not found", DeliveryState.DEAD, {}, "gone"),
        ("the reader is paused", DeliveryState.CANCELLED, {}, "paused"),
        ("the reader is unreachable", DeliveryState.CANCELLED, {}, "gone"),
        ("the reader does not follow it any more", DeliveryState.CANCELLED, {}, "dropped"),
        ("the article is retracted", DeliveryState.CANCELLED, {}, "withdrawn"),
        (None, DeliveryState.CANCELLED, {"digest": "digest/1"}, "digest"),
        (None, DeliveryState.CANCELLED, {}, "recalled"),
        (None, DeliveryState.DEAD, {}, "other"),
        ("Bad Request: TOPIC_CLOSED", DeliveryState.DEAD, {}, "Bad Request: TOPIC_CLOSED"),
    ],
)
def test_every_copy_that_did_not_arrive_has_a_reason(
    error: str | None, state: DeliveryState, data: dict[str, str], reason: str
) -> None:
    copy = Delivery("copy/a/5", 5, Lane.ROUTINE, Kind.COPY, "a", state=state, error=error, data=data)
    assert reason_of(copy) == reason


async def test_posts_are_found_by_when_they_reached_the_channel(storage: Storage) -> None:
    early, late, waiting = article(1), article(2, published=NOW - 2 * DAY), article(3)
    ancient = article(4, published=NOW - 30 * DAY)
    await storage.commit(Publish(early, (sent(early, NOW - 3),)), Publish(late, (sent(late, NOW - 9),)))
    await storage.commit(Publish(waiting, (post_of(waiting, CHANNEL, now=NOW, due=NOW),)))
    await storage.commit(Publish(ancient, (sent(ancient, NOW - 1),)), Publish(article(5, publish=Verdict.NO)))
    assert [one.article.id for one in await posted_since(storage, CHANNEL, NOW - 60)] == [late.id, early.id]
    assert [one.article.id for one in await posted_since(storage, CHANNEL, NOW - 5)] == [early.id]


async def test_the_overview_tells_what_is_broken_what_waits_and_what_needs_a_person(storage: Storage) -> None:
    lost = replace(post_of(PLAIN, CHANNEL, now=NOW, due=NOW), state=DeliveryState.UNKNOWN)
    await storage.commit(
        Publish(PLAIN, (lost,)),
        PutFeed(FeedState(URL, last_success=NOW - 9)),
        SetValue(PAUSED_FEED, NOW),
        PutDocument(Document(KEPT_BACK, "b", {"at": NOW, "place": 0, "hosts": []})),
        PutDocument(Document(QUESTION, "q1", {"what": "review"})),
        PutDocument(Document(QUESTION, "q2", {"what": "unknown"})),
        PutDocument(Document(ALARM, "channel", {"at": NOW - 60, "detail": "no rights", "once": False})),
        PutDocument(Document(ALARM, "poison:x", {"at": NOW, "detail": "bad", "once": True})),
        PutReader(Reader(5)),
    )
    view = await overview(storage, (URL, "https://other.example/feed/"), channel=CHANNEL, now=NOW)
    assert [feed.last_success for feed in view.feeds] == [NOW - 9, None]
    assert (view.paused, view.kept_back, view.unknown) == (True, 1, 1)
    assert view.questions == {"review": 1, "unknown": 1}
    assert [(one.name, one.detail) for one in view.alarms] == [("channel", "no rights")]
    assert [(line.lane, line.unknown) for line in view.queues] == [(Lane.CHANNEL, 1)]
    assert (view.posts, view.delays) == (0, None)
    assert view.readers == {"active": 1}


async def test_figures_count_readers_filters_topics_and_posts(storage: Storage) -> None:
    drugs, words = Filter(1, FilterKind.TOPIC, "drugs"), Filter(2, FilterKind.WORDS, "حموشي")
    await storage.commit(
        PutReader(Reader(5, filters=(drugs, words), since=NOW - 3)),
        PutReader(Reader(6, filters=(drugs,), since=NOW - 3 * DAY, state=ReaderState.PAUSED)),
        PutReader(Reader(7, filters=(drugs,), since=NOW, state=ReaderState.UNREACHABLE)),
    )
    today, before = article(1), article(2, published=NOW - 2 * DAY)
    await storage.commit(Publish(today, (sent(today, NOW - 5),)), Publish(before, (sent(before, NOW - 2 * DAY),)))
    found = await figures(storage, channel=CHANNEL, now=NOW)
    assert (found.day, found.week) == (1, 2)
    assert found.count.states == {"active": 1, "paused": 1, "unreachable": 1}
    assert found.count.filters == {"topic": 2, "words": 1}
    assert found.count.topics == {"drugs": 2}
    assert found.count.new == 1


async def test_a_story_tells_who_got_it_who_did_not_and_why_and_who_did_what(storage: Storage) -> None:
    def copy(chat: int, state: DeliveryState, error: str | None = None) -> Delivery:
        name = delivery_id(Kind.COPY, PLAIN.id, chat)
        return Delivery(name, chat, Lane.ROUTINE, Kind.COPY, PLAIN.id, state=state, error=error)

    told = replace(PLAIN, keys=("k", "desk:dddd"))
    copies = [copy(1, DeliveryState.SENT), copy(2, DeliveryState.DEAD, "Forbidden: bot was blocked by the user")]
    copies += [copy(chat, DeliveryState.CANCELLED, "the reader is paused") for chat in (3, 4)]
    await storage.commit(Publish(told, (sent(told, NOW), *copies)))
    acts = [("publish", PLAIN.id), ("skip", "other"), ("breaking: draft", "dddd"), ("pin", "1")]
    await storage.commit(*(Log(Act(NOW + place, 7, what, subject)) for place, (what, subject) in enumerate(acts)))
    found = await story_of(storage, told, channel=CHANNEL)
    assert found.tally == {"post/sent": 1, "copy/sent": 1, "copy/dead": 1, "copy/cancelled": 2}
    assert found.reasons == {"copy/dead": {"blocked": 1}, "copy/cancelled": {"paused": 2}}
    assert [act.what for act in found.acts] == ["publish", "breaking: draft", "pin"]


# the evening ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("here", "day"),
    [
        ("2026-11-23 19:59", "2026-11-22"),
        ("2026-11-23 20:00", "2026-11-23"),
        ("2026-11-23 23:59", "2026-11-23"),
        ("2026-11-24 00:00", "2026-11-23"),
    ],
)
def test_the_evening_is_eight_o_clock_in_the_houses_time(here: str, day: str) -> None:
    moment = datetime.fromisoformat(here).replace(tzinfo=ZoneInfo("Africa/Casablanca"))
    assert due_day(moment.timestamp(), "Africa/Casablanca") == day


def test_a_day_tells_what_was_posted_what_was_not_and_why() -> None:
    live, pending = article(1, topics=("drugs", "security-cooperation")), article(2)
    skipped = article(3, state=ArticleState.SKIPPED, reason="unanswered")
    seen = [
        live,
        pending,
        skipped,
        article(4, state=ArticleState.HELD, reason="unsure"),
        article(5, state=ArticleState.HELD, reason="paused"),
        article(6, publish=Verdict.NO),
        article(7, publish=Verdict.NO),
        article(8, state=ArticleState.ARCHIVED, reason="old"),
        article(9, state=ArticleState.ARCHIVED, reason=FIRST_SIGHT),
    ]
    day = day_of(seen, [Posted(live, sent(live, NOW))], new=3, readers=10, before=9)
    assert day.posted == (live,)
    assert day.left_out == (("unanswered", (skipped,)),)
    assert day.counted == (("old", 1), ("unfit", 2))
    assert [one.id[-1] for one in day.waiting] == ["4", "5"]
    assert day.topics == (("drugs", 1),)
    assert (day.new, day.lost, day.readers) == (3, 2, 10)


def test_readers_who_came_back_are_no_loss() -> None:
    assert day_of([], [], new=0, readers=12, before=10).lost == 0
    assert day_of([], [], new=1, readers=12, before=None).lost == 0


def test_the_topics_of_the_day_leave_out_what_every_post_is_about() -> None:
    day = [article(1, topics=("breaking", "security-cooperation", "drugs")), article(2, topics=("arms", "drugs"))]
    assert top_topics(day, 1) == (("drugs", 2),)
    assert top_topics([]) == ()
