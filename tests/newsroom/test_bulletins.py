"""What may be the article of a breaking item: the desk is asked, when it comes and when a pause ends."""

from dataclasses import replace

import pytest

from bot.changes import Publish, PutArticle
from bot.models import Article, ArticleState, Entry
from bot.newsroom.pauses import KEPT_BACK, pause, resume
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.newsroom.twins import fingerprint
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, POLICY, Oracle, entry, incoming

SAID = "yes, a cell that planned attacks was dismantled by Morocco and Spain"
LIKE_IT = "yes, Morocco and Spain: in a joint operation a cell was dismantled"


def bulletin() -> Article:
    topics = ("security-cooperation", "breaking")
    return Article(
        "bbbbbbbbbb",
        ("desk:1",),
        "desk",
        SAID,
        None,
        topics=topics,
        published=NOW,
        seen=NOW,
        breaking=True,
        origin="desk",
        by=901,
        fingerprint=fingerprint(SAID, ""),
    )


def like_it(title: str = LIKE_IT) -> Entry:
    return replace(entry(1, "yes"), title=title)


async def test_what_may_be_a_breaking_item_s_article_is_asked_about_at_once(
    storage: Storage, publisher: Publisher
) -> None:
    await storage.commit(Publish(bulletin()))

    (article,) = await publisher.take(incoming(like_it()), now=NOW + 60)

    assert (article.state, article.reason) == (ArticleState.HELD, "bulletin")
    (question,) = await storage.documents(QUESTION)
    assert (question.body["what"], question.body["article"]) == ("join", article.id)


async def test_what_may_be_a_breaking_item_s_article_is_asked_about_after_a_pause_too(
    storage: Storage, publisher: Publisher
) -> None:
    await storage.commit(Publish(bulletin()), *pause(9, now=NOW))
    await publisher.take(incoming(like_it()), now=NOW + 60)
    await storage.commit(*resume(9, now=NOW + 90))

    (article,) = await publisher.go_on(now=NOW + 90)

    assert (article.state, article.reason) == (ArticleState.HELD, "bulletin")
    (question,) = await storage.documents(QUESTION)
    assert (question.body["what"], question.body["bulletin"]) == ("join", "bbbbbbbbbb")
    assert await storage.delivery(f"post/{article.id}/{CHANNEL}") is None
    assert await storage.documents(KEPT_BACK) == []


@pytest.mark.parametrize("waits", [False, True])
async def test_what_the_channel_does_not_take_is_not_asked_about_as_a_breaking_item_s(
    storage: Storage, publisher: Publisher, *, waits: bool
) -> None:
    await storage.commit(Publish(bulletin()), *(pause(9, now=NOW) if waits else ()))
    taken = await publisher.take(incoming(like_it(LIKE_IT.replace("yes", "sport"))), now=NOW + 60)
    await storage.commit(*resume(9, now=NOW + 90))
    (article,) = await publisher.go_on(now=NOW + 90) if waits else taken

    assert article.state is ArticleState.LIVE
    assert await storage.documents(QUESTION) == []


async def test_where_nobody_can_be_asked_what_may_be_a_breaking_item_s_article_is_posted(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    await storage.commit(Publish(bulletin()))

    (article,) = await publisher.take(incoming(like_it()), now=NOW + 60)

    assert article.state is ArticleState.LIVE
    assert await storage.documents(QUESTION) == []


async def test_a_breaking_item_s_own_article_is_joined_after_a_pause(storage: Storage, publisher: Publisher) -> None:
    await storage.commit(Publish(bulletin()), *pause(9, now=NOW))
    (held,) = await publisher.take(incoming(like_it(SAID)), now=NOW + 60)
    await storage.commit(*resume(9, now=NOW + 90))

    assert await publisher.go_on(now=NOW + 90) == []

    whole, skipped = await storage.article("bbbbbbbbbb"), await storage.article(held.id)
    assert whole is not None
    assert skipped is not None
    assert (whole.link, skipped.state) == (held.link, ArticleState.SKIPPED)


async def test_a_breaking_item_that_was_taken_back_holds_nothing(storage: Storage, publisher: Publisher) -> None:
    taken_back = replace(bulletin(), state=ArticleState.RETRACTED, revision=1)
    await storage.commit(Publish(bulletin()))
    await storage.commit(PutArticle(taken_back, expected=0))

    (article,) = await publisher.take(incoming(like_it()), now=NOW + 60)

    assert article.state is ArticleState.LIVE
