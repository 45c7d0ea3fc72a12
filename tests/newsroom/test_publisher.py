"""The one door: what enters is stored once, with everything that follows from it."""

from dataclasses import replace

import pytest

from bot.models import ArticleState, DeliveryState, Entry, Kind, Lane, Verdict
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.newsroom.routing import DAY, WORDS
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, DESK, POLICY, Oracle, entry, incoming


async def channel(storage: Storage) -> list[str]:
    """Return the titles that are to be posted, in the order in which they will be."""
    rows = await storage.claim(Lane.CHANNEL, 1, owner="test", now=NOW + DAY, lease=1)
    return [row.article or "" for row in rows]


async def test_a_fitting_entry_becomes_an_article_a_post_and_a_fan_out(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "yes")), now=NOW)

    assert (article.state, article.publish, article.source) == (ArticleState.LIVE, Verdict.YES, "Site")
    assert article.short_link == "https://site.example/?p=1"
    post = await storage.delivery(f"post/{article.id}/{CHANNEL}")
    assert post is not None
    assert (post.lane, post.kind, post.state, post.not_before) == (Lane.CHANNEL, Kind.POST, DeliveryState.PENDING, NOW)
    assert [name for name, _ in await storage.fan_outs()] == [article.id]


@pytest.mark.parametrize("guid", ["http://localhost/wordpress/?p=1", "https://staging.site.example/?p=1"])
async def test_a_guid_of_the_host_where_the_site_was_made_is_no_short_link(publisher: Publisher, guid: str) -> None:
    (article,) = await publisher.take(incoming(replace(entry(1, "yes"), guid=guid)), now=NOW)

    assert article.short_link is None


async def test_taken_in_again_nothing_happens_and_new_keys_are_learnt(storage: Storage, publisher: Publisher) -> None:
    first = entry(1, "yes")
    (article,) = await publisher.take(incoming(first), now=NOW)
    moved = replace(first, link="https://site.example/renamed/")

    assert await publisher.take(incoming(first, moved), now=NOW + 1) == []

    renamed = "url:https://site.example/renamed"
    assert await storage.known([renamed]) == {renamed: article.id}


async def test_an_entry_that_does_not_fit_is_told_to_readers_only(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "sport")), now=NOW)

    assert await storage.delivery(f"post/{article.id}/{CHANNEL}") is None
    assert [name for name, _ in await storage.fan_outs()] == [article.id]


async def test_at_first_sight_everything_is_archived_and_nobody_told(storage: Storage, publisher: Publisher) -> None:
    taken = await publisher.take(incoming(entry(1, "yes"), entry(2, "sport"), first=True), now=NOW)

    assert [article.state for article in taken] == [ArticleState.ARCHIVED] * 2
    assert await channel(storage) == []
    assert await storage.fan_outs() == []


async def test_backfill_posts_the_newest_that_fit(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, backfill=2))
    entries = [entry(1, "yes"), entry(2, "yes"), entry(3, "sport"), entry(4, "yes"), entry(5, "sport")]

    taken = await publisher.take(incoming(*entries, first=True), now=NOW)

    assert [article.state for article in taken] == [
        ArticleState.ARCHIVED,
        ArticleState.LIVE,
        ArticleState.ARCHIVED,
        ArticleState.LIVE,
        ArticleState.ARCHIVED,
    ]


async def test_old_news_that_slid_into_the_feed_is_archived(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "yes", published=NOW - 1000 * DAY)), now=NOW)

    assert (article.state, article.reason) == (ArticleState.ARCHIVED, "old")
    assert await storage.fan_outs() == []


async def test_a_doubtful_entry_waits_with_a_question_at_the_desk(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "unsure")), now=NOW)

    assert (article.state, article.reason) == (ArticleState.HELD, "unsure")
    (question,) = await storage.documents(QUESTION)
    assert (question.body["what"], question.body["article"]) == ("review", article.id)
    (notice,) = await storage.claim(Lane.DESK, 5, owner="test", now=NOW, lease=1)
    assert (notice.chat, notice.data["question"]) == (DESK, question.id)
    assert [name for name, _ in await storage.fan_outs()] == [article.id + WORDS]


