"""Pushes taken in, over a real store: slow pages, ids that are forgotten, and others who are always quicker."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.changes import Change
from bot.delivery.panels import Panels
from bot.errors import FeedUnreachable, StorageError
from bot.intake import pushes as taking
from bot.intake.alerts import Alerts
from bot.intake.push import Taken, Wrong
from bot.intake.pushes import REMEMBERED, Pushes, Rules
from bot.messages import Message, Text
from bot.models import Article, ArticleState, Entry, Language
from bot.newsroom.policy import Policy
from bot.newsroom.publisher import Publisher
from bot.newsroom.topics import Catalogue
from bot.ports import Storage
from bot.texts import Texts
from storage import open_storage
from tests.clock import NOW, Hands

URL = "https://www.example.ma/2026/11/story/"
TITLE = "المغرب وإسبانيا يفككان خلية إرهابية في عملية أمنية مشتركة"
CHANNEL, DESK = -100, -200


class Page:
    """One page of the site."""

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.stalls = False

    async def read(self, url: str) -> Entry:
        if self.stalls:
            await asyncio.Event().wait()
        if self.entry is None:
            raise FeedUnreachable("the site answered 404", status=404)
        return self.entry


class Room:
    def __init__(self, storage: Storage) -> None:
        self.storage, self.page, self.hands = storage, Page(), Hands()
        self.published: list[Article] = []
        catalogue, texts = Catalogue.load(None), Texts()
        policy = Policy(CHANNEL, DESK, ("security-cooperation",), burst=20, backfill=0)
        self.pushes = Pushes(
            storage,
            Publisher(storage, catalogue, policy),
            Alerts(catalogue, texts, Panels(texts, "Africa/Casablanca", 28.0), Language.ARABIC, CHANNEL, DESK),
            self.hands,
            rules=Rules(
                publish_topics=("security-cooperation",), four_eyes=False, allow_private=False, channel=CHANNEL
            ),
            pages=self.page,
            judge=catalogue,
            knows=lambda slug: catalogue.topic(slug) is not None,
            reach=self.reach,
            proof=self.proof,
            editors=self.editors,
            published=self.published.extend,
        )

    async def reach(self, article: Article) -> int:
        return 7

    async def proof(self, article: Article) -> Message:
        return Message(Text(article.title))

    async def editors(self) -> Sequence[int]:
        return (DESK,)

    async def push(self, name: str = "m1", **item: Any) -> Taken | Wrong:
        return await self.pushes.take(name, json.dumps({"url": URL, **item}).encode())


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield Room(storage)
    await storage.close()


async def test_an_article_is_completed_from_its_page_and_known_by_what_the_page_names(room: Room) -> None:
    room.page.entry = Entry("https://www.example.ma/?p=7", URL, "عنوان الصفحة", "ملخص الصفحة", "نص", post_id=7)
    taken = await room.push(title=TITLE, topics=["drugs"])
    assert isinstance(taken, Taken)
    assert taken.deliveries == 7
    (article,) = room.published
    assert (article.title, article.summary, article.origin, article.topics) == (
        TITLE,
        "ملخص الصفحة",
        "push",
        ("drugs",),
    )
    assert await room.storage.known(["wp:example.ma:7"]) == {"wp:example.ma:7": taken.article}


async def test_a_slow_page_does_not_hold_up_what_has_a_title(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "WITH_TITLE", 0.01)
    monkeypatch.setattr(taking, "URGENT", 0.01)
    monkeypatch.setattr(taking, "WITHOUT_TITLE", 0.01)
    room.page.stalls = True
    assert await room.push("m1") == Wrong(
        "title", "is missing, and the page could not be read: it does not answer in time"
    )
    assert isinstance(await room.push("m2", title=TITLE), Taken)
    assert isinstance(await room.push("m3", title=TITLE, breaking=True), Taken)
    assert [article.title for article in room.published] == [TITLE]


async def test_what_looks_like_an_article_of_before_waits_for_the_desk_unless_topics_are_named(room: Room) -> None:
    text = "تمكنت الشرطة المغربية والإسبانية صباح اليوم من تفكيك خلية إرهابية في عملية أمنية مشتركة شملت عدة مدن في البلدين"
    await room.push("m1", title=TITLE, summary=text)
    await room.push("m2", url=f"{URL}again/", title=TITLE, summary=text)
    await room.push("m3", url=f"{URL}third/", title=TITLE, summary=text, topics=["security-cooperation"])
    states = [(article.state, article.reason) for article in room.published]
    assert states == [(ArticleState.LIVE, None), (ArticleState.HELD, "twin"), (ArticleState.LIVE, None)]


async def test_ids_are_forgotten_after_a_week_articles_are_not(room: Room) -> None:
    first = await room.push("m1", title=TITLE)
    await room.pushes.forget(NOW + REMEMBERED - 1)
    assert len(await room.storage.documents("push")) == 1
    await room.pushes.forget(NOW + REMEMBERED)
    assert await room.storage.documents("push") == []
    assert isinstance(first, Taken)
    assert await room.push("m1", title=TITLE) == Taken(first.article, 0, duplicate=True)


async def test_a_store_that_refuses_again_and_again_is_an_error(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*changes: Change) -> bool:
        return False

    monkeypatch.setattr(room.storage, "commit", refused)
    for breaking in (False, True):
        with pytest.raises(StorageError):
            await room.push("m1", title=TITLE, breaking=breaking)
    assert room.published == []
