"""What became of the article that a doubtful one is like."""

from dataclasses import replace
from typing import Any

import pytest

from bot.changes import AddDeliveries, Publish, PutArticle
from bot.models import Article, ArticleState, DeliveryState, Document
from bot.newsroom.intents import post_of
from bot.newsroom.likenesses import Fate, Likeness, likeness, most_telling
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION, review_question
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, entry, incoming

OTHER = Article("aaaaaaaaaa", ("k",), "s", "what was there", None, published=NOW, seen=NOW)
DOUBTFUL = replace(OTHER, id="bbbbbbbbbb", keys=("k2",), title="what came")
ASKED = review_question(DOUBTFUL, now=NOW, like=OTHER.id)


@pytest.mark.parametrize(
    ("changed", "posted", "fate"),
    [
        ({}, DeliveryState.SENT, Fate.POSTED),
        ({}, DeliveryState.PENDING, Fate.COMING),
        ({}, DeliveryState.UNKNOWN, Fate.COMING),
        ({}, DeliveryState.DEAD, Fate.APART),
        ({}, None, Fate.APART),
        ({"state": ArticleState.ARCHIVED}, None, Fate.APART),
        ({"state": ArticleState.HELD, "reason": "unsure"}, None, Fate.WAITS),
        ({"state": ArticleState.HELD, "reason": "paused"}, None, Fate.KEPT),
        ({"state": ArticleState.HELD, "reason": "confirming"}, None, Fate.KEPT),
        ({"state": ArticleState.SKIPPED, "reason": "unanswered"}, None, Fate.SKIPPED),
        ({"state": ArticleState.RETRACTED}, DeliveryState.SENT, Fate.RETRACTED),
    ],
)
async def test_it_is_told_as_it_is(
    storage: Storage, changed: dict[str, Any], posted: DeliveryState | None, fate: Fate
) -> None:
    await storage.commit(Publish(replace(OTHER, **changed)))
    if posted is not None:
        post = replace(post_of(OTHER, CHANNEL, now=NOW, due=NOW), state=posted, ended=NOW + 5)
        await storage.commit(AddDeliveries((post,)))
    at = NOW + 5 if fate is Fate.POSTED else None
    assert await likeness(storage, ASKED, channel=CHANNEL) == Likeness(OTHER.title, fate, at)


async def test_a_corrected_one_bears_the_title_that_readers_see(storage: Storage) -> None:
    await storage.commit(Publish(replace(OTHER, correction="what it should have said")))
    found = await likeness(storage, ASKED, channel=CHANNEL)
    assert found is not None
    assert found.title == "what it should have said"


@pytest.mark.parametrize("question", [review_question(DOUBTFUL, now=NOW), ASKED, Document(QUESTION, "q", {})])
async def test_where_none_is_named_or_known_nothing_is_told(storage: Storage, question: Document) -> None:
    assert await likeness(storage, question, channel=CHANNEL) is None


def test_what_went_out_says_more_than_what_waits_and_that_more_than_what_is_over() -> None:
    states = (ArticleState.SKIPPED, ArticleState.HELD, ArticleState.LIVE, ArticleState.LIVE)
    alike = [replace(OTHER, id=str(place), state=state) for place, state in enumerate(states)]
    assert most_telling(alike) == alike[2]
    assert most_telling(alike[:2]) == alike[1]
    assert most_telling([]) is None


async def test_the_question_about_a_twin_names_what_it_is_like(storage: Storage, publisher: Publisher) -> None:
    first = entry(1, "unsure")
    (waiting,) = await publisher.take(incoming(first), now=NOW)
    twin = replace(first, guid="https://site.example/?p=9", link="https://site.example/9/", post_id=9)
    (article,) = await publisher.take(incoming(twin), now=NOW + 60)
    asked = {one.body["article"]: one for one in await storage.documents(QUESTION)}
    assert (article.reason, asked[article.id].body["like"]) == ("twin", waiting.id)
    assert "like" not in asked[waiting.id].body
    assert await likeness(storage, asked[article.id], channel=CHANNEL) == Likeness(waiting.title, Fate.WAITS)

    skipped = replace(waiting, state=ArticleState.SKIPPED, revision=1)
    assert await storage.commit(PutArticle(skipped, expected=0))
    assert await likeness(storage, asked[article.id], channel=CHANNEL) == Likeness(waiting.title, Fate.SKIPPED)