async def test_without_a_desk_a_doubtful_entry_is_not_posted_but_told(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    (article,) = await publisher.take(incoming(entry(1, "unsure")), now=NOW)

    assert article.state is ArticleState.LIVE
    assert await channel(storage) == []
    assert [name for name, _ in await storage.fan_outs()] == [article.id]


async def test_a_burst_is_held_with_one_question(storage: Storage, publisher: Publisher) -> None:
    taken = await publisher.take(incoming(*(entry(number, "yes") for number in range(1, 6))), now=NOW)

    assert {article.reason for article in taken} == {"burst"}
    (question,) = await storage.documents(QUESTION)
    assert question.body["articles"] == [article.id for article in taken]


async def test_without_a_desk_a_burst_is_posted(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    taken = await publisher.take(incoming(*(entry(number, "yes") for number in range(1, 6))), now=NOW)

    assert {article.state for article in taken} == {ArticleState.LIVE}


async def test_the_same_story_under_a_new_address_is_held(storage: Storage, publisher: Publisher) -> None:
    first = entry(1, "yes")
    await publisher.take(incoming(first), now=NOW)
    twin = replace(first, guid="https://site.example/?p=9", link="https://site.example/9/", post_id=9)

    (article,) = await publisher.take(incoming(twin), now=NOW + 60)

    assert (article.state, article.reason) == (ArticleState.HELD, "twin")


VISIT = (
    "received at his office in Rabat the head of a foreign delegation on a working visit to the kingdom and both sides "
    "reviewed the fruits of their cooperation against terrorism and organised crime, agreed to exchange information "
    "faster and to train officers together, and praised the level of a partnership that serves both peoples in full"
)


def told(number: int, title: str, body: str) -> Entry:
    return replace(entry(number, "yes"), title=title, summary=body, body=body)


async def test_without_a_desk_what_only_looks_like_a_twin_is_posted_for_nobody_could_say_so(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    await publisher.take(incoming(told(1, "yes, the minister receives his guest", f"He {VISIT}")), now=NOW)

    edited = told(2, "yes, the minister receives his guest", f"On the phone he {VISIT[:240]} and much more was said")
    (article,) = await publisher.take(incoming(edited), now=NOW + 60)

    assert (article.state, article.reason) == (ArticleState.LIVE, None)
    assert [name for name, _ in await storage.fan_outs()][-1] == article.id


@pytest.mark.parametrize("verdict", ["yes", "sport"])
async def test_without_a_desk_the_same_text_again_is_left_out_and_the_log_says_so(
    storage: Storage, caplog: pytest.LogCaptureFixture, verdict: str
) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    (first,) = await publisher.take(incoming(told(1, f"{verdict}, the minister receives", VISIT)), now=NOW)

    with caplog.at_level("INFO"):
        (again,) = await publisher.take(incoming(told(2, f"{verdict}, a guest in Rabat", VISIT)), now=NOW + 60)

    assert (again.state, again.reason) == (ArticleState.SKIPPED, "twin")
    assert first.id in caplog.text
    assert again.id in caplog.text


async def test_without_a_desk_the_text_of_an_article_that_never_went_out_goes_out(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    await publisher.take(incoming(told(1, "yes, the minister receives", VISIT), first=True), now=NOW)

    (again,) = await publisher.take(incoming(told(2, "yes, a guest in Rabat", VISIT)), now=NOW + 60)

    assert again.state is ArticleState.LIVE


async def test_what_only_looks_like_a_twin_and_is_not_for_the_channel_reaches_its_readers(
    storage: Storage, publisher: Publisher
) -> None:
    """The desk is asked about what the channel takes alone: of this nobody could say that it is another story."""
    await publisher.take(incoming(told(1, "sport, the minister receives his guest", f"He {VISIT}")), now=NOW)

    edited = told(2, "sport, the minister receives his guest", f"On the phone he {VISIT[:240]} and much more was said")
    (article,) = await publisher.take(incoming(edited), now=NOW + 60)

    assert article.state is ArticleState.LIVE


async def test_an_edited_story_is_held_where_there_is_a_desk(storage: Storage, publisher: Publisher) -> None:
    await publisher.take(incoming(told(1, "yes, the minister receives his guest", f"He {VISIT}")), now=NOW)

    edited = told(2, "yes, the minister receives his guest", f"On the phone he {VISIT[:240]} and much more was said")
    (article,) = await publisher.take(incoming(edited), now=NOW + 60)

    assert (article.state, article.reason) == (ArticleState.HELD, "twin")


async def test_a_link_to_another_site_is_held(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "yes", host="elsewhere.example")), now=NOW)

    assert (article.state, article.reason) == (ArticleState.HELD, "stranger")


async def test_a_date_ahead_makes_the_post_wait_an_hour_at_most(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(entry(1, "yes", published=NOW + DAY)), now=NOW)

    post = await storage.delivery(f"post/{article.id}/{CHANNEL}")
    assert post is not None
    assert post.not_before == NOW + 3600
    assert article.published == NOW


async def test_an_entry_without_a_link_that_may_be_shown_is_held(storage: Storage, publisher: Publisher) -> None:
    (article,) = await publisher.take(incoming(replace(entry(1, "yes"), link=None)), now=NOW)

    assert (article.state, article.reason) == (ArticleState.HELD, "stranger")
