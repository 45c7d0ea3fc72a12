"""What fails in a way that nobody foresaw is left aside: it holds up neither its neighbours nor the next look."""

import logging
from dataclasses import replace
from typing import Any

import pytest

from bot.changes import Change
from bot.errors import StorageReadOnly
from bot.models import Article, ArticleState, Judgement
from bot.newsroom.pauses import pause, resume
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.newsroom.stumbles import Stumbles
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import POLICY, Oracle, entry, incoming


class Stumbling(Oracle):
    """Fails over what is poison."""

    def judge(self, title: str, body: str, **more: Any) -> Judgement:
        if "poison" in title:
            raise ValueError("no digit for all that it says so")
        return super().judge(title, body, **more)


class FailingOver:
    """A store that cannot take one article."""

    def __init__(self, storage: Storage, title: str, error: Exception) -> None:
        self._storage = storage
        self._title = title
        self._error = error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    async def commit(self, *changes: Change) -> bool:
        if any(isinstance(one, Article) and self._title in one.title for one in map(_article, changes)):
            raise self._error
        return await self._storage.commit(*changes)


def _article(change: Change) -> object:
    return getattr(change, "article", None)


async def test_what_fails_unforeseen_is_left_aside_and_its_neighbours_are_taken(storage: Storage) -> None:
    publisher, stumbles = Publisher(storage, Stumbling(), POLICY), Stumbles()
    look = incoming(entry(1, "yes"), entry(2, "poison"), entry(3, "yes"))

    taken = await publisher.take(look, now=NOW, stumbles=stumbles)

    assert [article.title[:3] for article in taken] == ["yes", "yes"]
    (told,) = stumbles.since_asked()
    assert told == "https://site.example/2/: ValueError: no digit for all that it says so"
    assert stumbles.since_asked() == []


async def test_it_is_logged_once_and_taken_when_it_can_be(storage: Storage, caplog: pytest.LogCaptureFixture) -> None:
    publisher, stumbles = Publisher(storage, Stumbling(), POLICY), Stumbles()
    for _ in range(3):
        await publisher.take(incoming(entry(2, "poison")), now=NOW, stumbles=stumbles)
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert record.exc_info
    assert len(stumbles.since_asked()) == 3

    mended = Publisher(storage, Oracle(), POLICY)
    assert len(await mended.take(incoming(entry(2, "poison")), now=NOW)) == 1


async def test_a_burst_is_still_asked_about_when_one_of_it_fails(storage: Storage) -> None:
    publisher = Publisher(storage, Stumbling(), POLICY)
    await publisher.take(incoming(*(entry(number, "yes") for number in range(1, 6)), entry(6, "poison")), now=NOW)

    (question,) = await storage.documents(QUESTION)
    assert question.body["what"] == "burst"


async def test_a_known_article_that_cannot_follow_the_site_holds_up_no_other(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), POLICY)
    one, other = entry(1, "yes"), entry(2, "yes")
    first, second = await publisher.take(incoming(one, other), now=NOW)
    failing: Any = FailingOver(storage, "poison", RuntimeError("out of its depth"))
    stumbles = Stumbles()

    changed = incoming(replace(one, title="yes poison"), replace(other, title="yes, and more"))
    await Publisher(failing, Oracle(), POLICY).take(changed, now=NOW + 1, stumbles=stumbles)

    found = {article.id: article.title for article in await storage.articles((first.id, second.id))}
    assert found == {first.id: first.title, second.id: "yes, and more"}
    assert len(stumbles.since_asked()) == 1


async def test_what_cannot_be_let_out_after_a_pause_holds_up_no_other(storage: Storage) -> None:
    await storage.commit(*pause(9, now=NOW))
    await Publisher(storage, Oracle(), POLICY).take(incoming(entry(1, "yes poison"), entry(2, "yes")), now=NOW)
    await storage.commit(*resume(9, now=NOW + 1))
    failing: Any = FailingOver(storage, "poison", RuntimeError("out of its depth"))

    stumbles = Stumbles()
    (article,) = await Publisher(failing, Oracle(), POLICY).go_on(now=NOW + 2, stumbles=stumbles)

    assert [told.partition(": ")[2] for told in stumbles.since_asked()] == ["RuntimeError: out of its depth"]
    assert (article.state, "poison" in article.title) == (ArticleState.LIVE, False)
    (later,) = await Publisher(storage, Oracle(), POLICY).go_on(now=NOW + 3)
    assert "poison" in later.title


async def test_a_store_that_fails_is_no_fault_of_the_news(storage: Storage) -> None:
    failing: Any = FailingOver(storage, "yes", StorageReadOnly("no space left"))
    with pytest.raises(StorageReadOnly):
        await Publisher(failing, Oracle(), POLICY).take(incoming(entry(1, "yes")), now=NOW)
